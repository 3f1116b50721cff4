"""Growth: the cost of reading must grow with the length of the text and no faster, whatever the text.

    python -m benchmarks.growth [--base 20000] [--steps 4] [--only SHAPE]

Reads doubling lengths of many shapes, fits log(time) ~ a log(length); fails over 1.25 or under 20 KB a second.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import multiprocessing
import sys
import time
from multiprocessing.queues import Queue

SHAPES = {
    "prose-ar": "قال المتحدث باسم البلدية إن 21 شخصا أصيبوا، وأضاف: «سنحقق». ",
    "prose-en": "The mayor said on Monday that 21 people were hurt. “We will look into it,” she added. ",
    "one sentence-ar": "وقال الوزير سالم إن 3 آلاف شخص فروا من زهريت يوم الاثنين بعد هجوم الجيش على المدينة و",
    "one sentence-en": "and the minister said that 3,000 people had fled Zahrit on Monday after the army attacked, ",
    "one word": "ق",
    "open quotation": "قال “كلام ",
    "open guillemet": "«",
    "said": "وقال ",
    "said-en": "he said ",
    "digits": "9",
    "commas": "1,",
    "slashes": "1/",
    "punctuation": "?!…،",
    "colon": "a:",
    "dots": "1.",
    "addresses": "http://a.b/",
    "brackets": "([",
    "spaces": " ",
    "newlines": "\n",
    "tatweel": "ـ",
    "marks": "\u064b",
    "bidi": "\u202e",
    "hyphens": "-",
    "and": "و ",
    "that": "أن ",
    "quote pairs": '""',
    "no-break spaces": "\u00a0",
    "dates": "في 1 أبريل ",
    "names": "محمد بن ",
    "Names": "John ",
    "numbers": "ثلاثة وعشرون ألفا و",
    "titles": "رئيس وزير ",
    "full stops": ". ",
    "two dots": "قال.. ",
    "two dots quoted": "«قال.. ",
    "quoted stops": '."',
    "listed": "(a. ",
    "dots of omission": "…",
    "initials": "A. B. ",
    "questions": "لماذا؟ ",
    "stops in words": "قال.وقال",
    "notes": "a.[1]",
    "open after a stop": '. "',
    "quoted questions": '"a?" b ',
    "a stop and spaces": ".        ",
    "short lines": "a\n",
    "wrapped lines": "x" * 70 + "\n",
    "bylines": "By A\n\n",
    "datelines": "A - ",
    "cities with a slash": "ا/ ب/ ",
    "numbered": "٣. ",
}
STEEPEST, SLOWEST, LONGEST = 1.25, 20.0, 60.0


def timed(text: str, lang: str, answer: Queue[float]) -> None:
    """Read in a process of its own, so that nothing read before helps."""
    from khabar import RefusedReport, read

    read("قال. He said.", lang=lang)
    begun = time.process_time()
    with contextlib.suppress(RefusedReport):
        read(text, lang=lang, published="2031-05-12")
    answer.put(time.process_time() - begun)


def measure(unit: str, base: int, steps: int) -> tuple[list[tuple[int, float]], str]:
    """Return (length, seconds) of each step, and what went wrong."""
    points = []
    for step in range(steps):
        length = base * 2**step
        text = (unit * (length // len(unit) + 1))[:length]
        answer: Queue[float] = multiprocessing.Queue()
        lang = "en" if (unit.isascii() and unit.strip().isalpha()) or "the" in unit else "ar"
        worker = multiprocessing.Process(target=timed, args=(text, lang, answer))
        worker.start()
        worker.join(LONGEST)
        if worker.is_alive():
            worker.kill()
            return points, f"over {LONGEST:.0f} s at {length} characters"
        if worker.exitcode:
            return points, f"exit code {worker.exitcode} at {length} characters"
        points.append((length, max(answer.get(), 1e-4)))
    return points, ""


def exponent(points: list[tuple[int, float]]) -> float | None:
    """Return the slope of log(time) over log(length), None where the times are too short to tell."""
    big = [(math.log(n), math.log(t)) for n, t in points if t > 0.02]
    if len(big) < 2:
        return None
    mx, my = (sum(x) / len(big) for x in zip(*big, strict=True))
    return sum((x - mx) * (y - my) for x, y in big) / sum((x - mx) ** 2 for x, _ in big)


def main(arguments: list[str] | None = None) -> int:
    """Print a line a shape; return 1 if one of them grows too fast."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--base", type=int, default=20_000)
    ask.add_argument("--steps", type=int, default=4)
    ask.add_argument("--only", default="")
    a = ask.parse_args(arguments)
    bad = 0
    for name, unit in SHAPES.items():
        if a.only not in name:
            continue
        points, why = measure(unit, a.base, a.steps)
        slope = exponent(points)
        slowest = min((n / 1024 / t for n, t in points), default=0.0)
        if not why and slope is not None and slope > STEEPEST:
            why = "grows too fast"
        if not why and slowest < SLOWEST:
            why = "too slow"
        bad += bool(why)
        shown = f"{slope:.2f}" if slope is not None else "-"
        print(f"{name:18} exponent {shown:>5}, at least {slowest:9.0f} KB/s  {why}", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
