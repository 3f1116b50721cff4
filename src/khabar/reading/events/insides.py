"""Insides: whoever is part of the words that tell of an event: "the police dispersed", "the return of the refugees"."""

from __future__ import annotations

from khabar.lang.words import Line
from khabar.reading.events.antecedents import Range
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_after

ONE = "one"  # the form of words for a single person
PEOPLE = frozenset({"people", "person", "displaced"})


def inside(line: Line, trigger: Trigger) -> Range | None:
    """Return the name that is part of the trigger itself."""
    for i in range(trigger.first, trigger.last):
        name = line.words[i].marks.get("name")
        led = i > trigger.first and "prep" in line.words[i - 1].marks
        if name and name.last <= trigger.last and not led:
            return i, name.last
    return None


def within(line: Line, trigger: Trigger, relating: tuple[str, ...]) -> Range | None:
    """Return those who are the last word of the trigger, as whose doing it ends: "the return of the refugees"."""
    last = trigger.last - 1
    people = line.words[last].marks.get("people")
    if people is not None and people.form == ONE and (not people.pre or line.words[last].norm.endswith(relating)):
        return None  # "military intervention", "joint exercises"
    if last == trigger.first or PEOPLE.isdisjoint(line.words[last].marks) or "prep" in line.words[last - 1].marks:
        return None
    return last, max(trigger.last, phrase_after(line, last))
