"""Names of those who are said to speak: between a verb of saying and what is said stands a person, known or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.names.offices import part
from khabar.reading.names.tagger import Tagger

NAME = 4  # words of the name, without the small ones
LEAST = 3  # letters of a name that stands alone
SAID = frozenset({"past", "present"})
GOING = frozenset({"agent"})  # "saying", after which the words follow
COLONS = frozenset(':\u060c,"“”«»')


def speakers(line: Line, covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each unheard-of name that speaks and nothing covers."""
    end = 0
    for cue in line.found.get("cue", ()):
        if cue.first < end or cue.key not in able.lists["speaking"] or cue.form not in SAID or cue.post:
            continue
        first = last = cue.last
        if last < len(line.words) and "honorific" in line.words[last].marks:
            first = last = last + 1
        while last < min(len(line.words), first + NAME) and not covered[last] and part(line.words[last], able):
            last += 1
        if first < last and _weighs(line.words[first:last], able) and _follows(line, last):
            yield first, last
            end = last


def _weighs(words: Sequence[Word], able: Tagger) -> bool:
    """Say whether the words are long enough for a name; one alone must be no common word, though some bear it."""
    if len(words) == 1 and (len(words[0].norm) < LEAST or words[0].norm in able.common):
        return False
    if words[0].norm.startswith(able.script.article):
        return False
    return not any(stem in able.lists["joined"] for _, stem in able.script.of(words[-1].norm))


def _follows(line: Line, i: int) -> bool:
    """Say whether what is said begins at word `i`: a mark, "that", "saying"."""
    if i >= len(line.words):
        return False
    word = line.words[i]
    if word.kind == Kind.PUNCT:
        return word.text in COLONS
    cue: Mark | None = word.marks.get("cue")
    return "that" in word.marks or (cue is not None and cue.form in GOING)
