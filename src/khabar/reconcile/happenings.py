"""Happenings: claims of many reports about one thing that happened or will, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from khabar.lang.reasons import because, because_all
from khabar.model.claim import Event, Modality
from khabar.model.groups import Happening
from khabar.model.reading import Index
from khabar.model.why import Why
from khabar.reading.events.sameness import Facts, common, day, shared
from khabar.reconcile.identity import place_key, voice_key
from khabar.reconcile.mentioned import mention
from khabar.reconcile.told import Told

ROOM = 64  # happenings of one type that a telling is compared with
AHEAD = frozenset({Modality.PLANNED, Modality.DEMANDED, Modality.POSSIBLE})
ENOUGH = 2  # kinds of things, or voices, that tellings of different reports must share
OFF = frozenset({Modality.CANCELLED, Modality.DENIED})


@dataclass(slots=True)
class Group:
    """Tellings of one event, with what they share."""

    facts: Facts
    told: list[tuple[Told, Event]] = field(default_factory=list)
    why: list[Why] = field(default_factory=list)


def grouped(reports: Iterable[Told]) -> list[Group]:
    """Put the events of reports (of one story, best) together, in the order they were printed."""
    by_type: dict[str, list[Group]] = defaultdict(list)
    for told in sorted(reports, key=lambda t: t.order):
        index = told.reading.index()
        first: dict[str, Group] = {}
        for event in told.reading.events:
            if event.modality is Modality.HYPOTHETICAL:
                continue
            facts = facts_of(event, index)
            before = by_type[event.type.value]
            group = first.get(event.same or "") or first.get(event.of or "")
            why: Why | None = because("told-again")
            if group is None:
                group, why = _group(before, facts, told)
            if group is None:
                group, why = Group(facts), None
                before.append(group)
            else:
                group.facts.take(facts)
            group.told.append((told, event))
            group.why += [why] if why and why not in group.why else []
            first[event.id] = group
    return [g for groups in by_type.values() for g in groups]


def happening(group: Group) -> Happening:
    """Return a group as the answer shows it."""
    told, event = group.told[0]
    voices: dict[str, str] = {}
    places: dict[str, str] = {}
    for one, _ in group.told:
        voices |= {key: v.name for v in one.reading.voices if (key := voice_key(v)) and key not in voices}
        places |= {place_key(p): p.name for p in one.reading.places}
    said = tuple(mention(one, claim, one.reading.index()) for one, claim in group.told)
    return Happening(
        f"{told.id}#{event.id}", event.type.value, event.mode, _names(group.facts.actors, voices),
        _names(group.facts.recipients, voices), _names(group.facts.places, places), tuple(sorted(group.facts.days)),
        state(group), said, because_all(*group.why) if group.why else because("told-once"),
    )  # fmt: skip


def happenings(reports: Iterable[Told]) -> tuple[Happening, ...]:
    """Return what happened or will by these reports, told most often first."""
    made = [happening(g) for g in grouped(reports)]
    return tuple(sorted(made, key=lambda h: (-len({m.report for m in h.mentions}), -len(h.mentions), h.id)))


def state(group: Group) -> str:
    """Return what became of it: the newest report's word, but what was only planned before is not undone by silence."""
    newest = max(t.order for t, _ in group.told)
    last = [e.modality for t, e in group.told if t.order == newest]
    for modality in (Modality.CANCELLED, Modality.DENIED, Modality.ACTUAL):
        if modality in last:
            return str(modality.value)
    actual = any(e.modality is Modality.ACTUAL for _, e in group.told)
    made: Modality = Modality.ACTUAL if actual else last[-1]
    return str(made.value)


def facts_of(event: Event, index: Index) -> Facts:
    """Return what is told of an event, by keys that hold in every report.

    The day beside a denial or a calling off is as often the day when that was said: it does not count.
    """
    time = index.times.get(event.time or "")
    place = index.places.get(event.place or "")
    return Facts(
        event.type.value, {event.mode}, _voices(event.actors, index), _voices(event.recipients, index),
        {place_key(place)} if place else set(),
        day(time.value if time and event.modality not in OFF else None),
    )  # fmt: skip


def _voices(ids: Sequence[str], index: Index) -> set[str]:
    return {key for one in ids if (key := voice_key(index.voices[one]))}


def _group(before: list[Group], facts: Facts, told: Told) -> tuple[Group | None, Why | None]:
    """Return the group that a telling belongs to: of another report, it must share more than one thing."""
    for group in reversed(before[-ROOM:]):
        things = common(group.facts, facts)
        own = group.told[-1][0].id == told.id
        voices = len((group.facts.actors | group.facts.recipients) & (facts.actors | facts.recipients))
        if shared(group.facts, facts) and (own or max(len(things), voices) >= ENOUGH):
            return group, because("same", things=tuple(map(because, things)))
    return None, None


def _names(keys: set[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(names.get(key, key) for key in keys))
