"""The reports that are measured on: our invented ones, or a folder's; cut or repeated to 600 words each."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports.jsonl"
WORDS = 600


def reports(lang: str, count: int) -> list[str]:
    """Return `count` texts of 600 words, made of whole paragraphs of our reports in `lang`, no two alike."""
    lines = EXAMPLES.read_text("utf-8").splitlines()
    found = [r["text"] for r in map(json.loads, lines) if r["lang"] == lang]
    paragraphs = [p for text in found for p in text.split("\n\n")]
    source = cycle(paragraphs)
    made = []
    for number in range(count):
        parts: list[str] = []
        while sum(len(p.split()) for p in parts) < WORDS:
            parts.append(next(source))
        next(source) if number % 3 == 0 else None
        made.append("\n\n".join(parts))
    return made
