"""Listing: what the tools read rows from and write the package's tables with."""

from __future__ import annotations

import csv
import gzip
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

HERE = Path(__file__).resolve().parent
BLOCK = 400  # rows that are packed together
OUT = HERE.parent / "src" / "khabar" / "lang" / "world"


def hand(name: str) -> list[list[str]]:
    """Return the rows of a hand-made list."""
    return [line.split(";") for line in (HERE / "world" / name).read_text("utf-8").splitlines() if line.strip()]


def table(path: Path, **how: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a source."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, **({"delimiter": "\t", "quoting": csv.QUOTE_NONE} if not how else {}))


def write(name: str, head: str, rows: Iterable[Iterable[str]]) -> None:
    """Write one checked file: as many cells as the head has, no quotes, no tabs."""
    lines = ["\t".join(head.split()), *checked(name, head, rows)]
    (OUT / f"{name}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(lines) - 1} rows")


def pack(name: str, head: str, rows: Iterable[Iterable[str]]) -> None:
    """Write a sorted table in packed blocks that no first cell runs across, and where each begins."""
    blocks = [["\t".join(head.split())], []]
    before = ""
    for line in checked(name, head, rows):
        first = line.partition("\t")[0]
        if len(blocks[-1]) >= BLOCK and first != before:
            blocks.append([])
        blocks[-1].append(line)
        before = first
    packed = [gzip.compress("".join(f"{line}\n" for line in block).encode(), 9, mtime=0) for block in blocks]
    starts = accumulate(map(len, packed))
    (OUT / f"{name}.tsv.gz").write_bytes(b"".join(packed))
    write(f"{name}.blocks", "first start", ([block[0].partition("\t")[0], str(start)]
                                            for block, start in zip(blocks[1:], starts, strict=False)))  # fmt: skip


def checked(name: str, head: str, rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    for row in rows:
        cells = [unicodedata.normalize("NFC", str(c)).strip() for c in row]
        if len(cells) != len(head.split()) or any("\t" in c or '"' in c for c in cells):
            raise SystemExit(f"{name}: {cells}")
        yield "\t".join(cells)


def rounded(number: str) -> str:
    """Return a coordinate with two decimals."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".") if number else ""
