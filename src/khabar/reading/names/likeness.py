"""Likeness: names that differ only in how their foreign sounds are spelled, found by the consonants they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from khabar.lang import pack as packs
from khabar.lang import world as names
from khabar.lang.thing import Thing

LEAST = 4  # consonants of a name that is looked for by them; fewer mean too little


@dataclass(frozen=True, slots=True)
class Likeness:
    """`table` folds letters of like sound and drops what vowels are written with."""

    table: dict[int, str]
    things: dict[str, tuple[str, Thing]]  # consonants, word by word -> name, thing
    parts: frozenset[str]  # words of persons' names

    def thing(self, norms: tuple[str, ...]) -> Thing | None:
        """Return the only thing of the world whose name has these consonants."""
        bones = " ".join(norms).translate(self.table)
        if len(bones) < LEAST + len(norms):
            return None
        found = self.things.get(bones)
        if found is None:
            return None
        name, thing = found
        listed = name.split(" ")
        return thing if all(map(self._near, norms, listed)) else None

    def _near(self, one: str, other: str) -> bool:
        """Say whether a word is another one, spelled a little otherwise; a listed name of persons is itself only."""
        if one == other:
            return True
        return one[0] == other[0] and abs(len(one) - len(other)) <= 1 and not {one, other} <= self.parts


@cache
def likeness(code: str) -> Likeness | None:
    """Build the likeness of a language's names; None where its pack has no table of like letters."""
    facts = packs.load(code).facts.get("likeness")
    if not facts:
        return None
    table = {ord(c): "" for c in facts["drop"]}
    table |= {ord(c): group[0] for group in facts["same"].split("|") for c in group}
    known = names.world(code)
    things: dict[str, tuple[str, Thing] | None] = {}
    for bones, (name, thing) in zip(_bones(known.things, table), known.things.items(), strict=True):
        if thing.kind != "group":
            listed = things.setdefault(bones, (name, thing))
            if listed and listed[1] is not thing:
                things[bones] = None
    return Likeness(table, {k: v for k, v in things.items() if v is not None}, frozenset(known.parts))


def _bones(listed: Iterable[str], table: dict[int, str]) -> list[str]:
    """Return the consonants of many names, worked out at once."""
    return "\n".join(listed).translate(table).split("\n")
