"""Marks: a text cut where claims begin and end, so that each piece knows which claims stand on it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Words at [start, end) of a text, in code points, that the claim `id` of a kind stands on."""

    start: int
    end: int
    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: its words, and the claims and kinds that stand on them, the widest first."""

    text: str
    claims: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()  # the claims that begin with it
    start: int = 0  # where it begins in the text, in code points


def pieces(text: str, places: Iterable[Place]) -> tuple[tuple[Piece, ...], ...]:
    """Return the paragraphs of a text, each cut into pieces; together they are the text without its line breaks.

    >>> pieces("He said no.", [Place(8, 10, "s1", "saying")])[0][1]
    Piece(text='no', claims=('s1',), kinds=('saying',), begins=('s1',), start=8)
    """
    known = sorted(places, key=lambda p: (p.start, -p.end, p.id))
    edges = sorted({0, len(text), *(p.start for p in known), *(p.end for p in known)})
    found: list[list[Piece]] = [[]]
    open_: list[Place] = []
    at = 0
    for start, end in itertools.pairwise(edges):
        open_ = [p for p in open_ if p.end > start]
        begun = []
        while at < len(known) and known[at].start <= start:
            begun.append(known[at])
            at += 1
        open_ += [p for p in begun if p.end > start]
        at_line = start
        for n, line in enumerate(text[start:end].split("\n")):
            if n:
                found.append([])
            if line:
                found[-1].append(_piece(line, at_line, open_, begun))
                begun = []
            at_line += len(line) + 1
    return tuple(tuple(paragraph) for paragraph in found if paragraph)


def _piece(line: str, start: int, places: list[Place], begun: list[Place]) -> Piece:
    ids = tuple(dict.fromkeys(p.id for p in places))
    kinds, begins = dict.fromkeys(p.kind for p in places), dict.fromkeys(p.id for p in begun)
    return Piece(line, ids, tuple(kinds), tuple(begins), start)
