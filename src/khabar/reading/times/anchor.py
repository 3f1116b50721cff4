"""Finds the day to count from: a report's own, by its words or its publication, and the one a quotation was said on."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from khabar.lang.words import Kind, Line, Mark, line
from khabar.reading.draft import Draft
from khabar.reading.times import calendar
from khabar.reading.times.sight import NEAREST, Memory

YEARS = 1000, 9000  # a report's day outside these is no day to count from
BEFORE, AFTER = 6, 1  # days before and after publication on which a report may have been written
WRITTEN = (0, 1, -1, 2, 3, 4, 5)  # days before publication, the likeliest first: a week
WEEK = 7  # days that a quotation may be old
MONTHS = ("month", "monthish")


def anchor(draft: Draft) -> date | None:
    """Return the day of the dateline, else the one that the text calls today, else the one of publication."""
    day = draft.day if draft.day and YEARS[0] <= draft.day.year <= YEARS[1] else None
    return _dateline(draft, day) or _today(draft, day) or day


def _dateline(draft: Draft, day: date | None) -> date | None:
    """Return the day in the dateline, "GENEVA, April 2": its year as told, else the one nearest to publication."""
    span = draft.head.date
    if span is None:
        return None
    words = line(draft.text, span.start, span.end, 0, draft.pack.lexicon)
    month = next((m for cls in MONTHS for m in words.found.get(cls, ())), None)
    numbers = [int(w.norm) for w in words.words if w.kind == Kind.NUMBER and w.norm.isdecimal() and len(w.norm) < 5]
    dom = next((n for n in numbers if 0 < n < 32), None)
    year = next((n for n in numbers if YEARS[0] <= n <= YEARS[1]), None)
    if month is None or dom is None or (day is None and year is None):
        return None
    years = (year,) if year else (day.year, day.year - 1) if day else ()
    days = [date(y, int(month.key), dom) for y in years if calendar.exists(y, int(month.key), dom)]
    return next((d for d in days if day is None or _near(d, day)), None)


def _near(written: date, published: date) -> bool:
    return -BEFORE <= (written - published).days <= AFTER


def _today(draft: Draft, day: date | None) -> date | None:
    """Return the day from which the first today, yesterday or tomorrow of the text falls on the weekday beside it."""
    for words in draft.lines if day else ():
        if "weekday" not in words.found:
            continue
        for told in words.each("relday", "tonight"):
            named = _beside(words, told)
            if named and day:
                shift = int(told.key) if told.cls == "relday" else 0
                days = (day - timedelta(days=back) for back in WRITTEN)
                return next(d for d in days if (d + timedelta(days=shift)).isoweekday() == int(named.key))
    return None


def _beside(words: Line, told: Mark) -> Mark | None:
    """Return the weekday that names today, behind it or behind a comma or bracket; not that of "that day"."""
    if told.first and "same" in words.words[told.first - 1].marks:
        return None
    gap = told.last < len(words.words) and words.words[told.last].kind == Kind.PUNCT
    named = words.at(told.last + gap, "weekday")
    return named if named and not named.post else None


class Quoted:
    """The places of a report's quotations, and whether its own words look back at yesterday and never at today."""

    __slots__ = ("morning", "quotes", "starts")

    def __init__(self, draft: Draft) -> None:
        """Keep the quotations in the order of the words."""
        self.quotes = sorted(draft.quotes, key=lambda q: q.start)
        self.starts = [q.start for q in self.quotes]
        told = {mark.key for words in draft.lines for mark in words.each("relday", "bythe") if self._tells(words, mark)}
        self.morning = "-1" in told and "0" not in told

    def at(self, place: int) -> bool:
        """Say whether a place of the text stands in a quotation."""
        k = bisect_right(self.starts, place)
        return k > 0 and place < self.quotes[k - 1].end

    def _tells(self, words: Line, mark: Mark) -> bool:
        """Say whether a today or yesterday is the report's own, and no "that day" or "last day"."""
        of_it = "lastday" in words.words[mark.first].marks or (
            mark.first and "same" in words.words[mark.first - 1].marks
        )
        return bool(self.starts) and not of_it and not self.at(mark.start)

    def said(self, words: Line, first: int, memory: Memory) -> date | None:
        """Return the past day nearest in its sentence ("we vote tomorrow," he said on Friday), else the news's own."""
        if memory.day is None:
            return None
        morning = memory.day - timedelta(days=1) if self.morning else None
        if memory.days_line != words.index:
            return morning
        days = [
            (abs(i - first), d)
            for i, d in memory.days[-NEAREST:]
            if 0 < (memory.day - d).days <= WEEK and not self.at(words.words[i].start)
        ]
        return min(days)[1] if days else morning
