"""Works out the TIMEX3 value of a time expression that a frame matched: one function for each thing frames make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from khabar.lang.words import Kind
from khabar.reading.times import calendar, feasts, spells
from khabar.reading.times.sight import FUNCTION, Made, Sight, parted

WEEKS = 5
NEAR_DAYS = 100  # days around the report in which a weekday and a day of the month must meet
NEAR_YEAR = 30  # words that a bare year reaches, for days and months after it
HOURS = 24
AFTER_NOON = ("PM", "MI", "AF", "EV")


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
    if s.day is None:
        return None
    if s.key("yrel"):
        return s.day.year + int(s.key("yrel"))
    memory = s.memory
    way = int(s.key("rel") or s.key("rel2") or 0)
    if not way and memory.year_line == s.line.index and 0 <= memory.year_word >= s.found.first - NEAR_YEAR:
        return memory.year  # in 2004 … on Dec. 26
    if way and dom is None:
        return calendar.year_of_month(s.day.replace(day=1) + timedelta(days=-1 if way < 0 else 31), number, 2 * way)
    if dom is None:
        return calendar.year_of_month(s.day, number, s.tense())
    return calendar.year_of_day(s.day, number, dom, 2 * way or s.tense())


def year(s: Sight) -> Made | None:
    """A year, or a span of years."""
    first, last = s.year(), s.year("until")
    if first is None or s.kind("year") not in ("cardinal", "name") or (s.give.get("bare") and not _bare_year(s, first)):
        return None
    if s.mark("until"):
        if last is None:
            short = s.whole("until")
            last = first // 100 * 100 + short if short is not None and 0 < short < 100 else None
        return Made("date", f"{first:04d}/{last:04d}") if last and first < last <= first + 500 else None
    return Made("date", f"{first:04d}")


def _bare_year(s: Sight, value: int) -> bool:
    """Say whether a number that nothing calls a year is one: of our time, and nothing counted after it."""
    mark = s.mark("year")
    low, high = s.give["bare"]
    if mark is None or not low <= value <= high:
        return False
    after = s.line.words[mark.last] if mark.last < len(s.line.words) else None
    if after is None or after.kind != Kind.WORD:
        return after is None or "percent" not in after.marks
    if any(cls in after.marks for cls in s.pack.fact("times", "counted", ())):
        return False
    return value % 50 > 0 or any(cls in after.marks for cls in FUNCTION)


def weekday(s: Sight) -> Made | None:
    """A day of the week, before or after the report's day as the sentence looks."""
    number, day = int(s.key("weekday")), s.day
    if s.mark("dom"):
        return _numbered(s, number)
    if day is None:
        return parted(s, f"XXXX-WXX-{number}")
    if s.key("wrel"):
        monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=int(s.key("wrel")))
        return parted(s, (monday + timedelta(days=number - 1)).isoformat())
    rel, before = s.key("rel"), s.memory.before(s.line.index)
    if not rel and before and before >= day and (number - before.isoweekday()) % 7 == 1:  # Sunday and Monday
        return parted(s, (before + timedelta(days=1)).isoformat())
    base = day + timedelta(days=int(rel)) if rel in ("-1", "1") else day
    tense = -1 if not rel and (day.isoweekday() - number) % 7 == 1 else s.tense()  # yesterday, whatever the sentence
    return parted(s, calendar.weekday(base, number, tense).isoformat())


def _numbered(s: Sight, number: int) -> Made | None:
    """Return the nearest day that is this weekday and this day of a month."""
    dom = s.whole("dom")
    after = s.line.words[s.found.last] if s.found.last < len(s.line.words) else None
    counts = after is not None and after.kind == Kind.WORD and not any(cls in after.marks for cls in FUNCTION)
    nth = s.kind("dom") == "ordinal" and dom is not None and dom <= WEEKS  # the third Tuesday
    if dom is None or not 1 <= dom <= 31 or counts or nth:
        return None
    if s.day is None:
        return parted(s, f"XXXX-XX-{dom:02d}")
    near = (s.day + timedelta(days=sign * n) for n in range(NEAR_DAYS) for sign in (-1, 1))
    day = next((d for d in near if d.day == dom and d.isoweekday() == number), None)
    return parted(s, day.isoformat()) if day else None


def relday(s: Sight) -> Made | None:
    """Today, yesterday, the day after tomorrow; with a part of the day: this morning, last night."""
    return parted(s, calendar.period(s.day, "D", int(s.key("relday"))))


def part(s: Sight) -> Made | None:
    """A part of a day said before, or of the report's day."""
    day = s.memory.near(s.found.first, s.line.index) or s.day
    return Made("time", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{s.key('part')}")


def period(s: Sight) -> Made | None:
    """This week, last month, next year; the edges of a period have the value of the whole."""
    unit, n = s.key("spell"), int(s.key("rel") or 0)
    if unit.startswith("T"):  # at the last minute
        return None
    if unit == "DE" and n < 0:  # the last decade is the ten years up to now
        return Made("duration", "P10Y")
    if unit == "WE" and s.day and not s.key("rel") and s.day.isoweekday() < 5:  # no weekend yet
        n = -1 if s.tense() <= 0 else 0
    return Made("date", calendar.period(s.day, unit, n))


def then(s: Sight) -> Made | None:
    """That day, the same year, the next day: leans on what was said before, unknown where nothing was."""
    unit, shift, memory = s.key("spell"), int(s.give.get("shift", 0)), s.memory
    if unit.startswith("T"):
        return None
    if unit == "Y" and memory.year and (not shift or memory.year_line == s.line.index):
        return Made("date", f"{memory.year + shift:04d}")
    if unit == "D" and memory.last:
        return parted(s, calendar.period(memory.last, "D", shift))
    if unit in ("W", "M") and memory.last:
        return Made("date", calendar.period(memory.last, unit, shift))
    return Made("date", calendar.period(s.day, unit, shift) if shift and s.day and unit in calendar.YEARS else None)


def clock(s: Sight) -> Made | None:
    """A time of the day, on the day said beside it or last before it, else on the report's; two of them as a range."""
    if "kind" in s.give and s.kind("hour") != s.give["kind"]:
        return None
    first = _clock(s, "hour", "minutes")
    if first is None or not s.mark("until"):
        return Made("time", first) if first else None
    last = _clock(s, "until", "minutes2")
    return Made("time", f"{first}/{last}") if last else None


def _clock(s: Sight, label: str, minutes: str) -> str | None:
    hour, minute = _hour(s, label, minutes)
    if hour is None or hour > 24 or minute > 59:
        return None
    half = s.key("meridiem")
    if hour < 12 and (half in AFTER_NOON or (half == "NI" and hour > 5)):
        hour += 12
    elif half in ("AM", "NI") and hour == 12:
        hour = 0
    day = _clock_day(s)
    mark = s.mark(label)
    told = mark.value if mark is not None else None
    seconds = told[2:] if isinstance(told, tuple) else ()
    return f"{day}T{hour:02d}:{minute:02d}" + "".join(f":{second:02d}" for second in seconds)


def _hour(s: Sight, label: str, added: str) -> tuple[int | None, int]:
    mark = s.mark(label)
    if mark is not None and isinstance(mark.value, tuple):
        return mark.value[0], mark.value[1]
    if mark is None:
        return (int(s.give["at"]), 0) if "at" in s.give else (None, 0)
    value = s.amount(label)
    if value is None:
        return None, 0
    if s.kind(label) == "ordinal" and HOURS < value < HOURS + 30 and value % 10:  # the seventh and thirty: 7:30
        return int(value % 10), int(value) // 10 * 10
    minutes = int(value % 1 * 100) + int(s.key(added) or 0)
    hour = int(value) - (minutes < 0)
    return hour, minutes % 60


def _clock_day(s: Sight) -> str:
    made = weekday(s) if s.mark("weekday") else relday(s) if s.mark("relday") else dated(s) if s.mark("month") else None
    if made and made.value:
        return made.value[:10] if "T" in made.value else made.value
    day = s.memory.near(s.found.first, s.line.index) or s.day
    return day.isoformat() if day else ""


def ref(s: Sight) -> Made | None:
    """Now, once, some day; `ahead`: only where the sentence looks ahead."""
    if (s.give.get("ahead") and s.tense() <= 0) or (s.give.get("bare") and s.joined("ref")):
        return None
    return Made("date", s.key("ref"))


def season(s: Sight) -> Made | None:
    """A season of a year."""
    key, told, day = s.key("season"), s.year(), s.day
    if s.mark("year") and told is None:
        return None
    if told is None and day is not None:
        ends = {"SP": 6, "SU": 9, "FA": 12, "WI": 3}[key]
        over = day.month > ends
        rel = s.key("rel") or s.key("yrel")
        told = day.year + (int(rel) if s.key("yrel") else 0)
        if rel == "-1" and s.mark("rel"):
            told -= not over
        elif (rel == "1" and day.month > ends - 3) or (over and s.tense() > 0):  # three months long
            told += 1
    return Made("date", f"{told:04d}-{key}" if told else f"XXXX-{key}")


def quarter(s: Sight) -> Made | None:
    """A quarter or half of a year."""
    number, letter, told = s.whole("number"), s.key("quarter"), s.year()
    if "needs" in s.give and letter != s.give["needs"]:
        return None
    if number is None or not 1 <= number <= {"Q": 4, "H": 2}[letter] or (s.mark("year") and told is None):
        return None
    if told is None and s.day:
        told = s.day.year + int(s.key("rel") or 0)
    return Made("date", f"{told:04d}-{letter}{number}" if told else f"XXXX-{letter}{number}")


def decade(s: Sight) -> Made | None:
    """Ten years of a century: 198X."""
    first = s.whole("year")
    if first is None or s.kind("year") != "decade" or first % 10:
        return None
    if first < 100:  # the eighties
        told = _century(s)
        first += 100 * (told if told is not None else 19)
    return Made("date", f"{first // 10:03d}X")


def century(s: Sight) -> Made | None:
    """A hundred years: 18 is the nineteenth century."""
    number = _century(s)
    return Made("date", f"{number:02d}") if number is not None else None


def _century(s: Sight) -> int | None:
    number = s.whole("number")
    if number is not None:
        return number - 1 if 0 < number < 30 else None
    return s.day.year // 100 + int(s.key("rel")) if s.day and s.key("rel") else None


def numdate(s: Sight) -> Made | None:
    """A date in digits."""
    mark = s.mark("numdate")
    return parted(s, str(mark.value)) if mark else None


def nothing(s: Sight) -> Made | None:
    """Words that only look like a time; `nth`: only where that number has the article, as the third day has."""
    return None if "nth" in s.give and not s.definite(s.give["nth"]) else Made("none", None)


MAKERS: dict[str, Callable[[Sight], Made | None]] = {
    "date": dated, "month": month, "year": year, "weekday": weekday, "relday": relday, "part": part,
    "period": period, "monthday": spells.monthday, "then": then, "clock": clock, "ref": ref, "season": season,
    "quarter": quarter, "decade": decade, "century": century, "numdate": numdate, "none": nothing,
    "feast": feasts.feast, "hijri": feasts.hijri,
    "spell": spells.spell, "ago": spells.ago, "later": spells.later, "reach": spells.reach, "set": spells.often,
}  # fmt: skip
