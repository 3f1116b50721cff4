"""Stories: parallel reports in two languages put together, and which are judged translations of each other.

python -m benchmarks.stories [--data FILE] [--known FILE] [--details]

FILE holds a report a line: doc, published, sentences of {"ar", "en"}; KNOWN the reports of one matter, a story a line.
"both halves" puts all halves together, "every second" one half of each report, every second one the Arabic.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from khabar import read
from khabar.reconcile.stories import stories
from khabar.reconcile.told import Told
from khabar.reconcile.translations import facts, translation, translations

DATA = Path(__file__).resolve().parents[2] / "shared/data/open/parallel_news/reports.jsonl"
KNOWN = Path(__file__).with_name("stories_known.txt")
LANGS = ("ar", "en")
Groups = Iterable[tuple[str, ...]]


def half(report: Mapping[str, Any], lang: str) -> Told:
    """Read one half of a report; its source is the report's name and the language."""
    text = "\n\n".join(" ".join(str(s[lang]).split()) for s in report["sentences"])
    reading = read(text, lang=lang, published=report["published"])
    return Told(reading.report.id, f"{report['doc']} {lang}", "", reading)


def b_cubed(found: Groups, truth: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the members of groups, each with its true group by name."""
    mine = {one: group for group in found for one in group}
    size: dict[str, int] = {}
    for name in truth.values():
        size[name] = size.get(name, 0) + 1
    right = {one: sum(truth[x] == truth[one] for x in mine[one]) for one in truth}
    precision = sum(right[one] / len(mine[one]) for one in truth) / len(truth)
    recall = sum(right[one] / size[truth[one]] for one in truth) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(arguments: list[str] | None = None) -> int:
    """Print how well stories are put together and translations told."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=DATA)
    ask.add_argument("--known", type=Path, default=KNOWN)
    ask.add_argument("--details", action="store_true", help="show what is wrong")
    a = ask.parse_args(arguments)
    if not a.data.is_file():
        print(f"skipped: there are no parallel reports at {a.data}")
        return 0
    reports = [json.loads(line) for line in a.data.read_text("utf-8").splitlines()]
    halves = {(r["doc"], lang): half(r, lang) for r in reports for lang in LANGS}
    names = known(a.known)
    docs = sorted({doc for doc, _ in halves})
    every_second = [halves[doc, LANGS[n % 2]] for n, doc in enumerate(docs)]
    for what, mix in (("both halves", list(halves.values())), ("every second", every_second)):
        _stories(what, mix, names, details=a.details)
    _translations(docs, halves, details=a.details)
    return 0


def known(path: Path) -> dict[str, str]:
    """Return the name of the story of each report that shares one."""
    lines = (line.split() for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {doc: docs[0] for docs in lines for doc in docs}


def _stories(what: str, mix: list[Told], names: Mapping[str, str], *, details: bool) -> None:
    source = {told.id: told.source.partition(" ")[0] for told in mix}
    truth = {key: names.get(doc, doc) for key, doc in source.items()}
    found = [story.reports for story in stories(mix)]
    p, r, f = b_cubed(found, truth)
    joined = {doc for group in found for doc in _joined(group, source, truth)}
    many = {doc for doc in source.values() if doc in names}
    print(f"{what}: {len(mix)} reports, {len(found)} stories, B-cubed precision {p:.3f} recall {r:.3f} F1 {f:.3f}")
    print(f"  {len(joined & many)} of {len(many)} reports of known stories stand beside another of theirs")
    for group in found if details else ():
        if len({truth[key] for key in group}) > 1:
            print(f"  mixed: {' '.join(sorted({source[key] for key in group}))}")


def _joined(group: Iterable[str], source: Mapping[str, str], truth: Mapping[str, str]) -> Iterable[str]:
    keys = list(group)
    for key in keys:
        if any(source[x] != source[key] and truth[x] == truth[key] for x in keys):
            yield source[key]


def _translations(docs: list[str], halves: Mapping[tuple[str, str], Told], *, details: bool) -> None:
    held = {key: facts(told) for key, told in halves.items()}
    pairs = {(a, b) for a in docs for b in docs if translation(held[a, "ar"], held[b, "en"])}
    right = {(a, b) for a, b in pairs if a == b}
    print(f"translations: {len(right)} of {len(docs)} told from the text alone, {len(pairs - right)} false "
          f"among {len(docs) * (len(docs) - 1)} pairs")  # fmt: skip
    by_id = {told.id: told for told in halves.values()}
    within = [t for s in stories(halves.values()) for t in translations(by_id[key] for key in s.reports)]
    same = [len({by_id[key].source.partition(" ")[0] for key in (t.first, t.second)}) == 1 for t in within]
    print(f"  in stories: {sum(same)} told, {len(same) - sum(same)} false")
    if details:
        print(f"  missed: {' '.join(doc for doc in docs if (doc, doc) not in right)}")
        print(f"  false: {sorted(pairs - right)}")


if __name__ == "__main__":
    raise SystemExit(main())
