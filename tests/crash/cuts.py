"""Cuts the power under a writer: its store lies on ext4 in a loop file that is copied while it writes, then mounted.

    python cuts.py GIVEN SIDE SIDES CUTS [SYNCHRONOUS]        needs root, loop devices and e2fsprogs

GIVEN is the folder of what is written. Of SIDES that work side by side, this is number SIDE and makes its share of the
cuts, which are spread over the time that the writer takes. The copy holds only what had reached the file, which stands
for the disk and may itself lie in memory: what the writer did not sync is in the page cache of the ext4 above it.
kill -9 cannot show a missing sync, for that cache outlives it. Prints "cuts N failures F" and what is wrong.
"""

from __future__ import annotations

import gc
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from given import NOW, load
from points import faults, forked, here

import khabar.record.engine as engine_
from khabar.errors import KhabarError
from khabar.record.record import Arrival
from khabar.record.store import open_store

SIZE = 32  # MB
LATER = 0.01  # seconds after a report was acknowledged in which the cut falls


def sh(*words: object) -> int:
    return subprocess.run([str(word) for word in words], capture_output=True, check=False).returncode


def need(*words: object) -> None:
    if sh(*words):
        raise SystemExit(f"cannot: {' '.join(map(str, words))}")


@dataclass(frozen=True)
class Bench:
    """Where disks are made and mounted, what is written, and how the whole of it dumps."""

    work: Path
    given: list[Arrival]
    golden: str
    synchronous: str

    @property
    def mounted(self) -> tuple[Path, Path]:
        return self.work / "here", self.work / "there"

    def prepare(self) -> None:
        """Make the empty disk that each cut begins with."""
        for folder in self.mounted:
            folder.mkdir()
        need("truncate", "-s", f"{SIZE}M", self.work / "empty")
        need("mkfs.ext4", "-q", self.work / "empty")

    def cut(self, after: int, later: float) -> int:
        """Cut the power when so many reports were acknowledged, and a little later; returns 1 where that did harm."""
        disk, copy, acknowledged, before = (self.work / name for name in ("disk", "copy", "acknowledged", "before"))
        here_, there = self.mounted
        need("cp", "--sparse=always", self.work / "empty", disk)
        need("mount", "-o", "loop,commit=300", disk, here_)
        acknowledged.write_text("")
        child = os.fork()
        if child == 0:
            here(lambda: self.write(here_ / "k.db", acknowledged))
        while acknowledged.read_text().count("\n") < after:
            if os.waitpid(child, os.WNOHANG)[0]:
                raise SystemExit("the writer ended by itself")
            time.sleep(0.001)
        time.sleep(later)
        shutil.copy(acknowledged, before)  # acknowledged before the cut
        need("cp", "--sparse=always", disk, copy)  # the cut
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        need("umount", here_)
        if sh("mount", "-o", "loop", copy, there):
            sh("e2fsck", "-fy", copy)
            need("mount", "-o", "loop", copy, there)
        harm = forked(lambda: self.look(there / "k.db", before))
        need("umount", there)
        return int(harm != 0)

    def write(self, store: Path, acknowledged: Path) -> int:
        engine_.SYNCHRONOUS = self.synchronous
        record = open_store(str(store), create=True)
        with acknowledged.open("a") as out:
            for one in self.given:
                record.add([one], NOW)
                out.write(one.report.id + "\n")
                out.flush()
        return 0

    def look(self, store: Path, before: Path) -> int:
        try:
            found = faults(str(store), self.given, before, self.golden)
        except KhabarError as fault:
            found = [str(fault)]
        for told in found[:3]:
            print("cut:", told, flush=True)
        return int(bool(found))


def main(folder: str, side: int, sides: int, cuts: int, synchronous: str = "FULL") -> int:
    random.seed(side)
    given = load(folder, "many")
    work = Path(tempfile.mkdtemp(prefix="khabar-cut-"))
    golden = open_store(str(work / "golden.db"), create=True)
    golden.add(given, NOW)
    bench = Bench(work, given, "".join(golden.dump()), synchronous)
    golden.close()
    gc.freeze()
    points = [1 + n * (len(given) - 1) // cuts for n in range(cuts)][side::sides]
    try:
        bench.prepare()
        bad = sum(bench.cut(after, random.random() * LATER) for after in points)
    finally:
        for mounted in bench.mounted:
            sh("umount", mounted)
        shutil.rmtree(work)
    print(f"cuts {len(points)} failures {bad}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:5]), *sys.argv[5:]))
