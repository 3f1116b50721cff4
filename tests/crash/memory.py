"""Adds large reports with less and less memory, then looks at what is left; each time in a forked process.

    python memory.py        prints "rooms R short S failures F"

A room is the address space beyond what the program takes before it adds; short ones ended before all was added.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from points import EXAMPLES, NOW, arrival_of, faults, forked

from khabar.errors import StoreFault
from khabar.record.record import Arrival
from khabar.record.store import open_store

ROOMS = (0, 64, 128, 256, 384, 512, 768, 1024, 1536, 65536)  # KB
TIMES = 16  # each example so often in one report


def large() -> list[Arrival]:
    """Some of the examples, each many times over, as long reports."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.en.txt"))[:3]]
    return [arrival_of()("\n\n".join([text] * TIMES), f"p{n}", published="2031-05-12") for n, text in enumerate(texts)]


def write(store: str, acknowledged: Path, given: list[Arrival], room: int) -> int:
    """Add under the limit, noting each that was acknowledged; 3 where the record said that it could not."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    with acknowledged.open("w") as out:
        record = open_store(store)
        resource.setrlimit(resource.RLIMIT_AS, (used + room * 1024,) * 2)
        for one in given:
            try:
                record.add([one], NOW)
            except StoreFault:
                return 3
            out.write(one.report.id + "\n")
            out.flush()
    return 0


def expect(golden: Path, given: list[Arrival]) -> int:
    """Write the dump of a record that has everything."""
    record = open_store(str(golden.with_suffix(".db")), create=True)
    for one in given:
        record.add([one], NOW)
    golden.write_text("".join(record.dump()), "utf-8")
    return 0


def look(store: str, given: list[Arrival], acknowledged: Path, expected: str) -> int:
    """Print what is wrong with what is left."""
    found = faults(store, given, acknowledged, expected)
    print(*found[:3], sep="\n", end="\n" if found else "", flush=True)
    return int(bool(found))


def main() -> int:
    given, short, bad = large(), 0, 0
    with tempfile.TemporaryDirectory(prefix="khabar-memory-") as folder:
        golden = Path(folder) / "golden.jsonl"
        forked(lambda: expect(golden, given))  # its memory is not to be had again by the writers
        expected = golden.read_text("utf-8")
        for room in ROOMS:
            store, acknowledged = str(Path(folder) / f"{room}.db"), Path(folder) / f"{room}.txt"
            open_store(store, create=True).close()
            code = forked(lambda room=room, store=store, told=acknowledged: write(store, told, given, room))
            print(f"{room} KB: {code}", flush=True)
            short += code == 3
            wrong = forked(lambda store=store, told=acknowledged: look(store, given, told, expected))
            bad += code not in {0, 3} or wrong != 0
    print(f"rooms {len(ROOMS)} short {short} failures {bad}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
