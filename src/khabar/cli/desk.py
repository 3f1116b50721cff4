"""What the verbs at the desk share: their options, how the desk is opened, how answers are printed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khabar.cli.inputs import Day
from khabar.cli.world import learn_own
from khabar.model.notation import FIRST_STRONG, POP
from khabar.model.version import VERSION
from khabar.settings import Settings, load

if TYPE_CHECKING:
    from khabar.desk import Desk

STORE = click.option("--store", help="The record: a file, or postgresql://… (default khabar.db, or KHABAR_STORE).")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object an answer, one a line.")
AS_OF = click.option("--as-of", type=Day(), help="What was known at the end of this day, or at this moment.")
LIMIT = click.option(
    "--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help="At most so many."
)
SINCE = click.option("--since", type=Day(), help="From this day on.")
UNTIL = click.option("--until", type=Day(), help="Up to this day.")
OUTLET = click.option("--outlet", help="Only of this outlet.")
WHY = click.option("--why", required=True, help="The reason; it is kept.")
BY = click.option("--by", help="Who judges (default KHABAR_AUTHOR).")


def options(*wanted: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a verb these options, and the store's."""

    def give(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed((*wanted, STORE)):
            command = option(command)
        return command

    return give


def settings(**flags: Any) -> Settings:  # noqa: ANN401 whatever was given
    """Return the settings as flags, environment and khabar.toml have them; raises BadSetting."""
    return load(flags, os.environ, Path.cwd())


def open_desk(store: str | None, *, create: bool = False, read_only: bool = False, **flags: Any) -> Desk:  # noqa: ANN401
    """Open the desk the settings name; raises StoreFault."""
    from khabar.desk import open_desk as opened

    with_ = settings(store=store, **flags)
    return opened(
        with_.store, VERSION + learn_own(), author=with_.author, busy=with_.busy, batch=with_.batch, create=create,
        read_only=read_only,
    )  # fmt: skip


def show(answers: Iterable[Any], as_json: bool, line: Callable[[Any], str]) -> None:  # noqa: FBT001 as given
    """Print answers, dataclasses all: as JSON or as a line for people each."""
    for one in answers:
        click.echo(to_json(asdict(one)) if as_json else line(one))


def to_json(data: Any) -> str:  # noqa: ANN401 whatever JSON holds
    """Return one line of JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def aside(words: str | None) -> str:
    """Wrap a report's words so that they do not turn the line around them."""
    return f"{FIRST_STRONG}{' '.join(words.split())}{POP}" if words else "-"


def short(key: str) -> str:
    """Return an id as people write it."""
    return key.removeprefix("sha256:")[:12]


def fail(text: str) -> None:
    """Say what went wrong and leave with 1."""
    click.echo(f"khabar: {text}", err=True)
    sys.exit(1)
