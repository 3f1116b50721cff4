"""Controls: whose doing a verbal noun is by the verb that it hangs on: "resorts to its fleet to impose a blockade"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.events.antecedents import AGENT, EVENTS, PATIENT, Range, Roles, stretch, topic
from khabar.reading.events.carriers import COMMAS, LIGHT, NOUN, Carriers
from khabar.reading.events.governors import QUOTED, SOMEBODY
from khabar.reading.events.triggers import FINITE, Trigger
from khabar.reading.phrases import enclosed, named, phrase_after, unclosed

NEAR = 5  # words between what somebody says that he does and its noun
REACH = 18  # words between a verb and what hangs on it
OTHERS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "cue"})  # verbs of what others do, or are to do
ILL = frozenset({"ASSAULT", "VIOLENCE", "COERCE", "CRIME", "SANCTION", "THREATEN"})
BARRING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "SANCTION"})  # nouns of what is done about others' deeds
HARMS = frozenset({"DISASTER", "ACCIDENT", "HARM", "STRIKE", "BLAST"})
MEETINGS = frozenset({"CONSULT", "AGREE"})
BESIDE = frozenset({"after", "before", "during"})  # prepositions of what the speaker or doer was just at
AHEAD = frozenset({"intend", "plan", "want", "try", "decide", "agree", "consider", "accord", "menace"})  # names: moods
PURPOSE = frozenset({"purpose"})  # names: the mood of what something is done for
PUBLIC = frozenset({"elect", "referendum", "poll"})  # names: votes that many hold
PARTS = frozenset({"do", "join"})  # keys of verbs whose subject takes part in what they lead to
AIM = "aim"  # how a noun hangs on its verb
UNDERTAKING = "undertaking"  # the key of nouns of what somebody sets about
CARRIES = "do"  # the key of verbs that carry a noun and say no more
UPON = frozenset({"on", "at"})  # prepositions
UNDERGO = "undergo"  # the key of verbs whose subject undergoes what hangs on them
HIMSELF = "that_he"  # the key of "that" with its subject written on to it
LEADS = frozenset({"prep", "leads"})
BARS = frozenset({"relative", "conj", "that"})
CLAUSES = frozenset({"that", "relative"})
# names: keys of words for what somebody is to do, or is not
MEANT = frozenset({
    "intend", "plan", "want", "try", "decide", "need", "agree", "deny", "cancelled", "consider", "accord", "menace",
    "forgone", "delay",
})  # fmt: skip
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT"})
OPINIONS = frozenset({"ACCUSE", "REJECT"})  # what somebody thinks of others' words
GIVEN = frozenset({"ACCUSE", "AID", "REQUEST", "SUPPORT", "THREATEN"})  # given to somebody
SOME = frozenset({"vague", "thing", "number", "few"})


@dataclass(slots=True)
class Controls(Carriers):
    """Finds the doer of a verbal noun by the verb that it hangs on or that carries it."""

    owning: str = "-"  # the letter written on to whom something belongs, or to what something is done for
    by: str = "-"  # the letter written on to that by which something is done

    def controlled(self, line: Line, trigger: Trigger, found: Roles) -> Range | None:
        """Return who does what a verbal noun tells of, where the verb that it hangs on says so."""
        if trigger.verbal or trigger.mark.post or trigger.type in HARMS or trigger.key in PUBLIC:
            return None
        way = self._way(line, trigger, found) or self._purpose(line, trigger)
        governor = self._governor(line, trigger, way) if way else None
        return governor or (self._opened(line, trigger) if way == "object" else None)

    def _opened(self, line: Line, trigger: Trigger) -> Range | None:
        """Return the subject of the light verb that opens a sentence, far ahead of its indefinite object."""
        light = line.at(0, "light")
        if light is None or light.key != CARRIES or light.form not in FINITE or trigger.mark.pre:
            return None
        between = range(light.last, trigger.first)
        if not any(line.words[i].norm in COMMAS for i in between) or any(self.acting(line, i) for i in between):
            return None
        return self.subject(line, 0, trigger.first)

    def aimed(self, line: Line, trigger: Trigger, found: Roles) -> bool:
        """Say whether a verbal noun tells what somebody does something else for."""
        return not trigger.verbal and self._way(line, trigger, found) == AIM

    def _governor(self, line: Line, trigger: Trigger, way: str) -> Range | None:
        """Return the subject of the nearest verb before a noun that has one, where the verb may be of that doing."""
        passed = QUOTED | COMMAS if way in ("object", AIM) else QUOTED
        for at in range(trigger.first - 1, max(-1, trigger.first - REACH), -1):
            word = line.words[at]
            if self.acting(line, at) is not None:
                if not self._lends(word.marks.values(), way) or self._judged_between(line, trigger, at):
                    return None
                found = self.subject(line, at, trigger.first) or self._left_out(line, trigger, at)
                if found is not None or way != AIM:
                    return found
            elif (word.kind == Kind.PUNCT and word.norm not in passed) or not BARS.isdisjoint(word.marks):
                return None
        return None

    def _judged_between(self, line: Line, trigger: Trigger, verb: int) -> bool:
        """Say whether a noun between word `verb` and an ill deed tells what is thought of it or done about it."""
        if trigger.type not in ILL:
            return False
        for i in range(trigger.first - 1, max(-1, verb), -1):
            marks = line.words[i].marks
            if "name" in marks or named(line, i):
                continue
            if any(m.form == NOUN and m.cls in BARRING for m in marks.values()):
                return True  # "its rejection of their deportation", "foiled their smuggling"
            if self.acting(line, i) is not None:
                light = marks["light"].form if "light" in marks else ""
                return any(m.form in FINITE and m.form != light and m.cls in BARRING for m in marks.values())
            if line.words[i].kind == Kind.PUNCT or "combating" in marks:
                return "combating" in marks
        return False

    def left_to(self, line: Line, trigger: Trigger) -> str:
        """Return whether he, she or they are to do a noun's doing, by the verb before it that leaves them out."""
        if trigger.verbal or trigger.mark.post or trigger.type in HARMS:
            return ""
        for at in range(trigger.first - 1, max(-1, trigger.first - NEAR), -1):
            marks = line.words[at].marks
            if self.acting(line, at) is not None:
                keys = {m.key for m in marks.values() if m.cls in ("light", "mood")}
                return self.shows(line, at) if not AHEAD.isdisjoint(keys) else ""
            if line.words[at].kind == Kind.PUNCT or not BARS.isdisjoint(marks):
                return ""
        return ""

    def mine(self, line: Line, trigger: Trigger) -> bool:
        """Say whether the verb that leads to a noun tells of the speaker's own doing: "I do not fight the election"."""
        if trigger.verbal or trigger.mark.post or trigger.type in HARMS or trigger.type == "CRIME":
            return False
        for at in range(trigger.first - 1, max(-1, trigger.first - NEAR), -1):
            if self.acting(line, at) is not None:
                return self.speaks(line, at)
            if line.words[at].kind == Kind.PUNCT:
                return False
        return False

    def _lends(self, marks: Collection[Mark], way: str) -> bool:
        """Say whether a verb tells of its subject's doing what hangs on it: no verb of what others do."""
        keys = {m.key for m in marks if m.cls in ("light", "mood")}
        if not AHEAD.isdisjoint(keys) or UNDERGO in keys:
            return UNDERGO not in keys
        return way == "beside" or (way in (AIM, "means") and OTHERS.isdisjoint(m.cls for m in marks))

    def _way(self, line: Line, trigger: Trigger, found: Roles) -> str:
        """Return how a verbal noun hangs on its verb: as aim, means, object, "on" or beside it; nothing if not."""
        i = trigger.first
        before = line.words[i - 1].marks if i else {}
        prep, mood = before.get("prep"), before.get("mood")
        definite = self.pieces.article in trigger.mark.pre
        if trigger.mark.pre.endswith(self.owning) or (mood is not None and mood.key in PURPOSE):
            return "" if definite and trigger.type not in ("VOTE", "CONSULT", "REQUEST") else AIM
        if trigger.mark.pre.endswith(self.by):
            return "" if definite else "means"
        if prep is None:
            return "object"
        if prep.key in BESIDE:
            return "beside" if trigger.type in MEETINGS and found.recipient else ""
        return "" if prep.key == "because" else "on"

    def _purpose(self, line: Line, trigger: Trigger) -> str:
        """Return "aim" for a noun that "and" joins to another purpose: "marched to condemn it and to demand"."""
        if trigger.mark.pre[:1] not in tuple(self.pieces.joins):
            return ""
        for at in range(trigger.first - 1, max(-1, trigger.first - REACH), -1):
            word = line.words[at]
            if word.kind == Kind.PUNCT or self.acting(line, at) is not None:
                return ""
            if any(m.form == NOUN and m.pre.endswith(self.owning) and m.cls in EVENTS for m in word.marks.values()):
                return AIM
        return ""

    def _left_out(self, line: Line, trigger: Trigger, verb: int) -> Range | None:
        """Return who is meant by a verb right after "that" with a pronoun: whoever speaks, or was last spoken of."""
        that = line.at(verb - 1, "that")
        if that is None or that.key != HIMSELF:
            return None
        for found in (self._speaker(line, trigger), self._earlier(line, verb - 1), topic(line, verb)):
            if found is not None and self.suits(line, verb, found):
                return found
        return None

    def subject(self, line: Line, verb: int, before: int) -> Range | None:
        """Return the subject of the finite verb at word `verb`: after it up to word `before`, or ahead."""
        last = self.acting(line, verb) or verb + 1
        pieces = self._pieces(line, last)
        led = last - verb > 1 and not LEADS.isdisjoint(line.words[last - 1].marks)  # "resorts to"
        fits = bool(pieces) and not led and pieces[0][0] < before and self.suits(line, verb, pieces[0])
        if fits and self._someone(line, pieces[0]):
            return pieces[0][0], min(pieces[0][1], before)
        ahead = self._ahead(line, verb) or self.enabled(line, verb)
        if ahead is not None and self._someone(line, ahead) and self.suits(line, verb, ahead):
            return ahead
        return None

    def _carried(self, line: Line, trigger: Trigger, found: Roles) -> bool:
        """Give the role of the subject of the verb that carries the noun: "launched an attack", "decided to leave".

        Say whether the subject undergoes it, so that whoever the noun belongs to acts: "enjoys the support of".
        """
        for at in self._back(line, trigger.first):
            marks = line.words[at].marks
            mark = marks.get("light") or marks.get("mood")
            meant = mark is not None and mark.cls == "mood" and mark.key in MEANT
            meant = meant and not (mark is not None and mark.key == "deny" and trigger.type in SPOKEN)
            meant = meant and trigger.key not in PUBLIC
            acts = mark is not None and mark.form in FINITE and self._acts(line, at)
            resolved = mark is not None and self._resolved(line, mark, trigger.first)
            if mark and mark.key in AHEAD and trigger.facts.get("subject") == PATIENT:
                return False  # "announced the death of"
            if acts and mark and mark.key == CARRIES and self._upon(line, trigger.first):
                return False
            if mark and mark.key == UNDERTAKING and trigger.type in SPOKEN and not OPINIONS.isdisjoint(marks):
                return False  # "rejected the accusations"
            if mark and self._judged_between(line, trigger, at - LIGHT):
                return False
            if mark and mark.last <= trigger.first and (acts or resolved or mark.key == UNDERTAKING or meant):
                between = self._carrier(line, trigger, mark, meant=meant)
                suffers = mark.key == "undergo" and trigger.type != "VOTE"
                undergone = suffers or (trigger.facts.get("subject") == PATIENT and mark.key != "cause")
                found.give(PATIENT if undergone else AGENT, between)
                found.give(PATIENT, self._given(line, mark.last, trigger) if trigger.type in GIVEN else None)
                return suffers
            if not CLAUSES.isdisjoint(marks) or (line.words[at].kind == Kind.PUNCT and not _around(line, at)):
                return False
            if "name" not in marks and line.words[at].formed(FINITE) and not named(line, at):
                return False
        return False

    def _given(self, line: Line, at: int, trigger: Trigger) -> Range | None:
        """Return to whom something is given, between the verb that ends at word `at` and its noun."""
        for i in range(at, trigger.first - 1):
            prep = line.words[i].marks.get("prep")
            if prep is not None and prep.key == "to":
                last = min(trigger.first, phrase_after(line, prep.last))
                return stretch(prep.last, last) if self._someone(line, (prep.last, last)) else None
        return None

    def _upon(self, line: Line, i: int) -> bool:
        """Say whether "on" or "against" leads to word `i`: what is done to something, not the doing of it."""
        prep = line.at(i - 1, "prep")
        return prep is not None and prep.key in UPON

    def deeds(self, line: Line, i: int) -> frozenset[str]:
        """Return the types of event that word `i` is a verbal noun of, none where it is somebody."""
        marks = line.words[i].marks
        if not SOMEBODY.isdisjoint(marks) or "force" in marks:
            return frozenset()
        return frozenset(m.cls for m in marks.values() if m.cls in EVENTS and m.form == NOUN)

    def _carrier(self, line: Line, trigger: Trigger, mark: Mark, *, meant: bool) -> Range | None:
        """Return who does what a light verb, or a word for what somebody means to do, leads to."""
        at = mark.last - 1
        leads = mark.last - mark.first > 1 and mark.cls == "light"  # its own preposition leads to the noun
        between = None if leads else self._phrase(line, mark.last)
        if between and self.deeds(line, between[0]):
            between = None  # "goes on to support them and to send aid"
        if between and between[1] >= trigger.first and not _parted(line, between[0], trigger.first):
            between = None  # "any aid", "three meetings": they are the noun's own words
        if between and between[0] < trigger.first and self._someone(line, between):
            return between[0], min(between[1], trigger.first)
        post = mark.post or next((p for p in self.resumptive if meant and line.words[at].norm.endswith(p)), "")
        if post and mark.form not in FINITE:
            return self.antecedent(line, mark.first, post)
        ahead = self._ahead(line, mark.first) if mark.form in FINITE or meant else None
        if ahead is None and mark.form in FINITE and between and between[0] < trigger.first:
            return between
        himself = self._left_out(line, trigger, mark.first) if mark.form in FINITE else None
        if mark.key in PARTS and mark.form in FINITE and (behind := self._behind(line, trigger, mark)):
            return behind
        found = ahead or himself or self._said_of(line, mark.first) or self._earlier(line, mark.first, inside=True)
        return found if found is None or not meant or self.suits(line, mark.first, found) else None


def _around(line: Line, i: int) -> bool:
    """Say whether a mark of punctuation stands at a name or a few words in quotation marks."""
    return enclosed(line, i) > i or unclosed(line, i) < i


def _parted(line: Line, first: int, last: int) -> bool:
    """Say whether words [first, last) are more than words for how many."""
    return any(SOME.isdisjoint(line.words[i].marks) for i in range(first, last))
