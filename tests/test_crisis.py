"""The invented crisis, with the truth beside it: what forty reports tell when they are held together."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.demo.crisis import crisis
from khabar.reading.reader import read
from khabar.reconcile.roots import copies
from khabar.reconcile.told import Told
from khabar.views.together import Together, together

# Who printed whose words: for each source, the reports that are copies of it, whole or shortened.
COPIES = {
    "m01": {"m02", "m03", "m04"},
    "m05": {"m06", "m07", "m08"},
    "m09": {"m10", "m11"},
    "m13": {"m14"},
    "m15": {"m16"},
    "m17": {"m18"},
    "t03": {"t04"},
    "t05": {"t06"},
    "f01": {"f02"},
}
# Who printed whose report in the other language: the earlier one and the later.
TRANSLATIONS = {("m01", "m05"), ("m15", "m17"), ("m19", "m20"), ("t01", "t02"), ("f01", "f03"), ("a01", "a02")}
TALKS = {"t01", "t02", "t03", "t04", "t05", "t06", "t07"}
FLOODS = {"f01", "f02", "f03", "f04"}
AID = {"a01", "a02"}
ALONE = {"o01", "o02", "o03"}


@pytest.fixture(scope="module")
def held() -> Together:
    reports = [Told(t.report.id, t.report.source, "", read(t.report, t.remarks)) for t in crisis()]
    return together(reports, {}, date(2025, 5, 21))


def name(held: Together, report: str) -> str:
    return held.reports[report].source.removeprefix("demo/")


def story(held: Together, source: str):
    return next(s for s in held.stories if source in {name(held, r) for r in s.reports})


def test_every_copy_goes_back_to_its_source(held):
    found: dict[str, set[str]] = {}
    for copy, first in copies(r for r in held.reprints if r.kind == "copy").items():
        found.setdefault(name(held, first), set()).add(name(held, copy))
    assert found == COPIES


def test_a_translation_is_judged_one_and_is_no_further_root(held):
    found = {(name(held, r.first), name(held, r.second)) for r in held.reprints if r.kind == "translation"}
    assert found == TRANSLATIONS
    first, other = (next(r for r in held.reports if name(held, r) == source) for source in ("m01", "m07"))
    assert held.copied[other] == first, "a copy of a translation goes back to what was translated"


def test_doubt_that_copies_lost_is_told(held):
    lost = {(name(held, r.first), name(held, r.second), d.kind) for r in held.reprints for d in r.drift}
    assert ("m01", "m04", "bound") in lost


@pytest.mark.parametrize(("source", "whole"), [("t01", TALKS), ("f01", FLOODS), ("a01", AID)])
def test_each_story_is_told_whole_across_languages(held, source, whole):
    assert {name(held, r) for r in story(held, source).reports} == whole


def test_what_has_nothing_to_do_with_the_rest_stands_alone(held):
    assert {len(story(held, source).reports) for source in ALONE} == {1}
    market = [s for s in held.stories if any(name(held, r).startswith("m") for r in s.reports)]
    assert len(market) <= 2
    assert all(name(held, r).startswith("m") for s in market for r in s.reports)


def test_the_toll_of_the_market_is_followed_and_the_hospital_disagrees(held):
    tracks = [t for s in held.stories for t in held.tracks(s) if t.measure == "people killed"]
    values = {p.low for t in tracks for p in t.points if name(held, p.mention.report).startswith("m")}
    assert {12, 31, 28, 58, 55} <= values
    assert {28, 55} & {p.low for t in tracks for p in t.points if p.step == "revision"}
    against = [c for s in held.stories for c in held.conflicts(s) if c.kind == "value"]
    assert any({c.first.said, c.second.said} == {"exact 31", "exact 28"} for c in against)


def test_the_first_toll_has_one_root_however_many_print_it(held):
    first = next(r for r, t in held.reports.items() if t.source == "demo/m05")
    figure = next(f for f in held.reports[first].reading.figures if f.value == 12)
    assert held.roots(f"{first}#{figure.id}").independent == 1


def test_promises_are_kept_broken_or_overdue(held):
    states = {(name(held, c.mention.report), c.state) for c in held.commitments()}
    assert ("m15", "kept") in states
    assert {("t03", "broken"), ("t02", "broken")} & states
    assert ("a01", "overdue") in states


def test_every_judgement_has_a_sentence(held):
    for one in held.reprints:
        assert one.why
    for found in held.stories:
        assert all(link.why for link in found.links)
        assert all(c.why for c in held.conflicts(found))
    assert all(c.why for c in held.commitments())
