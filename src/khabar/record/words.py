"""The words that search goes by: folded, without what is written on to them, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

from khabar.lang import pack
from khabar.lang.fold import fold
from khabar.lang.lexicon import Clitics, Lexicon
from khabar.lang.words import tokens

LEAST = 3  # letters that must be left when an unlisted word loses its article
LONGEST = 64  # letters of a stem; what is longer is no word, and no index holds it
LETTERS = range(0x3400, 0xD7A4)  # what words are abbreviated to: letters without case, marks or direction


class Found(NamedTuple):
    """A word of a text: its stem, and its place in code points."""

    stem: str
    start: int
    end: int


def stems(text: str) -> Iterator[Found]:
    """Yield the words and numbers of a text, in order; marks are left out."""
    for start, end, token in tokens(text):
        made = stem(token)
        if made:
            yield Found(made, start, end)


def letters(made: Iterable[str]) -> str:
    """Return stems in a row as one letter each, so that words in a row are letters in a row; two may share one."""
    return "".join(map(_letter, made))


@lru_cache(maxsize=50_000)
def _letter(made: str) -> str:
    return chr(LETTERS[crc32(made.encode()) % len(LETTERS)])


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """Return the one form a word is filed under, cut to LONGEST letters, "" for a mark.

    A listed word loses what the lexicon sees written on to it; another loses its article and what stands before that.
    """
    norm = _norm(token)
    if not norm or norm.isascii():
        return norm
    for lexicon in _lexicons():
        if listed := _listed(lexicon, norm):
            return listed
    for clitics in _clitics():
        for before in _articles(clitics):
            if norm.startswith(before) and len(norm) - len(before) >= LEAST:
                return norm[len(before) :]
    return norm


@lru_cache(maxsize=10_000)
def forms(token: str) -> tuple[str, ...]:
    """Return every form that a word asked for may be filed under, its own first: with each clitic written on to it."""
    own = stem(token)
    norm = _norm(token)
    found = dict.fromkeys((own, norm))
    for clitics in _clitics() if norm and not norm.isascii() else ():
        bare = dict.fromkeys((own, *_without_article(clitics, norm)))
        for word in bare:
            for before in ("", *_before(clitics)):
                for written in (word, *_with_ends(clitics, word)):
                    found[stem(_joined(clitics, before, written))] = None
    return tuple(filter(None, found))


@lru_cache(maxsize=10_000)
def bare(token: str) -> tuple[str, ...]:
    """Return every stem that a written word may have: as it is filed, and without each thing written before it."""
    norm = _norm(token)
    found = {stem(token): None}
    for clitics in _clitics() if norm and not norm.isascii() else ():
        for before in _before(clitics):
            if norm.startswith(before) and len(norm) - len(before) >= LEAST:
                found[stem(norm[len(before) :])] = None
    return tuple(filter(None, found))


def _norm(token: str) -> str:
    return "".join(filter(str.isalnum, fold(token)))[:LONGEST]


def _listed(lexicon: Lexicon, norm: str) -> str:
    """Return the stem the lexicon knows by the least cut, "" where it knows none."""
    best: tuple[int, str] | None = None
    for takes in ("exact", "noun", "verb"):
        single = lexicon.single[takes]
        for short, pre, post in lexicon.clitics.stems(norm, takes):
            cut = len(pre) + len(post)
            if short in single and (best is None or cut < best[0]):
                best = (cut, short)
    return best[1] if best else ""


@cache
def _lexicons() -> tuple[Lexicon, ...]:
    return tuple(lexicon for code in pack.languages() if (lexicon := pack.load(code).lexicon).clitics.article)


@cache
def _clitics() -> tuple[Clitics, ...]:
    return tuple(lexicon.clitics for lexicon in _lexicons())


@cache
def _articles_of(index: int) -> tuple[str, ...]:
    clitics = _clitics()[index]
    ending = [before for before in clitics.before["noun"] if before.endswith(clitics.article)]
    return tuple(sorted((*ending, *clitics.lal), key=lambda before: -len(before)))


def _articles(clitics: Clitics) -> tuple[str, ...]:
    return _articles_of(_clitics().index(clitics))


def _before(clitics: Clitics) -> Iterable[str]:
    return dict.fromkeys((*clitics.before["noun"], *clitics.before["verb"], *clitics.lal))


def _without_article(clitics: Clitics, norm: str) -> Iterator[str]:
    """Yield the word as asked, then without the article where it was asked with it."""
    yield norm
    for before in (clitics.article, *clitics.lal):
        if norm.startswith(before) and len(norm) - len(before) >= LEAST:
            yield norm[len(before) :]


def _with_ends(clitics: Clitics, word: str) -> Iterator[str]:
    before, alone = clitics.feminine
    base = word[: -len(alone)] + before if alone and word.endswith(alone) else word
    for end in dict.fromkeys((*clitics.after["noun"], *clitics.after["verb"])):
        yield base + end


def _joined(clitics: Clitics, before: str, word: str) -> str:
    """Write a clitic on to a word; what stands before an article replaces the word's own."""
    if before.endswith(clitics.article) and word.startswith(clitics.article):
        return before + word[len(clitics.article) :]
    return before + word
