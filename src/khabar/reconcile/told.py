"""A report as the record tells of it, with what was read from it: what all of reconcile works on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from khabar.model.reading import Reading

MINUTES, CHANCE = 11, 30  # bits of an order: the minute of the day, and what stands for the report's id
LATEST = (1 << 22) - 1  # the day of a report without one: after every other


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the record: its id, where it came from, since when it is known, and its reading."""

    id: str
    source: str
    known: str
    reading: Reading

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.report.text

    @property
    def outlet(self) -> str | None:
        """Who printed it."""
        return self.reading.report.outlet

    @property
    def published(self) -> str | None:
        """When it was printed, ISO 8601."""
        return self.reading.report.published

    @property
    def order(self) -> tuple[int, str]:
        """Its place among all reports."""
        return order_of(self.published, self.id), self.id


def order_of(published: str | None, report: str) -> int:
    """Return where a report stands among all, in 63 bits: by day and minute as it says, then as its id falls.

    A report without a day comes last. Everything that asks which of two reports came first asks this.
    """
    day, minute = day_of(published), 0
    clock = (published or "")[11:16]
    if day and clock[2:3] == ":" and clock.replace(":", "").isdecimal():
        minute = min(int(clock[:2]) * 60 + int(clock[3:]), (1 << MINUTES) - 1)
    chance = int.from_bytes(blake2b(report.encode(), digest_size=8).digest(), "big") >> (64 - CHANCE)
    return ((day or LATEST) << MINUTES | minute) << CHANCE | chance


def day_of(published: str | None) -> int | None:
    """Return the day of publication, counted from the year 1; None where there is none to be had."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def days_apart(one: int, other: int) -> int:
    """Return how many days lie between two places in order; 0 where one of them has no day."""
    days = [order >> (MINUTES + CHANCE) for order in (one, other)]
    return 0 if LATEST in days else abs(days[0] - days[1])
