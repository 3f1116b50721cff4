"""Participants: who does what an event tells of and to whom, by the structure of the sentence around its trigger."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line
from khabar.reading.events.antecedents import (
    AGENT,
    PATIENT,
    Range,
    Roles,
    force,
    holds_person,
    implied,
    is_place,
    timeless,
    topic,
    undergoing,
    voters,
)
from khabar.reading.events.nations import Nations
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_before

REACH = 3  # prepositional phrases after a noun
OPEN = 4  # sayings that may hold one word
HARMS = frozenset({"HARM", "DISASTER", "ACCIDENT", "STRIKE", "BLAST"})  # what follows "on" or "to" is where
SOMEONE = frozenset({"role", "person", "forces"})
RECEIVED = frozenset(
    {"ACCUSE", "ASSAULT", "VIOLENCE", "SUPPORT", "REQUEST", "AID", "REJECT", "THREATEN"}
)  # "from" whom
GRAVE = frozenset({"ASSAULT", "VIOLENCE", "CRIME"})  # rather condemned or feared than done by who is told of
OPINIONS = frozenset({"REJECT", "SUPPORT", "ACCUSE"})  # what somebody thinks of others' words
SPOKEN = frozenset({"REQUEST", "ACCUSE"})
NATURAL = frozenset({"DISASTER", "ACCIDENT"})
HIMSELF = "that_he"  # the key of "that" with its subject written on to it


@dataclass(slots=True)
class Participants(ABC):
    """Finds roles around triggers; what differs with word order is in its two kinds, SubjectFirst and VerbFirst.

    `links` and `of` say what prepositions tell, `expects` holds the types that nobody does without meaning to,
    `owned` those whose owner undergoes them ("his arrest"), `said` who says what by line.
    """

    links: Mapping[str, str]
    of: Mapping[str, str]
    expects: frozenset[str]
    owned: frozenset[str]
    said: Mapping[int, list[tuple[int, int, Range]]] = field(default_factory=dict)
    pronouns: bool = True
    nations: Nations = field(default_factory=lambda: Nations(None))
    nobody: frozenset[str] = frozenset()  # folded words with which a phrase names nobody who acts: any, no

    def roles(self, line: Line, trigger: Trigger, kind: str, before: Roles | None) -> Roles:
        """Return who acts and who undergoes; `before` are the roles of the event before in the same line."""
        if trigger.verbal:
            found = self.verb(line, trigger, before)
        elif self.participle(line, trigger):
            found = self.gerund(line, trigger, before)
        else:
            found = self.noun(line, trigger)
        self._complete(line, trigger, kind, before, found)
        found.actor, found.recipient = timeless(line, found.actor), timeless(line, found.recipient)
        found.actor = self.trimmed(line, trigger, found.actor)
        found.actor, found.recipient = (
            self.among(line, trigger, found.actor),
            self.among(line, trigger, found.recipient),
        )
        if found.actor and not self.pronouns and _number(line, found.actor):
            found.actor = None
        if found.actor and line.words[found.actor[0]].norm in self.nobody:
            found.actor = None
        if trigger.facts.get("subject") == PATIENT and found.recipient is None and trigger.verbal:
            found.recipient, found.actor = found.actor, None
        return found

    @abstractmethod
    def verb(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """Return the roles of a finite verb or infinitive."""

    def gerund(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """Return the roles of a participle that stands for a clause."""
        del before
        return self.noun(line, trigger)

    @abstractmethod
    def noun(self, line: Line, trigger: Trigger) -> Roles:
        """Return the roles of an event noun or verbal noun."""

    def participle(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a trigger that is no finite verb stands for a clause."""
        del line
        return trigger.form == "ing"

    def bare(self, trigger: Trigger) -> bool:
        """Say whether a trigger may leave its subject out."""
        return trigger.type in self.expects

    def passive(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verb tells what is done to its subject."""
        del line
        return bool(trigger.facts.get("agentless") or trigger.facts.get("passive"))

    def trimmed(self, line: Line, trigger: Trigger, at: Range | None) -> Range | None:
        """Return who acts without what is no part of the noun phrase."""
        del line, trigger
        return at

    def among(self, line: Line, trigger: Trigger, at: Range | None) -> Range | None:
        """Return those of a number or a few with whose they are: "three of the ministers"."""
        del line, trigger
        return at

    def definite(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a noun speaks of something told of before: "the attack"."""
        start = phrase_before(line, trigger.first)
        article = line.words[start].marks.get("article") if start < trigger.first else None
        return article is not None and article.key != "a"

    def mine(self, line: Line, trigger: Trigger) -> bool:
        """Say whether the words that lead to a noun tell of the speaker's own doing."""
        del line, trigger
        return False

    def owner(self, trigger: Trigger) -> str:
        """Return whether he, she or they are whose doing a noun is by the pronoun written on to it (m, f, p)."""
        del trigger
        return ""

    def _own(self, line: Line, trigger: Trigger, speaker: Range) -> bool:
        """Say whether a verb in somebody's words may tell of their own doing."""
        del line, trigger, speaker
        return True

    def meant(self, line: Line, trigger: Trigger, at: Range) -> bool:
        """Say whether a noun phrase told of before may be whom a trigger leaves out."""
        del line, trigger, at
        return True

    def first_person(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verb without a subject tells of those who speak."""
        del line, trigger
        return False

    def _complete(self, line: Line, trigger: Trigger, kind: str, before: Roles | None, found: Roles) -> None:
        """Fill in who acts from what was spoken of before."""
        found.actor = self._of_himself(line, trigger) or found.actor
        within = not trigger.verbal and before is not None and _within(trigger, before.recipient)
        others = within and before is not None and before.kind in OPINIONS and trigger.type in SPOKEN
        if others:
            return  # "rejected the proposal"
        grave = within and before is not None and before.kind in GRAVE and trigger.type != "CRIME"
        if grave or (within and before is not None and before.kind == "COERCE" and trigger.type == "PROTEST"):
            return  # fire opened on a protest
        if before and within and self.of_role(trigger) == AGENT and trigger.type not in GRAVE:
            found.give(AGENT, before.actor)
        if found.actor is None and not found.agentless and self.bare(trigger) and not trigger.facts.get("implied"):
            speaker = self._speaker(line, trigger) if trigger.verbal else None
            speaker = speaker if speaker and self._own(line, trigger, speaker) else None
            other = speaker or self.governing(line, trigger)
            told = implied(line, trigger, found.recipient, pronouns=self.pronouns)
            other = other or (told if told and self.meant(line, trigger, told) else None)
            one = other and (holds_person(line, *other) or "pronoun" in line.words[other[0]].marks)
            if not (kind == "VOTE" and one):
                found.give(AGENT, other)
        if kind == "VOTE" and not trigger.verbal and not self.mine(line, trigger):
            found.give(AGENT, voters(line, trigger))
        if self.pronouns and not trigger.verbal and trigger.type in self.expects and kind != "VOTE":
            found.give(AGENT, topic(line, trigger.first))
        if found.actor is None and not trigger.verbal and before is not None and trigger.type == "CRIME":
            judged = before.actor if before.kind != "SANCTION" else None  # who foils a crime does not do it
            told = before.actor if before.kind not in ("ACCUSE", "SANCTION") else None  # nor who charges somebody
            found.actor = judged if within else before.recipient or told
        if found.actor is None and kind in NATURAL and not trigger.facts.get("bare"):
            found.actor = force(line, trigger)

    def governing(self, line: Line, trigger: Trigger) -> Range | None:
        """Return who does what an event noun hangs on, where that tells whose doing the event is."""
        del line, trigger
        return None

    def first(self, line: Line, at: Range) -> Range:
        """Return the first of the noun phrases that stand side by side in a range."""
        del line
        return at

    def bounded(self, line: Line, at: Range | None) -> Range | None:
        """Return a noun phrase without the clause that follows it."""
        del line
        return at

    def listed(self, line: Line, at: Range) -> Range:
        """Return a noun phrase with those that are joined to it: "between Norway and Sweden"."""
        del line
        return at

    def _of_himself(self, line: Line, trigger: Trigger) -> Range | None:
        """Return who speaks, where a pronoun written on to "that" is the verb's subject: said that he bombed it."""
        that = line.at(trigger.first - 1, "that")
        if that is None or that.key != HIMSELF or not trigger.verbal or self.passive(line, trigger):
            return None
        speaker = self._speaker(line, trigger)
        return speaker if speaker and self._own(line, trigger, speaker) else None

    def _speaker(self, line: Line, trigger: Trigger) -> Range | None:
        """Return who says it, where the trigger stands in their words: people tell mostly of their own doing."""
        sayings = self.said.get(line.index)
        if not sayings:
            return None
        start = line.words[trigger.first].start
        k = bisect_right(sayings, start, key=lambda s: s[0])
        return next((source for _, last, source in reversed(sayings[max(0, k - OPEN) : k]) if start < last), None)

    def of_role(self, trigger: Trigger) -> str:
        """Say who follows "of": the one who acts or the one who undergoes."""
        return str(trigger.facts.get("of") or self.of.get(trigger.type, AGENT))

    def owner_role(self, trigger: Trigger) -> str:
        """Say who owns the noun: "his visit" is his doing, "his arrest" is not."""
        return str(trigger.facts.get("owner") or (self.of_role(trigger) if trigger.type in self.owned else AGENT))

    def follow(self, line: Line, trigger: Trigger, at: int, found: Roles) -> None:
        """Read the prepositional phrases that begin at word `at`."""
        of = "" if trigger.verbal else self.of_role(trigger)
        for _ in range(REACH):
            if at >= len(line.words):
                return
            prep = line.words[at].marks.get("prep")
            dated = line.words[at].marks.get("time") if self.pronouns else None
            if dated:
                at = dated.last
                continue
            if not prep and at + 1 < len(line.words) and self.links.get(line.words[at + 1].norm) == AGENT:
                at += 1
                prep = line.words[at].marks.get("prep")
            if not prep:
                return
            role = self.links.get(line.words[at].norm) or self.links.get(prep.key, "")
            prep_word, end = line.words[at], prep.last
            there = undergoing(line, end)
            if end < len(line.words) and "pronoun" in line.words[end].marks:
                there = end, end + 1
            if prep.key == "from" and there and _someone(line, there):
                role, there = self._source(line, trigger, role, there)
            there = self.bounded(line, there)
            if role == AGENT and there:
                there = self.listed(line, there)
            among = role == AGENT and "among" in prep_word.marks  # "ten people, among them children"
            if not among and not (role == PATIENT and trigger.type in HARMS):
                found.give(of if role == "of" else role, there)
            at = there[1] if there else end

    def _source(self, line: Line, trigger: Trigger, role: str, there: Range) -> tuple[str, Range]:
        """Return what "from" somebody tells, and who it is: whose attack, of whom something is asked."""
        if trigger.verbal:
            return (PATIENT, self.first(line, there)) if trigger.type == "REQUEST" else (role, there)
        return (AGENT if trigger.type in RECEIVED else role), there


def _number(line: Line, at: Range) -> bool:
    """Say whether a range is a number alone, of whom is not told."""
    return at[1] - at[0] == 1 and line.words[at[0]].kind == Kind.NUMBER


def _within(trigger: Trigger, at: Range | None) -> bool:
    """Say whether a trigger is part of what another event is done to: "cancelled a visit"."""
    return at is not None and at[0] <= trigger.first and trigger.last <= at[1]


def _someone(line: Line, at: Range) -> bool:
    """Say whether a noun phrase begins with someone, named or described, who is no place."""
    marks = line.words[at[0]].marks
    name = marks.get("name") or (
        line.words[at[0] + 1].marks.get("name") if "article" in marks and at[1] - at[0] > 1 else None
    )
    return not is_place(name.value) if name else not SOMEONE.isdisjoint(marks)
