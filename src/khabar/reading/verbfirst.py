"""Verb first: participants in languages whose verb may stand before its subject, as in Arabic."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line
from khabar.reading.antecedents import AGENT, PATIENT, Range, Roles, drops, is_land, is_place, last_name, stretch
from khabar.reading.participants import Participants
from khabar.reading.phrases import phrase_after, phrase_before
from khabar.reading.triggers import FINITE, Trigger

LIGHT = 7  # words between a light verb and its noun
LIMITS = frozenset({"prep", "relative", "neg", "nearly"})
LIMIT = 6  # words between a verb of harm and the number of those harmed
BY = 4  # words between a passive and who did it
PRONOUN = 2  # letters of the shortest preposition without a pronoun
NOUNS = frozenset({"name", "person", "number", "role", "vague", "forces"})
CAUSES = frozenset({"DISASTER", "VIOLENCE", "ASSAULT"})
COUNTED = frozenset({"number", "person", "vague", "few", "loose"})
TRIPS = frozenset({"visit", "travel"})  # whose object is a place
MEETINGS = frozenset({"CONSULT", "AGREE"})  # named after where they were held
UNFIT = frozenset({"nosubject", "mood"})
BEFORE = frozenset({"aux", "neg"})


@dataclass(slots=True)
class VerbFirst(Participants):
    """Verb, subject, object, or the subject ahead of the verb; the small words come from the language's data."""

    relatives: frozenset[str] = frozenset()
    article: str = ""
    resumptive: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    joins: str = ""

    def bare(self, trigger: Trigger) -> bool:
        """Say whether a trigger may leave its subject out: verbs do, where someone means to do it."""
        return trigger.type in self.expects or drops(trigger)

    def verb(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """Return the roles of a finite verb."""
        found = Roles()
        subject = PATIENT if trigger.facts.get("subject") == PATIENT else AGENT
        ahead = self._ahead(line, trigger.first)
        after = self._phrase(line, trigger.last)
        at = after[1] if after else trigger.last
        if trigger.facts.get("suffers"):
            found.give(PATIENT, ahead or after)
            found.give(AGENT, self._cause(line, at))
            return found
        many = self._many(line, trigger)
        if many:
            found.give(PATIENT, many)
            found.give(AGENT, before.actor if before and trigger.mark.pre and not ahead else ahead)
            self.follow(line, trigger, many[1], found)
            return found
        if after is None and self._resumed(line, at):
            at += 1
            found.give(subject, self._phrase(line, at))
        if found.actor is None and found.recipient is None:
            self._order(line, trigger, subject, ahead, after, before, found)
        self.follow(line, trigger, at, found)
        return found

    def _order(
        self, line: Line, trigger: Trigger, subject: str, ahead: Range | None, after: Range | None,
        before: Roles | None, found: Roles,
    ) -> None:  # fmt: skip
        """Give the roles by what stands ahead of the verb and after it."""
        former = before.actor if before else None
        by = self._byline(line, after[1] if after else trigger.last)
        joined = after and former and trigger.mark.pre
        if after and trigger.facts.get("aside"):
            found.give(PATIENT, after)
            found.give(AGENT, former)
        elif after and joined and (self._counted(line, after) or NOUNS.isdisjoint(line.words[after[0]].marks)):
            found.give(PATIENT, after)
            found.give(subject, former)
        elif by:
            found.give(AGENT, by)
            found.give(PATIENT, ahead or after)
        elif ahead and not (trigger.mark.post and after):
            found.give(subject, ahead)
            found.give(PATIENT, after)
        elif after and self._abstract(line, trigger, after):
            found.give(PATIENT, after)
        elif after:
            self._split(line, trigger, after, found)
        else:
            found.give(subject, former or last_name(line, trigger.first))

    def _many(self, line: Line, trigger: Trigger) -> Range | None:
        """Return those who are counted right after a verb of harm, with what limits their number: "at least 384"."""
        if not (trigger.facts.get("passive") or trigger.facts.get("subject") == PATIENT):
            return None
        for i in range(trigger.last, min(trigger.last + LIMIT, len(line.words))):
            marks = line.words[i].marks
            if "number" in marks:
                return stretch(trigger.last, max(i + 1, phrase_after(line, i)))
            if LIMITS.isdisjoint(marks):
                return None
        return None

    def _counted(self, line: Line, at: Range) -> bool:
        """Say whether a noun phrase begins with a number or someone undefined: those who are killed, not who kill."""
        first, last = at
        return not COUNTED.isdisjoint(line.words[first].marks) or any(
            "number" in line.words[i].marks for i in range(first, min(last, first + 3))
        )

    def _abstract(self, line: Line, trigger: Trigger, after: Range) -> bool:
        """Say whether what follows a verb that only people do is no one: its subject is left out then."""
        return trigger.type in self.expects and NOUNS.isdisjoint(line.words[after[0]].marks)

    def _cause(self, line: Line, at: int) -> Range | None:
        """Return the disaster or attack that a verb of suffering leads to."""
        for i in range(at, min(at + LIGHT + 1, len(line.words))):
            if not CAUSES.isdisjoint(line.words[i].marks):
                return i, phrase_after(line, i) if phrase_after(line, i) > i else i + 1
        return None

    def _resumed(self, line: Line, at: int) -> bool:
        """Say whether word `at` is a preposition with the pronoun that resumes what a relative clause is about."""
        if at + 1 >= len(line.words):
            return False
        word = line.words[at]
        return "prep" in word.marks and len(word.norm) > PRONOUN and word.norm.endswith(self.resumptive)

    def _byline(self, line: Line, at: int) -> Range | None:
        """Return who did it where words for "by" follow within a few words."""
        for i in range(at, min(at + BY, len(line.words))):
            if line.words[i].kind == Kind.PUNCT:
                return None
            mark = line.words[i].marks.get("byagent")
            if mark:
                return stretch(mark.last, phrase_after(line, mark.last))
        return None

    def _ahead(self, line: Line, i: int) -> Range | None:
        """Return the subject that stands before the verb at word `i`: a nominal sentence or a relative clause."""
        at = i
        while at > 0 and not BEFORE.isdisjoint(line.words[at - 1].marks):
            at -= 1
        if at <= 0:
            return None
        word = line.words[at - 1]
        if word.norm in self.relatives:
            end = at - 1 - (at > 1 and line.words[at - 2].kind == Kind.PUNCT)
            return stretch(phrase_before(line, end), end)
        start = phrase_before(line, at)
        if start >= at or any(not UNFIT.isdisjoint(line.words[i].marks) for i in range(start, at)):
            return None
        opens = line.words[start - 1].marks if start else {}
        if start == 0 or opens.keys() & {"that", "aux", "conj"} or line.words[start - 1].kind == Kind.PUNCT:
            return start, at
        return None

    def _split(self, line: Line, trigger: Trigger, after: Range, found: Roles) -> None:
        """Cut what follows a verb into subject and object: at the end of its first name, or before a number."""
        first, last = after
        if trigger.facts.get("subject") == PATIENT or (trigger.facts.get("passive") and self._counted(line, after)):
            found.give(PATIENT, after)
            return
        force = line.words[first].marks.get("force")
        if force:
            cut = self._described(line, force.last, last)
            found.give(AGENT, (first, cut))
            found.give(PATIENT, stretch(cut, last))
            return
        for i in range(first, last):
            here = line.words[i].marks
            name = here.get("name")
            if name and i > first and trigger.key in TRIPS and is_land(name.value):
                found.give(AGENT, (first, i))
                found.give(PATIENT, (i, min(name.last, last)))
                return
            if name:
                found.give(AGENT, (first, min(name.last, last)))
                found.give(PATIENT, stretch(name.last, last))
                return
            if i > first and "number" in here:
                found.give(AGENT, (first, i))
                found.give(PATIENT, (i, last))
                return
        found.give(AGENT, after)

    def _described(self, line: Line, at: int, last: int) -> int:
        """Return where a force of nature ends, with an adjective: before what it strikes."""
        described = at + 1 < last and not line.words[at].norm.startswith(self.article)
        return at + 1 if described and "name" not in line.words[at].marks else at

    def noun(self, line: Line, trigger: Trigger) -> Roles:
        """Return the roles of a verbal noun: what follows it directly, who carries it out, the phrases after it."""
        found = Roles()
        found.give(AGENT, self._byline(line, trigger.last))
        found.give(str(trigger.facts.get("subject", AGENT)), self._light(line, trigger.first))
        self._construct(line, trigger, found)
        if trigger.mark.post:
            found.give(self.owner_role(trigger), last_name(line, trigger.first))
        at = max(trigger.last, min(phrase_after(line, trigger.last), trigger.last + LIGHT))
        self.follow(line, trigger, at, found)
        return found

    def _construct(self, line: Line, trigger: Trigger, found: Roles) -> None:
        """Give the role of who follows a verbal noun directly."""
        if trigger.mark.post or trigger.last >= len(line.words):
            return
        word = line.words[trigger.last]
        definite = self.article in trigger.mark.pre if self.article else False
        if word.kind == Kind.PUNCT or definite or "prep" in word.marks:
            return
        name, number = word.marks.get("name"), word.marks.get("number")
        if (number and number.key == "ordinal") or (name and is_place(name.value) and trigger.type in MEETINGS):
            return
        if word.marks.keys() & NOUNS or word.norm.startswith(self.article):
            role = AGENT if "forces" in word.marks else self.of_role(trigger)
            if role == AGENT and NOUNS.isdisjoint(word.marks):
                return
            found.give(role, self._phrase(line, trigger.last))

    def _light(self, line: Line, i: int) -> Range | None:
        """Return the subject of the light verb that carries the noun at word `i`: "launched an attack"."""
        for at in range(i - 1, max(-1, i - LIGHT), -1):
            mark = line.words[at].marks.get("light")
            if mark and (mark.form in FINITE or mark.key == "undertaking"):
                between = self._phrase(line, mark.last)
                return (between[0], min(between[1], i)) if between and between[0] < i else self._ahead(line, at)
            if line.words[at].kind == Kind.PUNCT:
                return None
        return None

    def _phrase(self, line: Line, at: int) -> Range | None:
        """Return the noun phrase at word `at`, up to a word with a preposition written on to it."""
        last = phrase_after(line, at)
        for i in range(at, last):
            word = line.words[i]
            if (
                (i > at and "time" in word.marks)
                or word.norm.startswith(self.attached)
                or any(m.pre and m.pre.lstrip(self.joins)[:1] in self.prefixes for m in word.marks.values())
            ):
                return stretch(at, i)
        return stretch(at, last)
