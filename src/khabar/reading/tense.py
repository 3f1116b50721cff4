"""Which way a sentence looks around a word: back at what happened or ahead to what will."""

from __future__ import annotations

from bisect import bisect_left

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line

BEFORE, AFTER = 14, 8  # words looked at for a verb, on either side
CUES = {"past": -1, "future": 1}


class Tense:
    """The cues of one line, gathered once when first asked for."""

    __slots__ = ("line", "pack", "places", "ways")

    def __init__(self, line: Line, pack: Pack) -> None:
        """Keep the line; nothing is gathered yet."""
        self.line, self.pack = line, pack
        self.places: list[int] | None = None
        self.ways: list[int] = []

    def tell(self, i: int, way: int) -> None:
        """Add a cue: a time before word `i` lies that way."""
        if self.places is not None:
            k = bisect_left(self.places, i)
            self.places.insert(k, i)
            self.ways.insert(k, way)

    def at(self, first: int, last: int) -> int:
        """Return 1 where the words around [first, last) look ahead, -1 where they look back, 0 where none says."""
        if self.places is None:
            found = _cues(self.line, self.pack)
            self.places = sorted(found)
            self.ways = [found[i] for i in self.places]
        k = bisect_left(self.places, first)
        if k and first - self.places[k - 1] <= BEFORE:
            return self.ways[k - 1]
        k = bisect_left(self.places, last)
        if k < len(self.places) and self.places[k] - last <= AFTER:
            return self.ways[k]
        return 0


def _cues(line: Line, pack: Pack) -> dict[int, int]:
    """Return the words that tell a tense: listed cues, inflected verbs, and words that begin as the future does."""
    ahead = tuple(pack.fact("tense", "future", ()))
    starts, but = tuple(pack.fact("tense", "starts", ())), tuple(pack.fact("tense", "but", ()))
    found: dict[int, int] = {}
    for marks in line.found.values():
        for mark in marks:
            if mark.form == "past":
                found.setdefault(mark.first, -1)
            elif mark.form == "present" and mark.pre in ahead:
                found[mark.first] = 1
    if starts:
        for word in line.words:
            if word.kind == Kind.WORD and len(word.norm) > 4 and word.norm.startswith(starts):  # noqa: PLR2004
                if not word.norm.startswith(but):
                    found[word.i] = 1
    for mark in line.found.get("tense", ()):
        if not mark.first or not line.words[mark.first].text[:1].isupper():  # Will, May, March: names
            found[mark.first] = CUES[mark.key]
    return found
