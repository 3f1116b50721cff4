"""The reader: a report goes in, its reading comes out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from khabar.lang import pack
from khabar.lang.words import Line, line
from khabar.model.reading import Reading, Remark
from khabar.model.report import Report
from khabar.model.text import Span
from khabar.reading.assemble import assemble
from khabar.reading.draft import Draft
from khabar.reading.stages import STAGES
from khabar.text.head import Head, head
from khabar.text.language import strangers
from khabar.text.sentences import paragraphs, sentences


def draft(report: Report) -> Draft:
    """Cut a report into paragraphs, sentences and words, ready for the stages.

    A sentence in another language than the report's has no words, so no stage misreads it; a remark says so.
    """
    words = pack.load(report.lang)
    spans = sentences(report.text, words)
    foreign = dict(strangers(report.text, spans, report.lang))
    found = head(report.text, spans, words)
    made = Draft(
        report=_headed(report, found),
        pack=words,
        lines=[
            Line(i, s.start, s.end, []) if s in foreign else line(report.text, s.start, s.end, i, words.lexicon)
            for i, s in enumerate(spans)
        ],
        paragraphs=[(p.start, p.end) for p in paragraphs(report.text)],
        head=found,
        day=day_of(report.published),
    )
    for span, code in foreign.items():
        made.remark("other-language", f"this sentence is not read: its language is {code}", (span.start, span.end))
    return made


def _headed(report: Report, found: Head) -> Report:
    """Fill in what the text's own head says and the report's description does not."""
    if not (found.title or found.byline or found.dateline):
        return report

    def said(span: Span | None) -> str | None:
        return span.of(report.text) if span else None

    return replace(
        report,
        title=report.title or said(found.title),
        byline=report.byline or said(found.byline),
        dateline=report.dateline or said(found.dateline),
    )


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or datetime, None where there is none to be had."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def read(report: Report, remarks: Sequence[Remark] = ()) -> Reading:
    """Read a report of canonical text in a language khabar knows; never fails, whatever the text.

    `remarks` are what was noted when the text was taken in; they come first in the reading's.
    """
    with _uncollected():
        reading = _through(report)
    return replace(reading, remarks=(*remarks, *reading.remarks)) if remarks else reading


def _through(report: Report) -> Reading:
    """Take a report through the stages; the draft ends here."""
    made = draft(report)
    for stage in STAGES:
        stage(made)
    return assemble(made)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector off: what a draft is made of lives until its end, and is freed with it."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
