"""What the verbs that read reports share: their options, the reports they name, and progress for many of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import click

from khabar.sources.files import KIND_NAMES, of_stream
from khabar.sources.item import Given, Item, Refused
from khabar.sources.named import items as named
from khabar.sources.rows import columns

if TYPE_CHECKING:
    from rich.progress import Progress


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


class Since(click.ParamType[int | str]):
    """A cursor, or what a Day is."""

    name = "cursor or date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """Tell a number from a day."""
        return int(value) if value.isdecimal() else Day().convert(value, param, ctx)


Counted = TypeVar("Counted")
COLUMNS = "khabar.columns"  # where the context keeps the column map, so that no verb needs to pass it on
FETCH = "khabar.fetch"  # and whether web addresses are fetched


def _map(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    try:
        ctx.meta[COLUMNS] = columns(value) if value else ()
    except ValueError as fault:
        raise click.BadParameter(str(fault), ctx, param) from fault


def _fetch(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: FBT001 as click calls it
    del param
    ctx.meta[FETCH] = value


OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH…|URL…|-"),
    click.option("--published", type=Day(), help="The reports' day, ISO 8601, where they do not say it themselves."),
    click.option("--outlet", help="Who published them."),
    click.option("--lang", help="Their language, ISO 639-1 (ar, en); told from the text where it is not given."),
    click.option("--input", "kind", type=click.Choice(KIND_NAMES), help="What the input is, whatever its name."),
    click.option(
        "--map", callback=_map, expose_value=False, metavar="FIELD=COLUMN,…",
        help="Which columns of JSON Lines or Parquet hold a report's fields: text=body,published=date.",
    ),
    click.option(
        "--fetch", is_flag=True, callback=_fetch, expose_value=False,
        help="Fetch the web addresses that are named; without this nothing is fetched.",
    ),
)  # fmt: skip


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options that name reports."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def items(names: tuple[str, ...], given: Given, kind: str | None) -> Iterator[Item]:
    """Yield what the names stand for, "-" being standard input; many files show their progress on a terminal."""
    meta = click.get_current_context().meta
    given = replace(given, columns=meta.get(COLUMNS, ()))
    if names == ("-",):
        return of_stream(sys.stdin.buffer, "-", given, kind or "text")
    return named(names, given, kind, fetch=meta.get(FETCH, False), follow=progress)


def progress(places: Iterator[Counted]) -> Iterable[Counted]:
    """Show how far a terminal's user has come through many places."""
    if not sys.stderr.isatty():
        return places
    found = list(places)
    if len(found) < 20:
        return found
    from rich.console import Console
    from rich.progress import track

    return track(found, description="reading", console=Console(stderr=True), transient=True)


def counting(doing: str) -> Callable[[Iterator[Counted]], Iterable[Counted]]:
    """Return what counts things as they pass, for a terminal's user, where nobody knows how many there are."""

    def follow(things: Iterator[Counted]) -> Iterable[Counted]:
        if not sys.stderr.isatty():
            return things
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TimeElapsedColumn

        shown = Progress(
            SpinnerColumn(), "{task.description} {task.completed:,}", TimeElapsedColumn(),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        return _counted(things, shown, doing)

    return follow


def _counted(things: Iterator[Counted], shown: Progress, doing: str) -> Iterator[Counted]:
    with shown:
        yield from shown.track(things, total=None, description=doing)


def refuse(refused: Refused) -> None:
    """Say on standard error which report was refused, and why."""
    click.echo(f"khabar: {refused.source}: {refused.reason}", err=True)
