"""What tests need of Debian: programs that apt-get fetches where it may, or a skip that says loudly what is missed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest


class NotHere(Exception):
    """Why a program is not here."""


def fetched(name: str, find: Callable[[], Any], *packages: str) -> Any:
    """Return what `find` finds, if need be after its packages were fetched. Raises NotHere."""
    if (here := find()) is not None:
        return here
    if os.geteuid() or not shutil.which("apt-get"):
        raise NotHere(f"there is no {name} here, and it cannot be installed without root and apt-get")
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "capture_output": True}
    get = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if subprocess.run(get, check=False, **quiet).returncode:
        subprocess.run(["apt-get", "update"], check=False, **quiet)
        subprocess.run(get, check=False, **quiet)
    if (here := find()) is None:
        raise NotHere(f"apt-get could not install {name}")
    return here


def lent(running: AbstractContextManager[Any], missed: str) -> Iterator[Any]:
    """Yield what is running, for a fixture; where it cannot be, skip and say what is missed."""
    try:
        started = running.__enter__()
    except NotHere as why:
        pytest.skip(f"{missed}: {why}")
    yield started
    running.__exit__(None, None, None)
