"""Reports that come in one by one, late, twice or go again: their stories are those of a rebuild from nothing."""

from __future__ import annotations

import random

import pytest

import khabar
from khabar.demo.crisis import crisis
from khabar.reading.reader import read
from khabar.reconcile import joining
from khabar.reconcile.joining import Joining
from khabar.reconcile.shelf import Memory
from khabar.reconcile.sketch import like, sketch
from khabar.reconcile.stories import stories
from khabar.reconcile.told import Told

SEEDS = range(6)
FLOOD = (
    "The river Lastrin rose by 3 metres on Friday and Mayor Hedda Brunsvik closed the bridge of Osteva to all lorries."
)


@pytest.fixture(scope="module")
def told() -> list[Told]:
    made = [Told(t.report.id, t.report.source, "", read(t.report, t.remarks)) for t in crisis()]
    return made + [printed(f"{FLOOD} Page {n} of {n + 4}.", 10 + n % 9) for n in range(14)]


def printed(text: str, day: int) -> Told:
    reading = khabar.read(text, lang="en", published=f"2025-05-{day}")
    return Told(reading.report.id, "", "", reading)


def read_all(shelf: Memory) -> dict[str, tuple]:
    name = {n: one.report for n, one in shelf.sketches.items()}
    return {name[n]: (name[p.story], name.get(p.after), p.score, p.copy) for n, p in shelf.places.items()}


def rebuilt(told: list[Told], judged=None) -> dict[str, tuple]:
    shelf = Memory()
    made = Joining(shelf, judged or {})
    for n, one in enumerate(sorted(map(sketch, told), key=lambda s: s.order), 1):
        made.join(n, one)
    made.settle()
    return read_all(shelf)


@pytest.mark.parametrize("near", [joining.NEAR, {"prints": 2, "marks": 3}])
@pytest.mark.parametrize("seed", SEEDS)
def test_reports_in_any_order_stand_where_a_rebuild_puts_them(told, seed, near, monkeypatch):
    monkeypatch.setattr(joining, "NEAR", near)
    chance = random.Random(seed)
    shelf = Memory()
    order = list(enumerate(told, 1))
    chance.shuffle(order)
    for n, one in order:
        made = Joining(shelf, {})
        made.join(n, sketch(one))
        made.settle()
    assert read_all(shelf) == rebuilt(told)
    gone = {n for n, _ in order[::3]}
    for n in gone:
        made = Joining(shelf, {})
        made.leave(n)
        made.settle()
    assert read_all(shelf) == rebuilt([one for n, one in order if n not in gone])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_people_judge_moves_those_that_it_concerns_as_a_rebuild_does(told, seed):
    chance = random.Random(seed)
    shelf, judged = Memory(), {}
    for n, one in enumerate(told, 1):
        made = Joining(shelf, judged)
        made.join(n, sketch(one))
        made.settle()
    for _ in range(12):
        pair = tuple(sorted(one.id for one in chance.sample(told, 2)))
        judged = {key: same for key, same in judged.items() if key != pair and chance.random() < 0.9} | {pair: False}
        made = Joining(shelf, judged)
        made.judge(one.id for one in told)
        made.settle()
        assert read_all(shelf) == rebuilt(told, judged)


def test_whole_stories_are_put_together_by_people_unless_two_of_them_are_held_apart(told):
    before = sorted((s for s in stories(told) if len(s.reports) > 1), key=lambda s: s.id)
    one, other = before[0], before[1]
    judged = {tuple(sorted((one.reports[-1], other.reports[-1]))): True}
    (joined,) = [s for s in stories(told, judged) if set(one.reports) <= set(s.reports)]
    assert set(joined.reports) == {*one.reports, *other.reports}
    assert any("somebody judged" in link.why for link in joined.links)
    judged[tuple(sorted((one.reports[0], other.reports[0])))] = False
    assert all(not {*one.reports} & {*other.reports} & {*s.reports} for s in stories(told, judged))
    assert len(stories(told, judged)) >= len(before)


def test_a_bulletin_in_one_wording_keeps_its_story_from_day_to_day():
    rows = "Mayor Hedda Brunsvik said {} wells are dry in the valley of Osteva and {} people of Lastrin have no water."
    last = (
        "Of the wells of Osteva {} are dry, Hedda Brunsvik said; the people of Lastrin wait for water from the valley."
    )
    days = [printed(rows.format(40 + n, 900 + 7 * n) + " The list of the wells follows from the town hall.", 10 + 4 * n)
            for n in range(4)]  # fmt: skip
    found = stories([*days, printed(last.format(52), 26)])
    assert sum(link.why.code == "stands-in" for link in found[0].links) >= 2
    assert [len(one.reports) for one in found] == [5]


def test_the_likeness_of_two_reports_is_what_it_is_whatever_else_comes_in(told):
    one, other = (sketch(t) for t in told[:2])
    assert like(one, other) == like(*(sketch(t) for t in told[:2]))
    assert like(one, one) == pytest.approx(1, abs=1e-6)
