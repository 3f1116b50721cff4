"""Reprints: pairs of articles of which one carries the other's words, against silver pairs.

python -m benchmarks.reprints [--folder FOLDER] [--days 3] [--details N]

FOLDER holds zip files of articles, a day each, and silver_reprint_pairs.tsv: pairs of articles of different outlets,
by file and place in it, with the share of five-word runs of the one that stand in the other (containment5). A silver
pair of half its words is looked for; a pair found is right where it is silver at all, since letters that are folded
here lift its share. --details shows some of the pairs that differ, to be read.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.articles import FOLDER, articles
from khabar.model.reading import Reading
from khabar.reconcile.reprints import reprints
from khabar.reconcile.roots import copies
from khabar.reconcile.told import Told
from khabar.sources.item import Refused

SHARE = 0.5
SHOWN = 160  # characters of an article that --details shows
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a benchmark looks at: the days, the articles by their sources, and the share of each silver pair."""

    days: list[str]
    articles: dict[str, Told]
    shares: dict[Pair, float]
    details: int


def take(arguments: list[str] | None, about: str | None, differ: str) -> Taken | None:
    """Read what is asked for on the command line; None, and a word about it, where there are no articles."""
    ask = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--days", type=int, default=3, help="days, each beside the next")
    ask.add_argument("--details", type=int, default=0, help=f"show so many of the {differ} that differ")
    a = ask.parse_args(arguments)
    if not (a.folder / "silver_reprint_pairs.tsv").is_file():
        print(f"skipped: there are no articles at {a.folder}")
        return None
    days = [path.stem for path in sorted(a.folder.glob("*.zip"))][: a.days]
    articles = {one.source: one for one in told(a.folder, days)}
    return Taken(days, articles, silver(a.folder / "silver_reprint_pairs.tsv", articles), a.details)


def main(arguments: list[str] | None = None) -> int:
    """Print recall and precision, and how long it took."""
    asked = take(arguments, __doc__, "pairs")
    if asked is None:
        return 0
    days, taken, shares = asked.days, asked.articles, asked.shares
    looked = {pair for pair, share in shares.items() if share >= SHARE}
    begun = time.perf_counter()
    found = reprints(taken.values())
    took = time.perf_counter() - begun
    source = {one.id: one.source for one in taken.values()}
    pairs = {_pair(source[r.first], source[r.second]) for r in found if r.share >= SHARE}
    cross = {p for p in pairs if len({taken[key].outlet for key in p}) == 2}
    right = cross & shares.keys()
    beside = cross - right
    group = {source[key]: source[first] for key, first in copies(found).items()}
    joined = sum(group.get(x, x) == group.get(y, y) for x, y in looked)
    print(f"{len(taken)} articles of {len(days)} days, {took:.1f} s; {len(looked)} silver pairs of different texts")
    print(f"found {len(looked & cross)}: recall {len(looked & cross) / max(1, len(looked)):.3f}; "
          f"{joined} stand in one group of copies")  # fmt: skip
    print(
        f"{len(cross)} pairs found of that share, {len(right)} of them silver: precision {len(right) / len(cross):.3f}"
    )
    for name, some in (("beside", beside), ("missed", looked - cross)):
        _show(name, islice(sorted(some)[:: max(1, len(some) // max(1, asked.details))], asked.details), taken)
    return 0


def told(folder: Path, days: list[str]) -> Iterable[Told]:
    """Yield each article once, with nothing read from it: only its words count here."""
    seen = set()
    for taken in articles(folder):
        if isinstance(taken, Refused) or taken.report.source.partition("#")[0] not in days:
            continue
        if taken.report.id not in seen:
            seen.add(taken.report.id)
            yield Told(taken.report.id, taken.report.source, "", Reading(taken.report))


def silver(path: Path, told: dict[str, Told]) -> dict[Pair, float]:
    """Return the silver pairs of articles that are here, with their share."""
    made = {}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            pair = _pair(*(f"{row[f'file_{x}']}#{row[f'idx_{x}']}" for x in "ab"))
            if all(key in told for key in pair):
                made[pair] = float(row["containment5"])
    return made


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def _show(name: str, some: Iterable[Pair], told: dict[str, Told]) -> None:
    for pair in some:
        print(name)
        for key in pair:
            one = told[key]
            print(f"  {key} {one.outlet} {len(one.text)} {' '.join(one.text.split())[:SHOWN]}")


if __name__ == "__main__":
    raise SystemExit(main())
