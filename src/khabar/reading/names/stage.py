"""Finds names of persons, organisations, countries, groups and places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from khabar.lang.fold import fold
from khabar.lang.pack import Pack
from khabar.lang.world import world
from khabar.reading.draft import Draft, Timex
from khabar.reading.names.bearers import choose
from khabar.reading.names.capitals import by_capitals
from khabar.reading.names.roll import Name, Roll
from khabar.reading.names.siting import Siting
from khabar.reading.names.spotting import by_words


def names(draft: Draft) -> None:
    """Enter the names of the report as entities; each name is a mark of class "name" whose value is its Entity."""
    known = world(draft.report.lang)
    find = by_capitals if draft.pack.fact("names", "capitals", default=True) else by_words
    found = _undated(find(draft, known), draft.times)
    heads = _listed(draft.pack, "spots") | _listed(draft.pack, "makes_place")
    states, settlements, parts = (_listed(draft.pack, key) for key in ("states", "settlements", "parts"))
    within, of = (_listed(draft.pack, key) for key in ("lies_in", "of"))
    siting = Siting(known, states, heads, settlements, parts, within, of)
    siting.hear(found)
    for name in found:
        name.thing = siting.place(name)
        if name.country == "":
            name.country = siting.land()
    choose(found, known, draft.day)
    honours, quarters = (_listed(draft.pack, key) for key in ("honours", "quarters"))
    Roll(draft, known, honours=honours, quarters=quarters).enter(found)


def _undated(found: Iterable[Name], times: Sequence[Timex]) -> list[Name]:
    """Return the names that do not lie inside a time: "in May"; times are in order, and apart."""
    starts = [time.start for time in times]
    ends = [0, *(time.end for time in times)]
    return [name for name in found if name.end > ends[bisect_right(starts, name.start)]]


def _listed(pack: Pack, key: str) -> frozenset[str]:
    return frozenset(fold(str(pack.fact("names", key, ""))).split("|"))
