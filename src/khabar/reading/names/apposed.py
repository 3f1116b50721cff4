"""Names in apposition: behind an office and a comma stands who holds it, whatever his name means: on, age, a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.bounds import of_people
from khabar.reading.names.offices import BARS, part
from khabar.reading.names.persons import NAME, behind
from khabar.reading.names.tagger import Tagger

COMMAS = frozenset("\u060c,")
CLOSING = frozenset('\u060c,:"“«(')
LEADS = frozenset({"that", "prep"})  # names: classes of words that may follow the name


def apposed(line: Line, covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each name of two words or more between an office's comma and the next mark."""
    for i, word in enumerate(line.words):
        if word.kind != Kind.PUNCT or word.norm not in COMMAS:
            continue
        first = _styled(line, i + 1, able)
        if first >= line.size or covered[first] or not _opens(line, first, able):
            continue
        last = _end(line, first, covered, able)
        if last - first > 1 and _closed(line, last) and behind(line, i, covered, able, parted=True):
            yield first, last


def _styled(line: Line, at: int, able: Tagger) -> int:
    """Pass over honours and ranks with their adjectives: Colonel, Staff Brigadier, Dr."""
    styles = able.lists["styles"]
    while at < line.size and line.words[at].norm in styles:
        at += 1
    return at


def _opens(line: Line, first: int, able: Tagger) -> bool:
    """Say whether a word may begin the name: one that is known to, one that no list of words has."""
    word = line.words[first]
    if word.kind != Kind.WORD or "cue" in word.marks or word.norm in able.lists["unfirst"]:
        return False
    known = word.norm in able.world.spelled or word.norm in able.lists["joined"]
    return known or (BARS.isdisjoint(word.marks) and part(word, able) and not word.norm.startswith(able.script.article))


def _end(line: Line, first: int, covered: Sequence[bool], able: Tagger) -> int:
    """Return the index past the words of the name."""
    last, size = first + 1, int(line.words[first].norm not in able.lists["joined"])
    while last < line.size and size < NAME and not covered[last] and _further(line.words[last], able):
        size += line.words[last].norm not in able.lists["joined"]
        last += 1
    while last > first and line.words[last - 1].norm in able.lists["joined"]:
        last -= 1
    return last


def _further(word: Word, able: Tagger) -> bool:
    """Say whether a word can be a name's after its first: one known to be, a stranger, a family's with the article."""
    if word.kind != Kind.WORD or "cue" in word.marks:
        return False
    if word.norm in able.world.spelled or word.norm in able.lists["joined"]:
        return BARS.isdisjoint(word.marks)
    return BARS.isdisjoint(word.marks) and part(word, able) and not of_people(word, able)


def _closed(line: Line, last: int) -> bool:
    """Say whether the name ends the line, or a mark, "that" or a preposition stands behind it."""
    if last >= line.size:
        return True
    word = line.words[last]
    return word.norm in CLOSING if word.kind == Kind.PUNCT else not LEADS.isdisjoint(word.marks)
