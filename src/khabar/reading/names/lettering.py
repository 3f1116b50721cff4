"""Lettering: how much a word's letters, three by three, are those of names rather than of the language's words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

SEEN = 4  # times that three letters must be seen to say something
UNIT = 100  # what the weights are kept in
STEPS = 4  # grades either side of neither


def grade(norm: str, odds: Mapping[str, int]) -> int:
    """Return how much a folded word looks like a name, from -4 to 4.

    `odds` says of three letters how much likelier names have them, as a logarithm in hundredths.
    """
    found = [odds.get(three, 0) for three in threes(norm)]
    mean = sum(found) / max(2, len(found))
    return max(-STEPS, min(STEPS, math.floor(2 * mean / UNIT)))


def threes(norm: str) -> Iterator[str]:
    """Yield a word's letters three by three, its edges among them."""
    edged = f"^{norm}$"
    return (edged[i : i + 3] for i in range(len(edged) - 2))


def weighed(names: Iterable[str], words: Iterable[str]) -> dict[str, int]:
    """Return the odds that names and other words show; what is learnt from."""
    ours, theirs = (Counter(three for word in listed for three in threes(word)) for listed in (names, words))
    made = {}
    for three in ours | theirs:
        if ours[three] + theirs[three] >= SEEN:
            odds = (ours[three] + 0.5) / ours.total() * theirs.total() / (theirs[three] + 0.5)
            made[three] = round(UNIT * math.log(odds))
    return made
