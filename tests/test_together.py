"""The verbs that hold reports together, as a user meets them, on the invented crisis."""

from __future__ import annotations

import json
from contextlib import chdir
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.demo.crisis import crisis
from khabar.desk import open_desk
from khabar.reconcile.telling import Telling


@pytest.fixture(scope="module")
def where(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    assert run(folder, "demo", "--store", "khabar.db")[1].startswith("40 invented reports, 40 of them new")
    return folder


def run(where, *arguments: str) -> tuple[int, str]:
    with chdir(where):
        done = CliRunner().invoke(main, arguments, catch_exceptions=True)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout


def lines(where, *arguments: str) -> list[dict]:
    code, out = run(where, *arguments, "--json")
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_pairs_come_by_tabs_with_both_sources_and_the_share(where):
    code, out = run(where, "reprints", "--pairs")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert {len(row) for row in rows} == {5}
    assert ["demo/m01", "demo/m02"] in [row[:2] for row in rows]
    assert all(0 < float(row[4]) <= 1 for row in rows)


def test_a_story_is_shown_by_any_of_its_reports(where):
    talks = next(s for s in lines(where, "stories") if "demo/t01" in s["sources"].values())
    other = next(key for key, source in talks["sources"].items() if source == "demo/t05")
    (shown,) = lines(where, "story", other.removeprefix("sha256:")[:12])
    assert shown["story"]["id"] == talks["id"]
    code, out = run(where, "story", other)
    assert code == 0
    assert "7 reports" in out
    assert run(where, "story", "0" * 12)[0] == 1


def test_people_outrank_rules_and_may_change_their_minds(where):
    talks = next(s for s in lines(where, "stories") if "demo/t01" in s["sources"].values())
    ids = {source: key for key, source in talks["sources"].items()}
    for way, why, together in (("--apart", "another meeting", False), ("--same", "looked again", True)):
        code, out = run(where, "judge", ids["demo/t06"], ids["demo/t05"], way, "--why", why, "--by", "Lina")
        assert code == 0
        assert out.endswith("by Lina\n")
        now = next(s for s in lines(where, "stories") if "demo/t05" in s["sources"].values())
        assert ("demo/t06" in now["sources"].values()) is together
    assert run(where, "check")[0] == 0
    assert run(where, "backup", "k.jsonl.gz")[0] == 0
    assert run(where, "restore", "k.jsonl.gz", "--store", "other.db")[0] == 0
    assert lines(where, "stories", "--store", "other.db") == lines(where, "stories")


def test_what_is_shared_roots_and_commitments(where):
    pair = run(where, "reprints", "--pairs")[1].splitlines()[0].split("\t")
    (one,) = lines(where, "compare", pair[2], pair[3])
    assert one["share"] == float(pair[4])
    assert run(where, "compare", pair[2], "0" * 12)[0] == 1
    track = next(t for t in lines(where, "tracks") if t["measure"] == "people killed")
    (roots,) = lines(where, "roots", track["id"])
    assert roots["independent"] == sum(r["counts"] for r in roots["roots"])
    assert {c["kind"] for c in lines(where, "conflicts")} >= {"value"}
    states = {c["state"] for c in lines(where, "commitments", "--on", "2025-05-21")}
    assert states >= {"kept", "broken", "overdue"}
    assert run(where, "roots", f"{track['id'].partition('#')[0]}#e999")[0] == 1


def test_a_timeline_tells_day_by_day_who_says_what(where):
    talks = next(s for s in lines(where, "stories") if "demo/t01" in s["sources"].values())
    told = lines(where, "timeline", talks["id"])
    assert [line["day"] for line in told] == sorted(line["day"] for line in told)
    assert {line["kind"] for line in told} >= {"planned", "called off", "said"}
    off = next(line for line in told if line["kind"] == "called off")
    assert off["by"]
    assert "demo/t06" in off["sources"].values()
    code, out = run(where, "timeline", talks["id"])
    assert code == 0
    assert len(out.splitlines()) == len(told)


def test_one_track_is_shown_by_story_and_measure(where):
    first = next(s for s in lines(where, "stories") if "demo/m05" in s["sources"].values())["id"]
    (track,) = lines(where, "track", first, "KILLED")
    assert track in lines(where, "tracks")
    code, out = run(where, "track", first, "people killed")
    assert code == 0
    assert "update" in out
    assert run(where, "track", first, "bridges")[0] == 1


def test_what_was_judged_is_taken_back(where):
    talks = next(s for s in lines(where, "stories") if "demo/t01" in s["sources"].values())
    ids = {source: key for key, source in talks["sources"].items()}
    pair = ids["demo/t02"], ids["demo/t07"]
    assert run(where, "judge", *pair, "--apart", "--why", "other talks")[0] == 0
    assert lines(where, "stories") != lines(where, "stories", "--as-of", "2000-01-01")
    assert "demo/t02" not in next(s for s in lines(where, "stories") if "demo/t07" in s["sources"].values())["sources"]
    (made,) = lines(where, "judge", *pair, "--undo", "--why", "the same after all")
    assert made["kind"] == "open"
    assert talks in lines(where, "stories")
    assert run(where, "judge", *pair, "--why", "nothing is said")[0] == 2


def test_the_feed_tells_what_is_new_since_a_cursor_or_a_moment(where, tmp_path):
    with open_desk(str(tmp_path / "f.db"), "1", clock=Clock()) as desk:
        reports = list(crisis())
        list(desk.take_in(reports[:12]))
        start = desk.feed(0)
        assert {new.kind for new in start.items} >= {"report", "claim", "story", "track"}
        assert {new.what for new in start.items} == {"new"}
        assert desk.feed(start.cursor).items == ()
        moment = desk.clock.told
        list(desk.take_in(reports[12:]))
        later = desk.feed(start.cursor, on="2025-05-21")
        assert sum(new.kind == "report" for new in later.items) == len(reports) - 12
        assert ("track", "changed") in {(new.kind, new.what) for new in later.items}
        assert ("commitment", "new") in {(new.kind, new.what) for new in later.items}
        assert desk.feed(moment, on="2025-05-21") == later
        assert desk.feed(start.cursor, as_of=moment).items == ()
        ids = [new.of.report for new in later.items if new.kind == "report"][:2]
        desk.judge(*ids, same=True, why="one matter")
        assert "judgement" in {new.kind for new in desk.feed(later.cursor).items}
    last = lines(where, "feed", "2100-01-01")
    assert [row["kind"] for row in last] == ["cursor"]


class Clock:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self) -> None:
        self.now = datetime(2025, 6, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @property
    def told(self) -> str:
        return self.now.isoformat()


@pytest.mark.parametrize("verb", ["stories", "tracks", "conflicts", "reprints", "commitments"])
def test_python_answers_by_the_words_of_the_verbs(where, verb):
    with chdir(where), open_desk("khabar.db", "1") as desk:
        assert len(getattr(desk, verb)()) == len(lines(where, verb))


def test_python_answers_about_one_story_by_the_words_of_the_verbs(where):
    with chdir(where), open_desk("khabar.db", "1") as desk:
        (first, *_) = (s.id for s in desk.stories() if len(s.reports) > 10)
        (track,) = desk.track(first, "people killed")
        assert desk.story(first).id == first
        assert desk.timeline(first)
        assert desk.roots(track.id).independent >= 1
        assert desk.compare(*desk.story(first).reports[:2]) is None or desk.reprints()


def test_a_question_about_one_story_reads_its_reports_and_no_others(where):
    with chdir(where), open_desk("khabar.db", "1") as desk:
        found = next(s for s in desk.stories() if 3 < len(s.reports) < 10)
        held = desk.together()
        story = held.story(found.reports[-1].removeprefix("sha256:")[:12])
        assert story == found
        assert held.timeline(story)
        held.tracks(story), held.conflicts(story), held.happenings(story)
        assert set(held.reports._held) == set(found.reports)
        assert "heads" not in vars(held.reports)  # nor does it look at what is known of all


def test_what_is_new_is_found_without_telling_all_stories(where, monkeypatch):
    with chdir(where), open_desk("khabar.db", "1") as desk:
        told = desk.feed(desk.record.cursor() - 1)
        monkeypatch.setattr(Telling, "stories", None)
        assert desk.feed(desk.record.cursor() - 1) == told


def test_what_was_judged_the_same_is_one_story_whether_kept_or_worked_out(where):
    with chdir(where), open_desk("khabar.db", "1") as desk:
        one, other = [s for s in desk.stories() if len(s.reports) > 1][:2]
        pair = one.reports[-1], other.reports[0]
        desk.judge(*pair, same=True, why="one matter")
        joined = desk.story(pair[0])
        assert set(joined.reports) == {*one.reports, *other.reports}
        assert joined == desk.story(pair[1], as_of="2100-01-01")
        assert joined in desk.stories()
        desk.judge(*pair, same=None, why="two after all")
        assert desk.story(pair[0]) == one
