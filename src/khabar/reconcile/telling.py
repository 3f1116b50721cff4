"""Telling: the stories that a record keeps, as they are or as they stood at an entry of its log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Subquery, Table, select

from khabar.errors import NotKept
from khabar.model.groups import Story
from khabar.reconcile.joining import Judged
from khabar.reconcile.kept import Kept
from khabar.reconcile.reports import Filed, lags
from khabar.reconcile.shelf import Placed
from khabar.reconcile.sketch import Sketch, sketch
from khabar.reconcile.stories import Member, homes, newest, story
from khabar.reconcile.told import order_of
from khabar.record import feed
from khabar.record import tables as t
from khabar.record.engine import transaction
from khabar.record.record import Asked

CHUNK = 500  # reports that are looked up at a time
Stands = tuple[tuple[int, str], int]  # a report's place among all, and its number
PLACES = ("n", "story", "after", "score", "copy")  # names: columns


@dataclass(frozen=True)
class Telling:
    """The stories of all reports, with what people judged of them; `at` is the log's entry, None for now."""

    reports: Filed
    judged: Judged
    at: int | None = None

    def stories(self) -> tuple[Story, ...]:
        """Return all stories, the newest first."""
        with transaction(self.reports.engine) as connection:
            merged = self._merged(connection)
            held: dict[int, list[Stands]] = defaultdict(list)
            for first, stands in self._standing(connection):
                held[merged.get(first, first)].append(stands)
            return self._told(connection, held.values())

    def story(self, report: str) -> Story:
        """Return the story that a report is in, by its id; raises NotKept."""
        return self.around([report])[0]

    def around(self, reports: Iterable[str]) -> tuple[Story, ...]:
        """Return the stories that these reports are in, each once, the newest first; raises NotKept."""
        wanted = list(reports)
        with transaction(self.reports.engine) as connection:
            mine = self._first(connection, wanted)
            lost = next((key for key in wanted if key not in mine), None)
            if lost is not None:
                raise NotKept(lost, "no story has a report of this id")
            merged = self._merged(connection)
            found = {merged.get(mine[key], mine[key]) for key in wanted}
            parts = ([first, *(one for one, whole in merged.items() if whole == first)] for first in found)
            return self._told(connection, ([at for _, at in self._standing(connection, some)] for some in parts))

    def holds(self, reports: Iterable[str]) -> set[str]:
        """Return which of these reports are in a story."""
        with transaction(self.reports.engine) as connection:
            return set(self._first(connection, reports))

    def moved(self, since: int, days: tuple[date, date]) -> set[str]:
        """Return the reports that belong elsewhere since an entry of the log, or plan something for one of the days."""
        c, (first, last) = t.claims.c, (day.isoformat() for day in days)
        planned = (
            select(t.reports.c.id)
            .join(t.readings, t.readings.c.report == t.reports.c.n)
            .join(t.claims, c.reading == t.readings.c.n)
            .where(c.kind == "event", c.stance == "planned", c.last_day >= first, c.last_day <= last)
        )
        others = select(t.reports.c.id).join(t.moves, t.moves.c.n == t.reports.c.n).where(t.moves.c.seq > since)
        with transaction(self.reports.engine) as connection:
            return set(connection.scalars(others.union(planned)))

    def _standing(self, connection: Connection, stories: list[int] | None = None) -> Iterator[tuple[int, Stands]]:
        """Yield the reports of all stories, or of some, each with the first of its story."""
        c = self._places.c
        asked = select(c.n, c.story, t.reports.c.id, t.reports.c.published).join(t.reports, t.reports.c.n == c.n)
        here = asked if stories is None else asked.where(c.story.in_(stories))
        for n, first, key, published in connection.execute(here):
            yield first, ((order_of(published, key), key), n)

    def _told(self, connection: Connection, held: Iterable[list[Stands]]) -> tuple[Story, ...]:
        """Return stories of these reports, the newest first."""
        kept = Kept(connection)
        return tuple(self._story(connection, kept, [n for _, n in group]) for group in newest(held))

    def _story(self, connection: Connection, kept: Kept, numbers: list[int]) -> Story:
        members: dict[int, Member] = {}
        for start in range(0, len(numbers), CHUNK):
            some = numbers[start : start + CHUNK]
            kept.fetch(n for n in some if n not in self._changed)
            rows = connection.execute(select(*(self._places.c[x] for x in PLACES)).where(self._places.c.n.in_(some)))
            for n, first, after, score, copy in rows:
                members[n] = Member(self._sketch(connection, kept, n), Placed(first, after, score, copy))
        return story(members, self.judged)

    def _sketch(self, connection: Connection, kept: Kept, n: int) -> Sketch:
        if n not in self._changed:
            return kept.sketch(n)
        return sketch(self.reports[str(connection.scalar(select(t.reports.c.id).where(t.reports.c.n == n)))])

    @cached_property
    def _places(self) -> Table | Subquery:
        """Where each report belongs, or belonged."""
        if self.at is None:
            return t.placed
        later, c = t.moves.alias("later"), t.moves.c
        newer = select(later.c.n).where(later.c.n == c.n, later.c.seq > c.seq, later.c.seq <= self.at)
        asked = select(*(c[x] for x in PLACES)).where(c.seq <= self.at, c.story.is_not(None), ~newer.exists())
        return asked.subquery("stood")

    @cached_property
    def _changed(self) -> frozenset[int]:
        """The reports that were read anew since, or are gone: what they were compared by is no longer here."""
        if self.at is None:
            return frozenset()
        gone = select(t.moves.c.n).where(t.moves.c.n.not_in(select(t.sketches.c.n)))
        read = select(t.readings.c.report).where(t.readings.c.known > (self.reports.asked.as_of or ""))
        with transaction(self.reports.engine) as connection:
            return frozenset(connection.scalars(gone.union(read)))

    def _merged(self, connection: Connection) -> dict[int, int]:
        """Return into which story people put which others."""
        return homes(self._first(connection, {key for pair in self.judged for key in pair}), self.judged)

    def _first(self, connection: Connection, reports: Iterable[str]) -> dict[str, int]:
        wanted = list(reports)
        found: dict[str, int] = {}
        asked: Any = select(t.reports.c.id, self._places.c.story).join(t.reports, t.reports.c.n == self._places.c.n)
        for start in range(0, len(wanted), CHUNK):
            found.update(map(tuple, connection.execute(asked.where(t.reports.c.id.in_(wanted[start : start + CHUNK])))))
        return found


def telling(reports: Filed, judged: Judged) -> Telling | None:
    """Return the stories of a record at the moment asked about; None where they cannot be told from what it keeps.

    That is where some of the reports are asked about, where they are not up with what it holds, where an entry that
    was known by then came in later (from a backup), or where something was redacted since.
    """
    as_of = reports.asked.as_of
    if reports.asked != Asked(as_of=as_of):
        return None
    with transaction(reports.engine) as connection:
        if lags(connection):
            return None
        if as_of is None:
            return Telling(reports, judged)
        at = feed.boundary(connection, as_of)
        if at == feed.cursor(connection, None):
            return Telling(reports, judged)
        seen = at == 0 or connection.scalar(select(t.joined.c.seq).where(t.joined.c.seq == at)) is not None
        redacted = select(t.judgements.c.n).where(t.judgements.c.kind == "redaction", t.judgements.c.known > as_of)
        return Telling(reports, judged, at) if seen and connection.scalar(redacted.limit(1)) is None else None
