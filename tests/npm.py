"""What tests need of npm: a folder's pinned lock installed once, or a skip that says loudly what is not tested."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def install(folder: Path, what: str) -> str:
    """`npm ci` of a folder's lock, once; in a folder of its own first, so that two runs do not meet. Returns node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        pytest.skip(f"{what} needs node and npm, and one of them is not on PATH")
    modules, lock = folder / "node_modules", (folder / "package-lock.json").read_bytes()
    stamp = modules / ".made-from"
    if stamp.exists() and stamp.read_bytes() == lock:
        return node
    with tempfile.TemporaryDirectory(dir=folder, prefix="node_modules.") as name:
        made = Path(name)
        for file in ("package.json", "package-lock.json"):
            shutil.copy(folder / file, made)
        command = [npm, "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=made, capture_output=True, check=False, text=True)
        if done.returncode:
            message = f"{what}: npm ci could not fetch it: {done.stderr.strip()[-300:]}"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
        (made / "node_modules" / ".made-from").write_bytes(lock)
        shutil.rmtree(modules, ignore_errors=True)
        (made / "node_modules").rename(modules)
    return node
