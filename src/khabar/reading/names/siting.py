"""Siting: which of several places of one name a report means, weighed by the countries that it names beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from khabar.lang.places import villages
from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line, Word
from khabar.lang.world import World, member
from khabar.model.voice import Candidate
from khabar.reading.names.roll import Name

BESIDE = 3.0  # what the words beside a name say of its country
AGAIN = 1.0, 2.0  # what they said of the same name elsewhere says here: of a city, of a town
FIRST = 0.5  # what the best known place of a name has for it before anything is said
WEIGHTS = {"place": 1.0, "country": 0.4, "group": 0.4}  # what a thing anywhere in the report says, once
OTHERS = 0.3
TOWNS = frozenset({"capital", "city", "town", "district", "camp"})
TOWN = "town"  # a place that only the words beside it can mean: Paris, Texas
SURE, CLEAR = 1.0, 3.0  # what must speak for the country of a report, and how many times what speaks for another
SAME = 0.1  # degrees between places that are not told apart
REACH = 0.5  # degrees within which a place lies near another
MARGIN = 0.2  # by how much one of two villages must be likelier
BEFORE, AFTER, INSIDE = 2, 5, 4  # words that stand beside a name; those in which what it lies in is named


@dataclass(slots=True)
class Siting:
    """The evidence of one report: weights by country, and what is named at each word."""

    world: World
    states: frozenset[str]  # words that say that the name beside them is a state's
    heads: frozenset[str]  # words for kinds of places, with which a name may begin
    settlements: frozenset[str]  # words for towns and villages
    quarters: frozenset[str]  # words for a part of a town
    within: frozenset[str]  # "in", and what it is written with
    of: frozenset[str]  # what may stand between those and the name
    votes: dict[str, float] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)  # the English names of what the report names
    at: dict[tuple[int, int], Thing] = field(default_factory=dict)
    settled: dict[str, str | None] = field(default_factory=dict)  # name -> country that the words beside it said once

    def hear(self, found: Iterable[Name]) -> None:
        """Count what the report's names say; each thing once, and no name that could be another's."""
        heard: set[str] = set()
        for name in found:
            thing = name.thing
            if thing is None or any(other.sort != TOWN for other in self.rivals(name)):
                continue
            self.at[name.line.index, name.first] = thing
            if thing.country and thing.key not in heard:
                heard.add(thing.key)
                self.named.add(thing.name)
                self.votes[thing.country] = self.votes.get(thing.country, 0) + WEIGHTS.get(thing.kind, OTHERS)

    def rivals(self, name: Name) -> tuple[Thing, ...]:
        """Return the other places that the name may mean."""
        return self.world.rivals(" ".join(name.norms)) if name.thing is not None else ()

    def place(self, name: Name) -> Thing | None:
        """Return what a name means: one known everywhere, or a village where it is said to be one or is not known."""
        if name.thing is None:
            return self.village(name)
        wide = name.thing.kind in ("place", "country") and name.thing.sort not in TOWNS
        if self._within(name, self.quarters) and name.thing.sort in TOWNS and self._foreign(name.thing):
            return self.village(name)  # a quarter of a town here, whatever city elsewhere is called so
        return (self.village(name) if wide and self._within(name, self.settlements) else None) or self.settle(name)

    def _foreign(self, thing: Thing) -> bool:
        """Say whether the report names other countries, and nothing else of the country that a place lies in."""
        return self.votes.get(thing.country or "", 0) <= WEIGHTS["place"] and len(self.votes) > 1

    def settle(self, name: Name) -> Thing | None:
        """Return the place that the name means: the best known one unless more speaks for another."""
        first, others = name.thing, self.rivals(name)
        if first is None or not others:
            return first
        key = " ".join(name.norms)
        others = tuple(thing for thing in others if thing.sort != TOWN or self._told(name, key, thing))
        said = self.at.get((name.line.index, name.first))
        if said in others:
            return said
        beside = set(self._beside(name))
        if beside & {thing.country for thing in others}:
            self.settled.setdefault(key, next(t.country for t in others if t.country in beside))
        state = self._state(name)
        found = [(thing, dict(self._reasons(thing, key, beside, state=state))) for thing in (first, *others)]
        ranked = sorted(found, key=lambda f: -sum(f[1].values()))
        name.candidates = tuple(
            Candidate(thing.name, thing.country, round(sum(why.values()), 1), tuple(why)) for thing, why in ranked
        )
        return ranked[0][0]

    def _reasons(self, thing: Thing, key: str, beside: set[str], *, state: bool) -> Iterator[tuple[str, float]]:
        """Yield what speaks for a place, and how much."""
        country = thing.country or ""
        if country in beside:
            yield "the words beside it speak of its country", BESIDE
        if state and thing.sort == "state":
            yield "the words beside it say that it is a state", BESIDE
        if country and self.settled.get(key) == country:
            yield "the words beside it say so once in the report", AGAIN[thing.sort == TOWN]
        if country in self.votes:
            yield "the report names others of its country", self.votes[country]
        if thing is self.world.thing(key):
            yield "it is the best known of the name", FIRST

    def village(self, name: Name) -> Thing | None:
        """Return the little known place that a found name means: the only one in a country that the report is about."""
        if name.kind not in ("place", "country") or not name.norms or not self.votes:
            return None
        norms = name.norms
        found = villages(" ".join(norms)) or (villages(" ".join(norms[1:])) if norms[0] in self.heads else ())
        if not found:
            return None
        beside, line = set(self._beside(name)), name.line.index
        around = [thing for (at, _), thing in self.at.items() if at == line and thing.lat and thing.kind == "place"]

        def weight(thing: Thing) -> float:
            near = BESIDE * (thing.country in beside) + self.votes.get(thing.country or "", 0)
            return near + (thing.region in self.named) * BESIDE + _nearness(thing, around) if near else 0.0

        best = max(found, key=weight)
        least = weight(best) - MARGIN
        alone = all(weight(other) < least or _distance(best, other) < SAME for other in found)
        return best if least > 0 and alone else None

    def _within(self, name: Name, heads: frozenset[str]) -> bool:
        """Say whether the words before a name say that it is a town's or a village's, or a quarter's."""
        words, at = name.line.words, name.first - 1
        if at > 0 and (words[at].norm in self.of or words[at].kind == Kind.PUNCT):
            at -= 1
        return at >= 0 and any(stem in heads for _, stem in self.world.script.of(words[at].norm))

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

    def land(self) -> str | None:
        """Return the country that the report is about, where it is clearly one."""
        (first, votes), (_, next_votes) = [*sorted(self.votes.items(), key=lambda v: -v[1]), ("", 0.0), ("", 0.0)][:2]
        return first if votes >= SURE and votes >= CLEAR * next_votes else None

    def _told(self, name: Name, key: str, town: Thing) -> bool:
        """Say whether the words behind a name, here or where it stood before, say that it is a town's."""
        if self._inside(name, town):
            self.settled.setdefault(key, town.country)
        return self.settled.get(key) == town.country

    def _inside(self, name: Name, town: Thing) -> bool:
        """Say whether the words behind a name name the state or country of a town: Paris, in the state of Texas."""
        line = name.line
        for i in _run(line, name.last, min(name.last + INSIDE, len(line.words)), 1):
            if i > name.last and not self._leads(line.words[i - 1]):
                return False
            norm = line.words[i].norm
            thing = self.at.get((line.index, i)) or self._holder(norm, town) or self._people(norm)
            if thing is not None and thing.sort == "state":
                self.at[line.index, i] = thing  # of the Georgias, the one that Athens lies in
            if thing is not None and thing.country == town.country:
                return thing.kind != "place" or thing.sort == "state"
        return False

    def _leads(self, word: Word) -> bool:
        """Say whether a word may stand between a town and what it lies in: a comma, in, the state of."""
        if word.kind != Kind.WORD or word.norm in self.within or word.norm in self.of:
            return True
        return any(stem in self.states for _, stem in self.world.script.of(word.norm))

    def _holder(self, norm: str, town: Thing) -> Thing | None:
        """Return the state of a town's country that bears a name of several places."""
        known = (self.world.thing(norm), *self.world.rivals(norm))
        return next((t for t in known if t and t.sort == "state" and t.country == town.country), None)

    def _people(self, norm: str) -> Thing | None:
        stem = norm.removeprefix(self.world.script.article)
        return self.world.peoples.get(member(stem, self.world)[0])

    def _state(self, name: Name) -> bool:
        words = name.line.words
        near = (*words[max(0, name.first - 1) : name.first], *words[name.last : name.last + 1])
        return any(stem in self.states for w in near for _, stem in self.world.script.of(w.norm))


def _nearness(thing: Thing, around: Iterable[Thing]) -> float:
    """Return how near a place lies to the nearest of those named with it, from 0 to 1."""
    return max((1 - _distance(thing, other) / REACH for other in around if _distance(thing, other) < REACH), default=0)


def _distance(one: Thing, other: Thing) -> float:
    """Return how far apart two places are, in degrees."""
    return max(abs((one.lat or 0) - (other.lat or 0)), abs((one.lon or 0) - (other.lon or 0)))


def _run(line: Line, first: int, end: int, step: int) -> Iterator[int]:
    """Yield word indexes from `first` on while nothing parts them: "and" does, marks do but for one comma at once."""
    for n, i in enumerate(range(first, end, step)):
        word = line.words[i]
        if "conj" in word.marks or (word.kind == Kind.PUNCT and (n or step < 0)):
            return
        yield i
