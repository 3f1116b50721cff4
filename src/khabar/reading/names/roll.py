"""The roll: everyone and every place a report names, each entered once with all the places it is named at."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.fold import fold
from khabar.lang.fronts import fronts
from khabar.lang.gloss import glossed
from khabar.lang.latin import WORD, latin, unmarked
from khabar.lang.spelling import speller
from khabar.lang.thing import Thing
from khabar.lang.words import Line, Mark
from khabar.lang.world import World, member
from khabar.model.voice import Candidate
from khabar.reading.draft import Draft, Entity

PASSIVE = frozenset({"past"})
ACTS = frozenset({"past", "present", "s"})
WHERE = frozenset({"country", "place"})
ROOM = 50_000  # names whose English is remembered; a bound
OPENS = frozenset({"that"})  # after which a subject stands before its verb, as it does where a sentence begins


@dataclass(slots=True)
class Name:
    """A name as found: words [first, last) of a line, [start, end) of the text; `kind` as of an Entity."""

    line: Line
    first: int
    last: int
    start: int
    end: int
    kind: str
    thing: Thing | None = None
    pre: str = ""
    norms: tuple[str, ...] = ()
    country: str | None = None  # of a body that the world data lacks; "" where its own words say none
    candidates: tuple[Candidate, ...] = ()  # where several places or persons have the name
    acting: bool = False  # the words around it say that it does something


@dataclass(slots=True)
class Roll:
    """Enters names into a draft; `families` and `givens` tell whom a word of a longer name stands for, alone."""

    draft: Draft
    world: World
    families: dict[str, list[Entity]] = field(default_factory=dict)
    givens: dict[str, list[Entity]] = field(default_factory=dict)
    honours: frozenset[str] = frozenset()
    quarters: frozenset[str] = frozenset()  # words for areas that may have the name of anything

    def enter(self, found: list[Name]) -> None:
        """Enter all names of a report: whole names first, so that short ones can stand for them anywhere."""
        short: list[Name] = []
        for name in found:
            if len(name.norms) == 1 and (name.kind == "person" or _unlisted(name) or self._after_honour(name)):
                short.append(name)
            else:
                self._put(name, self._entity(name))
        for name in short:
            self._put(name, self._bearer(name))

    def _after_honour(self, name: Name) -> bool:
        """Say whether what names a place elsewhere follows a person's honour here: Dr. Sweden."""
        before = name.line.words[name.first - 1].norm if name.first and not name.pre else ""
        return bool(before) and before in self.honours

    def _bearer(self, name: Name) -> Entity:
        """Return whom one word names: whoever the report names in full, before the famous bearer of that name."""
        if name.kind != "person":
            return _nearest(self.families, name) or self._entity(name)
        if name.thing is not None and name.thing.key in self.draft.entities:
            return self._entity(name)
        own = _nearest(self.families, name)
        if own is None and name.thing is None:
            own = _nearest(self.givens, name)
        return own or self._entity(name)

    def _put(self, name: Name, entity: Entity) -> None:
        entity.mentions.append((name.start, name.end))
        if name.candidates and entity.key in (f"person:{name.norms[0]}", name.thing and name.thing.key):
            entity.candidates = name.candidates
        name.line.put(
            Mark("name", entity.kind, name.first, name.last, name.start, name.end, pre=name.pre, value=entity)
        )

    def _entity(self, name: Name) -> Entity:
        thing = name.thing
        if thing is not None:
            return self._known(thing, name)
        if name.kind == "person":
            norms = tuple(self.world.script.joined(" ".join(name.norms)).split(" "))
            for key in (" ".join(norms), *(_ends(norms) if len(norms) > 2 else ())):
                if key in self.families:
                    return self.families[key][0]
        text = self.draft.text[name.start : name.end]
        key = f"{name.kind}:{self.world.script.joined(' '.join(name.norms))}"
        known = self.draft.entities.get(key)
        if known is None:
            shown = self._shown(text, name)
            names = {self.draft.report.lang: text} | ({"en": shown} if self.draft.report.lang != "en" else {})
            known = self.draft.entities[key] = Entity(key, name.kind, shown, names, country=name.country or None)
        elif known.name.isupper() and not text.isupper() and text.isascii():
            known.name = known.names["en"] = text
        if name.kind == "person":
            self._bear(known, name.norms)
        return known

    def _quarter(self, name: Name) -> bool:
        """Say whether a place's name of one word follows a word for a kind of area: it is no word there."""
        if name.kind != "place" or len(name.norms) > 1 or not name.first:
            return False
        return any(stem in self.quarters for _, stem in self.world.script.of(name.line.words[name.first - 1].norm))

    def _shown(self, text: str, name: Name) -> str:
        """Return the English name, worked out once."""
        key = text, name.kind == "person" or self._quarter(name)
        known = self.world.shown.get(key)
        if known is None:
            if len(self.world.shown) >= ROOM:
                self.world.shown.clear()
            known = self.world.shown[key] = self._english(text, spelled=key[1])
        return known

    def _english(self, text: str, *, spelled: bool) -> str:
        """Return a name in English: translated where its words are known, unless it is to be `spelled`."""
        facts = self.draft.pack.facts
        letters, letter_names = facts.get("latin", {}), facts.get("spelled", {})
        parts = fold(text).split()
        if len(parts) > 1 and all(p in letter_names for p in parts):
            return "".join(letter_names[p] for p in parts)
        if spelled or not letters or text.isascii():
            return self._latin(text)
        script = fronts(self.draft.report.lang)
        words = {norm: word for word in WORD.findall(unmarked(text)) if (norm := fold(word))}

        norms = self._merged([w for w in map(fold, WORD.findall(unmarked(text))) if w])

        def people(norm: str) -> str:
            bare = norm.removeprefix(script.article)
            thing = self.world.peoples.get(member(bare, self.world)[0])
            if thing is not None:
                return thing.sort
            unheard = bare != norm and norm == norms[-1] and bare.endswith(script.people + script.feminine)
            return self._latin(bare[: -len(script.feminine)]) if unheard else ""

        def proper(norm: str) -> str:
            thing = self.world.thing(norm)
            place = thing.name if thing is not None and thing.kind in WHERE else ""
            return place or people(norm) or self._latin(words.get(norm, norm))

        return glossed(norms, facts["english"], proper, people, script)

    def _merged(self, norms: list[str]) -> list[str]:
        """Return words with those of a place's name of several words inside them as one."""
        made: list[str] = []
        at, spelled = 0, self.world.spelled.keys()
        while at < len(norms):
            hit = self.world.find(norms, at, norms[at]) if at else None
            place = hit is not None and hit[1].kind in WHERE
            last = hit[0] if hit is not None and place and not spelled >= {*norms[at : hit[0]]} else at + 1
            made.append(" ".join(norms[at:last]))
            at = last
        return made

    def _latin(self, text: str) -> str:
        able = speller(self.draft.report.lang)
        if able is None or text.isascii():
            return " ".join(text.split())
        return latin(text, self.world.spelled.get, self.draft.pack.facts["latin"], able.spell)

    def _known(self, thing: Thing, name: Name) -> Entity:
        if thing.sort == "capital" and name.acting:
            whose = self.draft.pack.facts.get("seats", {}).get(" ".join(name.norms), "")
            thing = self.world.thing(fold(whose)) or self.world.lands.get(thing.country or "", thing)
        kind, key = thing.kind, thing.key
        if kind == "country" and not name.acting:
            kind, key = "place", f"{key}:place"
        known = self.draft.entities.get(key)
        if known is None:
            known = self.draft.entities[key] = Entity(
                key,
                kind,
                thing.name,
                dict(thing.names),
                country=thing.country,
                title=thing.office(self.draft.day.isoformat() if self.draft.day else None)
                if kind == "person"
                else None,
                lat=thing.lat,
                lon=thing.lon,
                region=thing.region or None,
                resolution=thing.kind if thing.kind == "country" else thing.sort or None,
                ids=dict(thing.ids),
                candidates=name.candidates,
                media=thing.media,
            )
        if kind == "person":
            self._bear(known, name.norms)
        return known

    def _bear(self, entity: Entity, norms: tuple[str, ...]) -> None:
        """Remember which words, alone, can stand for a person: the last, the name without its first, the first."""
        norms = tuple(self.world.script.joined(" ".join(norms)).split(" "))
        for part in (" ".join(norms), norms[-1], " ".join(norms[1:])):
            if part:
                _list(self.families, part, entity)
        _list(self.givens, norms[0], entity)


def _unlisted(name: Name) -> bool:
    """Say whether only the words around a name made it a body's, which may be someone's last name."""
    return name.kind == "organisation" and name.thing is None


def _list(bearers: dict[str, list[Entity]], part: str, entity: Entity) -> None:
    listed = bearers.setdefault(part, [])
    if entity not in listed:
        listed.append(entity)


def _nearest(bearers: dict[str, list[Entity]], name: Name) -> Entity | None:
    """Return whoever of those that a word can stand for was named in full last before it, else the first of them."""
    listed = bearers.get(name.norms[0], ())
    if len(listed) < 2:
        return listed[0] if listed else None
    return max(listed, key=lambda e: max((start for start, _ in e.mentions if start < name.start), default=-1))


def _ends(norms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the shorter names of a longer one: first and last word, and without the first word."""
    return (f"{norms[0]} {norms[-1]}", " ".join(norms[1:]))


def acting(line: Line, first: int, last: int, *, verb_first: bool) -> bool:
    """Say whether the words beside a name of a country make it do something: a verb before it or after it."""
    after = line.words[last] if last < len(line.words) else None
    before = line.words[first - 1] if first else None
    if verb_first and before is not None and not OPENS.intersection(before.marks):
        return before.formed(ACTS)
    if before is not None and "prep" in before.marks:  # rejected by Iran
        more = after is not None and after.text[:1].isupper()  # cited by Washington Examiner
        return not more and before.marks["prep"].key == "by" and first > 1 and line.words[first - 2].formed(PASSIVE)
    return after is not None and ("aux" in after.marks or after.formed(ACTS))
