"""Finds names of persons, organisations, countries, groups and places."""

from __future__ import annotations

from khabar.lang.fold import fold
from khabar.lang.world import world
from khabar.reading.draft import Draft
from khabar.reading.names.capitals import by_capitals
from khabar.reading.names.roll import Roll
from khabar.reading.names.spotting import by_words


def names(draft: Draft) -> None:
    """Enter the names of the report as entities; each name is a mark of class "name" whose value is its Entity."""
    known = world(draft.report.lang)
    find = by_capitals if draft.pack.fact("names", "capitals", default=True) else by_words
    honours = frozenset(fold(str(draft.pack.fact("names", "honours", ""))).split("|"))
    Roll(draft, known, honours=honours).enter(find(draft, known))
