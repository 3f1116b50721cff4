"""A report with its reading, for tests of the record."""

from dataclasses import replace

from khabar.reading.reader import read
from khabar.record.record import Arrival
from khabar.sources.item import take


def arrival(text: str, source: str = "", reader: str = "1", **head: str) -> Arrival:
    """A report with its reading, as the desk hands it over."""
    taken = take(text, source, **head)
    reading = read(replace(taken.report, source="", title=None, byline=None, dateline=None))
    return Arrival(taken.report, reading, reader, taken.remarks)
