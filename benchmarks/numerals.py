"""Numerals: numbers written in words, Arabic in every spelling, case and gender, and read back; and none where none is.

python -m benchmarks.numerals [--random 5000]
"""

from __future__ import annotations

import argparse
import random
import sys
from decimal import Decimal
from pathlib import Path

from khabar import read
from khabar.model.report import Report
from khabar.reading.draft import Number
from khabar.reading.numbers.stage import numbers
from khabar.reading.reader import draft

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from figureless import figureless
from numerals import NOUN, arabic, english, styles

EVERY, HIGHEST = 10_000, 12  # every integer to here, and random ones of so many digits
NONE = 1000  # sentences without figures


def values(text: str, lang: str = "ar") -> list[tuple[str, Decimal | None]]:
    """Return (words, value) of each number in a text."""
    made = draft(Report(text=text, lang=lang))
    numbers(made)
    marks = [m for line in made.lines for m in line.found.get("number", ())]
    return [(text[m.start : m.end], m.value.value) for m in marks if isinstance(m.value, Number)]


def main(arguments: list[str] | None = None) -> int:
    """Print how many of each style are read back."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--random", type=int, default=5000)
    a = ask.parse_args(arguments)
    chance = random.Random(20_240_401)  # noqa: S311  # the same numbers each time
    asked = [
        *range(2, EVERY + 1),
        *(chance.randrange(1, 10 ** chance.randrange(4, HIGHEST + 1)) for _ in range(a.random)),
    ]
    for style in styles():
        after = f" {NOUN}" if style.construct else ""
        right = sum((arabic(n, style), Decimal(n)) in values(arabic(n, style) + after) for n in asked)
        print(f"{right} of {len(asked)} read back: {style}")
    right = sum((english(n), Decimal(n)) in values(english(n), "en") for n in asked)
    print(f"{right} of {len(asked)} read back: English")
    for lang in ("ar", "en"):
        made = sum(len(read(text, lang=lang, published="2024-04-03").figures) for text in figureless(lang, NONE))
        print(f"{made} figures in {NONE} sentences without figures: {lang}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
