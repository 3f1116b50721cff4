"""Nothing acknowledged is lost, half stored or doubled: kills, a full disk, I/O errors, power cuts.

KHABAR_CRASH=all goes through every point and 200 cuts, which takes long.

No kill and no failing call asks anything of a disk, and a cut asks only what had reached the file that stands for one:
their stores lie in memory where there is a file system for it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MEMORY, ROOM = Path("/dev/shm"), 1 << 29  # bytes that must be free there
ALL = os.environ.get("KHABAR_CRASH") == "all"
# Call, every how-manyth.
KILLS = [("pwrite64", 5), ("fdatasync", 1), ("ftruncate", 1), ("unlink", 1)]
KILLED = 150  # points at the least
# Call, how it fails, as above, at least so many points.
FAULTS = [("pwrite64", "ENOSPC", 35, 15), ("pwrite64", "EIO", 50, 10), ("fdatasync", "EIO", 1, 15)]


def loudly(why: str) -> None:
    warnings.warn(pytest.PytestWarning(why), stacklevel=2)
    pytest.skip(why)


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> Path:
    """The folder of what is written."""
    folder: Path = tmp_path_factory.mktemp("given")
    subprocess.run([sys.executable, "given.py", folder], cwd=HERE, check=True)
    return folder


def beside(script: str, given: Path, *words: object) -> list[str]:
    """Run a script on every core, each taking its share of the work; returns what each printed."""
    room = {"TMPDIR": str(MEMORY)} if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM else {}
    sides = os.cpu_count() or 1
    running = [
        subprocess.Popen(
            [sys.executable, script, *map(str, (given, side, sides, *words))], cwd=HERE, env=os.environ | room,
            text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for side in range(sides)
    ]  # fmt: skip
    printed = [one.communicate() for one in running]
    return [out + errors[-2000:] for out, errors in printed]


def numbers(told: str, out: str) -> list[int]:
    found = re.search(told, out)
    assert found, out
    return [int(number) for number in found.groups()]


@pytest.fixture(scope="module")
def hit(given) -> Counter[tuple[str, str]]:
    """How many points of each call were hit in each way, none with a fault."""
    if not shutil.which("strace"):
        loudly("no storage call was hit: strace is missing (apt-get install strace)")
    asked = [(call, "kill", step) for call, step in KILLS] + [fault[:3] for fault in FAULTS]
    wanted = [f"{call}:{how}:{1 if ALL else step}" for call, how, step in asked]
    made: Counter[tuple[str, str]] = Counter()
    for out in beside("points.py", given, *wanted):
        if "cannot trace" in out:
            loudly(f"no storage call was hit: strace may not trace here: {out[-200:]}")
        found = re.findall(r"^(\w+) (\w+): points (\d+) failures (\d+)$", out, re.MULTILINE)
        assert len(found) == len(wanted), out
        assert all(int(failures) == 0 for *_, failures in found), out
        assert "Traceback" not in out
        made.update({(call, how): int(points) for call, how, points, _ in found})
    print(*(f"{call} {how}: {points} points" for (call, how), points in made.items()), sep="\n")
    return made


def test_a_writer_may_be_killed_at_any_storage_call(hit):
    assert all(hit[call, "kill"] for call, _ in KILLS)
    assert sum(hit[call, "kill"] for call, _ in KILLS) >= KILLED


@pytest.mark.parametrize(("call", "how", "step", "least"), FAULTS)
def test_a_storage_call_may_fail(hit, call, how, step, least):
    assert hit[call, how] >= least, f"every {step} of them"


def cut(given: Path, cuts: int, synchronous: str) -> tuple[int, int]:
    """Cut the power so often; returns how often that was, and how often it did harm."""
    if os.geteuid():
        loudly("no power was cut: that takes root and loop devices")
    made = []
    for out in beside("cuts.py", given, cuts, synchronous):
        print(out)
        if "cannot: mount" in out or "cannot: mkfs" in out:
            loudly(f"no power was cut: {out.strip()[-200:]}")
        made.append(numbers(r"cuts (\d+) failures (\d+)", out))
    done, harmed = map(sum, zip(*made, strict=True))
    return done, harmed


def test_a_power_cut_loses_nothing_that_was_acknowledged(given):
    cuts = 200 if ALL else 20
    assert cut(given, cuts, "FULL") == (cuts, 0)


def test_the_cuts_would_show_a_store_that_does_not_sync(given):
    assert cut(given, 8, "OFF")[1] > 0


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
def test_running_out_of_memory_harms_nothing(given):
    printed = beside("memory.py", given)
    made = [numbers(r"rooms (\d+) short (\d+) failures (\d+)", out) for out in printed]
    rooms, short, failures = map(sum, zip(*made, strict=True))
    assert (rooms, failures) == (10, 0), printed
    assert 0 < short < 10, printed
