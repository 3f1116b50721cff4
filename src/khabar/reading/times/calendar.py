"""The calendar: days, weeks, months and years as TIMEX3 writes them, counted from a known day or left symbolic."""

from __future__ import annotations

from datetime import date, timedelta

NEAR = 3  # months ahead that a bare month may lie before it is taken for the past one
NEARER = 2  # the same where the sentence looks back
TOLD = -2  # the way of what is called past itself: last March
SOON, LONG_AGO = 60, 240  # days, the same for a bare day and month
SUMMER = 6, 7  # months between two seasons of a sport
YEARS = {"Y": 1, "DE": 10, "CE": 100}


def week(day: date) -> str:
    """Return the ISO week of a day: 2018-W39."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def season_year(day: date, back: int) -> str:
    """Return a sport's season as its two years, `back` seasons before the one that runs on `day`."""
    began = day.month > SUMMER[1] or (day.month >= SUMMER[0] and back > 0)  # in summer one is over, one to come
    first = day.year - back - (not began)
    return f"{first}/{first + 1}"


def period(day: date | None, unit: str, n: int) -> str | None:
    """Return the day, week, month … that lies `n` units from the one of `day`; REF-P1W where no day is known."""
    if day is None:
        return f"REF{'+' if n > 0 else '-'}{duration(abs(n), unit)}"
    if unit == "SE":
        return str(day.year) if n == 0 else season_year(day, -n)
    try:
        return _period(day, unit, n)
    except (OverflowError, ValueError):
        return None


def _period(day: date, unit: str, n: int) -> str | None:
    if unit == "D":
        return (day + timedelta(days=n)).isoformat()
    if unit in ("W", "WE"):
        return week(day + timedelta(weeks=n)) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        months = day.year * 12 + day.month - 1 + n * (3 if unit == "Q" else 1)
        year, month = months // 12, months % 12
        return _year(year, f"{year:04d}-Q{month // 3 + 1}" if unit == "Q" else f"{year:04d}-{month + 1:02d}")
    if unit in YEARS:
        year = day.year + n * YEARS[unit]
        text = f"{year:04d}"
        return _year(year, {"Y": text, "DE": text[:3] + "X", "CE": text[:2]}[unit])
    return None


def _year(year: int, text: str) -> str | None:
    return text if 0 < year < 10000 else None


def duration(n: int | str, unit: str) -> str:
    """Return a length of time: P2W, PT90M, P10Y for a decade, P2DE for two."""
    if unit == "CE" and isinstance(n, int):
        return f"P{n * YEARS[unit]}Y"
    if unit == "DE" and n == 1:
        return "P10Y"
    unit = "Y" if unit == "SE" else unit
    return f"PT{n}{unit[1:]}" if unit.startswith("T") else f"P{n}{unit}"


def weekday(day: date, number: int, tense: int) -> date:
    """Return the weekday (1 Monday … 7 Sunday) before or on `day`, after or on it where `tense` is 1."""
    back = (day.isoweekday() - number) % 7
    return day - timedelta(days=back) if tense <= 0 or not back else day + timedelta(days=7 - back)


def exists(year: int, month: int, dom: int) -> bool:
    """Say whether there is such a day."""
    try:
        date(year, month, dom)
    except ValueError:
        return False
    return True


def year_of_day(day: date, month: int, dom: int, tense: int) -> int | None:
    """Return the year that a day and month without one means from `day`: the past one unless told (2: by itself)."""
    years = [y for y in range(day.year - 8, day.year + 9) if 0 < y < 10000 and exists(y, month, dom)]
    past = max((y for y in years if date(y, month, dom) <= day), default=None)
    coming = min((y for y in years if date(y, month, dom) >= day), default=None)
    just = past is not None and (day - date(past, month, dom)).days <= SOON // 2
    if tense > 1 or past is None or (tense > 0 and not just):
        return coming
    if coming is not None and tense > TOLD:
        ahead = (date(coming, month, dom) - day).days
        if ahead <= SOON and (day - date(past, month, dom)).days > LONG_AGO:
            return coming
    return past


def year_of_month(day: date, month: int, tense: int) -> int:
    """Return the year that a bare month means, seen from `day`: the past one, the coming one if near or said so."""
    ahead = (month - day.month) % 12
    if tense > 0 or (tense > TOLD and 0 < ahead <= (NEAR if tense == 0 else NEARER)):
        return day.year + (month < day.month)
    return day.year - (month > day.month)


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian computus, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, dom = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, dom + 1)


def hijri_day(year: int, month: int, dom: int) -> date | None:
    """Return the Gregorian day of a Hijri one (Umm al-Qura, 1343-1500 AH), None outside the tables."""
    from hijridate import Hijri  # noqa: PLC0415  # needed by few reports

    try:
        return date.fromisoformat(Hijri(year, month, dom).to_gregorian().isoformat())
    except (OverflowError, ValueError):
        return None


def hijri_month(year: int, month: int) -> str | None:
    """Return a Hijri month as the range of its Gregorian days: 2024-03-11/2024-04-09."""
    first = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return f"{first}/{after - timedelta(days=1)}" if first and after else None


def hijri_year(day: date) -> int | None:
    """Return the Hijri year of a Gregorian day."""
    from hijridate import Gregorian  # noqa: PLC0415  # needed by few reports

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (OverflowError, ValueError):
        return None


def hijri_near(day: date, month: int, dom: int, tense: int) -> date | None:
    """Return the Gregorian day that a Hijri day and month without a year means, seen from `day`."""
    year = hijri_year(day)
    if year is None:
        return None
    days = [d for y in range(year - 1, year + 2) if (d := hijri_day(y, month, dom))]
    past = max((d for d in days if d <= day), default=None)
    coming = min((d for d in days if d >= day), default=None)
    just = past is not None and (day - past).days <= SOON // 2
    if (tense > 0 and not just) or (tense == 0 and coming and past and (coming - day).days <= SOON < (day - past).days):
        return coming
    return past
