"""Governments: "the Tunisian government" is the country as it acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.lang.thing import Thing
from khabar.lang.words import Line
from khabar.lang.world import member
from khabar.reading.names.tagger import Tagger


def governments(line: Line, known: Mapping[int, tuple[int, Thing]], able: Tagger) -> Iterator[tuple[int, int, Thing]]:
    """Yield the words [first, last) of each government of a country, and the country."""
    for i, word in enumerate(line.words[:-1]):
        if not any(stem in able.lists["governments"] for _, stem in able.script.of(word.norm)):
            continue
        last, thing = known.get(i + 1, (i + 2, None))
        if thing is None or thing.kind != "country":
            last, thing = i + 2, _land(line.words[i + 1].norm, able)
        if thing is not None:
            yield i, last, thing


def _land(norm: str, able: Tagger) -> Thing | None:
    """Return the country whose people an adjective means."""
    people = able.world.peoples.get(member(norm.removeprefix(able.script.article), able.world)[0])
    return able.world.lands.get(people.country or "") if people is not None else None
