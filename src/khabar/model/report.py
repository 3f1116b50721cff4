"""One text as one outlet published it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum


class Basis(Enum):
    """How the day of publication is known."""

    GIVEN = "given"
    METADATA = "metadata"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Report:
    """A report: canonical text, language (ISO 639-1), and what is known of its origin.

    `published` is an ISO 8601 date or datetime as given, None where unknown.
    """

    text: str
    lang: str
    source: str = ""
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: Basis = Basis.UNKNOWN

    @property
    def id(self) -> str:
        """The sha256 of text, language, outlet and day: the same report has the same id on any machine."""
        parts = "\x1f".join((self.text, self.lang, self.outlet or "", self.published or ""))
        return "sha256:" + hashlib.sha256(parts.encode()).hexdigest()
