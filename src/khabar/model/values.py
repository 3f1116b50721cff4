"""A time expression as TIMEX3 writes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from khabar.model.text import Span


class TimeType(Enum):
    """TIMEX3's four types."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression; `value` is TIMEX3, symbolic (`XXXX-10-07`, `REF-P1W`) where the report's day is unknown.

    `zone` is the IANA time zone of a clock time, "local" where only that is said, None where nothing tells it.
    """

    id: str
    span: Span
    type: TimeType
    value: str | None
    zone: str | None = None
