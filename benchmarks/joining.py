"""Joining: what one more report costs a record of many, beside reading it, and whether memory stays flat.

    python -m benchmarks.joining [--to 10000] [--more 60] [--without-spacy]

A record is made of 1,000 reports, one of 10,000 and so on up to --to. Some real reports of its last day are then added,
each in a transaction of its own, by a process that does nothing else, and weighed against what spaCy's small English
pipeline takes to read a report of 600 words just then (50 ms are .64 of that on the machine that this was written on).

The record is filled with the sketches of one day's articles (invented ones where there are none), day before day. Each
rare name or word lives some days, most few and few many, and then another takes its place; each day is told in words
of its own. The last FRESH reports join as they do in use; those before them are laid down in the tables that joining
asks, with a story and likes. The tables of claims, and of words for search, hold only what is added.
Fails where adding takes on average, in the units of that machine, 50 ms of processor time or more.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import statistics
import tempfile
import time
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.articles import some
from benchmarks.ingest import memory
from benchmarks.speed import rate, spacy
from benchmarks.texts import reports
from khabar.reading.reader import read
from khabar.reconcile.joining import Joining
from khabar.reconcile.keeping import Keeper
from khabar.reconcile.kept import Kept
from khabar.reconcile.shelf import Placed
from khabar.reconcile.sketch import Sketch, Vector, sketch
from khabar.reconcile.told import CHANCE, MINUTES, Told
from khabar.record import tables as t
from khabar.record.engine import transaction
from khabar.record.record import Arrival
from khabar.record.store import Store, open_store
from khabar.sources.item import Refused

BASE = 1500  # articles that are read
WARM = 20  # reports that are added before it is measured
FRESH = 3000  # reports that join; those before them are laid down
LIMIT, REFERENCE = 0.05, 12.7  # seconds; reports that spaCy reads in one
COMMON = 0.01  # share of a day's reports from which a name or word is there every day
GOES_ON = 0.7  # share of those laid down that go on with the story of the same place the day before
PACE = 20  # reports that spaCy reads
LONGEST = 60  # days that a name or word lives
STEP = 500  # reports of one transaction while the record is filled
ROOM = -1_000_000  # kilobytes of pages that are held while it is filled
NOW = "2031-06-01T00:00:00.000000Z"
GOLD, PRIME, BITS = 0x9E3779B97F4A7C15, (1 << 61) - 1, (1 << 64) - 1


def arrivals(many: int) -> list[Arrival]:
    """Return articles, read."""
    kept = {one.report.id: one for one in some(many) if not isinstance(one, Refused)}
    return [Arrival(one.report, read(one.report, one.remarks), "1", one.remarks) for one in kept.values()]


def printed(base: Sequence[Sketch], many: int) -> Iterator[Sketch]:
    """Yield so many sketches, day after day; the last day's are the base itself."""
    found = Counter(key for one in base for vector in (one.things, one.words) for key in vector.keys)
    common = {key for key, n in found.items() if n >= COMMON * len(base)}
    days = -(-many // len(base)) - 1
    left = (days + 1) * len(base) - many
    for back in range(days, -1, -1):
        names: dict[int, int] = {key: key for key in common}
        for one in base[left:]:
            yield _on(one, back, names) if back else one
        left = 0


def _on(one: Sketch, back: int, names: dict[int, int]) -> Sketch:
    """Return a sketch as of so many days before."""
    vectors = []
    for vector in (one.things, one.words):
        for key in vector.keys:
            if key not in names:
                names[key] = _before(key, back)
        vectors.append(Vector(array("q", (names[key] for key in vector.keys)), vector.weights))
    return replace(
        one, report=f"sha256:{hashlib.sha256(f'{back} {one.report}'.encode()).hexdigest()}",
        order=one.order - (back << MINUTES + CHANCE), things=vectors[0], words=vectors[1],
        prints=array("q", sorted(p * (2 * back + 1) % PRIME for p in one.prints)),
    )  # fmt: skip


def _before(key: int, back: int) -> int:
    """Return which rare name or word stood in the place of one so many days before: it lived as long as it lived."""
    chance = (key * GOLD & BITS) / BITS
    life = int(1 / (chance + 1 / LONGEST)) or 1
    lived = -(-back // life)
    return ((key ^ lived * GOLD) * (2 * lived + 1) + lived & BITS) - (1 << 63)


def fill(store: Store, sketches: Iterable[Sketch], base: int, laid: int) -> None:
    """Put sketches into the record's stories, with an empty report for each; the first of them are only laid down."""
    made, chance, stories = iter(sketches), random.Random(1), [0]  # noqa: S311 no secret
    while batch := list(islice(made, STEP)):
        with transaction(store.engine, write=True) as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size={ROOM}")
            first = len(stories)
            entries = [{"n": n, "id": one.report, "lang": one.lang, "text": "", "sha256": "", "known": NOW}
                       for n, one in enumerate(batch, first)]  # fmt: skip
            connection.execute(t.reports.insert(), entries)
            kept = Kept(connection)
            joining = Joining(kept, {})
            for n, one in enumerate(batch, first):
                before = n - base if n > base and chance.random() < GOES_ON else None
                stories.append(stories[before] if before else n)
                if n > laid:
                    joining.join(n, one)
                    continue
                kept.put(n, one)
                kept.file("prints", one.prints, (one.order, n))
                kept.file("marks", one.marks, (one.order, n))
                kept.settle(n, Placed(stories[n], before, 0.4 if before else 0.0))
                kept.like(n, [(0.4, (0, other)) for other in (before, n - 1) if before and other])
            joining.settle()
            kept.remember(first)


def spent(path: str, new: Sequence[Arrival]) -> tuple[list[float], float]:
    """Add reports one by one; returns the processor's seconds of each, the first ones apart, and the MB at the end."""
    store, seconds = open_store(path, keeper=Keeper()), []
    for one in new:
        begun = time.process_time()
        store.add([one], NOW)
        seconds.append(time.process_time() - begun)
    store.close()
    return sorted(seconds[WARM:]), memory("VmRSS")


def pace() -> float | None:
    """Return the seconds in which spaCy reads a report of 600 words; None where it is not installed."""
    rival = spacy()
    return 1 / rate(rival, reports("en", PACE), 1) if rival else None


def main(arguments: list[str] | None = None) -> int:
    """Print a line a size."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--to", type=int, default=10_000, help="reports of the largest record")
    ask.add_argument("--more", type=int, default=60, help="reports that are added to each")
    ask.add_argument("--without-spacy", action="store_true")
    a = ask.parse_args(arguments)
    read_all = arrivals(BASE + WARM + a.more)
    random.Random(1).shuffle(read_all)  # noqa: S311 no secret
    new, base = read_all[: WARM + a.more], read_all[WARM + a.more :]
    sketches = sorted((sketch(Told(x.report.id, "", "", x.reading)) for x in base if x.reading), key=lambda s: s.order)
    slow = False
    with tempfile.TemporaryDirectory(prefix="khabar-joining-") as folder:
        for many in (10**n for n in range(3, 10) if 10**n <= a.to):
            store = open_store(str(Path(folder) / f"{many}.db"), create=True)
            begun = time.process_time()
            fill(store, printed(sketches, many), len(sketches), many - FRESH)
            filled = time.process_time() - begun
            store.close()
            alone = multiprocessing.get_context("spawn").Pool(1)
            with alone:
                seconds, room = alone.apply(spent, (str(Path(folder) / f"{many}.db"), new))
                beside = None if a.without_spacy else alone.apply(pace)
            mean = statistics.mean(seconds)
            slow |= mean >= LIMIT * (REFERENCE * beside if beside else 1)
            told = f"; {mean / beside:.2f} of what spaCy reads a report in" if beside else ""
            print(
                f"{many:7d} reports: one more takes {1000 * mean:5.1f} ms, half of them under "
                f"{1000 * statistics.median(seconds):.1f}, 19 in 20 under {1000 * seconds[len(seconds) * 19 // 20]:.1f}"
                f"{told}; {room:.0f} MB; filled in {filled:.0f} s", flush=True,
            )  # fmt: skip
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
