"""Sounding: things of the world by how their English names sound, for names that another script spells by ear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product

from khabar.lang.alike import key, keys
from khabar.lang.spelling import Speller, speller
from khabar.lang.thing import Thing
from khabar.lang.world import people, places

LEAST = {"person": 6, "place": 4}  # consonants of a name; fewer mean too little
WORDS = 4  # of a name
TRIED = 60  # ways to write a name that are tried
ROOM = 20_000
Names = tuple[str, ...]


@dataclass(slots=True)
class Sounding:
    """`things` by kind and by the key of their names; None where several things sound alike."""

    able: Speller
    article: str
    things: Mapping[str, Mapping[str, Thing | None]]
    memory: dict[tuple[str, Names], Thing | None] = field(default_factory=dict)

    def thing(self, norms: Names, kind: str) -> Thing | None:
        """Return the only thing of a kind whose name sounds as the folded words do."""
        listed = self.things.get(kind)
        if listed is None or not norms or len(norms) > WORDS or (kind == "person" and len(norms) == 1):
            return None
        if (kind, norms) not in self.memory:
            if len(self.memory) >= ROOM:
                self.memory.clear()
            self.memory[kind, norms] = next((t for k in self._keys(norms) if (t := listed.get(k))), None)
        return self.memory[kind, norms]

    def _keys(self, norms: Names) -> Iterable[str]:
        ways = [dict.fromkeys(key(form) for form in self._forms(norm)) for norm in norms]
        return islice((" ".join(way) for way in product(*ways)), TRIED)

    def _forms(self, norm: str) -> Names:
        return (norm,) if norm.isascii() else self.able.forms(norm.removeprefix(self.article))


@cache
def sounding(code: str, article: str) -> Sounding | None:
    """Build the index; None for a language that is written in Latin letters."""
    able = speller(code)
    if able is None:
        return None
    listed = {"person": people(native=False), "place": places(native=False)}
    return Sounding(able, article, {kind: _index(kind, found) for kind, found in listed.items()})


def _index(kind: str, found: Iterable[tuple[str, Thing]]) -> dict[str, Thing | None]:
    """Return things by the sound of their names: the best known place, a person only where no other sounds so."""
    listed = [(name, thing) for names, thing in found for name in names.split("|") if name]
    made: dict[str, Thing | None] = {}
    for sound, (_, thing) in zip(keys(name for name, _ in listed), listed, strict=True):
        if len(sound.replace(" ", "")) < LEAST[kind] or (kind == "person" and " " not in sound):
            continue
        known = made.setdefault(sound, thing)
        if kind == "person" and known is not None and known.name != thing.name:
            made[sound] = None
    return made
