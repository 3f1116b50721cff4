"""Recognizers: Arabic numbers, dates and times of the open Recognizers-Text cases (MIT), as found and as valued.

    python -m benchmarks.recognizers [--folder FOLDER] [--details FILE]

A case counts where its authors' own code supports it ("dotnet" is the one that reads Arabic) and no family of OUT takes
it: each says what it is and why a reader of news leaves it out. A value counts where the case does not say that its
resolution is to be ignored. A range that khabar reads as its two ends has both values.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from khabar import read
from khabar.lang.words import Mark
from khabar.model.claim import Bound, Figure
from khabar.model.report import Report
from khabar.reading.draft import Number
from khabar.reading.numbers.stage import numbers
from khabar.reading.reader import draft

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "open" / "recognizers_ar"
HALF = 0.5  # of the letters of the longer span that both must have
UNITS = {"H": 3600, "M": 60, "S": 1}
HALVES = {"P0.5Y": "P6M"}
SIGNS = re.compile(r"[\^<>=*|]|\d\.\d+\.\d")
PHONE = re.compile(r"[\d\u0660-\u0669]{13}")
LENGTH = re.compile(r"PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?")

Case = dict[str, Any]
Piece = tuple[int, int, str]  # characters [start, end), value

# names: families of cases, by a reason and a sign
OUT: tuple[tuple[str, Callable[[str, Case], bool]], ...] = (
    ("yes and no: no number, no time", lambda name, _: name.startswith("Choice")),
    ("next, last, last but one: an order, no number", lambda name, c: "Ordinal" in name and _relative(c)),
    ("days and hours that only a number says: the news names them", lambda n, c: n.startswith("DateTime") and _bare(c)),
    ("a day and a month in digits: a score, a share or a version in the news", lambda _, c: _short(c)),
    ("noon and midnight as hours: TIMEX has parts of the day", lambda name, c: "TimeParser" in name and _named(c)),
    ("equal to: no bound", lambda name, c: "NumberRange" in name and _equal(c)),
    ("formulas, powers, addresses, signs of comparison", lambda _, c: bool(SIGNS.search(c["Input"]))),
    ("a bare day of a month that no one names", lambda _, c: _any(c, "Timex", r"XXXX-XX-\d\d")),
    ("days that no calendar has", lambda _, c: _any(c, "Timex", r".*-(?:11|04|06|09)-31|.*-02-3\d")),
    ("fractions spoken as sums: 5 over 3", lambda _, c: _sums(c)),
    ("telephone numbers: no quantity", lambda name, c: "Number" in name and bool(PHONE.search(c["Input"]))),
)  # fmt: skip


@dataclass
class Row:
    """What was found and what was right in one file."""

    found: int = 0
    asked: int = 0
    right: int = 0
    valued: int = 0


def _any(case: Case, key: str, pattern: str) -> bool:
    return any(re.fullmatch(pattern, str(r.get("Value", {}).get(key, ""))) for r in case["Results"] if _told(r))


def _told(result: Case) -> bool:
    return isinstance(result.get("Value"), dict)


def _relative(case: Case) -> bool:
    return any((r.get("Resolution") or {}).get("relativeTo", "start") != "start" for r in case["Results"])


def _sums(case: Case) -> bool:
    kinds = [(r.get("Resolution") or {}).get("subtype") for r in case["Results"]]
    values = [str((r.get("Resolution") or {}).get("value", "")) for r in case["Results"]]
    return any(
        k == "fraction" and (len(v) > LONG or "E" in v or float(v) > 1) for k, v in zip(kinds, values, strict=True)
    )


def _bare(case: Case) -> bool:
    """Say whether all that a case wants is number words: back on the 15th, back at seven."""
    marks = [(m.start, m.end) for m in _numbers(case["Input"]) if m.key in ("cardinal", "ordinal", "name")]
    wanted = [(s, e) for s, e, _ in golds(case)]
    return bool(wanted) and all(any(a <= s + LEAD and e <= b for a, b in marks) for s, e in wanted)


def _short(case: Case) -> bool:
    return any(
        re.fullmatch(r"\d{1,2}[./-]\d{1,2}(?:[,./-] ?\d{2,4})?", str(r["Text"]).strip()) for r in case["Results"]
    )


def _named(case: Case) -> bool:
    return not re.search(r"[\d\u0660-\u0669]", case["Input"]) and _any(case, "Timex", r"T(?:00|10|12|14)")


def _equal(case: Case) -> bool:
    values = [str((r.get("Resolution") or {}).get("value", "")) for r in case["Results"]]
    return any(re.fullmatch(r"\[(.+),\1\]", v) for v in values)


LEAD = 4  # letters of a preposition
LONG = 8  # letters of a fraction that ends


def pieces(name: str, case: Case) -> list[Piece]:
    """Return what khabar finds in a case's words: numbers for the number files, times for the others."""
    text = case["Input"]
    if "NumberRange" in name:
        return [
            (f.span.start, f.span.end, _interval(f)) for f in read(text, lang="ar").figures if f.bound != Bound.EXACT
        ]
    if name.startswith("Number"):
        kinds = ("ordinal",) if "Ordinal" in name else ("cardinal", "percent", "fraction")
        kinds = ("percent",) if "Percent" in name else kinds
        marks = [m for m in _numbers(text) if m.key in kinds]
        values = [(m, m.value.value) for m in marks if isinstance(m.value, Number)]
        return [(m.start, m.end, _plain(v)) for m, v in values]
    day = str(case.get("Context", {}).get("ReferenceDateTime", ""))[:10] or None
    reading = read(text, lang="ar", published=day)
    return [(t.span.start, t.span.end, t.value or "") for t in reading.times]


def _numbers(text: str) -> list[Mark]:
    made = draft(Report(text=text, lang="ar"))
    numbers(made)
    return [m for line in made.lines for m in line.found.get("number", ())]


def _interval(f: Figure) -> str:
    """Write a bound as the cases do: (5000,) for more than, [20,30) for a range."""
    low, high = _plain(f.low), _plain(f.high)
    return {
        Bound.MORE_THAN: f"({low},)", Bound.AT_LEAST: f"[{low},)", Bound.LESS_THAN: f"(,{high})",
        Bound.AT_MOST: f"(,{high}]", Bound.RANGE: f"[{low},{high})",
    }.get(f.bound, "")  # fmt: skip


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def golds(case: Case) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, value) of what a case wants; value "" where none is told."""
    text, at = case["Input"], 0
    for result in case["Results"]:
        words = str(result["Text"]).strip()
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        resolution, value = result.get("Resolution") or {}, result.get("Value")
        told = str(value.get("Timex") or "") if isinstance(value, dict) else str(resolution.get("value", ""))
        yield start, at, "" if case.get("IgnoreResolution") else told.rstrip("%")


def same(name: str, want: str, values: list[str]) -> bool:
    """Say whether a wanted value is among those read; a range may be read as its two ends."""
    if "NumberRange" in name:
        low, _, high = want.partition(",")
        return want in values or (f"{low},)" in values and f"(,{high}" in values)
    if name.startswith("Number"):
        return any(_close(want, v) for v in values)
    ends = re.fullmatch(r"\(([^,]+),([^,]+),[^)]+\)", want)
    if ends:
        return f"{ends[1]}/{ends[2]}" in values or all(any(_alike(e, v) for v in values) for e in ends.groups())
    return any(_alike(want, v) for v in values)


def _close(want: str, have: str) -> bool:
    try:
        return abs(Decimal(want) - Decimal(have)) <= abs(Decimal(want)) / 1000
    except ArithmeticError:
        return want == have


def _alike(want: str, have: str) -> bool:
    """Compare TIMEX values: X stands for any digit, a time without a day for that time of any day."""
    want = HALVES.get(want, want)
    if want.startswith("PT") and have.startswith("PT"):
        return _seconds(want) == _seconds(have)
    if want.startswith("T"):
        have = have[have.find("T") :]
        return have.removesuffix(":00") == want.removesuffix(":00")
    pattern = re.escape(want).replace("X", ".")
    return bool(re.fullmatch(pattern, have)) or have.endswith(f"-{want}")


def _seconds(value: str) -> Decimal | None:
    parts = LENGTH.fullmatch(value)
    return (
        sum((Decimal(n) * k for n, k in zip(parts.groups(), UNITS.values(), strict=True) if n), Decimal(0))
        if parts
        else None
    )


def weigh(name: str, case: Case, row: Row) -> bool:
    """Add a case to its row; say whether all was right."""
    read_ = pieces(name, case)
    good = True
    if not case["Results"]:
        row.asked += 1
        row.found += not read_
        return not read_
    for start, end, want in golds(case):
        near = [p for p in read_ if min(end, p[1]) > max(start, p[0])]
        shared = sum(min(end, p[1]) - max(start, p[0]) for p in near)
        whole = max(end, *(p[1] for p in near)) - min(start, *(p[0] for p in near)) if near else 1
        row.asked += 1
        row.found += shared >= HALF * whole
        good = good and shared >= HALF * whole
        if want:
            row.valued += 1
            row.right += (hit := same(name, want, [p[2] for p in near]))
            good = good and hit
    return good


def main(arguments: list[str] | None = None) -> int:
    """Print the rows, then the families left out."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--details", default="", help="show the cases of this file that are not read right")
    a = ask.parse_args(arguments)
    if not a.folder.is_dir():
        print(f"skipped: there are no cases at {a.folder}")
        return 0
    rows: dict[str, Row] = {}
    left: Counter[str] = Counter()
    for path in sorted(a.folder.glob("*.json")):
        name = path.stem
        for case in json.loads(path.read_text("utf-8-sig")):
            why = "not read by its authors' own code" if "dotnet" in str(case.get("NotSupported")) else None
            why = why or next((reason for reason, takes in OUT if takes(name, case)), None)
            if why:
                left[why] += 1
                continue
            if not weigh(name, case, rows.setdefault(name, Row())) and a.details and name.startswith(a.details):
                wanted = [case["Input"][s:e] + "=" + v for s, e, v in golds(case)]
                print(case["Input"], wanted, [(case["Input"][s:e], v) for s, e, v in pieces(name, case)], sep=" | ")
    rows["all"] = Row(*(sum(getattr(r, k) for r in rows.values()) for k in ("found", "asked", "right", "valued")))
    for name, r in rows.items():
        values = f"values {r.right:4d} of {r.valued:4d} ({r.right / max(1, r.valued):.3f})" if r.valued else ""
        print(f"{name:34} found {r.found:4d} of {r.asked:4d} ({r.found / max(1, r.asked):.3f})  {values}")
    print("left out:")
    for reason, count in left.most_common():
        print(f"{count:6d}  {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
