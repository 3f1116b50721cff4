"""Listing: what the tools read rows from and write the package's tables with."""

from __future__ import annotations

import csv
import gzip
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "khabar" / "lang" / "world"


def hand(name: str) -> list[list[str]]:
    """Return the rows of a hand-made list."""
    return [line.split(";") for line in (HERE / "world" / name).read_text("utf-8").splitlines() if line.strip()]


def table(path: Path, **how: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a source."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, **({"delimiter": "\t", "quoting": csv.QUOTE_NONE} if not how else {}))


def write(name: str, head: str, rows: Iterable[Iterable[str]], *, packed: bool = False) -> None:
    """Write one checked file: as many cells as the head has, no quotes, no tabs."""
    columns = head.split()
    lines = ["\t".join(columns)]
    for row in rows:
        cells = [unicodedata.normalize("NFC", str(c)).strip() for c in row]
        if len(cells) != len(columns) or any("\t" in c or '"' in c for c in cells):
            raise SystemExit(f"{name}: {cells}")
        lines.append("\t".join(cells))
    text = "\n".join(lines) + "\n"
    if packed:
        (OUT / f"{name}.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    else:
        (OUT / f"{name}.tsv").write_text(text, "utf-8")
    print(f"{name}: {len(lines) - 1} rows")


def rounded(number: str) -> str:
    """Return a coordinate with two decimals."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".") if number else ""
