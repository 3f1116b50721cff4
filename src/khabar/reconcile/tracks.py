"""Tracks: figures of one measure of one thing in one scope, over time; a sum so far is told from one of a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from khabar.model.claim import Bound, Figure, Modality
from khabar.model.groups import Point, Track
from khabar.model.reading import Index
from khabar.reconcile.counted import dated, periodic, scope, whom
from khabar.reconcile.happenings import grouped
from khabar.reconcile.identity import place_key
from khabar.reconcile.mentioned import mention
from khabar.reconcile.told import Told, order_of

LONE = frozenset(
    {"duration", "age", "distance", "time"}
)  # measures of which two figures have nothing to do with each other
NEVER = frozenset({Modality.DENIED, Modality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Key:
    """What a track's figures have in common."""

    measure: str
    unit: str | None
    scope: str
    whom: str
    of: str  # the happening they belong to, else the story with the place where it is known


def tracks(reports: Iterable[Told], story: str = "") -> tuple[Track, ...]:
    """Return the tracks of reports (of one story), the longest first; a figure alone is no track."""
    told = sorted(reports, key=lambda t: t.order)
    places: dict[tuple[str, str], str] = {}
    for group in grouped(told):
        first, event = group.told[0]
        for one, other in group.told:
            places[one.id, other.id] = f"{first.id}#{event.id}"
    held: dict[Key, list[Point]] = defaultdict(list)
    for one in told:
        index = one.reading.index()
        for figure in one.reading.figures:
            key = _key(one, figure, index, places, story)
            if key is not None:
                low, high = limits(figure)
                held[key].append(Point(mention(one, figure, index), low, high, figure.bound.value, "first"))
    made = [_track(key, points, story) for key, points in _merged(held).items()]
    long = [t for t in made if len({p.mention.report for p in t.points}) > 1]
    return tuple(sorted(long, key=lambda t: (-len(t.points), t.id)))


def limits(figure: Figure) -> tuple[float | None, float | None]:
    """Return the least and the most that a figure allows; None where it is open."""
    value = float(figure.value) if figure.value is not None else None
    low = float(figure.low) if figure.low is not None else value
    high = float(figure.high) if figure.high is not None else value
    if figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return low, None
    if figure.bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return None, high
    return low, high if figure.value is not None or figure.high is not None else None


def _key(told: Told, figure: Figure, index: Index, groups: dict[tuple[str, str], str], story: str) -> Key | None:
    """Return the track a figure belongs to; what is only a part of another figure, denied or an attribute has none."""
    if (
        figure.measure is None
        or figure.measure in LONE
        or figure.part_of
        or (figure.value is None and figure.low is None)
    ):
        return None
    event = index.events.get(figure.event or "")
    if event is not None and event.modality in NEVER:
        return None
    counted = scope(figure, index)
    if dated(counted):  # a sum since a day, and one of a period, is of no single happening
        place = index.places.get((event and event.place) or "")
        own = f"{story} {place_key(place)}" if place else story
    else:
        own = groups.get((told.id, figure.event or ""), story)
    return Key(figure.measure, figure.unit, counted, whom(figure, told), own)


def _merged(held: dict[Key, list[Point]]) -> dict[Key, list[Point]]:
    """Put the figures of no known event to the only track of their measure, where there is one."""
    by_kind: dict[tuple[str, str | None, str, str], list[Key]] = defaultdict(list)
    for key in held:
        by_kind[key.measure, key.unit, key.scope, key.whom].append(key)
    made: dict[Key, list[Point]] = {}
    for keys in by_kind.values():
        biggest = max(keys, key=lambda k: (len(held[k]), k.of))
        lone = [k for k in keys if k != biggest and len({p.mention.report for p in held[k]}) == 1 and "#" not in k.of]
        points = [p for k in (biggest, *lone) for p in held[k]]
        made[biggest] = sorted(points, key=lambda p: (order_of(p.mention.published, p.mention.report), p.mention.claim))
        made |= {k: held[k] for k in keys if k not in (biggest, *lone)}
    return made


def _track(key: Key, points: list[Point], story: str) -> Track:
    made: list[Point] = []
    seen: set[tuple[str, float | None, float | None]] = set()
    for point in points:
        same = (point.mention.report, point.low, point.high)
        if same in seen:  # a report that tells one figure twice tells it once
            continue
        seen.add(same)
        made.append(replace(point, step=_step(made[-1], point, key.scope) if made else "first"))
    first = made[0].mention
    return Track(
        f"{first.report}#{first.claim}", key.measure, key.unit, key.scope, story, tuple(made), key.whom or None
    )


def _step(before: Point, point: Point, kind: str) -> str:
    """Say what a figure does to the one before it: at least 6 leaves room for 8, 6 does not.

    The figure of another day's period says nothing of the one before it.
    """
    if periodic(kind) and (before.mention.published or "?")[:10] != (point.mention.published or "!")[:10]:
        return "next"
    if (before.low, before.high) == (point.low, point.high):
        return "repeats"
    if point.low is not None and before.high is not None and point.low > before.high:
        return "update"
    if point.high is not None and before.low is not None and point.high < before.low:
        return "revision"
    grown = point.low is not None and before.low is not None and point.low > before.low
    return "update" if grown else "within"
