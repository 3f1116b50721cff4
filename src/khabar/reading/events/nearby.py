"""Nearby: what the words around a trigger, and the time beside it, say of its mood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Timex
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import acts

BESIDE = 3  # words between an election and its own date
DAY = 10  # letters of a date that names a day
FEW = 12  # words of mood in a sentence that are looked at
WEEK = re.compile(r"(\d{4})-W(\d\d)")
WOULD = "would"  # the key of its own of what would be
BROAD = 9  # words on each side of a disaster in which a warning of it may stand
PERFORMED = 4  # words between "I" and what is done by saying it
GRAVE = frozenset({"risk", "warn", "likely", "possible", "expect", "foreseen"})
HARM = frozenset({"ASSAULT", "CRIME", "ACCIDENT", "DISASTER"})
DOUBTS = frozenset({"alleged", "claim", "hearsay"})  # keys of doubt about what has happened
FOLLOWS = 8  # words after a noun in which "which" may tell that it happened
AFTER = frozenset({"after", "because"})  # keys of prepositions that lead to what has happened
SURE = frozenset({"future", "scheduled"})  # keys of moods that hold for what is done besides
ASKED = "?"
BID = 14  # words after a verb of calling in which what is called for stands
STOPS = frozenset(".;:!?")
THE = frozenset({"the", "this", "his"})
CLAUSE = 14  # words between "if" and its verb
PAST = frozenset({"past"})
# How many words may stand between a word of mood and the noun or infinitive that it reaches.
REACH = {"planned": 5, "possible": 5, "demanded": 5, "denied": 2, "hypothetical": 6, "cancelled": 6}
# What is announced for a day to come; of other things a date ahead is more likely misread.
DATED = frozenset({"CONSULT", "VOTE", "PROTEST", "RETREAT", "AGREE", "COOPERATE", "MOBILIZE", "SANCTION", "AID"})


def mood(line: Line, i: int, kinds: Mapping[str, Mapping[str, str]]) -> tuple[Mark, str] | None:
    """Return the mark of mood at word `i` and what it tells, None where the next word is not what it needs."""
    mark = line.words[i].marks.get("mood")
    if mark is None:
        return None
    fact = kinds.get(mark.key)
    if fact is None:
        return mark, mark.key
    letters = fact.get("before")
    if letters and not (mark.last < len(line.words) and present(line, mark.last, letters)):
        return None
    return (mark, fact["is"]) if fact["is"] else None


def supposed(line: Line, trigger: Trigger) -> bool:
    """Say whether a sentence with an "if" tells what would be."""
    if not any(mark.key == "hypothetical" for mark in line.found.get("mood", ())[:FEW]):
        return False
    near = line.words[max(0, trigger.first - CLAUSE) : trigger.first]
    return any((mark := word.marks.get("mood")) is not None and mark.key == WOULD for word in near)


def inverted(line: Line, trigger: Trigger) -> bool:
    """Say whether a trigger's clause opens with its verb instead of "if": "Had it not withdrawn, ..."."""
    for i in range(trigger.first - 1, max(-1, trigger.first - CLAUSE), -1):
        if line.words[i].kind == Kind.PUNCT:
            return False
        opens = i == 0 or line.words[i - 1].kind == Kind.PUNCT
        if opens and "inverted" in line.words[i].marks:
            return line.words[-1].norm != ASKED
    return False


def reached(text: str, weekday: int) -> str:
    """Return the day of a TIMEX3 value as it is written, a weekday of a week; nothing where it is no date."""
    week = WEEK.fullmatch(text)
    if week is None:
        return text[:DAY] if text[:4].isdigit() and "W" not in text else ""
    try:
        return date.fromisocalendar(int(week[1]), int(week[2]), weekday).isoformat()
    except ValueError:
        return ""


def bidden(line: Line, trigger: Trigger, to: str) -> bool:
    """Say whether something that somebody is called to follows: "to", written on or not, or "that"."""
    for i in range(trigger.last, min(trigger.last + BID, len(line.words))):
        word = line.words[i]
        prep = word.marks.get("prep")
        if (prep is not None and prep.key == "to") or "that" in word.marks or word.norm.startswith(to):
            return True
        if word.norm in STOPS:
            return False
    return False


def dated(trigger: Trigger, time: Timex) -> bool:
    """Say whether a present names its day: "the council meets on Sunday"."""
    present = trigger.verbal and trigger.form in ("base", "s", "noun")
    return present and time.type == "date" and len(time.text or "") == DAY and beside(trigger, time)


def beside(trigger: Trigger, time: Timex) -> bool:
    """Say whether a time stands next to the trigger."""
    return time.first <= trigger.last + BESIDE and time.last >= trigger.first - BESIDE


def barred(line: Line, first: int, last: int) -> bool:
    """Say whether another clause opens in words [first, last)."""
    return any("that" in line.words[i].marks or "relative" in line.words[i].marks for i in range(first, last))


def related(line: Line, first: int, last: int) -> bool:
    """Say whether "who" or "which" opens a clause of its own in words [first, last)."""
    return any("relative" in line.words[i].marks for i in range(first, last))


def concerns(kinds: Mapping[str, Mapping[str, str]], key: str, kind: str) -> bool:
    """Say whether a word of mood is for events of a kind, by what `kinds` says of its key."""
    return kind in str(kinds.get(key, {}).get("for", kind)).split()


def beneath(line: Line, mark: Mark, last: int) -> bool:
    """Say whether a preposition between a word of mood and word `last` leads to what has happened: "plans after"."""
    keys = {m.key for i in range(mark.last, last) if (m := line.words[i].marks.get("prep"))}
    return not keys.isdisjoint(AFTER) or ("during" in keys and mark.key not in SURE)


def present(line: Line, i: int, letters: str) -> bool:
    """Say whether word `i` may be a present by its first letter, and is no known past."""
    word = line.words[i]
    if word.formed(PAST):
        return False
    return word.norm[:1] in letters and "name" not in word.marks


def in_name(line: Line, i: int) -> bool:
    """Say whether word `i` is part of a name."""
    for word in line.words[max(0, i - 3) : i + 1] if "name" in line.found else ():
        if "name" in word.marks and word.marks["name"].last > i:
            return True
    return False


def accused(line: Line, trigger: Trigger, before: tuple[Trigger, str]) -> bool:
    """Say whether a crime is what someone is accused of or arrested for: no "after" between."""
    other, kind = before
    if kind not in ("ACCUSE", "COERCE") or trigger.first - other.last > CLAUSE:
        return False
    if other.verbal and trigger.verbal and trigger.form == other.form == "past":
        return False  # the two are told side by side
    return not any(
        (prep := line.words[i].marks.get("prep")) and prep.key in ("after", "during", "in", "before")
        for i in range(other.last, trigger.first)
    )


def warned(line: Line, trigger: Trigger) -> bool:
    """Say whether someone warns of a disaster in the words around it."""
    if trigger.form in ("past", "s") and trigger.verbal:
        return False
    for i in range(max(0, trigger.first - BROAD), min(trigger.last + BROAD, len(line.words))):
        mark = line.words[i].marks.get("mood")
        if mark and mark.key in GRAVE and not in_name(line, i):
            return True
    return False


def performs(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody does by these words what they tell of: "I would urge everyone"."""
    near = line.words[max(0, trigger.first - PERFORMED) : trigger.first]
    return trigger.verbal and any("own" in w.marks for w in near)


def demands(line: Line, trigger: Trigger) -> bool:
    """Say whether a noun is the subject of a verb of demanding right before it: "a rally demands"."""
    before = line.words[trigger.first - 1].marks.get("mood") if trigger.first and not trigger.mark.pre else None
    return before is not None and before.key == "demanded" and acts(line, trigger.first - 1)


def happened(line: Line, trigger: Trigger, kinds: Mapping[str, Mapping[str, str]]) -> bool:
    """Say whether "which" and a past after a noun tell that it happened: "the sanctions which it imposed"."""
    for i in range(trigger.last, min(trigger.last + FOLLOWS, len(line.words) - 1)):
        word = line.words[i]
        if word.kind == Kind.PUNCT or mood(line, i, kinds):
            return False
        if "relative" in word.marks:
            after = line.words[i + 1]
            return mood(line, i + 1, kinds) is None and any(m.form == "past" for m in after.marks.values())
    return False


def definite(line: Line, trigger: Trigger, first: int) -> bool:
    """Say whether a noun has an article for what is known, and no light verb carries it from word `first` on."""
    words = line.words[first : trigger.first]
    last = next((m for w in reversed(words) if (m := w.marks.get("article"))), None)
    return last is not None and last.key in THE and not any("light" in w.marks for w in words)
