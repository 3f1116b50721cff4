"""Kills, or fails, a writer at one storage call after another, then looks at what is left.

    python points.py GIVEN SIDE SIDES pwrite64:kill:5 fdatasync:EIO:1 …

kills every fifth call, and fails every one. GIVEN is the folder of what is written. Of SIDES that work side by side,
this is number SIDE and takes its share. strace counts a writer's calls of one name and acts at number n of them, or
from there on. Each point is a process forked from this one, which has everything imported; strace takes hold of it
before it begins, and of nothing else. Prints "CALL HOW: points P failures F" and each failure.
"""

from __future__ import annotations

import ctypes
import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from given import NOW, load

from khabar.errors import StoreFault
from khabar.record.record import Arrival
from khabar.record.store import Store, open_store

SET_PTRACER, ANYBODY = 0x59616D61, (1 << 64) - 1  # of prctl: who may take hold of this process


def write(store: str, given: list[Arrival], acknowledged: Path) -> None:
    """Add report after report, noting each that was acknowledged; a fault is told in one line."""
    with acknowledged.open("w") as out:
        try:
            record = open_store(store, create=True)
            for one in given:
                record.add([one], NOW)
                out.write(one.report.id + "\n")
                out.flush()
            record.close()
        except StoreFault as fault:
            print("told:", fault, file=sys.stderr)


def faults(store: str, given: list[Arrival], acknowledged: Path, golden: str) -> list[str]:
    """Say what is wrong with what is left: lost, half stored, or doubled when everything is added again."""
    record: Store = open_store(store, create=True)
    found = list(record.check().faults)
    kept = {entry["id"] for _, entry in record.changes() if entry["entry"] == "report"}
    read = {entry["report"] for _, entry in record.changes() if entry["entry"] == "reading"}
    if lost := set(acknowledged.read_text().split()) - kept:
        found.append(f"{len(lost)} acknowledged reports are lost")
    if kept != read:
        found.append("a report is there without its reading")
    for one in given:
        record.add([one], NOW)
    if "".join(record.dump()) != golden:
        found.append("added again, the record is another one")
    record.close()
    return found


def here(act: Callable[[], int]) -> NoReturn:
    """Run in this process, a child that must not come back."""
    code = 70
    try:
        code = act()
    except BaseException:  # noqa: BLE001 whatever it is, it ends here
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(code)


def forked(act: Callable[[], int]) -> int:
    """Run in a process of its own; returns its exit status, negative where it was killed."""
    child = os.fork()
    if child == 0:
        here(act)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def traced(inject: str, act: Callable[[], int]) -> int:
    """Run in a process of its own that strace has hold of before it begins; returns its exit status, as `forked`."""
    waits, go = os.pipe()

    def begin() -> int:
        os.close(go)
        ctypes.CDLL(None).prctl(ctypes.c_int(SET_PTRACER), ctypes.c_ulong(ANYBODY))
        os.read(waits, 1)
        return act()

    child = os.fork()
    if child == 0:
        here(begin)
    os.close(waits)
    call = inject.partition(":")[0]
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={inject}", "-p", str(child)],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while "TracerPid:\t0\n" in Path(f"/proc/{child}/status").read_text():
        if tracer.poll() is not None:
            os.kill(child, signal.SIGKILL)
            raise SystemExit(f"cannot trace: {tracer.communicate()[1]}")
        time.sleep(0.001)
    os.close(go)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    tracer.communicate()
    return code


@dataclass(frozen=True)
class Points:
    """Where records are made, what is written, and how the whole of it dumps."""

    work: Path
    given: list[Arrival]
    golden: str

    def of(self, call: str, how: str, start: int, step: int) -> int:
        """Go through the points of a call until the writer ends by itself; returns how many failed."""
        hit = bad = 0
        n = start
        while True:
            folder = self.work / f"{call}-{how}-{n}"
            folder.mkdir()
            store, acknowledged = str(folder / "k.db"), folder / "acknowledged"
            act = f"signal=SIGKILL:when={n}" if how == "kill" else f"error={how}:when={n}+"
            code = traced(f"{call}:{act}", partial(self.point, store, acknowledged))
            if code == 0 and len(acknowledged.read_text().split()) == len(self.given):
                break  # it was not hit: every point has been
            hit += 1
            told = f"{call} {how} {n}"
            if code not in ({-9, 0} if how == "kill" else {0}) or forked(partial(self.look, store, acknowledged, told)):
                bad += 1
                print(f"{told}: the writer ended with {code}", flush=True)
            shutil.rmtree(folder)
            n += step
        print(f"{call} {how}: points {hit} failures {bad}", flush=True)
        return bad

    def point(self, store: str, acknowledged: Path) -> int:
        write(store, self.given, acknowledged)
        return 0

    def look(self, store: str, acknowledged: Path, told: str) -> int:
        found = faults(store, self.given, acknowledged, self.golden)
        for fault in found:
            print(f"{told}: {fault}", flush=True)
        return 1 if found else 0


def main(folder: str, side: int, sides: int, *wanted: str) -> int:
    given = load(folder, "few")
    with tempfile.TemporaryDirectory(prefix="khabar-crash-") as work:
        template = str(Path(work) / "golden.db")
        # Made here and not in a process of its own: what is imported and compiled now, no point has to.
        write(template, given, Path(work) / "acknowledged")
        record = open_store(template)
        assert not record.check().faults
        points = Points(Path(work), given, "".join(record.dump()))
        record.close()
        gc.freeze()
        bad = 0
        for call, how, step in (one.split(":") for one in wanted):
            bad += points.of(call, how, 1 + side * int(step), sides * int(step))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:]))
