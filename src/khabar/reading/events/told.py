"""Told: what a line has told of so far, so that one event of a line is not counted twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Line
from khabar.reading.events.needs import completed
from khabar.reading.events.triggers import Trigger

APART = 8  # words between two mentions of one kind of event from which they are two events
MISHAPS = frozenset({"DISASTER", "ACCIDENT", "CRIME"})
# what the object of a verb is no event of
LIFTED = {"AID": "SUPPORT", "CONCEDE": "SANCTION", "SANCTION": "AID", "COERCE": "SANCTION"}
STRUCK = frozenset({"ASSAULT", "DISASTER"})  # what is told one by one, with "and" between
TRIPS = frozenset({"visit", "travel", "trip"})  # where the one visited is a place


@dataclass(slots=True)
class Told:
    """What a line has told of so far, so that it is not counted twice.

    `until`: by type and key, the word from which another is another event; `parts`: words that complete a verb, with
    the types that they tell of no more; `made`: words that an event was made of, with its type; `end`: the last one's.
    """

    line: Line
    once: frozenset[str]
    joins: str
    until: dict[tuple[str, str], int] = field(default_factory=dict)
    parts: set[tuple[int, str]] = field(default_factory=set)
    made: set[tuple[int | None, str]] = field(default_factory=set)
    end: int = 0

    def already(self, trigger: Trigger, kind: str) -> bool:
        """Say whether a trigger tells of what the line has told of."""
        if trigger.first < self.end or (trigger.first, kind) in self.parts:
            return True
        if (completed(self.line, trigger), kind) in self.made:
            return True  # "the agreement that he signed"
        if trigger.mark.pre and trigger.mark.pre[0] in self.joins and kind in STRUCK:
            return False  # "the raids and the strikes"
        any_key = self.until.get((kind, ""), 0) if not trigger.verbal else 0
        return trigger.first < max(any_key, self.until.get((kind, trigger.key), 0))

    def note(self, trigger: Trigger, kind: str) -> None:
        """Note what a trigger tells of."""
        apart = trigger.last + APART
        once = kind in MISHAPS and not (trigger.verbal or trigger.form == "ing")
        self.until[kind, trigger.key] = len(self.line.words) if once else apart
        if kind in self.once and trigger.key not in TRIPS:
            self.until[kind, ""] = apart
        self.end = trigger.last
        self.made |= {(i, kind) for i in range(trigger.first, trigger.last)}
        part = completed(self.line, trigger)
        if part is not None:
            self.parts |= {(part, kind), (part, LIFTED.get(kind, kind))}
