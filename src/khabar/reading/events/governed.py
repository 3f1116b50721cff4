"""Governed: the mood that a verb lends to the noun it carries, or to bare verbs that follow it."""

from __future__ import annotations

from collections.abc import Callable

from khabar.lang.words import Line
from khabar.reading.events.clauses import HAVE, Clauses
from khabar.reading.events.tags import ADVERB, AND, AUX, COMMA, NOUN, PREP, QUOTE, THE, TIME, TO, VERB
from khabar.reading.events.triggers import Trigger

GROUP = 14  # words of a verb group with what leads to it
FAR = 18  # words between a noun and the verb it is the subject of
NEAR = 5  # words of that verb's group
LISTED = 3  # nouns side by side under one "no"
BETWEEN = frozenset({NOUN, THE, PREP, ADVERB, QUOTE, TIME})  # what may stand between a noun and its verb
CARRIED = frozenset({ADVERB, AUX, QUOTE, TO, VERB})  # of one verb group with what leads to it
TENSED = frozenset({"past", "s", "present"})

Told = Callable[[Line, int, str], str]  # the mood that a word adds to what was found after it


def shared(clauses: Clauses, line: Line, trigger: Trigger, told: Told) -> str:
    """Return the mood of the verb that carries a noun, or with which a bare verb shares its auxiliary."""
    clauses.open(line)
    if trigger.verbal and trigger.form in TENSED:
        return _nobody(clauses, line, trigger, told) or _awaited(clauses, line, trigger)
    if trigger.verbal and (_wanted(clauses, line, trigger) or _asked(clauses, line, trigger)):
        return "demanded"
    verb = _companion(clauses, line, trigger) if trigger.verbal else _carrier(clauses, line, trigger)
    head = trigger.first if trigger.verbal else verb
    if head > 0 and _headlined(clauses, head):
        return "planned"
    found = _grouped(clauses, line, verb, told)
    if found or not trigger.verbal:
        return found or _none(clauses, line, trigger, told)
    return _grouped(clauses, line, _serving(clauses, trigger), told)


def _grouped(clauses: Clauses, line: Line, verb: int, told: Told) -> str:
    """Return the mood of the verb group that ends with word `verb`."""
    found = ""
    for i in range(verb, max(-1, verb - GROUP), -1):
        if i < verb and clauses.tags[i] not in CARRIED:
            break
        found = told(line, i, found)
    return found


def _serving(clauses: Clauses, trigger: Trigger) -> int:
    """Return the verb whose object serves to do what a trigger tells of: "could use its navy to block"."""
    to = clauses.group(trigger.first) - 1
    if to < 1 or clauses.tags[to] != TO:
        return -1
    verb = clauses.leading(to)
    return verb if verb is not None and verb + 1 < to and clauses.tags[verb] in (AUX, VERB) else -1


def _nobody(clauses: Clauses, line: Line, trigger: Trigger, told: Told) -> str:
    """Return "denied" where the subject is nobody: "no one was injured", "neither side attacked"."""
    subject = clauses.subject(line, clauses.group(trigger.first))
    first = subject.whole[0] if subject else -1
    opening = (0, first) if first == 1 else (first,)
    return "denied" if any(i >= 0 and told(line, i, "") == "denied" for i in opening) else ""


def _none(clauses: Clauses, line: Line, trigger: Trigger, told: Told) -> str:
    """Return "denied" for a noun that "no" or "without" stands before, over those that it is listed with."""
    start = clauses.phrase(trigger.last)
    for _ in range(LISTED):
        if any(told(line, i, "") == "denied" for i in range(max(0, start - 1), min(start + 1, trigger.last))):
            return "denied"
        if start < 2 or clauses.tags[start - 1] not in (AND, COMMA):
            return ""
        start = clauses.phrase(start - 1)
    return ""


def expected(clauses: Clauses, line: Line, trigger: Trigger, told: Told) -> str:
    """Return the mood of the verb that a noun is the subject of: "the vote on the bill is set to take place"."""
    tags = clauses.open(line)
    end = min(len(tags), trigger.last + FAR)
    verb = next((i for i in range(trigger.last, end) if tags[i] not in BETWEEN), end)
    if verb == end or tags[verb] not in (VERB, AUX):
        return ""
    moods = [told(line, i, "") for i in range(verb, min(len(tags), verb + NEAR)) if tags[i] in CARRIED]
    return next((mood for mood in ("cancelled", "planned", "possible") if mood in moods), "")


def _wanted(clauses: Clauses, line: Line, trigger: Trigger) -> bool:
    """Say whether somebody wants somebody else to do it: "the union wants the army to withdraw"."""
    to = clauses.group(trigger.first) - 1
    if to < 0 or clauses.tags[to] != TO:
        return False
    verb = clauses.leading(to)
    return verb is not None and verb + 1 < to and "wanting" in line.words[verb].marks


def _headlined(clauses: Clauses, verb: int) -> bool:
    """Say whether an infinitive stands for what is to come, as in a headline: "Norway to open embassy"."""
    to = clauses.group(verb) - 1
    if to <= 0 or clauses.tags[to] != TO or clauses.leading(to) is not None:
        return False
    subject = clauses.climb(to)
    return subject is not None and subject.whole[0] == 0


def _asked(clauses: Clauses, line: Line, trigger: Trigger) -> bool:
    """Say whether a bare verb tells what somebody asks for: "demands that the army leave"."""
    subject = clauses.subject(line, trigger.first) if clauses.group(trigger.first) == trigger.first else None
    that = subject.whole[0] - 1 if subject else -1
    if that < 1 or "that" not in line.words[that].marks or subject is None or subject.whole[1] > trigger.first:
        return False
    return "REQUEST" in line.words[that - 1].marks


def _companion(clauses: Clauses, line: Line, trigger: Trigger) -> int:
    """Return the verb before a bare one that has an auxiliary for both: "will visit Oslo and meet the king"."""
    first = clauses.group(trigger.first)
    if first != trigger.first or clauses.tags[first - 1 : first] not in (AND, COMMA):
        return -1
    return next((i for i in clauses.verbs(line, first) if clauses.group(i) < i), -1)


def _carrier(clauses: Clauses, line: Line, trigger: Trigger) -> int:
    """Return the verb that a noun hangs on, where it says no more than that the noun happens."""
    verb = clauses.leading(trigger.first)
    if verb is None:
        return -1
    marks = line.words[verb].marks
    return verb if "light" in marks or ("aux" in marks and marks["aux"].key == HAVE) else -1


def _awaited(clauses: Clauses, line: Line, trigger: Trigger) -> str:
    """Return "planned" for a present that time words lead to: "until the army withdraws"."""
    if trigger.form == "past":
        return ""
    subject = clauses.subject(line, clauses.group(trigger.first))
    first = subject.whole[0] if subject else trigger.first
    return "planned" if first and "awaiting" in line.words[first - 1].marks else ""
