"""Drift: doubt that a copy no longer has: "at least" before a number, "apparently", the source of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.lang.reasons import because
from khabar.model.claim import Bound, Event, Figure
from khabar.model.groups import Drift
from khabar.model.reading import Index
from khabar.reconcile.mentioned import root
from khabar.reconcile.told import Told


def drift(first: Told, second: Told) -> tuple[Drift, ...]:
    """Return what the second report, a copy of the first, says more surely than the first does."""
    one, other = first.reading, second.reading
    made = list(_figures(one.figures, other.figures, one.index()))
    made += _events(one.events, other.events, first, second)
    return tuple(made)


def _figures(figures: Iterable[Figure], copied: Iterable[Figure], index: Index) -> Iterator[Drift]:
    """Yield figures of one value and measure of which the copy, wherever it tells them, says more."""
    known: dict[tuple[object, ...], list[Figure]] = {}
    for figure in copied:
        known.setdefault(_kind(figure), []).append(figure)
    told: set[tuple[object, ...]] = set()
    for figure in figures:
        alike = known.get(_kind(figure), [])
        source = root(figure, index)
        value = figure.value if figure.value is not None else figure.low
        if not alike or value is None:
            continue
        if figure.bound is not Bound.EXACT and all(f.bound is Bound.EXACT for f in alike):
            said = because("flatly", figure=because(figure.bound.value, n=f"{value.normalize():f}"))
            told.add(("bound", _kind(figure)))
            yield Drift("bound", figure.id, alike[0].id, said)
        if source is not None and not any(f.chain for f in alike) and ("source", _kind(figure)) not in told:
            told.add(("source", _kind(figure)))
            yield Drift("source", figure.id, alike[0].id, because("no-longer-source", name=source.name))


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.value if figure.value is not None else figure.low, figure.unit, figure.measure


def _events(events: Iterable[Event], copied: Iterable[Event], first: Told, second: Told) -> Iterator[Drift]:
    """Yield events told alike and in the same order, of which the copy is surer."""
    known: dict[tuple[str, str | None, str], list[Event]] = {}
    for event in copied:
        known.setdefault(_told(event, second), []).append(event)
    for event in events:
        alike = known.get(_told(event, first))
        if not alike:
            continue
        again = alike.pop(0)
        lost = [h for h in event.hedges if h.certainty not in {x.certainty for x in again.hedges}]
        if lost:
            words = lost[0].span.of(first.text)
            why = because(f"no-longer-{lost[0].certainty.value}", words=words)
            yield Drift("hedge", event.id, again.id, why)


def _told(event: Event, told: Told) -> tuple[str, str | None, str]:
    return event.type.value, event.mode, event.trigger.of(told.text)
