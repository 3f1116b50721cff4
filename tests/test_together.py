"""The verbs that hold reports together, as a user meets them, on the invented crisis."""

from __future__ import annotations

import json
from contextlib import chdir

import pytest
from click.testing import CliRunner

from khabar.cli import main


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
