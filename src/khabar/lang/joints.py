"""Joints: where two words stand written as one, the space between them lost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

LONGEST = 60  # letters of a run that is looked at
SHORTEST = 3  # letters of a word that another is written on to
MARKS = frozenset("\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640")  # vowels, the lengthened line
SCRIPTS = "\u0600", "\u0250"  # from where one script runs, up to where the other does


@dataclass(frozen=True, slots=True)
class Joints:
    """What shows a joint: letters that only end a word, one that only begins it, small words by their own spelling.

    `fronts` are the letters that may be written on to a word's front; a word that holds one of `whole` is one.
    """

    final: tuple[str, ...] = ()
    first: str = ""
    fronts: frozenset[str] = frozenset()
    small: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    def at(self, surface: str) -> int:
        """Return where the second word of a surface begins, 0 where it is one word."""
        if not self.small or not SHORTEST + 1 < len(surface) <= LONGEST:
            return 0
        places = [k for k, c in enumerate(surface) if c not in MARKS]
        bare = "".join(surface[k] for k in places)
        at = 0 if any(whole in bare for whole in self.whole) else self._small(bare) or self._edge(bare)
        return places[at] if at else 0

    def _edge(self, bare: str) -> int:
        """Return the place behind what only ends a word, before what only begins one, or where the script changes."""
        for ending in self.final:
            at = bare.find(ending) + len(ending)
            if len(ending) < at < len(bare) and bare[at].isalpha():
                return at
        at = bare.find(self.first, SHORTEST)
        if at > 0 and not self.fronts.issuperset(bare[:at]):
            return at
        pairs = enumerate(pairwise(bare), 1)
        return next((k for k, (a, b) in pairs if k >= SHORTEST and a >= SCRIPTS[0] and b < SCRIPTS[1]), 0)

    def _small(self, bare: str) -> int:
        """Return where a small word begins that is written on to the end of another."""
        small = next((small for small in self.small if bare.endswith(small)), None)
        if small is None:
            return 0
        at = len(bare) - len(small)
        return at if at >= SHORTEST and not self.fronts.issuperset(bare[:at]) else 0
