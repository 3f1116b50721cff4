"""Search: the newest reports that hold what a query asks for, in either language, with exact places to highlight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Exists,
    Integer,
    Row,
    Select,
    bindparam,
    column,
    exists,
    not_,
    or_,
    select,
    text,
    union,
)

from khabar.lang.words import TOKEN
from khabar.record import tables as t
from khabar.record.queries import EVER, NEWEST, about
from khabar.record.query import Term, terms
from khabar.record.record import Asked, Hit
from khabar.record.words import stem

LIMIT = 20  # hits, where the asker names no limit
AROUND = 90  # code points of a snippet on each side of the first found word
Places = list[tuple[int, int]]  # in code points
Words = list[tuple[str, int, int]]  # a text's stems, each with its place


@dataclass(slots=True)
class Head:
    """What is shown of a report, of its first edition, and all its heads."""

    title: str | None = None
    source: str = ""
    heads: list[str] = field(default_factory=list)


def search(connection: Connection, query: str, asked: Asked) -> tuple[Hit, ...]:
    """Return the newest reports that hold what is asked for; a query without words finds nothing."""
    wanted = terms(connection, query)
    if all(term.without for term in wanted) or any(term.nowhere for term in wanted if not term.without):
        return ()
    wanted = tuple(term for term in wanted if not term.nowhere)
    limit, when = asked.limit or LIMIT, asked.as_of or EVER
    made: list[Hit] = []
    for page in _pages(connection, _found(connection, wanted, asked), limit):
        heads = _heads(connection, [row.n for row in page], when)
        for row in page:
            spans = _spans(row.text, heads[row.n].heads, wanted)
            if spans is not None:
                made.append(_hit(row, heads[row.n], spans))
            if len(made) == limit:
                return tuple(made)
    return tuple(made)


def _pages(connection: Connection, found: Select[Any], limit: int) -> Iterator[Sequence[Any]]:
    """Yield what was found with its text, so many at a time; what only seems to stand in a row is left to the asker."""
    at = 0
    while numbers := connection.scalars(found.limit(limit).offset(at)).all():
        c = t.reports.c
        yield connection.execute(select(c.n, c.id, c.published, c.text).where(c.n.in_(numbers)).order_by(*NEWEST)).all()
        if len(numbers) < limit:
            return
        at += limit


def _found(connection: Connection, wanted: Iterable[Term], asked: Asked) -> Select[Any]:
    """Ask for the numbers of reports that hold every term and nothing unwanted, newest first.

    Without an index of its own to begin with (n + 0), SQLite goes through the reports as they are ordered and stops
    when it has enough; what the word index holds is a set to look into.
    """
    when, n = asked.as_of or EVER, t.reports.c.n + 0
    made = select(t.reports.c.n).where(*about(asked), t.reports.c.redacted.is_distinct_from("whole")).order_by(*NEWEST)
    for term in wanted:
        if not term.without:
            made = made.where(n.in_(_holding(connection, term, when)))
            made = made.where(_in_a_row(term, when)) if term.row else made
        elif not term.row:  # words in a row may stand there apart
            made = made.where(not_(n.in_(_holding(connection, term, when))))
    return made


def _holding(connection: Connection, term: Term, when: str) -> CompoundSelect[Any]:
    """Ask for the reports with a term's words, in whatever order: in the text or a head, or in a head or read title."""
    e, r = t.editions.c, t.readings.c
    heads = select(e.report).where(e.n.in_(_matching(connection, "head_words", term)), e.known <= when)
    titles = select(r.report).where(r.n.in_(_matching(connection, "title_words", term)), r.known <= when)
    return union(heads, titles if term.head else _matching(connection, "text_words", term))


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


def _in_a_row(term: Term, when: str) -> ColumnElement[bool]:
    """Ask whether a term's words stand in a row in the report at hand, or seem to: two stems may share a letter."""
    o, e, r = t.word_orders.c, t.editions, t.readings
    mine = t.reports.c.n

    def stands(place: str, n: Any) -> Exists:  # noqa: ANN401 a column
        return exists().where(o.place == place, o.n == n, o.letters.regexp_match(term.classes()))

    head = exists().where(e.c.report == mine, e.c.known <= when, stands("head_words", e.c.n))
    if not term.head:
        return or_(stands("text_words", mine), head)
    return or_(exists().where(r.c.report == mine, r.c.known <= when, stands("title_words", r.c.n)), head)


def _heads(connection: Connection, numbers: Sequence[int], when: str) -> Mapping[int, Head]:
    """Return what is shown of each report: its first edition's (which comes last), or a title that the text gives."""
    made, said = {n: Head() for n in numbers}, {}
    r, e = t.readings.c, t.editions.c
    read = select(r.report, r.title).where(r.report.in_(numbers), r.known <= when)
    for n, title in connection.execute(read.order_by(r.known, r.reader)):
        said[n] = title
        made[n].heads += [title] if title else []
    mine = select(e.report, e.title, e.source, e.byline, e.dateline).where(e.report.in_(numbers), e.known <= when)
    for n, title, source, *rest in connection.execute(mine.order_by(e.known.desc(), e.id.desc())):
        made[n].title, made[n].source = title or said.get(n), source
        made[n].heads += [" ".join(filter(None, (title, *rest)))]
    return made


def _spans(body: str, heads: Iterable[str], wanted: Sequence[Term]) -> Places | None:
    """Return the places of what was found in a text, in order, each once; None where words stand in no row asked for.

    Single words are not looked for again: the index knows them.
    """
    words = _words(body)
    for term in wanted:
        if term.row:
            stands = (not term.head and next(_places(words, term), None)) or any(
                next(_places(_words(head), term), None) for head in heads
            )
            if bool(stands) == term.without:
                return None
    return sorted({place for term in wanted if not (term.head or term.without) for place in _places(words, term)})


def _words(body: str) -> Words:
    return [(made, m.start(), m.end()) for m in TOKEN.finditer(body) if (made := stem(m.group()))]


def _places(words: Words, term: Term) -> Iterator[tuple[int, int]]:
    """Yield where a term's words stand in a row."""
    first, *rest = term.words
    for at in [at for at, (made, _, _) in enumerate(words) if made in first]:
        row = words[at + 1 : at + 1 + len(rest)]
        if len(row) == len(rest) and all(made in ok for (made, _, _), ok in zip(row, rest, strict=True)):
            yield words[at][1], words[at + len(rest)][2]


def _hit(row: Row[Any], head: Head, spans: Places) -> Hit:
    """Cut a snippet around the first found words, at spaces."""
    body: str = row.text
    first, last = spans[0] if spans else (0, 0)
    start, end = max(0, first - AROUND), min(len(body), last + AROUND)
    start = (start and body.find(" ", start, first) + 1) or start
    space = body.rfind(" ", last, end)
    end = space if last < space and end < len(body) else end
    marks = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Hit(row.id, head.title, head.source, row.published, body[start:end], start, tuple(spans), marks)
