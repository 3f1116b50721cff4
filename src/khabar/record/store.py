"""The store: the record in SQLite or PostgreSQL."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, cast

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from khabar.errors import BadBackup, NoStore
from khabar.record import feed, queries
from khabar.record import tables as t
from khabar.record.check import check
from khabar.record.engine import check_revision, connect, exists, named, revision, store_url, transaction
from khabar.record.index import Index
from khabar.record.judge import COLUMNS, aimed, enter, names_of, numbered
from khabar.record.record import (
    Arrival,
    Asked,
    Checked,
    Entry,
    Follow,
    Hit,
    Judgement,
    Keeper,
    KeptClaim,
    KeptReport,
    Outcome,
)
from khabar.record.search import search
from khabar.record.visits import Visit, remember, remembered
from khabar.record.write import Writer

BUSY = 60.0  # seconds a writer waits for another


@dataclass(frozen=True, slots=True)
class Store:
    """A record in one database; make it with `open_store`."""

    engine: Engine
    keeper: Keeper | None = None

    def close(self) -> None:
        """Give back what the store holds open."""
        self.engine.dispose()

    def has(self, report: str, reader: str) -> bool:
        """Say whether this reader's reading of this report is kept (or the report was redacted)."""
        read = select(t.readings.c.n).where(t.readings.c.report == t.reports.c.n, t.readings.c.reader == reader)
        asked = select(t.reports.c.n).where(
            t.reports.c.id == report, (t.reports.c.redacted.is_not_distinct_from("whole")) | read.exists()
        )
        with transaction(self.engine) as connection:
            return connection.scalar(asked) is not None

    def add(self, arrivals: Sequence[Arrival], now: str) -> tuple[Outcome, ...]:
        """Keep reports with their readings, all of them or none; raises StoreFault."""
        with self._writing() as connection:
            return Writer(connection, now).arrive(arrivals)

    def reports(self, asked: Asked) -> Iterator[KeptReport]:
        """Yield reports, newest first."""
        with transaction(self.engine) as connection:
            yield from queries.reports(connection, asked)

    def claims(self, asked: Asked) -> Iterator[KeptClaim]:
        """Yield claims of the newest readings, newest report first, in the order of their words."""
        with transaction(self.engine) as connection:
            yield from queries.claims(connection, asked)

    def report(self, key: str, as_of: str | None = None) -> KeptReport:
        """Return one report; raises NotKept."""
        with transaction(self.engine) as connection:
            return queries.kept_report(connection, queries.find_report(connection, key, as_of), as_of)

    def reading(self, key: str, as_of: str | None = None) -> dict[str, Any]:
        """Return a report's newest reading as the contract writes it; raises NotKept."""
        with transaction(self.engine) as connection:
            return queries.reading(connection, queries.find_report(connection, key, as_of), as_of)

    def search(self, query: str, asked: Asked) -> tuple[Hit, ...]:
        """Find reports by their words."""
        with transaction(self.engine) as connection:
            return search(connection, query, asked)

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a correction or retraction; raises NotKept, and ValueError for a field that cannot be corrected."""
        with self._writing() as connection:
            report = queries.find_report(connection, judgement.report or "", None)["id"]
            made = aimed(connection, replace(judgement, report=report))
            writer = Writer(connection, made.known)
            enter(writer, _row(made))
            writer.finish()
            return made

    def judged(self, as_of: str | None = None) -> dict[tuple[str, str], bool]:
        """Return pairs of reports that are one matter, or not, by the newest word on them that was not taken back."""
        with transaction(self.engine) as connection:
            return queries.judged(connection, as_of)

    def redact(self, judgement: Judgement, name: str | None = None) -> Judgement:
        """Take a report, or a person by name, out for good."""
        with self._writing() as connection:
            if name is None:
                key = queries.find_report(connection, judgement.report or "", None)["id"]
                made = numbered(replace(judgement, report=key))
            else:
                made = numbered(replace(judgement, value=names_of(connection, name)))
            writer = Writer(connection, made.known)
            enter(writer, _row(made))
            writer.finish()
        if self.engine.dialect.name == "sqlite":  # the log of writes still has the words
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return made

    def changes(self, after: int = 0) -> Iterator[tuple[int, Entry]]:
        """Yield what the record came to know after entry `after`, in that order, each with its number."""
        with transaction(self.engine) as connection:
            yield from feed.changes(connection, after)

    def cursor(self, until: str | None = None) -> int:
        """Return the number of the last entry before the first that came to be known after an instant."""
        with transaction(self.engine) as connection:
            return feed.cursor(connection, until)

    def known(self, cursor: int) -> str | None:
        """Return the latest instant at which one of the entries up to a number came to be known."""
        with transaction(self.engine) as connection:
            return feed.known(connection, cursor)

    def dump(self) -> Iterator[str]:
        """Yield every entry as a line of JSON; equal records give equal bytes in any store."""
        with transaction(self.engine) as connection:
            yield from feed.lines(connection)

    def replay(self, entries: Iterable[Entry]) -> int:
        """Add entries of a feed or dump, all or none; returns how many were new."""
        with self._writing() as connection:
            return feed.replay(Writer(connection, ""), entries)

    def visits(self, feeds: Iterable[str]) -> tuple[Visit, ...]:
        """Return what is remembered of these feeds, and the pages they link to that are still to be asked for."""
        with transaction(self.engine) as connection:
            return remembered(connection, feeds)

    def visited(
        self, visit: Visit, *, over: bool = False, pages: Iterable[str] = (), again: Iterable[str] = ()
    ) -> None:
        """Note a visit; a page that is `over` is forgotten, `pages` are asked for once, those in `again` once more."""
        with transaction(self.engine, write=True) as connection:
            remember(connection, visit, over=over, pages=pages, again=again)

    def check(self, follow: Follow = iter) -> Checked:
        """Look at every sha256, every span and every row; faults are told, not raised."""
        try:
            with self.engine.connect() as connection:
                return check(connection, follow, self.keeper)
        except DBAPIError as fault:
            return Checked({}, (f"the store cannot be read: {fault.orig}",))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Open a transaction that writes; before it ends, what it wrote joins its stories."""
        with transaction(self.engine, write=True) as connection:
            yield connection
            if self.keeper is not None:
                self.keeper.join(connection)

    def backup(self, path: Path, follow: Follow = iter) -> int:
        """Write the dump to a file (compressed where it ends in .gz), whole or not at all; returns how many lines."""
        part = path.with_name(path.name + ".part")
        many = 0
        with part.open("wb") as raw:
            out = gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) if path.suffix == ".gz" else raw
            for many, line in enumerate(follow(self.dump()), -1):  # noqa: B007 the last is the seal, numbered as the entries are many
                out.write(line.encode())
            if out is not raw:
                out.close()
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(path)
        return many

    def restore(self, path: Path, follow: Follow = iter) -> int:
        """Add a backup's entries; raises BadBackup before anything is written. What was redacted here stays so."""
        try:
            for _ in feed.unseal(_lines(path)):
                pass
        except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error) as fault:
            raise BadBackup(str(path), str(fault)) from fault
        return self.replay(follow(feed.unseal(_lines(path))))


def open_store(
    store: str, *, create: bool = False, read_only: bool = False, busy: float = BUSY, keeper: Keeper | None = None
) -> Store:
    """Open the record at a path or URL; where there is none it is made if `create`. `keeper` keeps its stories.

    Raises NoStore, OldStore, NewerStore, or StoreFault where the database cannot be had.
    """
    url = store_url(store)
    if not create and not exists(url):
        raise NoStore(named(url), "there is no record here; `khabar add` or `khabar db upgrade` makes one")
    engine = connect(url, busy=busy, read_only=read_only)
    with transaction(engine) as connection:
        found = revision(connection)
    if found is None and create:
        upgrade_store(store, busy=busy)
    else:
        check_revision(named(url), found)
    return Store(engine, keeper)


def upgrade_store(store: str, *, busy: float = BUSY, keeper: Keeper | None = None) -> tuple[str | None, str]:
    """Bring a record's schema forward, wholly or not at all; returns the revision it had and the one it has."""
    from khabar.record.migrations import upgrade  # noqa: PLC0415 a third of a second, for the few who need it

    engine = connect(store_url(store), busy=busy)
    with transaction(engine, write=True) as connection:
        before = revision(connection)
        if before is not None and before > t.HEAD:
            check_revision(named(engine.url), before)
        upgrade(connection)
        if before is not None and before < t.HEAD:
            Index(connection).rebuild()  # what a word is filed under may have changed with the program
            if keeper is not None:
                keeper.join(connection)
    engine.dispose()
    return before, t.HEAD


def _row(judgement: Judgement) -> dict[str, Any]:
    return {name: getattr(judgement, name) for name in COLUMNS}


def _lines(path: Path) -> Iterator[str]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="\n") as lines:
        yield from cast("IO[str]", lines)
