"""Writing: reports, editions and readings go in, with every row that questions need, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, select

from khabar.record import tables as t
from khabar.record.body import EDITION, HEAD, body, digest, line, pack, remarks
from khabar.record.index import Index
from khabar.record.record import Arrival, Outcome
from khabar.record.redaction import Redactions
from khabar.record.rows import rows
from khabar.record.sweep import sweep
from khabar.record.versions import versions


@dataclass(slots=True)
class Writer:
    """One transaction's new rows, collected by table and written together."""

    connection: Connection
    now: str
    pending: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)
    next: dict[Table, int] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    redactions: Redactions = field(init=False)
    index: Index = field(init=False)

    def __post_init__(self) -> None:
        """Learn which names must not be stored."""
        asked = select(t.judgements.c.value).where(t.judgements.c.kind == "redaction", t.judgements.c.report.is_(None))
        self.redactions = Redactions.of(self.connection.scalars(asked))
        self.index = Index(self.connection)

    def arrive(self, arrivals: Sequence[Arrival]) -> tuple[Outcome, ...]:
        """Take reports in: what is known already stays as it is."""
        kept = self._kept([a.report.id for a in arrivals])
        read = self._read([n for n, _ in kept.values()])
        made = [self._arrive(one, kept, read) for one in arrivals]
        self.finish()
        return tuple(made)

    def _arrive(self, arrival: Arrival, kept: dict[str, tuple[int, str | None]], read: set[tuple[int, str]]) -> Outcome:
        report, reading = arrival.report, arrival.reading
        key = report.id
        known = key in kept
        if known and kept[key][1] == "whole":
            return Outcome.REDACTED
        if not known:
            if reading is None:
                raise ValueError(f"{key}: a report that the record has not seen comes with its reading")
            kept[key] = (self.report(vars_of(report), self.now), None)
        n = kept[key][0]
        self.edition(n, key, edition_of(arrival), self.now)
        if reading is None or (n, arrival.reader) in read:
            return Outcome.KNOWN
        read.add((n, arrival.reader))
        self.reading(n, vars_of(report), arrival.reader, body(reading), self.now)
        return Outcome.REREAD if known else Outcome.STORED

    def report(self, kept: Mapping[str, Any], known: str) -> int:
        """Write a report that is new; returns its number."""
        n = self.entry(t.reports, {
            "id": kept["id"], "lang": kept["lang"], "outlet": kept["outlet"], "published": kept["published"],
            "day": day_of(kept["published"]), "text": kept["text"], "sha256": digest(kept["text"]),
            "redacted": kept.get("redacted"), "known": known,
        })  # fmt: skip
        self.index.text(n, kept["text"])
        return n

    def edition(self, report: int, key: str, edition: Mapping[str, Any], known: str) -> bool:
        """Write where and how a report was found, where that is new; its id is made of what it said at first."""
        made = edition.get("id") or digest(key, *(edition[name] for name in EDITION))
        if self.has(t.editions, made):
            return False
        n = self.entry(t.editions, {
            "id": made, "report": report, **{name: edition[name] for name in EDITION},
            "redacted": edition.get("redacted"), "known": known,
        })  # fmt: skip
        self.index.head(n, " ".join(filter(None, (edition[name] for name in HEAD))))
        self.touched.add(report)
        return True

    def reading(
        self, report: int, kept: Mapping[str, Any], reader: str, layers: Mapping[str, Any], known: str,
        redacted: str | None = None, made: str | None = None,
    ) -> None:  # fmt: skip
        """Write a reading that is new, with its rows."""
        made = made or digest(reader, kept["id"], line(layers))
        n = self.entry(t.readings, {
            "id": made, "report": report, "reader": reader, "title": layers["head"]["title"], "json": pack(layers),
            "redacted": redacted, "known": known,
        })  # fmt: skip
        self.index.title(n, layers["head"]["title"])
        self.derive(n, layers, kept["outlet"], known)
        self.correct(report, n, reader)
        self.touched.add(report)

    def derive(self, n: int, layers: Mapping[str, Any], outlet: str | None, known: str) -> None:
        """Write the rows that questions are asked of."""
        for name, made in rows(layers, outlet).items():
            more = {"reading": n, "known": known} if name == "claims" else {"reading": n}
            self.pending.setdefault(t.METADATA.tables[name], []).extend({**row, **more} for row in made)

    def correct(self, report: int, reading: int, reader: str) -> None:
        """Write the corrected versions of a reading's claims anew from the judgements on its report."""
        asked = (
            select(t.judgements)
            .join(t.reports, t.reports.c.id == t.judgements.c.report)
            .where(t.reports.c.n == report, t.judgements.c.kind == "correction")
        )
        judged = self.connection.execute(asked).mappings().all()
        if not judged:
            return
        self.flush()
        old = t.claims.c.reading == reading, t.claims.c.judgement
        self.connection.execute(t.claims.delete().where(old[0], old[1] != ""))
        base = self.connection.execute(select(t.claims).where(old[0])).mappings().all()
        self.bulk(t.claims, list(versions(base, judged, reader)))

    def entry(self, table: Table, row: dict[str, Any]) -> int:
        """Write one entry and its line of the feed; returns its number."""
        n = self._number(table)
        self.pending.setdefault(table, []).append({"n": n, **row})
        told = {"seq": self._number(t.log), "entry": table.name[:-1], "id": row["id"]}
        self.pending.setdefault(t.log, []).append(told)
        return n

    def has(self, table: Table, key: str) -> bool:
        """Say whether an entry is kept or about to be."""
        waiting = self.pending.get(table, ())
        if any(row["id"] == key for row in waiting):
            return True
        return self.connection.scalar(select(table.c.n).where(table.c.id == key)) is not None

    def flush(self) -> None:
        """Send what was collected, parents first."""
        for table in t.METADATA.sorted_tables:
            self.bulk(table, self.pending.pop(table, []))

    def finish(self) -> None:
        """Send what is left, without the names that were redacted, and index it."""
        self.flush()
        if self.redactions:
            sweep(self, sorted(self.touched))
        self.index.flush()

    def bulk(self, table: Table, made: list[dict[str, Any]]) -> None:
        """Insert many rows: COPY in PostgreSQL, one prepared statement in SQLite."""
        if not made:
            return
        names = list(made[0])
        connection = self.connection
        if connection.dialect.name == "postgresql":
            columns = ", ".join(f'"{name}"' for name in names)
            driver: Any = connection.connection.driver_connection
            with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
                for row in made:
                    copy.write_row([row[name] for name in names])
            return
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})',  # noqa: S608 names of our own tables
            [tuple(row.values()) for row in made],
        )

    def _number(self, table: Table) -> int:
        if table not in self.next:
            column = table.primary_key.columns.values()[0]
            self.next[table] = (self.connection.scalar(select(func.max(column))) or 0) + 1
        self.next[table] += 1
        return self.next[table] - 1

    def _kept(self, keys: list[str]) -> dict[str, tuple[int, str | None]]:
        asked = select(t.reports.c.id, t.reports.c.n, t.reports.c.redacted).where(t.reports.c.id.in_(keys))
        return {key: (n, redacted) for key, n, redacted in self.connection.execute(asked)}

    def _read(self, numbers: Iterable[int]) -> set[tuple[int, str]]:
        asked = select(t.readings.c.report, t.readings.c.reader).where(t.readings.c.report.in_(list(numbers)))
        return {(n, reader) for n, reader in self.connection.execute(asked)}


def vars_of(report: Any) -> dict[str, Any]:  # noqa: ANN401 a Report
    """Return what a report's id is made of."""
    return {name: getattr(report, name) for name in ("id", "lang", "outlet", "published", "text")}


def edition_of(arrival: Arrival) -> dict[str, Any]:
    """Return where and how a report was found."""
    report = arrival.report
    return {
        "source": report.source, "title": report.title, "byline": report.byline, "dateline": report.dateline,
        "basis": report.published_basis.value,
        "raw": arrival.raw, "url": arrival.url,
        "remarks": remarks(arrival.remarks),
    }  # fmt: skip


def day_of(published: str | None) -> str | None:
    """Return the ISO day of publication, None where there is none to be had."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None
