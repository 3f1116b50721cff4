"""Nominals: whose doing a verbal noun is, in languages whose verb may stand before its subject, as in Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Entity
from khabar.reading.events.antecedents import AGENT, PATIENT, Range, Roles, is_place, stretch, topic
from khabar.reading.events.participants import Participants
from khabar.reading.events.pieces import Pieces
from khabar.reading.events.triggers import FINITE, Trigger
from khabar.reading.phrases import named, phrase_after, phrase_before

NAME = 5  # words of a name
LIGHT = 7  # words between a light verb and its noun
BY = 4  # words between a passive and who did it
DOER = 4  # words between those who do and what they do
EARLIER = 20  # words between a verb and the one before it, whose subject it may share
ADJECTIVES = 3  # words between a noun and the clause that tells more of it
MEETINGS = frozenset({"CONSULT", "AGREE"})  # named after where they were held
NOUNS = frozenset({"name", "person", "number", "role", "vague", "forces"})
INSTRUMENTS = frozenset({"ASSAULT", "VIOLENCE", "THREATEN"})  # by which somebody does something
MEANT = frozenset({"intend", "plan", "want", "try", "decide", "need"})  # words for what somebody is to do
UNFIT = frozenset({"nosubject", "mood"})
BEFORE = frozenset({"aux", "neg"})
SOMEONE = frozenset({"name", "role", "person", "forces"})
BODIES = frozenset({"organisation", "group"})
BARS = frozenset({"that", "relative"})
QUOTED = frozenset('"“”«»')


@dataclass(slots=True)
class Nominals(Participants):
    """Verbal nouns and what stands around them; the small words come from the language's data."""

    relatives: frozenset[str] = frozenset()
    resumptive: tuple[str, ...] = ()
    by: str = "-"  # the letter written on to that by which something is done
    owning: str = "-"  # the letter written on to whom something belongs
    pieces: Pieces = field(default_factory=Pieces)

    def _byline(self, line: Line, at: int, reach: int = BY) -> Range | None:
        """Return who did it where words for "by" follow within `reach` words."""
        for i in range(at, min(at + reach, len(line.words))):
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
            start = phrase_before(line, end)
            pieces = self.pieces.cut(line, start, end)
            known = bool(pieces) and pieces[-1][1] == end and self._known(line, pieces[-1][0])
            return pieces[-1] if known else stretch(start, end)
        start = self._joined(line, phrase_before(line, at), at)
        still = line.words[start - 1].marks.get("aux") if start else None
        if still is not None and start < still.last < at:
            start = still.last
        if start >= at or any(not UNFIT.isdisjoint(line.words[i].marks) for i in range(start, at)):
            return None
        opens = line.words[start - 1].marks if start else {}
        if start == 0 or opens.keys() & {"that", "aux", "conj"} or line.words[start - 1].kind == Kind.PUNCT:
            return start, at
        if self.pieces.joined(line.words[start]):
            return start, at
        head = start - 2
        if "prep" in opens and opens["prep"].key == "from" and head >= 0 and self._some(line, head):
            return head, at
        return None

    def _known(self, line: Line, i: int) -> bool:
        """Say whether a noun phrase begins at word `i` with a name or an article, as what "which" tells of does."""
        return "name" in line.words[i].marks or self.pieces.definite(line.words[i])

    def _some(self, line: Line, head: int) -> bool:
        """Say whether word `head` opens a clause as what is some of the noun after "of": "a number of"."""
        word = line.words[head]
        if "vague" in word.marks:
            return True
        opens = head == 0 or line.words[head - 1].kind == Kind.PUNCT
        return opens and word.kind != Kind.PUNCT and not word.norm.startswith(self.pieces.article)

    def _joined(self, line: Line, start: int, at: int) -> int:
        """Return where what "and" joins to something else begins in words [start, at), `start` where nothing does."""
        before = line.words[start - 1].marks if start else {}
        if "prep" not in before:
            return start
        return next((i for i in range(at - 1, start, -1) if self.pieces.joined(line.words[i])), start)

    def _earlier(self, line: Line, i: int) -> Range | None:
        """Return the subject of the last verb before word `i`: who goes on to do the next thing."""
        for at in range(i - 1, max(-1, i - EARLIER), -1):
            marks = line.words[at].marks
            acts = next((m for m in marks.values() if m.form in FINITE), None)
            if acts is None or "name" in marks:
                continue
            pieces = self._pieces(line, acts.last)
            if pieces and pieces[0][0] < i and not NOUNS.isdisjoint(
                cls for k in range(*pieces[0]) for cls in line.words[k].marks
            ):  # fmt: skip
                return pieces[0][0], min(pieces[0][1], i)
            ahead = self._ahead(line, at)
            if ahead:
                return ahead
        return None

    def definite(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verbal noun has the article."""
        return self.pieces.definite(line.words[trigger.first])

    def noun(self, line: Line, trigger: Trigger) -> Roles:
        """Return the roles of a verbal noun: what follows it directly, who carries it out, the phrases after it."""
        found = Roles()
        found.give(AGENT, inside(line, trigger))
        first = trigger.first + (trigger.type == "MOBILIZE")
        if trigger.facts.get("itself") or (trigger.type == "MOBILIZE" and trigger.last - first > 0):
            found.give(AGENT, (first, max(trigger.last, phrase_after(line, trigger.last))))
        found.give(AGENT, self._byline(line, trigger.last))
        found.give(AGENT, self._doer(line, trigger.first))
        found.give(AGENT, self._told(line, trigger.last))
        self._carried(line, trigger, found)
        self._construct(line, trigger, found)
        if found.recipient is None and self.of_role(trigger) == AGENT and not trigger.mark.post:
            found.give(AGENT, self._belonging(line, trigger))
        if trigger.mark.post:
            found.give(self.owner_role(trigger), self._earlier(line, trigger.first) or topic(line, trigger.first))
        if trigger.type in INSTRUMENTS and trigger.mark.pre.endswith(self.by):
            found.give(AGENT, self._earlier(line, trigger.first))
        at = max(trigger.last, min(phrase_after(line, trigger.last), trigger.last + LIGHT))
        self.follow(line, trigger, at, found)
        return found

    def _doer(self, line: Line, i: int) -> Range | None:
        """Return those who a word right before names as the ones who did it: "the suspect in the attack"."""
        for at in range(i - 1, max(-1, i - 1 - DOER), -1):
            mark = line.words[at].marks.get("doer")
            if mark and mark.last <= i:
                if i - mark.last > 1 and self._phrase(line, mark.last) and "name" in line.words[mark.last].marks:
                    return self._phrase(line, mark.last)
                start = phrase_before(line, at)
                return _beside(line, start) or (start, mark.last)
            if line.words[at].kind == Kind.PUNCT:
                return None
        return None

    def _told(self, line: Line, at: int) -> Range | None:
        """Return the subject of the clause that tells more of a noun: "the attack that the group carried out"."""
        for i in range(at, min(at + ADJECTIVES, len(line.words) - 1)):
            word = line.words[i]
            which = word.norm in self.relatives
            if which or self._resumes(line, i) or (i == at and self._unknown(line, i)):
                verb = i + which
                told = self._resumes(line, verb) or self._unknown(line, verb)
                return self._phrase(line, verb + 1) if told else None
            if word.kind == Kind.PUNCT or "prep" in word.marks:
                return None
        return None

    def _unknown(self, line: Line, i: int) -> bool:
        """Say whether word `i` is one that nothing is known of, with a pronoun, before someone who may do it."""
        word = line.words[i]
        if word.marks or not word.text.endswith(self.resumptive) or i + 1 >= len(line.words):
            return False
        return not NOUNS.isdisjoint(line.words[i + 1].marks)

    def _resumes(self, line: Line, i: int) -> bool:
        """Say whether word `i` may be a verb with the pronoun for what it tells more of written on."""
        word = line.words[i]
        if "name" in word.marks or "prep" in word.marks or not word.text.endswith(self.resumptive):
            return False
        return any(m.post and m.form in FINITE for m in word.marks.values()) or (
            not word.marks and line.words[i - 1].norm in self.relatives
        )

    def _carried(self, line: Line, trigger: Trigger, found: Roles) -> None:
        """Give the role of the subject of the verb that carries the noun: "launched an attack", "decided to leave"."""
        for at in range(trigger.first - 1, max(-1, trigger.first - LIGHT), -1):
            marks = line.words[at].marks
            mark = marks.get("light") or marks.get("mood")
            meant = mark is not None and mark.cls == "mood" and mark.key in MEANT
            if mark and mark.last <= trigger.first and (mark.form in FINITE or mark.key == "undertaking" or meant):
                leads = mark.last - mark.first > 1 and mark.cls == "light"  # its own preposition leads to the noun
                between = None if leads else self._phrase(line, mark.last)
                if between and between[0] < trigger.first:
                    between = between[0], min(between[1], trigger.first)
                else:
                    between = self._ahead(line, at) if mark.form in FINITE or meant else None
                suffers = mark.key == "undergo" and trigger.type != "VOTE"
                undergone = suffers or (trigger.facts.get("subject") == PATIENT and mark.key != "cause")
                found.give(PATIENT if undergone else AGENT, between)
                return
            if line.words[at].kind == Kind.PUNCT or not BARS.isdisjoint(marks):
                return
            if any(m.form in FINITE for m in marks.values()) and "name" not in marks and not named(line, at):
                return

    def _construct(self, line: Line, trigger: Trigger, found: Roles) -> None:
        """Give the role of who follows a verbal noun directly."""
        if trigger.mark.post or trigger.last >= len(line.words):
            return
        word = line.words[trigger.last]
        definite = self.pieces.article in trigger.mark.pre
        if word.kind == Kind.PUNCT or definite or "prep" in word.marks:
            return
        name, number = word.marks.get("name"), word.marks.get("number")
        if (number and number.key == "ordinal") or (name and is_place(name.value) and trigger.type in MEETINGS):
            return
        if word.marks.keys() & NOUNS or self.pieces.definite(word):
            role = AGENT if "forces" in word.marks else self.of_role(trigger)
            if role == AGENT and NOUNS.isdisjoint(word.marks):
                return
            pieces = self._pieces(line, trigger.last)
            found.give(role, pieces[0] if pieces else None)
            if len(pieces) > 1 and role == AGENT and found.actor == pieces[0]:
                found.give(PATIENT, pieces[1])

    def _belonging(self, line: Line, trigger: Trigger) -> Range | None:
        """Return those whose doing a noun is by the letter written on to them: "the second visit of Fulan"."""
        for i in range(trigger.last, min(trigger.last + ADJECTIVES, len(line.words))):
            word = line.words[i]
            marks = [m for m in word.marks.values() if m.cls in SOMEONE]
            if any(m.pre[:1] == self.owning and m.pre for m in marks):
                return stretch(i, max(i + 1, min(phrase_after(line, i), i + LIGHT)))
            seated = trigger.type == "VOTE" and i + 1 < len(line.words) and "prep" in word.marks
            if seated and word.marks["prep"].key == "in" and _body(line.words[i + 1].marks):
                return stretch(i + 1, phrase_after(line, i + 1))
            if word.kind == Kind.PUNCT or marks or "prep" in word.marks:
                return None
        return None

    def _pieces(self, line: Line, at: int) -> list[Range]:
        """Return the noun phrases that stand side by side from word `at`, from inside a quotation that opens there."""
        if at < len(line.words) and line.words[at].norm in QUOTED:
            at += 1
        return self.pieces.cut(line, at, phrase_after(line, at))

    def _phrase(self, line: Line, at: int) -> Range | None:
        """Return the noun phrase at word `at`."""
        pieces = self._pieces(line, at)
        return pieces[0] if pieces else None


def _body(marks: Mapping[str, Mark]) -> bool:
    """Say whether a word names an organisation or the like."""
    name = marks.get("name")
    return (name is not None and isinstance(name.value, Entity) and name.value.kind in BODIES) or "role" in marks


def inside(line: Line, trigger: Trigger) -> Range | None:
    """Return the name that is part of the trigger itself."""
    for i in range(trigger.first, trigger.last):
        name = line.words[i].marks.get("name")
        led = i > trigger.first and "prep" in line.words[i - 1].marks
        if name and name.last <= trigger.last and not led:
            return i, name.last
    return None


def _beside(line: Line, start: int) -> Range | None:
    """Return the name that ends before the comma right ahead of word `start`."""
    if start < 2 or line.words[start - 1].kind != Kind.PUNCT:
        return None
    for i in range(start - 2, max(-1, start - 2 - NAME), -1):
        name = line.words[i].marks.get("name")
        if name and name.last == start - 1:
            return i, name.last
    return None
