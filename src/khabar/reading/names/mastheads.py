"""Mastheads: the name of a paper or a channel that is built on a city's, the London Gazette."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger

MARKS = frozenset("\"'«»“”‘’")
LONGEST = 4  # words of such a name
WHERE = frozenset({"country", "place"})


def mastheads(
    line: Line, sights: Sights, known: Mapping[int, tuple[int, Thing]], able: Tagger
) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each after a word for a medium: a place and words nothing lists, a quotation."""
    for i in sights.on("mastheads", ahead=2):
        last = _quoted(line, i + 1)
        if last and not (i + 2 in known and known[i + 2][1].kind == "outlet"):
            yield i + 2, last
            continue
        last = i + 1
        while last < min(len(line.words), i + 1 + LONGEST) and (
            _place(known, last) or _strange(line.words[last], able)
        ):
            last += 1
        places = sum(_place(known, k) for k in range(i + 1, last))
        if places == 1 and last > i + 2:
            yield i + 1, last


def printed(line: Line, first: int, kind: str, norms: tuple[str, ...], able: Tagger) -> tuple[str, Thing | None] | None:
    """Return that a name behind the word for a medium is an outlet's, and which; None where there is no such word."""
    at = first - 1 - (first > 1 and line.words[first - 1].kind == Kind.PUNCT)
    word = line.words[at] if at >= 0 else None
    if word is None or not able.among(word.norm, "mastheads") or kind not in ("organisation", "person", "outlet"):
        return None
    known = (able.world.thing(f"{stem} {' '.join(norms)}") for _, stem in able.script.of(word.norm))
    return "outlet", next(filter(None, known), None)


def _quoted(line: Line, at: int) -> int:
    """Return the index past what stands between quotation marks that open at a word; 0 where none do."""
    for last in range(at + 2, min(line.size, at + 2 + LONGEST)) if line.words[at].text in MARKS else ():
        if line.words[last].kind == Kind.PUNCT:
            return last if line.words[last].text in MARKS else 0
    return 0


def _place(known: Mapping[int, tuple[int, Thing]], i: int) -> bool:
    hit = known.get(i)
    return hit is not None and hit[0] == i + 1 and hit[1].kind in WHERE


def _strange(word: Word, able: Tagger) -> bool:
    if word.norm in able.lists["the"]:
        return True
    return word.kind == Kind.WORD and not word.look.hits and word.norm not in able.common
