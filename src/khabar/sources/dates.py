"""Reads the moment of publication: ISO 8601, the dates of e-mail, and the dates people write in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from unicodedata import digit

from khabar.lang.pack import languages
from khabar.model.report import Report
from khabar.reading.numbers.stage import numbers
from khabar.reading.reader import draft
from khabar.reading.times.stage import times

EARLIEST, LATEST = 1900, 2200  # years; 0001-01-01 and 9999-12-31 are what programs write for "none"
LONGEST = 120  # code points of a line that is a date
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FULL = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:]{2,8}|T[A-Z]{2})?")
ZERO = re.compile(r"\b0(?=[1-9]\b)")
CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))? ?(Z|GMT|UTC|[+-][01]\d:?[0-5]\d)(?!\w)")


def moment(written: str) -> str | None:
    """Return a machine's date as ISO 8601, with its time and zone where it has them; None where it is none."""
    written = written.strip()
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 it opens sockets' modules, and few dates need it

        try:
            when = parsedate_to_datetime(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if not EARLIEST <= when.year <= LATEST:
        return None
    dated = len(written) <= 10 and ":" not in written
    return when.date().isoformat() if dated else when.isoformat()


def said(line: str) -> str | None:
    """Return the day that a short line of a report's head says, with the time where its zone is written too.

    None where it says no full day, or more than one: "1/4/2024" may be April or January.
    """
    if len(line) > 2 * LONGEST:
        return None
    line = "".join(str(digit(c)) if c.isdigit() and not c.isascii() and digit(c, None) is not None else c for c in line)
    line = ZERO.sub("", line.strip())
    if not 6 <= len(line) <= LONGEST or not any(c.isdigit() for c in line):
        return None
    days = {day for code in languages() for day in _days(line, code)}
    if len(days) != 1:
        return None
    (day,) = days
    clock = CLOCK.findall(line)
    if len(clock) != 1:
        return day
    hour, minute, second, zone = clock[0]
    return moment(f"{day}T{int(hour):02d}:{minute}:{second or '00'}{'Z' if zone.isalpha() else zone}") or day


def agreed(lines: Iterable[str]) -> str | None:
    """Return the day that lines say where all that say one say the same; None where they differ."""
    found = [day for line in lines if (day := said(line))]
    if len({day[:10] for day in found}) != 1:
        return None
    return max(found, key=len)


def _days(line: str, code: str) -> set[str]:
    made = draft(Report(line, code))
    numbers(made)
    times(made)
    days = {t.text[:10] for t in made.times if t.text and FULL.fullmatch(t.text)}
    return {day for day in days if DAY.fullmatch(day) and EARLIEST <= int(day[:4]) <= LATEST}
