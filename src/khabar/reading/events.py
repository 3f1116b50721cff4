"""Finds what happened: PLOVER events with actors and recipients, places, times and modality."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from khabar.lang.words import Line
from khabar.reading.draft import Draft, Entity, Happened, Timex
from khabar.reading.evidence import counts
from khabar.reading.modality import Moods
from khabar.reading.participants import Reader, Roles, entities, span
from khabar.reading.setting import Setting, setting
from khabar.reading.triggers import Trigger, triggers

HARMS = {"disaster": "DISASTER", "accident": "ACCIDENT", "crime": "CRIME", "war": "ASSAULT"}
NEAR = 16  # words between a trigger and its place or time


@dataclass(slots=True)
class Stage:
    """What the stage knows of the report while it reads the lines."""

    draft: Draft
    setting: Setting
    reader: Reader
    moods: Moods

    def read(self, line: Line) -> None:
        """Add the line's events to the draft."""
        found = triggers(line, self.draft.pack)
        if not found or self.setting.playful(line.index):
            return
        seen: set[tuple[str, str]] = set()
        roles: Roles | None = None
        last: tuple[Trigger, str] | None = None
        for trigger in found:
            kind = self.kind(line, trigger)
            if kind is None or (kind, trigger.key) in seen:
                continue
            if not counts(line, trigger, self.setting, found):
                continue
            seen.add((kind, trigger.key))
            roles = self.reader.roles(line, trigger, roles)
            made = self.event(line, trigger, kind, roles, last)
            self.draft.events.append(made)
            if not (kind == "CRIME" and made.modality == "possible"):
                last = trigger, kind

    def kind(self, line: Line, trigger: Trigger) -> str | None:
        """Return the event's type: the lexicon's, or what the report's setting makes of it."""
        i, given = line.index, trigger.type
        if given == "HARM":
            agent = self.setting.agent(i)
            return HARMS[agent] if agent else None
        if given == "VIOLENCE":
            crime, war = self.setting.score(i, "crime"), self.setting.score(i, "war")
            if crime + war < 1:
                return "ACCUSE" if trigger.key == "attack" else None
            if trigger.key == "attack" and war >= 1:
                return "ASSAULT"
            return "CRIME" if crime > war * 2 else "ASSAULT"
        if given == "BLAST":
            return "ASSAULT" if self.setting.score(i, "war") >= 1 else "ACCIDENT"
        if given == "STRIKE":
            return "DISASTER" if self.setting.agent(i) == "disaster" else None
        return given

    def event(
        self, line: Line, trigger: Trigger, kind: str, roles: Roles, last: tuple[Trigger, str] | None
    ) -> Happened:
        """Make the event."""
        mark, when = trigger.mark, time(line, trigger)
        return Happened(
            line.index, (line.words[mark.first].start, line.words[mark.last - 1].end), kind, mark.first, mark.last,
            trigger.key, self.moods.of(line, trigger, kind, when, last),
            entities(line, roles.actor), entities(line, roles.recipient),
            span(line, roles.actor), span(line, roles.recipient),
            place(line, trigger), when, f"{trigger.type.lower()}-{trigger.key}",
        )  # fmt: skip


def place(line: Line, trigger: Trigger) -> Entity | None:
    """Return the place named nearest to the trigger, after it first."""
    ahead = range(trigger.last, min(trigger.last + NEAR, len(line.words)))
    back = range(trigger.first - 1, max(-1, trigger.first - NEAR), -1)
    for i in (*ahead, *back):
        mark = line.words[i].marks.get("name")
        if mark and isinstance(mark.value, Entity) and mark.value.kind == "place":
            return mark.value
    return None


def time(line: Line, trigger: Trigger) -> Timex | None:
    """Return the time nearest to the trigger."""
    marks = line.found.get("time")
    if not marks:
        return None
    k = bisect_left(marks, trigger.first, key=lambda m: m.first)
    near = [m for m in marks[max(0, k - 1) : k + 1] if isinstance(m.value, Timex) and m.value.type != "duration"]
    best = min(near, key=lambda m: abs(m.first - trigger.first), default=None)
    return best.value if best and abs(best.first - trigger.first) <= NEAR else None  # type: ignore[return-value]


def events(draft: Draft) -> None:
    """Add what happened to the draft, line by line."""
    pack = draft.pack
    reader = Reader(
        bool(pack.fact("act", "verb_first", False)), pack.facts.get("links", {}), pack.facts.get("of", {}),
        frozenset(pack.fact("act", "relatives", ())), str(pack.fact("act", "article", "")),
    )  # fmt: skip
    moods = Moods(str(pack.fact("act", "future", "")), draft.day, tuple(pack.fact("act", "adverbs", ())))
    stage = Stage(draft, setting(draft.lines), reader, moods)
    for line in draft.lines:
        stage.read(line)
