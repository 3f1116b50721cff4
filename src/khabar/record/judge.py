"""Judging: what people say of reports and claims goes into the log and takes effect."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from sqlalchemy import Connection, select

from khabar.errors import NotKept
from khabar.record import tables as t
from khabar.record.body import digest
from khabar.record.record import Judgement
from khabar.record.redaction import Redactions, value
from khabar.record.rows import key
from khabar.record.sweep import remove, sweep
from khabar.record.tables import Kept
from khabar.record.versions import FIELDS, words_of
from khabar.record.write import Writer

COLUMNS = tuple(column.name for column in t.judgements.c if column.name != "n")


def numbered(judgement: Judgement) -> Judgement:
    """Give a judgement the id of what it says."""
    parts = [part for name, part in asdict(judgement).items() if name != "id"]
    return replace(judgement, id=digest(*parts))


def aimed(connection: Connection, judgement: Judgement) -> Judgement:
    """Point a judgement at what the record keeps, by the claim's words too; raises NotKept or ValueError."""
    if judgement.claim is not None:
        asked = (
            select(t.claims, t.readings.c.reader)
            .join(t.readings, t.readings.c.n == t.claims.c.reading)
            .join(t.reports, t.reports.c.n == t.readings.c.report)
            .where(t.reports.c.id == judgement.report, t.claims.c.id == judgement.claim, t.claims.c.judgement == "")
            .order_by(t.readings.c.known.desc(), t.readings.c.reader.desc())
        )
        row = connection.execute(asked).mappings().first()
        if row is None:
            raise NotKept(f"{judgement.report}#{judgement.claim}", "the record keeps no such claim")
        judgement = replace(judgement, reader=row["reader"], words=words_of(row))
    if judgement.kind == "correction":
        judgement = replace(judgement, value=_checked(judgement.field or "", judgement.value))
    return numbered(judgement)


def enter(writer: Writer, judgement: Kept) -> bool:
    """Write a judgement and what follows from it; says whether it is new."""
    if writer.has(t.judgements, judgement["id"]):
        return False
    writer.entry(t.judgements, {name: judgement[name] for name in COLUMNS})
    writer.flush()
    if judgement["kind"] == "correction":
        _correct(writer, judgement)
    elif judgement["kind"] == "redaction" and judgement["report"]:
        _remove(writer, judgement["report"])
    elif judgement["kind"] == "redaction":
        writer.redactions = Redactions.of([judgement["value"]])
        sweep(writer, writer.connection.scalars(select(t.reports.c.n).order_by(t.reports.c.n)).all())
        writer.index.rebuild()
    return True


def names_of(connection: Connection, name: str) -> str:
    """Return what finds a person again, by every name that some reading gives to who is called `name`."""
    called = (
        select(t.names.c.reading, t.names.c.owner)
        .join(t.voices, (t.voices.c.reading == t.names.c.reading) & (t.voices.c.id == t.names.c.owner))
        .where(t.names.c.key == key(name))
        .subquery()
    )
    asked = select(t.names.c.name).join(
        called, (called.c.reading == t.names.c.reading) & (called.c.owner == t.names.c.owner)
    )
    return value({name, *connection.scalars(asked)})


def _correct(writer: Writer, judgement: Kept) -> None:
    asked = (
        select(t.readings.c.report, t.readings.c.n, t.readings.c.reader)
        .join(t.reports, t.reports.c.n == t.readings.c.report)
        .where(t.reports.c.id == judgement["report"])
    )
    for report, reading, reader in writer.connection.execute(asked).all():
        writer.correct(report, reading, reader)


def _remove(writer: Writer, report: str) -> None:
    n = writer.connection.scalar(select(t.reports.c.n).where(t.reports.c.id == report))
    if n is not None:
        remove(writer, n)
        writer.index.rebuild()


def _checked(field: str, given: str | None) -> str:
    """Return a correction's value as JSON; raises ValueError where the field cannot be corrected so."""
    kind = FIELDS.get(field)
    if kind is None:
        raise ValueError(f"{field!r} cannot be corrected; what can: {', '.join(FIELDS)}")
    if given is None:
        return json.dumps(None)
    try:
        return json.dumps(kind(given), ensure_ascii=False)
    except ValueError as fault:
        raise ValueError(f"{field} is a number, and {given!r} is none") from fault
