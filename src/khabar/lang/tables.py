"""Tables: the package's data files, a TSV cut into its columns at once."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def text(*path: str) -> str:
    """Return a data file of `khabar/lang`, unpacked where it is packed."""
    file = HERE.joinpath(*path)
    return gzip.decompress(file.read_bytes()).decode() if file.suffix == ".gz" else file.read_text("utf-8")


@cache
def columns(*path: str) -> tuple[list[str], ...]:
    """Return the columns of a TSV file whose rows have as many cells as its head."""
    head, _, body = text(*path).partition("\n")
    cells = body.removesuffix("\n").replace("\n", "\t").split("\t")
    size = head.count("\t") + 1
    return tuple(cells[k::size] for k in range(size))


def halves(listed: str) -> tuple[list[str], list[str]]:
    """Return the two columns of rows without a head."""
    cells = listed.removesuffix("\n").replace("\n", "\t").split("\t")
    return cells[::2], cells[1::2]
