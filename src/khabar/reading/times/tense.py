"""Which way a sentence looks around a word: back at what happened or ahead to what will."""

from __future__ import annotations

from bisect import bisect_left

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line

BEFORE, AFTER = 14, 8  # words looked at for a verb, on either side
CUES = {"past": -1, "future": 1, "if": 1}
IF = 8  # words after "if" whose past is not the past


class Tense:
    """The cues of one line, gathered once when first asked for."""

    __slots__ = ("line", "pack", "places", "told", "ways")

    def __init__(self, line: Line, pack: Pack) -> None:
        """Keep the line; nothing is gathered yet."""
        self.line, self.pack = line, pack
        self.places: list[int] | None = None
        self.ways: list[int] = []
        self.told = (-BEFORE, 0)

    def tell(self, i: int, way: int) -> None:
        """Take a time just before word `i` for a cue of what comes after it."""
        self.told = (i, way)

    def at(self, first: int, last: int) -> int:
        """Return 1 where the words around [first, last) look ahead, -1 where they look back, 0 where none says."""
        if self.places is None:
            found = _cues(self.line, self.pack)
            self.places = sorted(found)
            self.ways = [found[i] for i in self.places]
        k = bisect_left(self.places, first)
        told, way = self.told
        if (not k or self.places[k - 1] < told) and 0 <= first - told <= BEFORE:
            return way
        if k and first - self.places[k - 1] <= BEFORE:
            return self.ways[k - 1]
        k = bisect_left(self.places, last)
        if k < len(self.places) and self.places[k] - last <= AFTER:
            return self.ways[k]
        return 0


def _cues(line: Line, pack: Pack) -> dict[int, int]:
    """Return the words that tell a tense: listed cues, inflected verbs, and words that begin as the future does."""
    ahead = tuple(pack.fact("tense", "future", ()))
    found: dict[int, int] = {}
    for mark in line.found.get("tense", ()):
        if not mark.first or not line.words[mark.first].text[:1].isupper():  # Will, May, March: names
            found[mark.first] = CUES[mark.key]
    for marks in line.found.values():
        for mark in marks:
            if mark.form == "past":
                found.setdefault(mark.first, -1)
            elif mark.form == "present" and mark.pre in ahead:
                found[mark.first] = 1
    _begun(line, pack, found)
    for mark in line.found.get("tense", ()):
        if mark.key == "if":
            found.update(dict.fromkeys((i for i in range(mark.first, mark.first + IF) if i in found), 1))
    return found


def _begun(line: Line, pack: Pack, found: dict[int, int]) -> None:
    """Add the words that begin as the future does and are not listed as others; after a verb such a word is a name."""
    starts, but = tuple(pack.fact("tense", "starts", ())), tuple(pack.fact("tense", "but", ()))
    for word in line.words if starts else ():
        begins = len(word.norm) > 3 and word.norm.startswith(starts) and word.kind == Kind.WORD
        if begins and word.i - 1 not in found and not word.norm.startswith(but):
            found[word.i] = 1
