"""Works out the days of feasts, and dates of the Hijri calendar."""

from __future__ import annotations

from datetime import date, timedelta

from khabar.reading.times import calendar
from khabar.reading.times.sight import Made, Sight, day_of, parted

YEARS = 1000  # less than this after a month counts something
HALF = 14  # days of a month
JUST = 30  # days for which a feast is the last one


def feast(s: Sight) -> Made | None:
    """A feast's day, or its eve where the frame gives a shift of -1."""
    made, shift = _edged(_feast(s), s.key("edge")), int(s.key("feastday") or s.give.get("shift", 0))
    return Made("date", calendar.period(day_of(made.value[:10]), "D", shift)) if made and made.value and shift else made


def _feast(s: Sight) -> Made | None:
    """Go by its rule in [facts.feast]: 12-25, H10-01 in the Hijri calendar, E-2 from Easter, N11-4-4."""
    rule, told = str(s.pack.fact("feast", s.key("feast"), "")), s.year()
    if told is None and s.day is not None and s.key("yrel"):
        told = s.day.year + int(s.key("yrel"))
    if not rule or (s.mark("year") and told is None):
        return None
    if rule[0] == "H":
        return _hijri_feast(s, int(rule[1:3]), int(rule[4:6] or 0) if len(rule) > 3 else 0, told)
    if s.day is None and told is None:
        return Made("date", f"XXXX-{rule}" if rule[0].isdigit() else None)
    if told is not None:
        return Made("date", _iso(_fixed(rule, told)))
    day = s.day
    if day is None:
        return None
    days = [d for y in (day.year - 1, day.year, day.year + 1) if (d := _fixed(rule, y))]
    return Made("date", _iso(_near(days, day, s.tense())))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _fixed(rule: str, year: int) -> date | None:
    """Return the feast's day in a Gregorian year."""
    if not 1 <= year < 9999:
        return None
    if rule[0] == "E":
        return calendar.easter(year) + timedelta(days=int(rule[1:] or 0)) if year > 1582 else None
    if rule[0] == "N":  # the nth weekday of a month
        month, number, nth = (int(x) for x in rule[1:].split("-"))
        first = date(year, month, 1)
        return first + timedelta(days=(number - first.isoweekday()) % 7 + 7 * (nth - 1))
    month, dom = int(rule[:2]), int(rule[3:5])
    return date(year, month, dom) if calendar.exists(year, month, dom) else None


def _near(days: list[date], day: date, tense: int) -> date | None:
    past = max((d for d in days if d <= day), default=None)
    coming = min((d for d in days if d >= day), default=None)
    if past is None or (tense > 0 and not (coming and _over(past, coming, day))):
        return coming
    if coming and (coming - day).days <= calendar.SOON // 2 and (day - past).days > calendar.LONG_AGO:
        return coming
    if tense == 0 and coming and (coming - day).days < (day - past).days:
        return coming
    return past


def _over(past: date, coming: date, day: date) -> bool:
    """Say whether a feast is just over, so that nothing else is meant: it opens again after the feast."""
    return (day - past).days <= JUST and (coming - day).days > calendar.LONG_AGO


def _hijri_feast(s: Sight, month: int, dom: int, told: int | None) -> Made | None:
    if told is None and s.day is None:
        return Made("date", None)
    middle = s.day or date(told or 1, 7, 1)
    if told is not None:
        middle = date(told, 7, 1)
    own = calendar.hijri_year(middle)
    if own is None:
        return Made("date", None)
    years = (own - 1, own, own + 1)
    days = [(d, y) for y in years if (d := calendar.hijri_day(y, month, dom or 1))]
    if told is not None:
        days = [x for x in days if x[0].year == told][:1]
        chosen = days[0][0] if days else None
    else:
        chosen = _near([d for d, _ in days], middle, s.tense())
        if not dom:  # a month that runs today is this one
            chosen = max((d for d, _ in days if d <= middle < d + timedelta(days=29)), default=chosen)
    if chosen is None or dom:
        return Made("date", _iso(chosen))
    return Made("date", calendar.hijri_month(next(y for d, y in days if d == chosen), month))


def hijri(s: Sight) -> Made | None:
    """A day or month of the Hijri calendar as Gregorian days."""
    month, year = int(s.key("hijri") or 0), s.whole("hyear")
    if not month:
        first, last = (calendar.hijri_day(year or 0, *x) for x in ((1, 1), (12, 29)))
        return Made("date", f"{first.year}/{last.year}" if first and last else None)
    if s.mark("day"):
        return _hijri_days(s, month, year)
    if year is not None:
        value = calendar.hijri_month(year, month)
        return Made("date", value) if value or s.mark("islamic") or year >= YEARS else None
    return _edged(_hijri_feast(s, month, 0, s.year()), s.key("edge"))


def _edged(made: Made | None, edge: str) -> Made | None:
    """Return the month in which the beginning, the middle or the end of a Hijri month lies: mid-Ramadan."""
    ends = [day for value in (made.value or "").split("/") if (day := day_of(value))] if made else []
    if not edge or len(ends) != len(("first", "last")):
        return made
    day = {"early": ends[0], "late": ends[1]}.get(edge, ends[0] + timedelta(days=HALF))
    return Made("date", f"{day:%Y-%m}")


def _hijri_days(s: Sight, month: int, year: int | None) -> Made | None:
    """Return a day of a Hijri month, or the days from one to another."""
    last, since = s.whole("day"), s.whole("since")
    if last is None or not 1 <= last <= 30 or (s.mark("hyear") and year is None):
        return None
    day = _hijri_day(s, month, last, year)
    if not s.mark("since"):
        return parted(s, _iso(day))
    if since is None or not 0 < since < last:
        return None
    first = _hijri_day(s, month, since, year)
    return Made("date", f"{first}/{day}" if first and day else None)


def _hijri_day(s: Sight, month: int, dom: int, year: int | None) -> date | None:
    if year is not None:
        return calendar.hijri_day(year, month, dom)
    return calendar.hijri_near(s.day, month, dom, s.tense()) if s.day else None
