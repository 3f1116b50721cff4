"""Modality: whether an event happened, is to come, may be, is demanded, denied, called off or merely supposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Timex
from khabar.reading.triggers import Trigger

CLAUSE = 14  # words between "if" and its verb
BREAKS = frozenset(".;:!?,\u060c\u061b\u061f")
AFTER = 6  # words after a noun that may say it is to come
GROUP = frozenset({"aux", "neg", "adverb", "mood"})
QUOTED = frozenset('"“”')
# How many words may stand between a word of mood and the noun or infinitive that it reaches.
REACH = {"planned": 5, "possible": 5, "demanded": 5, "denied": 2, "hypothetical": 6, "cancelled": 6}
# What is announced for a day to come; of other things a date ahead is more likely misread.
DATED = frozenset({"CONSULT", "VOTE", "PROTEST", "RETREAT", "AGREE", "COOPERATE", "MOBILIZE", "SANCTION", "AID"})
DONE = frozenset({"COERCE", "ACCUSE"})  # "arrested on suspicion": what is possible is another thing
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT"})  # what is denied or demanded of them is their content


@dataclass(frozen=True, slots=True)
class Moods:
    """What tells modality in one report: the letter of the written-on future, its day, the ends of adverbs."""

    future: str
    day: date | None
    adverbs: tuple[str, ...]

    def of(
        self, line: Line, trigger: Trigger, kind: str, time: Timex | None, before: tuple[Trigger, str] | None
    ) -> str:
        """Return the modality of the trigger; `before` is the event before it in the line with its type."""
        found = self._written_on(trigger) or self._before(line, trigger, kind)
        fixed = trigger.facts.get("modality")
        if fixed:
            return found if found == "hypothetical" else str(fixed)
        if not found and not trigger.verbal:
            found = _after(line, trigger, kind)
        if not found and kind == "CRIME" and before is not None and _accused(line, trigger, before):
            found = "possible"
        if not found and time is not None and kind in DATED and trigger.form != "past" and self._ahead(time):
            found = "planned"
        return "possible" if found == "planned" and kind == "DISASTER" else found or "actual"

    def _written_on(self, trigger: Trigger) -> str:
        return "planned" if self.future and trigger.form == "present" and self.future in trigger.mark.pre else ""

    def _ahead_light(self, light: Mark | None, trigger: Trigger) -> bool:
        """Say whether a light verb with a written-on future carries the noun: "they will hold talks"."""
        if light is None or not self.future:
            return False
        return self.future in light.pre and trigger.first - light.last < REACH["planned"]

    def _ahead(self, time: Timex) -> bool:
        """Say whether a time lies after the report's day."""
        return bool(self.day and time.type == "date" and time.text and time.text[:10] > self.day.isoformat()[:10]) and (
            time.text is not None and time.text[:4].isdigit()
        )

    def _before(self, line: Line, trigger: Trigger, kind: str) -> str:
        """Return the mood of the nearest word before the trigger that reaches it."""
        found = ""
        group = True
        for i in range(trigger.first - 1, max(-1, trigger.first - CLAUSE), -1):
            word = line.words[i]
            if word.kind == Kind.PUNCT and word.norm in BREAKS:
                break
            mark = word.marks.get("mood")
            if mark is not None and mark.last <= trigger.first and not _in_name(line, i):
                if self._reaches(line, trigger, kind, mark, group=group):
                    if mark.key == "hypothetical":
                        return mark.key
                    found = found or mark.key
            elif not trigger.verbal and self._ahead_light(word.marks.get("light"), trigger):
                found = found or "planned"
            elif group:
                group = word.norm in QUOTED or word.norm.endswith(self.adverbs) or not GROUP.isdisjoint(word.marks)
        return found

    def _reaches(self, line: Line, trigger: Trigger, kind: str, mark: Mark, *, group: bool) -> bool:
        """Say whether a word of mood before the trigger governs it; `group`: only auxiliaries stand between."""
        away = trigger.first - mark.last
        key = mark.key
        if kind in SPOKEN and not trigger.verbal and key not in ("hypothetical", "planned"):
            return False
        if trigger.verbal and trigger.form in ("past", "s"):
            if self.future:  # a past of its own form: nothing but "if" and "not" moves it
                return key in ("hypothetical", "denied") and away < 2
            return (group and key != "cancelled") or (key == "hypothetical" and away < CLAUSE)
        if trigger.verbal:
            if key == "cancelled":
                return False
            if key == "hypothetical":
                return away < CLAUSE
            that = any("that" in line.words[i].marks for i in range(mark.last, trigger.first - 1))
            return group or (not that and away < REACH[key])
        if key == "demanded" and group and away:
            return False
        return away < REACH[key] and not any(
            "that" in line.words[i].marks or "relative" in line.words[i].marks for i in range(mark.last, trigger.first)
        )


def _in_name(line: Line, i: int) -> bool:
    """Say whether word `i` is part of a name."""
    return any((m := line.words[k].marks.get("name")) and m.last > i for k in range(max(0, i - 3), i + 1))


def _after(line: Line, trigger: Trigger, kind: str) -> str:
    """Return the mood of a word close after a noun: "a meeting planned", "the vote was postponed"."""
    found = ""
    for i in range(trigger.last, min(trigger.last + AFTER, len(line.words))):
        word = line.words[i]
        if word.kind == Kind.PUNCT or "relative" in word.marks:
            break
        mark = word.marks.get("mood")
        if mark and mark.key in ("planned", "cancelled", "possible") and not _in_name(line, i):
            if mark.key != "possible":
                return mark.key
            found = "" if kind in DONE else mark.key
    return found


def _accused(line: Line, trigger: Trigger, before: tuple[Trigger, str]) -> bool:
    """Say whether a crime is what someone is accused of or arrested for: no "after" between."""
    other, kind = before
    if kind not in ("ACCUSE", "COERCE") or trigger.first - other.last > CLAUSE:
        return False
    return not any(
        (prep := line.words[i].marks.get("prep")) and prep.key in ("after", "during", "in", "before")
        for i in range(other.last, trigger.first)
    )
