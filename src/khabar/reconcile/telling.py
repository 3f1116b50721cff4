"""Telling: the stories that a record keeps, and of its reports only those that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, select

from khabar.errors import NotKept
from khabar.model.groups import Story
from khabar.reconcile.joining import Judged
from khabar.reconcile.keeping import lags, told_of
from khabar.reconcile.kept import Kept
from khabar.reconcile.stories import Member, homes, newest, story
from khabar.reconcile.told import Told
from khabar.record import queries
from khabar.record import tables as t
from khabar.record.engine import transaction

ROOM = 500  # reports that are held
FROM = (
    select(t.reports.c.id, t.editions.c.source)
    .join(t.editions, t.editions.c.report == t.reports.c.n)
    .join(t.placed, t.placed.c.n == t.reports.c.n)
    .order_by(t.editions.c.known, t.editions.c.id)
)
HERE = select(t.reports.c.id).join(t.placed, t.placed.c.n == t.reports.c.n)


@dataclass(slots=True)
class Reports(Mapping[str, Told]):
    """The reports of a record that have a story, newest first, each read from it when it is asked for."""

    engine: Engine
    _held: dict[str, Told] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Told:
        """Return a report by its id; raises KeyError."""
        if key not in self._held:
            if len(self._held) >= ROOM:
                del self._held[next(iter(self._held))]
            self._held[key] = self._told(key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        """Say whether a report of this id is here."""
        with transaction(self.engine) as connection:
            return connection.scalar(HERE.where(t.reports.c.id == str(key))) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        with transaction(self.engine) as connection:
            keys = connection.scalars(HERE.order_by(*queries.NEWEST)).all()
        return iter(keys)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    def find(self, key: str) -> str:
        """Return the id that begins so; raises NotKept."""
        with transaction(self.engine) as connection:
            return str(queries.find_report(connection, key, None)["id"])

    def source(self, key: str) -> str | None:
        """Return where a report came from, by its id; None where it is not here."""
        with transaction(self.engine) as connection:
            return connection.scalar(FROM.where(t.reports.c.id == key).with_only_columns(t.editions.c.source).limit(1))

    def sources(self) -> dict[str, str]:
        """Return where each report came from, by its id."""
        found: dict[str, str] = {}
        with transaction(self.engine) as connection:
            for key, source in connection.execute(FROM):
                found.setdefault(key, source)
        return found

    def _told(self, key: str) -> Told:
        with transaction(self.engine) as connection:
            row = connection.execute(select(t.reports).where(t.reports.c.id == key)).mappings().first()
            told = row and told_of(connection, row)
        if not told:
            raise KeyError(key)
        return told


@dataclass(frozen=True, slots=True)
class Telling:
    """The stories that a record keeps, with what people judged since."""

    engine: Engine
    judged: Judged

    def stories(self) -> tuple[Story, ...]:
        """Return all stories, the newest first."""
        with transaction(self.engine) as connection:
            asked = select(t.placed.c.n, t.placed.c.story).order_by(t.placed.c.place, t.placed.c.n)
            rows = connection.execute(asked).all()
            merged = self._merged(connection)
            held: dict[int, list[tuple[int, int]]] = defaultdict(list)
            for at, (n, first) in enumerate(rows):
                held[merged.get(first, first)].append((at, n))
            kept = Kept(connection)
            return tuple(self._story(kept, [n for _, n in group]) for group in newest(held.values()))

    def story(self, report: str) -> Story:
        """Return the story that a report is in, by its id; raises NotKept."""
        with transaction(self.engine) as connection:
            mine = self._first(connection, [report])
            if report not in mine:
                raise NotKept(report, "no story has a report of this id")
            merged = self._merged(connection)
            first = merged.get(mine[report], mine[report])
            parts = [first, *(one for one, whole in merged.items() if whole == first)]
            numbers = connection.scalars(select(t.placed.c.n).where(t.placed.c.story.in_(parts))).all()
            return self._story(Kept(connection), numbers)

    def _story(self, kept: Kept, numbers: Iterable[int]) -> Story:
        wanted = list(numbers)
        kept.fetch(wanted)
        members = {n: Member(kept.sketch(n), placed) for n in wanted if (placed := kept.place(n)) is not None}
        return story(members, self.judged)

    def _merged(self, connection: Connection) -> dict[int, int]:
        """Return into which story people put which others."""
        return homes(self._first(connection, {key for pair in self.judged for key in pair}), self.judged)

    def _first(self, connection: Connection, reports: Iterable[str]) -> dict[str, int]:
        asked = select(t.reports.c.id, t.placed.c.story).join(t.placed, t.placed.c.n == t.reports.c.n)
        return {key: first for key, first in connection.execute(asked.where(t.reports.c.id.in_(list(reports))))}  # noqa: C416 rows are no tuples


def telling(engine: Engine, judged: Judged) -> Telling | None:
    """Return the stories that a record keeps; None where they are not up with what it holds."""
    with transaction(engine) as connection:
        return None if lags(connection) else Telling(engine, judged)
