"""Questions: what the record held as of a moment, in one transaction each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, or_, select
from sqlalchemy.engine import RowMapping

from khabar.errors import NotKept
from khabar.record import tables as t
from khabar.record.body import HEAD, unpack, whole
from khabar.record.record import Asked, Edition, Judgement, KeptClaim, KeptReport
from khabar.record.rows import key
from khabar.record.tables import Kept

SHORTEST = 4  # letters of an id that is cut short
EVER = "9999"  # an instant after every other
CLAIM = (
    "id",
    "kind",
    "voice",
    "root",
    "type",
    "stance",
    "place",
    "time",
    "value",
    "low",
    "high",
    "unit",
    "measure",
    "act",
    "certainty",
)
Retracted = set[tuple[str | None, str | None]]


def find_report(connection: Connection, asked: str, as_of: str | None) -> RowMapping:
    """Return the report whose id begins so; raises NotKept where there is none, or more than one."""
    start = "sha256:" + asked.removeprefix("sha256:")
    query = select(t.reports).where(
        t.reports.c.id >= start, t.reports.c.id < start + "~", t.reports.c.known <= (as_of or EVER)
    )
    found = connection.execute(query.limit(2)).mappings().all() if len(start) >= len("sha256:") + SHORTEST else []
    if len(found) != 1:
        raise NotKept(asked, "more than one report has an id like this" if found else "the record keeps no such report")
    return found[0]


def reports(connection: Connection, asked: Asked) -> Iterator[KeptReport]:
    """Yield reports, newest first."""
    query = (
        select(t.reports)
        .where(*about(asked), t.reports.c.redacted.is_distinct_from("whole"))
        .order_by(*NEWEST)
        .limit(asked.limit)
    )
    for row in connection.execute(query).mappings():
        yield kept_report(connection, row, asked.as_of)


def kept_report(connection: Connection, row: Kept, as_of: str | None) -> KeptReport:
    """Return a report with its editions, its source's other reports, its readers and judgements."""
    when = as_of or EVER
    found = _editions(connection, row["n"], when)
    sources = {place for one in found for place in (one["source"], one["url"]) if place not in {None, "", "-"}}
    other = (
        select(t.reports.c.id)
        .join(t.editions, t.editions.c.report == t.reports.c.n)
        .where(
            t.editions.c.source.in_(sources) | t.editions.c.url.in_(sources),
            t.editions.c.known <= when,
            t.reports.c.n != row["n"],
        )
        .distinct()
        .order_by(t.reports.c.id)
    )
    read = select(t.readings.c.reader, t.readings.c.title).where(
        t.readings.c.report == row["n"], t.readings.c.known <= when
    )
    readers = connection.execute(read.order_by(t.readings.c.known, t.readings.c.reader)).all()
    title, source = (found[0]["title"], found[0]["source"]) if found else (None, "")
    return KeptReport(
        row["id"], row["lang"], row["outlet"], row["published"],
        title or (readers[-1].title if readers else None), source, row["text"], row["known"],
        tuple(one.reader for one in readers),
        tuple(_edition(one, row["id"]) for one in found),
        tuple(connection.scalars(other)) if sources else (), _judged(connection, row["id"], when),
        redacted=row["redacted"] is not None,
    )  # fmt: skip


def claims(connection: Connection, asked: Asked) -> Iterator[KeptClaim]:
    """Yield the claims of the newest readings, corrected, newest report first, in the order of their words."""
    c = t.claims.c
    when = asked.as_of or EVER
    later, newer = t.claims.alias("later"), t.readings.alias("newer")
    first, last = func.coalesce(c.first_day, t.reports.c.day), func.coalesce(c.last_day, t.reports.c.day)
    query = (
        select(
            t.claims, t.readings.c.reader, t.reports.c.id.label("report"), t.reports.c.published, t.reports.c.outlet,
            func.substr(t.reports.c.text, c.words_start + 1, c.words_end - c.words_start).label("words"),
        )
        .join(t.readings, t.readings.c.n == c.reading)
        .join(t.reports, t.reports.c.n == t.readings.c.report)
        .where(
            c.known <= when,
            t.readings.c.known <= when,
            not_(select(later.c.id).where(
                later.c.reading == c.reading, later.c.id == c.id, later.c.known <= when,
                or_(later.c.known > c.known, and_(later.c.known == c.known, later.c.judgement > c.judgement)),
            ).exists()),
            not_(select(newer.c.n).where(newer.c.report == t.readings.c.report, _newer(newer, when)).exists()),
            *_same(asked, ("kind", "type", "stance", "act", "certainty")),
            *(_named(c[f"{name}_key"], getattr(asked, name)) for name in ("voice", "root", "place")
              if getattr(asked, name)),
            *([first <= asked.until] if asked.until else []),
            *([last >= asked.since] if asked.since else []),
            *([t.reports.c.id == asked.report] if asked.report else []),
            *([t.reports.c.outlet == asked.outlet] if asked.outlet else []),
        )
        .order_by(*NEWEST, c.words_start, c.id)
        .limit(asked.limit)
    )  # fmt: skip
    retracted = _retracted(connection, when)
    for row in connection.execute(query).mappings():
        yield _claim(row, retracted)


def reading(connection: Connection, row: Kept, as_of: str | None) -> dict[str, Any]:
    """Return a report's newest reading as the contract writes it; raises NotKept."""
    when = as_of or EVER
    asked = (
        select(t.readings.c.json)
        .where(t.readings.c.report == row["n"], t.readings.c.known <= when)
        .order_by(t.readings.c.known.desc(), t.readings.c.reader.desc())
        .limit(1)
    )
    stored, found = connection.scalar(asked), _editions(connection, row["n"], when)
    if stored is None or not found:
        raise NotKept(row["id"], "the record keeps no reading of it")
    return whole(row, found[0], unpack(stored))


def judged(connection: Connection, as_of: str | None) -> dict[tuple[str, str], bool]:
    """Return pairs of reports that are one matter, or not, by the newest word on them that was not taken back."""
    c = t.judgements.c
    asked = (
        select(c.report, c.value, c.kind)
        .where(c.kind.in_(("same", "apart", "open")), c.known <= (as_of or EVER))
        .order_by(c.known, c.id)
    )
    last = {(first, second): kind for first, second, kind in connection.execute(asked)}
    return {pair: kind == "same" for pair, kind in last.items() if kind != "open"}


def judgement(row: Kept) -> Judgement:
    """Return what a person said, as its row has it."""
    return Judgement(**{name: value for name, value in row.items() if name != "n"})


def about(asked: Asked) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a question puts on reports."""
    c = t.reports.c
    yield c.known <= (asked.as_of or EVER)
    if asked.since:
        yield c.day >= asked.since
    if asked.until:
        yield c.day <= asked.until
    if asked.outlet:
        yield c.outlet == asked.outlet
    if asked.report:
        yield c.id == asked.report


def standing(as_of: str | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on reports that were read by a moment, and neither taken back by then nor redacted whole."""
    c, j, r, when = t.reports.c, t.judgements.c, t.readings.c, as_of or EVER
    yield c.text != ""
    yield c.redacted.is_distinct_from("whole")
    yield ~select(j.n).where(j.report == c.id, j.kind == "retraction", j.claim.is_(None), j.known <= when).exists()
    yield select(r.n).where(r.report == c.n, r.known <= when).exists()


NEWEST = (t.reports.c.day.desc().nulls_last(), t.reports.c.id)


def _newer(newer: Any, when: str) -> ColumnElement[bool]:  # noqa: ANN401 an alias of readings
    mine = t.readings.c
    after = or_(newer.c.known > mine.known, and_(newer.c.known == mine.known, newer.c.reader > mine.reader))
    return and_(newer.c.known <= when, after)


def _same(asked: Asked, names: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [t.claims.c[name] == getattr(asked, name) for name in names if getattr(asked, name)]


def _named(column: Any, name: str) -> ColumnElement[bool]:  # noqa: ANN401 a column
    return func.coalesce(column, "").contains(key(name) or "", autoescape=True)


def _editions(connection: Connection, report: int, when: str) -> list[RowMapping]:
    mine = select(t.editions).where(t.editions.c.report == report, t.editions.c.known <= when)
    return list(connection.execute(mine.order_by(t.editions.c.known, t.editions.c.id)).mappings())


def _edition(row: Kept, report: str) -> Edition:
    head = {name: row[name] for name in HEAD}
    return Edition(
        row["id"], report, row["source"], row["url"], basis=row["basis"], raw=row["raw"], known=row["known"], **head
    )


def _judged(connection: Connection, report: str, when: str) -> tuple[Judgement, ...]:
    mine: Select[Any] = select(t.judgements).where(t.judgements.c.report == report, t.judgements.c.known <= when)
    rows = connection.execute(mine.order_by(t.judgements.c.known, t.judgements.c.id)).mappings()
    return tuple(map(judgement, rows))


def _retracted(connection: Connection, when: str) -> Retracted:
    c = t.judgements.c
    query = select(c.report, c.claim, c.words).where(c.kind == "retraction", c.known <= when)
    return {(report, words if claim else None) for report, claim, words in connection.execute(query)}


def _claim(row: RowMapping, retracted: Retracted) -> KeptClaim:
    words = f"{row['kind']}:{row['words_start']}:{row['words_end']}"
    return KeptClaim(
        report=row["report"], start=row["words_start"], end=row["words_end"], words=row["words"],
        reader=row["reader"], known=row["known"], published=row["published"], outlet=row["outlet"],
        corrected=row["judgement"] != "",
        retracted=(row["report"], None) in retracted or (row["report"], words) in retracted,
        **{name: row[name] for name in CLAIM},
    )  # fmt: skip
