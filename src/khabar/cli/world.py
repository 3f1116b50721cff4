"""khabar world: the actors and places that a user lists, which outrank the package's."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import click

from khabar.errors import BadSetting
from khabar.lang.own import Own, parsed, written
from khabar.settings import load


@click.group("world")
def command() -> None:
    """Look after your own actors and places."""


@command.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(paths: tuple[Path, ...]) -> None:
    """Add actors and places from files: CSV, FollowTheMoney entities (JSON), PETRARCH actor dictionaries.

    They are kept in the file that the setting `world` names (khabar-world.tsv), and outrank what khabar knows. What is
    listed again by its first name and kind takes the place of what was. The exit code is 1 where one was refused.
    """
    from khabar.sources.actors import actors
    from khabar.sources.item import Refused

    kept = {_key(own): own for own in listed()}
    added = refused = 0
    for path in paths:
        for made in actors(path):
            if isinstance(made, Refused):
                refused += 1
                click.echo(f"khabar: {made.source}: {made.reason}", err=True)
                continue
            added += 1
            kept[_key(made)] = made
    _file().write_text(written(kept.values()), "utf-8")
    click.echo(f"{added} added, {refused} refused, {len(kept)} in {_file()}")
    sys.exit(1 if refused else 0)


def learn_own() -> str:
    """Let the reader know the user's own names; return a mark of them for the reader's version, "" for none."""
    own = tuple(listed())
    if not own:
        return ""
    from khabar.lang.world import learn

    learn(own)
    return f"+{hashlib.sha256(written(own).encode()).hexdigest()[:8]}"


def listed() -> list[Own]:
    """Return the user's own actors and places; raises BadSetting where the file is broken."""
    path = _file()
    try:
        return list(parsed(path.read_text("utf-8")))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as fault:
        raise BadSetting(str(path), str(fault)) from fault


def _file() -> Path:
    return Path(load({}, os.environ, Path.cwd()).world)


def _key(own: Own) -> tuple[str, str]:
    return own.kind, (own.en or own.ar)[0]
