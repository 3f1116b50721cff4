"""Mastheads: the name of a paper or a channel that is built on a city's, the London Gazette."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.sights import Sight
from khabar.reading.names.tagger import Tagger

LONGEST = 4  # words of such a name
WHERE = frozenset({"country", "place"})


def mastheads(
    line: Line, sights: Sequence[Sight], known: Mapping[int, tuple[int, Thing]], able: Tagger
) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each: a place and words that nothing lists, after a word for a medium."""
    for i, sight in enumerate(sights[:-2]):
        if "mastheads" not in sight.lists:
            continue
        last = i + 1
        while last < min(len(line.words), i + 1 + LONGEST) and (
            _place(known, last) or _strange(line.words[last], able)
        ):
            last += 1
        places = sum(_place(known, k) for k in range(i + 1, last))
        if places == 1 and last > i + 2:
            yield i + 1, last


def _place(known: Mapping[int, tuple[int, Thing]], i: int) -> bool:
    hit = known.get(i)
    return hit is not None and hit[0] == i + 1 and hit[1].kind in WHERE


def _strange(word: Word, able: Tagger) -> bool:
    if word.norm in able.lists["the"]:
        return True
    return word.kind == Kind.WORD and not word.look.hits and word.norm not in able.common
