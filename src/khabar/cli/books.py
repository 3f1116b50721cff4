"""What the verbs that keep reports tell of each, and the books that they end with."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass, field

import click

from khabar.cli.desk import short, to_json
from khabar.desk import Books, Line
from khabar.errors import StoreFault


@dataclass(slots=True)
class Ledger:
    """Tells of each report once it is safely kept, as a line or as JSON; `fault` is what ended it early."""

    as_json: bool
    books: Books = field(default_factory=Books)
    fault: StoreFault | None = None

    def enter(self, line: Line) -> None:
        """Tell of one report."""
        self.books = self.books.and_(line)
        if line.reason:
            click.echo(f"khabar: {line.source}: {line.reason}", err=True)
        if self.as_json:
            click.echo(to_json(asdict(line)))
        elif line.report and not line.reason:
            click.echo(f"{line.outcome} {short(line.report)} {line.source}")
        sys.stdout.flush()

    def close(self) -> int:
        """Print the books; return the exit code."""
        books = self.books
        again = f", {books.reread} of them read anew" if books.reread else ""
        told = f"seen {books.seen} = stored {books.stored} + known {books.known}{again} + refused {books.refused}"
        click.echo(to_json({"books": asdict(books)}) if self.as_json else told)
        if self.fault:
            click.echo(f"khabar: {self.fault}", err=True)
        return 3 if self.fault else 1 if books.refused else 0
