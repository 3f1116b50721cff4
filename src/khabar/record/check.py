"""The integrity check: every sha256, every span, every row worked out again; it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import DBAPIError

from khabar.record import tables as t
from khabar.record.body import EDITION, digest, line, unpack, whole
from khabar.record.feed import TABLES
from khabar.record.index import PLACES, indexed
from khabar.record.judge import COLUMNS, numbered
from khabar.record.record import Checked, Follow, Judgement, Keeper
from khabar.record.rows import rows
from khabar.record.sweep import DERIVED
from khabar.record.versions import versions
from khabar.record.words import letters, stems


def check(connection: Connection, follow: Follow = iter, keeper: Keeper | None = None) -> Checked:
    """Look at everything, with the stories that a `keeper` keeps; a fault names the id it is about."""
    seen = dict.fromkeys(TABLES, 0)
    faults: list[str] = []
    stories = () if keeper is None else (keeper.check,)
    for part in (_pages, _reports, _editions, _readings, _judgements, _feed, _index, *stories):
        try:
            for kind, fault in follow(part(connection)):
                seen[kind] = seen.get(kind, 0) + 1
                faults += [fault] if fault else []
        except (DBAPIError, UnicodeError, ValueError, TypeError, KeyError, LookupError) as fault:
            told = str(getattr(fault, "orig", None) or fault).partition("\n")[0]
            faults.append(f"the store cannot be read through ({part.__name__.lstrip('_')}): {told}")
    seen.pop("page", None)
    return Checked(seen, tuple(faults))


Seen = Iterator[tuple[str, str]]  # what was looked at, and its fault or ""


def _pages(connection: Connection) -> Seen:
    """Ask SQLite whether its pages, keys and indexes hold together."""
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        yield "page", "" if told == "ok" else f"the database: {told}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield "page", f"the database: row {row} of {table} has no {parent}"


def _reports(connection: Connection) -> Seen:
    for row in _each(connection, t.reports):
        faults = []
        if digest(row["text"]) != row["sha256"]:
            faults.append("its text is not what it was")
        if (
            row["redacted"] is None
            and digest(row["text"], *(row[k] for k in ("lang", "outlet", "published"))) != row["id"]
        ):
            faults.append("its id is not made of what it says")
        yield "report", _told("report", row["id"], faults)


def _editions(connection: Connection) -> Seen:
    names = {n: key for n, key in connection.execute(select(t.reports.c.n, t.reports.c.id))}  # noqa: C416 rows are no tuples
    for row in _each(connection, t.editions):
        made = digest(names.get(row["report"]), *(row[name] for name in EDITION))
        wrong = row["redacted"] is None and made != row["id"]
        yield "edition", _told("edition", row["id"], ["it is not what it was"] if wrong else [])


def _readings(connection: Connection) -> Seen:
    for row in _each(connection, t.readings):
        report = connection.execute(select(t.reports).where(t.reports.c.n == row["report"])).mappings().one()
        yield "reading", _told("reading", row["id"], list(_reading(connection, row, report)))


def _reading(connection: Connection, row: RowMapping, report: RowMapping) -> Iterator[str]:
    try:
        layers = unpack(row["json"])
    except ValueError as fault:
        yield str(fault)
        return
    if row["redacted"] is None and digest(row["reader"], report["id"], line(layers)) != row["id"]:
        yield "it is not what the reader gave"
    if row["title"] != layers["head"]["title"]:
        yield "its title is not what its JSON says"
    edition = {"source": "", "title": None, "byline": None, "dateline": None, "basis": "unknown", "remarks": "[]"}
    yield from _spans(whole(report, edition, layers), len(report["text"]))
    expected = rows(layers, report["outlet"])
    for made in expected["claims"]:
        made["known"] = row["known"]
    judged = select(t.judgements).where(t.judgements.c.report == report["id"], t.judgements.c.kind == "correction")
    corrections = connection.execute(judged).mappings().all()
    expected["claims"] += list(versions(expected["claims"], corrections, row["reader"]))
    for table in DERIVED:
        stored = connection.execute(select(table).where(table.c.reading == row["n"])).mappings()
        names = [column.name for column in table.c if column.name != "reading"]
        if _sorted(stored, names) != _sorted(expected[table.name], names):
            yield f"its {table.name} are not what its JSON says"


def _sorted(made: Any, names: list[str]) -> list[str]:  # noqa: ANN401 rows of either kind
    return sorted(repr([row[name] for name in names]) for row in made)


def _spans(data: Any, length: int, name: str = "") -> Iterator[str]:  # noqa: ANN401 JSON
    """Yield each span that does not lie in the text."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _spans(value, length, key)
    elif isinstance(data, list) and data and all(isinstance(n, int) for n in data):
        if len(data) != 2 or not 0 <= data[0] < data[1] <= length:
            yield f"{name} {data} does not lie in its text"
    elif isinstance(data, list):
        for value in data:
            yield from _spans(value, length, name)


def _judgements(connection: Connection) -> Seen:
    for row in _each(connection, t.judgements):
        made = Judgement(**{name: row[name] for name in COLUMNS})
        redacted = connection.scalar(select(t.reports.c.redacted).where(t.reports.c.id == row["report"]))
        wrong = redacted is None and numbered(made).id != row["id"]
        yield "judgement", _told("judgement", row["id"], ["it is not what was judged"] if wrong else [])


def _feed(connection: Connection) -> Seen:
    """See that the feed tells of every entry."""
    for kind, table in TABLES.items():
        told = set(connection.scalars(select(t.log.c.id).where(t.log.c.entry == kind)))
        kept = set(connection.scalars(select(table.c.id)))
        for key in sorted(told ^ kept):
            yield "page", f"{kind} {key}: {'it is not in the feed' if key in kept else 'the feed tells of it only'}"


def _index(connection: Connection) -> Seen:
    """See that the search index knows every text, and its words in their order."""
    column = "n" if connection.dialect.name == "postgresql" else "rowid"
    known = {place: {n for (n,) in connection.exec_driver_sql(f"SELECT {column} FROM {place}")} for place in PLACES}  # noqa: S608 our own names
    o = t.word_orders.c
    for place, n, text in indexed(connection):
        ordered = connection.scalar(select(o.letters).where(o.place == place, o.n == n))
        if n not in known[place] or ordered != letters(found.stem for found in stems(text)):
            table = PLACES[place]
            key = connection.scalar(select(table.c.id).where(table.c.n == n))
            yield "page", f"{table.name[:-1]} {key}: the search index does not know it as it is"


def _each(connection: Connection, table: Any) -> Iterator[RowMapping]:  # noqa: ANN401 a table
    """Yield a table's rows, each fetched by its number, so that one that is damaged hides no other."""
    for n in connection.scalars(select(table.c.n).order_by(table.c.n)).all():
        row = connection.execute(select(table).where(table.c.n == n)).mappings().first()
        if row is not None:
            yield row


def _told(kind: str, key: str, faults: list[str]) -> str:
    return f"{kind} {key}: {'; '.join(faults)}" if faults else ""
