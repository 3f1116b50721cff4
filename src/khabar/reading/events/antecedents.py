"""Antecedents: who or what was spoken of shortly before or after a trigger, and what to pass over on the way there."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line
from khabar.reading.draft import Entity
from khabar.reading.events.triggers import FINITE, TYPES, Trigger
from khabar.reading.phrases import acts, phrase_after, phrase_before

Range = tuple[int, int]  # words [first, last)
AGENT, PATIENT = "actor", "recipient"
ASIDE = 12  # words of an aside between commas
DATED = 5  # words of a date between a subject and its verb
BACK = 25  # words back to the name that a pronoun may stand for
NEAR = 8  # words back from an event noun
LAND = ":place"  # how the key of a country ends where it is a place
LISTED = 6  # names in a list
FEW = 8  # words for voters in a sentence
OPENING = 4  # names at the head of a sentence
OF = frozenset({"of", "in", "from"})
EVENTS = frozenset(TYPES)
CAUSES = frozenset({"because", "after", "in"})  # prepositions that lead to what something came of
SOON = 7  # words after a trigger in which its cause may follow
UNMEANT = frozenset({"HARM", "DISASTER", "COERCE", "STRIKE", "ACCIDENT"})  # verbs that often have no one who does them


@dataclass(slots=True)
class Roles:
    """Ranges of words, where found; `kind` is the type of the event whose roles they are."""

    actor: Range | None = None
    recipient: Range | None = None
    kind: str = ""
    agentless: bool = False  # a passive that names nobody who does it
    own: bool = False  # told by those who do it: "I", "we"
    left: str = ""  # he, she or they (m, f, p), where the verb that leads to a noun leaves its subject out

    def give(self, role: str, at: Range | None) -> None:
        """Fill a role that is still open."""
        if at is None or at[0] >= at[1]:
            return
        if role == AGENT and self.actor is None:
            self.actor = at
        elif role == PATIENT and self.recipient is None:
            self.recipient = at


def stretch(first: int, last: int) -> Range | None:
    """Return a range of words, None where it is empty."""
    return (first, last) if first < last else None


LEADING = frozenset({"on", "in", "to", "for", "from", "of", "by", "with"})  # whose number is no object's: "on 12 men"


def undergoing(line: Line, at: int) -> Range | None:
    """Return the noun phrase at word `at`, over a number and what limits it, up to a date."""
    number = next((i for i in range(at, min(at + 3, len(line.words))) if "number" in line.words[i].marks), at)
    prep = line.words[at].marks.get("prep") if number == at + 1 else None
    if prep is not None and prep.key in LEADING:
        number = at
    if any(_parts(line, i) for i in range(at, number)):
        number = at
    last = phrase_after(line, number)
    dated = next((i for i in range(at + 1, last) if "time" in line.words[i].marks), last)
    return stretch(at, dated) if last > number else None


def _parts(line: Line, i: int) -> bool:
    """Say whether word `i` parts a noun from a number behind it."""
    word = line.words[i]
    return word.kind == Kind.PUNCT or "that" in word.marks or acts(line, i)


def timeless(line: Line, at: Range | None) -> Range | None:
    """Return a range of words without the dates at its beginning and end."""
    if at is None:
        return None
    first, last = at
    if "time" not in line.found:
        return stretch(first, last)
    dates = (line.words[i].marks.get("time") for i in range(max(0, first - DATED), first + 1))
    first = max([first, *(m.last for m in dates if m is not None)])
    dated = next((i for i in range(first + 1, last) if "time" in line.words[i].marks), last)
    return stretch(first, dated)


def named(line: Line, first: int, last: int) -> bool:
    """Say whether someone is named or described in a range of words."""
    return any(line.words[i].marks.keys() & {"name", "person", "role"} for i in range(first, last))


def is_place(value: object) -> bool:
    """Say whether the value of a name's mark is a place."""
    return isinstance(value, Entity) and value.kind == "place"


def is_person(value: object) -> bool:
    """Say whether the value of a name's mark is a person."""
    return isinstance(value, Entity) and value.kind == "person"


def holds_person(line: Line, first: int, last: int) -> bool:
    """Say whether the name of a person is among words [first, last)."""
    names = (line.words[i].marks.get("name") for i in range(first, last))
    return any(m is not None and is_person(m.value) for m in names)


def is_land(value: object) -> bool:
    """Say whether the value of a name's mark is a place or a country."""
    return isinstance(value, Entity) and value.kind in ("place", "country")


def is_nation(value: object) -> bool:
    """Say whether the value of a name's mark is a country, named as a place or as who acts."""
    return isinstance(value, Entity) and (value.kind == "country" or value.key.endswith(LAND))


def last_name(line: Line, i: int) -> Range | None:
    """Return the voice named last before word `i`."""
    for at in range(i - 1, max(-1, i - BACK), -1):
        name = line.words[at].marks.get("name")
        if name and name.last <= i and not is_place(name.value):
            return at, name.last
    return None


def topic(line: Line, i: int) -> Range | None:
    """Return the first voice that a sentence names before word `i` without a preposition, else the one named last."""
    for mark in line.found.get("name", ())[:OPENING]:
        if mark.last > i:
            break
        led = mark.first > 0 and "prep" in line.words[mark.first - 1].marks
        if not led and not mark.pre and not is_place(mark.value):
            return mark.first, mark.last
    return last_name(line, i)


def force(line: Line, trigger: Trigger) -> Range | None:
    """Return the force of nature spoken of before the trigger, else soon after it."""
    back = range(trigger.first - 1, max(-1, trigger.first - BACK), -1)
    for at in (*back, *range(trigger.last, min(trigger.last + SOON, len(line.words)))):
        mark = line.words[at].marks.get("force")
        if mark:
            return at, max(mark.last, min(phrase_after(line, at), mark.last + 1))
    return _because(line, trigger.last)


def _because(line: Line, at: int) -> Range | None:
    """Return the force of nature that a word for "because of" leads to from word `at` on."""
    for i in range(at, min(at + BACK, len(line.words))):
        prep = line.words[i].marks.get("prep")
        if prep is None or prep.key not in CAUSES:
            continue
        for first in range(prep.last, min(prep.last + SOON, len(line.words))):
            mark = line.words[first].marks.get("force")
            if mark:
                return first, max(mark.last, min(phrase_after(line, first), mark.last + 1))
    return None


def voters(line: Line, trigger: Trigger) -> Range | None:
    """Return those of whom a sentence says that they vote, nearest to the trigger: voters, a people."""
    marks = line.found.get("voters", ())[:FEW]
    best = min(marks, key=lambda m: abs(m.first - trigger.first), default=None)
    return (best.first, best.last) if best else None


def drops(trigger: Trigger) -> bool:
    """Say whether a verb without a subject has one in mind."""
    return trigger.verbal and trigger.type not in UNMEANT


def implied(line: Line, trigger: Trigger, recipient: Range | None, *, pronouns: bool) -> Range | None:
    """Return who was spoken of last before the trigger: a name or pronoun, else a role; right before it for a noun."""
    best: Range | None = None
    role: Range | None = None
    for at in range(trigger.first - 1, max(-1, trigger.first - (BACK if trigger.verbal else NEAR)), -1):
        if recipient and recipient[0] <= at < recipient[1]:
            continue
        marks = line.words[at].marks
        if not trigger.verbal and not _quiet(line, at):
            break
        name = marks.get("name")
        led = at > 0 and "prep" in line.words[at - 1].marks
        sited = name is not None and is_place(name.value) and (led or not (trigger.verbal or pronouns))
        if best is None and name and name.last <= trigger.first and not sited:
            best = at, name.last
        elif pronouns and "pronoun" in marks and best is None:
            return at, at + 1
        elif role is None and "role" in marks:
            role = min(at, phrase_before(line, at + 1)), max(at + 1, min(phrase_after(line, at), trigger.first))
    return best or role


def _quiet(line: Line, at: int) -> bool:
    """Say whether word `at` is neither a finite verb nor a mark of punctuation."""
    word = line.words[at]
    return word.kind != Kind.PUNCT and ("name" in word.marks or all(m.form not in FINITE for m in word.marks.values()))


def aside(line: Line, comma: int) -> int:
    """Return the comma that opens the aside which the comma at word `comma` closes; itself where there is none."""
    for i in range(comma - 1, max(-1, comma - ASIDE), -1):
        if line.words[i].norm == ",":
            return i
    return comma


def _told(line: Line, i: int) -> bool:
    """Say whether word `i` is one that events are told by: "attack on" hangs together."""
    return i >= 0 and not EVENTS.isdisjoint(line.words[i].marks)


def _listed(line: Line, start: int, at: int) -> int:
    """Return where the list of names begins whose last is words [start, at): "Norway, Sweden and"."""
    if start >= at or start < 2 or "conj" not in line.words[start - 1].marks or "name" not in line.words[start].marks:
        return start
    for _ in range(LISTED):
        before = phrase_before(line, start - 1)
        joined = "conj" in line.words[start - 1].marks or line.words[start - 1].norm == ","
        if (
            not joined
            or before >= start - 1
            or not any("name" in line.words[i].marks for i in range(before, start - 1))
        ):
            break
        start = before
        if start < 2:
            break
    return start


def mood_before(line: Line, at: int) -> int | None:
    """Return where the words of mood that end just before word `at` begin."""
    for i in range(max(0, at - 3), at):
        mark = line.words[i].marks.get("mood")
        if mark and mark.last == at:
            return i
    return None
