"""Reports from files, folders and standard input: plain text, or one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from khabar.errors import RefusedReport
from khabar.sources.item import Given, Item, Refused, take
from khabar.sources.jsonl import reports as json_lines
from khabar.text.decode import decode

LARGEST = 2_000_000  # characters of text a report may have; the limit is stated in docs/guide.md
BYTES = 4 * LARGEST  # no more is read of a text file: four bytes a character at most
TEXTS = frozenset({".txt", ".text", ""})
LINES = frozenset({".jsonl", ".ndjson"})


def paths(given: Iterable[str]) -> Iterator[Path | Refused]:
    """Yield the files that paths name, folders walked in order of name; what cannot be read is refused by name."""
    for name in given:
        path = Path(name)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in TEXTS | LINES)
            yield from found
            if not found:
                yield Refused(name, "there is no text or JSON Lines file in this folder")
        elif path.exists():
            yield path
        else:
            yield Refused(name, "there is no such file")


def reports(path: Path, given: Given, kind: str | None = None) -> Iterator[Item]:
    """Yield the reports of one file; `kind` is "text" or "jsonl", told from the name where it is None."""
    kind = kind or ("jsonl" if path.suffix.lower() in LINES else "text")
    try:
        with path.open("rb") as stream:
            yield from of_stream(stream, str(path), given, kind)
    except OSError as fault:
        yield Refused(str(path), fault.strerror or str(fault))


def of_stream(stream: BinaryIO, name: str, given: Given, kind: str = "text") -> Iterator[Item]:
    """Yield the reports of an open file."""
    if kind == "jsonl":
        yield from json_lines(stream, name, given, LARGEST)
        return
    try:
        text = decode(stream.read(BYTES + 1), source=name, most=BYTES)
        yield take(text, name, lang=given.lang, published=given.published, outlet=given.outlet, limit=LARGEST)
    except RefusedReport as refusal:
        yield Refused(name, refusal.reason)
