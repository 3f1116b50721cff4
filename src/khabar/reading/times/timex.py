"""Works out the TIMEX3 value of a time expression that a frame matched: one function for each thing frames make."""

from __future__ import annotations

from collections.abc import Callable

from khabar.lang.words import Kind
from khabar.reading.times import calendar, clocks, days, feasts, spells
from khabar.reading.times.content import small
from khabar.reading.times.sight import Made, Sight, parted

PARTS = {"Q": 4, "H": 2}  # of a year


def year(s: Sight) -> Made | None:
    """A year, or a span of years."""
    first, last = s.year(), s.year("until")
    if first is None or s.kind("year") not in ("cardinal", "name") or (s.give.get("bare") and not _bare_year(s, first)):
        return None
    if s.mark("until"):
        if last is None:
            short = s.whole("until") or _digits(s, "until")
            last = first // 100 * 100 + short if short is not None and 0 < short < 100 else None
        return Made("date", f"{first:04d}/{last:04d}") if last and first < last <= first + 500 else None
    return Made("date", f"{first:04d}")


def _digits(s: Sight, label: str) -> int | None:
    """Return two digits that a slash joins to a year: 2024/25."""
    mark = s.mark(label)
    norm = s.line.words[mark.first].norm if mark is not None else ""
    return int(norm) if norm.isdecimal() and len(norm) < len("2024") else None


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
    return value % 50 > 0 or small(s.line, mark.last)


def period(s: Sight) -> Made | None:
    """This week, last month, next year; the edges of a period have the value of the whole."""
    unit, n = s.key("spell"), int(s.key("rel") or 0)
    if unit.startswith("T"):  # at the last minute
        return None
    if s.give.get("new"):  # the season that begins this year
        return Made("date", f"{s.day.year}/{s.day.year + 1}" if s.day else None)
    if unit == "DE" and n < 0:  # the last decade is the ten years up to now
        return Made("duration", "P10Y")
    if unit == "WE" and s.day and not s.key("rel") and s.day.isoweekday() < 5:  # no weekend yet
        n = -1 if s.tense() <= 0 else 0
    return Made("date", calendar.period(s.day, unit, n))


def then(s: Sight) -> Made | None:
    """That day, the same year, the next day: leans on what was said before, unknown where nothing was."""
    unit, shift, memory = s.key("spell"), int(s.give.get("shift", 0)), s.memory
    if unit.startswith("T") or not s.fits():
        return None
    if unit == "Y" and memory.year and (not shift or memory.year_line == s.line.index):
        return Made("date", f"{memory.year + shift:04d}")
    leant = memory.leant(s.line, s.found.first)
    if unit == "D" and leant:
        return parted(s, calendar.period(leant, "D", shift))
    if unit == "M" and shift and memory.month and memory.month_line == s.line.index:
        return Made("date", calendar.period(memory.month, unit, shift))
    if unit in ("W", "M") and memory.last:
        return Made("date", calendar.period(memory.last, unit, shift))
    if shift < 0 and unit in ("W", "M", "Q"):
        return Made("date", calendar.period(s.day, unit, shift))
    return Made("date", calendar.period(s.day, unit, shift) if shift and s.day and unit in calendar.YEARS else None)


def since(s: Sight) -> Made | None:
    """That time: the day or the year told of in this sentence or the one before, else just the past."""
    memory, line = s.memory, s.line.index
    day = memory.last if 0 <= line - memory.days_line <= 1 else None
    year = memory.year if 0 <= line - memory.year_line <= 1 else None
    return Made("date", day.isoformat() if day else f"{year:04d}" if year else "PAST_REF")


def ref(s: Sight) -> Made | None:
    """Now, once, some day; `ahead`: only where the sentence looks ahead."""
    if (s.give.get("ahead") and s.tense() <= 0) or (s.give.get("bare") and s.joined("ref")) or not s.fits():
        return None
    after = s.line.at(s.found.last, "prep")
    if s.give.get("still") and after and after.key == "from":  # what comes from somewhere
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
        if key == "WI" and not over and not s.mark("rel") and not s.key("yrel"):  # it began last year
            return Made("date", f"{day.year - 1:04d}-WI")
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
    if s.mark("last"):
        number = PARTS.get(letter) if s.mark("year") or s.mark("rel") or s.mark("yearword") else None
    if "needs" in s.give and letter != s.give["needs"]:
        return None
    if number is None or not 1 <= number <= PARTS[letter] or (s.mark("year") and told is None):
        return None
    if told is None and s.day:
        told = s.day.year + int(s.key("rel") or 0)
    return Made("date", f"{told:04d}-{letter}{number}" if told else f"XXXX-{letter}{number}")


def decade(s: Sight) -> Made | None:
    """Ten years of a century: 198X."""
    first = s.whole("year")
    if first is None or (s.kind("year") != "decade" and not s.give.get("whole")) or first % 10:
        return None
    if first < 100 and s.give.get("long"):
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
    """Words that only look like a time; `nth`: only where that number has the article."""
    fits = s.fits() and ("nth" not in s.give or s.definite(s.give["nth"]))
    return Made("none", None) if fits else None


MAKERS: dict[str, Callable[[Sight], Made | None]] = {
    "date": days.dated, "month": days.month, "weekday": days.weekday, "relday": days.relday, "part": days.part,
    "clock": clocks.clock, "year": year, "period": period, "then": then, "since": since, "ref": ref, "season": season,
    "quarter": quarter, "decade": decade, "century": century, "numdate": numdate, "none": nothing,
    "feast": feasts.feast, "hijri": feasts.hijri, "monthday": spells.monthday,
    "spell": spells.spell, "lengths": spells.lengths,
    "ago": spells.ago, "later": spells.later, "reach": spells.reach, "set": spells.often,
}  # fmt: skip
