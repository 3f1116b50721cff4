"""Nominals: whose doing a verbal noun is, in languages whose verb may stand before its subject, as in Arabic."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line, Word
from khabar.reading.events.antecedents import AGENT, EVENTS, PATIENT, Range, Roles
from khabar.reading.events.bylines import FAR, Bylines
from khabar.reading.events.carriers import NOUN
from khabar.reading.events.constructs import LIGHT, MEETINGS, WHOM
from khabar.reading.events.controls import SPOKEN
from khabar.reading.events.governors import NOUNS
from khabar.reading.events.insides import inside, within
from khabar.reading.events.participants import RECEIVED, Participants
from khabar.reading.events.sufferers import AGENT_FORM as PARTICIPLE
from khabar.reading.events.sufferers import befell, whose
from khabar.reading.events.triggers import FINITE, Trigger
from khabar.reading.events.trims import CHARGES, SOURCE
from khabar.reading.phrases import phrase_after, phrase_before

NAME = 5  # words of a name
DOER = 4  # words between those who do and what they do
BIDDEN = frozenset({"visit", "reach", "agree"})  # names: meetings and pacts that those who are asked bring about
INSTRUMENTS = frozenset({"ASSAULT", "VIOLENCE", "THREATEN"})  # by which somebody does something
# What an adjective of nation says the doer of: "an Israeli raid", not "Iraqi elections" or "Iranian protests".
NATIONAL = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION",
    "MOBILIZE", "COERCE", "ASSAULT", "VIOLENCE",
})  # fmt: skip
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "PROTEST"})
AIMS = frozenset({"AID", "SUPPORT", "CONCEDE", "SANCTION", "MOBILIZE", "REJECT", "RETREAT", "CRIME", "COOPERATE"})
NEEDED = 4  # words of "the need for"
GOVERNED = 16  # words between a verb of asking and what is asked for
STOPS = frozenset(".;!?\u061b\u061f")
FIGHT = "fight"  # the key of what two sides do
HOLD = "do"  # the key of verbs that carry a noun
WHEN = frozenset({"time", "besides"})


@dataclass(slots=True)
class Nominals(Bylines):
    """Verbal nouns and what stands around them; the small words come from the language's data."""

    def definite(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verbal noun has the article."""
        return self.pieces.definite(line.words[trigger.first])

    def noun(self, line: Line, trigger: Trigger) -> Roles:
        """Return the roles of a verbal noun: what follows it directly, who carries it out, the phrases after it."""
        found = Roles()
        found.give(AGENT, inside(line, trigger))
        found.give(self.of_role(trigger), within(line, trigger, self.pieces.relating))
        first = trigger.first + (trigger.type == "MOBILIZE")
        if trigger.facts.get("itself"):
            found.give(AGENT, (first, max(trigger.last, phrase_after(line, trigger.last))))
        found.give(AGENT, self._byline(line, trigger.last, FAR))
        if trigger.form == PARTICIPLE:
            self.describing(line, trigger, found)
        found.give(AGENT, self._asker(line, trigger))
        found.give(AGENT, self._doer(line, trigger.first) if trigger.type not in CHARGES else None)
        found.give(AGENT, self._told(line, trigger.last))
        found.give(AGENT, self.behind(line, trigger, trigger.last))
        if befell(trigger):
            found.give(PATIENT, whose(line, trigger, self.nations, self.pieces))
        elif trigger.type in NATIONAL:
            found.give(AGENT, self.nations.after(line, trigger.last))
        found.agentless = self._done(line, trigger.first)
        found.give(AGENT, self._belonging(line, trigger) if trigger.type in INSTRUMENTS else None)
        self.belonged(line, trigger, found)
        undergone = not befell(trigger) and self._carried(line, trigger, found)
        if trigger.type == "MOBILIZE" and first < trigger.last and "forces" in line.words[first].marks:
            found.give(AGENT, (first, max(trigger.last, phrase_after(line, trigger.last))))
        self._construct(line, trigger, found, AGENT if undergone else self.of_role(trigger))
        if found.recipient is None and self.of_role(trigger) == AGENT and not trigger.mark.post:
            found.give(AGENT, self._belonging(line, trigger))
        if trigger.mark.post:
            whom = self._whom(line, trigger)
            owner = self.antecedent(line, trigger.first, trigger.mark.post)
            found.give(AGENT if whom else self.owner_role(trigger), owner)
            found.give(PATIENT, whom)
        led = trigger.mark.pre.endswith((self.by, self.owning)) and not undergone
        armed = trigger.type in INSTRUMENTS and trigger.mark.pre.endswith(self.by)
        if (armed and not self._judged(line, trigger.first)) or (led and trigger.type in AIMS):
            found.give(AGENT, self._earlier(line, trigger.first, inside=True))
        at = self._held(line, trigger.last)
        over = max(at, min(phrase_after(line, at), at + LIGHT))
        if not any(self._leads_on(word) for word in line.words[at:over]):
            self.follow(line, trigger, over, found)
        return found

    def _whom(self, line: Line, trigger: Trigger) -> Range | None:
        """Return whom somebody does it to, right behind the pronoun for who does: "their arrest of three men"."""
        if self.of_role(trigger) == AGENT or trigger.last >= len(line.words) or befell(trigger):
            return None
        word = line.words[trigger.last]
        whom = self._phrase(line, trigger.last) if not WHOM.isdisjoint(word.marks) else None
        return whom if whom and not self.pieces.joined(word) and not self.pieces.led(word) else None

    def _leads_on(self, word: Word) -> bool:
        """Say whether a word is what is asked for, or done with it: what follows tells of that."""
        return any(m.form == NOUN and m.cls in EVENTS and m.pre.endswith(self.by) for m in word.marks.values())

    def _done(self, line: Line, i: int) -> bool:
        """Say whether a verb right before word `i` says that it was done, not by whom: a passive."""
        before = line.words[i - 1 - (i > 1 and self._resumed(line, i - 1))].marks if i else {}
        return "aux" in before and "nosubject" in before

    def _asker(self, line: Line, trigger: Trigger) -> Range | None:
        """Return those from whom that comes by which something is done: "at the invitation of the government"."""
        prep = (
            line.at(trigger.last, "prep") if trigger.type in RECEIVED and trigger.mark.pre.endswith(self.by) else None
        )
        there = self._phrase(line, prep.last) if prep is not None and prep.key == SOURCE else None
        return there if there and self._someone(line, there) else None

    def _judged(self, line: Line, i: int) -> bool:
        """Say whether a word right before judges what word `i` tells of: "condemning the raid"."""
        return i > 0 and not JUDGING.isdisjoint(line.words[i - 1].marks)

    def _held(self, line: Line, at: int) -> int:
        """Return where the verb ends that only says that what a noun tells of took place: "a meeting held lately"."""
        mark = line.words[at].marks.get("light") if at < len(line.words) else None
        if mark is None or mark.form not in FINITE or mark.key != HOLD:
            return at
        at = mark.last
        while at < len(line.words) and not WHEN.isdisjoint(line.words[at].marks):
            at = max(at + 1, *(m.last for m in line.words[at].marks.values() if m.cls in WHEN))
        return at

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

    def _complete(self, line: Line, trigger: Trigger, kind: str, before: Roles | None, found: Roles) -> None:
        """Fill in who acts from what was spoken of before: whoever is accused or asked of it."""
        own = found.actor is not None and found.recipient is not None and found.actor[0] == trigger.last
        charged = before is not None and not own and self.charged(line, trigger, before)
        if before and before.recipient and charged and kind not in SPOKEN and not trigger.facts.get("implied"):
            if not trigger.verbal and self.pieces.article not in trigger.mark.pre:
                found.recipient = self._phrase(line, trigger.last)
            found.actor = before.recipient
        if before and not trigger.verbal and before.kind in AIMS and trigger.type in AIMS:
            joined = bool(trigger.mark.pre) and trigger.mark.pre[0] in self.pieces.joins
            found.give(AGENT, before.actor if joined and _holds(before.recipient, trigger) else None)
        if found.actor is None and not found.agentless and self.aimed(line, trigger, found):
            found.give(AGENT, self.controlled(line, trigger, found))
        Participants._complete(self, line, trigger, kind, before, found)  # noqa: SLF001 super() and slots
        if found.actor is None and not found.agentless:
            fallen = None if self.definite(line, trigger) and not found.recipient else _fallen(trigger, before, found)
            found.give(AGENT, self.controlled(line, trigger, found) or fallen)
        if found.actor is None and not found.agentless:
            found.own = self.mine(line, trigger)
            found.left = "" if found.own else self.left_to(line, trigger)
        if kind == "CRIME" and before and before.kind == "ACCUSE" and found.actor == before.actor:
            found.actor = before.recipient  # who charges somebody with it does not do it
        if found.actor and found.actor[1] <= trigger.first and self._needed(line, trigger):
            found.actor = None
        asked = (
            before is not None
            and before.kind == "REQUEST"
            and not trigger.verbal
            and (kind not in MEETINGS or trigger.key in BIDDEN)
        )
        ahead = found.actor is None or found.actor[1] <= trigger.first
        if asked and before and ahead and self._governed(line, trigger):
            found.actor = None if _holds(before.recipient, trigger) else before.recipient

    def _needed(self, line: Line, trigger: Trigger) -> bool:
        """Say whether somebody stresses that a noun is needed: what is to be done is others' doing."""
        if trigger.verbal or trigger.type in MEETINGS:
            return False
        near = range(max(0, trigger.first - NEEDED), trigger.first)
        marks = (line.words[i].marks.get("mood") for i in near)
        return any(m is not None and m.key == "need" and m.last == trigger.first and not m.post for m in marks)

    def _governed(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verb shortly before leads to the noun: nothing else that is done stands between."""
        for i in range(trigger.first - 1, max(-1, trigger.first - GOVERNED), -1):
            marks = line.words[i].marks
            if "REQUEST" in marks:
                return True
            if line.words[i].norm in STOPS or (line.words[i].formed(FINITE) and NOUNS.isdisjoint(marks)):
                return False
        return False


def _fallen(trigger: Trigger, before: Roles | None, found: Roles) -> Range | None:
    """Return the side of a fight whom the event before befell: "was killed in a fight with the police"."""
    if trigger.key != FIGHT or before is None or before.recipient == found.recipient:
        return None
    return before.recipient


def _holds(at: Range | None, trigger: Trigger) -> bool:
    """Say whether a range holds the trigger."""
    return at is not None and at[0] <= trigger.first < at[1]


def _beside(line: Line, start: int) -> Range | None:
    """Return the name that ends before the comma right ahead of word `start`."""
    if start < 2 or line.words[start - 1].kind != Kind.PUNCT:
        return None
    for i in range(start - 2, max(-1, start - 2 - NAME), -1):
        name = line.words[i].marks.get("name")
        if name and name.last == start - 1:
            return i, name.last
    return None
