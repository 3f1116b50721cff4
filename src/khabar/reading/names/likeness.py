"""Likeness: names that differ only in how their foreign sounds are spelled, found by the consonants they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from khabar.lang import pack as packs
from khabar.lang.thing import Thing
from khabar.lang.world import World, world

LEAST = 4  # consonants of a name that is looked for by them; fewer mean too little


@dataclass(frozen=True, slots=True)
class Likeness:
    """`table` folds letters of like sound and drops what vowels are written with."""

    table: dict[int, str]
    names: dict[str, str]  # consonants, word by word -> the name of one thing that has them, "" where several do
    world: World

    def thing(self, norms: tuple[str, ...]) -> Thing | None:
        """Return the only thing of the world whose name has these consonants."""
        bones = " ".join(norms).translate(self.table)
        if len(bones) < LEAST + len(norms):
            return None
        name = self.names.get(bones, "")
        return self.world.thing(name) if name and all(map(self._near, norms, name.split(" "))) else None

    def _near(self, one: str, other: str) -> bool:
        """Say whether a word is another one, spelled a little otherwise; a listed name of persons is itself only."""
        if one == other:
            return True
        return one[0] == other[0] and abs(len(one) - len(other)) <= 1 and not self.world.parts.keys() >= {one, other}


@cache
def likeness(code: str) -> Likeness | None:
    """Build the likeness of a language's names; None where its pack has no table of like letters."""
    facts = packs.load(code).facts.get("likeness")
    if not facts:
        return None
    table = {ord(c): "" for c in facts["drop"]}
    table |= {ord(c): group[0] for group in facts["same"].split("|") for c in group}
    known = world(code)
    names: dict[str, str] = {}
    whose: dict[str, Thing | int] = {}
    listed: Iterable[tuple[str, Thing | int]] = chain(known.things.items(), known.places.rows.items())
    for bones, (name, thing) in zip(_bones(chain(known.things, known.places.rows), table), listed, strict=True):
        if thing.kind == "group" if isinstance(thing, Thing) else name in known.things:
            continue
        if whose.setdefault(bones, thing) == thing:
            names.setdefault(bones, name)
        else:
            names[bones] = ""
    return Likeness(table, names, known)


def _bones(listed: Iterable[str], table: dict[int, str]) -> list[str]:
    """Return the consonants of many names, worked out at once."""
    return "\n".join(listed).translate(table).split("\n")
