"""Reports from JSON Lines: one object a line, `text` with any of id, url, outlet, title, byline, published, lang."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from khabar.sources.item import Given, Item, Refused
from khabar.sources.rows import row

BOM = b"\xef\xbb\xbf"


def reports(stream: BinaryIO, name: str, given: Given, limit: int) -> Iterator[Item]:
    """Yield one report or refusal a line, in order; blank lines are passed over. `limit` is in characters of text."""
    longest = 8 * limit
    for number, raw in enumerate(_lines(stream, longest), 1):
        line = raw.removeprefix(BOM) if number == 1 else raw
        if line.strip():
            yield _item(line, f"{name}:{number}", given, limit, longest)


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """Yield lines of at most `longest` + 1 bytes; the rest of a longer one is skipped."""
    while line := stream.readline(longest + 1):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(longest + 1)):
            pass


def _item(line: bytes, where: str, given: Given, limit: int, longest: int) -> Item:
    if len(line) > longest:
        return Refused(where, f"the line is longer than {longest:,} bytes")
    try:
        data = _object(line)
    except (ValueError, RecursionError) as fault:
        return Refused(where, str(fault) or "it is nested too deeply")
    return row(data, where, given, limit, line.rstrip(b"\r\n"), "application/jsonl")


def _object(line: bytes) -> dict[str, Any]:
    """Parse a line strictly; raises ValueError saying what is wrong with it."""
    try:
        data = json.loads(line.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_pairs)
    except UnicodeDecodeError as fault:
        raise ValueError(f"it is not UTF-8 (byte {fault.start + 1} of the line)") from fault
    except json.JSONDecodeError as fault:
        raise ValueError(f"it is not JSON: {fault.msg} at character {fault.pos + 1}") from fault
    if not isinstance(data, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 a refusal like the others
    return data


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a field is given twice")
    return data
