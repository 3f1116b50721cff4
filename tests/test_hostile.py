"""Broken and hostile files: no crash, no hang, every offset right; run where the folder of them is beside the clone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.hostile import SHARED, adapter

FOLDER = SHARED / "hostile"
NEEDED = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the hostile inputs are not at {FOLDER}")


def inputs() -> list[tuple[str, dict[str, object]]]:
    if not FOLDER.is_dir():
        return []
    entries = json.loads((FOLDER / "manifest.json").read_text("utf-8"))["entries"]
    return [(e["file"], e["meta"]) for e in entries if not e["generated"]]


@NEEDED
@pytest.mark.parametrize(("name", "meta"), inputs(), ids=[name for name, _ in inputs()])
def test_it_is_read_or_refused_and_every_offset_is_right(name, meta):
    made = adapter(FOLDER / name, meta)
    assert made == adapter(FOLDER / name, meta)
    assert made["outcome"] in ("read", "refused")
    for claim in made.get("claims", []):
        text = made["texts"][claim["doc"]]
        assert 0 <= claim["start"] < claim["end"] <= len(text)
        assert text[claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "قال" + ")" * 5000,
        "قال الوزير: «" * 2000,
        "\u202e" * 3000 + "قال الوزير إن 5 قتلوا",
        "1" * 50_000,
        "١٬" * 20_000,
        "و" * 100_000,
        "قال " * 30_000,
        "\u064b" * 50_000 + "ق",
        "he said " * 20_000,
        "“" * 20_000 + "”" * 20_000,
    ],
    ids=lambda t: repr(t[:12]),
)
def test_heaps_of_one_thing_are_read(text, tmp_path: Path):
    path = tmp_path / "heap.txt"
    path.write_text(text, "utf-8")
    assert adapter(path, {"lang": "ar"})["outcome"] in ("read", "refused")
