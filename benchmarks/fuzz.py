"""Fuzzing: damaged pages, feeds, web archives and lines of JSON go the whole way from bytes to a reading.

    python -m benchmarks.fuzz [--only html,feed,warc,jsonl] [--count 10000] [--first 0] [--keep FOLDER]

A fault is an exception, a mutant that takes over 5 seconds of a processor, a process that dies or needs over 1.5 GB, a
good record beside a bad one that is not read. Prints each by its number; the exit code is 1 where there is one.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.mutants import SEEDS, mutant
from khabar.model.codec import dumps
from khabar.reading.reader import read
from khabar.sources.files import of_stream
from khabar.sources.item import Given, Item, Refused, Taken

SLOWEST, HANGS, MEMORY = 5.0, 60.0, 1_500 << 20  # seconds of a processor, seconds, bytes
BESIDE = {"warc": ("https://example.org/1", "https://example.org/9"), "jsonl": ("first", "last")}
Told = tuple[int, float, str, int, int]  # number, seconds, fault or "", reports, refusals
Work = Callable[[str, int, int, Connection], None]


def faults(kind: str, number: int) -> tuple[str, list[Item]]:
    """Read a mutant; return what is wrong with how that went, or "", and what was in it."""
    items: list[Item] = []
    try:
        for item in of_stream(io.BytesIO(mutant(kind, number)), "m", Given(), kind):
            items.append(item)
            if isinstance(item, Taken):
                dumps(read(item.report, item.remarks))
    except Exception as fault:  # noqa: BLE001  it is what we look for
        return f"{type(fault).__name__}: {str(fault)[:80]}", items
    names = {i.source if isinstance(i, Refused) else i.report.source for i in items}
    if lost := [name for name in BESIDE.get(kind, ()) if name not in names]:
        return f"lost beside a bad record: {', '.join(lost)}", items
    return "", items


def work(kind: str, first: int, end: int, out: Connection) -> None:
    """Read mutants in a process of its own, telling of each."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(first, end):
        begun = time.process_time()
        fault, items = faults(kind, number)
        taken = sum(isinstance(item, Taken) for item in items)
        out.send((number, time.process_time() - begun, fault, taken, len(items) - taken))
    out.close()


def run(kind: str, first: int, end: int, worked: Work = work) -> Iterator[Told]:
    """Yield how each mutant went; the process that hangs or dies on one is replaced."""
    clean = multiprocessing.get_context("spawn")  # its memory is its own
    while first < end:
        here, there = clean.Pipe(duplex=False)
        worker = clean.Process(target=worked, args=(kind, first, end, there), daemon=True)
        worker.start()
        there.close()
        why = ""
        while first < end and not why:
            try:
                why = "" if here.poll(HANGS) else "it hangs"
                if not why:
                    yield here.recv()
                    first += 1
            except EOFError:
                why = "the process died"
        worker.kill()
        worker.join()
        if why:
            yield first, HANGS, why, 0, 0
            first += 1


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for, kind by kind."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--only", default=",".join(SEEDS))
    ask.add_argument("--count", type=int, default=10_000)
    ask.add_argument("--first", type=int, default=0)
    ask.add_argument("--keep", type=Path, help="write the mutants with a fault into this folder")
    a = ask.parse_args(arguments)
    bad = 0
    for kind in a.only.split(","):
        told, slowest, began, counts = 0, (0.0, 0), time.monotonic(), Counter[str]()
        for number, seconds, fault, taken, refused in run(kind, a.first, a.first + a.count):
            slowest = max(slowest, (seconds, number))
            counts.update(reports=taken, refused=refused)
            if wrong := fault or (f"it took {seconds:.1f} s" if seconds > SLOWEST else ""):
                told += 1
                print(f"{kind} {number}: {wrong}", flush=True)
                if a.keep:
                    a.keep.mkdir(exist_ok=True, parents=True)
                    (a.keep / f"{kind}-{number}").write_bytes(mutant(kind, number))
        bad += told
        print(
            f"{kind}: {a.count} mutants, {counts['reports']} reports, {counts['refused']} refusals, {told} faults, "
            f"slowest {slowest[0]:.2f} s (mutant {slowest[1]}), {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
