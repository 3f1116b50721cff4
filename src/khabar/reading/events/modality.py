"""Modality: whether an event happened, is to come, may be, is demanded, denied, called off or merely supposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Draft, Timex
from khabar.reading.events.antecedents import mood_before
from khabar.reading.events.clauses import Clauses
from khabar.reading.events.governed import expected, shared
from khabar.reading.events.nearby import (
    CLAUSE,
    DATED,
    HARM,
    accused,
    beside,
    dated,
    demands,
    happened,
    in_name,
    inverted,
    mood,
    performs,
    reached,
    supposed,
    warned,
)
from khabar.reading.events.reach import AGENDA, GIVEN, SPOKEN, Reach
from khabar.reading.events.scopes import Scopes, scopes
from khabar.reading.events.sufferers import MEANT, befell
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import acts

ALLEGED = frozenset({"alleged", "claim"})  # of those who did it, who may not have
BREAKS = frozenset(".;:!?,\u060c\u061b\u061f")
AFTER = 6  # words after a noun that may say it is to come
GROUP = frozenset({"aux", "neg", "adverb", "mood"})
QUOTED = frozenset('"“”')
DONE = frozenset({"COERCE", "ACCUSE"})  # "arrested on suspicion": what is possible is another thing
PERFORMING = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})  # what may be done by saying so
# names: keys of words of mood; what follows them is another event
AIMS = frozenset({"before", "discussed", "purpose", "want", "try", "intend", "agree", "decide", "apt", "ways"})
SAVE = "save"  # the key of "except", behind which nothing is denied
PUT_OFF = frozenset({"delay", "cancelled"})
TOLD_AFTER = frozenset({"planned", "cancelled", "possible"})
# "may seek to", "is not going to", "cancelled a planned visit"
OUTDONE = frozenset({("planned", "possible"), ("planned", "denied"), ("planned", "cancelled")})
COMING = "FUTURE_REF"  # the value of a time to come that has no date
MONDAY, SUNDAY = 1, 7


@dataclass(frozen=True, slots=True)
class Moods:
    """What tells modality in one report: the letter of the written-on future, its day, the ends of adverbs.

    `kinds` says of a word's key what mood it is, `before` the first letters of the verb that it needs after it,
    `past` within how many words it reaches all that follows, a past behind "that" too.
    """

    future: str
    day: date | None
    adverbs: tuple[str, ...]
    kinds: Mapping[str, Mapping[str, str]]
    reach: Reach
    clauses: Clauses | None = None  # where verbs follow their subjects
    scopes: Scopes | None = None  # where they stand before them

    def of(
        self, line: Line, trigger: Trigger, kind: str, time: Timex | None, before: tuple[Trigger, str] | None
    ) -> str:
        """Return the modality of the trigger; `before` is the event before it in the line with its type."""
        found = self._written_on(trigger) or self._before(line, trigger, kind)
        fixed = trigger.facts.get("modality")
        if fixed:
            return found if found == "hypothetical" else str(fixed)
        if found == "planned" and kind in PERFORMING and performs(line, trigger):
            found = ""
        if self.clauses is not None and ((found == "planned" and supposed(line, trigger)) or inverted(line, trigger)):
            found = "hypothetical"
        if self.clauses is not None and (kind not in SPOKEN or trigger.verbal):
            lent = shared(self.clauses, line, trigger, self._told)
            found = lent if lent == "denied" else found or lent
        if not found and not trigger.verbal and kind not in SPOKEN:
            found = self._after(line, trigger, kind)
            if not found and self.clauses is not None and kind in AGENDA:
                found = expected(self.clauses, line, trigger, self._told)
        found = self._scoped(line, trigger, kind, time, found)
        found = "" if found in MEANT and _of_harm(line, trigger, before) else found
        if not found and self._doubted(line, trigger, kind, before):
            found = "possible"
        if not found and time is not None and kind in DATED and self._to_be(line, trigger, kind, time):
            found = "planned"
        if not found and not trigger.verbal and not (time is not None and beside(trigger, time) and self.behind(time)):
            found = str(trigger.facts.get("usual", ""))
        return "possible" if found == "planned" and kind == "DISASTER" else found or "actual"

    def _scoped(self, line: Line, trigger: Trigger, kind: str, time: Timex | None, found: str) -> str:
        """Return the mood found of a noun, else the one its clause lends it unless a date beside it has gone by."""
        if trigger.verbal or kind in SPOKEN:
            return found
        if found in GIVEN and happened(line, trigger, self.kinds):
            found = ""
        if self.scopes is None:
            return found
        told = found or self.scopes.lent(line, trigger, kind)
        if kind == "PROTEST" and told == "demanded" and demands(line, trigger):
            return ""
        gone = (not found or kind in AGENDA) and time is not None and beside(trigger, time) and self.behind(time)
        return "" if gone and told in GIVEN else told

    def _doubted(self, line: Line, trigger: Trigger, kind: str, before: tuple[Trigger, str] | None) -> bool:
        """Say whether an event is one that someone is warned of or accused of."""
        if kind == "DISASTER":
            return warned(line, trigger)
        charged = kind == "CRIME" or (kind == "ASSAULT" and trigger.form == "ing" and self.clauses is not None)
        return charged and before is not None and accused(line, trigger, before)

    def _to_be(self, line: Line, trigger: Trigger, kind: str, time: Timex) -> bool:
        """Say whether a time tells that something is to come: a day ahead, or a day that a present names."""
        if trigger.form != "past" and self.ahead(time):
            return True
        if trigger.form == "present" and time.text == COMING:
            return True
        if self.clauses is not None:
            return dated(trigger, time)
        return kind in AGENDA and self._due(line, trigger, time)

    def _due(self, line: Line, trigger: Trigger, time: Timex) -> bool:
        """Say whether a verb first in the present names the report's own day: "the council meets today"."""
        if self.scopes is None or self.day is None or time.text != self.day.isoformat():
            return False
        if trigger.verbal:
            return trigger.form == "present"
        return any("due" in w.marks for w in line.words[max(0, trigger.first - CLAUSE) : trigger.first])

    def _told(self, line: Line, i: int, found: str) -> str:
        """Return the mood that the word at `i` adds to what was found after it."""
        told = self.mood(line, i)
        if told is None or "doer" in line.words[i].marks:
            return found
        return told[1] if (found, told[1]) in OUTDONE else found or told[1]

    def mood(self, line: Line, i: int) -> tuple[Mark, str] | None:
        """Return the mark of mood at word `i` and what it tells, None where the next word is not what it needs."""
        return mood(line, i, self.kinds)

    def ahead(self, time: Timex) -> bool:
        """Say whether a time lies after the report's day."""
        first = reached(time.text or "", MONDAY) if time.type == "date" else ""
        return bool(self.day and first > self.day.isoformat())

    def behind(self, time: Timex) -> bool:
        """Say whether a time lies before the report's day."""
        last = reached(time.text or "", SUNDAY)
        return bool(self.day and last and last < self.day.isoformat()[: len(last)])

    def _written_on(self, trigger: Trigger) -> str:
        return "planned" if self.future and trigger.form == "present" and self.future in trigger.mark.pre else ""

    def _charged(self, kind: str, key: str) -> bool:
        """Say whether a word for who did it tells only what they are charged with, which may not have happened."""
        return key in ALLEGED and (self.clauses is not None or kind == "CRIME")

    def _before(self, line: Line, trigger: Trigger, kind: str) -> str:
        """Return the mood of the nearest word before the trigger that reaches it; "if" and denial outdo the others."""
        found, group, still = "", True, True
        for i in range(trigger.first - 1, max(-1, trigger.first - CLAUSE), -1):
            word = line.words[i]
            told = self.mood(line, i) if "mood" in word.marks else None
            done = "doer" in word.marks and not (told and self._charged(kind, told[0].key))
            if _closes(word) or (done and not trigger.verbal):
                break
            if told is not None and told[0].last <= trigger.first and not in_name(line, i) and not done:
                mark, key = told
                far = self.reach.far(line, trigger, kind, mark)
                if (far and key == "denied") or self.reach.reaches(line, trigger, kind, told, group=group, still=still):
                    if far or key == "hypothetical" or (mark.key in PUT_OFF and not found):
                        return key
                    found = key if (found, key) in OUTDONE else found or key
                elif far:
                    found = found or key
            elif lent := self._carried(line, i, trigger, kind):
                if lent == "denied":
                    return lent
                found = found or lent
            elif group:
                group = word.norm in QUOTED or word.norm.endswith(self.adverbs) or not GROUP.isdisjoint(word.marks)
                group = group or mood_before(line, i + 1) is not None
            still = still and (told is not None or not acts(line, i))
        return found

    def _carried(self, line: Line, i: int, trigger: Trigger, kind: str) -> str:
        """Return the mood of the light verb at word `i` that carries a noun, where verbs stand first."""
        if trigger.verbal or self.scopes is None or "light" not in line.words[i].marks:
            return ""
        if self.scopes.light(line.words[i].marks.get("light"), trigger):
            return "planned"
        settled = kind in SPOKEN or (kind in HARM and self.scopes.definite(line, trigger))
        return "denied" if not settled and self.scopes.unlit(line, i, trigger) else ""

    def _comes(self, line: Line, i: int) -> bool:
        """Say whether word `i` is a verb with a written-on future: "the talks that will begin"."""
        return self.scopes is not None and i < len(line.words) and self.scopes.comes(line, i)

    def _after(self, line: Line, trigger: Trigger, kind: str) -> str:
        """Return the mood of a word close after a noun: "a meeting planned", "the vote was postponed"."""
        found, acted = "", False
        for i in range(trigger.last, min(trigger.last + CLAUSE, len(line.words))):
            word = line.words[i]
            if word.kind == Kind.PUNCT or ("relative" in word.marks and not self._comes(line, i + 1)):
                break
            if kind in DATED and self._comes(line, i):
                return "planned"
            told = self.mood(line, i) if "mood" in word.marks else None
            acted = acted or (told is None and acts(line, i))
            if i >= trigger.last + AFTER:
                if acted or self.clauses is None:
                    break
                told = told if told and told[0].key in PUT_OFF else None
            if told and told[0].key not in AIMS and told[1] in TOLD_AFTER and not in_name(line, i):
                if told[1] != "possible":
                    return told[1]
                found = "" if kind in DONE else told[1]
        return found


def _closes(word: Word) -> bool:
    """Say whether no mood reaches over a word: a stop or a comma, "except"."""
    mark = word.marks.get("mood")
    return (word.kind == Kind.PUNCT and word.norm in BREAKS) or (mark is not None and mark.key == SAVE)


def _of_harm(line: Line, trigger: Trigger, before: tuple[Trigger, str] | None) -> bool:
    """Say whether a trigger is a noun for those whom an event befell, or that event right after it."""
    if trigger.first and "victims" in line.words[trigger.first - 1].marks:
        return True
    led = before is not None and before[0].last == trigger.first and befell(before[0])
    return led or befell(trigger)


def moods(draft: Draft, clauses: Clauses | None) -> Moods:
    """Return what tells modality in this report."""
    pack = draft.pack
    kinds, future = pack.facts.get("mood", {}), str(pack.fact("act", "future", ""))
    first = scopes(pack, kinds, future) if future else None
    reach = Reach(kinds, str(pack.fact("act", "clitics", "")), first)
    return Moods(future, draft.day, tuple(pack.fact("act", "adverbs", ())), kinds, reach, clauses, first)
