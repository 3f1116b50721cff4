"""Bodies that say what they are for: the General Authority for Investment, the high council for the judiciary."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.bounds import FINITE, of_people
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger

LONGEST = 10  # words of such a name; a bound
NOUN = 3  # letters of a word after "to", at least one more


def purposes(line: Line, sights: Sights, able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each: a word for a body, what sort it is, and what it is for."""
    words, lists = line.words, able.lists
    for i in sights.on("makes_organisation", "authorities", ahead=2):
        if "makes_organisation" in sights[i].lists and not words[i].norm.startswith(able.script.article):
            last = _about(line, i + 1, able)
            if last > i + 2:
                yield i, last
        if "authorities" not in sights[i].lists:
            continue
        at = i + 1
        while at < min(len(words), i + LONGEST) and (words[at].norm in lists["sorts"] or of_people(words[at], able)):
            at += 1
        last = purpose(line, at, able) if at > i + 1 else at
        if last > at:
            yield i, last


def _about(line: Line, at: int, able: Tagger) -> int:
    """Return the index past "political studies" that begins at word `at`: a thing to work at, and of which sort."""
    words, last = line.words, at + 1
    if not _definite(words, at, able) or words[at].norm not in able.lists["aims"]:
        return at
    while _definite(words, last, able) and _sort(words[last], able):
        last += 1
    return last


def _sort(word: Word, able: Tagger) -> bool:
    """Say whether a word is an adjective made of a noun, of no people."""
    return any(word.norm.endswith(end) for end in able.lists["relation"]) and not of_people(word, able)


def purpose(line: Line, at: int, able: Tagger) -> int:
    """Return the index past "for the environment and its care" that begins at word `at`; `at` where it is not there."""
    words, script = line.words, able.script
    if at >= len(words) or len(words[at].norm) <= NOUN or not words[at].norm.startswith(script.toward):
        return at
    last = at + 1
    if not words[at].norm.startswith(script.melted):  # for the rights of man
        if not _definite(words, last, able):
            return at
        last += 1
    if _definite(words, last, able) and any(words[last].norm.endswith(end) for end in able.lists["relation"]):
        last += 1
    if _joined(words, last, able) and _definite(words, last + 1, able):
        last += 2
    return last


def _definite(words: list[Word], at: int, able: Tagger) -> bool:
    return at < len(words) and words[at].kind == Kind.WORD and words[at].norm.startswith(able.script.article)


def _joined(words: list[Word], at: int, able: Tagger) -> bool:
    """Say whether a noun without the article stands here that "and" is written on to, and no verb."""
    conj, article = able.script.conj, able.script.article
    if at >= len(words) or "conj" in words[at].marks:
        return False
    word = words[at]
    if not word.norm.startswith(conj) or word.norm.startswith(conj + article):
        return False
    return not any(entry.form in FINITE for entry, *_ in word.look.hits)
