"""Search: seconds an answer and recall against a plain scan, over many articles in a store.

    python -m benchmarks.search --store FILE|URL [--hits 20] [--words FILE]

The words (benchmarks/search_words.txt, chosen before anyone looked) are asked for alone, two at a time, in a row, as
parts and in titles. The plain scan reads every text letter by letter: a word counts as found where it stands with
nothing but clitics written on to it. Fails where an answer takes over 50 ms of the processor, or recall is under .95.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from khabar.lang.fold import fold
from khabar.record.record import Asked
from khabar.record.store import Store, open_store

WORDS = Path(__file__).with_name("search_words.txt")
MOST_MS = 50
RECALL = 0.95
# What may be written on to a word, spelled as `fold` leaves it; the feminine ending opens before a suffix.
BEFORE = "(?:[وف]?(?:(?:[بكلس]|[بك]?ال|لل)?))"
AFTER = "(?:ه|ها|هم|هن|هما|ك|كم|كن|ي|نا|ني)?"


def scan(texts: Iterable[tuple[str, str]], words: Sequence[str]) -> dict[str, set[str]]:
    """Return the reports that hold each word, by reading every text."""
    made: dict[str, set[str]] = {word: set() for word in words}
    sought = re.compile("|".join(rf"\b{BEFORE}(?P<w{n}>{_open(fold(word))}{AFTER})\b" for n, word in enumerate(words)))
    each = [re.compile(rf"\b{BEFORE}{_open(fold(word))}{AFTER}\b") for word in words]
    for key, text in texts:
        folded = fold(text)
        if sought.search(folded):
            for word, one in zip(words, each, strict=True):
                if one.search(folded):
                    made[word].add(key)
    return made


def _open(word: str) -> str:
    """Write a word so that its feminine ending may be open: the folded ta marbuta is a ha."""
    return f"{word[:-1]}[{word[-1]}ت]" if word.endswith("ه") else word


def times(store: Store, queries: Sequence[str], hits: int) -> list[float]:
    """Return milliseconds of the processor for each query, answered once before."""
    made = []
    for query in queries:
        store.search(query, Asked(limit=hits))
        begun = time.process_time()
        store.search(query, Asked(limit=hits))
        made.append(1000 * (time.process_time() - begun))
    return made


def recall(store: Store, words: Sequence[str]) -> tuple[float, float, list[str]]:
    """Return recall and precision against the scan, over all words, and a line for each word that is short of it."""
    everything = {report.id: report.text for report in store.reports(Asked())}
    scanned = scan(everything.items(), words)
    both = found_ = there = 0
    told = []
    for word in words:
        hits = {hit.report for hit in store.search(word, Asked(limit=100_000)) if hit.spans}
        both, found_, there = both + len(hits & scanned[word]), found_ + len(hits), there + len(scanned[word])
        if len(hits & scanned[word]) < RECALL * len(scanned[word]):
            told.append(f"{len(hits & scanned[word])} of {len(scanned[word])}  {word}")
    return both / max(there, 1), both / max(found_, 1), told


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--store", default=None)
    ask.add_argument("--hits", type=int, default=20)
    ask.add_argument("--words", type=Path, default=WORDS)
    a = ask.parse_args(arguments)
    if a.store is None:
        print("skipped: there is no store to search; python -m benchmarks.ingest --store FILE makes one")
        return 0
    words = a.words.read_text("utf-8").split()
    store = open_store(a.store)
    pairs = list(pairwise(words))
    slow = 0.0
    for name, queries in {
        "one word": words,
        "two words": [f"{one} {other}" for one, other in pairs],
        "in a row": [f'"{one} {other}"' for one, other in pairs],
        "one without another": [f"{one} -{other}" for one, other in pairs],
        "a part": [f"*{word[:4]}*" for word in words],
        "in a title": [f"title:{word}" for word in words],
    }.items():
        made = times(store, queries, a.hits)
        slow = max(slow, *made)
        print(f"{name:20} median {statistics.median(made):5.1f} ms, slowest {max(made):5.1f} ms, {a.hits} hits")
    found, right, told = recall(store, words)
    print(f"{len(words)} words: recall {found:.3f}, precision {right:.3f} against a plain scan")
    print("\n".join(told))
    return int(slow > MOST_MS or found < RECALL)


if __name__ == "__main__":
    sys.exit(main())
