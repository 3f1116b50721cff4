"""Assembly: a draft becomes a reading, with ids in the order of the words and chains from what encloses what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khabar.model.claim import Bound, Event, EventType, Figure, Form, Modality, Saying, Scope
from khabar.model.reading import Evidence, Reading, Remark
from khabar.model.stance import Act
from khabar.model.text import Span
from khabar.model.values import Time, TimeType
from khabar.model.voice import Place, Voice, VoiceKind
from khabar.reading.draft import Counted, Draft, Entity, Happened, Said, Timex
from khabar.reading.draft import Place as Range
from khabar.reading.holders import Holders
from khabar.reading.nesting import enclosing, hull

ROOM = 4096  # spans remembered; a bound


@dataclass(slots=True)
class Ids:
    """Which id each drafted thing got, by identity."""

    voices: dict[int, str]
    places: dict[int, str]
    times: dict[int, str]
    sayings: dict[int, str]
    events: dict[int, str]
    figures: dict[int, str]


def assemble(draft: Draft) -> Reading:
    """Make the reading: numbered things, nested sayings, chains; equal drafts give equal readings."""
    sayings = sorted(draft.sayings, key=lambda s: (s.span()[0], -s.span()[1], s.content))
    figures = sorted(draft.figures, key=lambda f: (f.start, f.end))
    events = sorted(draft.events, key=lambda e: (e.trigger, e.type))
    voices = _used(draft, sayings, events)
    places = sorted((e for e in draft.entities.values() if e.kind == "place" and e.mentions), key=_first)
    ids = Ids(
        _number("v", voices),
        _number("p", places),
        _number("t", draft.times),
        _number("s", sayings),
        _number("e", events),
        _number("f", figures),
    )
    parents = enclosing(sayings, [hull(s) for s in sayings], own=True)
    chains = {k: _up(k, parents) for k in range(len(sayings))}
    in_sayings = enclosing(sayings, [(f.start, f.end) for f in figures] + [e.trigger for e in events])
    chain = [_chain(k, chains, sayings, ids) for k in in_sayings]
    held = Holders(sayings, draft.doubts, ids.sayings)
    return Reading(
        report=draft.report,
        sentences=tuple(Span(x.start, x.end) for x in draft.lines),
        voices=tuple(_voice(v, ids) for v in voices),
        places=tuple(_place(p, ids) for p in places),
        times=tuple(_time(t, ids) for t in draft.times),
        sayings=tuple(_saying(s, parents[k], sayings, ids, held) for k, s in enumerate(sayings)),
        figures=tuple(_figure(f, f"f{k + 1}", chain[k], ids, held) for k, f in enumerate(figures)),
        events=tuple(
            _event(e, _around(in_sayings[len(figures) + k], sayings), chain[len(figures) + k], ids, held)
            for k, e in enumerate(events)
        ),
        remarks=tuple(Remark(r.code, r.text, _span(r.place)) for r in draft.remarks),
        why=_why(sayings, figures, events, ids) + _refused(draft),
    )


def _first(entity: Entity) -> tuple[Range, str]:
    return min([*entity.mentions, *entity.coreferent], default=(0, 0)), entity.key


def _used(draft: Draft, sayings: list[Said], events: list[Happened]) -> list[Entity]:
    """Return the voices: everyone named who is no place, and whoever speaks or acts unnamed."""
    seen: dict[int, Entity] = {id(e): e for e in draft.entities.values() if e.kind != "place" and e.mentions}
    for voice in [s.voice for s in sayings] + [v for e in events for v in (*e.actors, *e.recipients)]:
        if voice is not None and voice.kind != "place":
            seen.setdefault(id(voice), voice)
    return sorted(seen.values(), key=_first)


def _number(
    letter: str, things: list[Entity] | list[Timex] | list[Said] | list[Happened] | list[Counted]
) -> dict[int, str]:
    return {id(thing): f"{letter}{k + 1}" for k, thing in enumerate(things)}


def _up(k: int, parents: list[int | None]) -> list[int]:
    """Return the sayings from the outermost to `k`."""
    links, seen = [k], {k}
    while (parent := parents[links[-1]]) is not None and parent not in seen:
        links.append(parent)
        seen.add(parent)
    return links[::-1]


def _chain(k: int | None, chains: dict[int, list[int]], sayings: list[Said], ids: Ids) -> tuple[str, ...]:
    return () if k is None else tuple(ids.sayings[id(sayings[j])] for j in chains[k])


@lru_cache(maxsize=ROOM)
def _at(start: int, end: int) -> Span:
    """Return a span; most are asked for more than once, by the claim and by its evidence."""
    return Span(start, end)


def _span(place: Range | None) -> Span | None:
    return _at(*place) if place else None


def _spans(places: list[Range]) -> tuple[Span, ...]:
    return tuple(_at(*p) for p in sorted(set(places)))


def _voice(v: Entity, ids: Ids) -> Voice:
    return Voice(
        ids.voices[id(v)], v.name, VoiceKind(v.kind), v.named, v.names, v.country, v.title,
        {k: str(x) for k, x in v.ids.items()}, _spans(v.mentions), _spans(v.coreferent), v.candidates, v.media,
    )  # fmt: skip


def _place(p: Entity, ids: Ids) -> Place:
    return Place(ids.places[id(p)], p.name, p.names, p.country, p.lat, p.lon, p.ids, _spans(p.mentions), p.region,
                 p.resolution, p.candidates)  # fmt: skip


def _time(t: Timex, ids: Ids) -> Time:
    return Time(ids.times[id(t)], _at(t.start, t.end), TimeType(t.type), t.text, t.zone)


def _saying(s: Said, parent: int | None, sayings: list[Said], ids: Ids, held: Holders) -> Saying:
    key, outer = ids.sayings[id(s)], ids.sayings[id(sayings[parent])] if parent is not None else None
    return Saying(
        key, _at(*s.span()), _spans(s.content), Form(s.form), _span(s.source), _span(s.cue),
        ids.voices.get(id(s.voice)) if s.voice else None, s.via, s.hedged, outer, Act(s.act),
        held.of_saying(s, key, outer),
    )  # fmt: skip


def _figure(f: Counted, key: str, chain: tuple[str, ...], ids: Ids, held: Holders) -> Figure:
    return Figure(
        key, _at(f.start, f.end), f.value, Bound(f.bound), f.low, f.high, f.unit, _span(f.what), f.measure,
        ids.events.get(id(f.event)) if f.event else None, chain, ids.times.get(id(f.time)) if f.time else None,
        Scope(f.scope) if f.scope else None, ids.figures.get(id(f.whole)) if f.whole else None,
        held.over(f.doubts),
    )  # fmt: skip


def _around(k: int | None, sayings: list[Said]) -> Said | None:
    return sayings[k] if k is not None else None


def _event(e: Happened, around: Said | None, chain: tuple[str, ...], ids: Ids, held: Holders) -> Event:
    return Event(
        ids.events[id(e)], _at(*e.trigger), EventType(e.type), Modality(e.modality), e.mode,
        tuple(ids.voices[id(v)] for v in e.actors if id(v) in ids.voices),
        tuple(ids.voices[id(v)] for v in e.recipients if id(v) in ids.voices),
        _span(e.actor), _span(e.recipient),
        ids.places.get(id(e.place)) if e.place else None, ids.times.get(id(e.time)) if e.time else None, chain,
        held.over(e.doubts), ids.events[id(e.same)] if e.same else None, ids.events[id(e.of)] if e.of else None,
        tuple(ids.voices[id(v)] for v in _bound(e, around) if id(v) in ids.voices),
    )  # fmt: skip


def _refused(draft: Draft) -> tuple[Evidence, ...]:
    """Return what was considered and made no claim, in the order of the words; what another rule read is left out."""
    read = {cue for s in draft.sayings if (cue := s.cue)}
    return tuple(
        Evidence(None, f"no {kind}: {why}", (_at(*place),))
        for kind, place, why in sorted(set(draft.refused), key=lambda x: x[1])
        if place not in read
    )


UNWILLED = frozenset({"ACCUSE", "DISASTER", "ACCIDENT", "CRIME"})  # what nobody commits himself to


def _bound(e: Happened, around: Said | None) -> list[Entity]:
    """Return whose commitment a plan is: his who promises it, else those who are to do it."""
    if e.modality != "planned" or e.type in UNWILLED:
        return []
    return [around.voice] if around is not None and around.act == "promise" and around.voice else e.actors


def _why(sayings: list[Said], figures: list[Counted], events: list[Happened], ids: Ids) -> tuple[Evidence, ...]:
    made = [Evidence(ids.sayings[id(s)], s.rule, _spans([s.cue] if s.cue else [])) for s in sayings]
    made += [Evidence(f"f{k + 1}", f.rule, (_at(f.start, f.end),)) for k, f in enumerate(figures)]
    for e in events:
        made.append(Evidence(ids.events[id(e)], e.rule, (_at(*e.trigger),)))
        made += [Evidence(ids.events[id(e)], f"told again: {e.again}", (_at(*e.same.trigger),))] if e.same else []
    return tuple(made)
