"""Reports: those that are held together, in memory or in the record, where each is read when it is asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection, Engine, Select, func, select

from khabar.errors import NotKept
from khabar.model.codec import reading as as_reading
from khabar.reconcile.told import Told, order_of
from khabar.record import feed, queries
from khabar.record import tables as t
from khabar.record.engine import transaction
from khabar.record.record import Asked
from khabar.record.tables import Kept

ROOM = 500  # reports that are held


class Head(NamedTuple):
    """What is known of each report: its number in the record, its place among all, its language."""

    n: int
    order: int
    lang: str


class Reports(Mapping[str, Told]):
    """Reports by id, the newest first where a record has them."""

    @property
    @abstractmethod
    def heads(self) -> Mapping[str, Head]:
        """What is known of each of them by its id; the numbers of those in memory are as they came."""

    @abstractmethod
    def find(self, key: str) -> str:
        """Return the id that begins so; raises NotKept."""

    @abstractmethod
    def source(self, key: str) -> str | None:
        """Return where a report came from, by its id; None where it is not here."""

    @abstractmethod
    def sources(self) -> Mapping[str, str]:
        """Return where each report came from, by its id."""

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self.heads)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.heads)

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Return ids in the order in which the reports were printed."""
        return sorted(keys, key=lambda key: (self.heads[key].order, key))


@dataclass
class Held(Reports):
    """Reports in memory."""

    told: Mapping[str, Told]

    @classmethod
    def of(cls, reports: Iterable[Told]) -> Held:
        """Hold reports."""
        return cls({told.id: told for told in reports})

    def __getitem__(self, key: str) -> Told:
        """Return a report by its id; raises KeyError."""
        return self.told[key]

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """What is known of each of them."""
        held = enumerate(self.told.values())
        return {one.id: Head(n, one.order[0], one.reading.report.lang) for n, one in held}

    def find(self, key: str) -> str:
        """Return the id that begins so; raises NotKept."""
        wanted = key.removeprefix("sha256:")
        found = next((one for one in self.told if one.removeprefix("sha256:").startswith(wanted)), None)
        if found is None:
            raise NotKept(key, "the record keeps no report of this id")
        return found

    def source(self, key: str) -> str | None:
        """Return where a report came from, by its id; None where it is not here."""
        told = self.told.get(key)
        return told.source if told else None

    def sources(self) -> Mapping[str, str]:
        """Return where each report came from, by its id."""
        return {key: told.source for key, told in self.told.items()}


@dataclass
class Filed(Reports):
    """The reports of a record that a question is about, as they were known then; few are held at a time."""

    engine: Engine
    asked: Asked
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
            return connection.scalar(self._here().where(t.reports.c.id == str(key))) is not None

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """What is known of each of them."""
        c = t.reports.c
        asked = self._here().with_only_columns(c.id, c.n, c.published, c.lang).order_by(*queries.NEWEST)
        with transaction(self.engine) as connection:
            rows = connection.execute(asked.limit(self.asked.limit))
            return {key: Head(n, order_of(published, key), lang) for key, n, published, lang in rows}

    def find(self, key: str) -> str:
        """Return the id that begins so; raises NotKept."""
        with transaction(self.engine) as connection:
            found = str(queries.find_report(connection, key, self.asked.as_of)["id"])
        if found not in self:
            raise NotKept(key, "the report of this id is not among those asked about")
        return found

    def source(self, key: str) -> str | None:
        """Return where a report came from, by its id; None where it is not here."""
        with transaction(self.engine) as connection:
            return connection.scalar(self._from().where(t.reports.c.id == key).with_only_columns(t.editions.c.source))

    def sources(self) -> Mapping[str, str]:
        """Return where each report came from, by its id."""
        found: dict[str, str] = {}
        with transaction(self.engine) as connection:
            for row in connection.execute(self._from()):
                found.setdefault(row.id, row.source)
        return found

    def lags(self) -> bool:
        """Say whether what is kept of the reports to compare them by is not up with the record."""
        with transaction(self.engine) as connection:
            return lags(connection)

    def text(self, key: str) -> str:
        """Return a report's text alone."""
        with transaction(self.engine) as connection:
            return str(connection.scalar(select(t.reports.c.text).where(t.reports.c.id == key)))

    def _told(self, key: str) -> Told:
        with transaction(self.engine) as connection:
            row = connection.execute(select(t.reports).where(t.reports.c.id == key)).mappings().first()
            told = row and told_of(connection, row, self.asked.as_of)
        if not told:
            raise KeyError(key)
        return told

    def _here(self) -> Select[tuple[str]]:
        """Ask for the ids of the reports that are here."""
        return select(t.reports.c.id).where(*queries.about(self.asked), *queries.standing(self.asked.as_of))

    def _from(self) -> Select[tuple[str, str]]:
        """Ask where the reports that are here came from, first editions first."""
        when = self.asked.as_of or queries.EVER
        asked = self._here().with_only_columns(t.reports.c.id, t.editions.c.source)
        joined = asked.join(t.editions, t.editions.c.report == t.reports.c.n).where(t.editions.c.known <= when)
        return joined.order_by(t.editions.c.known, t.editions.c.id)


def lags(connection: Connection) -> bool:
    """Say whether the log tells of something that no keeper has looked at."""
    return seen(connection) != feed.cursor(connection, None)


def seen(connection: Connection) -> int:
    """Return the number of the last entry of the log that a keeper has looked at."""
    return connection.scalar(select(func.max(t.joined.c.seq))) or 0


def told_of(connection: Connection, row: Kept, as_of: str | None) -> Told | None:
    """Return a report of the record with its newest reading at a moment; None where it had none."""
    try:
        made = as_reading(queries.reading(connection, row, as_of))
    except NotKept:
        return None
    return Told(row["id"], made.report.source, row["known"], made)
