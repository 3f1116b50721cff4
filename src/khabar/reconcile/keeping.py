"""Keeping: the stories of a record, kept up with its log in the transaction that writes; answers lag never."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from khabar.reconcile.joining import Joining
from khabar.reconcile.kept import Kept as Shelf
from khabar.reconcile.kept import seal
from khabar.reconcile.reports import seen, told_of
from khabar.reconcile.sketch import Sketch, sketch
from khabar.reconcile.told import order_of
from khabar.record import feed, queries
from khabar.record import tables as t

PAIRED = frozenset({"same", "apart", "open"})  # names: judgements on two reports
CHUNK = 500  # reports that are looked up at a time
SETTLED = 2000  # reports after which those that they move are looked at


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps where each report belongs; `Store` calls it before it ends a transaction."""

    def join(self, connection: Connection) -> None:
        """Look at what the log tells of since the last time: reports that are new, changed, taken back or judged of."""
        seq, last = seen(connection), feed.cursor(connection, None)
        if seq == last:
            return
        reports, judged = _changed(connection, seq)
        kept = Shelf(connection)
        joining = Joining(kept, queries.judged(connection, None))
        for many, n in enumerate(_in_order(connection, reports)):
            _renew(connection, kept, joining, n)
            if many % SETTLED == SETTLED - 1:
                joining.settle()
        joining.judge(judged)
        joining.settle()
        kept.remember(last)
        connection.execute(t.joined.insert(), {"seq": last})

    def check(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Yield ("page", fault) for each report that does not stand where a rebuild would put it."""
        kept = Shelf(connection)
        joining = Joining(kept, queries.judged(connection, None))
        for n, report in connection.execute(select(t.reports.c.n, t.reports.c.id).order_by(t.reports.c.n)).all():
            made, known = _made(connection, n), kept.sealed(n)
            fault = ""
            if made is None or known is None:
                fault = "its sketch is missing" if made else "a sketch of it is left" if known else ""
            elif (seal(made), made) != (known, kept.sketch(n)):
                fault = "its sketch is not made of what it says"
            else:
                fault = joining.fault((made.order, n)) or _unfound(kept, joining, n, made)
            yield "page", f"report {report}: {fault}" if fault else ""


def _unfound(kept: Shelf, joining: Joining, n: int, made: Sketch) -> str:
    """Say whether a report is not found by what it holds."""
    placed = kept.place(n)
    marks = made.marks if placed and joining.found((made.order, n), placed) else ()
    for kind, keys in (("prints", made.prints), ("marks", marks)):
        if kept.entries(kind, n, keys, made.order) != len(keys):
            return f"it is not found by its {kind}"
    return ""


def _changed(connection: Connection, seq: int) -> tuple[set[int], set[str]]:
    """Return the numbers of the reports that the log tells of after an entry, and the ids of those judged of."""
    reports: set[int] = set()
    for table in (t.editions, t.readings):
        found = select(table.c.report).join(t.log, t.log.c.id == table.c.id).where(t.log.c.seq > seq)
        reports.update(connection.scalars(found.where(t.log.c.entry == table.name[:-1])))
    asked = select(t.judgements).join(t.log, t.log.c.id == t.judgements.c.id).where(t.log.c.seq > seq)
    judged: set[str] = set()
    aimed: set[str] = set()
    for one in connection.execute(asked.where(t.log.c.entry == "judgement")).mappings():
        if one["kind"] in PAIRED:
            judged.update((one["report"], one["value"]))
        elif one["kind"] == "redaction" and one["report"] is None:
            reports.update(connection.scalars(select(t.reports.c.n).where(t.reports.c.redacted.is_not(None))))
        elif one["kind"] != "correction":
            aimed.add(one["report"])
    reports.update(connection.scalars(select(t.reports.c.n).where(t.reports.c.id.in_(sorted(aimed)))) if aimed else ())
    return reports, judged


def _in_order(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """Return reports in the order of their days, so that few of them move those before."""
    wanted = sorted(numbers)
    found: list[tuple[int, int]] = []
    for start in range(0, len(wanted), CHUNK):
        some = t.reports.c.n.in_(wanted[start : start + CHUNK])
        asked = select(t.reports.c.published, t.reports.c.id, t.reports.c.n).where(some)
        found += [(order_of(published, key), n) for published, key, n in connection.execute(asked)]
    return [n for _, n in sorted(found)]


def _renew(connection: Connection, kept: Shelf, joining: Joining, n: int) -> None:
    """Put a report where it belongs by what the record knows of it now."""
    made, known = _made(connection, n), kept.sealed(n)
    if made is not None and known == seal(made):
        return
    if known is not None:
        joining.leave(n)
    if made is not None:
        joining.join(n, made)


def _made(connection: Connection, n: int) -> Sketch | None:
    """Return what a report is compared by; None where it was taken back, redacted whole or not read."""
    asked = select(t.reports).where(t.reports.c.n == n, *queries.standing(None))
    row = connection.execute(asked).mappings().first()
    told = row and told_of(connection, row, None)
    return sketch(told) if told else None
