"""Parties: the voices, places and times named around a trigger, from the marks that names and times left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line, Mark
from khabar.lang.world import world
from khabar.reading.draft import Draft, Entity, Place, Timex
from khabar.reading.events.antecedents import LAND, Range, Roles
from khabar.reading.events.nations import Nations, nations
from khabar.reading.events.nearby import barred
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import enclosed, unclosed

BODIES = frozenset({"country", "group", "organisation"})
STATES = frozenset({"country", "group"})
NEAR = 16  # words between a trigger and its place or time
LEAD = 4  # words between a preposition and the place that it leads to
WHERE = "where"  # the key of words such as "east of"
# names: roles of what belongs to a state
STATELY = frozenset({"government", "army", "authority", "ministry", "police"})
COMMAS = frozenset(",\u060c")
CLOSING = frozenset(",\u060c(")
EARLIER = 4  # sentences back to the two who are meant by "both sides"
FEW = 12  # names of a sentence


@dataclass(frozen=True, slots=True)
class Parties:
    """Turns ranges of words into voices and finds places; `sites` are the prepositions that lead to a place."""

    draft: Draft
    sites: frozenset[str]
    offices: frozenset[str]  # roles in public life
    anybody: frozenset[str]  # pronouns that stand for anyone: "you can talk to them"
    written: str  # letters of prepositions written on to a place
    nations: Nations

    def acting(self, line: Line, at: Range | None, *, moved: bool) -> list[Entity]:
        """Return the voices named in a range; a country that stands there alone is one (`moved`: and no place)."""
        found: list[Entity] = []
        for mark in _names(line, at):
            entity: Entity | None = mark.value  # type: ignore[assignment]
            if entity is not None and entity.kind == "place":
                entity = self._country(line, mark, at, moved=moved)
            if entity is not None and entity not in found and not self._officer(line, mark, at):
                found.append(entity)
        return found

    def _officer(self, line: Line, mark: Mark, at: Range | None) -> bool:
        """Say whether a body's name is followed by its officer's, so that only he acts: "Hamas leader Fulan"."""
        if at is None or not isinstance(mark.value, Entity) or mark.value.kind not in BODIES:
            return False
        for i in range(mark.last, at[1]):
            marks = line.words[i].marks
            if line.words[i].kind == Kind.PUNCT or "conj" in marks or "prep" in marks:
                return False
            name = marks.get("name")
            if name is not None:
                return isinstance(name.value, Entity) and name.value.kind == "person" and not name.pre
        return False

    def renamed(self, line: Line, at: Range | None) -> list[Entity]:
        """Return who is named right after a description of them."""
        if at is None:
            return []
        at = self._apposed(line, at)
        return [e for e in self.acting(line, at, moved=False) if e.kind != "place"]

    def _apposed(self, line: Line, at: Range) -> Range | None:
        """Return the name that follows a description after a comma: "the union's leader, Nora Berg," did."""
        last = at[1]
        if last + 1 >= len(line.words) or line.words[last].norm not in COMMAS or "role" not in _classes(line, at):
            return None
        first = last + 1 + ("article" in line.words[last + 1].marks)
        name = line.at(first, "name")
        closed = name is not None and name.last < len(line.words) and line.words[name.last].norm in CLOSING
        return (first, name.last) if closed and name is not None else None

    def both(self, line: Line, at: Range | None) -> list[Entity]:
        """Return the two bodies last named before words for two sides: those whom "the two countries" stands for."""
        if at is None or "both" not in _classes(line, at):
            return []
        found: list[Entity] = []
        lines = self.draft.lines
        for k in range(line.index, max(-1, line.index - EARLIER), -1):
            marks = [m for m in lines[k].found.get("name", ()) if k < line.index or m.last <= at[0]]
            for mark in marks[-FEW:][::-1]:
                entity = self._land(mark)
                if entity is not None and entity not in found:
                    found.append(entity)
                if len(found) == 2:
                    return found[::-1]
        return []

    def _land(self, mark: Mark) -> Entity | None:
        """Return the country or group that a name is, or that its person or place belongs to; None for others."""
        entity = mark.value
        if not isinstance(entity, Entity):
            return None
        if entity.kind in BODIES:
            return entity
        return self._nation(entity) if entity.key.endswith(LAND) else None

    def _country(self, line: Line, mark: Mark, at: Range | None, *, moved: bool) -> Entity | None:
        """Return the country that a place's name stands for where it is all of a role, None where it is not."""
        place = mark.value
        if at is None or not isinstance(place, Entity) or not place.key.endswith(LAND) or not _alone(line, mark, at):
            return None
        known = self._nation(place)
        if moved and (mark.start, mark.end) in place.mentions:
            place.mentions.remove((mark.start, mark.end))
            known.mentions.append((mark.start, mark.end))
            mark.value = known
        return known

    def _nation(self, place: Entity) -> Entity:
        """Return the country that a place's name stands for."""
        key = place.key.removesuffix(LAND)
        known = self.draft.entities.get(key)
        if known is None:
            known = self.draft.entities[key] = Entity(
                key, "country", place.name, dict(place.names), country=place.country, lat=place.lat, lon=place.lon,
                ids=dict(place.ids),
            )  # fmt: skip
        return known

    def implied(self, trigger: Trigger) -> list[Entity]:
        """Return the country that a word implies: Brexit is Britain's."""
        code = trigger.facts.get("implied")
        land = world(self.draft.report.lang).lands.get(code) if code else None
        return [] if land is None else [self._state(land)]

    def national(self, line: Line, at: Range | None) -> list[Entity]:
        """Return the countries that adjectives in a range speak of: whose raids, army or government they are."""
        if at is None:
            return []
        marks = line.words[at[0]].marks
        official = "forces" in marks or ("role" in marks and marks["role"].key in STATELY)
        if not official and not all(self.nations.of(line, i) for i in range(*at)):
            return []
        return [self._state(land) for land in self.nations.within(line, *at)]

    def _state(self, land: Thing) -> Entity:
        """Return the draft's voice for a country."""
        known = self.draft.entities.get(land.key)
        if known is None:
            known = self.draft.entities[land.key] = Entity(
                land.key, land.kind, land.name, dict(land.names), country=land.country, lat=land.lat, lon=land.lon,
                ids=dict(land.ids),
            )  # fmt: skip
        return known

    def anyone(self, line: Line, roles: Roles) -> bool:
        """Say whether who acts is nobody in particular."""
        at = roles.actor
        pronoun = line.words[at[0]].marks.get("pronoun") if at and at[1] - at[0] == 1 else None
        return pronoun is not None and pronoun.key in self.anybody

    def public(self, line: Line, roles: Roles) -> bool:
        """Say whether a country, an armed or political group or someone in public office takes part."""
        for at in (roles.actor, roles.recipient):
            if any(isinstance(m.value, Entity) and m.value.kind in STATES for m in _names(line, at)):
                return True
            for i in range(*at) if at else ():
                marks = line.words[i].marks
                if "forces" in marks or ("role" in marks and marks["role"].key in self.offices):
                    return True
        return False

    def place(self, line: Line, trigger: Trigger, undergoes: Range | None) -> Entity | None:
        """Return the place nearest to the trigger that a preposition leads to, else the one that undergoes."""
        if "name" not in line.found:
            return None
        ahead = range(trigger.last, min(trigger.last + NEAR, len(line.words)))
        back = range(trigger.first - 1, max(-1, trigger.first - NEAR), -1)
        for mark in [line.words[i].marks["name"] for i in (*ahead, *back) if "name" in line.words[i].marks]:
            if isinstance(mark.value, Entity) and mark.value.kind == "place" and self._led(line, mark):
                return mark.value
        values = (mark.value for mark in _names(line, undergoes))
        return next((v for v in values if isinstance(v, Entity) and v.kind == "place"), None)

    def _led(self, line: Line, mark: Mark) -> bool:
        """Say whether a preposition of place leads to the name."""
        if self.written and mark.pre[:1] in self.written and mark.pre:
            return True
        for i in range(mark.first - 1, max(-1, mark.first - 1 - LEAD), -1):
            word = line.words[i]
            prep = word.marks.get("prep")
            beside = word.marks.get("besides")
            if (prep and prep.key in self.sites) or (beside and beside.key == WHERE):
                return True
            if word.kind == Kind.PUNCT or (self.written and word.text[:1] in self.written):
                return word.kind != Kind.PUNCT
        return False


def _classes(line: Line, at: Range) -> set[str]:
    """Return the classes of the words in a range."""
    return {cls for i in range(*at) for cls in line.words[i].marks}


def _names(line: Line, at: Range | None) -> Iterator[Mark]:
    """Yield the marks of names in a range of words."""
    for i in range(*at) if at else ():
        mark = line.words[i].marks.get("name")
        if mark and isinstance(mark.value, Entity):
            yield mark


def _alone(line: Line, mark: Mark, at: Range) -> bool:
    """Say whether a name is all of a range but for articles and further names."""
    i = at[0]
    while i < at[1]:
        word = line.words[i]
        name = word.marks.get("name")
        if name:
            i = name.last
        elif "article" in word.marks or "conj" in word.marks or word.kind == Kind.PUNCT:
            i += 1
        else:
            return False
    return mark.last <= at[1]


def span(line: Line, at: Range | None) -> Place | None:
    """Return a range of words as a place in the text, without marks of punctuation at its edges."""
    if at is None:
        return None
    first, last = at
    while first < last and line.words[first].kind == Kind.PUNCT and not first < enclosed(line, first) < last:
        first += 1
    while last > first and line.words[last - 1].kind == Kind.PUNCT and not first <= unclosed(line, last - 1) < last - 1:
        last -= 1
    if first < last and first < enclosed(line, first) == last - 1:
        first, last = first + 1, last - 1
    if first >= last:
        return None
    name = line.words[first].marks.get("name")
    return name.start if name else line.words[first].start, line.words[last - 1].end


def time(line: Line, trigger: Trigger) -> Timex | None:
    """Return the time nearest to the trigger, one behind it where what stands before it is another clause's."""
    marks = line.found.get("time")
    if not marks:
        return None
    k = bisect_left(marks, trigger.first, key=lambda m: m.first)
    near = [
        (abs(mark.first - trigger.first), mark.value)
        for mark in marks[max(0, k - 1) : k + 1]
        if isinstance(mark.value, Timex) and mark.value.type != "duration" and abs(mark.first - trigger.first) <= NEAR
    ]
    if len(near) > 1 and (trigger.mark.pre or barred(line, marks[k - 1].last, trigger.first)):
        return near[1][1]
    return min(near, key=lambda n: n[0])[1] if near else None


def said(draft: Draft) -> dict[int, list[tuple[int, int, Range]]]:
    """Return, by line, what is said there and by whom: content's place in the text and the source's words."""
    found: dict[int, list[tuple[int, int, Range]]] = {}
    for saying in draft.sayings:
        if saying.source is None or saying.voice is None or not 0 <= saying.line < len(draft.lines):
            continue
        starts = draft.lines[saying.line].starts
        first, last = bisect_left(starts, saying.source[0]), bisect_left(starts, saying.source[1])
        if first < last:
            found.setdefault(saying.line, []).extend((a, b, (first, last)) for a, b in saying.content)
    for sayings in found.values():
        sayings.sort()
    return found


def parties(draft: Draft) -> Parties:
    """Return what finds parties in this report."""
    facts: Mapping[str, object] = draft.pack.facts.get("act", {})
    sites = facts.get("sites", ())
    offices = facts.get("offices", ())
    public = frozenset(offices if isinstance(offices, tuple) else ())
    anybody = facts.get("anyone", ())
    return Parties(
        draft, frozenset(sites if isinstance(sites, tuple) else ()), public,
        frozenset(anybody if isinstance(anybody, tuple) else ()), str(facts.get("written", "")),
        nations(draft.pack),
    )  # fmt: skip
