"""Works out lengths of time, what is so long ago, and what comes again and again."""

from __future__ import annotations

from decimal import Decimal

from khabar.reading.draft import Number
from khabar.reading.times import calendar
from khabar.reading.times.sight import Made, Sight, parted

FROM = frozenset({"from", "on", "about"})  # keys of prepositions
NEAR = 4  # words from what holds one thing against another to the time of the other
HALVES = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H", "TM": "PT30S", "M": "P15D"}


def spell(s: Sight) -> Made | None:
    """A length of time: two hours, several weeks, half an hour; a `length` that the frame gives, as of a long time."""
    if "length" in s.give:
        return Made("duration", str(s.give["length"]))
    unit = s.key("spell")
    if s.give.get("ongoing") and not (s.line.at(s.found.last, "stillso") or s.tenses.ongoing(s.found.first)):
        return None
    if s.mark("half") and not s.mark("number") and "n" not in s.give:
        return Made("duration", HALVES.get(unit, f"P0.5{unit}"))
    mark = s.mark("number")
    if s.give.get("alone") and (s.leads("spell") or s.otherwise("spell")):
        return None
    if "only" in s.give and (s.whole("number") != s.give["only"] or s.kind("number") != "cardinal"):
        return None
    if mark is not None and isinstance(mark.value, Number):
        return _counted(mark.value, unit, half=s.mark("half") is not None)
    n = s.give.get("n")
    if not isinstance(n, int):
        return Made("duration", calendar.duration("X", unit))
    return Made("duration", _length(Decimal(n) + (Decimal("0.5") if s.mark("half") else 0), unit))


def _counted(number: Number, unit: str, *, half: bool) -> Made | None:
    value = number.value
    if number.kind in ("ordinal", "percent"):
        return None
    if value is None:
        if number.bound == "range" and number.low is not None and number.high is not None:
            return Made("duration", f"{_length(number.low, unit)}/{_length(number.high, unit)}")
        return Made("duration", calendar.duration("X", unit))
    if value == Decimal("0.5") and unit in HALVES:
        return Made("duration", HALVES[unit])
    if unit == "TH" and 0 < value < 1:  # a quarter of an hour
        return Made("duration", f"PT{round(value * 60)}M")
    return Made("duration", _length(value + (Decimal("0.5") if half else 0), unit))


def _length(value: Decimal, unit: str) -> str:
    if value == value.to_integral_value() and abs(value) < Decimal(10**15):
        return calendar.duration(int(value), unit)
    if unit == "DE":
        return f"P{float(value * 10):g}Y"
    return calendar.duration(f"{value.normalize():f}" if abs(value.adjusted()) < 16 else "X", unit)


def lengths(s: Sight) -> Made | None:
    """A length from one to another, in one unit: from 15 years to 24 years."""
    unit, low, high = s.key("spell"), s.whole("number"), s.whole("until")
    if low is None or high is None or low >= high or unit != s.key("spell2"):
        return None
    return Made("duration", f"{calendar.duration(low, unit)}/{calendar.duration(high, unit)}")


def ago(s: Sight) -> Made | None:
    """So long before the report's day, or after it where the frame gives a sign of 1."""
    unit, sign = s.key("spell"), int(s.give.get("sign", -1))
    n = s.whole("number") if s.mark("number") else s.give.get("n")
    mark = s.mark("number")
    if mark is not None and isinstance(mark.value, Number) and mark.value.kind == "ordinal":
        return None
    if s.give.get("ahead") and (s.tense() <= 0 or _counted_from(s)):
        return None
    if not isinstance(n, int) or n > 100_000:
        return Made("date", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit.startswith("T"):
        return Made("duration", calendar.duration(n, unit))
    if unit in ("DE", "CE"):
        unit, n = "Y", n * calendar.YEARS[unit]
    if unit == "Y" and n == -sign and _held(s) and s.memory.month and s.memory.month_line == s.line.index:
        return Made("date", f"{s.memory.month.year - n:04d}-{s.memory.month.month:02d}")
    return Made("date", calendar.period(s.day, unit, sign * n))


def _counted_from(s: Sight) -> bool:
    """Say whether what is so long ahead is told from something else: two days after it, two days away."""
    before, after = s.line.at(s.found.first - 1, "prep"), s.line.at(s.found.last, "prep")
    of = s.line.at(s.found.last, "of") or s.line.at(s.found.last, "skip")
    return before is not None or of is not None or (after is not None and after.key in FROM)


def _held(s: Sight) -> bool:
    """Say whether the words just before hold one thing against another: in June, up from a year ago."""
    first = s.found.first
    return any(s.line.at(i, "against") for i in range(max(0, first - NEAR), first))


def later(s: Sight) -> Made | None:
    """So long after (or before, where the frame gives a sign of -1) what was said last."""
    unit, sign, memory = s.key("spell"), int(s.give.get("sign", 1)), s.memory
    if not s.fits():
        return None
    n = s.whole("number") if s.mark("number") else s.give.get("n")
    if unit.startswith("T"):  # hours later it was still that day
        day = memory.near(s.found.first, s.line.index) or memory.last
        return Made("date", day.isoformat() if day else None)
    if not isinstance(n, int) or n > 100_000:
        return Made("date", "PAST_REF" if sign < 0 else None)
    if unit in calendar.YEARS and memory.year_line == s.line.index and memory.year:
        year = memory.year + sign * n * calendar.YEARS[unit]
        return Made("date", f"{year:04d}" if 0 < year < 10000 else None)
    if unit in ("D", "W", "M") and memory.last:
        return Made("date", calendar.period(memory.last, unit, sign * n))
    if sign < 0 and n == 1 and s.day:
        return Made("date", calendar.period(s.day, unit, -1))
    return Made("duration", f"P{n}{unit}")


def reach(s: Sight) -> Made | None:
    """A stretch up to now or from now on: the last four days, recent years, the coming weeks."""
    unit, way = s.key("spell"), s.key("rel")
    n = s.whole("number") if s.mark("number") else s.give.get("n")
    if s.kind("number") not in ("", "cardinal") or (unit == "TM" and s.mark("recent")):  # the last minutes of a match
        return None
    if isinstance(n, int):
        return Made("duration", calendar.duration(n, unit))
    if way == "1":
        return Made("date", "FUTURE_REF")
    if s.mark("number") or s.mark("some"):
        return Made("duration", calendar.duration("X", unit))
    gone = way == "-1" and not s.mark("recent")  # the past years
    return Made("date", s.give.get("value", "PAST_REF" if gone else "PRESENT_REF"))


def often(s: Sight) -> Made | None:
    """Again and again: daily, every two weeks, on Mondays."""
    if s.key("set"):
        mark = s.line.at(s.found.last, "number")
        which = s.line.at(s.found.last, "recent") or s.line.at(s.found.last, "rel")
        if which or (mark and mark.key == "ordinal"):  # in the second year, the last week
            return None
        return Made("set", s.key("set"))
    if s.mark("weekday"):
        return Made("set", f"XXXX-WXX-{s.key('weekday')}")
    if s.mark("part"):
        return Made("set", f"XXXX-XX-XXT{s.key('part')}")
    n = s.whole("number") if s.mark("number") else int(s.give.get("n", 1))
    return Made("set", calendar.duration(n, s.key("spell"))) if n else None


def monthday(s: Sight) -> Made | None:
    """A day of this month, last month or the next."""
    dom, day = s.whole("day"), s.day
    unit = s.key("spell") or s.give.get("unit")
    month = calendar.period(day, "M", int(s.key("rel") or 0)) if day and unit == "M" else None
    if dom is None or month is None or not calendar.exists(int(month[:4]), int(month[5:]), dom):
        return None
    return parted(s, f"{month}-{dom:02d}")
