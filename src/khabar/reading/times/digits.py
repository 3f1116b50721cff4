"""Finds dates and clock times written in digits: 2024-04-01, 13/5/2024, 19:30."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Draft
from khabar.reading.times.calendar import hijri_day

DATE = re.compile(r"(\d{1,4}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,4})(?![\d/-])")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:/])")
HHMM = re.compile(r"([012]\d)([0-5]\d)")  # after a word for the hour
SPOKEN = re.compile(r"(\d{1,2})\.(\d{2})")
BEFORE = {"numdate": "/.,-", "clock": ":.,/"}  # what does not stand before them, nor does a digit
HIJRI = 1343, 1500  # the years of the tables
UNSURE = "this date may be day/month or month/day"


def digits(draft: Draft) -> None:
    """Mark dates ("numdate", value a TIMEX3 date) and clock times ("clock", "hhmm", value hour and minute)."""
    text = draft.text
    starts: list[int] = []
    for pattern, cls in ((DATE, "numdate"), (CLOCK, "clock")):
        for match in pattern.finditer(text):
            before = text[match.start() - 1] if match.start() else " "
            if before.isdecimal() or before in BEFORE[cls]:
                continue
            value = _date(match, draft) if cls == "numdate" else _clock(match)
            if value is None:
                continue
            starts = starts or [line.start for line in draft.lines]
            k = bisect_right(starts, match.start()) - 1
            if k >= 0:
                _put(draft.lines[k], cls, match.start(), match.end(), value)
    for line in draft.lines:
        for hour in line.found.get("clockhour", ()):
            _hhmm(line, hour.last)


def _hhmm(line: Line, i: int) -> None:
    """Mark the hour and minute in four digits that stand at word `i` or after an article."""
    for word in line.words[i : i + 2]:
        match = HHMM.fullmatch(word.norm) if word.kind == Kind.NUMBER else None
        value = _clock(match) if match else None
        if value:
            line.put(Mark("hhmm", "hhmm", word.i, word.i + 1, word.start, word.end, value=value))
        elif word.kind == Kind.NUMBER:
            _parted(line, word.i)


def _parted(line: Line, i: int) -> None:
    """Mark an hour whose minutes stand apart, after a stop that is written on to them: 12 .50."""
    words = line.words[i : i + 3]
    if len(words) < 3 or words[1].norm != "." or words[1].end != words[2].start or words[0].end == words[1].start:
        return
    match = SPOKEN.fullmatch(f"{words[0].norm}.{words[2].norm}")
    value = _clock(match) if match else None
    if value:
        line.put(Mark("clock", "clock", i, i + 3, words[0].start, words[2].end, value=value))


def _put(line: Line, cls: str, start: int, end: int, value: object) -> None:
    first = bisect_right(line.starts, start) - 1
    last = bisect_right(line.starts, end - 1)
    if 0 <= first < last and line.words[first].start == start and line.words[last - 1].end == end:
        line.put(Mark(cls, cls, first, last, start, end, value=value))


def _date(match: re.Match[str], draft: Draft) -> str | None:
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    if HIJRI[0] <= max(a, c) <= HIJRI[1] and min(a, c) < 32:  # always day, month, year
        day = hijri_day(max(a, c), b, min(a, c))
        return day.isoformat() if day else None
    if len(match[1]) == 4 and len(match[4]) <= 2:  # the year first
        return _iso(a, b, c)
    if len(match[4]) != 4 or len(match[1]) > 2:
        return None
    if a > 12 or a == b:
        return _iso(c, b, a)
    if b > 12:
        return _iso(c, a, b)
    if not 1000 <= c < 3000 or not a or not b:
        return None
    draft.remark("ambiguous-date", UNSURE, (match.start(), match.end()))
    return f"{c}-XX-XX"


def _iso(year: int, month: int, dom: int) -> str | None:
    try:
        return date(year, month, dom).isoformat() if 1000 <= year < 3000 else None
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> tuple[int, ...] | None:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0) if match.re is CLOCK else 0
    told = (hour, minute, second) if second or match.lastindex == 3 else (hour, minute)
    return told if hour < 25 and minute < 60 and second < 60 else None
