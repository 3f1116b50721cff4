"""Unpacks gzip data within bounds, member by member; what is damaged is told and passed over."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from khabar.errors import RefusedReport

MAGIC = b"\x1f\x8b\x08"
CHUNK = 64 * 1024  # bytes read at once
PIECE = 1024 * 1024  # bytes unpacked at once
HELD = 8 * 1024 * 1024  # bytes of a member kept back until its checksum is known
KEPT = 1024 * 1024  # packed bytes of a member kept, to look in them for the next one where it is damaged
FREE, RATIO = 64 * 1024 * 1024, 64  # so much may be unpacked of anything; more only up to 64 times its packed size
DAMAGES = 1_000  # in a file; what comes after them is not read


@dataclass(frozen=True, slots=True)
class Damage:
    """Packed data that could not be unpacked: at which byte of the file, and why."""

    at: int
    why: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"at byte {self.at:,}: {self.why}"


def within(unpacked: int, packed: int) -> bool:
    """Say whether so many bytes may come out of so many packed ones."""
    return unpacked <= max(FREE, RATIO * packed)


def unpacked(data: bytes, encoding: str, name: str, most: int) -> bytes:
    """Undo an HTTP Content-Encoding; raises RefusedReport for one unknown, damaged, cut short, or over `most` bytes.

    Data that only claims to be packed is returned as it is: archives often keep the header of what they unpacked.
    """
    for kind in reversed([kind.strip().lower() for kind in encoding.split(",") if kind.strip()]):
        if kind in ("gzip", "x-gzip") and not data.startswith(MAGIC):
            continue
        if kind not in ("gzip", "x-gzip", "deflate", "identity"):
            raise RefusedReport(name, f"it is packed in a way that khabar does not unpack ({kind[:20]})")
        if kind != "identity":
            data = _inflated(data, name, most)
    return data


def _inflated(data: bytes, name: str, most: int) -> bytes:
    engine = zlib.decompressobj(-15 if data[:1] and data[0] & 0x0F != 8 and not data.startswith(MAGIC) else 47)
    try:
        made = engine.decompress(data, most + 1)
    except zlib.error as fault:
        raise RefusedReport(name, f"its packed content is corrupt ({str(fault)[:60]})") from fault
    if len(made) > most or not within(len(made), len(data)):
        raise RefusedReport(name, f"its packed content holds over {most:,} bytes")
    if not engine.eof:
        raise RefusedReport(name, "its packed content is truncated")
    return made


class Gunzip:
    """The members of a gzip file, unpacked: iterating yields bytes, and a Damage in place of what is broken.

    A member of up to 8 MB is yielded only once its checksum is right. After a broken one the next is looked for.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Read from `stream`."""
        self._stream = stream
        self._raw = bytearray()
        self._at = 0  # where in the file `_raw` begins
        self._ended = False

    def __iter__(self) -> Iterator[bytes | Damage]:
        """Unpack to the end."""
        damages = 0
        while self._fill(len(MAGIC)):
            for piece in self._member() if self._raw.startswith(MAGIC) else self._garbage():
                damages += isinstance(piece, Damage)
                yield piece
            if damages >= DAMAGES:
                yield Damage(self._at, f"after {damages:,} damaged places the rest is not read")
                return

    def _fill(self, size: int) -> int:
        while len(self._raw) < size and not self._ended:
            chunk = self._stream.read(CHUNK)
            self._ended = not chunk
            self._raw += chunk
        return len(self._raw)

    def _drop(self, size: int) -> None:
        del self._raw[:size]
        self._at += size

    def _garbage(self) -> Iterator[Damage]:
        begun = self._at
        self._seek(0)
        yield Damage(begun, f"{self._at - begun:,} bytes of garbage that are no gzip data")

    def _seek(self, start: int) -> None:
        """Drop what stands before the next member, which begins at `start` or later."""
        self._drop(min(start, len(self._raw)))
        while True:
            found = self._raw.find(MAGIC)
            if found >= 0:
                self._drop(found)
                return
            self._drop(max(0, len(self._raw) - len(MAGIC) + 1))
            if not self._fill(CHUNK) or self._ended:
                found = self._raw.find(MAGIC)
                self._drop(found if found >= 0 else len(self._raw))
                return

    def _member(self) -> Iterator[bytes | Damage]:
        begun, engine, held, size, fed = self._at, zlib.decompressobj(31), [b""], 0, 0
        fault = ""
        while not engine.eof and not fault:
            if fed == len(self._raw) and fed > KEPT:  # too far from its beginning to look for the next one there
                self._drop(fed)
                fed = 0
            chunk = engine.unconsumed_tail
            if not chunk:
                if fed == len(self._raw):
                    self._fill(fed + CHUNK)
                chunk = bytes(self._raw[fed : fed + CHUNK])
                fed += len(chunk)
                if not chunk:
                    yield from held
                    yield Damage(begun, "truncated: the file ends inside this gzip member")
                    return self._drop(fed)
            try:
                piece = engine.decompress(chunk, PIECE)
            except zlib.error as error:
                fault = f"corrupt gzip member ({str(error)[:60]})"
                break
            size += len(piece)
            if not within(size, self._at - begun + fed):
                fault = f"this gzip member unpacks to over {RATIO} times its size and {FREE:,} bytes"
            elif size <= HELD:
                held.append(piece)
            else:
                yield from held
                yield piece
                held = [b""]
        if fault:
            yield Damage(begun, fault)
            self._seek(1 if self._at == begun else 0)
            return None
        yield from held
        return self._drop(fed - len(engine.unused_data))


class Unpacked(io.RawIOBase):
    """A gzip file as the stream of what is in it; raises RefusedReport where it is damaged."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Read from `stream`, which `name` is the name of."""
        self._pieces = iter(Gunzip(stream))
        self._name = name
        self._left = b""

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]  # the types of io say Buffer
        """Fill `into`, as io asks."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            if isinstance(piece, Damage):
                raise RefusedReport(self._name, str(piece))
            self._left = piece
        size = min(len(into), len(self._left))
        into[:size], self._left = self._left[:size], self._left[size:]
        return size


class Bounded(io.RawIOBase):
    """A stream that may give at most so many bytes as `packed` ones may hold; raises RefusedReport past that."""

    def __init__(self, stream: BinaryIO, name: str, packed: int) -> None:
        """Read from `stream`, which was unpacked from `packed` bytes."""
        self._stream, self._name, self._packed, self._given = stream, name, packed, 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]  # the types of io say Buffer
        """Fill `into`, as io asks."""
        data = self._stream.read(len(into))
        self._given += len(data)
        if not within(self._given, self._packed):
            raise RefusedReport(self._name, f"it unpacks to over {RATIO} times its size and {FREE:,} bytes")
        into[: len(data)] = data
        return len(data)
