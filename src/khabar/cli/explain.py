"""khabar explain: which rule and which words made a claim."""

from __future__ import annotations

import sys

import click

from khabar.cli.inputs import items, options, refuse
from khabar.cli.world import learn_own
from khabar.model.claim import Claim
from khabar.model.notation import FIRST_STRONG, POP, entry, write
from khabar.model.reading import Reading
from khabar.reading.explain import Reason, choices, left_alone, reasons
from khabar.reading.reader import read
from khabar.sources.item import Given, Refused


@click.command("explain")
@options
@click.option("--claim", help="Only this claim, by its id in the JSON (s1, f2, e3).")
def command(
    paths: tuple[str, ...], *, published: str | None, outlet: str | None, lang: str | None, kind: str | None,
    claim: str | None,
) -> None:  # fmt: skip
    """Read reports and say which rule and which words made each claim, and what was considered and left alone."""
    learn_own()
    refused = 0
    for item in items(paths, Given(lang, published, outlet), kind):
        if isinstance(item, Refused):
            refused += 1
            refuse(item)
            continue
        reading = read(item.report, item.remarks)
        for made in reading.claims:
            if claim in (None, made.id):
                click.echo(_explained(reading, made))
        for reason in left_alone(reading) if claim is None else ():
            click.echo(f"left alone {FIRST_STRONG}{reason.words}{POP}: {reason.says}")
        for choice in choices(reading) if claim is None else ():
            click.echo(f"may be {FIRST_STRONG}{choice.words}{POP}: {choice.says}")
    sys.exit(1 if refused else 0)


def _explained(reading: Reading, claim: Claim) -> str:
    shown = write([entry(claim, reading)], isolate=True).rstrip()
    return "\n".join((click.style(claim.id, bold=True), shown, *map(_reason, reasons(reading, claim)), ""))


def _reason(reason: Reason) -> str:
    words = f" {FIRST_STRONG}{reason.words}{POP}" if reason.words else ""
    return f"  because {reason.says}{words}"
