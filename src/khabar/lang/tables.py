"""Tables: the package's data files, a TSV cut into its columns at once."""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

HERE = Path(__file__).parent
GZIP = 31  # what zlib calls the format
BLOCKS = 256  # blocks of packed tables that are kept unpacked


def text(*path: str) -> str:
    """Return a data file of `khabar/lang`."""
    return HERE.joinpath(*path).read_text("utf-8")


@cache
def columns(*path: str) -> tuple[list[str], ...]:
    """Return the columns of a TSV file whose rows have as many cells as its head."""
    return cut(text(*path))


def cut(table: str) -> tuple[list[str], ...]:
    """Return the columns of a table."""
    head, _, body = table.partition("\n")
    cells = body.removesuffix("\n").replace("\n", "\t").split("\t")
    size = head.count("\t") + 1
    return tuple(cells[k::size] for k in range(size))


def halves(listed: str) -> tuple[list[str], list[str]]:
    """Return the two columns of rows without a head."""
    cells = listed.removesuffix("\n").replace("\n", "\t").split("\t")
    return cells[::2], cells[1::2]


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows in the order of their first cells, found by bisection: for tables of which little is ever asked."""

    lines: Sequence[str]

    def get(self, key: str) -> str | None:
        """Return what follows a first cell, None where no row has it."""
        return next(self.all(key), None)

    def all(self, key: str) -> Iterator[str]:
        """Yield what follows a first cell in every row that has it."""
        begin = f"{key}\t"
        at = bisect_left(self.lines, begin)
        while at < len(self.lines) and self.lines[at].startswith(begin):
            yield self.lines[at][len(begin) :]
            at += 1


@dataclass(frozen=True, slots=True)
class Packed:
    """A sorted table packed in blocks, of which one is unpacked at a time; `firsts` are the first cells of each."""

    name: str
    firsts: Sequence[str]
    starts: Sequence[int]
    data: bytes

    def all(self, key: str) -> Iterator[str]:
        """Yield what follows a first cell in every row that has it."""
        return _block(self.name, bisect_right(self.firsts, key) - 1).all(key) if key >= self.firsts[0] else iter(())


@cache
def packed(name: str) -> Packed:
    """Load a packed table of the world data, `NAME.tsv.gz`, with the places of its blocks, `NAME.blocks.tsv`."""
    firsts, starts = columns("world", f"{name}.blocks.tsv")
    return Packed(name, firsts, [*map(int, starts)], HERE.joinpath("world", f"{name}.tsv.gz").read_bytes())


@lru_cache(BLOCKS)
def _block(name: str, at: int) -> Sorted:
    of = packed(name)
    end = of.starts[at + 1] if at + 1 < len(of.starts) else len(of.data)
    return Sorted(zlib.decompress(of.data[of.starts[at] : end], GZIP).decode().removesuffix("\n").split("\n"))
