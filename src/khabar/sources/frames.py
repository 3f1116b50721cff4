"""Finds the records of a WARC file; one that is malformed or cut short is told by its number, and the next is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from khabar.sources.packing import Damage

RECORD = 64 * 1024 * 1024  # bytes of a record
HEADER = 64 * 1024  # bytes of a record's header
OPENING = b"WARC/"
MARK = b"WARC/1."
GAP = re.compile(rb"\r?\n\r?\n")
FIELD = re.compile(rb"[\w-]+:")
SPENT = 1024 * 1024  # bytes behind us before they are let go


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole record: its number in the file, its header with names in small letters, its block."""

    number: int
    header: Mapping[str, str]
    block: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that is not whole, or what is none."""

    number: int
    why: str


def frames(pieces: Iterable[bytes | Damage]) -> Iterator[Frame | Broken]:
    """Yield the records in `pieces` in order; a Damage among them ends what is before it and is told."""
    tape = _Tape(iter(pieces))
    number = 0
    while True:
        while tape.starts(b"\r") or tape.starts(b"\n"):
            tape.skip(1)
        if not tape.need(1):
            if tape.damage is None:
                return
            number += 1
            yield Broken(number, str(tape.damage))
            tape.damage = None
            continue
        number += 1
        yield _record(tape, number)


def _record(tape: _Tape, number: int) -> Frame | Broken:
    if not tape.starts(OPENING):
        return Broken(number, f"{tape.resync(0):,} bytes of garbage that are no WARC record")
    tape.need(HEADER)
    end, gap = tape.header()
    if end < 0:
        tape.resync(len(OPENING))
        return Broken(number, f"malformed: its header does not end within {HEADER:,} bytes")
    head = tape.take(0, end)
    if (next_one := head.find(MARK, len(MARK))) >= 0:
        tape.resync(next_one)
        return Broken(number, "truncated: another record begins inside its header")
    header = _fields(head)
    length = header.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        tape.resync(len(OPENING))
        return Broken(number, f"malformed: its Content-Length is {length[:20]!r}")
    size, start = int(length), end + gap
    if size > RECORD:
        tape.resync(start)
        return Broken(number, f"it has {size:,} bytes, and a record may have {RECORD:,}")
    tape.need(start + size + len(MARK) + 4)
    if tape.left < start + size:
        there = tape.left - start
        tape.resync(start)
        return Broken(number, f"truncated: {there:,} of its {size:,} bytes are there")
    block = tape.take(start, start + size)
    after = tape.take(start + size, start + size + len(MARK) + 4)
    why = ""
    if not GAP.match(after) and not MARK.startswith(after.lstrip(b"\r\n")[: len(MARK)]):
        why = "malformed: it does not end where its Content-Length says, truncated or too long"
    elif _swallowed(block):
        why = "truncated: another record begins inside it and does not end there"
    if why:
        tape.resync(start)
        return Broken(number, why)
    tape.skip(start + size)
    return Frame(number, header, block)


def _swallowed(block: bytes) -> bool:
    """Say whether a block that ends where it should ends inside another record or with it.

    By chance one that was cut short may: what its Content-Length lacks is taken from the next.
    """
    at = block.rfind(MARK)
    if at < 0:
        return False
    inner = block[at : at + HEADER]
    end = GAP.search(inner)
    lines = inner[: end.start() if end else None].splitlines()[1:]
    if not lines or not all(FIELD.match(line) for line in lines):
        return False
    length = _fields(b"\n".join((MARK, *lines))).get("content-length", "")
    if end is None or not (length.isascii() and length.isdigit()):
        return end is None
    return not block[at + end.end() + int(length[:16]) :].strip(b"\r\n")


def _fields(head: bytes) -> dict[str, str]:
    """Return the header's fields, the first of a name; continued lines are joined."""
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")[1:]:
        key, colon, value = line.partition(":")
        if colon:
            fields.setdefault(key.strip().lower(), value.strip())
    return fields


class _Tape:
    """What is still unread, up to the next damage."""

    def __init__(self, pieces: Iterator[bytes | Damage]) -> None:
        self._pieces = pieces
        self._data = bytearray()
        self._at = 0
        self._ended = False
        self.damage: Damage | None = None

    @property
    def left(self) -> int:
        """How many bytes have been read and not passed."""
        return len(self._data) - self._at

    def need(self, size: int) -> bool:
        """Read until `size` bytes are there; False where there are not so many before the end or a damage."""
        while self.left < size and not self._ended and self.damage is None:
            piece = next(self._pieces, None)
            if piece is None:
                self._ended = True
            elif isinstance(piece, Damage):
                self.damage = piece
            else:
                self._data += piece
        return self.left >= size

    def starts(self, mark: bytes) -> bool:
        return self.need(len(mark)) and self._data.startswith(mark, self._at)

    def take(self, start: int, end: int) -> bytes:
        """Return the bytes from `start` to `end`, counted from here."""
        return bytes(self._data[self._at + start : self._at + end])

    def skip(self, size: int) -> None:
        self._at += min(size, self.left)
        if self._at > SPENT:
            del self._data[: self._at]
            self._at = 0

    def header(self) -> tuple[int, int]:
        """Return where the header ends and how long the empty line after it is; -1 where it does not."""
        stop = self._at + HEADER
        for gap in (b"\r\n\r\n", b"\n\n"):
            found = self._data.find(gap, self._at, stop)
            if found >= 0:
                return found - self._at, len(gap)
        return -1, 0

    def resync(self, start: int) -> int:
        """Pass on to the next record that begins at `start` or later; return how many bytes were passed."""
        self.skip(start)
        passed = start
        while True:
            found = self._data.find(MARK, self._at)
            if found >= 0:
                step = found - self._at
                self.skip(step)
                return passed + step
            step = max(0, self.left - len(MARK) + 1)
            self.skip(step)
            passed += step
            if not self.need(len(MARK)):
                passed += self.left
                self.skip(self.left)
                return passed
