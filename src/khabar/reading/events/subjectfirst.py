"""Subject first: participants in languages whose verb follows its subject, as in English."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Line
from khabar.reading.events.antecedents import (
    AGENT,
    PATIENT,
    Range,
    Roles,
    stretch,
    undergoing,
)
from khabar.reading.events.doers import Doers
from khabar.reading.events.tags import GERUND, NOUN, THE
from khabar.reading.events.triggers import Trigger

AS = "as"  # the key of the preposition
MONEY = frozenset("$€£¥")
VERBAL = frozenset({"past", "base", "s"})
# What people undergo: a past form of these without an object is a passive ("men arrested after").
UNDERGONE = frozenset({"HARM", "VIOLENCE", "COERCE", "ASSAULT", "CRIME", "ACCUSE", "STRIKE", "MOBILIZE"})


@dataclass(slots=True)
class SubjectFirst(Doers):
    """Subject, verb, object."""

    def participle(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a word that ends like a participle stands as one, with an object of its own, not as a noun."""
        tags = self.clauses.open(line)
        if trigger.form != "ing":
            return tags[trigger.first] == GERUND
        return tags[trigger.first] != NOUN or tags[max(0, trigger.first - 1)] not in (NOUN, THE)

    def verb(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """Return the roles of a finite verb or infinitive."""
        if trigger.form in ("base", "s") and self.clauses.open(line)[trigger.first] == NOUN:
            return self.noun(line, trigger)
        found = Roles()
        at, passive = self._group(line, trigger.first)
        subject = self._subject(line, at, before)
        after = self._object(line, trigger.last)
        alone = after is None and trigger.last - trigger.first == 1 and not self._goes_on(line, trigger.last)
        passive = passive or self._suffered(line, trigger, alone=alone, bare=at == trigger.first)
        if passive:
            found.give(AGENT, self._by(line, trigger.last))
            found.give(AGENT if trigger.facts.get("mover") else PATIENT, subject)
            found.agentless = found.actor is None
            return found
        found.give(AGENT, subject)
        found.give(PATIENT, after)
        self.follow(line, trigger, after[1] if after else trigger.last, found)
        return found

    def _suffered(self, line: Line, trigger: Trigger, *, alone: bool, bare: bool) -> bool:
        """Say whether a past without an auxiliary tells what is done to its subject; `bare`: nothing stands between."""
        if trigger.facts.get("passive"):
            return True
        if trigger.form != "past" or not alone:
            return False
        if self._ledby(line, trigger.last) or (bare and self._taken(line, trigger.last)):
            return True
        own = trigger.facts.get("subject") == PATIENT or trigger.facts.get("active")
        return bare and not own and trigger.type in UNDERGONE

    def _ledby(self, line: Line, at: int) -> bool:
        """Say whether "by" with who does it follows right after a past: "a plan rejected by Norway"."""
        prep = line.words[at].marks.get("prep") if at < len(line.words) else None
        return prep is not None and prep.key == "by" and self._by(line, at) is not None

    def _taken(self, line: Line, at: int) -> bool:
        """Say whether "as" with "by" and who does it follow a past: "hailed as a hero by some"."""
        prep = line.at(at, "prep")
        return prep is not None and prep.key == AS and self._by(line, at) is not None

    def _goes_on(self, line: Line, at: int) -> bool:
        """Say whether an object of another kind follows a verb: what "that" opens, money, a second verb's object."""
        if at >= len(line.words):
            return False
        told = "that" in line.words[at].marks or line.words[at].norm in MONEY
        return told or self._joins(line, at)

    def _joins(self, line: Line, at: int) -> bool:
        """Say whether a second verb shares the object: "attacked and injured"."""
        if at + 1 >= len(line.words) or "conj" not in line.words[at].marks:
            return False
        return any(m.form in VERBAL for m in line.words[at + 1].marks.values())

    def _object(self, line: Line, at: int) -> Range | None:
        if at < len(line.words) and "pronoun" in line.words[at].marks:
            return at, at + 1
        if at < len(line.words) and "time" in line.words[at].marks:
            return None
        found = undergoing(line, at)
        if found is not None and set(self.clauses.open(line)[slice(*found)]) == {THE}:
            return stretch(at, self.clauses.ahead(at))  # "a planned visit"
        return self.bounded(line, found)

    def gerund(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """A participle: its doer is that of the event before, or the one accused of it; its object follows."""
        found = Roles()
        found.give(PATIENT, self._object(line, trigger.last))
        found.give(AGENT, self._accused(line, trigger.first, before))
        doer = self.clauses.doer(line, trigger.first)
        found.give(AGENT, doer.whole if doer else None)
        if found.actor is None and before is not None:
            found.give(AGENT, before.actor or before.recipient)
        return found
