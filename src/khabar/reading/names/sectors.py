"""Places nobody lists behind a word that much else may follow: the front of X, the X base, the governor of X."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.lang.words import Line
from khabar.reading.names.offices import part
from khabar.reading.names.sights import Sights
from khabar.reading.names.spots import Known, Spot, end, listed
from khabar.reading.names.tagger import Tagger

NEAR = 3  # words between several places and the names of some


def sectors(line: Line, sights: Sights, known: Known, able: Tagger) -> Iterator[Spot]:
    """Yield each place whose name is no word of the language that news uses much."""
    for i in sights.on("sectors", "among", "governs", "bases"):
        lists = sights[i].lists
        if "sectors" in lists or ("among" in lists and _several(sights, i)):
            yield from listed(line, i + 1, known, able, many=True, odd=True)
        elif "governs" in lists and _held(line, i + 1, able):
            yield i + 1, i + 2, None
        elif "bases" in lists and (last := end(line, i + 1, known, able, odd=True)):
            yield i, last, None


def _several(sights: Sights, i: int) -> bool:
    """Say whether a word for several places stands shortly before word `i`."""
    return any(not sights[k].lists.isdisjoint(("several", "sectors")) for k in range(max(0, i - NEAR), i))


def _held(line: Line, i: int, able: Tagger) -> bool:
    """Say whether word `i` is no word of the language and a person's name follows: who governs there."""
    after = line.words[i + 1 : i + 2]
    return bool(after) and after[0].norm in able.world.spelled and part(line.words[i], able)
