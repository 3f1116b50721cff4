"""Names in Latin letters inside a text of another script: there, capitals tell a name from a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.tagger import Tagger

LEAST = 4  # letters of a word that stands for itself; shorter ones follow the word for a kind of body
OPENING = "("  # a name in brackets is that of the words before it


def foreign(line: Line, covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int, str]]:
    """Yield the words [first, last) and the kind of each run of Latin words with capitals that nothing covers."""
    at = 0
    for i, word in enumerate(line.words):
        if i < at or covered[i] or not _capital(word):
            continue
        at = i + 1
        while at < len(line.words) and not covered[at] and _capital(line.words[at]):
            at += 1
        before = line.words[i - 1] if i else None
        if before is not None and (before.text == OPENING or before.kind == Kind.NUMBER):
            continue
        stems = {stem for _, stem in able.script.of(before.norm)} if before is not None else set()
        alone = at == i + 1 and (len(word.text) < LEAST or word.text.isupper())
        if not alone or stems & able.heads:
            yield i, at, "place" if stems & able.lists["at"] else "organisation"


def _capital(word: Word) -> bool:
    return word.kind == Kind.WORD and word.text.isascii() and word.text[0].isupper()
