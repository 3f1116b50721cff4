"""Labels: the best row of labels for a row of words, by what each word and each two labels side by side weigh."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from operator import add
from struct import Struct

# names: begin and inside of persons, organisations, places; "O" is no name
LABELS = ("O", "B-P", "I-P", "B-O", "I-O", "B-L", "I-L")
INSIDE = frozenset({2, 4, 6})
STARTS = (0, 1, 3, 5)  # what may follow any label
BARRED = -1e9  # no name begins with an inside
SIDES = Struct(f"<{len(LABELS)}i")
BITS = 32  # of each number of those that stand side by side; sums of a few hundred weights keep far below
ONES = sum(1 << BITS * k for k in range(len(LABELS)))
TOP, LOW = 1 << BITS - 1, (1 << BITS) - 1
TOPS = TOP * ONES
OTHERS = TOPS - TOP

Row = Sequence[float]  # how much a word is of each label, or what two labels weigh


def packed(row: Iterable[int]) -> int:
    """Return a number for each label side by side in one: those of several words add up in one addition."""
    return (int.from_bytes(SIDES.pack(*row), "little") ^ TOPS) - TOPS


def unpacked(numbers: int) -> tuple[int, ...]:
    """Return the number for each label of those side by side."""
    return SIDES.unpack(((numbers + TOPS) ^ TOPS).to_bytes(SIDES.size, "little"))


def leads(numbers: int) -> bool:
    """Say whether the first of the numbers side by side is above all others: no difference, less one, is below zero."""
    first = (numbers + TOP) & LOW
    return ((first - 1) * ONES - numbers) & OTHERS == OTHERS


@dataclass(frozen=True, slots=True)
class Links:
    """What labels side by side weigh: `into` by a label, then by the one before it; at a row's begin and its end.

    `ease`, side by side, is what each label of a name has at most over no name, by how it is come to and left. Where no
    word of a row gains more by a label than that costs, nothing in the row is a name, and it need not be searched.
    """

    into: tuple[Row, ...]
    opening: Row
    closing: Row
    ease: int
    sure: float  # by how much a word that is no name must be rather that than any other, whichever label is easy

    def plain(self, numbers: int) -> bool:
        """Say whether a word's numbers, side by side, let it be part of no name."""
        return leads(numbers + self.ease)


def linked(links: Sequence[Row]) -> Links:
    """Return what labels weigh, of rows by the label before."""
    into = tuple(zip(*links, strict=True))
    opening = tuple(BARRED if k in INSIDE else link for k, link in enumerate(links[0]))
    rest = links[0][0]
    back = max(into[0]) - rest
    ease = [ceil(max(column) - rest + back) for column in into[1:]]
    return Links(into, opening, into[0], packed((0, *ease)), max(ease))


def best(rows: Sequence[Row], links: Links, *, closed: bool = False) -> list[int]:
    """Return the best labels for rows of scores (Viterbi); an inside only after its own kind.

    `closed` says that a word that is no name comes after.
    """
    score = list(map(add, rows[0], links.opening))
    paths: list[list[int]] = []
    into = links.into
    for row in rows[1:]:
        fresh, path = list(row), [0] * len(row)
        for k in STARTS:
            ways = list(map(add, score, into[k]))
            top = max(ways)
            fresh[k], path[k] = fresh[k] + top, ways.index(top)
        for k in INSIDE:
            begun, going = score[k - 1] + into[k][k - 1], score[k] + into[k][k]
            fresh[k], path[k] = (fresh[k] + begun, k - 1) if begun >= going else (fresh[k] + going, k)
        score = fresh
        paths.append(path)
    if closed:
        score = list(map(add, score, links.closing))
    at = score.index(max(score))
    tags = [at]
    for path in reversed(paths):
        at = path[at]
        tags.append(at)
    return tags[::-1]
