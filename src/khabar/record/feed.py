"""The feed: what the record came to know, entry by entry; replayed into an empty store it gives an equal record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from khabar.record import tables as t
from khabar.record.body import EDITION, line, unpack
from khabar.record.judge import COLUMNS, enter
from khabar.record.record import Entry
from khabar.record.write import Writer

FORMAT = "khabar-record"
VERSION = 1
CHUNK = 200
TABLES = {"report": t.reports, "edition": t.editions, "reading": t.readings, "judgement": t.judgements}
SHOWN = {
    "report": ("id", "known", "lang", "outlet", "published", "redacted", "text"),
    "edition": ("id", "known", *EDITION, "redacted"),
    "reading": ("id", "known", "reader", "redacted"),
    "judgement": COLUMNS,
}


def changes(connection: Connection, after: int) -> Iterator[tuple[int, Entry]]:
    """Yield the log's entries after a number, in order, each with its number."""
    while True:
        asked = select(t.log).where(t.log.c.seq > after).order_by(t.log.c.seq).limit(CHUNK)
        told = connection.execute(asked).all()
        if not told:
            return
        made = {
            kind: {one["id"]: one for one in _entries(connection, kind, [key for _, name, key in told if name == kind])}
            for kind in TABLES
        }
        for seq, kind, key in told:
            yield seq, made[kind][key]
        after = told[-1][0]


def cursor(connection: Connection, until: str | None) -> int:
    """Return the number of the last entry before the first that came to be known after an instant, of all where None.

    What a backup brought in has the instant at which the other record came to know it.
    """
    last = connection.scalar(select(func.max(t.log.c.seq))) or 0
    if until is None:
        return last
    later = [_numbers(func.min, kind, table).where(table.c.known > until) for kind, table in TABLES.items()]
    first = [n for one in later if (n := connection.scalar(one)) is not None]
    return min(first) - 1 if first else last


def known(connection: Connection, cursor: int) -> str | None:
    """Return the latest instant at which one of the entries up to a number came to be known, else None."""
    found = [
        connection.scalar(
            select(func.max(table.c.known))
            .join(t.log, table.c.id == t.log.c.id)
            .where(t.log.c.entry == kind, t.log.c.seq <= cursor)
        )
        for kind, table in TABLES.items()
    ]
    return max(filter(None, found), default=None)


def boundary(connection: Connection, until: str) -> int | None:
    """Return the number of the last entry that was known by an instant; None where an earlier one was not."""
    last = max(connection.scalar(_numbers(func.max, kind, table).where(table.c.known <= until)) or 0
               for kind, table in TABLES.items())  # fmt: skip
    return last if last == cursor(connection, until) else None


def lines(connection: Connection) -> Iterator[str]:
    """Yield the whole record as lines of JSON in the order of kinds and ids, the last one sealing the rest."""
    seal, many = hashlib.sha256(), 0
    yield line({FORMAT: VERSION}) + "\n"
    for kind, table in TABLES.items():
        last = ""
        while keys := connection.scalars(
            select(table.c.id).where(table.c.id > last).order_by(table.c.id).limit(CHUNK)
        ).all():
            for one in sorted(_entries(connection, kind, keys), key=lambda entry: str(entry["id"])):
                made = line(one) + "\n"
                seal.update(made.encode())
                many += 1
                yield made
            last = keys[-1]
    yield line({"end": many, "sha256": seal.hexdigest()}) + "\n"


def unseal(given: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries of a dump; raises ValueError where it is broken, cut off or of another version."""
    seal = hashlib.sha256()
    rows = iter(given)
    first = json.loads(next(rows, "null"))
    if not isinstance(first, dict) or first.get(FORMAT) != VERSION:
        raise ValueError("it is not a khabar record of a version this program reads")
    for many, row in enumerate(rows):
        made = json.loads(row)
        if "end" in made:
            if (made["end"], made["sha256"]) != (many, seal.hexdigest()) or next(rows, None) is not None:
                raise ValueError("it was changed or cut after it was written")
            return
        seal.update(row.encode())
        yield made
    raise ValueError("it is cut off")


def replay(writer: Writer, entries: Iterable[Entry]) -> int:
    """Add entries in the caller's transaction; returns how many were new."""
    new = 0
    for at, one in enumerate(entries):
        new += ENTER[one["entry"]](writer, one)
        if at % CHUNK == CHUNK - 1:
            writer.flush()
    writer.finish()
    return new


def _numbers(of: Any, kind: str, table: Table) -> Select[Any]:  # noqa: ANN401 func.min or func.max
    """Ask for the least or greatest number of the log's entries of a kind."""
    joined = select(of(t.log.c.seq)).join(table, table.c.id == t.log.c.id)
    return joined.where(t.log.c.entry == kind)


def _entries(connection: Connection, kind: str, keys: Iterable[str]) -> Iterator[Entry]:
    table = TABLES[kind]
    asked = select(table).where(table.c.id.in_(list(keys)))
    if "report" in table.c and kind != "judgement":
        asked = asked.add_columns(t.reports.c.id.label("of")).join(t.reports, t.reports.c.n == table.c.report)
    for row in connection.execute(asked).mappings():
        made: dict[str, Any] = {"entry": kind, **{name: row[name] for name in SHOWN[kind]}}
        if "of" in row:
            made["report"] = row["of"]
        if kind == "reading":
            made["reading"] = unpack(row["json"])
        yield made


def _report(writer: Writer, one: Entry) -> bool:
    if writer.has(t.reports, one["id"]):
        return False
    n = writer.report(one, one["known"])
    writer.touched.add(n)
    return True


def _edition(writer: Writer, one: Entry) -> bool:
    n, kept = _kept(writer, one)
    if kept["redacted"] == "whole" and not one["redacted"]:
        return False
    return writer.edition(n, one["report"], one, one["known"])


def _reading(writer: Writer, one: Entry) -> bool:
    n, kept = _kept(writer, one)
    read = select(t.readings.c.n).where(t.readings.c.report == n, t.readings.c.reader == one["reader"])
    if kept["redacted"] == "whole" or writer.has(t.readings, one["id"]) or writer.connection.scalar(read) is not None:
        return False
    writer.reading(n, kept, one["reader"], one["reading"], one["known"], one["redacted"], one["id"])
    return True


def _kept(writer: Writer, one: Entry) -> tuple[int, Mapping[str, Any]]:
    waiting = (row for row in writer.pending.get(t.reports, ()) if row["id"] == one["report"])
    found = next(waiting, None)
    if found is None:
        asked = select(t.reports).where(t.reports.c.id == one["report"])
        found = dict(writer.connection.execute(asked).mappings().one())
    return found["n"], found


ENTER = {"report": _report, "edition": _edition, "reading": _reading, "judgement": enter}
