"""khabar demo: a record of an invented crisis, to look around in."""

from __future__ import annotations

import click

from khabar.cli.desk import JSON, open_desk, options, short, to_json
from khabar.demo.crisis import crisis

TOUR = (
    ("stories", "what the forty reports are about"),
    ("story {first}", "what happened at the market, which figures moved, what disagrees"),
    ("timeline {first}", "the same day by day, with who says so"),
    ("track {first} killed", "the toll as it moved"),
    ("reprints", "who printed whose words, and which doubts were lost on the way"),
    ("roots {first}#f2", "how many independent roots the first toll has"),
    ("feed 0 --on 2025-05-21", "everything that is new since the record was empty"),
    ("commitments --on 2025-05-21", "what was promised, and what became of it"),
)


@click.command("demo")
@options(JSON)
def command(*, store: str | None, as_json: bool) -> None:
    """Fill a record (demo.db, or --store) with an invented crisis of forty reports and say where to look."""
    with open_desk(store or "demo.db", create=True) as desk:
        lines = list(desk.take_in(crisis()))
    stored = sum(line.outcome == "stored" for line in lines)
    if as_json:
        told = {line.source: line.report for line in lines}
        click.echo(to_json({"store": store or "demo.db", "reports": len(lines), "stored": stored, "sources": told}))
        return
    click.echo(f"{len(lines)} invented reports, {stored} of them new to {store or 'demo.db'}; now try:")
    first = short(next(line.report for line in lines if line.source == "demo/m01" and line.report))
    for verb, what in TOUR:
        click.echo(f"  khabar {verb.format(first=first)} --store {store or 'demo.db'}  # {what}")
