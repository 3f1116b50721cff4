"""Engines: a store's URL becomes connections that are safe to write through, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from khabar.errors import NewerStore, NoStore, OldStore, StoreFault
from khabar.record.tables import HEAD

WRITERS = 0x6B686162  # PostgreSQL's advisory lock that writers take in turn: numbers and the feed's order stay dense
SYNCHRONOUS = "FULL"  # NORMAL loses acknowledged reports at a power cut


def store_url(store: str) -> URL:
    """Return the URL of a store named by URL or by the path of an SQLite file; raises StoreFault."""
    if "://" not in store:
        return URL.create("sqlite", database=store)
    try:
        url = make_url(store)
    except ArgumentError as fault:
        raise StoreFault(store, "it is not the URL of a database") from fault
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    raise StoreFault(url.render_as_string(), "khabar keeps its record in an SQLite file or in PostgreSQL")


def connect(url: URL, *, busy: float, read_only: bool = False) -> Engine:
    """Return an engine; `busy` is how many seconds a writer waits for another. No connection is made yet."""
    if url.get_backend_name() == "postgresql":
        try:
            engine = create_engine(url, connect_args={"options": f"-c lock_timeout={int(busy * 1000)}"})
        except ModuleNotFoundError as fault:
            why = "PostgreSQL needs psycopg: install khabar[postgres]"
            raise StoreFault(url.render_as_string(), why) from fault
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    name = url.database or ""
    place = f"file:{_quoted(name)}?mode={'ro' if read_only else 'rwc'}"
    engine = create_engine(URL.create("sqlite", database=place, query={"uri": "true"}), connect_args={"timeout": busy})
    event.listen(engine, "connect", _read_only if read_only else _configure)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def transaction(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """Open one transaction: a reader sees one moment of the record, writers take turns; raises StoreFault."""
    try:
        with engine.connect().execution_options(khabar_write=write) as connection, connection.begin():
            yield connection
    except DBAPIError as fault:
        raise StoreFault(named(engine.url), reason(fault)) from fault
    except MemoryError as fault:
        raise StoreFault(named(engine.url), "there is not enough memory") from fault


def named(url: URL) -> str:
    """Return a store's name without its password."""
    if url.get_backend_name() == "sqlite":
        return (url.database or "").removeprefix("file:").partition("?mode=")[0]
    return url.render_as_string()


def reason(fault: DBAPIError) -> str:
    """Return what the database said, in its first line."""
    return str(fault.orig).strip().partition("\n")[0] or "the database failed"


def revision(connection: Connection) -> str | None:
    """Return the schema's revision, None for a database that holds no record."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def check_revision(store: str, found: str | None) -> None:
    """Raise NoStore, OldStore or NewerStore where the schema is not this program's."""
    if found is None:
        raise NoStore(store, "there is no record here; `khabar add` or `khabar db upgrade` makes one")
    if found < HEAD:
        raise OldStore(store, f"its schema is {found}, this program's is {HEAD}; run `khabar db upgrade`")
    if found > HEAD:
        raise NewerStore(store, f"its schema is {found}, this program knows {HEAD}; use a newer khabar")


def exists(url: URL) -> bool:
    """Say whether there can be anything to read: a database server, or a file that is there."""
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


def _quoted(name: str) -> str:
    return name.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _configure(connection: Any, _: object) -> None:  # noqa: ANN401 the driver's own
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says, DDL with them
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA synchronous={SYNCHRONOUS}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what is redacted is not left lying in free pages


def _read_only(connection: Any, _: object) -> None:  # noqa: ANN401 the driver's own
    connection.isolation_level = None


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("khabar_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("khabar_write"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
