"""Reports from files, folders and standard input, whatever they hold; what the kinds are called is in KINDS."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from khabar.errors import RefusedReport
from khabar.sources.item import Given, Item, Origin, Refused, Taken, sha256, take
from khabar.sources.jsonl import reports as json_lines
from khabar.sources.packing import FREE, MAGIC, Unpacked
from khabar.text.decode import decode

LARGEST = 2_000_000  # characters of text a report may have; the limit is stated in docs/guide.md
BYTES = 4 * LARGEST + 4  # no more is read of a text file: four bytes a character at most
PACKED = ".gz"
ENDINGS = {
    **dict.fromkeys((".txt", ".text", ""), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".rss", ".atom", ".rdf", ".xml"), "feed"),
    **dict.fromkeys((".warc", ".wet"), "warc"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    ".pdf": "pdf",
    ".zip": "zip",
}
LAZY = {"feed": "feeds", "warc": "warc", "parquet": "parquet", "pdf": "pdf"}  # their libraries are slow to import
Source = Callable[[BinaryIO, str, Given], Iterator[Item]]


def paths(given: Iterable[str]) -> Iterator[Path | Refused]:
    """Yield the files that paths name, folders walked in order of name; what cannot be read is refused by name."""
    for name in given:
        path = Path(name)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and kind_of(p.name))
            yield from found
            if not found:
                yield Refused(name, "there is no file in this folder that khabar reads")
        elif path.exists():
            yield path
        else:
            yield Refused(name, "there is no such file")


def kind_of(name: str) -> str | None:
    """Return the kind that a file's name tells, a final ".gz" aside; None where it tells none."""
    path = PurePosixPath(name.lower())
    return ENDINGS.get(path.with_suffix("").suffix if path.suffix == PACKED else path.suffix)


def reports(path: Path, given: Given, kind: str | None = None) -> Iterator[Item]:
    """Yield the reports of one file; `kind` is one of KINDS, told from the name where it is None."""
    try:
        with path.open("rb") as stream:
            yield from of_stream(stream, str(path), given, kind)
    except OSError as fault:
        yield Refused(str(path), fault.strerror or str(fault))


def of_stream(stream: BinaryIO, name: str, given: Given, kind: str | None = None) -> Iterator[Item]:
    """Yield the reports of an open file; what cannot be read is refused, and nothing is raised but by the stream."""
    try:
        yield from _opened(stream, name, given, 0, kind)
    except RefusedReport as refusal:
        yield Refused(refusal.source, refusal.reason)


def _opened(stream: BinaryIO, name: str, given: Given, depth: int, kind: str | None = None) -> Iterator[Item]:
    kind = kind or kind_of(name) or "text"
    buffered: Any = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("Any", stream))
    if kind == "zip":
        from khabar.sources.archive import reports as archived  # noqa: PLC0415  few have need of it

        yield from archived(_seekable(buffered, name), name, given, _opened, lambda f: kind_of(f) is not None, depth)
        return
    if kind != "warc" and buffered.peek(len(MAGIC)).startswith(MAGIC):
        buffered = io.BufferedReader(Unpacked(buffered, name))
    if kind in ("parquet", "pdf"):
        buffered = _seekable(buffered, name)
    yield from KINDS[kind](buffered, name, given)


def _seekable(stream: BinaryIO, name: str) -> BinaryIO:
    """Return the stream, or what is in it where it cannot be read in any order."""
    if stream.seekable():
        return stream
    data = stream.read(FREE + 1)
    if len(data) > FREE:
        raise RefusedReport(name, f"it has over {FREE:,} bytes; give it as a file of its own")
    return io.BytesIO(data)


def of_text(
    data: bytes, name: str, given: Given, *, charset: str | None = None, url: str | None = None, seen: str | None = None
) -> Taken:
    """Make a report of a plain text's bytes; raises RefusedReport."""
    text = decode(data, charset, source=name, most=BYTES)
    origin = Origin(url, sha256(data), "text/plain", text.encoding, seen)
    return take(
        text,
        url or name,
        lang=given.lang,
        published=given.published,
        outlet=given.outlet,
        origin=origin,
        limit=LARGEST,
    )


def _text(stream: BinaryIO, name: str, given: Given) -> Iterator[Item]:
    yield of_text(stream.read(BYTES + 1), name, given)


def _html(stream: BinaryIO, name: str, given: Given) -> Iterator[Item]:
    from khabar.sources.html import PAGE, page  # noqa: PLC0415  lxml and its like are imported for pages alone

    yield page(stream.read(PAGE + 1), name, given, LARGEST)


def _lines(stream: BinaryIO, name: str, given: Given) -> Iterator[Item]:
    yield from json_lines(stream, name, given, LARGEST)


def _lazy(module: str) -> Source:
    def source(stream: BinaryIO, name: str, given: Given) -> Iterator[Item]:
        yield from importlib.import_module(f"khabar.sources.{module}").reports(stream, name, given, LARGEST)

    return source


KINDS: dict[str, Source] = {
    "text": _text,
    "html": _html,
    "jsonl": _lines,
    **{kind: _lazy(module) for kind, module in LAZY.items()},
}
KIND_NAMES = (*KINDS, "zip")
