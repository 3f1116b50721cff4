"""Works out days and months: those of a calendar, of a week, and those told from today."""

from __future__ import annotations

from datetime import timedelta

from khabar.lang.words import Kind, Mark
from khabar.reading.draft import Number
from khabar.reading.times import calendar
from khabar.reading.times.content import content
from khabar.reading.times.sight import Made, Sight, day_of, parted

WEEKS = 5
TILL = 7  # words from the beginning of a range to the year of its end
CLOSE = 6  # words from what a day names to the day
MONTHS = ("month", "monthish")
BASES = {"-1": -1, "1": 1, "-2": -8, "2": 8}  # last Monday, next, last but one: days from the report's to count from
NEAR_DAYS = 100  # days around the report in which a weekday and a day of the month must meet
NEAR_YEAR = 30  # words that a bare year reaches, for days and months after it


def dated(s: Sight) -> Made | None:
    """A day of a month, with or without its year."""
    month, dom, year = int(s.key("month")), s.whole("day"), s.year()
    if dom is None or not 1 <= dom <= 31 or (s.mark("year") and year is None):
        return None
    if year is None:
        year = _year_near(s, month, dom)
    if year is None:
        return parted(s, f"XXXX-{month:02d}-{dom:02d}") if calendar.exists(2000, month, dom) else None
    if not calendar.exists(year, month, dom):
        return None
    value, since = f"{year:04d}-{month:02d}-{dom:02d}", s.whole("since")
    if s.mark("since"):
        return Made("date", f"{value[:8]}{since:02d}/{value}") if since and since < dom else None
    return parted(s, value)


def month(s: Sight) -> Made | None:
    """A month, with or without its year."""
    number, year = int(s.key("month")), s.year()
    if s.mark("year") and year is None:
        return None
    year = year or _year_near(s, number, None)
    return Made("date", f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}")


def _year_near(s: Sight, number: int, dom: int | None) -> int | None:
    """Return the year of a month or day without one: told beside it, said in the sentence, or near the report."""
    told = None if dom is None else _year_of_end(s, 100 * number + dom)
    if told is not None or s.day is None:
        return told
    if s.key("yrel"):
        return s.day.year + int(s.key("yrel"))
    memory = s.memory
    way = int(s.key("rel") or s.key("rel2") or 0)
    famed = None if dom is None or way else _famed(s, number, dom)
    if famed is not None:
        return famed
    if not way and memory.year_line == s.line.index and 0 <= memory.year_word >= s.found.first - NEAR_YEAR:
        return memory.year  # in 2004 … on Dec. 26
    if way and dom is None:
        return calendar.year_of_month(s.day.replace(day=1) + timedelta(days=-1 if way < 0 else 31), number, 2 * way)
    if dom is None:
        return calendar.year_of_month(s.day, number, s.tense())
    return calendar.year_of_day(s.day, number, dom, 2 * way or s.tense())


def _famed(s: Sight, number: int, dom: int) -> int | None:
    """Return the year of what a day and month name alone, if that was before the report: the war of 6 October."""
    first = s.found.first
    if s.day is None or not any(s.line.at(i, "famed") for i in range(max(0, first - CLOSE), first)):
        return None
    year = s.pack.fact("famed", f"{number:02d}-{dom:02d}")
    return year if isinstance(year, int) and (year, number, dom) <= (s.day.year, s.day.month, s.day.day) else None


def _year_of_end(s: Sight, begun: int) -> int | None:
    """Return the year that only the end of a range tells: from May 3 to June 7, 2023; `begun`: its month and day."""
    line, last = s.line, s.found.last
    if line.at(last, "till") is None or "yearly" not in line.found:
        return None
    for i in range(last + 1, min(len(line.words), last + TILL)):
        year = line.at(i, "yearly")
        month = next((m for k in range(last, i) for c in MONTHS if (m := line.at(k, c))), None)
        if year is not None and month is not None and isinstance(year.value, Number) and year.value.value is not None:
            days = [n for k in range(last, i) if (m := line.at(k, "number")) and (n := _whole(m)) and n < 32]
            ended = 100 * int(month.key) + (days[0] if days else 31)
            return int(year.value.value) - (ended < begun)
    return None


def _whole(mark: Mark) -> int | None:
    number = mark.value
    return int(number.value) if isinstance(number, Number) and number.value is not None else None


def weekday(s: Sight) -> Made | None:
    """A day of the week, before or after the report's day as the sentence looks."""
    number, day = int(s.key("weekday")), s.day
    if s.mark("dom"):
        return _numbered(s, number)
    if s.give.get("gap") and not s.described("weekday", "part"):
        return None
    if day is None or "any" in s.give:
        return parted(s, f"XXXX-WXX-{number}")
    if s.key("wrel"):
        monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=int(s.key("wrel")))
        return parted(s, (monday + timedelta(days=number - 1)).isoformat())
    rel, before = s.key("rel"), s.memory.before(s.line.index)
    if not rel and before and before >= day and (number - before.isoweekday()) % 7 == 1:  # Sunday and Monday
        return parted(s, (before + timedelta(days=1)).isoformat())
    base = day + timedelta(days=BASES.get(rel, 0))
    yesterday = not rel and (day.isoweekday() - number) % 7 == 1  # whatever else the sentence tells
    tense = -1 if yesterday and not s.tenses.later(s.found.first) else s.tense()
    return parted(s, calendar.weekday(base, number, tense).isoformat())


def _numbered(s: Sight, number: int) -> Made | None:
    """Return the nearest day that is this weekday and this day of a month."""
    dom = s.whole("dom")
    counts = content(s.line, s.found.last) or _scored(s)
    nth = s.kind("dom") == "ordinal" and dom is not None and dom <= WEEKS  # the third Tuesday
    if dom is None or not 1 <= dom <= 31 or counts or nth:
        return None
    if s.day is None:
        return parted(s, f"XXXX-XX-{dom:02d}")
    near = (s.day + timedelta(days=sign * n) for n in range(NEAR_DAYS) for sign in (-1, 1))
    day = next((d for d in near if d.day == dom and d.isoweekday() == number), None)
    return parted(s, day.isoformat()) if day else None


def _scored(s: Sight) -> bool:
    """Say whether the number goes on as a score does: Saturday 27-31."""
    words, last = s.line.words, s.found.last
    goes = last + 1 < len(words) and "dash" in words[last].marks
    return goes and (words[last + 1].kind == Kind.NUMBER or not {"number", "num"}.isdisjoint(words[last + 1].marks))


def relday(s: Sight) -> Made | None:
    """Today, yesterday, the day after tomorrow; with a part of the day: this morning, last night."""
    if s.nowadays():
        return Made("date", "PRESENT_REF")
    value = calendar.period(s.memory.said or s.day, "D", int(s.key("relday")))
    day = day_of(value)
    if day and s.key("weekday"):  # its own weekday knows better
        value = (day + timedelta(days=(int(s.key("weekday")) - day.isoweekday() + 3) % 7 - 3)).isoformat()
    return parted(s, value)


def part(s: Sight) -> Made | None:
    """A part of a day said before, or of the report's day."""
    day = s.memory.near(s.found.first, s.line.index) or s.day
    return Made("time", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{s.key('part')}")
