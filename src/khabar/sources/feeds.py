"""Reports from RSS and Atom feeds: each entry's text, title, byline, link and moment of publication."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from khabar.errors import RefusedReport
from khabar.lang.pack import languages
from khabar.model.reading import Remark
from khabar.model.report import Basis
from khabar.sources.dates import moment, said
from khabar.sources.html import DECIDED, fragment
from khabar.sources.imprint import unlabelled
from khabar.sources.item import Given, Item, Origin, Refused, Taken, sha256, take
from khabar.text.decode import decode
from khabar.text.language import language

FEED = 20 * 1024 * 1024  # bytes
ENTITIES, GROWN = 100, 20 * 1024 * 1024  # a feed's own entities, and the characters all of them may grow to
BLANK_LINES = 1_000  # a feed with more loses them: feedparser takes quadratic time over a run of them
DECLARED = re.compile(r"encoding ?= ?[\"']([\w.:-]{2,40})")
ENTRY = re.compile(r"<(?:item|entry)[\s>]")
HEAD = 10_000  # characters before a feed's first entry, where its entries have to be read one by one
REFERENCE = re.compile(r"&(?!#)")
OUTSIDE = re.compile(r"\b(?:SYSTEM|PUBLIC)\b")
SPACE = re.compile(r"\s+")


def reports(stream: BinaryIO, name: str, given: Given, limit: int) -> Iterator[Item]:
    """Yield one report or refusal an entry, in the feed's order; raises RefusedReport for what is no feed."""
    yield from reports_in(stream.read(FEED + 1), name, given, limit)


def reports_in(
    data: bytes, name: str, given: Given, limit: int, *, url: str | None = None, charset: str | None = None
) -> Iterator[Item]:
    """Yield the same of a feed's bytes; `url` is where it was fetched, `charset` what its HTTP header says."""
    if len(data) > FEED:
        raise RefusedReport(name, f"the feed has more than {FEED:,} bytes")
    text, encoding, notes = _xml(data, name, charset)
    told = "the feed is not well-formed XML: an entry may be cut short or stand under another's head"
    number = 0
    for parsed in _parsed(text, name):
        if isinstance(parsed, RefusedReport):
            number += 1
            yield Refused(f"{name}:{number}", parsed.reason)
            continue
        remarks = (*notes, Remark("feed-broken", told)) if _broken(parsed) else notes
        for entry in parsed.entries:
            number += 1
            where = f"{name}:{number}"
            try:
                yield _entry(entry, parsed.feed, where, given, limit, url=url, encoding=encoding, remarks=remarks)
            except RefusedReport as refusal:
                yield Refused(where, refusal.reason)


def _broken(parsed: Any) -> bool:  # noqa: ANN401  feedparser has no types
    return bool(parsed.get("bozo")) and "encoding" not in type(parsed.get("bozo_exception")).__name__.lower()


def _parsed(text: str, name: str) -> Iterator[Any]:
    """Yield the feed parsed; entry by entry, or the reason why it is not one, where an entry stops the parser."""
    try:
        parsed = _parse(text, name)
    except RefusedReport:
        starts = [m.start() for m in ENTRY.finditer(text)]
        if not starts or starts[0] > HEAD:
            raise
        for start, end in pairwise((*starts, len(text))):
            try:
                yield _parse(text[: starts[0]] + text[start:end], name)
            except RefusedReport as refusal:
                yield refusal
        return
    if not parsed.entries and (_broken(parsed) or not parsed.get("version")):
        raise RefusedReport(name, "it is no feed, or one that is broken before its first entry")
    yield parsed


def _xml(data: bytes, name: str, charset: str | None) -> tuple[str, str | None, tuple[Remark, ...]]:
    """Return a feed's text, its encoding and what is to be said of that; refuses entities that grow without bound."""
    declared = charset or next(iter(DECLARED.findall(data[:400].decode("ascii", "ignore"))), None)
    decoded = decode(data, declared, source=name, most=FEED)
    text = decoded.text
    _check_entities(text, name)
    if text.count("\n\n") > BLANK_LINES:
        text = "\n".join(line for line in text.split("\n") if line.strip())
    return text, decoded.encoding, tuple(note for note in decoded.notes if note.code in DECIDED)


def _check_entities(text: str, name: str) -> None:
    at, longest, count = text.find("<!ENTITY"), 0, 0
    while at >= 0:
        end = text.find(">", at)
        said = text[at : end if end >= 0 else len(text)]
        longest, count = max(longest, len(said)), count + 1
        if REFERENCE.search(said) or "%" in said or OUTSIDE.search(said):
            raise RefusedReport(name, "the feed defines an entity by another one or by a file outside it")
        at = text.find("<!ENTITY", at + 8)
    if count > ENTITIES or longest * text.count("&") > GROWN:
        raise RefusedReport(name, "the feed's own entities would make it grow beyond bounds")


def _parse(text: str, name: str) -> Any:  # noqa: ANN401  feedparser has no types
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  a quarter of a second

    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    except Exception as fault:
        raise RefusedReport(name, f"it cannot be parsed ({type(fault).__name__}: {str(fault)[:80]})") from fault


def _entry(
    entry: dict[str, Any], feed: dict[str, Any], where: str, given: Given, limit: int,
    *, url: str | None, encoding: str | None, remarks: tuple[Remark, ...],
) -> Taken:  # fmt: skip
    title, hidden = _plain(_of(entry, "title_detail"))
    title = SPACE.sub(" ", title)
    bodies = [_plain(detail) for detail in (*(_of(entry, "content") or ()), _of(entry, "summary_detail"))]
    body, more = max(bodies, key=lambda made: len(made[0]), default=("", ()))
    text = body or title
    if not text:
        raise RefusedReport(where, "the entry has neither text nor title")
    link = _link(entry, url)
    written = _of(entry, "published") or _of(entry, "updated")
    when = (moment(written) or said(written)) if isinstance(written, str) else None
    if written and not when:
        remarks = (*remarks, Remark("date-unread", f"its date could not be read: {str(written)[:80]!r}"))
    raw = json.dumps([title, body, link, str(written)], ensure_ascii=False).encode("utf-8", "replace")
    byline = _of(entry, "author")
    lang = str(_of(feed, "language") or "")[:2].lower()
    return take(
        text,
        link or str(_of(entry, "id") or where),
        lang=given.lang or language(text, languages()) or (lang if lang in languages() else None),
        published=when or given.published,
        outlet=given.outlet or _plain(_of(feed, "title_detail"))[0] or None,
        title=title or None,
        byline=unlabelled(byline.strip()) if isinstance(byline, str) and byline.strip() else None,
        basis=Basis.METADATA if when else Basis.GIVEN,
        origin=Origin(link, sha256(raw), "application/feed", encoding),
        notes=(*remarks, *hidden, *more),
        limit=limit,
    )


def _link(entry: dict[str, Any], url: str | None) -> str | None:
    try:
        link = urljoin(url or "", str(_of(entry, "link") or "").strip())
        host = urlsplit(link).hostname
    except ValueError:
        return None
    return link if link.startswith(("http://", "https://")) and host else None


def _of(node: dict[str, Any], key: str) -> Any:  # noqa: ANN401  feedparser has no types
    """Look a key up as it stands: feedparser's own look-up takes one field for another."""
    return dict.get(node, key)


def _plain(detail: Any) -> tuple[str, tuple[Remark, ...]]:  # noqa: ANN401  feedparser has no types
    """Return the text of a title or content, its markup read where it is markup."""
    value = detail.get("value") if isinstance(detail, dict) else None
    if not isinstance(value, str):
        return "", ()
    return fragment(value) if "html" in str(detail.get("type")) else (value.strip(), ())
