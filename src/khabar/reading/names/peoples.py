"""Peoples: a plural with the article, "the X people"."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.lang.words import Line, Word
from khabar.lang.world import member
from khabar.reading.names.bounds import beginning
from khabar.reading.names.roll import Name
from khabar.reading.names.sights import Sight
from khabar.reading.names.tagger import Tagger

NEAR = 3  # words between two peoples that are told of together, at most, and one


def peoples(line: Line, sights: Sequence[Sight], covered: list[bool], able: Tagger) -> list[Name]:
    """Return the peoples that nothing covers in a line."""
    found = (_people(line, i, sight, able) for i, sight in enumerate(sights) if sight.peoples and not covered[i])
    return [name for name in found if name is not None]


def adjective(word: Word, able: Tagger) -> bool:
    """Say whether a word is the feminine of a people's adjective, with the article: Arabic, the language; no family."""
    bare = word.norm.removeprefix(able.script.article)
    return bare != word.norm and bare not in able.world.peoples and bare[:-1] in able.world.peoples


def _people(line: Line, i: int, sight: Sight, able: Tagger) -> Name | None:
    """Return a people at word `i`: a plural with the article that belongs to no noun before it, or "the X people"."""
    word = line.words[i]
    before = line.words[i - 1] if i else None
    for cut, stem, base, plural in sight.peoples:
        thing = able.world.peoples[base]
        if before is not None and any(known in able.lists["people"] for _, known in able.script.of(before.norm)):
            return Name(line, i - 1, i + 1, before.start, word.end, "group", thing, norms=(before.norm, stem))
        if plural and base in able.lists["unsure"] and not _beside(line, i, able):
            return None
        joined = cut > 0 and word.norm.startswith(able.script.conj)
        if plural and (joined or not (before is not None and _noun(before, able))):
            begin = beginning(word, cut, able)
            return Name(line, i, i + 1, begin, word.end, "group", thing, word.norm[:cut], (stem,))
    return None


def _beside(line: Line, i: int, able: Tagger) -> bool:
    """Say whether a people stands near word `i`, which is an everyday word as well: Sunnis, the year."""
    article = able.script.article
    near = line.words[max(0, i - NEAR) : i] + line.words[i + 1 : i + 1 + NEAR]
    stems = (stem.removeprefix(article) for word in near for _, stem in able.script.of(word.norm))
    return any(member(stem, able.world)[0] in able.world.peoples for stem in stems)


def _noun(word: Word, able: Tagger) -> bool:
    """Say whether a word is a noun with the article, which a word after it would describe."""
    article = able.script.article
    return "prep" not in word.marks and any(stem.startswith(article) for _, stem in able.script.of(word.norm))
