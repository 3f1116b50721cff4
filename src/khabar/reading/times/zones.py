"""Zones: in which time zone a clock time is told: the one that is said, else that of the place."""

from __future__ import annotations

from bisect import bisect_right

from khabar.lang.world import timezones
from khabar.reading.draft import Draft

CLOCK = ":"  # stands in the values of clock times only
LOCAL = "local"
PLACED = frozenset({"place", "country"})  # names: kinds of entities


def zones(draft: Draft) -> None:
    """Give clock times without a zone that of the one country that their sentence names, else the dateline's."""
    told = [t for t in draft.times if t.zone in (None, LOCAL) and t.text and CLOCK in t.text]
    if not told:
        return
    starts = [line.start for line in draft.lines]
    home, known = _home(draft), timezones()
    named: dict[int, set[str]] = {}
    for start, country in _named(draft):
        named.setdefault(bisect_right(starts, start), set()).add(country)
    for time in told:
        near = named.get(bisect_right(starts, time.start), {home})
        time.zone = (known.get(next(iter(near))) if len(near) == 1 else None) or time.zone


def _named(draft: Draft) -> list[tuple[int, str]]:
    """Return where countries and places in them are named, but for the dateline, with their countries."""
    body = draft.head.dateline.end if draft.head.dateline is not None else 0
    placed = [e for e in draft.entities.values() if e.kind in PLACED and e.country]
    return [(start, e.country or "") for e in placed for start, _ in e.mentions if start >= body]


def _home(draft: Draft) -> str:
    """Return the country of the dateline's place."""
    line = draft.head.dateline
    placed = [e for e in draft.entities.values() if e.kind in PLACED and e.country] if line is not None else []
    told = (e.country for e in placed for start, _ in e.mentions if line is not None and line.start <= start < line.end)
    return next(told, None) or ""
