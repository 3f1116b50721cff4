"""Governed: the mood that a verb lends to the noun it carries, or to bare verbs that follow it."""

from __future__ import annotations

from collections.abc import Callable

from khabar.lang.words import Line
from khabar.reading.events.clauses import HAVE, Clauses
from khabar.reading.events.tags import ADVERB, AND, AUX, COMMA, QUOTE, TO, VERB
from khabar.reading.events.triggers import Trigger

GROUP = 14  # words of a verb group with what leads to it
CARRIED = frozenset({ADVERB, AUX, QUOTE, TO, VERB})  # of one verb group with what leads to it
TENSED = frozenset({"past", "s", "present"})

Told = Callable[[Line, int, str], str]  # the mood that a word adds to what was found after it


def shared(clauses: Clauses, line: Line, trigger: Trigger, told: Told) -> str:
    """Return the mood of the verb that carries a noun, or with which a bare verb shares its auxiliary."""
    clauses.open(line)
    if trigger.verbal and trigger.form in TENSED:
        return _awaited(clauses, line, trigger)
    if trigger.verbal and (_wanted(clauses, line, trigger) or _asked(clauses, line, trigger)):
        return "demanded"
    verb = _companion(clauses, line, trigger) if trigger.verbal else _carrier(clauses, line, trigger)
    head = trigger.first if trigger.verbal else verb
    if head > 0 and _headlined(clauses, head):
        return "planned"
    found = ""
    for i in range(verb, max(-1, verb - GROUP), -1):
        if i < verb and clauses.tags[i] not in CARRIED:
            break
        found = told(line, i, found)
    return found


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
