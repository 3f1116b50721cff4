"""Stretches: what lasts or has gone by for so long, and what lies so far off, by the words around the number."""

from __future__ import annotations

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Timex
from khabar.reading.figures.clauses import LED, NOUN, Clauses, Piece
from khabar.reading.figures.quantity import Quantity
from khabar.reading.figures.tails import Tail

FAR = frozenset({"km", "mile", "m"})  # names: units
REACH = 12  # words from what goes on to how long
NODEED = frozenset({"article", "number", "time", "gauge", "that"})  # names: classes of marks
PRESENT, PAST = frozenset({"present"}), frozenset({"past"})  # names: forms of verbs
APART = frozenset({",", "\u060c", "("})
PLACED = frozenset({NOUN, LED})
CLOSE = 2  # words before what leads to a number
LAPSED = frozenset({"before", "after"})  # prepositions of how long before or after what something happens
TOWARDS = frozenset({"to", "on", "at", "from", "about", "before"})  # prepositions of what something is still to


def past(line: Line, clauses: Clauses, first: int, q: Quantity) -> Piece | None:
    """Return what so long has gone by since, or the thing itself that is as long; its leading words begin at `first`.

    Thirty years have passed since the opening; two days after the attack; a truce of three days.
    """
    before, after = line.at(first - 1, "prep"), line.at(q.last, "prep")
    if before is not None and before.key in LAPSED and after is not None and after.key == "from":
        last = clauses.end(after.last, len(line.words))
        if last > after.last and not clauses.owned(line.words[after.last]):  # before her wedding: told of already
            return Piece(NOUN, after.last, last)
    when = line.at(first - 1, "time")
    since = lapsed(line, when.value) if when is not None and isinstance(when.value, Timex) else None
    if since is not None:
        return Piece(NOUN, since.last, clauses.end(since.last, first))
    mark = next((m for i in range(max(0, first - 1), q.first) if (m := line.at(i, "lasting"))), None)
    if mark is None:
        return None
    if mark.key == "gone" and after is not None and after.key == "on":
        return Piece(NOUN, after.last, clauses.end(after.last, len(line.words)))
    return Piece(NOUN, mark.first, mark.last) if mark.key == "whole" and mark.last == q.first else None


def left(line: Line, clauses: Clauses, first: int, last: int) -> Piece | None:
    """Return what it is still so long to, or of what so much is left: days to the vote, two years of his contract."""
    if line.at(first - 1, "remaining") is None:
        pieces = clauses.before(first)[-1:]
        within = pieces and pieces[0].key == "in" and line.at(pieces[0].first - 1, "remaining") is not None
        return Piece(NOUN, pieces[0].first + 1, pieces[0].last) if within else None
    if last >= len(line.words):
        return None
    prep = line.at(last, "prep")
    if not (prep is not None and prep.key in TOWARDS) and not clauses.led(line.words[last]):
        return None
    at = last + ("prep" in line.words[last].marks)
    return Piece(NOUN, at, clauses.end(at, len(line.words)))


def lapsed(line: Line, time: Timex) -> Mark | None:
    """Return the "since" before the deed that was so long ago: since his taking of power seven years ago."""
    if "ago" not in line.words[time.first].marks:
        return None
    for i in range(time.first - 1, max(0, time.first - REACH), -1):
        word, since = line.words[i], line.at(i - 1, "since")
        if since is not None:
            return since if NODEED.isdisjoint(word.marks) else None
        if word.kind != Kind.WORD or word.formed(PAST) or word.formed(PRESENT) or "time" in word.marks:
            return None
    return None


def ongoing(line: Line, first: int) -> Piece | None:
    """Return what goes on, for so long, before a "since" at word `first`: held there, works for them."""
    if line.at(first, "since") is None:
        return None
    for i in range(first - 1, max(-1, first - REACH), -1):
        word = line.words[i]
        if "ongoing" in word.marks or word.formed(PRESENT):
            return Piece(NOUN, i, i + 1)
        if word.kind != Kind.WORD or word.formed(PAST):
            return None
    return None


def apposed(line: Line, clauses: Clauses, tail: Tail, q: Quantity) -> Piece | None:
    """Return the place just before a distance in a direction: in the town of Khalis, 80 km north of the capital."""
    if q.unit not in FAR or tail.first < q.first or line.at(q.last, "wherever") is None:
        return None
    if off(line, q.first, q.first) is not None or line.at(q.first - 1, "topic") is not None:
        return None
    first = q.first - (q.first > 0 and line.words[q.first - 1].norm in APART)
    last = clauses.before(first)[-1:]
    return next(
        (Piece(NOUN, p.first + bool(p.key and line.at(p.first, "prep")), p.last) for p in last if p.kind in PLACED),
        None,
    )


def off(line: Line, first: int, last: int) -> Mark | None:
    """Return the words that say how far something lies, before a number whose leading words begin at `first`."""
    return next((m for i in range(max(0, first - CLOSE), last) if (m := line.at(i, "faroff"))), None)
