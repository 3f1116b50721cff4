"""Nations: the countries that adjectives speak of, as in "an Israeli raid" or "the American-Iranian talks"."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.pack import Pack
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

    def of(self, line: Line, i: int) -> Thing | None:
        """Return the country that word `i` makes an adjective of, None for any other word."""
        word = line.words[i]
        if self.world is None or word.kind != Kind.WORD or "name" in word.marks or not self._ends(word.norm):
            return None
        script = self.world.script
        for _, stem in script.of(word.norm):
            listed, _ = member(stem.removeprefix(script.article), self.world)
            thing = self.world.peoples.get(listed)
            if thing is not None and thing.country and listed not in self.plain:
                return self.world.lands.get(thing.country)
        return None

    def after(self, line: Line, i: int) -> tuple[int, int] | None:
        """Return the adjectives of nation among those that follow the noun which ends at word `i`."""
        definite = self._definite(line, i - 1)
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

    def _definite(self, line: Line, i: int) -> bool:
        """Say whether a word begins with the article, whatever conjunction stands before it."""
        script = self.world.script if self.world else None
        return script is not None and any(
            stem.startswith(script.article) and line.words[i].norm[:cut] in ("", script.conj)
            for cut, stem in script.of(line.words[i].norm)
        )

    def _ends(self, norm: str) -> bool:
        return len(norm) >= SHORTEST and norm.endswith(self.relating)


def nations(pack: Pack) -> Nations:
    """Return what knows the adjectives of nation of a language, nothing where it marks none by their endings."""
    relating = tuple(pack.fact("act", "nation", ()))
    return Nations(world(pack.code) if relating else None, relating, frozenset(pack.fact("act", "unnational", ())))
