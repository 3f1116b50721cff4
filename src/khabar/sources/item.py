"""What a source hands on: a report to read, or the reason why there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.errors import RefusedReport
from khabar.lang.pack import languages
from khabar.model.reading import Remark
from khabar.model.report import Basis, Report
from khabar.text.decode import Decoded, canonical, clean
from khabar.text.language import language

UNREADABLE = "no language that khabar reads could be told from its letters; name it with --lang"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from: its URL, the sha256 of the bytes as received, their media type and encoding.

    `seen` is the ISO 8601 moment at which it was fetched or archived; what is not known is None. The bytes are those of
    the file, page or record for text, pages and PDF; the line or row for JSON Lines and Parquet; the entry as parsed
    for feeds.
    """

    url: str | None = None
    sha256: str | None = None
    media: str | None = None
    encoding: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A report ready to be read, what was decided when its text was taken in, and where it came from."""

    report: Report
    remarks: tuple[Remark, ...] = ()
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that cannot be read: `source` names it, `reason` says why in one sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of reports that do not say it themselves.

    `columns` are (field, column) pairs for files of rows: ("text", "body") takes the text from the column `body`.
    """

    lang: str | None = None
    published: str | None = None
    outlet: str | None = None
    columns: tuple[tuple[str, str], ...] = ()


Item = Taken | Refused


def take(  # noqa: PLR0913  a report's head has so many parts
    text: str | Decoded,
    source: str = "",
    *,
    lang: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    basis: Basis = Basis.GIVEN,
    origin: Origin | None = None,
    notes: Iterable[Remark] = (),
    limit: int | None = None,
) -> Taken:
    """Make a report of a text: cleaned, its language told; raises RefusedReport for what khabar cannot read.

    `basis` says how `published` is known, `notes` what was decided on the way here, `limit` is in code points.
    """
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
    basis = basis if published else Basis.UNKNOWN
    outlet, title, byline = (clean(part) if part else None for part in (outlet, title, byline))
    report = Report(text, lang, clean(source), outlet, title, byline, published=published, published_basis=basis)
    return Taken(report, (*notes, *made.notes), origin or Origin())


def sha256(data: bytes) -> str:
    """Return the digest of bytes as an Origin keeps it, "sha256:…"."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
