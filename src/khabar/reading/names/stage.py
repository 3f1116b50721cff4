"""Finds names of persons, organisations, countries, groups and places."""

from __future__ import annotations

from khabar.lang.fold import fold
from khabar.lang.pack import Pack
from khabar.lang.world import world
from khabar.reading.draft import Draft
from khabar.reading.names.capitals import by_capitals
from khabar.reading.names.roll import Name, Roll
from khabar.reading.names.siting import Siting
from khabar.reading.names.spotting import by_words


def names(draft: Draft) -> None:
    """Enter the names of the report as entities; each name is a mark of class "name" whose value is its Entity."""
    known = world(draft.report.lang)
    find = by_capitals if draft.pack.fact("names", "capitals", default=True) else by_words
    found = [name for name in find(draft, known) if not _dated(name)]
    heads = _listed(draft.pack, "spots") | _listed(draft.pack, "makes_place")
    lists = (_listed(draft.pack, key) for key in ("states", "settlements", "lies_in", "of"))
    states, settlements, within, of = lists
    siting = Siting(known, states, heads, settlements, within, of)
    siting.hear(found)
    for name in found:
        name.thing = siting.place(name)
        if name.country == "":
            name.country = siting.land()
    honours, quarters = (_listed(draft.pack, key) for key in ("honours", "quarters"))
    Roll(draft, known, honours=honours, quarters=quarters).enter(found)


def _dated(name: Name) -> bool:
    """Say whether a name lies inside a time: "in May"."""
    return any(time.start <= name.start and name.end <= time.end for time in name.line.found.get("time", ()))


def _listed(pack: Pack, key: str) -> frozenset[str]:
    return frozenset(fold(str(pack.fact("names", key, ""))).split("|"))
