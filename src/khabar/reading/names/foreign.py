"""Names in Latin letters inside a text of another script: there, capitals tell a name from a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.sights import Sight
from khabar.reading.names.tagger import Tagger

LEAST = 4  # letters of a word that stands for itself; shorter ones follow the word for a kind of body
SMALL = 2  # small words in a row inside a name: Bulletin of the …
OPENING = "("  # a name in brackets is that of the words before it


def foreign(
    line: Line, sights: Sequence[Sight], covered: Sequence[bool], able: Tagger
) -> Iterator[tuple[int, int, str]]:
    """Yield the words [first, last) and the kind of each run of Latin words with capitals that nothing covers."""
    at = 0
    for i, sight in enumerate(sights):
        if not sight.capital or i < at or covered[i]:
            continue
        at = _end(line, sights, covered, i)
        word, before = line.words[i], line.words[i - 1] if i else None
        if before is not None and (before.text == OPENING or before.kind == Kind.NUMBER):
            continue
        stems = {stem for _, stem in able.script.of(before.norm)} if before is not None else set()
        if stems & able.lists["labels"]:
            continue
        alone = at == i + 1 and (len(word.text) < LEAST or word.text.isupper())
        part = at < len(line.words) and covered[at]  # The, before a name of the world
        if not alone or (stems & able.heads and not part):
            yield i, at, "place" if stems & able.lists["at"] else "organisation"


def _end(line: Line, sights: Sequence[Sight], covered: Sequence[bool], i: int) -> int:
    """Return the index past a run of capitals; small words may stand between two: Journal of Physiology."""
    last = i + 1
    for at in range(i + 1, len(sights)):
        if covered[at] or at > last + SMALL or not (sights[at].capital or _small(line.words[at])):
            break
        if sights[at].capital:
            last = at + 1
    return last


def _small(word: Word) -> bool:
    return word.text == "&" or (word.text.isascii() and word.text.islower() and len(word.text) < LEAST)
