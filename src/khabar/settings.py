"""Settings: a flag over the environment over khabar.toml over what is written here.

Each may be given as KHABAR_NAME, or as KHABAR_NAME_FILE, a file that holds it (for what is secret).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from khabar.errors import BadSetting

FILE = "khabar.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set: the store's path or URL, who judges, seconds to wait for another writer, reports a commit.

    `feeds` are the addresses that `khabar watch` watches; in the environment they stand with spaces between them.
    `world` is the file of the user's own actors and places. Who sends `token` to `khabar serve` may judge; without one
    nobody may.
    """

    store: str = "khabar.db"
    author: str = "unnamed"
    busy: float = 60.0
    batch: int = 16
    feeds: tuple[str, ...] = ()
    world: str = "khabar-world.tsv"
    token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if not self.store:
            raise BadSetting("store", "it is empty")
        if not self.world:
            raise BadSetting("world", "it is empty")
        if not 0 < self.busy < 3600:
            raise BadSetting("busy", "it is between 0 and 3,600 seconds")
        if not 1 <= self.batch <= 1000:
            raise BadSetting("batch", "it is between 1 and 1,000 reports")


def load(flags: Mapping[str, Any], environment: Mapping[str, str], folder: Path) -> Settings:
    """Return the settings; a flag that is None was not given. Raises BadSetting naming what is wrong."""
    written = _written(folder / FILE)
    found: dict[str, Any] = {}
    for one in fields(Settings):
        for value in (flags.get(one.name), _of_environment(one.name, environment), written.get(one.name)):
            if value is not None:
                found[one.name] = _typed(one.name, value)
                break
    return Settings(**found)


def _written(path: Path) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise BadSetting(str(path), str(fault)) from fault
    known = {one.name for one in fields(Settings)}
    if stray := sorted(set(table) - known):
        raise BadSetting(f"{path}: {stray[0]}", f"there is no such setting; there are {', '.join(sorted(known))}")
    return table


def _of_environment(name: str, environment: Mapping[str, str]) -> str | None:
    variable = f"KHABAR_{name.upper()}"
    if variable in environment:
        return environment[variable]
    if place := environment.get(f"{variable}_FILE"):
        try:
            return Path(place).read_text("utf-8").strip()
        except (OSError, UnicodeError) as fault:
            raise BadSetting(f"{variable}_FILE", str(fault)) from fault
    return None


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 whatever TOML holds
    kind = type(getattr(Settings(), name))
    if kind is tuple:
        many = value.split() if isinstance(value, str) else value
        if not isinstance(many, list | tuple) or not all(isinstance(one, str) for one in many):
            raise BadSetting(name, f"{value!r} is not a list of strings")
        return tuple(many)
    try:
        return kind(value)
    except (TypeError, ValueError) as fault:
        raise BadSetting(name, f"{value!r} is not a {kind.__name__}") from fault
