"""Kills, or fails, a writer at one storage call after another, then looks at what is left; run under strace.

    strace -f -qq -e trace=CALL -e inject=CALL:signal=SIGKILL:when=AT python points.py CALL kill AT FROM STEP MOST
    strace … -e inject=CALL:error=ENOSPC:when=AT+ python points.py CALL ENOSPC AT FROM STEP MOST

strace counts a process's calls of one name and acts at number AT. Each point is a process forked from this one, which
has everything imported and read; it makes AT - n idle calls first, so that its n-th storage call is the one hit.
Prints "points P failures F" and each failure.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import khabar.record.engine as engine_
from khabar.errors import StoreFault
from khabar.record.record import Arrival
from khabar.record.store import Store, open_store

NOW = "2031-05-13T00:00:00.000000Z"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def arrival_of() -> Callable[..., Arrival]:
    """The function that makes a report with its reading, from the record's tests."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "record"))
    from conftest import arrival

    return arrival


def arrivals() -> list[Arrival]:
    """Some paragraphs of the examples as reports of their own: short, so that a point is quick."""
    texts = [text for path in sorted(EXAMPLES.glob("*.en.txt")) for text in path.read_text("utf-8").split("\n\n")]
    return [arrival_of()(text, f"p{n}", published="2031-05-12") for n, text in enumerate(texts) if len(text) > 200][:8]


def idle(call: str, times: int, folder: Path) -> None:
    """Make calls that touch no store."""
    fd = os.open(folder / "idle", os.O_CREAT | os.O_RDWR)
    acts: dict[str, Callable[[], object]] = {
        "pwrite64": lambda: os.pwrite(fd, b"", 0), "fdatasync": lambda: os.fdatasync(fd),
        "fsync": lambda: os.fsync(fd), "ftruncate": lambda: os.ftruncate(fd, 0),
    }  # fmt: skip
    for _ in range(times):
        if call == "unlink":
            (folder / "not-there").unlink(missing_ok=True)
        else:
            acts[call]()
    os.close(fd)


def write(store: str, given: list[Arrival], acknowledged: Path, before: Callable[[], None]) -> None:
    """Add report after report, noting each that was acknowledged; a fault is told in one line."""
    with acknowledged.open("w") as out:
        before()
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


def forked(act: Callable[[], int]) -> int:
    """Run in a process of its own; returns its exit status, negative where it was killed."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = act()
        except BaseException:  # noqa: BLE001 a child must not come back
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(call: str, how: str, at: int, start: int, step: int, most: int, synchronous: str = "FULL") -> int:
    """Go through the points until the writer ends by itself, or `most` were hit."""
    engine_.SYNCHRONOUS = synchronous
    given = arrivals()
    work = Path(tempfile.mkdtemp(prefix="khabar-crash-"))
    template = str(work / "golden.db")

    # Made here and not in a process of its own: what is imported and compiled now, no point has to.
    write(template, given, work / "acknowledged", lambda: None)
    record = open_store(template)
    assert not record.check().faults
    golden = "".join(record.dump())
    record.close()
    hit = bad = 0
    n = start
    while hit < most:
        folder = work / f"n{n}"
        folder.mkdir()
        store, acknowledged = str(folder / "k.db"), folder / "acknowledged"

        def point(n: int = n, folder: Path = folder, store: str = store, acknowledged: Path = acknowledged) -> int:
            write(store, given, acknowledged, lambda: idle(call, at - n, folder))
            return 0

        code = forked(point)
        done = len(acknowledged.read_text().split()) == len(given)
        if code == 0 and done and how == "kill":
            break  # it was not hit: every point has been
        hit += 1

        def look(store: str = store, acknowledged: Path = acknowledged, n: int = n) -> int:
            found = faults(store, given, acknowledged, golden)
            for fault in found:
                print(f"{call} {how} {n}: {fault}", flush=True)
            return 1 if found else 0

        if code not in ({-9, 0} if how == "kill" else {0}) or forked(look):
            bad += 1
            print(f"{call} {how} {n}: the writer ended with {code}", flush=True)
        shutil.rmtree(folder)
        if how != "kill" and code == 0 and done:
            hit -= 1
            break
        n += step
    shutil.rmtree(work)
    print(f"points {hit} failures {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    call_, how_, *numbers = sys.argv[1:]
    sys.exit(main(call_, how_, *map(int, numbers)))
