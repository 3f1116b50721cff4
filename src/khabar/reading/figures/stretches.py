"""Stretches: what lasts or has gone by for so long, and what lies so far off, by the words around the number."""

from __future__ import annotations

from khabar.lang.words import Line, Mark
from khabar.reading.figures.clauses import NOUN, Clauses, Piece
from khabar.reading.figures.quantity import Quantity

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
    mark = next((m for i in range(max(0, first - 1), q.first) if (m := line.at(i, "lasting"))), None)
    if mark is None:
        return None
    if mark.key == "gone" and after is not None and after.key == "on":
        return Piece(NOUN, after.last, clauses.end(after.last, len(line.words)))
    return Piece(NOUN, mark.first, mark.last) if mark.key == "whole" and mark.last == q.first else None


def left(line: Line, clauses: Clauses, first: int, last: int) -> Piece | None:
    """Return what it is still so long to: five days remain to the vote."""
    if line.at(first - 1, "remaining") is None or last >= len(line.words):
        return None
    prep = line.at(last, "prep")
    if not (prep is not None and prep.key in TOWARDS) and not clauses.led(line.words[last]):
        return None
    at = last + ("prep" in line.words[last].marks)
    return Piece(NOUN, at, clauses.end(at, len(line.words)))


def off(line: Line, first: int, last: int) -> Mark | None:
    """Return the words that say how far something lies, before a number whose leading words begin at `first`."""
    return next((m for i in range(max(0, first - CLOSE), last) if (m := line.at(i, "faroff"))), None)
