"""Adds large reports with less and less memory, then looks at what is left; each time in a forked process.

    python memory.py GIVEN SIDE SIDES        prints "rooms R short S failures F"

GIVEN is the folder of what is written. Of SIDES that work side by side, this is number SIDE and takes its share of the
rooms. A room is the address space beyond what the program takes before it adds; short ones ended before all was added.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from given import NOW, load
from points import faults, forked

from khabar.errors import StoreFault
from khabar.record.record import Arrival
from khabar.record.store import open_store

ROOMS = (0, 128, 512, 1024, 2048, 3072, 4096, 6144, 8192, 65536)  # KB


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


def main(kept: str, side: int, sides: int) -> int:
    given, short, bad = load(kept, "large"), 0, 0
    rooms = ROOMS[side::sides]
    with tempfile.TemporaryDirectory(prefix="khabar-memory-") as folder:
        warm = open_store(str(Path(folder) / "warm.db"), create=True)
        warm.add(load(kept, "few"), NOW)  # what is loaded on use is loaded now, and not where there is no room
        warm.close()
        golden = Path(folder) / "golden.jsonl"
        forked(lambda: expect(golden, given))  # its memory is not to be had again by the writers
        expected = golden.read_text("utf-8")
        for room in rooms:
            store, acknowledged = str(Path(folder) / f"{room}.db"), Path(folder) / f"{room}.txt"
            open_store(store, create=True).close()
            code = forked(lambda room=room, store=store, told=acknowledged: write(store, told, given, room))
            print(f"{room} KB: {code}", flush=True)
            short += code == 3
            wrong = forked(lambda store=store, told=acknowledged: look(store, given, told, expected))
            bad += code not in {0, 3} or wrong != 0
    print(f"rooms {len(rooms)} short {short} failures {bad}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
