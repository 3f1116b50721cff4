"""Ingest: adds many articles on one core; tells the rate, the memory as it goes, bytes a report, time outside reading.

    python -m benchmarks.ingest [--articles 10000] [--folder FOLDER] [--store FILE]

FOLDER holds zip files of JSON lists (fields source, url, date_extracted, title, author, content); without one the
articles are made up. A store that is named is kept. Fails where a third of the processor's time is spent outside
reading, or memory grows by over a tenth in the second half.
"""

from __future__ import annotations

import argparse
import gc
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import khabar.desk
from benchmarks.articles import FOLDER, articles, invented
from khabar.desk import open_desk
from khabar.model.version import VERSION

SHARE = 1 / 3
GROWTH = 1.1
STEP = 500  # reports between two looks at the memory


class Clock:
    """Processor seconds spent in a function that is called through this."""

    def __init__(self, act: Any) -> None:  # noqa: ANN401 any function
        self.act, self.spent = act, 0.0

    def __call__(self, *given: Any, **more: Any) -> Any:  # noqa: ANN401 as the function
        """Call it."""
        begun = time.process_time()
        try:
            return self.act(*given, **more)
        finally:
            self.spent += time.process_time() - begun


def memory(name: str) -> float:
    """Return this process's VmRSS or VmHWM in MB, 0 where it is not told."""
    status = Path("/proc/self/status")
    return int(status.read_text().split(f"{name}:")[1].split()[0]) / 1024 if status.exists() else 0.0


def timed(items: Iterator[Any], clock: list[float]) -> Iterator[Any]:
    """Pass items on; the time that making them takes is the source's, not the desk's."""
    while True:
        begun = time.process_time()
        item = next(items, None)
        clock[0] += time.process_time() - begun
        if item is None:
            return
        yield item


def sizes(store: Path) -> list[tuple[str, int]]:
    """Return bytes by table and index, the largest first; nothing where SQLite was built without dbstat."""
    with sqlite3.connect(store) as connection:
        try:
            return connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
        except sqlite3.OperationalError:
            return []


def ingest(store: Path, items: Iterator[Any]) -> tuple[int, float, float, list[float]]:
    """Add items; returns how many were stored, seconds in all, seconds of reading, and MB at each step."""
    reading, source, seen, stored = Clock(khabar.desk.read), [0.0], 0, 0
    khabar.desk.read = reading
    memories: list[float] = []
    begun = time.process_time()
    with open_desk(str(store), VERSION) as desk:
        for line in desk.take_in(timed(items, source)):
            seen += 1
            stored += line.outcome == "stored"
            if seen % STEP == 0:
                memories.append(memory("VmRSS"))
                print(f"{seen:7d} seen, {time.process_time() - begun:7.1f} s, {memories[-1]:6.0f} MB", flush=True)
    khabar.desk.read = reading.act
    return stored, time.process_time() - begun - source[0], reading.spent, memories


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=10_000)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--store", type=Path)
    a = ask.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="khabar-ingest-") as folder:
        store = a.store or Path(folder) / "k.db"
        items = articles(a.folder) if a.folder.is_dir() else invented(a.articles)
        stored, spent, reading, memories = ingest(store, islice(items, a.articles))
        many = max(stored, 1)
        outside = 1 - reading / spent
        print(f"{stored} stored, {stored / spent:.1f} a second of one core, {1000 * spent / many:.1f} ms each")
        print(f"{outside:.1%} of the time outside reading ({1000 * (spent - reading) / many:.1f} ms each)")
        print(f"{store.stat().st_size / many / 1000:.1f} KB of store a report, peak {memory('VmHWM'):.0f} MB")
        for name, size in sizes(store)[:12]:
            print(f"  {name:28} {size / many:8.0f} bytes a report")
    gc.collect()
    half = memories[len(memories) // 2 :] or [0.0]
    return int(outside > SHARE or max(half) > GROWTH * half[0])


if __name__ == "__main__":
    sys.exit(main())
