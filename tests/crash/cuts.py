"""Cuts the power under a writer: its store lies on ext4 in a loop file that is copied while it writes, then mounted.

    python cuts.py CUTS [SYNCHRONOUS]        prints "cuts N failures F"; needs root, loop devices and e2fsprogs

The copy holds only what had reached the disk. kill -9 cannot show a missing sync, for the page cache outlives it.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from points import EXAMPLES, NOW, arrival_of, faults, forked

import khabar.record.engine as engine_
from khabar.errors import KhabarError
from khabar.record.store import open_store

SIZE = 32  # MB


def sh(*words: object) -> int:
    return subprocess.run([str(word) for word in words], capture_output=True, check=False).returncode


def need(*words: object) -> None:
    if sh(*words):
        raise SystemExit(f"cannot: {' '.join(map(str, words))}")


def main(cuts: int, synchronous: str = "FULL") -> int:  # noqa: PLR0915 one cut, step by step
    random.seed(1)
    texts = [text for path in sorted(EXAMPLES.glob("*.en.txt")) for text in path.read_text("utf-8").split("\n\n")]
    given = [arrival_of()(text, f"p{n}", published="2031-05-12") for n, text in enumerate(texts) if len(text) > 40]
    work = Path(tempfile.mkdtemp(prefix="khabar-cut-"))
    disk, copy, here, there = (work / name for name in ("disk", "copy", "here", "there"))
    here.mkdir()
    there.mkdir()
    golden = open_store(str(work / "golden.db"), create=True)
    golden.add(given, NOW)
    expected = "".join(golden.dump())
    golden.close()
    engine_.SYNCHRONOUS = synchronous
    bad = done = 0
    try:
        for _ in range(cuts):
            disk.unlink(missing_ok=True)
            copy.unlink(missing_ok=True)
            need("truncate", "-s", f"{SIZE}M", disk)
            need("mkfs.ext4", "-q", disk)
            need("mount", "-o", "loop,commit=300", disk, here)
            acknowledged, before = work / "acknowledged", work / "before"
            acknowledged.write_text("")
            child = os.fork()
            if child == 0:
                record = open_store(str(here / "k.db"), create=True)
                with acknowledged.open("a") as out:
                    for one in given:
                        record.add([one], NOW)
                        out.write(one.report.id + "\n")
                        out.flush()
                os._exit(0)
            while not acknowledged.stat().st_size:
                time.sleep(0.01)
            time.sleep(random.random() * 0.4)
            shutil.copy(acknowledged, before)  # acknowledged before the cut
            need("cp", "--sparse=always", disk, copy)  # the cut
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            need("umount", here)
            if sh("mount", "-o", "loop", copy, there):
                sh("e2fsck", "-fy", copy)
                need("mount", "-o", "loop", copy, there)

            def look(before: Path = before) -> int:
                engine_.SYNCHRONOUS = "FULL"
                try:
                    found = faults(str(there / "k.db"), given, before, expected)
                except KhabarError as fault:
                    found = [str(fault)]
                for fault_ in found[:3]:
                    print("cut:", fault_, flush=True)
                return 1 if found else 0

            bad += forked(look) != 0
            done += 1
            need("umount", there)
    finally:
        sh("umount", here)
        sh("umount", there)
        shutil.rmtree(work)
    print(f"cuts {done} failures {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), *sys.argv[2:]))
