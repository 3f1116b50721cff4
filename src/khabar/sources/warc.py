"""Reports from web archives: the pages and texts in WARC records, and the plain texts of WET files."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from khabar.errors import RefusedReport
from khabar.model.reading import Remark
from khabar.sources import feeds
from khabar.sources.files import of_text
from khabar.sources.frames import Broken, Frame, frames
from khabar.sources.html import PAGE, page
from khabar.sources.item import Given, Item, Refused
from khabar.sources.packing import CHUNK, MAGIC, Damage, Gunzip, unpacked

PAGES = frozenset({"text/html", "application/xhtml+xml"})
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
HOLDING = frozenset({"response", "resource", "conversion"})  # the other kinds of record hold no report
TEXTS = frozenset({"text/plain"})
CHUNKED = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t;\r\n]")
ENVELOPE = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Payload:
    """What a record holds: the bytes as they were before any packing on the way, their media type and charset."""

    data: bytes
    media: str
    charset: str | None


def reports(stream: BinaryIO, name: str, given: Given, limit: int) -> Iterator[Item]:
    """Yield a report or refusal for each record that holds a page, feed or text; the rest hold no report.

    Records are numbered from 1 as they stand in the file, broken ones too.
    """
    start = stream.read(len(MAGIC))
    whole = _Again(start, stream)
    for frame in frames(Gunzip(whole) if start == MAGIC else whole):  # type: ignore[arg-type]  # it has read()
        where = f"{name}:{frame.number}"
        if isinstance(frame, Broken):
            yield Refused(where, frame.why)
            continue
        try:
            yield from _items(frame, where, given, limit)
        except RefusedReport as refusal:
            yield Refused(where, refusal.reason)


class _Again:
    """A stream whose first bytes were read already."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start, self._stream = start, stream

    def read(self, size: int) -> bytes:
        start, self._start = self._start, b""
        return start + self._stream.read(size - len(start))

    def __iter__(self) -> Iterator[bytes | Damage]:
        while chunk := self.read(CHUNK):
            yield chunk


def _items(frame: Frame, where: str, given: Given, limit: int) -> Iterator[Item]:
    header = frame.header
    if header.get("warc-type", "").lower() not in HOLDING:
        return
    if cut := header.get("warc-truncated"):
        raise RefusedReport(where, f"truncated: the crawler kept only its beginning ({cut[:20]})")
    payload = _payload(frame, where)
    if payload is None:
        return
    url = header.get("warc-target-uri", "").strip("<>") or None
    seen = header.get("warc-date")
    notes = _digests(frame)
    if payload.media in PAGES:
        made = page(payload.data, where, given, limit, url=url, charset=payload.charset, seen=seen)
        yield replace(made, remarks=(*notes, *made.remarks))
    elif payload.media in FEEDS:
        yield from feeds.reports_in(payload.data, where, given, limit, url=url, charset=payload.charset)
    elif payload.media in TEXTS:
        made = of_text(payload.data, where, given, charset=payload.charset, url=url, seen=seen)
        yield replace(made, remarks=(*notes, *made.remarks))


def _payload(frame: Frame, where: str) -> Payload | None:
    """Return what a record holds, None where it is no answer that carries a report."""
    media, charset = _media(frame.header.get("content-type", ""))
    if media != "application/http":
        return Payload(frame.block, media, charset or ("utf-8" if frame.header["warc-type"] == "conversion" else None))
    return _answer(frame.block, where)


def _answer(block: bytes, where: str) -> Payload | None:
    """Return what an HTTP answer holds, its own packing undone; raises RefusedReport where it is not whole."""
    from fastwarc.warc import WarcRecord  # noqa: PLC0415  what parses HTTP answers, imported for archives alone

    try:
        record = WarcRecord.from_bytes(ENVELOPE % len(block) + block + b"\r\n\r\n")
        record.parse_http(auto_decode="none")
        head = {key.lower(): value for key, value in record.http_headers.asdict().items()}
        status, media, charset = record.http_headers.status_code, record.http_content_type, record.http_charset
        data = record.reader.read()
        if "chunked" in head.get("transfer-encoding", "").lower() and CHUNKED.match(data):
            record = WarcRecord.from_bytes(ENVELOPE % len(block) + block + b"\r\n\r\n")
            record.parse_http(auto_decode="transfer")
            data = record.reader.read()
        elif head.get("content-length", "").isdecimal() and len(data) < int(head["content-length"]):
            raise RefusedReport(where, f"truncated: {len(data):,} of the {head['content-length']} bytes it announces")
    except (OSError, ValueError, AttributeError) as fault:
        raise RefusedReport(where, f"malformed or truncated HTTP answer ({str(fault)[:60]})") from fault
    if status is None or not 200 <= status < 300 or media not in PAGES | FEEDS | TEXTS:
        return None
    return Payload(unpacked(data, head.get("content-encoding", ""), where, PAGE), media, charset)


def _digests(frame: Frame) -> tuple[Remark, ...]:
    """Return a remark where a record's bytes are not those that its digest was made of."""
    _, gap, payload = frame.block.partition(b"\r\n\r\n")
    parts = {"warc-block-digest": frame.block, "warc-payload-digest": payload if gap else frame.block}
    wrong = [name for name, data in parts.items() if name in frame.header and not _same(frame.header[name], data)]
    return (Remark("digest-mismatch", f"its bytes do not match its {' and '.join(wrong)}"),) if wrong else ()


def _same(written: str, data: bytes) -> bool:
    """Say whether a digest is that of `data`, or of a kind that cannot be checked."""
    kind, _, digest = written.partition(":")
    kind = kind.strip().lower().replace("-", "")
    if kind not in ("md5", "sha1", "sha256", "sha512"):
        return True
    made = hashlib.new(kind, data, usedforsecurity=False)
    return digest.strip().rstrip("=") in (base64.b32encode(made.digest()).decode().rstrip("="), made.hexdigest())


def _media(written: str) -> tuple[str, str | None]:
    media, _, rest = written.partition(";")
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return media.strip().lower(), charset or None
