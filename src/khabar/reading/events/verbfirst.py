"""Verb first: participants in languages whose verb may stand before its subject, as in Arabic."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Line
from khabar.reading.events.agreeing import MANY
from khabar.reading.events.antecedents import (
    AGENT,
    PATIENT,
    Range,
    Roles,
    drops,
    is_land,
    is_person,
    is_place,
    stretch,
    topic,
)
from khabar.reading.events.governors import NOUNS, SOMEBODY
from khabar.reading.events.insides import inside
from khabar.reading.events.orders import Orders
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_after

LIMITS = frozenset({"prep", "relative", "neg", "nearly"})
LIMIT = 6  # words between a verb of harm and the number of those harmed
NEAR = 2  # words between the object of a verb that may be a passive and who did it
COUNTED = frozenset({"number", "person", "vague", "few", "loose"})
TRIPS = frozenset({"visit", "travel", "trip"})  # whose object is a place
MEETINGS = frozenset({"CONSULT", "AGREE"})  # named after where they were held
UNDERGONE = frozenset({"COERCE", "HARM"})  # ahead of a past without an object stands who undergoes it
BEFORE = frozenset({"aux", "neg"})
PEOPLE = frozenset({"people", "person", "forces"})
MOVES = frozenset({"MOBILIZE", "RETREAT"})  # of forces that are sent or withdrawn


@dataclass(slots=True)
class VerbFirst(Orders):
    """Verb, subject, object, or the subject ahead of the verb; the small words come from the language's data."""

    def bare(self, trigger: Trigger) -> bool:
        """Say whether a trigger may leave its subject out: verbs do, where someone means to do it."""
        return (trigger.type in self.expects and trigger.type != "VOTE") or drops(trigger)

    def verb(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """Return the roles of a finite verb."""
        found = Roles()
        found.give(AGENT, inside(line, trigger) or self._acted(line, trigger))
        ahead = self._verbless(line, trigger, self._ahead(line, trigger.first)) or self.enabled(line, trigger.first)
        pieces = self._pieces(line, trigger.last)
        at = pieces[-1][1] if pieces else trigger.last
        pieces = [p for p in pieces if self._apart(line, trigger, p[0])]
        after = pieces[0] if pieces else None
        subject = PATIENT if trigger.facts.get("subject") == PATIENT else AGENT
        late = [] if ahead else self._late(line, trigger)
        if late:
            found.give(subject, late[0])
            found.give(PATIENT, after if after or len(late) == 1 else late[1])
            return found
        if trigger.facts.get("suffers"):
            found.give(PATIENT, ahead or after)
            found.give(AGENT, self._byline(line, at, NEAR) or self._cause(line, at))
            return found
        many = self._many(line, trigger)
        if many:
            found.give(PATIENT, many)
            found.give(AGENT, self._byline(line, many[1], NEAR))
            found.give(AGENT, before.actor if before and trigger.mark.pre and not ahead else ahead)
            at = many[1]
        elif self.passive(line, trigger):
            found.agentless = found.agentless or trigger.undergone
            found.give(PATIENT, after or ahead)
            found.give(AGENT, self._byline(line, at) or self.behind(line, trigger, at))
        else:
            if after is None and self._resumed(line, at):
                at += 1
                told = self._phrase(line, at)
                found.give(subject, told if told and self._someone(line, told) else None)
            if found.actor is None and found.recipient is None:
                self._order(line, trigger, ahead, pieces, before, found)
            elif trigger.last - trigger.first > 1:
                found.give(PATIENT, after)
        if trigger.mark.post and before is not None and before.recipient and found.actor:
            found.give(PATIENT, before.recipient if self.pointed(line, before.recipient, trigger.mark.post) else None)
        if found.recipient is not None and (subject == PATIENT or trigger.facts.get("passive")):
            found.give(AGENT, self.behind(line, trigger, at))
        self.follow(line, trigger, at, found)
        return found

    def _late(self, line: Line, trigger: Trigger) -> list[Range]:
        """Return the noun phrases behind the place that stands right behind a verb: "to Cairo came the minister"."""
        prep = line.at(trigger.last, "prep")
        if not self._led(line, trigger) and prep is None:
            return []
        parts = self._pieces(line, trigger.last if prep is None else prep.last)
        where = line.words[parts[0][1] - 1].marks.get("name") if parts else None
        where = where or (line.words[parts[0][0]].marks.get("name") if parts else None)
        if where is None or not is_place(where.value):
            return []
        when = line.at(parts[-1][1], "time")
        rest = [*parts[1:], *(self._pieces(line, when.last) if when is not None else ())]
        fits = bool(rest) and self._someone(line, rest[0]) and self.suits(line, trigger.first, rest[0])
        return rest if fits else []

    def _apart(self, line: Line, trigger: Trigger, i: int) -> bool:
        """Say whether what begins at word `i` behind a verb's phrase is no part of it: no fire, no adjective."""
        marks = line.words[i].marks
        if trigger.last - trigger.first == 1 or self._led(line, trigger):
            return "gunfire" not in marks
        return not NOUNS.isdisjoint(marks) or self.pieces.definite(line.words[i]) or "counted" in marks

    def _acted(self, line: Line, trigger: Trigger) -> Range | None:
        """Return whoever is the last word of a verb's phrase: "the police dispersed", where no "by" leads to them."""
        last = trigger.last - 1
        word = line.words[last]
        who = last > trigger.first and not trigger.mark.post and not PEOPLE.isdisjoint(word.marks)
        who = who and not (trigger.type in MOVES and "forces" in word.marks)
        if not who or self._led(line, trigger) or self.pieces.led(word):
            return None
        return last, trigger.last

    def _verbless(self, line: Line, trigger: Trigger, ahead: Range | None) -> Range | None:
        """Return what stands ahead of a verb with "and" without a verb that no list has: "the premier resigned and"."""
        if ahead is None or not trigger.mark.pre or ahead[1] - ahead[0] < NEAR or line.words[ahead[0]].marks:
            return ahead
        follows = not SOMEBODY.isdisjoint(line.words[ahead[0] + 1].marks)
        return (ahead[0] + 1, ahead[1]) if follows else ahead

    def passive(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verb is a passive: by its entry, or by the vowel written on its first letter."""
        if trigger.facts.get("agentless") or trigger.undergone:
            return True
        if trigger.form != "past" or not self.vowels[0]:
            return False
        word, at = line.words[trigger.first], trigger.mark.start + 1
        return word.text[at - word.start : at - word.start + 1] == self.vowels[0]

    def first_person(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verb tells what those who speak do."""
        return trigger.verbal and self.speaks(line, trigger.first)

    def _order(
        self, line: Line, trigger: Trigger, ahead: Range | None, pieces: list[Range], before: Roles | None,
        found: Roles,
    ) -> None:  # fmt: skip
        """Give the roles by what stands ahead of the verb and after it."""
        former = before.actor if before else None
        subject = PATIENT if trigger.facts.get("subject") == PATIENT else AGENT
        after = pieces[0] if pieces else None
        if ahead and after and not trigger.mark.post and self._weaker(line, ahead, after):
            ahead = None
        ahead = ahead or self._describing(line, trigger, after)
        by = self._byline(line, pieces[-1][1] if pieces else trigger.last, NEAR)
        joined = after and former and trigger.mark.pre and not self.turns(line, trigger, after, before)
        undergoes = after and (self._counted(line, after) or NOUNS.isdisjoint(line.words[after[0]].marks))
        if by:
            found.give(AGENT, by)
            found.give(PATIENT, ahead or after)
        elif after and (trigger.facts.get("aside") or self._led(line, trigger)):
            found.give(PATIENT, after)
            found.give(AGENT, former if trigger.facts.get("aside") else ahead or former)
            found.give(AGENT, self._goes_on(line, trigger, former))
        elif (joined and undergoes) or self.arrived(line, trigger, before, pieces):
            found.give(PATIENT, after)
            found.give(subject, former)
        elif ahead and not (trigger.mark.post and after):
            found.give(PATIENT if after is None and _undergone(trigger) else subject, ahead)
            found.give(PATIENT, after)
        elif after and (self._abstract(line, trigger, pieces) or self._unlike(line, trigger, after)):
            sooner = former or self._earlier(line, trigger.first) or self.opening(line, trigger.first)
            found.give(AGENT, sooner)
            found.give(PATIENT, None if trigger.mark.post else after)
        elif after and self._backward(line, trigger.first):
            found.give(AGENT, topic(line, trigger.first))
            found.give(PATIENT, None if trigger.mark.post else after)
        elif after:
            self._split(line, trigger, pieces, found)
        elif not trigger.mark.pre or former:
            met = before is not None and before.kind in MEETINGS and before.recipient is not None
            both = former if met and self.shows(line, trigger.first) == MANY else None
            found.give(PATIENT if _undergone(trigger) else subject, both or self._goes_on(line, trigger, former))

    def _goes_on(self, line: Line, trigger: Trigger, former: Range | None) -> Range | None:
        """Return the subject that a verb goes on with: the last one's, the nearest verb's, the sentence's."""
        i = trigger.first
        if self.first_person(line, trigger):
            return None
        several = self.many_before(line, i) if self.shows(line, i) == MANY else None
        joined = trigger.mark.pre or (i and line.words[i - 1].marks.keys() & BEFORE)
        opening = self.opening(line, i) if joined else None
        some = None if trigger.mark.pre else self._said_of(line, i)
        for found in (some, former, self._earlier(line, i), several, opening, topic(line, i)):
            if found is not None and self.suits(line, i, found):
                return found
        return None

    def _own(self, line: Line, trigger: Trigger, speaker: Range) -> bool:
        """Say whether a verb in somebody's words agrees with them, or speaks in the first person."""
        return self.first_person(line, trigger) or self.suits(line, trigger.first, speaker)

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

    def _abstract(self, line: Line, trigger: Trigger, pieces: list[Range]) -> bool:
        """Say whether what follows a verb that only people do is no one: its subject is left out then."""
        after = pieces[0]
        if "affair" in line.words[after[0]].marks and not trigger.mark.post:
            return True
        if trigger.mark.post or trigger.type not in self.expects or len(pieces) > 1:
            return False
        return not any(line.words[i].marks.keys() & NOUNS for i in range(after[0], min(after[1], after[0] + 2)))

    def _split(self, line: Line, trigger: Trigger, pieces: list[Range], found: Roles) -> None:
        """Give what follows a verb its roles: the subject, then the object."""
        (first, last), second = pieces[0], pieces[1] if len(pieces) > 1 else None
        done = second is not None and not self._adverb(line, second)
        if trigger.facts.get("subject") == PATIENT or (
            trigger.facts.get("passive")
            and not trigger.mark.post
            and ((not done and self._counted(line, (first, last))) or self._suffers(line, first, second))
        ):
            found.give(PATIENT, (first, last))
            return
        which = self._which(line, trigger, first)
        if which:
            found.give(AGENT, which)
            found.give(PATIENT, (first, last))
            return
        force = line.words[first].marks.get("force")
        if force:
            cut = self._described(line, force.last, last)
            found.give(AGENT, (first, cut))
            found.give(PATIENT, stretch(cut, last) or second)
            return
        for i in range(first + 1, last):
            name = line.words[i].marks.get("name")
            if name and trigger.key in TRIPS and is_land(name.value) and second is None:
                found.give(AGENT, (first, i))
                found.give(PATIENT, (i, min(name.last, last)))
                return
        found.give(AGENT, (first, last))
        found.give(PATIENT, second if done else None)

    def _suffers(self, line: Line, first: int, second: Range | None) -> bool:
        """Say whether people who alone follow a verb of killing or arrest are whom it is done to: no verb's object."""
        marks = line.words[first].marks
        name = marks.get("name")
        if second is not None or "forces" in marks or "role" in marks:
            return False
        return "people" in marks or (name is not None and is_person(name.value))

    def _adverb(self, line: Line, at: Range) -> bool:
        """Say whether a phrase is one indefinite word that names nobody: "in protest"."""
        word = line.words[at[0]]
        return at[1] - at[0] == 1 and self.pieces.indefinite(word) and NOUNS.isdisjoint(word.marks)


def _undergone(trigger: Trigger) -> bool:
    """Say whether a past that nothing follows tells what its subject undergoes: "the man, 29, was arrested"."""
    passive = trigger.type in UNDERGONE and bool(trigger.facts.get("passive")) and trigger.last - trigger.first == 1
    return passive and not trigger.mark.post and trigger.form == "past"
