"""Joining: what one more report costs a record of many, beside reading it, and whether memory stays flat.

    python -m benchmarks.joining [--sizes 1000 10000] [--more 60] [--store FILE]

The record is filled with the sketches of articles (invented ones where there are none), printed over and over, month
after month, each time in other words. To each size some more reports are added, each in a transaction of its own.
Fails where adding takes 50 ms of processor time or more on average beside reading.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.articles import some
from benchmarks.ingest import memory
from khabar.reading.reader import read
from khabar.reconcile.joining import Joining
from khabar.reconcile.keeping import Keeper
from khabar.reconcile.kept import Kept
from khabar.reconcile.sketch import Sketch, sketch
from khabar.reconcile.told import CHANCE, MINUTES, Told
from khabar.record import tables as t
from khabar.record.engine import transaction
from khabar.record.record import Arrival
from khabar.record.store import Store, open_store
from khabar.sources.item import Refused

BASE = 1500  # articles that are read; what is added comes after them
MONTH = 30  # days
LIMIT = 0.05
STEP = 500  # reports of one transaction while the record is filled
NOW = "2031-06-01T00:00:00.000000Z"


def arrivals(many: int) -> list[Arrival]:
    """Return articles, read."""
    kept = {one.report.id: one for one in some(many) if not isinstance(one, Refused)}
    return [Arrival(one.report, read(one.report, one.remarks), "1", one.remarks) for one in kept.values()]


def printed(base: list[Sketch]) -> Iterator[Sketch]:
    """Yield sketches without end, month before month, each month in words of its own."""
    month = 0
    while True:
        month += 1
        for one in base:
            days = -MONTH * month if one.day is not None else 0
            yield replace(
                one, report=f"sha256:{hashlib.sha256(f'{month} {one.report}'.encode()).hexdigest()}",
                order=one.order + (days << MINUTES + CHANCE), day=None if one.day is None else one.day + days,
                prints=tuple(sorted((p * (2 * month + 1)) % ((1 << 61) - 1) for p in one.prints)),
            )  # fmt: skip


def fill(store: Store, sketches: Iterable[Sketch]) -> None:
    """Put sketches into the record's stories, with an empty report for each."""
    for_now = iter(sketches)
    while batch := sorted(islice(for_now, STEP), key=lambda s: s.order):
        with transaction(store.engine, write=True) as connection:
            last = connection.scalar(select(func.max(t.reports.c.n))) or 0
            kept = Kept(connection)
            joining = Joining(kept, {})
            for n, one in enumerate(batch, last + 1):
                row = {"n": n, "id": one.report, "lang": one.lang, "text": "", "sha256": "", "known": NOW}
                connection.execute(t.reports.insert(), row)
                joining.join(n, one)
            joining.settle()
            kept.remember(last)


def main(arguments: list[str] | None = None) -> int:
    """Print a line a size."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    ask.add_argument("--more", type=int, default=60, help="reports that are added to each size")
    ask.add_argument("--store", type=Path)
    a = ask.parse_args(arguments)
    read_all = arrivals(BASE + a.more * len(a.sizes))
    random.Random(1).shuffle(read_all)  # noqa: S311 no secret
    new, base = read_all[: a.more * len(a.sizes)], read_all[a.more * len(a.sizes) :]
    sketches = printed([sketch(Told(one.report.id, "", "", one.reading)) for one in base if one.reading])
    del read_all, base
    slow, size = False, 0
    with tempfile.TemporaryDirectory(prefix="khabar-joining-") as folder:
        store = open_store(str(a.store or Path(folder) / "k.db"), create=True, keeper=Keeper())
        for at, many in enumerate(a.sizes):
            begun = time.process_time()
            fill(store, islice(sketches, many - size))
            filled = (time.process_time() - begun) / max(1, many - size)
            size = many
            spent = [_spent(store, one) for one in new[at * a.more : (at + 1) * a.more]]
            slow |= statistics.mean(spent) >= LIMIT
            spent.sort()
            print(
                f"{many:7d} reports: one more takes {1000 * statistics.mean(spent):5.1f} ms, half of them under "
                f"{1000 * statistics.median(spent):.1f}, nine in ten under {1000 * spent[len(spent) * 9 // 10]:.1f}; "
                f"{1000 * filled:.1f} ms each to fill; {memory('VmRSS'):.0f} MB", flush=True,
            )  # fmt: skip
        path = Path(store.engine.url.database.removeprefix("file:").partition("?")[0])  # type: ignore[union-attr]
        print(f"{path.stat().st_size / size / 1000:.1f} KB of store a report")
        store.close()
    return int(slow)


def _spent(store: Store, arrival: Arrival) -> float:
    """Add one report; returns the processor's seconds."""
    begun = time.process_time()
    store.add([arrival], NOW)
    return time.process_time() - begun


if __name__ == "__main__":
    raise SystemExit(main())
