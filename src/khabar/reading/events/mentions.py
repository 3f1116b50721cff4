"""Mentions: which events of a report are one event told again, and which event another calls off or denies."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass

from khabar.lang.words import Kind
from khabar.reading.draft import Draft, Entity, Happened
from khabar.reading.events.sameness import Facts, apart, day, shared

ROOM = 24  # events of one type that are looked back at
SOON = 60  # code points from a calling off to what is called off, where no phrase holds it
CLASS = {"planned": "ahead", "demanded": "ahead", "possible": "ahead"}  # what may be told as either
OFF = frozenset({"cancel", "delay"})  # names: modes of calling off


@dataclass(slots=True)
class Told:
    """An event with all that its mentions tell of it."""

    first: Happened
    facts: Facts


def mentions(draft: Draft) -> None:
    """Link each event to the first mention of the same one, and a calling off or denial to what it is about."""
    told: dict[str, deque[Told]] = {}
    events = sorted(draft.events, key=lambda e: e.trigger)
    for k, event in enumerate(events):
        before = told.setdefault(event.type, deque(maxlen=ROOM))
        facts = _facts(draft, event)
        if event.mode in OFF:
            event.of = _called_off(event, events[k + 1 : k + 4]) or _planned(event, told)
        elif event.modality in {"denied", "cancelled"}:
            event.of = next((t.first for t in reversed(before) if _meant(t, facts)), None)
        same, event.again = _same(before, event, facts)
        if same is None:
            before.append(Told(event, facts))
        else:
            event.same = same.first
            same.facts.take(facts)


def _facts(draft: Draft, event: Happened) -> Facts:
    return Facts(
        event.type, {event.mode}, _keys(event.actors), _keys(event.recipients),
        _keys([event.place] if event.place else []), day(event.time.text if event.time else None), _words(draft, event),
    )  # fmt: skip


def _same(before: deque[Told], event: Happened, facts: Facts) -> tuple[Told | None, str]:
    if event.modality == "hypothetical":
        return None, ""
    own = _class(event)
    for other in reversed(before):
        if _class(other.first) == own:
            why = shared(other.facts, facts)
            if why:
                return other, why
    return None, ""


def _class(event: Happened) -> str:
    return CLASS.get(event.modality, event.modality)


def _meant(other: Told, facts: Facts) -> bool:
    """Say whether a denial or calling off may be about this one: of the same mode, by the same, nothing against it."""
    told = other.first.modality not in {"denied", "cancelled"} and facts.modes & other.facts.modes
    return bool(
        told and not apart(other.facts, facts) and (other.facts.actors & facts.actors or shared(other.facts, facts))
    )


def _called_off(event: Happened, following: list[Happened]) -> Happened | None:
    """Return the event that stands in what is called off."""
    span = event.recipient or (event.trigger[1], event.trigger[1] + SOON)
    here = (e for e in following if e.line == event.line and span[0] <= e.trigger[0] < span[1])
    return next(here, None)


def _planned(event: Happened, told: dict[str, deque[Told]]) -> Happened | None:
    """Return the last event to come that one who calls something off has a part in."""
    mine = _keys(event.actors)
    ahead = [
        t.first for before in told.values() for t in before if _class(t.first) == "ahead" and mine & t.facts.actors
    ]
    return max(ahead, key=lambda e: e.trigger, default=None)


def _keys(voices: list[Entity]) -> set[str]:
    return {v.key for v in voices if v.named}


def _words(draft: Draft, event: Happened) -> set[str]:
    """Return the content words of whom or what an event is done to, where nobody is named."""
    place = event.recipient
    if place is None or event.recipients:
        return set()
    line = draft.lines[event.line]
    first, last = bisect_left(line.starts, place[0]), bisect_left(line.starts, place[1])
    article = draft.pack.lexicon.clitics.article
    small = ("prep", "article", "conj", "pronoun")
    return {
        w.norm.removeprefix(article)
        for w in line.words[first:last]
        if w.kind == Kind.WORD and not any(c in w.marks for c in small)
    }
