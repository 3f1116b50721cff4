"""Subject first: participants in languages whose verb follows its subject, as in English."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line
from khabar.reading.events.antecedents import (
    AGENT,
    PATIENT,
    Range,
    Roles,
    aside,
    is_land,
    is_place,
    long_phrase,
    mood_before,
    named,
    stretch,
    undated,
    undergoing,
)
from khabar.reading.events.participants import Participants
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_after, phrase_before

GROUP = 6  # words of a verb group
GOVERNED = 5  # words between a verb and the infinitive that it governs
ASIDES = 3  # pairs of commas between a subject and its verb
DOER = 4  # words of "the suspect in"
BY = 8  # words between a passive and its "by"
VERBAL = frozenset({"past", "base", "s"})
QUOTED = frozenset('"“”')
POSSESSIVE = frozenset({"'s", "’s", "'"})
# What people undergo: a past form of these without an object is a passive ("men arrested after").
UNDERGONE = frozenset({"HARM", "VIOLENCE", "COERCE", "ASSAULT", "CRIME", "ACCUSE", "STRIKE", "MOBILIZE"})


@dataclass(slots=True)
class SubjectFirst(Participants):
    """Subject, verb, object; `adverbs` are the endings of adverbs."""

    adverbs: tuple[str, ...] = ()

    def verb(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """Return the roles of a finite verb or infinitive."""
        found = Roles()
        at, passive = self._group(line, trigger.first)
        subject = self._subject(line, at, before)
        after = self._object(line, trigger.last)
        alone = after is None and trigger.last - trigger.first == 1 and not self._joins(line, trigger.last)
        if trigger.facts.get("passive"):
            passive = True
        elif not passive and trigger.form == "past" and alone and at == trigger.first:
            passive = trigger.facts.get("subject") != PATIENT and not trigger.facts.get("active")
            passive = passive and trigger.type in UNDERGONE
        if passive:
            found.give(PATIENT, subject)
            found.give(AGENT, self._by(line, trigger.last))
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

    def _joins(self, line: Line, at: int) -> bool:
        """Say whether a second verb shares the object: "attacked and injured"."""
        if at + 1 >= len(line.words) or "conj" not in line.words[at].marks:
            return False
        return any(m.form in VERBAL for m in line.words[at + 1].marks.values())

    def _subject(self, line: Line, at: int, before: Roles | None) -> Range | None:
        """Return the subject of a verb group that begins at word `at`."""
        at = undated(line, at)
        if at <= 0:
            return None
        word = line.words[at - 1]
        if "pronoun" in word.marks:
            return at - 1, at
        if "relative" in word.marks or "that" in word.marks:
            end = at - 1
            if end > 0 and line.words[end - 1].norm == ",":
                end -= 1
            return stretch(phrase_before(line, end), end) or (at - 1, at)
        conj = word.marks.get("conj")
        if conj and before is not None:
            return before.actor or before.recipient
        prep = word.marks.get("prep")
        if prep and prep.key == "to":
            return self._governor(line, at - 1, before)
        if word.norm == ",":
            return self._before_asides(line, at - 1)
        return long_phrase(line, at)

    def _before_asides(self, line: Line, comma: int) -> Range | None:
        """Return the noun phrase before what stands between commas: an age, a home town, a place and its country."""
        found: Range | None = None
        for _ in range(ASIDES):
            start = aside(line, comma)
            found = stretch(phrase_before(line, start), start)
            if start == comma or (found and not self._placed(line, found)):
                break
            comma = start
        return found

    def _placed(self, line: Line, at: Range) -> bool:
        """Say whether a noun phrase is a number, or a place that a preposition leads to."""
        marks = line.words[at[0]].marks
        name = marks.get("name")
        if name is None:
            return "number" in marks and at[1] - at[0] == 1
        return is_land(name.value) and at[0] > 0 and "prep" in line.words[at[0] - 1].marks

    def _governor(self, line: Line, to: int, before: Roles | None) -> Range | None:
        """Return who is to do what follows "to" at word `to`: the object of the verb before it, else its subject."""
        start = phrase_before(line, to)
        if start < to and start > 0 and not named(line, start, to):
            start = to
        if start < to and not line.words[start].norm.endswith(self.adverbs):
            return start, to
        at = to
        while at > 0 and to - at < GOVERNED and "name" not in line.words[at - 1].marks:
            at -= 1
            finite = any(m.form in VERBAL for m in line.words[at].marks.values())
            if finite or mood_before(line, at + 1) is not None:
                return self._subject(line, self._group(line, at)[0], before)
        return before.actor if before else None

    def _object(self, line: Line, at: int) -> Range | None:
        if at < len(line.words) and "pronoun" in line.words[at].marks:
            return at, at + 1
        return undergoing(line, at)

    def _by(self, line: Line, at: int) -> Range | None:
        """Return who did it, after "by" within a few words."""
        for i in range(at, min(at + BY, len(line.words))):
            if line.words[i].kind == Kind.PUNCT:
                return None
            prep = line.words[i].marks.get("prep")
            if prep and self.links.get(line.words[i].norm) == AGENT and prep.key == "by":
                return stretch(i + 1, phrase_after(line, i + 1))
        return None

    def gerund(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """A participle: its doer is that of the event before, or the one accused of it; its object follows."""
        found = Roles()
        found.give(PATIENT, self._object(line, trigger.last))
        found.give(AGENT, self._doer(line, trigger.first, before))
        at, _ = self._group(line, trigger.first)
        opens = line.words[at - 1] if at else None
        if opens is not None and (at < trigger.first or not ("prep" in opens.marks or opens.kind == Kind.PUNCT)):
            found.give(AGENT, self._subject(line, at, before))
        elif before is not None:
            found.give(AGENT, before.actor or before.recipient)
        if found.actor is None and trigger.first > 0 and line.words[trigger.first - 1].norm == ",":
            found.give(AGENT, self._opening(line))
        return found

    def _opening(self, line: Line) -> Range | None:
        """Return the noun phrase or pronoun with which a sentence opens, if it names someone."""
        last = phrase_after(line, 0)
        if line.words and "pronoun" in line.words[0].marks:
            return 0, 1
        return (0, last) if last > 0 and named(line, 0, last) else None

    def noun(self, line: Line, trigger: Trigger) -> Roles:
        """Return the roles of an event noun: its owner, who carries it out, the phrases after it."""
        found = Roles()
        start = phrase_before(line, trigger.first)
        found.give(AGENT, self._doer(line, start, None))
        self._owner(line, start, trigger, found)
        if start > 0 and "light" in line.words[start - 1].marks:
            light = line.words[start - 1].marks["light"]
            at, passive = self._group(line, start - 1)
            found.give(PATIENT if light.key == "undergo" else AGENT, None if passive else self._subject(line, at, None))
        found.give(AGENT, self._made(line, trigger.last))
        self.follow(line, trigger, trigger.last, found)
        return found

    def _doer(self, line: Line, at: int, before: Roles | None) -> Range | None:
        """Return who is said right before word `at` to have done it: "convicted of", "the suspect in"."""
        for i in range(max(0, at - DOER), at):
            mark = line.words[i].marks.get("doer")
            if mark and mark.last == at:
                start, _ = self._group(line, i)
                return self._subject(line, start, before)
        return None

    def _made(self, line: Line, at: int) -> Range | None:
        """Return who is behind a noun by the participle after it: "allegations made by her"."""
        for i in range(at, min(at + BY, len(line.words))):
            word = line.words[i]
            if any(m.form in ("past", "ing") for m in word.marks.values()):
                return self._by(line, i + 1)
            if word.kind == Kind.PUNCT or "relative" in word.marks or "article" in word.marks:
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
        for i in range(start, trigger.first):
            name = line.words[i].marks.get("name")
            if name and name.last <= trigger.first and not is_place(name.value):
                found.give(role, (i, name.last))
