"""Prints what uv.lock holds for this Python as pip requirements with hashes, so that ./run works where uv is not.

    python tools/lock.py build dev > requirements.txt

The arguments are dependency groups added to the program's own dependencies. It runs inside a fresh virtual
environment, before anything is installed: it needs the standard library and the pip that venv puts there.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pip._vendor.packaging.markers import Marker  # the one evaluator of markers a bare environment has

ROOT = Path(__file__).resolve().parent.parent
Entry = dict[str, Any]


def requirements(lock: Entry, groups: Iterable[str]) -> Iterator[str]:
    """One line a package, `name==version --hash=sha256:…`; only wheels, so that nothing is built on the way."""
    packages: list[Entry] = lock["package"]
    (program,) = (package for package in packages if package["source"].get("editable") == ".")
    asked = list(program.get("dependencies", []))
    for group in groups:
        asked += program.get("dev-dependencies", {})[group]
    for package in sorted(reached(packages, asked), key=lambda package: package["name"]):
        hashes = " ".join(f"--hash={wheel['hash']}" for wheel in package.get("wheels", []))
        if not hashes:
            sys.exit(f"lock.py: {package['name']} {package['version']} has no wheel in uv.lock")
        yield f"{package['name']}=={package['version']} {hashes}"


def reached(packages: list[Entry], asked: list[Entry]) -> list[Entry]:
    """The packages that the asked-for dependencies lead to on this machine and this Python."""
    found: list[Entry] = []
    seen: set[tuple[str, str, str]] = set()
    waiting = list(asked)
    while waiting:
        dependency = waiting.pop()
        if not holds(dependency.get("marker")):
            continue
        package = chosen(packages, dependency)
        for extra in ["", *dependency.get("extra", [])]:
            if (key := (package["name"], package["version"], extra)) in seen:
                continue
            seen.add(key)
            if extra:
                waiting += package["optional-dependencies"][extra]
            else:
                found.append(package)
                waiting += package.get("dependencies", [])
    return found


def chosen(packages: list[Entry], dependency: Entry) -> Entry:
    """The locked package a dependency names; where uv.lock forks into several versions, it names the version too."""
    (package,) = (
        package
        for package in packages
        if package["name"] == dependency["name"] and package["version"] == dependency.get("version", package["version"])
    )
    return package


def holds(marker: str | None) -> bool:
    """Whether an environment marker is true here; no marker always is."""
    return marker is None or bool(Marker(marker).evaluate({"extra": ""}))


if __name__ == "__main__":
    print(*requirements(tomllib.loads((ROOT / "uv.lock").read_text("utf-8")), sys.argv[1:]), sep="\n")
