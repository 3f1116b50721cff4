"""Reports from PDF files, Arabic ones above all; needs qalam, the extra "pdf"."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from khabar.errors import RefusedReport
from khabar.lang.scripts import alphabets, scripts
from khabar.model.reading import Remark
from khabar.sources.item import Given, Item, Origin, sha256, take

DOCUMENT = 50 * 1024 * 1024  # bytes
SAMPLE = 20_000  # code points
FEW = 10  # words: fewer tell nothing of their order
WORD = re.compile(r"[^\W\d_]+")


def reports(stream: BinaryIO, name: str, given: Given, limit: int) -> Iterator[Item]:
    """Yield the report in a PDF; raises RefusedReport where its text cannot be had in the order it is read."""
    try:
        from qalam import extract_text  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415
    except ImportError as fault:
        raise RefusedReport(name, "PDF files need qalam: install khabar[pdf]") from fault
    data = stream.read(DOCUMENT + 1)
    if len(data) > DOCUMENT:
        raise RefusedReport(name, f"the document has more than {DOCUMENT:,} bytes")
    with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(data)
        try:
            text = extract_text(str(path))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as fault:  # a panic in Rust is no Exception
            raise RefusedReport(name, f"no text can be taken from the PDF ({str(fault)[:80]})") from fault
    if backwards(text):
        raise RefusedReport(name, "the PDF gives its Arabic letters in the order they are painted, not read")
    yield take(
        text,
        name,
        lang=given.lang,
        published=given.published,
        outlet=given.outlet,
        origin=Origin(None, sha256(data), "application/pdf"),
        notes=(Remark("from-pdf", "the text was taken from a PDF: lines and columns may run together"),),
        limit=limit,
    )


def backwards(text: str) -> bool:
    """Say whether text in Arabic script has its letters in visual order: its common words stand there reversed."""
    letters = scripts()["arabic"]
    found = [word for word in WORD.findall(text[:SAMPLE]) if ord(word[0]) in letters]
    common = {word for one in alphabets() if one.script == "arabic" for word in one.words if len(word) > 1}
    forward = sum(1 for word in found if word in common)
    reverse = sum(1 for word in found if word[::-1] in common)
    return len(found) >= FEW and reverse > forward
