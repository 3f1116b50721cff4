"""khabar read: reports go in, their readings come out."""

from __future__ import annotations

import json
import sys

import click

from khabar.cli.inputs import items, options, refuse
from khabar.cli.page import page
from khabar.cli.world import learn_own
from khabar.model.codec import dumps
from khabar.model.reading import FORMAT
from khabar.reading.reader import read
from khabar.sources.item import Given, Item, Refused


@click.command("read")
@options
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a report, one a line (docs/reading.schema.json)."
)
@click.option("--all", "everything", is_flag=True, help="Show times, voices and places too.")
def command(
    paths: tuple[str, ...], *, published: str | None, outlet: str | None, lang: str | None, kind: str | None,
    as_json: bool, everything: bool,
) -> None:  # fmt: skip
    """Read reports from files, folders or standard input (-) and show what they say.

    Text files hold one report; .jsonl files hold one a line. The exit code is 1 when a report was refused.
    """
    learn_own()
    refused = 0
    out = sys.stdout.buffer
    for item in items(paths, Given(lang, published, outlet), kind):
        if isinstance(item, Refused):
            refused += 1
            refuse(item)
        if as_json:
            out.write(_json(item).encode("utf-8", "replace") + b"\n")
        elif not isinstance(item, Refused):
            click.echo(page(read(item.report, item.remarks), everything=everything))
    out.flush()
    sys.exit(1 if refused else 0)


def _json(item: Item) -> str:
    if isinstance(item, Refused):
        lost = {"khabar": FORMAT, "report": {"source": item.source}, "refused": item.reason}
        return json.dumps(lost, ensure_ascii=False, separators=(",", ":"))
    return dumps(read(item.report, item.remarks))
