"""A query: what is asked for, term by term, as the stems that the index files words under; any text is a query.

word word       reports that hold both, with anything written on to them
"some words"    the words in a row
part*  *part*   parts of words, three letters or more; a word that is nowhere is looked for as a part by itself
title:word      the word in a head, or in the title that the text begins with
-word           reports without it
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from khabar.lang.fold import fold
from khabar.lang.words import tokens
from khabar.record import tables as t
from khabar.record.words import forms, letters

TERM = re.compile(r'(-?)(title:)?(?:"([^"]{0,300})"?|(\S{1,100}))')
TERMS = 12  # of one query; more are left out
PART = 3  # letters of a part of a word
PARTS = 200  # words that a part may stand for


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: the stems that will do for each word in a row, in the head or the text."""

    words: tuple[frozenset[str], ...]
    head: bool = False
    without: bool = False

    @property
    def row(self) -> bool:
        """Whether its words stand in a row."""
        return len(self.words) > 1

    @property
    def nowhere(self) -> bool:
        """Whether one of its words is in no report, so that it cannot be found."""
        return not all(self.words)

    def classes(self) -> str:
        """Return its words' letters, a class for each, as a regular expression."""
        return "".join(f"[{letters(sorted(will_do))}]" for will_do in self.words)


def terms(connection: Connection, query: str) -> tuple[Term, ...]:
    """Return what a query asks for."""
    asked = [match.groups() for match, _ in zip(TERM.finditer(query), range(TERMS), strict=False)]
    used = {form for _, _, row, word in asked for token in _words(row or word or "") for form in forms(token)}
    known = frozenset(connection.scalars(select(t.vocabulary.c.word).where(t.vocabulary.c.word.in_(sorted(used)))))
    return tuple(_terms(connection, asked, known))


def _terms(connection: Connection, asked: list[tuple[str, ...]], known: frozenset[str]) -> Iterator[Term]:
    for without, head, row, word in asked:
        if row is not None:
            made = tuple(known.intersection(forms(token)) for token in _words(row))
        else:
            made = tuple(_word(connection, token, word, known) for token in _words(word))
        if made:
            yield Term(made, bool(head), bool(without))


def _words(given: str) -> list[str]:
    return [token for _, _, token in tokens(given) if forms(token)]


def _word(connection: Connection, token: str, given: str, known: frozenset[str]) -> frozenset[str]:
    """Return the stems that will do for a word: its forms, or the words it is a part of where it says so or is none."""
    exact = known.intersection(forms(token))
    norm = "".join(filter(str.isalnum, fold(token)))
    if len(norm) < PART or ("*" not in given and exact):
        return exact
    c = t.vocabulary.c
    if given.endswith("*") and not given.startswith("*"):
        like: ColumnElement[bool] = (c.word >= norm) & (c.word < norm + "\U0010ffff")
    else:
        like = (func.strpos if connection.dialect.name == "postgresql" else func.instr)(c.word, norm) > 0
    return exact | frozenset(connection.scalars(select(c.word).where(like).order_by(c.word).limit(PARTS)))
