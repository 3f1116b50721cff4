"""A report as the record tells of it, with what was read from it: what all of reconcile works on."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.model.reading import Reading


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
    def order(self) -> tuple[str, str]:
        """Earlier before later: by what it says of its day; a report without a day comes last."""
        return self.published or "9999", self.id
