"""Nations: the countries and bodies that adjectives speak of: "an Israeli raid", "the American-Iranian talks"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.lang.fold import fold
from khabar.lang.pack import Pack
from khabar.lang.places import plain
from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line
from khabar.lang.world import World, member, world

AFTER = 3  # words of a noun's adjectives in which one of nation is looked for
BARS = frozenset({"prep", "name", "relative"})
SHORTEST = 4  # letters of an adjective of nation


@dataclass(frozen=True, slots=True)
class Nations:
    """Knows the adjectives of nation of one language, whose endings `relating` are looked at first."""

    world: World | None
    relating: tuple[str, ...] = ()
    plain: frozenset[str] = frozenset()  # adjectives that also mean something else
    bodies: Mapping[str, str] = field(default_factory=dict)  # folded adjective -> name of the body it speaks of

    def of(self, line: Line, i: int) -> Thing | None:
        """Return the country or body that word `i` makes an adjective of, None for any other word."""
        word = line.words[i]
        if self.world is None or word.kind != Kind.WORD or "name" in word.marks or not self._ends(word.norm):
            return None
        script = self.world.script
        for _, stem in script.of(word.norm):
            bare = stem.removeprefix(script.article)
            body = self.bodies.get(bare) or self.bodies.get(bare[:-1])
            if body is not None:
                return self.world.things.get(body)
            listed, _ = member(bare, self.world)
            thing = self.world.peoples.get(listed)
            if thing is not None and thing.country and listed not in self.plain:
                return self.world.lands.get(thing.country)
        return None

    def after(self, line: Line, i: int) -> tuple[int, int] | None:
        """Return the adjectives of nation among those that follow the noun which ends at word `i`."""
        definite = self._definite(line, i - 1, led=True)
        for first in range(i, min(i + AFTER, len(line.words))):
            word = line.words[first]
            if word.kind != Kind.WORD or not BARS.isdisjoint(word.marks) or self._definite(line, first) != definite:
                return None
            if self.of(line, first):
                last = first + 1
                while last < len(line.words) and last - first < AFTER and self.of(line, last):
                    last += 1
                return first, last
            if not self._ends(word.norm):
                return None
        return None

    def within(self, line: Line, first: int, last: int) -> list[Thing]:
        """Return the countries that adjectives in words [first, last) speak of."""
        found: dict[str, Thing] = {}
        for i in range(first, last):
            land = self.of(line, i)
            if land is not None:
                found.setdefault(land.key, land)
        return list(found.values())

    def _definite(self, line: Line, i: int, *, led: bool = False) -> bool:
        """Say whether a word begins with the article, whatever conjunction stands before it.

        `led`: or a preposition.
        """
        script = self.world.script if self.world else None
        return script is not None and any(
            stem.startswith(script.article) and (led or line.words[i].norm[:cut] in ("", script.conj))
            for cut, stem in script.of(line.words[i].norm)
        )

    def _ends(self, norm: str) -> bool:
        return len(norm) >= SHORTEST and norm.endswith(self.relating)


def nations(pack: Pack) -> Nations:
    """Return what knows the adjectives of nation of a language, nothing where it marks none by their endings."""
    relating = tuple(pack.fact("act", "nation", ()))
    bodies = {fold(word): plain(fold(name)) for word, name in pack.facts.get("adjectives", {}).items()}
    lands = world(pack.code) if relating else None
    return Nations(lands, relating, frozenset(pack.fact("act", "unnational", ())), bodies)
