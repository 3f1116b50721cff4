"""khabar reads news reports and keeps a record of what they say, who says so, and on which words."""

from __future__ import annotations

from khabar.errors import KhabarError, RefusedReport
from khabar.model.reading import Reading
from khabar.model.report import Report

__all__ = ["KhabarError", "Reading", "RefusedReport", "Report", "read"]
__version__ = "0.1.0"


def read(  # noqa: PLR0913: a report's head has so many parts
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
