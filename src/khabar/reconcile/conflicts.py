"""Conflicts: claims that cannot both be true as they stand; bounds, scope, time and negation are respected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from khabar.lang.reasons import because
from khabar.model.claim import Modality
from khabar.model.groups import Conflict, Mention, Point, Track
from khabar.reconcile.happenings import Group, grouped
from khabar.reconcile.mentioned import bounded, mention
from khabar.reconcile.told import Told, order_of
from khabar.reconcile.tracks import tracks

HARM = frozenset({"ASSAULT", "CRIME", "COERCE"})  # of which it matters who did it
FEW = 40  # tellings of one thing that are held against each other


def conflicts(reports: Iterable[Told], copied: dict[str, str] | None = None) -> tuple[Conflict, ...]:
    """Return what disagrees in reports of one story; `copied` reports only say again what their source says."""
    told = [t for t in sorted(reports, key=lambda t: t.order) if t.id not in (copied or {})]
    made = [c for track in tracks(told) for c in _values(track)]
    for group in grouped(told):
        made += _happened(group)
    made += _agents(told)
    return tuple(
        sorted(made, key=lambda c: (order_of(c.first.published, c.first.report), c.first.claim, c.second.report))
    )


def _values(track: Track) -> Iterator[Conflict]:
    """Yield figures of one day that leave no number in common; one printed later is an update, no conflict."""
    for a, b in combinations(track.points[-FEW:], 2):
        same_day = (a.mention.published or "?")[:10] == (b.mention.published or "!")[:10]
        if not same_day or a.mention.report == b.mention.report or not _exclude(a, b):
            continue
        first, second = (_who(p.mention) for p in (a, b))
        one, other = (bounded(p.mention.said) for p in (a, b))
        why = because("no-number", first=first, one=one, second=second, other=other, measure=track.measure)
        yield Conflict("value", a.mention, b.mention, why)


def _exclude(a: Point, b: Point) -> bool:
    over = a.low is not None and b.high is not None and a.low > b.high
    under = b.low is not None and a.high is not None and b.low > a.high
    return (over or under) and "about" not in (a.bound, b.bound)


def _happened(group: Group) -> Iterator[Conflict]:
    """Yield who says that it happened against who denies it, once for each pair of different roots."""
    yes = [(t, e) for t, e in group.told if e.modality is Modality.ACTUAL]
    no = [(t, e) for t, e in group.told if e.modality is Modality.DENIED]
    seen: set[tuple[str | None, str | None]] = set()
    for (one, event), (other, denial) in ((x, y) for x in yes[:FEW] for y in no[:FEW]):
        first, second = mention(one, event, one.reading.index()), mention(other, denial, other.reading.index())
        if one.id == other.id and first.root == second.root:
            continue
        if (first.root, second.root) in seen:
            continue
        seen.add((first.root, second.root))
        why = because("done-not-done", first=_who(first), second=_who(second))
        yield Conflict("happened", first, second, why)


def _who(mention: Mention) -> str:
    """Return who says so."""
    return mention.root or mention.outlet or because("unnamed")


def _agents(reports: Iterable[Told]) -> Iterator[Conflict]:
    """Yield harm of one kind to the same, on the same day, that different ones are named for."""
    groups = [
        g for g in grouped(reports) if g.facts.type in HARM and g.facts.actors and g.facts.recipients and g.facts.days
    ]
    for one, other in combinations(groups[-FEW:], 2):
        f, g = one.facts, other.facts
        same = f.type == g.type and f.recipients & g.recipients and f.days & g.days and f.modes & g.modes
        if same and f.actors.isdisjoint(g.actors) and not (f.places and g.places and f.places.isdisjoint(g.places)):
            a, b = (mention(t, e, t.reading.index()) for t, e in (one.told[0], other.told[0]))
            yield Conflict("agent", a, b, because("another-named"))
