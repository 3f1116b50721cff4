"""Search: reports by the words of their text or head, in either language, with exact places to highlight.

word word       reports that hold both, with anything written on to them
"some words"    the words in a row
part*  *part*   parts of words, three letters or more; a word that is nowhere is looked for as a part by itself
title:word      the word in a head
-word           reports without it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, column, not_, or_, select, text

from khabar.lang.fold import fold
from khabar.lang.words import tokens
from khabar.record import tables as t
from khabar.record.queries import EVER, NEWEST, about
from khabar.record.record import Asked, Hit
from khabar.record.words import Found, forms, stems

TERM = re.compile(r'(-?)(title:)?(?:"([^"]{0,300})"?|(\S{1,100}))')
TERMS = 12  # of one query; more are left out
PART = 3  # letters of a part of a word
PARTS = 200  # words that a part may stand for
LIMIT = 20  # hits, where the asker names no limit
AROUND = 90  # code points of a snippet on each side of the first found word
MOST = 2_000  # reports looked through for words in a row


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: the stems that will do for each word in a row, in the head or the text."""

    words: tuple[frozenset[str], ...]
    head: bool = False
    without: bool = False


def search(connection: Connection, query: str, asked: Asked) -> tuple[Hit, ...]:
    """Return the newest reports that hold what is asked for; a query without words finds nothing."""
    wanted = list(terms(connection, query))
    if not any(not term.without for term in wanted):
        return ()
    limit, when = asked.limit or LIMIT, asked.as_of or EVER
    found = (
        select(t.reports.c.n, t.reports.c.id, t.reports.c.published, t.reports.c.text)
        .where(*about(asked), t.reports.c.redacted.is_distinct_from("whole"), *_holding(connection, wanted, when))
        .order_by(*NEWEST)
        .limit(MOST if any(len(term.words) > 1 for term in wanted) else limit)
    )
    made: list[Hit] = []
    for n, key, published, body in connection.execute(found):
        title, source, head = _head(connection, n, when)
        words = list(stems(body))
        in_head = list(stems(head))
        if all(_stands(words, in_head, term) != term.without for term in wanted if _row(term)):
            spans = _spans(words, [term for term in wanted if not term.without])
            made.append(_hit(key, title, source, published, body, spans))
        if len(made) == limit:
            break
    return tuple(made)


def terms(connection: Connection, query: str) -> Iterator[Term]:
    """Yield what a query asks for; any text is a query."""
    for at, match in enumerate(TERM.finditer(query)):
        if at == TERMS:
            return
        without, head, row, word = match.groups()
        if row is not None:
            made = tuple(frozenset(forms(token)) for token in _words(row))
        else:
            made = tuple(_word(connection, part, word) for part in _words(word))
        if made:
            yield Term(made, bool(head), bool(without))


def _words(given: str) -> list[str]:
    return [token for _, _, token in tokens(given) if forms(token)]


def _word(connection: Connection, token: str, given: str) -> frozenset[str]:
    """Return the stems that will do for a word: its forms, or the words it is a part of where it says so or is none."""
    exact = frozenset(forms(token))
    norm = "".join(filter(str.isalnum, fold(token)))
    if len(norm) < PART:
        return exact
    c = t.vocabulary.c
    if "*" not in given and connection.scalar(select(c.word).where(c.word.in_(exact)).limit(1)) is not None:
        return exact
    like = c.word.startswith(norm) if given.endswith("*") and not given.startswith("*") else c.word.contains(norm)
    return exact | frozenset(connection.scalars(select(c.word).where(like).order_by(c.word).limit(PARTS)))


def _holding(connection: Connection, wanted: Sequence[Term], when: str) -> Iterator[ColumnElement[bool]]:
    """Yield a condition for each term: its words stand in a head, or in a head or the text, in whatever order."""
    for term in wanted:
        if term.without and _row(term):
            continue  # the words may stand there, only not in a row
        heads = select(t.editions.c.report).where(
            t.editions.c.n.in_(_matching(connection, "head_words", term)), t.editions.c.known <= when
        )
        found: ColumnElement[bool] = t.reports.c.n.in_(heads)
        if not term.head:
            found = or_(found, t.reports.c.n.in_(_matching(connection, "text_words", term)))
        yield not_(found) if term.without else found


def _matching(connection: Connection, place: str, term: Term) -> Select[tuple[int]]:
    """Return the numbers that this store's index has for the words."""
    if connection.dialect.name == "postgresql":
        each = (" | ".join(f"'{word}'" for word in sorted(words)) for words in term.words)
        wanted = " & ".join(f"({one})" for one in each)
        made = text(f"SELECT n FROM {place} WHERE words @@ CAST(:wanted AS tsquery)")  # noqa: S608 our own name
    else:
        each = (" OR ".join(f'"{word}"' for word in sorted(words)) for words in term.words)
        wanted = " AND ".join(f"({one})" for one in each)
        made = text(f"SELECT rowid AS n FROM {place} WHERE {place} MATCH :wanted")  # noqa: S608 our own name
    found = made.bindparams(bindparam("wanted", wanted, unique=True)).columns(column("n", Integer)).subquery()
    return select(found.c.n)


def _stands(words: Sequence[Found], head: Sequence[Found], term: Term) -> bool:
    return bool(_places(head, term)) or (not term.head and bool(_places(words, term)))


def _row(term: Term) -> bool:
    return len(term.words) > 1


def _places(words: Sequence[Found], term: Term) -> list[int]:
    """Return where a term's words begin in a row."""
    many = len(term.words)
    return [
        at
        for at in range(len(words) - many + 1)
        if all(words[at + i].stem in will_do for i, will_do in enumerate(term.words))
    ]


def _spans(words: Sequence[Found], wanted: Iterable[Term]) -> list[tuple[int, int]]:
    """Return the places of what was found in a text, in order, each once."""
    made = {
        (words[at].start, words[at + len(term.words) - 1].end)
        for term in wanted
        if not term.head
        for at in _places(words, term)
    }
    return sorted(made)


def _head(connection: Connection, report: int, when: str) -> tuple[str | None, str, str]:
    """Return a report's title and source, of its first edition, and all its heads."""
    c = t.editions.c
    mine = select(c.title, c.source, c.byline, c.dateline).where(c.report == report, c.known <= when)
    rows = connection.execute(mine.order_by(c.known, c.id)).all()
    heads = " \n ".join(part for title, _, *rest in rows for part in (title, *rest) if part)
    read = select(t.readings.c.title).where(t.readings.c.report == report, t.readings.c.known <= when)
    said = connection.scalar(read.order_by(t.readings.c.known.desc(), t.readings.c.reader.desc()).limit(1))
    return (rows[0][0] or said, rows[0][1], heads) if rows else (said, "", "")


def _hit(
    key: str, title: str | None, source: str, published: str | None, body: str, spans: list[tuple[int, int]]
) -> Hit:
    """Cut a snippet around the first found words, at spaces."""
    first, last = spans[0] if spans else (0, 0)
    start, end = max(0, first - AROUND), min(len(body), last + AROUND)
    start = (start and body.find(" ", start, first) + 1) or start
    space = body.rfind(" ", last, end)
    end = space if last < space and end < len(body) else end
    marks = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Hit(key, title, source, published, body[start:end], start, tuple(spans), marks)
