"""Siting: which of several places of one name a report means, weighed by the countries that it names beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line
from khabar.lang.world import World, member
from khabar.reading.names.roll import Name

BESIDE = 3.0  # what the words beside a name say of its country
FIRST = 0.5  # what the best known place of a name has for it before anything is said
WEIGHTS = {"place": 1.0, "country": 0.4, "group": 0.4}  # what a thing anywhere in the report says, once
OTHERS = 0.3
BEFORE, AFTER = 2, 5  # words that stand beside a name


@dataclass(slots=True)
class Siting:
    """The evidence of one report: weights by country, and what is named at each word."""

    world: World
    states: frozenset[str]  # words that say that the name beside them is a state's
    votes: dict[str, float] = field(default_factory=dict)
    at: dict[tuple[int, int], Thing] = field(default_factory=dict)
    settled: dict[str, str | None] = field(default_factory=dict)  # name -> country that the words beside it said once

    def hear(self, found: Iterable[Name]) -> None:
        """Count what the report's names say; each thing once, and no name that several places have."""
        heard: set[str] = set()
        for name in found:
            thing = name.thing
            if thing is None or self.rivals(name):
                continue
            self.at[name.line.index, name.first] = thing
            if thing.country and thing.key not in heard:
                heard.add(thing.key)
                self.votes[thing.country] = self.votes.get(thing.country, 0) + WEIGHTS.get(thing.kind, OTHERS)

    def rivals(self, name: Name) -> tuple[Thing, ...]:
        """Return the other places that the name may mean."""
        return tuple(self.world.rivals.get(" ".join(name.norms), ())) if name.thing is not None else ()

    def settle(self, name: Name) -> Thing | None:
        """Return the place that the name means: the best known one unless more speaks for another."""
        first, others = name.thing, self.rivals(name)
        if first is None or not others:
            return first
        key = " ".join(name.norms)
        beside = set(self._beside(name))
        if beside & {thing.country for thing in others}:
            self.settled.setdefault(key, next(t.country for t in others if t.country in beside))
        state = self._state(name)

        def weight(thing: Thing) -> float:
            near = BESIDE * (thing.country in beside) + BESIDE * (state and thing.sort == "state")
            once = thing.country is not None and self.settled.get(key) == thing.country
            return near + once + self.votes.get(thing.country or "", 0) + FIRST * (thing is first)

        return max((first, *others), key=weight)

    def _beside(self, name: Name) -> Iterator[str]:
        """Yield the countries that the words beside a name speak of: northern Lebanon, Egyptian, in Sinai."""
        line = name.line
        for i in (*_run(line, name.last, min(name.last + AFTER, len(line.words)), 1),
                  *_run(line, name.first - 1, max(name.first - BEFORE, 0) - 1, -1)):  # fmt: skip
            thing = self.at.get((line.index, i))
            if thing is not None and line.words[i].norm.startswith(self.world.script.conj or " "):
                continue  # "Tripoli and Beirut" are two countries' as likely as one's
            people = self._people(line.words[i].norm)
            for said in (thing, people):
                if said is not None and said.country and said.kind in ("place", "country", "group"):
                    yield said.country

    def _people(self, norm: str) -> Thing | None:
        stem = norm.removeprefix(self.world.script.article)
        return self.world.peoples.get(member(stem, self.world)[0])

    def _state(self, name: Name) -> bool:
        words = name.line.words
        near = (*words[max(0, name.first - 1) : name.first], *words[name.last : name.last + 1])
        return any(stem in self.states for w in near for _, stem in self.world.script.of(w.norm))


def _run(line: Line, first: int, end: int, step: int) -> Iterator[int]:
    """Yield word indexes from `first` on while nothing parts them: "and" does, marks do but for one comma at once."""
    for n, i in enumerate(range(first, end, step)):
        word = line.words[i]
        if "conj" in word.marks or (word.kind == Kind.PUNCT and (n or step < 0)):
            return
        yield i
