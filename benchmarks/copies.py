"""Copies: one story printed many times, each time with a line of its own: it is one story with one root.

python -m benchmarks.copies [--reports 10000]

The first is read as any report is; its claims are carried over to the others, so that only what holds reports together
is timed. Fails where there is more than one story or root, or where it takes two minutes.
"""

from __future__ import annotations

import argparse
import resource
import time
from dataclasses import replace
from datetime import date

from khabar import read
from khabar.reconcile.told import Told
from khabar.views.together import together

TEXT = (
    "Floods killed at least three people in Lastrin on Thursday, Mayor Hedda Brunsvik said. The river rose by two "
    "metres overnight and carried away a bridge, a mill and eleven houses on the eastern bank, Brunsvik said. "
    "Officials in Osteva promised to send 20 trucks of food by Saturday. "
)
OUTLETS = 400
LIMIT = 120  # seconds


def copies(many: int) -> list[Told]:
    """Return one report as so many outlets and editions print it."""
    first = read(TEXT, lang="en", published="2025-05-16")
    made = []
    for n in range(many):
        moment = f"2025-05-{16 + n % 3}T{n // 60 % 24:02}:{n % 60:02}"
        text = f"{TEXT}Edition {n} of the paper number {n % 40}, page {n % 7}."
        report = replace(first.report, text=text, published=moment, outlet=f"Paper {n % OUTLETS}")
        made.append(Told(report.id, f"paper/{n}", "", replace(first, report=report)))
    return made


def main(arguments: list[str] | None = None) -> int:
    """Print what was found and how long it took."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=10_000)
    a = ask.parse_args(arguments)
    reports = copies(a.reports)
    begun = time.perf_counter()
    held = together(reports, {}, date(2025, 5, 20))
    found = held.stories
    took = time.perf_counter() - begun
    story = found[0].id
    figure = next(f for f in held.reports[story].reading.figures if f.measure == "people killed")
    roots = held.roots(f"{story}#{figure.id}").independent
    whole = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(reports)} copies: {len(found)} stories, {took:.0f} s; {roots} roots, {whole:.0f} s; {memory} MB")
    return int((len(found), roots) != (1, 1) or whole > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
