"""The page: a reading as people read it, in the notation, with the report's head above the claims."""

from __future__ import annotations

from collections.abc import Iterator

import click

from khabar.model.notation import CLAIMS, FIRST_STRONG, POP, Entry, entries, write
from khabar.model.reading import Reading

COLOURS = {"saying": "cyan", "figure": "yellow", "event": "magenta", "remark": "red"}
MORE = ("time", "voice", "place")


def page(reading: Reading, *, everything: bool = False) -> str:
    """Return the page; colours are for a terminal and fall away elsewhere."""
    kinds = (*CLAIMS, *(MORE if everything else ()), "remark")
    return "\n".join((*_head(reading), "", *(_entry(e) for e in entries(reading, kinds))))


def _head(r: Reading) -> Iterator[str]:
    report = r.report
    yield click.style(f"report {report.source or '-'}", bold=True)
    if report.title:
        yield f"  title {FIRST_STRONG}{report.title}{POP}"
    if report.outlet:
        yield f"  outlet {report.outlet}"
    yield f"  published {report.published or 'unknown'} ({report.published_basis.value})"
    if report.dateline:
        yield f"  dateline {FIRST_STRONG}{report.dateline}{POP}"
    if report.byline:
        yield f"  byline {FIRST_STRONG}{report.byline}{POP}"
    yield f"  read as {report.lang}: {len(r.sayings)} sayings, {len(r.figures)} figures, {len(r.events)} events"


def _entry(entry: Entry) -> str:
    first, *rest = write([entry], isolate=True).splitlines()
    kind, _, what = first.partition(" ")
    return "\n".join((f"{click.style(kind, fg=COLOURS.get(kind), bold=True)} {what}", *rest, ""))
