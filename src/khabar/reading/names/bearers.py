"""Bearers: which of several persons of the world a name means, by who is named in full and by their offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from khabar.lang.thing import Thing
from khabar.lang.world import World
from khabar.model.voice import Candidate
from khabar.reading.names.roll import Name

WHOLE, OFFICE = 3.0, 1.0  # what a name in full, and an office on the report's day, say


def choose(found: Iterable[Name], world: World, day: date | None) -> None:
    """Choose whom each name of several persons means; nobody where as much speaks for another."""
    names = [name for name in found if name.thing is not None and name.thing.kind == "person"]
    shared = [name for name in names if " ".join(name.norms) in world.bearers]
    whole = {name.thing.key for name in names if name.thing and name not in shared} if shared else set()
    for name in shared:
        listed = world.bearers[" ".join(name.norms)]
        weighed = [(thing, dict(_reasons(thing, whole, day))) for thing in listed]
        ranked = sorted(((sum(why.values(), 0.0), thing, why) for thing, why in weighed), key=lambda r: -r[0])
        name.candidates = tuple(Candidate(t.name, t.country, score, tuple(why)) for score, t, why in ranked)
        name.thing = ranked[0][1] if ranked[0][0] > ranked[1][0] else None


def _reasons(thing: Thing, whole: set[str], day: date | None) -> Iterator[tuple[str, float]]:
    """Yield what speaks for a person, and how much."""
    if thing.key in whole:
        yield "the report names this person in full", WHOLE
    office = thing.office(day.isoformat()) if day and any(since for _, since, _ in thing.offices) else None
    if office:
        yield f"{office} on the report's day", OFFICE
