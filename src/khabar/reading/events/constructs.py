"""Constructs: whoever stands right behind a verbal noun, as the one who does it or to whom it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Entity
from khabar.reading.events.antecedents import (
    AGENT,
    EVENTS,
    PATIENT,
    Range,
    Roles,
    is_nation,
    is_person,
    is_place,
    stretch,
)
from khabar.reading.events.carriers import NOUN
from khabar.reading.events.controls import HIMSELF
from khabar.reading.events.governors import NOUNS
from khabar.reading.events.relatives import ADJECTIVES, Relatives
from khabar.reading.events.sufferers import befell, cause
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_after

LIGHT = 7  # words of a noun phrase that are passed over
MEETINGS = frozenset({"CONSULT", "AGREE"})  # named after where they were held
SOMEONE = frozenset({"name", "role", "person", "forces"})
WHOM = frozenset({"name", "role", "people", "number", "counted", "target"})
BODIES = frozenset({"organisation", "group"})
ACTING = frozenset({"country", "group", "organisation"})
ACTORS = frozenset({"name", "role", "forces"})
MOVING = frozenset({"ASSAULT", "VIOLENCE", "RETREAT", "MOBILIZE", "PROTEST"})
BOTH = 2
MANY = "many"  # the form
STANDING = "run"  # the key of those who stand for an office


@dataclass(slots=True)
class Constructs(Relatives):
    """Reads the noun phrase behind a verbal noun."""

    def _construct(self, line: Line, trigger: Trigger, found: Roles, of: str) -> None:
        """Give the role of who follows a verbal noun directly."""
        if trigger.mark.post or trigger.last >= len(line.words):
            return
        word = line.words[trigger.last]
        definite = self.pieces.article in trigger.mark.pre
        if word.kind == Kind.PUNCT or definite or "prep" in word.marks:
            return
        name, number = word.marks.get("name"), word.marks.get("number")
        sited = name is not None and is_place(name.value)  # where it was
        held = trigger.type in MEETINGS and (self._sides(line, name) or self._topic(word, trigger))
        if (number and number.key == "ordinal") or held or (sited and trigger.type in MEETINGS):
            return
        if sited and of == AGENT and name is not None and not is_nation(name.value):
            return
        titled = "honorific" in word.marks
        if (titled or word.marks.keys() & NOUNS or self.pieces.definite(word)) and not self._describes(word):
            armed = "forces" in word.marks and not trigger.facts.get("wields")
            pieces = self._pieces(line, trigger.last)
            armed = armed or (of == PATIENT and self._both(line, pieces))
            role = AGENT if armed and not trigger.mark.pre.endswith(self.owning) else of
            if role == AGENT and of == self.of_role(trigger) and not titled and NOUNS.isdisjoint(word.marks):
                return
            if befell(trigger) and cause(line, trigger.last):
                role = AGENT
            if pieces and trigger.type == "ACCUSE" and self._alleges(line, pieces[0][1]):
                role = AGENT
            found.give(role, pieces[0] if pieces else None)
            second = line.words[pieces[1][0]] if len(pieces) > 1 else None
            if second and second.kind != Kind.PUNCT and role == AGENT and found.actor == pieces[0]:
                found.give(PATIENT, pieces[1])

    def belonged(self, line: Line, trigger: Trigger, found: Roles) -> None:
        """Give the roles of those who stand behind a verbal noun as its doer, with those it is done to behind them.

        "the army's shelling of the village" is told with both side by side, or with a letter written on to the second.
        """
        if trigger.mark.post or self.definite(line, trigger) or trigger.last >= len(line.words) or befell(trigger):
            return
        word = line.words[trigger.last]
        if NOUNS.isdisjoint(word.marks) or self._describes(word) or "prep" in word.marks or self.pieces.led(word):
            return
        pieces = self._pieces(line, trigger.last)
        if self._both(line, pieces):
            found.give(AGENT, pieces[0])
            found.give(PATIENT, pieces[1])
        elif pieces and (whom := self._done_to(line, pieces[0])):
            found.give(AGENT, pieces[0])
            found.give(PATIENT, whom)
        elif pieces and trigger.type == "CONSULT" and self.of_role(trigger) == AGENT and self._person(line, pieces[0]):
            found.give(AGENT, pieces[0])

    def _person(self, line: Line, at: Range) -> bool:
        """Say whether a phrase opens with an office, a courtesy or a person's name: whose visit or call it is."""
        marks = line.words[at[0]].marks
        name, role = marks.get("name"), marks.get("role")
        office = "honorific" in marks or (role is not None and role.key not in self.pieces.bodies)
        return office if name is None else is_person(name.value)

    def _done_to(self, line: Line, who: Range) -> Range | None:
        """Return those whom the letter written on to them tells something is done to, right behind who does it."""
        first, i = line.words[who[0]].marks, who[1]
        name = first.get("name")
        if i >= len(line.words) or not (ACTORS | {"people"}) & first.keys() or (name and is_place(name.value)):
            return None
        word = line.words[i]
        told = any(m.pre[:1] == self.owning and m.cls in WHOM for m in word.marks.values())
        return (i, max(i + 1, phrase_after(line, i))) if told else None

    def _both(self, line: Line, pieces: list[Range]) -> bool:
        """Say whether those who do it and those it is done to stand side by side: "the firemen's rescue of a man"."""
        if len(pieces) < BOTH or pieces[1][0] != pieces[0][1] or self.nations.of(line, pieces[1][0]):
            return False
        who, whom = (line.words[at[0]].marks for at in pieces[:BOTH])
        name, doers = who.get("name"), who.get("people") or who.get("role")
        several = doers is not None and doers.form == MANY
        named = name is not None and isinstance(name.value, Entity) and name.value.kind in ACTING
        return (several or named) and not WHOM.isdisjoint(whom)

    def _sides(self, line: Line, name: Mark | None) -> bool:
        """Say whether "between" follows a name: where those met, not who."""
        prep = line.at(name.last, "prep") if name is not None else None
        return prep is not None and prep.key == "between"

    def _topic(self, word: Word, trigger: Trigger) -> bool:
        """Say whether a phrase that tells of an event opens behind a meeting: what it is about, "rescue plan talks"."""
        return any(
            m.cls in EVENTS and m.form == NOUN and m.first == trigger.last and m.last > m.first + 1
            for m in word.marks.values()
        )

    def _alleges(self, line: Line, at: int) -> bool:
        """Say whether "that" with a subject of its own follows: the accusation of those who say that others did it."""
        that = line.at(at, "that")
        return that is not None and that.key != HIMSELF

    def _describes(self, word: Word) -> bool:
        """Say whether a word for one of some people is an adjective here: "an armed attack"."""
        mark = word.marks.get("people")
        alone = mark is not None and mark.form == "one" and NOUNS.isdisjoint(word.marks.keys() - {"people", "person"})
        return alone and not self.pieces.definite(word)

    def _belonging(self, line: Line, trigger: Trigger) -> Range | None:
        """Return those whose doing a noun is by the letter written on to them: "the second visit of Fulan"."""
        for i in range(trigger.last, min(trigger.last + ADJECTIVES, len(line.words))):
            word = line.words[i]
            marks = [m for m in word.marks.values() if m.cls in SOMEONE]
            if trigger.key == STANDING and "role" in word.marks:
                return None  # "the race for the presidency"
            if any(m.pre[:1] == self.owning and m.pre for m in marks):
                return stretch(i, max(i + 1, min(phrase_after(line, i), i + LIGHT)))
            if word.norm.startswith(self.owning) and not marks and self._moved(line, trigger, i):
                return i, phrase_after(line, i)
            seated = trigger.type == "VOTE" and i + 1 < len(line.words) and "prep" in word.marks
            if seated and word.marks["prep"].key == "in" and _body(line.words[i + 1].marks):
                return stretch(i + 1, phrase_after(line, i + 1))
            if word.kind == Kind.PUNCT or marks or "prep" in word.marks:
                return None
        return None

    def _moved(self, line: Line, trigger: Trigger, i: int) -> bool:
        """Say whether a phrase tells whose the thing is that a noun of its doing belongs to: "of the army's tanks"."""
        if trigger.type not in MOVING or self.of_role(trigger) != AGENT or self.definite(line, trigger):
            return False
        words = range(i, phrase_after(line, i))
        return any(not ACTORS.isdisjoint(line.words[k].marks) or self.nations.of(line, k) is not None for k in words)


def _body(marks: Mapping[str, Mark]) -> bool:
    """Say whether a word names an organisation or the like."""
    name = marks.get("name")
    return (name is not None and isinstance(name.value, Entity) and name.value.kind in BODIES) or "role" in marks
