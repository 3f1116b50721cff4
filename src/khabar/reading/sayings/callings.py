"""Callings: whom a description stands for by the common word at its head: the minister, the paper, a singer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from khabar.lang.fold import fold
from khabar.lang.pack import load
from khabar.lang.words import Line, Mark
from khabar.lang.world import world
from khabar.reading.draft import Draft, Entity, Said
from khabar.reading.sayings.agreement import MANY
from khabar.reading.sayings.descriptions import Bearers, roles_before, words_of
from khabar.reading.sayings.epithets import Epithet, calling, stem, stems_of
from khabar.reading.sayings.genders import BODIES
from khabar.reading.sayings.nations import Nations
from khabar.reading.sayings.salience import Salience

ALONE = 3  # words of an office that stands for its one bearer: "the foreign minister"
FEW = 12  # persons and bodies remembered
DESCRIBED = 7  # words of a description by trade or age
NEAR, FAR = 4, 3  # lines from somebody to "the singer added", and to "the singer" who says something


@dataclass(slots=True)
class Callings:
    """Who was called by which common word as the report goes on."""

    draft: Draft
    bearers: Bearers
    salience: Salience
    nations: Nations = field(init=False)
    roles: dict[str, list[Entity]] = field(default_factory=dict)  # by office, the persons named with it, in turn
    bodies: dict[str, Entity] = field(default_factory=dict)  # by kind, the last one named
    people: list[tuple[int, Entity]] = field(default_factory=list)  # the last persons named, with their line
    heads: dict[str, list[Entity]] = field(default_factory=dict)  # by the common word in a name, bodies in turn

    def __post_init__(self) -> None:
        """Ask about countries in this report."""
        self.nations = Nations(self.draft)

    def walk(self, line: Line) -> None:
        """Take note of who is named in a line, with which office or common word."""
        for name in line.found.get("name", ()):
            entity = name.value
            if not isinstance(entity, Entity):
                continue
            if entity.kind == "person":
                self.people = [*self.people[-FEW:], (line.index, entity)]
                for role in roles_before(line, name, self.draft.pack):
                    self.roles[role.key] = [*self.roles.get(role.key, [])[-FEW:], entity]
            elif entity.kind in BODIES and line.at(name.first, "carrier") is None:
                mark = line.at(name.first, "role") or line.at(name.first - 1, "role")
                if mark is not None:
                    head = self._head(line, mark)
                    others = [body for body in self.heads.pop(head, ()) if body is not entity]
                    self.heads[head] = [*others[-FEW:], entity]
                if mark is None or not self.salience.verb_first:
                    self.bodies[entity.kind] = entity

    def _head(self, line: Line, mark: Mark) -> str:
        """Return under what a body is kept that a common word calls: an Arabic word itself, an English one's kind."""
        return stem(line.words[mark.first], self.draft.pack) if self.salience.verb_first else mark.key

    def kind(self, mark: Mark) -> str:
        """Return what a common word means: person, group, organisation, outlet, document."""
        fact = str(self.draft.pack.fact(mark.cls, mark.key, "person generic" if mark.cls == "folk" else ""))
        return fact.partition(" ")[0]

    def role(self, said: Said) -> str:
        """Return the common word that a saying's source holds, empty where there is none."""
        if said.source is None:
            return ""
        line = self.draft.lines[said.line]
        mark = calling(line, *words_of(line, said.source))
        return mark.key if mark is not None else ""

    def stands_for(self, said: Said, line: Line, first: int, last: int, *, speaks: bool = True) -> Entity | None:
        """Return whom a description means, if somebody was called so before; `speaks`: it is the saying's own."""
        mark = calling(line, first, last)
        if mark is None:
            return None
        if self.salience.verb_first:
            phrase = Epithet(line, mark, first, last, self.draft.pack)
            return self._meant(phrase) or (self._goes_on(said, phrase) if speaks else None)
        here = line.words[first].marks.get("article")
        if here is None or here.key not in ("the", "this", "his"):
            return None
        nations = self.nations.called(w.norm for w in line.words[first:last] if w.i != mark.first)
        known = self._known(mark, last - first, nations, bare=mark.first == last - 1)
        return known or (self._national(said, nations) if nations and self.kind(mark) == "person" else None)

    def _meant(self, phrase: Epithet) -> Entity | None:
        """Return whom an Arabic description means: by all its words, or by its head alone."""
        if phrase.definite == "":
            return None
        if self.kind(phrase.mark) != "person":
            return self._body(phrase)
        if phrase.mark.form in MANY:  # the two presidents are neither of them
            found = self._same(phrase)
            return found if found is None or not found.named else None
        titled = self.bearers.bearer(phrase.stems) if len(phrase.stems) > 1 else None
        return titled or self._same(phrase) or self._held(phrase)

    def _same(self, phrase: Epithet) -> Entity | None:
        """Return who spoke under the same common word, and no other words than he was called by then or his nation."""
        nations = self.nations.called(phrase.stems)
        for spoken in reversed(self.salience.speakers):
            if spoken.role != phrase.mark.key or not self.nations.fits(spoken.entity, nations):
                continue
            known = nations and not nations.isdisjoint(self.nations.of(spoken.entity))
            rest = frozenset(x for x in phrase.stems if not self.nations.called((x,))) if known else phrase.stems
            return spoken.entity if len(phrase.stems) == 1 or rest <= spoken.words | {phrase.head} else None
        return None

    def _held(self, phrase: Epithet) -> Entity | None:
        """Return who holds the office that the article makes known: the minister, the French minister."""
        mark = phrase.mark
        if phrase.definite != "article" or len(phrase.stems) > ALONE - 2 + mark.last - mark.first:
            return None
        own = frozenset(stem(word, self.draft.pack) for word in phrase.line.words[mark.first : mark.last])
        peoples, feminine = world(self.draft.pack.code).peoples, self.draft.pack.lexicon.clitics.feminine[1]
        if any(x not in peoples and x.removesuffix(feminine) not in peoples for x in phrase.stems - own):
            return None
        nations, office = self.nations.called(phrase.stems - own), self.bearers.office(mark.key)
        held = [e for e in self.roles.get(mark.key, ()) if self.nations.fits(e, nations)]
        of = [e for e in held if nations and self.nations.of(e)]
        if of or held:
            return (of or held)[-1]
        return office if office is not None and self.nations.fits(office, nations) else None

    def _goes_on(self, said: Said, phrase: Epithet) -> Entity | None:
        """Return the last person spoken of, for words that fit anybody, and for whoever "added" something."""
        if not phrase.definite or self.kind(phrase.mark) != "person":
            return None
        adds = said.key in self.salience.goes_on()
        if not adds and (phrase.definite != "article" or not self._anybody(phrase.mark)):
            return None
        genders = self.salience.genders
        sex = genders.word(phrase.line, phrase.mark)
        found = self.salience.lately(said, sex, NEAR if adds else FAR)
        nations = self.nations.called(phrase.stems)
        if nations and (found is None or self.nations.of(found).isdisjoint(nations)):
            return self._national(said, nations) if found is None or self.nations.of(found) else None
        if found is None or not (found.kind == "person" or (adds and found.kind == "unnamed")):
            return None
        if phrase.mark.form in MANY and found.named:
            return None
        return found if genders.of(found) == sex or (adds and sex != "f") else None

    def _national(self, said: Said, nations: frozenset[str]) -> Entity | None:
        """Return the only person of these countries whom the lines just before name."""
        lines = [p for line, p in self.people if line >= said.line - NEAR]
        near = {p.key: p for p in lines if not self.nations.of(p).isdisjoint(nations)}
        return next(iter(near.values())) if len(near) == 1 else None

    def _body(self, phrase: Epithet) -> Entity | None:
        """Return the body that spoke or was named with the same common word, else the last of its kind."""
        found = self._same(phrase)
        if found is not None or len(phrase.stems) > ALONE:
            return found
        alike = next((a for a in _alike(self.draft.pack.code) if phrase.head in a), frozenset())
        heads = [head for head in reversed(self.heads) if head in alike or head == phrase.head]
        nations = self.nations.called(phrase.stems)
        alone = len(phrase.stems) == 1
        for named in (body for head in heads for body in reversed(self.heads[head])):
            if alone or named.country in nations or phrase.stems <= stems_of(named, self.draft.pack):
                return named
        return self._lately(phrase.mark) if alone and alike else None

    def _lately(self, mark: Mark) -> Entity | None:
        """Return the last body of a kind, for words that fit any of it: the company, the paper; never for the army."""
        if mark.key not in self.draft.pack.fact("bodies", "any", ()):
            return None
        kind = self.kind(mark)
        return self.bodies.get(kind) or (self.bodies.get("organisation") if kind == "outlet" else None)

    def _anybody(self, mark: Mark) -> bool:
        """Say whether a common word fits anybody of its kind: the official, the company."""
        if mark.cls == "folk":
            return mark.key in self.draft.pack.fact("bodies", "alias", ())
        return str(self.draft.pack.fact("role", mark.key, "")).endswith("generic")

    def _known(self, mark: Mark, words: int, nations: frozenset[str], *, bare: bool) -> Entity | None:
        """Return who was last called by this word and may be of `nations`, else the last body of this kind.

        `bare`: the noun is last.
        """
        kind, fits = self.kind(mark), self.nations.fits
        spoken = (s.entity for s in reversed(self.salience.speakers) if s.role == mark.key)
        same = next((e for e in spoken if fits(e, nations)), None)
        if kind == "person":
            held = [e for e in self.roles.get(mark.key, []) if fits(e, nations)] if words <= ALONE else []
            holder = held[-1] if held else self.bearers.office(mark.key) if words <= ALONE else None
            return same or holder or (self._generic(mark) if bare and words <= self._long(mark) else None)
        named = next((e for e in reversed(self.heads.get(mark.key, ())) if fits(e, nations)), None)
        if words > ALONE or same or named:
            return same or named
        return self._lately(mark)

    def _generic(self, mark: Mark) -> Entity | None:
        """Return the last person who spoke, for words that fit anybody: the official, the player."""
        if not self._anybody(mark):
            return None
        spoke = next((s for s in reversed(self.salience.speakers) if s.entity.kind == "person"), None)
        if self._long(mark) < ALONE:
            return spoke.entity if spoke is not None else None
        about = next(
            (t for t in reversed(self.salience.topics) if t.entity is not None and t.entity.kind == "person"), None
        )
        found = max((x for x in (spoke, about) if x is not None), key=lambda x: x.line, default=None)
        return found.entity if found is not None else None

    def _long(self, mark: Mark) -> int:
        """Return of how many words a description may be that fits anybody: the official, the three-time champion."""
        return DESCRIBED if mark.key in self.draft.pack.fact("sayings", "described", ()) else ALONE - 1

    def english(self, mark: Mark) -> str:
        """Return what the language's glossary calls a common word in English, nothing where it has none."""
        return str(self.draft.pack.fact("voice", mark.key, mark.key if mark.cls == "folk" else ""))


@cache
def _alike(code: str) -> tuple[frozenset[str], ...]:
    """Return a language's words that one body may be called by in turn: company, group; club, team."""
    return tuple(frozenset(fold(words).split("|")) for words in load(code).fact("bodies", "alike", ()))
