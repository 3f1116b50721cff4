"""Ministries: "the ministry of health" is a body's name, and a nationality behind it says whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Line
from khabar.lang.world import member
from khabar.reading.names.offices import unheard
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger


def ministries(line: Line, sights: Sights, covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int, str]]:
    """Yield the words [first, last) of each ministry that nothing covers, and the code of its country or ""."""
    lists, script, size = able.lists, able.script, len(line.words)
    for i in sights.on("ministries"):
        if covered[i]:
            continue
        last = i + 1
        while (
            last < size and not covered[last] and line.words[last].norm.removeprefix(script.conj) in lists["portfolios"]
        ):
            last += 1
        if last == i + 1:
            continue
        free = last < size and not covered[last]
        people = whose(line.words[last].norm, able) if free else ""
        yield i, last + bool(people or (free and unheard(line.words[last], able))), people


def whose(norm: str, able: Tagger) -> str:
    """Return the code of the country whose people an adjective means; nothing for another word."""
    thing = able.world.peoples.get(member(norm.removeprefix(able.script.article), able.world)[0])
    return (thing.country or "") if thing is not None else ""
