"""What a source hands on: a report to read, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.errors import RefusedReport
from khabar.lang.pack import languages
from khabar.model.reading import Remark
from khabar.model.report import Basis, Report
from khabar.text.decode import Decoded, canonical
from khabar.text.language import language

UNREADABLE = "no language that khabar reads could be told from its letters; name it with --lang"


@dataclass(frozen=True, slots=True)
class Taken:
    """A report ready to be read, and what was decided when its text was taken in."""

    report: Report
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that cannot be read: `source` names it, `reason` says why in one sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of reports that do not say it themselves."""

    lang: str | None = None
    published: str | None = None
    outlet: str | None = None


Item = Taken | Refused


def take(  # noqa: PLR0913: a report's head has so many parts
    text: str | Decoded,
    source: str = "",
    *,
    lang: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    limit: int | None = None,
) -> Taken:
    """Make a report of a text: cleaned, its language told; raises RefusedReport for what khabar cannot read."""
    made = canonical(text) if isinstance(text, str) else text
    text = made.text
    if not text.strip():
        raise RefusedReport(source, "there is no text in it")
    if limit is not None and len(text) > limit:
        raise RefusedReport(source, f"it is longer than {limit:,} characters")
    lang = lang or language(text, languages())
    if lang is None:
        raise RefusedReport(source, UNREADABLE)
    if lang not in languages():
        known = ", ".join(languages())
        raise RefusedReport(source, f"khabar does not read the language {lang!r} (it reads {known})")
    basis = Basis.GIVEN if published else Basis.UNKNOWN
    report = Report(text, lang, source, outlet, title, byline, published=published, published_basis=basis)
    return Taken(report, made.notes)
