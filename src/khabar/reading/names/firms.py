"""Firms nobody lists: the foreign word behind "company", "group" or "bank"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from khabar.lang.words import Line
from khabar.reading.names.offices import stranger
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger


def firms(line: Line, sights: Sights, known: Collection[int], able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the word [first, last) of each whose letters are a name's and that the world does not know."""
    ends = tuple(able.lists["relation"])
    for i in sights.on("firms"):
        word = line.words[i + 1]
        plain = word.norm.endswith(ends) or word.norm.startswith(able.script.article)
        if not plain and i + 1 not in known and stranger(word, able):
            yield i + 1, i + 2
