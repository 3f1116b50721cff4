"""Shingles: every run of five words as a number, and the few of them by which a copied passage is found again.

Winnowing as in Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting": of any
four shingles in a row one is kept, so that a copied run of eight words shares a print with its source wherever it lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from khabar.lang.fold import fold
from khabar.lang.words import tokens

SIZE = 5  # words of a shingle
WINDOW = 4  # shingles of which one is kept
PRIME = (1 << 61) - 1
BASE = 1_000_003


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text's words, their places as [start, end) code points, with the shingle that begins at each but the last."""

    places: tuple[tuple[int, int], ...]
    shingles: tuple[int, ...]


def shingled(text: str) -> Shingled:
    """Cut a text into shingles of folded words; marks between them do not count."""
    places: list[tuple[int, int]] = []
    numbers: list[int] = []
    for start, end, token in tokens(text):
        number = _number(token)
        if number:
            places.append((start, end))
            numbers.append(number)
    size = min(SIZE, len(numbers))
    made: list[int] = []
    for at in range(len(numbers) - size + 1 if size else 0):
        value = 0
        for number in numbers[at : at + size]:
            value = (value * BASE + number) % PRIME
        made.append(value)
    return Shingled(tuple(places), tuple(made))


def prints(shingles: tuple[int, ...]) -> frozenset[int]:
    """Return the shingles that stand for a text: the least of every window."""
    if len(shingles) <= WINDOW:
        return frozenset(shingles)
    return frozenset(min(shingles[at : at + WINDOW]) for at in range(len(shingles) - WINDOW + 1))


@lru_cache(maxsize=100_000)
def _number(token: str) -> int:
    """Return a number for a word, the same on every machine; 0 for a mark."""
    folded = fold(token)
    if not any(map(str.isalnum, folded)):
        return 0
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=7).digest(), "big") + 1
