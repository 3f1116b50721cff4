"""Nesting: which saying's words hold what."""

from __future__ import annotations

from khabar.reading.draft import Place as Range
from khabar.reading.draft import Said

DEEP = 32  # sayings inside sayings deeper than this are not told apart


def hull(said: Said) -> Range:
    """Return the range from the first to the last word of what is said."""
    return min(c[0] for c in said.content), max(c[1] for c in said.content)


def enclosing(sayings: list[Said], places: list[Range], *, own: bool = False) -> list[int | None]:
    """Return for each place the innermost saying whose words hold it; `own`: places are the sayings' own, in order.

    One sweep from left to right over the starts, with the sayings that are open on a stack: linear but for sorting.
    """
    opens = sorted((start, -end, k, n) for k, said in enumerate(sayings) for n, (start, end) in enumerate(said.content))
    found: list[int | None] = [None] * len(places)
    stack: list[tuple[int, int]] = []  # (end, saying)
    at, last = 0, len(opens)
    for (start, end), k in sorted((place, k) for k, place in enumerate(places)):
        while at < last and opens[at][0] <= start:
            if len(stack) == DEEP:
                stack = [x for x in stack if x[0] > opens[at][0]]
            if len(stack) < DEEP:
                stack.append((-opens[at][1], opens[at][2]))
            at += 1
        while stack and stack[-1][0] <= start:
            stack.pop()
        for close, said in reversed(stack):
            if close >= end and not (own and (said == k or _same(sayings[said], sayings[k], said, k))):
                found[k] = said
                break
    return found


def _same(a: Said, b: Said, i: int, k: int) -> bool:
    """Two sayings with the very same words enclose each other: the later one may stand inside the earlier only.

    One that answers the other stands beside it.
    """
    return hull(a) == hull(b) and (i > k or b.answers)
