"""khabar add: reports are read and kept."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from khabar.cli.desk import JSON, STORE, open_desk, short, to_json
from khabar.cli.inputs import items, options
from khabar.errors import StoreFault
from khabar.sources.item import Given


@click.command("add")
@options
@JSON
@STORE
def command(  # noqa: PLR0913: a verb's options
    paths: tuple[str, ...], *, published: str | None, outlet: str | None, lang: str | None, kind: str | None,
    as_json: bool, store: str | None,
) -> None:  # fmt: skip
    """Read reports and keep them; what is known already is not read again.

    Each is told of when it is safely on the disk. The last line is the books: seen = stored + known + refused. The exit
    code is 1 where a report was refused, 3 where the record failed.
    """
    from khabar.desk import Books

    books, fault = Books(), None
    with open_desk(store, create=True) as desk:
        try:
            for line in desk.take_in(items(paths, Given(lang, published, outlet), kind)):
                books = books.and_(line)
                if line.reason:
                    click.echo(f"khabar: {line.source}: {line.reason}", err=True)
                if as_json:
                    click.echo(to_json(asdict(line)))
                elif line.report and not line.reason:
                    click.echo(f"{line.outcome} {short(line.report)} {line.source}")
                sys.stdout.flush()
        except StoreFault as fault_:
            fault = fault_
    again = f", {books.reread} of them read anew" if books.reread else ""
    told = f"seen {books.seen} = stored {books.stored} + known {books.known}{again} + refused {books.refused}"
    click.echo(to_json({"books": asdict(books)}) if as_json else told)
    if fault:
        click.echo(f"khabar: {fault}", err=True)
    sys.exit(3 if fault else 1 if books.refused else 0)
