"""khabar add and reread: reports are read and kept, and read anew by a better reader."""

from __future__ import annotations

import sys

import click

from khabar.cli.desk import JSON, STORE, open_desk
from khabar.cli.inputs import items, options, progress
from khabar.errors import NotKept, StoreFault
from khabar.sources.item import Given


@click.command("add")
@options
@JSON
@STORE
def command(
    paths: tuple[str, ...], *, published: str | None, outlet: str | None, lang: str | None, kind: str | None,
    as_json: bool, store: str | None,
) -> None:  # fmt: skip
    """Read reports and keep them; what is known already is not read again.

    Each is told of when it is safely on the disk. The last line is the books: seen = stored + known + refused. The exit
    code is 1 where a report was refused, 3 where the record failed.
    """
    from khabar.cli.books import Ledger

    ledger = Ledger(as_json)
    with open_desk(store, create=True) as desk:
        try:
            for line in desk.take_in(items(paths, Given(lang, published, outlet), kind)):
                ledger.enter(line)
        except StoreFault as fault:
            ledger.fault = fault
    sys.exit(ledger.close())


@click.command("reread")
@click.argument("reports", nargs=-1, metavar="[REPORT…]")
@JSON
@STORE
def reread(reports: tuple[str, ...], *, as_json: bool, store: str | None) -> None:
    """Read what is kept with this program's reader, all of it where no report is named.

    A reading is added to those a report has; none is overwritten, and --as-of asks for what was known before. What
    this reader has read already is known. A reading that was stopped half-way goes on when it is asked for again.
    """
    from khabar.cli.books import Ledger

    ledger = Ledger(as_json)
    with open_desk(store) as desk:
        try:
            for line in desk.reread(reports, follow=progress):
                ledger.enter(line)
        except NotKept:
            raise
        except StoreFault as fault:
            ledger.fault = fault
    sys.exit(ledger.close())
