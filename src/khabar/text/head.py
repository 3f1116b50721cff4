"""Finds the head of a report: its title, its byline and its dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.lang.pack import Pack
from khabar.lang.scripts import marks
from khabar.model.text import Span
from khabar.text.dateline import WORD, Dateline, dateline, stub
from khabar.text.sentences import paragraphs

TITLE = 200  # code points: a longer first paragraph is no title
BYLINE = 100
NAME_WORDS = 8  # two names and an "and"
NO_TITLE_END = frozenset(marks("stops") + marks("commas") + ":;") - frozenset(marks("asks"))


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a report's first sentence; `body` is where the text proper begins, past the dateline.

    `dateline` is the place, "GENEVA" of "GENEVA, April 2 (Reuters) - "; `date` and `agency` are what stands with it.
    """

    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    date: Span | None = None
    agency: Span | None = None
    body: int = 0


def head(text: str, sentences: Sequence[Span], pack: Pack) -> Head:
    """Return the head of a report; parts it does not have are None."""
    rest = paragraphs(text)
    title = _title(text, rest, pack)
    if title:
        rest = rest[1:]
    byline = _byline(text, rest[0], pack) if rest else None
    if byline:
        rest = rest[1:]
    if not rest:
        return Head(title, byline, body=sentences[-1].end if sentences else 0)
    if len(rest) > 1 and (stubbed := stub(text, rest[0])):
        line = Dateline(stubbed[0], None, stubbed[1], rest[1].start)
    else:
        line = dateline(text, rest[0], pack) or Dateline(None, None, None, rest[0].start)
    return Head(title, byline, line.place, line.date, line.agency, line.body)


def _title(text: str, blocks: Sequence[Span], pack: Pack) -> Span | None:
    """Return the first paragraph where it reads as a title: short, with no full stop, and text below it."""
    if len(blocks) < 2:
        return None
    first, second = blocks[0], blocks[1]
    if first.end - first.start > TITLE or text[first.end - 1] in NO_TITLE_END:
        return None
    if stub(text, first) or dateline(text, first, pack) or _byline(text, first, pack):
        return None
    parted = text.count("\n", first.end, second.start) > 1
    return first if parted or second.end - second.start > first.end - first.start else None


def _byline(text: str, block: Span, pack: Pack) -> Span | None:
    """Return the name in a paragraph that is a byline and no more: "By Jane Roe"."""
    line = block.of(text)
    if len(line) > BYLINE or line[-1] in NO_TITLE_END - {":"}:
        return None
    openings = sorted(str(pack.fact("head", "byline", "")).split("|"), key=lambda word: (-len(word), word))
    opening = next((word for word in openings if word and line.startswith(word)), "")
    name = line[len(opening) :]
    bare = name.lstrip(" \t:/-–—").rstrip(": ")
    if not opening or name.startswith(bare) or not 1 <= len(WORD.findall(bare)) <= NAME_WORDS:
        return None
    start = text.index(bare, block.start + len(opening))
    return Span(start, start + len(bare))
