"""Works out clock times."""

from __future__ import annotations

from khabar.reading.times.days import dated, relday, weekday
from khabar.reading.times.sight import Made, Sight

HOURS, SIXTY = 24, 60
AFTER_NOON = ("PM", "MI", "AF", "EV")


def clock(s: Sight) -> Made | None:
    """A time of the day, on the day said beside it or last before it, else on the report's; two of them as a range."""
    if "kind" in s.give and s.kind("hour") != s.give["kind"]:
        return None
    first, zone = _clock(s, "hour", "minutes"), s.key("zone") or None
    if first is None or not s.mark("until"):
        return Made("time", first, zone) if first else None
    last = _clock(s, "until", "minutes2")
    return Made("time", f"{first}/{last}", zone) if last else None


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
    if s.mark("minute") and (s.key("minuteword") != "TM" or not 0 < (s.whole("minute") or 0) < SIXTY):
        return None, 0
    if value is None or (s.kind(label) == "cardinal" and s.definite(label) and not s.mark("clockhour")):
        return None, 0
    if s.kind(label) == "ordinal" and HOURS < value < HOURS + 30 and value % 10:  # the seventh and thirty: 7:30
        return int(value % 10), int(value) // 10 * 10
    minutes = int(value % 1 * 100) + int(s.key(added) or s.whole("minute") or 0)
    hour = int(value) - (minutes < 0)
    return hour, minutes % 60


def _clock_day(s: Sight) -> str:
    made = relday(s) if s.mark("relday") else weekday(s) if s.mark("weekday") else dated(s) if s.mark("month") else None
    if made and made.value:
        return made.value[:10] if "T" in made.value else made.value
    day = s.memory.near(s.found.first, s.line.index) or s.day
    return day.isoformat() if day else ""
