"""Governed: the town of an office that runs into the name of who holds it: "the governor of Port Selim Nabil Harun"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from khabar.lang.places import villages
from khabar.reading.names.roll import WHERE, Name
from khabar.reading.names.tagger import Tagger

GAP = 2  # words between the office and what is found of the name, at most


def governed(found: list[Name], able: Tagger) -> Iterator[Name]:
    """Take the town off each unlisted name behind an office of one, and yield the town."""
    told = {name.norms for name in found if name.kind == "place"}
    for name in found:
        begin = _office(name, able) if name.kind == "person" and name.thing is None and not name.pre else 0
        norms = tuple(word.norm for word in name.line.words[begin : name.last]) if begin else ()
        size = next((size for size in range(len(norms) - 1, 0, -1) if _town(norms[:size], told, able)), 0)
        first, words = begin + size, name.line.words
        if size and first > name.first and len(name.norms) == name.last - name.first:
            thing = able.world.thing(" ".join(norms[:size]))
            yield Name(
                name.line, begin, first, words[begin].start, words[first - 1].end, "place", thing, "", norms[:size]
            )
            name.first, name.start, name.norms = first, words[first].start, norms[size:]
            name.thing = able.world.thing(" ".join(name.norms))


def _office(name: Name, able: Tagger) -> int:
    """Return the index past the office of a town that stands before a name, with little between them; 0 for none."""
    near = range(name.first, max(0, name.first - GAP - 1), -1)
    return next((i for i in near if able.among(name.line.words[i - 1].norm, "governs")), 0)


def _town(norms: tuple[str, ...], told: Collection[tuple[str, ...]], able: Tagger) -> bool:
    """Say whether words are a town's name: the report's, the world's, a village's that no person is called by."""
    name = " ".join(norms)
    thing = able.world.thing(name)
    if norms in told or (thing is not None and thing.kind in WHERE):
        return True
    return not able.world.spelled.keys() >= {*norms} and bool(villages(name))
