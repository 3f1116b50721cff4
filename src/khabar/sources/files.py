"""Reports from files, folders and standard input, whatever they hold; what the kinds are called is in KINDS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from khabar.errors import RefusedReport
from khabar.sources.item import Given, Item, Origin, Refused, sha256, take
from khabar.sources.jsonl import reports as json_lines
from khabar.text.decode import decode

LARGEST = 2_000_000  # characters of text a report may have; the limit is stated in docs/guide.md
BYTES = 4 * LARGEST  # no more is read of a text file: four bytes a character at most
ENDINGS = {
    **dict.fromkeys((".txt", ".text", ""), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
}
Source = Callable[[BinaryIO, str, Given], Iterator[Item]]


def paths(given: Iterable[str]) -> Iterator[Path | Refused]:
    """Yield the files that paths name, folders walked in order of name; what cannot be read is refused by name."""
    for name in given:
        path = Path(name)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
            yield from found
            if not found:
                yield Refused(name, "there is no file in this folder that khabar reads")
        elif path.exists():
            yield path
        else:
            yield Refused(name, "there is no such file")


def reports(path: Path, given: Given, kind: str | None = None) -> Iterator[Item]:
    """Yield the reports of one file; `kind` is one of KINDS, told from the name where it is None."""
    try:
        with path.open("rb") as stream:
            yield from of_stream(stream, str(path), given, kind or ENDINGS.get(path.suffix.lower(), "text"))
    except OSError as fault:
        yield Refused(str(path), fault.strerror or str(fault))


def of_stream(stream: BinaryIO, name: str, given: Given, kind: str = "text") -> Iterator[Item]:
    """Yield the reports of an open file."""
    yield from KINDS[kind](stream, name, given)


def _text(stream: BinaryIO, name: str, given: Given) -> Iterator[Item]:
    data = stream.read(BYTES + 1)
    try:
        text = decode(data, source=name, most=BYTES)
        origin = Origin(None, sha256(data), "text/plain", text.encoding)
        yield take(
            text, name, lang=given.lang, published=given.published, outlet=given.outlet, origin=origin, limit=LARGEST
        )
    except RefusedReport as refusal:
        yield Refused(name, refusal.reason)


def _html(stream: BinaryIO, name: str, given: Given) -> Iterator[Item]:
    from khabar.sources.html import PAGE, page  # noqa: PLC0415  lxml and its like are imported for pages alone

    try:
        yield page(stream.read(PAGE + 1), name, given, LARGEST)
    except RefusedReport as refusal:
        yield Refused(name, refusal.reason)


def _lines(stream: BinaryIO, name: str, given: Given) -> Iterator[Item]:
    yield from json_lines(stream, name, given, LARGEST)


KINDS: dict[str, Source] = {"text": _text, "html": _html, "jsonl": _lines}
