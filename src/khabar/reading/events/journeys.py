"""Journeys: whether somebody goes somewhere, by who and what place stand near a verb of going."""

from __future__ import annotations

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Entity
from khabar.reading.events.triggers import Trigger

CLOSE, NEXT = 6, 4  # words in which the traveller stands, and the place behind a verb with its preposition
BARE = frozenset({"base", "either"})  # forms and keys of verbs that "to" may lead to
SITES = frozenset({"place", "country", "organisation"})
TRAVELLERS = frozenset({"role", "person", "people", "pronoun"})


def traveller(line: Line, trigger: Trigger) -> bool:
    """Someone on either side, and a named place right after it."""
    after = line.words[trigger.last].marks if trigger.last < len(line.words) else {}
    if "name" not in after and any(m.form in BARE or m.key in BARE for m in after.values()):
        return False  # "went to see"
    names = [line.words[i].marks.get("name") for i in range(trigger.last, min(trigger.last + NEXT, len(line.words)))]
    placed = any(m is not None and is_site(m) for m in names)
    return placed and _travels(line, trigger)


def _travels(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody who may travel is near: a name that is no place's, a role, people."""
    low, high = max(0, trigger.first - CLOSE), min(trigger.last + CLOSE, len(line.words))
    for i in range(low, high):
        marks = line.words[i].marks
        name = marks.get("name")
        if not TRAVELLERS.isdisjoint(marks):
            return True
        if name and not is_site(name):
            return True
    return False


def journey(line: Line, trigger: Trigger) -> bool:
    """Someone who travels, and a place that a word for "to" leads to behind them."""
    end = min(trigger.last + CLOSE + 2, len(line.words) - 1)
    for i in range(trigger.last, end):
        name = line.words[i + 1].marks.get("name")
        if line.words[i].kind == Kind.PUNCT:
            return False
        if "whither" in line.words[i].marks:
            return name is not None and is_site(name) and _travels(line, trigger)
    return False


def is_site(name: Mark) -> bool:
    """Say whether a name is that of a place, a country or a body."""
    return isinstance(name.value, Entity) and name.value.kind in SITES
