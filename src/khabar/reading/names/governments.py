"""Countries by an adjective: "the Tunisian government" is the country as it acts, "the Tunisian republic" is it too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.lang.thing import Thing
from khabar.lang.words import Line
from khabar.lang.world import member
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger


def governments(
    line: Line, sights: Sights, known: Mapping[int, tuple[int, Thing]], able: Tagger
) -> Iterator[tuple[int, int, Thing]]:
    """Yield the words [first, last) of each government of a country, and the country."""
    for i in sights.on("governments"):
        last, thing = known.get(i + 1, (i + 2, None))
        if thing is None or thing.kind != "country":
            last, thing = i + 2, _land(line.words[i + 1].norm, able)
        if thing is not None:
            yield i, last, thing


def realms(line: Line, sights: Sights, able: Tagger) -> Iterator[tuple[int, int, Thing]]:
    """Yield the words [first, last) of each republic or kingdom of a people, and the country."""
    for i in sights.on("realms"):
        thing = _land(line.words[i + 1].norm, able)
        if thing is not None:
            yield i, i + 2, thing


def _land(norm: str, able: Tagger) -> Thing | None:
    """Return the country whose people an adjective means."""
    people = able.world.peoples.get(member(norm.removeprefix(able.script.article), able.world)[0])
    return able.world.lands.get(people.country or "") if people is not None else None
