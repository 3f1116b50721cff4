"""What the verbs that read reports share: their options, the reports they name, and progress for many of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from khabar.sources.files import KIND_NAMES, of_stream, paths, reports
from khabar.sources.item import Given, Item, Refused
from khabar.sources.rows import columns


class Day(click.ParamType[str]):
    """An ISO 8601 date or datetime, kept as it was written."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check it."""
        try:
            datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not an ISO 8601 date such as 2024-04-01", param, ctx)
        return value


COLUMNS = "khabar.columns"  # where the context keeps the column map, so that no verb needs to pass it on


def _map(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    try:
        ctx.meta[COLUMNS] = columns(value) if value else ()
    except ValueError as fault:
        raise click.BadParameter(str(fault), ctx, param) from fault


OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH…|-"),
    click.option("--published", type=Day(), help="The reports' day, ISO 8601, where they do not say it themselves."),
    click.option("--outlet", help="Who published them."),
    click.option("--lang", help="Their language, ISO 639-1 (ar, en); told from the text where it is not given."),
    click.option("--input", "kind", type=click.Choice(KIND_NAMES), help="What the input is, whatever its name."),
    click.option(
        "--map", callback=_map, expose_value=False, metavar="FIELD=COLUMN,…",
        help="Which columns of JSON Lines or Parquet hold a report's fields: text=body,published=date.",
    ),
)  # fmt: skip


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options that name reports."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def items(names: tuple[str, ...], given: Given, kind: str | None) -> Iterator[Item]:
    """Yield what the names stand for, "-" being standard input; many files show their progress on a terminal."""
    given = replace(given, columns=click.get_current_context().meta.get(COLUMNS, ()))
    if names == ("-",):
        yield from of_stream(sys.stdin.buffer, "-", given, kind or "text")
        return
    found = list(paths(names))
    for path in _progress(found):
        if isinstance(path, Refused):
            yield path
        else:
            yield from reports(path, given, kind)


def _progress(found: list[Path | Refused]) -> Iterator[Path | Refused]:
    if len(found) < 20 or not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(found, description="reading", console=Console(stderr=True), transient=True)


def refuse(refused: Refused) -> None:
    """Say on standard error which report was refused, and why."""
    click.echo(f"khabar: {refused.source}: {refused.reason}", err=True)
