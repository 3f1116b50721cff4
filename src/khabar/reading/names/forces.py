"""Forces: an army, a police, a navy by the adjective of a people behind it: "the Yemeni army"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Line
from khabar.reading.names.ministries import whose
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger


def forces(line: Line, sights: Sights, covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int, str]]:
    """Yield the words [first, last) of each that nothing covers, and the code of its country.

    Adjectives of its kind may stand before that of the people: the armed, the naval.
    """
    for i in sights.on("forces"):
        last = i + 1
        while last < line.size - 1 and line.words[last].norm in able.lists["arms"]:
            last += 1
        people = whose(line.words[last].norm, able)
        if people and not any(covered[i : last + 1]):
            yield i, last + 1, people
