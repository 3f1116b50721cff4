"""Sufferers: nouns for those whom an event befell, as "detainees", "the dead": who they are and of what event."""

from __future__ import annotations

from khabar.lang.words import Line
from khabar.reading.events.antecedents import PATIENT, Range, stretch
from khabar.reading.events.nations import Nations
from khabar.reading.events.pieces import Pieces
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_before

AGENT_FORM = "agent"  # the form of participles
BEFALLING = frozenset({"DISASTER", "ACCIDENT", "STRIKE", "BLAST"})  # types of what nobody does
MEANT = frozenset({"planned", "demanded", "cancelled"})  # moods of what is done about those who suffered
CAUSES = frozenset({"DISASTER", "ACCIDENT", "BLAST"})


def befell(trigger: Trigger) -> bool:
    """Say whether a trigger is a noun for those whom an event befell."""
    if trigger.verbal:
        return False
    facts = trigger.facts
    undergone = facts.get("passive") or facts.get("subject") == PATIENT
    return bool(facts.get("befell")) or (trigger.form == AGENT_FORM and bool(undergone))


def whose(line: Line, trigger: Trigger, nations: Nations, pieces: Pieces) -> Range | None:
    """Return the adjectives of nation that say who suffered, after the noun or ahead of it: "Omani detainees"."""
    after = nations.after(line, trigger.last)
    if after is not None:
        return after
    first = trigger.first - 1
    if first <= 0 or not nations.of(line, first):
        return None
    parts = pieces.cut(line, phrase_before(line, trigger.first), trigger.first)
    start = parts[-1][0] if parts else first
    joined = (i for i in range(first, start, -1) if pieces.joined(line.words[i]))
    return stretch(next(joined, start), trigger.first)


def violent(trigger: Trigger, found: list[Trigger], article: str) -> Trigger | None:
    """Return the event right after a noun for those it befell: "the victims of a massacre"."""
    after = (other for other in found if other.first == trigger.last and not other.verbal)
    return next((other for other in after if other.mark.pre in ("", article)), None)


def fought(found: list[Trigger]) -> bool:
    """Say whether triggers of a line tell of an attack and of nothing that nobody does."""
    types = {other.type for other in found}
    return "ASSAULT" in types and BEFALLING.isdisjoint(types)


def cause(line: Line, i: int) -> bool:
    """Say whether word `i` is what those who suffered are the victims of: "the victims of the earthquake"."""
    marks = line.words[i].marks
    return "force" in marks or not CAUSES.isdisjoint(marks)
