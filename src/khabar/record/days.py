"""Days: what a TIMEX3 value or an instant spans, as ISO 8601 days that sort as text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
YEAR = re.compile(r"\d{4}")
Days = tuple[str | None, str | None]


def days(value: str | None) -> Days:
    """Return the first and last day that a time's value spans, None twice where it names no day of the calendar."""
    try:
        found = _days(value or "")
    except ValueError:
        return None, None
    return (found[0].isoformat(), found[1].isoformat()) if found else (None, None)


def _days(value: str) -> tuple[date, date] | None:
    if match := DAY.fullmatch(value):
        day = date(*map(int, match.groups()))
        return day, day
    if match := MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := QUARTER.fullmatch(value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := WEEK.fullmatch(value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return first, first + timedelta(days=6)
    if YEAR.fullmatch(value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    return None


def _months(year: int, month: int, many: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + many
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def instant(moment: datetime) -> str:
    """Return an aware moment as the record writes it, in UTC to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def until(asked: str | None) -> str | None:
    """Return the instant that "as of" means: a day means all of it, a moment without a zone is UTC.

    Raises ValueError where it is not ISO 8601.
    """
    if asked is None:
        return None
    moment = datetime.fromisoformat(asked)
    if len(asked) <= len("2024-04-01"):
        moment += timedelta(days=1) - timedelta(microseconds=1)
    return instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def before(asked: str) -> str:
    """Return the instant after which things are new since then: the moment itself, or the end of the day before a day.

    Raises ValueError where it is not ISO 8601.
    """
    moment = datetime.fromisoformat(asked)
    moment -= timedelta(microseconds=1) if len(asked) <= len("2024-04-01") else timedelta()
    return instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def apart(one: str | None, other: str | None) -> int:
    """Return how many days lie between two moments of publication; none where one is unknown."""
    try:
        first, second = (date.fromisoformat((moment or "")[:10]) for moment in (one, other))
    except ValueError:
        return 0
    return abs((first - second).days)
