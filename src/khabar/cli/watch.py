"""khabar watch: feeds are asked for what is new, politely, and their reports kept."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.desk import JSON, STORE, open_desk, settings, to_json
from khabar.errors import StoreFault
from khabar.sources.item import Given

if TYPE_CHECKING:
    from khabar.watch import Visited


@click.command("watch")
@click.argument("feeds", nargs=-1, metavar="[FEED…]")
@click.option("--feeds", "listed", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file of feeds, an address a line; # begins a comment.")  # fmt: skip
@click.option("--once", is_flag=True, help="One round, then stop; for cron and its like.")
@click.option("--every", type=click.FloatRange(5, 7 * 24 * 60), default=60, show_default=True, metavar="MINUTES",
              help="Ask each feed so often.")  # fmt: skip
@click.option("--gap", type=click.FloatRange(1, 3600), default=5, show_default=True, metavar="SECONDS",
              help="Between two requests to one host.")  # fmt: skip
@click.option("--pages", is_flag=True, help="Fetch the pages that new entries link to as well.")
@click.option("--outlet", help="Who publishes them, where they do not say it themselves.")
@click.option("--lang", help="Their language, ISO 639-1 (ar, en); told from the text where it is not given.")
@JSON
@STORE
def command(  # noqa: PLR0913  a verb's options
    feeds: tuple[str, ...], *, listed: Path | None, once: bool, every: float, gap: float, pages: bool,
    outlet: str | None, lang: str | None, as_json: bool, store: str | None,
) -> None:  # fmt: skip
    """Watch RSS and Atom feeds: those named, those in a file, else those of `feeds` in khabar.toml.

    Only what changed is asked for, one request at a time; a server that says when to come back is left alone until
    then. A watch that was stopped or killed goes on where it was. The last lines are the books; the exit code is 1
    where a feed or page could not be had or a report was refused, 3 where the record failed.
    """
    from khabar.cli.books import Ledger
    from khabar.watch import Plan, Visited, Watch

    named = (*feeds, *_listed(listed)) or settings().feeds
    if not named:
        raise click.UsageError('there is no feed to watch: name one, or put `feeds = ["https://…"]` in khabar.toml')
    try:
        plan = Plan(named, every * 60, gap, pages, once, Given(lang, None, outlet))
    except ValueError as fault:
        raise click.UsageError(str(fault)) from fault
    ledger, visits, stopped = Ledger(as_json), Counter[str](), False
    with open_desk(store, create=True) as desk:
        try:
            for told in Watch(desk, plan).go():
                if isinstance(told, Visited):
                    visits[told.outcome] += 1
                    _tell(told, as_json)
                else:
                    ledger.enter(told)
                sys.stdout.flush()
        except StoreFault as fault:
            ledger.fault = fault
        except KeyboardInterrupt:
            stopped = True
    made = {name: visits[name] for name in ("read", "unchanged", "failed", "waiting")}
    books = f"visits {sum(made.values())} = " + " + ".join(f"{name} {many}" for name, many in made.items())
    click.echo(to_json({"visits": made}) if as_json else books)
    sys.exit(ledger.close() or (1 if visits["failed"] else 130 if stopped else 0))


def _listed(path: Path | None) -> tuple[str, ...]:
    lines = path.read_text("utf-8").splitlines() if path else ()
    return tuple(line.strip() for line in lines if line.strip() and not line.strip().startswith("#"))


def _tell(visited: Visited, as_json: bool) -> None:  # noqa: FBT001 as given
    if visited.reason:
        click.echo(f"khabar: {visited.url}: {visited.reason}", err=True)
    if as_json:
        click.echo(to_json({"visit": asdict(visited)}))
    elif visited.outcome in ("read", "unchanged"):
        click.echo(f"{visited.outcome} {visited.url}")
