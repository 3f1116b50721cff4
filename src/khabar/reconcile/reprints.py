"""Reprints: which reports carry another's words, how much of them, and what was lost on the way."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter

from khabar.lang.reasons import because
from khabar.model.groups import Drift, Passage, Reprint
from khabar.model.text import Span
from khabar.model.why import Why
from khabar.reconcile.drift import drift
from khabar.reconcile.shingles import SIZE, Shingled, prints, shingled
from khabar.reconcile.told import Told

CLIQUE = 16  # reports with one print that are all compared with each other; of more, each with the first and the next
FEW = 2  # prints that two reports must share to be compared
SHARE = 0.2  # of the shorter report's shingles, from which it is a reprint
COPY = 0.5  # share from which it is asked what was lost on the way
RUN = 25  # words in a row from which a passage is lifted
BITS = 24  # room for the number of a report beside a print


Drifted = Callable[[], tuple[Drift, ...]]


@dataclass(frozen=True, slots=True)
class Copied:
    """A report's text as it is compared."""

    report: str
    words: Shingled
    kinds: frozenset[int]


def reprints(reports: Iterable[Told]) -> tuple[Reprint, ...]:
    """Return every pair of reports of which one carries words of the other, the earlier one first, in order."""
    told = sorted(reports, key=lambda t: t.order)
    texts = [copied(one.id, one.text) for one in told]
    kept = [prints(text.words.shingles) for text in texts]
    made = (
        reprint(texts[a], texts[b], partial(drift, told[a], told[b]))
        for a, b in candidates(entries(kept), [len(text) for text in kept])
    )
    return tuple(one for one in made if one is not None)


def compared(one: Told, other: Told) -> Reprint | None:
    """Return what two reports share word by word, None where that is too little."""
    first, second = sorted((one, other), key=lambda t: t.order)
    return reprint(copied(first.id, first.text), copied(second.id, second.text), partial(drift, first, second))


def entries(kept: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Yield each print of texts with the number of the text, in order."""
    mask = (1 << BITS) - 1
    for entry in array("Q", sorted((p >> (BITS - 3)) << BITS | n for n, text in enumerate(kept) for p in text)):
        yield entry >> BITS, entry & mask


def candidates(entries: Iterable[tuple[int, int]], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that share prints, in order.

    `entries` are prints with their texts, in order of both, `sizes` how many prints each text has. What is held is a
    number for each pair that shares one. A print that many texts have pairs each with the first that has it and with
    the one before: what is one story printed ten thousand times stays connected and costs no hundred million pairs.
    """
    mask = (1 << BITS) - 1
    shared: dict[int, int] = {}
    for _, same in groupby(entries, key=itemgetter(0)):
        for a, b in _pairs([text for _, text in same]):
            shared[a << BITS | b] = shared.get(a << BITS | b, 0) + 1
    for pair in sorted(shared):
        a, b = pair >> BITS, pair & mask
        if shared[pair] >= min(FEW, sizes[a], sizes[b]):
            yield a, b


def _pairs(texts: list[int]) -> Iterator[tuple[int, int]]:
    if len(texts) <= CLIQUE:
        for k, a in enumerate(texts):
            for b in texts[k + 1 :]:
                yield a, b
        return
    for before, b in pairwise(texts):
        yield texts[0], b
        if before != texts[0]:
            yield before, b


def reprint(first: Copied, second: Copied, drifted: Drifted) -> Reprint | None:
    """Judge two texts, the earlier one first; `drifted` tells of a copy what was lost on the way."""
    small = min(len(first.kinds), len(second.kinds))
    both = len(first.kinds & second.kinds)
    if not small:
        return None
    share = both / small
    passages = tuple(_passages(first.words, second.words))
    longest = max((p.words for p in passages), default=0)
    if share < SHARE and longest < RUN:
        return None
    of_first, of_second = both / len(first.kinds), both / len(second.kinds)
    return Reprint(
        first.report, second.report, round(share, 3), round(of_first, 3), round(of_second, 3), passages,
        _why(of_first, of_second, longest), drifted() if share >= COPY else (),
    )  # fmt: skip


def _passages(first: Shingled, second: Shingled) -> Iterator[Passage]:
    """Yield the longest runs of words that both texts have, by their place in the second."""
    where: dict[int, list[int]] = {}
    for at, shingle in enumerate(first.shingles):
        where.setdefault(shingle, []).append(at)
    at = 0
    while at < len(second.shingles):
        starts = where.get(second.shingles[at], ())
        longest, begin = 0, 0
        for start in starts[:4]:
            run = 0
            while (
                start + run < len(first.shingles)
                and at + run < len(second.shingles)
                and first.shingles[start + run] == second.shingles[at + run]
            ):
                run += 1
            if run > longest:
                longest, begin = run, start
        if not longest:
            at += 1
            continue
        size = min(SIZE, len(second.places))
        yield Passage(
            Span(first.places[begin][0], first.places[begin + longest + size - 2][1]),
            Span(second.places[at][0], second.places[at + longest + size - 2][1]),
            longest + size - 1,
        )
        at += longest


def _why(of_first: float, of_second: float, longest: int) -> Why:
    """Say what the numbers mean."""
    if of_first >= 0.8 and of_second >= 0.8:
        return because("same-text", share=of_second)
    if of_second >= 0.8:
        return because("shortened", share=of_second)
    if of_first >= 0.8:
        return because("carries", share=of_first)
    return because("share", share=max(of_first, of_second), longest=longest)


def copied(report: str, text: str) -> Copied:
    """Return a report's text as it is compared."""
    words = shingled(text)
    return Copied(report, words, frozenset(words.shingles))
