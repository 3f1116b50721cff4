"""khabar reads news reports and keeps a record of what they say, who says so, and on which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.errors import KhabarError, RefusedReport, StoreFault
from khabar.model.reading import Reading
from khabar.model.report import Report
from khabar.model.version import VERSION

if TYPE_CHECKING:  # a store takes a while to import, and reading needs none
    from khabar.desk import Desk

__all__ = ["KhabarError", "Reading", "RefusedReport", "Report", "StoreFault", "notation", "open", "read"]
__version__ = VERSION


def read(
    text: str,
    *,
    lang: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    source: str = "",
) -> Reading:
    """Read one report's text; `published` is an ISO 8601 date or datetime, `lang` is told from the text where None.

    Offsets in the reading count code points of `reading.report.text`. Raises RefusedReport where there is no text or
    no language that khabar reads.
    """
    from khabar.reading.reader import read as read_report
    from khabar.sources.item import take

    taken = take(text, source, lang=lang, published=published, outlet=outlet, title=title, byline=byline)
    return read_report(taken.report, taken.remarks)


def notation(reading: Reading) -> str:
    """Return a reading's claims as people read them and as specs are written; docs/notation.md explains every line."""
    from khabar.model.notation import entries, write

    return write(entries(reading))


def open(store: str = "khabar.db", *, author: str = "unnamed", create: bool = True) -> Desk:
    """Open a desk on the record at a path or at a `postgresql://` URL; it is made where there is none if `create`.

    Raises StoreFault.
    """
    from khabar.desk import open_desk

    return open_desk(store, __version__, author=author, create=create)
