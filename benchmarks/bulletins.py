"""Bulletins: the figures of official daily bulletins in two languages, with value, measure and scope, and the series.

python -m benchmarks.bulletins [--folder FOLDER] [--details]

A gold figure counts where its half of the bulletin writes the number: what editors added up themselves is left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar import read
from khabar.model.claim import Figure
from khabar.model.reading import Reading

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "open" / "gaza_bulletins"
HALF = "Palestinian Ministry of Health"  # the English half begins here
MEASURES = {"killed": "people killed", "injured": "people injured"}
NUMBER = re.compile(r"\d[\d,]*")
FEW = 2  # days that are no series
KEYS = ("killed", "injured", "killed_cum", "injured_cum", "killed_truce_new", "killed_recovered")


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield (language, text) of each half."""
    at = text.find(HALF)
    yield "ar", text if at < 0 else text[:at]
    if at >= 0:
        yield "en", text[at:]


def found(reading: Reading, key: str) -> list[Figure]:
    """Return the figures that a gold key names by their measure and scope."""
    times = reading.index().times
    what, _, kind = key.partition("_")

    def fits(f: Figure) -> bool:
        since = times[f.time].value or "" if f.time else ""
        if kind == "cum":
            whole = f.scope is not None and f.scope.value == "total" and since[:1].isdigit()
            return f.measure == MEASURES[what] and whole and since == first
        if kind == "recovered":
            return f.measure == "bodies recovered" and since.startswith("PT")
        if kind == "truce_new":
            return f.measure == MEASURES[what] and f.scope is not None and f.scope.value == "new"
        return f.measure == MEASURES[what] and since.startswith("PT") and f.part_of is None

    first = min((times[f.time].value or "" for f in reading.figures if f.time and f.scope), default="")
    return [f for f in reading.figures if fits(f)]


def written(value: int, text: str) -> bool:
    """Say whether the number stands in the text."""
    return any(number.replace(",", "") == str(value) for number in NUMBER.findall(text))


class Tally:
    """What was right, whether the halves agree, and the series."""

    def __init__(self, *, details: bool) -> None:
        """Begin with nothing."""
        self.details = details
        self.right = {"ar": [0, 0], "en": [0, 0]}
        self.agree = [0, 0]
        self.series: dict[tuple[str, str], list[int]] = {}

    def add(self, one: dict[str, Any]) -> None:
        """Read the halves of one bulletin."""
        seen: dict[str, dict[str, set[int]]] = {}
        for lang, text in halves(one["text"]):
            reading = read(text, lang=lang, published=one["gold"]["report_date"])
            seen[lang] = {key: {int(f.value) for f in found(reading, key) if f.value is not None} for key in KEYS}
            for key in KEYS:
                self._weigh(one, lang, key, seen[lang][key], text)
        if len(seen) == len(self.right):
            self.agree[0] += sum(seen["ar"][key] == seen["en"][key] for key in KEYS)
            self.agree[1] += len(KEYS)

    def _weigh(self, one: dict[str, Any], lang: str, key: str, values: set[int], text: str) -> None:
        gold = one["gold"].get(key)
        if not isinstance(gold, int) or not written(gold, text):
            return
        self.right[lang][0] += gold in values
        self.right[lang][1] += 1
        if key.endswith("cum") and values:
            self.series.setdefault((one["kind"], f"{lang} {key}"), []).append(max(values))
        if gold not in values and self.details:
            print(f"{one['kind']} {one['date']} {lang} {key}: {gold}, read {sorted(values)}")

    def show(self) -> None:
        """Print the shares."""
        for lang, (hits, all_) in self.right.items():
            print(f"{lang}: {hits} of {all_} figures with value, measure and scope ({hits / max(1, all_):.3f})")
        print(f"the halves agree on {self.agree[0]} of {self.agree[1]} ({self.agree[0] / max(1, self.agree[1]):.3f})")
        for (kind, name), values in sorted((k, v) for k, v in self.series.items() if len(v) > FEW):
            print(f"{kind} {name}: {len(values)} days, {'monotonic' if values == sorted(values) else 'not monotonic'}")


def ask(arguments: list[str] | None, about: str | None) -> argparse.Namespace | None:
    """Read the command line: `folder`, `details`; None, and a word about it, where there are no bulletins."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--details", action="store_true")
    a = parser.parse_args(arguments)
    if a.folder.is_dir():
        return a
    print(f"skipped: there are no bulletins at {a.folder}")
    return None


def main(arguments: list[str] | None = None) -> int:
    """Print what was found of what the bulletins say."""
    a = ask(arguments, __doc__)
    if a is None:
        return 0
    lines = (a.folder / "bulletins.jsonl").read_text("utf-8").splitlines()
    tally = Tally(details=a.details)
    for one in map(json.loads, lines):
        if one["arabic"]:
            tally.add(one)
    tally.show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
