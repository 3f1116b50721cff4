"""Printed: the reprints among reports of a record, by the prints that it keeps; only texts that share some are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from heapq import merge

from sqlalchemy import Connection, func, select

from khabar.model.groups import Drift, Reprint
from khabar.reconcile.drift import drift
from khabar.reconcile.reports import Filed
from khabar.reconcile.reprints import candidates, copied, reprint
from khabar.reconcile.shingles import prints, shingled
from khabar.record import tables as t
from khabar.record.engine import transaction

ROOM = 500  # texts that are held
STEP = 10_000  # rows that are fetched at a time
PRINT = 8  # bytes


def printed(reports: Filed) -> tuple[Reprint, ...]:
    """Return every pair of these reports of which one carries words of the other, the earlier one first, in order.

    It goes through all prints of the record, however few the reports are.
    """
    ordered = reports.in_order(reports)
    texts = lru_cache(ROOM)(lambda at: copied(ordered[at], reports.text(ordered[at])))
    found: list[Reprint] = []
    for a, b in _pairs(reports, ordered):
        made = reprint(texts(a), texts(b), partial(_drift, reports, ordered[a], ordered[b]))
        found += [made] if made else []
    return tuple(found)


def _drift(reports: Filed, first: str, second: str) -> tuple[Drift, ...]:
    return drift(reports[first], reports[second])


def _pairs(reports: Filed, ordered: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the reports that share prints, by where they stand among these."""
    rank = {reports.heads[key].n: at for at, key in enumerate(ordered)}
    with transaction(reports.engine) as connection:
        sizes = _sizes(connection, rank)
        gone = {at: prints(shingled(reports.text(ordered[at])).shingles) for at in rank.values() if at not in sizes}
        sizes |= {at: len(held) for at, held in gone.items()}
        late = sorted((key, at) for at, held in gone.items() for key in held)
        entries = merge(_filed(connection, rank), late) if late else _filed(connection, rank)
        yield from candidates(entries, [sizes[at] for at in range(len(ordered))])


def _filed(connection: Connection, rank: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the prints that the record keeps of reports, in order."""
    c = t.prints.c
    asked = select(c.key, c.n).order_by(c.key, c.place, c.n).execution_options(yield_per=STEP)
    for key, n in connection.execute(asked):
        if n in rank:
            yield key, rank[n]


def _sizes(connection: Connection, rank: dict[int, int]) -> dict[int, int]:
    """Return how many prints are kept of each report; those taken back since have none."""
    asked = select(t.sketches.c.n, func.length(t.sketches.c.prints)).execution_options(yield_per=STEP)
    return {rank[n]: size // PRINT for n, size in connection.execute(asked) if n in rank}
