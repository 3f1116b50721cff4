"""Clubs of players by the short names that reports on sport give them; elsewhere most of these are words or places."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from khabar.lang.fold import fold
from khabar.lang.tables import columns
from khabar.lang.thing import Thing


class Club(NamedTuple):
    """A club; `sort` is "own" where its name is nothing else's, "home" where its country must be named beside it."""

    thing: Thing
    sort: str


@cache
def clubs() -> dict[str, list[Club]]:
    """Return the clubs of each folded Arabic name: the best known first."""
    made: defaultdict[str, list[Club]] = defaultdict(list)
    for country, en, ar, sort in zip(*columns("world", "clubs.tsv"), strict=True):
        thing = Thing(f"o:{en}:{country}", "organisation", en, {"ar": ar, "en": en}, country, sort="club")
        made[fold(ar)].append(Club(thing, sort))
    return made
