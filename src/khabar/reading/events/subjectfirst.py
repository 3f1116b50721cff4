"""Subject first: participants in languages whose verb follows its subject, as in English."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.events.antecedents import (
    AGENT,
    PATIENT,
    Range,
    Roles,
    is_person,
    is_place,
    mood_before,
    stretch,
    undergoing,
)
from khabar.reading.events.clauses import Clauses
from khabar.reading.events.participants import Participants
from khabar.reading.events.tags import AND, AUX, COMMA, GERUND, NOUN, PREP, THE, VERB, Tags
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_after

GROUP = 6  # words of a verb group
GOVERNED = 5  # words between a verb and the infinitive that it governs
DOER = 4  # words of "the suspect in"
LISTED = 4  # noun phrases in a list
SOMEONE = frozenset({"name", "person", "role", "forces"})
BELLIGERENT = frozenset({"ASSAULT", "VIOLENCE"})  # rather done by those who are named before the noun: "an Omani raid"
ENDS = frozenset({VERB, AUX, GERUND})  # what no noun phrase goes on with
PARTS = 4  # words of a verb that carries a noun: "claim responsibility for"
MADE = 12  # words between a noun and the participle that tells who is behind it
BY = 8  # words between a passive and its "by"
VERBAL = frozenset({"past", "base", "s"})
QUOTED = frozenset('"“”')
OTHERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "cue"})  # verbs of what somebody thinks of another's doing
POSSESSIVE = frozenset({"'s", "’s", "'"})
# What people undergo: a past form of these without an object is a passive ("men arrested after").
UNDERGONE = frozenset({"HARM", "VIOLENCE", "COERCE", "ASSAULT", "CRIME", "ACCUSE", "STRIKE", "MOBILIZE"})


@dataclass(slots=True)
class SubjectFirst(Participants):
    """Subject, verb, object; `adverbs` are the endings of adverbs."""

    adverbs: tuple[str, ...] = ()
    clauses: Clauses = field(default_factory=lambda: Clauses(Tags((), (), (), "")))

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
        alone = after is None and trigger.last - trigger.first == 1 and not self._joins(line, trigger.last)
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

    def _group(self, line: Line, i: int) -> tuple[int, bool]:
        """Return where the verb group of word `i` begins, and whether it is passive."""
        passive, at, mooded = False, i, False
        while at > 0 and i - at < GROUP:
            word = line.words[at - 1]
            aux = word.marks.get("aux")
            mood = mood_before(line, at)
            if aux:
                passive = passive or (aux.key == "be" and not mooded)
            elif mood is not None:
                at, mooded = mood + 1, True
            elif not (word.marks.keys() & {"neg", "adverb"} or word.norm in QUOTED or self._adverb(line, at - 1)):
                break
            at -= 1
        return at, passive

    def _adverb(self, line: Line, i: int) -> bool:
        """Say whether word `i` is an adverb by its ending."""
        word = line.words[i]
        return word.norm.endswith(self.adverbs) and word.text.islower() and "notadverb" not in word.marks

    def _suffered(self, line: Line, trigger: Trigger, *, alone: bool, bare: bool) -> bool:
        """Say whether a past without an auxiliary tells what is done to its subject; `bare`: nothing stands between."""
        if trigger.facts.get("passive"):
            return True
        if trigger.form != "past" or not alone:
            return False
        if self._ledby(line, trigger.last):
            return True
        own = trigger.facts.get("subject") == PATIENT or trigger.facts.get("active")
        return bare and not own and trigger.type in UNDERGONE

    def _ledby(self, line: Line, at: int) -> bool:
        """Say whether "by" with who does it follows right after a past: "a plan rejected by Norway"."""
        prep = line.words[at].marks.get("prep") if at < len(line.words) else None
        return prep is not None and prep.key == "by" and self._by(line, at) is not None

    def _joins(self, line: Line, at: int) -> bool:
        """Say whether a second verb shares the object: "attacked and injured"."""
        if at + 1 >= len(line.words) or "conj" not in line.words[at].marks:
            return False
        return any(m.form in VERBAL for m in line.words[at + 1].marks.values())

    def _subject(self, line: Line, at: int, before: Roles | None) -> Range | None:
        """Return the subject of a verb group that begins at word `at`."""
        found = self.clauses.subject(line, at)
        if found is not None:
            return found.whole
        joined = at > 0 and "conj" in line.words[at - 1].marks
        return (before.actor or before.recipient) if joined and before else None

    def _object(self, line: Line, at: int) -> Range | None:
        if at < len(line.words) and "pronoun" in line.words[at].marks:
            return at, at + 1
        if at < len(line.words) and "time" in line.words[at].marks:
            return None
        found = undergoing(line, at)
        if found is not None and set(self.clauses.open(line)[slice(*found)]) == {THE}:
            return stretch(at, self.clauses.ahead(at))  # "a planned visit"
        return self.bounded(line, found)

    def bounded(self, line: Line, at: Range | None) -> Range | None:
        """Return a noun phrase without the clause or participle that follows it."""
        if at is None:
            return None
        tags = self.clauses.open(line)
        end = next((i for i in range(at[0] + 1, at[1]) if tags[i] in ENDS), at[1])
        return stretch(at[0], end)

    def listed(self, line: Line, at: Range) -> Range:
        """Return a noun phrase with those that are joined to it by "and" and commas."""
        tags, end = self.clauses.open(line), at[1]
        for _ in range(LISTED):
            join = end + (tags[end : end + 1] == COMMA)
            join += tags[join : join + 1] == AND
            further = self.clauses.ahead(join)
            if join in (end, further):
                break
            end = further
        return (at[0], end) if AND in tags[at[1] : end] else at

    def _by(self, line: Line, at: int) -> Range | None:
        """Return who did it, after "by" within a few words."""
        for i in range(at, min(at + BY, len(line.words))):
            if line.words[i].kind == Kind.PUNCT:
                return None
            prep = line.words[i].marks.get("prep")
            if prep and self.links.get(line.words[i].norm) == AGENT and prep.key == "by":
                there = self.bounded(line, stretch(i + 1, phrase_after(line, i + 1)))
                return self.listed(line, there) if there and not _amount(line, there) else None
        return None

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

    def noun(self, line: Line, trigger: Trigger) -> Roles:
        """Return the roles of an event noun: its owner, who carries it out, the phrases after it."""
        found = Roles()
        tags = self.clauses.open(line)
        start = self.clauses.phrase(trigger.first)
        found.give(AGENT, self._accused(line, start, None))
        self._owner(line, start, trigger, found)
        light = next((m for i in range(max(0, start - PARTS), start) if (m := _ends(line, i, start))), None)
        if light is not None and tags[light.first] in (VERB, GERUND):
            found.give(PATIENT if light.key == "undergo" else AGENT, self._carrier(line, light.first))
        found.give(AGENT, self._made(line, trigger.last))
        self.follow(line, trigger, trigger.last, found)
        return found

    def governing(self, line: Line, trigger: Trigger) -> Range | None:
        """Return the subject of the verb that an event noun hangs on, where no other's doing is spoken of."""
        if trigger.verbal:
            return None
        self.clauses.open(line)
        verb = self.clauses.leading(trigger.first)
        if verb is None or not OTHERS.isdisjoint(line.words[verb].marks):
            return None
        return self._carrier(line, verb)

    def _carrier(self, line: Line, verb: int) -> Range | None:
        """Return the subject of the verb at word `verb` that carries a noun, None where it is a passive."""
        if self.clauses.open(line)[verb] == GERUND:
            doer = self.clauses.doer(line, verb)
            return doer.whole if doer else None
        at, passive = self._group(line, verb)
        return None if passive else self._subject(line, at, None)

    def _accused(self, line: Line, at: int, before: Roles | None) -> Range | None:
        """Return who is said right before word `at` to have done it: "convicted of", "the suspect in"."""
        for i in range(max(0, at - DOER), at):
            mark = line.words[i].marks.get("doer")
            if mark and mark.last == at:
                start, _ = self._group(line, i)
                return self._subject(line, start, before)
        return None

    def _made(self, line: Line, at: int) -> Range | None:
        """Return who is behind a noun by the participle after it: "allegations made by her"."""
        tags = self.clauses.open(line)
        for i in range(at, min(at + MADE, len(line.words))):
            if tags[i] in (VERB, GERUND):
                carried = AUX not in tags[at:i] or "light" in line.words[i].marks
                return self._by(line, i + 1) if carried else None
            if tags[i] not in (NOUN, THE, PREP, AUX):
                return None
        return None

    def _owner(self, line: Line, start: int, trigger: Trigger, found: Roles) -> None:
        """Give the role of who stands before the noun: "Israel's attack", "his visit", "Hamas attack"."""
        role = self.owner_role(trigger)
        for i in range(trigger.first - 1, start - 1, -1):
            word = line.words[i]
            article = word.marks.get("article")
            if word.norm in POSSESSIVE:
                found.give(role, stretch(start, i))
                return
            if article:
                if article.key == "his":
                    found.give(role, (i, i + 1))
                    return
                break
        for i in range(start, trigger.first):
            name = line.words[i].marks.get("name")
            if name and name.last <= trigger.first and not is_place(name.value):
                undergoes = trigger.type in self.owned and is_person(name.value)
                found.give(PATIENT if undergoes else role, (i, name.last))
            elif name is None and self.nations.of(line, i):
                found.give(AGENT if trigger.type in BELLIGERENT else role, (i, i + 1))


def _ends(line: Line, i: int, end: int) -> Mark | None:
    """Return the mark at word `i` of a verb that carries a noun, where it ends before word `end`."""
    mark = line.words[i].marks.get("light")
    return mark if mark and mark.last == end else None


def _amount(line: Line, at: Range) -> bool:
    """Say whether a phrase tells how much: "by 40 percent", "by more than 20 points"."""
    marks = [line.words[i].marks for i in range(*at)]
    if "article" in marks[0] or any(m.keys() & SOMEONE for m in marks):
        return False
    return any("number" in m for m in marks[:3])
