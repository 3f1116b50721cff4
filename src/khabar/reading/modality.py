"""Modality: whether an event happened, is to come, may be, is demanded, denied, called off or merely supposed."""

from __future__ import annotations

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.triggers import Trigger

NEAR = 4  # words between a verb and the word that negates it or makes it future
FAR = 9  # words between a noun or infinitive and what governs it
CLAUSE = 14  # words between "if" and its verb
STOPS = frozenset(".;:،؛!?؟")
AFTER = 4
NATURE = frozenset({"DISASTER"})


def modality(line: Line, trigger: Trigger, kind: str, future: str) -> str:
    """Return the modality of the trigger; `future` is the letter that makes a verb future where written on to it."""
    fixed = trigger.facts.get("modality")
    found = _written_on(trigger, future) or _before(line, trigger) or _after(line, trigger)
    if found == "planned" and kind in NATURE:
        return "possible"
    return found or fixed or "actual"


def _written_on(trigger: Trigger, future: str) -> str:
    return "planned" if future and trigger.form == "present" and future in trigger.mark.pre else ""


def _before(line: Line, trigger: Trigger) -> str:
    """Return the mood of the nearest word before the trigger that reaches it."""
    found = ""
    low = max(-1, trigger.first - CLAUSE)
    for i in range(trigger.first - 1, low, -1):
        word = line.words[i]
        if word.kind == Kind.PUNCT and (word.norm in STOPS or word.norm == ","):
            break
        mark = word.marks.get("mood")
        if mark is None or mark.last > trigger.first:
            continue
        away = trigger.first - mark.last
        key = mark.key
        if key == "hypothetical" and (found in ("", "planned", "denied") or away < NEAR):
            return key
        if not found and _reaches(line, trigger, mark, away):
            found = key
    return found


def _reaches(line: Line, trigger: Trigger, mark: Mark, away: int) -> bool:
    """Say whether a word of mood so many words before the trigger governs it."""
    if mark.key in ("denied",) or mark.form == "near":
        return away < (NEAR if trigger.verbal else 3)
    if trigger.verbal and trigger.form in ("past", "s"):
        return away < 2 and mark.key != "cancelled"
    if any("that" in line.words[i].marks and mark.key != "demanded" for i in range(mark.last, trigger.first)):
        return False
    return away < (FAR if not trigger.verbal else 6)


def _after(line: Line, trigger: Trigger) -> str:
    """Return the mood of a word close after a noun: "a meeting planned", "the vote next week"."""
    if trigger.verbal:
        return ""
    for i in range(trigger.last, min(trigger.last + AFTER, len(line.words))):
        word = line.words[i]
        if word.kind == Kind.PUNCT:
            return ""
        mark = word.marks.get("mood")
        if mark and mark.key in ("planned", "cancelled", "possible"):
            return mark.key
    return ""
