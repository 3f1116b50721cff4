"""Order: many short reports in several orders, by one process and by two at once, must make equal records.

    python -m benchmarks.order [--reports 5000] [--seeds 3]

Two processes share half of the reports, so that each is often the second to bring one. Fails where dumps differ.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.articles import invented
from khabar.desk import open_desk
from khabar.record.store import open_store
from khabar.sources.item import Taken

CLOCK = datetime(2031, 6, 1, tzinfo=UTC)
SPAWN = multiprocessing.get_context("spawn")


def fill(store: str, items: Sequence[Taken]) -> None:
    """Add reports to a store, with a clock that stands still."""
    with open_desk(store, "1", clock=lambda: CLOCK) as desk:
        for line in desk.take_in(items):
            if line.outcome == "refused":
                raise SystemExit(f"{line.source}: {line.reason}")


def dump(folder: Path, items: Sequence[Taken], seed: int, processes: int) -> str:
    """Add shuffled reports with so many processes; returns the sha256 of the record's dump, checked first."""
    store = str(folder / f"{seed}-{processes}.db")
    mixed = list(items)
    random.Random(seed).shuffle(mixed)  # noqa: S311 no secret
    if processes == 1:
        fill(store, mixed)
    else:
        open_store(store, create=True).close()
        cut = len(mixed) // 4
        at_once = [SPAWN.Process(target=fill, args=(store, part)) for part in (mixed[: -cut or None], mixed[cut:])]
        for one in at_once:
            one.start()
        for one in at_once:
            one.join()
        if any(one.exitcode for one in at_once):
            raise SystemExit(f"a writer ended with {[one.exitcode for one in at_once]}")
    record = open_store(store)
    faults = record.check().faults
    made = hashlib.sha256("".join(record.dump()).encode()).hexdigest()
    record.close()
    if faults:
        raise SystemExit(f"{store}: {faults[0]}")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each run."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=5000)
    ask.add_argument("--seeds", type=int, default=2)
    a = ask.parse_args(arguments)
    items, dumps = list(invented(a.reports)), set()
    with tempfile.TemporaryDirectory(prefix="khabar-order-") as folder:
        for seed in range(a.seeds):
            for processes in (1, 2):
                begun = time.perf_counter()
                made = dump(Path(folder), items, seed, processes)
                dumps.add(made)
                took = time.perf_counter() - begun
                print(f"{a.reports} reports, order {seed}, {processes} at once: {made[:16]}, {took:.0f} s", flush=True)
    print(f"{len(dumps)} different records")
    return int(len(dumps) > 1)


if __name__ == "__main__":
    sys.exit(main())
