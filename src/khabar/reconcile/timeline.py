"""Timelines: what reports say happened, was said, planned or called off, day by day, with who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from khabar.lang.reasons import because
from khabar.model.claim import Event, Modality, Saying
from khabar.model.groups import Line
from khabar.reconcile.happenings import Group, grouped
from khabar.reconcile.headlines import Telling, folded, sentence
from khabar.reconcile.identity import voice_key
from khabar.reconcile.mentioned import mention
from khabar.reconcile.shingles import shingled
from khabar.reconcile.told import Told
from khabar.record.days import days

KINDS = {
    Modality.ACTUAL: "happened", Modality.PLANNED: "planned", Modality.CANCELLED: "called off",
    Modality.DENIED: "denied", Modality.DEMANDED: "demanded", Modality.POSSIBLE: "possible",
}  # fmt: skip
AGAIN = 0.5  # share of a saying's words from which it is the same one, told by another report
UNKNOWN = "9999"  # a day after every other


@dataclass(slots=True)
class _Said:
    """One saying as several reports tell it."""

    words: frozenset[int]
    told: list[tuple[Told, Saying]] = field(default_factory=list)


def timeline(reports: Iterable[Told], copied: Mapping[str, str]) -> tuple[Line, ...]:
    """Return the lines of reports of one story in the order of days; `copied` reports say what their source says."""
    told = sorted(reports, key=lambda t: t.order)
    made: dict[tuple[str | None, str, str], Line] = {}
    happened = (one for group in grouped(told) for one in _happened(group))
    for telling in folded([*happened, *_sayings(told)]):
        line = _line(telling, copied)
        key = line.day, line.kind, line.words
        made[key] = _joined(made[key], line) if key in made else line
    return tuple(sorted(made.values(), key=lambda x: (x.day or UNKNOWN, x.kind == "said", -len(x.reports), x.claims)))


def _joined(one: Line, other: Line) -> Line:
    """Put what one sentence tells of one day on one line."""
    by, reports, claims = (
        tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name)))) for name in ("by", "reports", "claims")
    )
    return replace(one, by=by, reports=reports, claims=claims, due=one.due or other.due)


def _happened(group: Group) -> Iterator[Telling]:
    """Yield a telling for each day on which one thing is told in one way; none without people, place or day."""
    facts = group.facts
    if not (facts.actors or facts.recipients or facts.places or facts.days):
        return
    lines: dict[tuple[Modality, str | None], list[tuple[Told, Event]]] = defaultdict(list)
    known = sorted(group.facts.days)
    for told, event in group.told:
        own = known[0] if event.modality is Modality.ACTUAL and len(known) == 1 else _when(told, event)
        lines[event.modality, own].append((told, event))
    for (modality, day), held in lines.items():
        yield Telling(day, KINDS[modality], [*held], _due(held, modality))


def _when(told: Told, event: Event) -> str | None:
    """Return the day when a thing happened, and when it was said of what did not."""
    own = _day(told, event) if event.modality is Modality.ACTUAL else None
    return own or (told.published or "")[:10] or None


def _day(told: Told, event: Event) -> str | None:
    time = told.reading.index().times.get(event.time or "")
    first, last = days(time.value if time else None)
    return first if first == last else None


def _due(held: list[tuple[Told, Event]], modality: Modality) -> str | None:
    """Return the day for which something is planned; one before the report is misread, and none."""
    if modality is not Modality.PLANNED:
        return None
    named = ((day, told.published) for told, event in held if (day := _day(told, event)))
    return next((day for day, published in named if day >= (published or "")[:10]), None)


def _sayings(reports: list[Told]) -> Iterator[Telling]:
    """Yield a telling for what each named voice said on one day; words that many reports have are one saying."""
    held: dict[tuple[str, str | None], list[_Said]] = defaultdict(list)
    for told in reports:
        index = told.reading.index()
        for saying in told.reading.sayings:
            voice = index.voices.get(saying.voice or "")
            key = voice_key(voice) if voice else None
            if key is None:
                continue
            words = frozenset(shingled(" ".join(span.of(told.text) for span in saying.content)).shingles)
            known = held[key, (told.published or "")[:10] or None]
            one = next((s for s in known if _same(s.words, words)), None)
            if one is None:
                one = _Said(words)
                known.append(one)
            one.told.append((told, saying))
    for (_, day), said in held.items():
        yield from (Telling(day, "said", [*one.told]) for one in said)


def _same(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a & b) >= AGAIN * max(1, min(len(a), len(b)))


def _line(telling: Telling, copied: Mapping[str, str]) -> Line:
    """Return a line in the words of the first who tells it."""
    held, everyone = telling.held, [*telling.held, *telling.echoed]
    by: dict[str, None] = {}
    for one, claim in held:
        if copied.get(one.id) is None or all(copied.get(x.id) for x, _ in held):
            by.setdefault(_who(one, claim))
    return Line(
        telling.day, telling.kind, " ".join(_words(*held[0]).split()), tuple(by),
        tuple(dict.fromkeys(one.id for one, _ in everyone)),
        tuple(dict.fromkeys(f"{one.id}#{claim.id}" for one, claim in everyone)), telling.due,
    )  # fmt: skip


def _words(told: Told, claim: Event | Saying) -> str:
    if isinstance(claim, Saying):
        return " … ".join(span.of(told.text) for span in claim.content)
    return sentence(told, claim.trigger)


def _who(told: Told, claim: Event | Saying) -> str:
    """Return who says so: the one who speaks, the named voice where the chain ends, else the outlet."""
    index = told.reading.index()
    if isinstance(claim, Saying):
        return index.voices[claim.voice or ""].name
    shown = mention(told, claim, index)
    outlet = shown.outlet or told.source
    return shown.root or (because("source-of", outlet=outlet) if claim.chain else outlet)
