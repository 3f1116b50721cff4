"""What the record tells of a past moment, or as new since one, is what is worked out of all reports known by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from khabar import desk as desks
from khabar.demo.crisis import crisis
from khabar.desk import Desk
from khabar.reconcile.keeping import Keeper
from khabar.reconcile.origins import origins
from khabar.record.days import instant

READ = cache(desks.read)
BEGUN = datetime(2025, 5, 20, 12, tzinfo=UTC)


class Clock:
    """One hour later each time it is looked at."""

    def __init__(self) -> None:
        self.looked = 0

    def __call__(self) -> datetime:
        self.looked += 1
        return BEGUN + timedelta(hours=self.looked)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch):
    monkeypatch.setattr(desks, "read", READ)


def filled(record) -> Desk:
    """Keep the crisis in some instalments, out of order, with what people judge between them and a second reader."""
    desk = Desk(replace(record, keeper=Keeper()), "1", batch=50, clock=Clock())
    items = [*crisis()]
    for some in (items[1::3], items[::3]):
        assert [line.outcome for line in desk.take_in(some)] == ["stored"] * len(some)
    one, other = [story for story in desk.stories() if len(story.reports) > 1][:2]
    desk.judge(one.reports[-1], other.reports[0], same=True, why="one matter")
    desk.judge(one.reports[0], one.reports[1], same=False, why="two matters")
    desk.retract(one.reports[0], why="it was wrong")
    [*desk.take_in(items[2::3])]
    [*replace(desk, reader="2").reread(other.reports[:1])]
    desk.judge(one.reports[-1], other.reports[0], same=None, why="two after all")
    return desk


def answers(desk: Desk, **asked: str):
    """Return what a moment's reports tell, and whether that came from what the record keeps."""
    held = desk.together(**asked)
    told = held.stories, held.reprints, origins(held.reports, held.copied), held.commitments(), held.sources
    return told, held.kept is not None


def test_at_every_moment_the_kept_stories_are_those_of_all_reports_known_by_then(store, monkeypatch):
    desk = filled(store)
    moments = [instant(BEGUN + timedelta(hours=n, minutes=30)) for n in range(desk.clock.looked + 1)]
    kept = [answers(desk, as_of=at, on="2025-05-21") for at in moments]
    assert all(here for _, here in kept)
    monkeypatch.setattr(desks, "telling", lambda *_: None)
    for at, (told, _) in zip(moments, kept, strict=True):
        assert (told, False) == answers(desk, as_of=at, on="2025-05-21")
    assert len({len(told[0]) for told, _ in kept}) > 3


def test_what_is_new_is_what_all_stories_of_both_moments_tell(store, monkeypatch):
    desk = filled(store)
    last = desk.record.cursor()
    seen = [0, *(n for n, _ in desk.record.changes())]
    since = [*seen[:: len(seen) // 3], last]
    told = [desk.feed(n, on="2025-06-21") for n in since]
    since += (later := [instant(BEGUN + timedelta(hours=n)) for n in range(1, desk.clock.looked, 3)])
    told += [desk.feed(at, on="2025-05-26") for at in later]
    monkeypatch.setattr(desks, "telling", lambda *_: None)
    for at, one in zip(since, told, strict=True):
        assert one == desk.feed(at, on="2025-06-21" if isinstance(at, int) else "2025-05-26")
    assert {item.kind for one in told for item in one.items} >= {"report", "claim", "judgement", "story", "commitment"}


@pytest.mark.parametrize("asked", [{"until": "2025-05-14"}, {"outlet": "The Zahrit Courier"}, {"since": "2025-05-16"}])
def test_some_of_the_reports_are_held_together_without_the_others(store, asked):
    desk = filled(store)
    (told, here), few = answers(desk, **asked), {r.id for r in desk.reports(**asked) if not r.retracted}
    assert not here
    assert {key for one in told[0] for key in one.reports} == few
    assert {key for one in told[1] for key in (one.first, one.second)} <= few


def test_what_was_known_elsewhere_or_is_redacted_since_is_worked_out(store, new, tmp_path):
    desk = filled(store)
    at = instant(BEGUN + timedelta(hours=2, minutes=30))
    told, here = answers(desk, as_of=at)
    assert here
    desk.backup(tmp_path / "b.jsonl")
    other = replace(desk, record=replace(new(), keeper=Keeper()))
    other.restore(tmp_path / "b.jsonl")
    assert answers(other, as_of=at) == (told, False)
    gone = told[0][-1].reports[0]
    desk.redact(report=gone, why="the court says so")
    (told, here) = answers(desk, as_of=at)
    assert not here
    assert gone not in {key for one in told[0] for key in one.reports}
