"""Nothing acknowledged is lost, half stored or doubled: kills, a full disk, I/O errors, power cuts.

KHABAR_CRASH=all goes through every point and 200 cuts, which takes long.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ALL = os.environ.get("KHABAR_CRASH") == "all"
# Call, the number strace acts at (more than a writer ever makes), every how-manyth.
KILLS = [("pwrite64", 1000, 5), ("fdatasync", 60, 1), ("ftruncate", 60, 1), ("unlink", 60, 1)]
KILLED = 150  # points at the least
# Call, how it fails, as above, at least so many points.
FAULTS = [("pwrite64", "ENOSPC", 1000, 35, 15), ("pwrite64", "EIO", 1000, 50, 10), ("fdatasync", "EIO", 60, 1, 15)]


def loudly(why: str) -> None:
    warnings.warn(pytest.PytestWarning(why), stacklevel=2)
    pytest.skip(why)


def run(*command: object) -> str:
    done = subprocess.run([str(word) for word in command], cwd=HERE, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr[-2000:]


def hit(log: Path, call: str, how: str, at: int, step: int) -> int:
    """Run through the points of a call; returns how many were hit."""
    if not shutil.which("strace"):
        loudly("no storage call was hit: strace is missing (apt-get install strace)")
    act = f"signal=SIGKILL:when={at}" if how == "kill" else f"error={how}:when={at}+"
    out = run(
        "strace", "-f", "-qq", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:{act}",
        sys.executable, "points.py", call, how, at, 1, 1 if ALL else step, 100_000,
    )  # fmt: skip
    told = re.search(r"points (\d+) failures (\d+)", out)
    if told is None and "ptrace" in out.lower():
        loudly(f"no storage call was hit: strace may not trace here: {out[-200:]}")
    assert told, out
    assert int(told[2]) == 0, out
    assert "Traceback" not in out
    print(f"{call} {how}: {told[0]}")
    return int(told[1])


def test_a_writer_may_be_killed_at_any_storage_call(tmp_path):
    assert sum(hit(tmp_path / "log", call, "kill", at, step) for call, at, step in KILLS) >= KILLED


@pytest.mark.parametrize(("call", "how", "at", "step", "least"), FAULTS)
def test_a_storage_call_may_fail(tmp_path, call, how, at, step, least):
    assert hit(tmp_path / "log", call, how, at, step) >= least


def cut(cuts: int, synchronous: str) -> tuple[int, int]:
    if os.geteuid():
        loudly("no power was cut: that takes root and loop devices")
    out = run(sys.executable, "cuts.py", cuts, synchronous)
    if "cannot: mount" in out or "cannot: mkfs" in out:
        loudly(f"no power was cut: {out.strip()[-200:]}")
    told = re.search(r"cuts (\d+) failures (\d+)", out)
    assert told, out
    return int(told[1]), int(told[2])


def test_a_power_cut_loses_nothing_that_was_acknowledged():
    cuts = 200 if ALL else 20
    assert cut(cuts, "FULL") == (cuts, 0)


def test_the_cuts_would_show_a_store_that_does_not_sync():
    assert cut(8, "OFF")[1] > 0


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
def test_running_out_of_memory_harms_nothing():
    out = run(sys.executable, "memory.py")
    told = re.search(r"rooms (\d+) short (\d+) failures (\d+)", out)
    assert told, out
    assert (int(told[1]), int(told[3])) == (10, 0), out
    assert 0 < int(told[2]) < 10, out
