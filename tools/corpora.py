"""Arabic sentences with their names from open corpora: those to learn from, and a tenth that a hash draws.

The tenth is kept for measuring. NewsFANE marks the texts of ANERcorp again and is left out, so that no sentence is on
both sides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

FILES = (
    "cleananercorp_TRAIN.txt",
    "aqmar.ar.train.iob2",
    "aqmar.ar.testa.iob2",
    "wojood.train.txt",
    "wojood.val.txt",
)
# names: labels of the corpora for persons, organisations, places
KINDS = {"PER": "P", "PERS": "P", "ORG": "O", "LOC": "L", "GPE": "L"}
PARTS = 10  # one in so many sentences is kept
LEAST = 4  # words of a sentence
Sentence = tuple[str, list[tuple[int, int, str]]]


def learnt(data: Path) -> Iterator[Sentence]:
    """Yield the sentences that may be learnt from."""
    return (s for name in FILES for s in sentences(data / "ner_ar" / name) if not kept(s))


def kept(one: Sentence) -> bool:
    """Say whether a sentence is kept for measuring."""
    return int(hashlib.sha256(f"khabar names {one[0]}".encode()).hexdigest(), 16) % PARTS == 0


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file of a word and its labels a line."""
    words: list[tuple[str, str]] = []
    for row in [*path.read_text("utf-8").splitlines(), ""]:
        parts = row.split()
        if len(parts) < 2 or parts[0] == "$#$":
            if words:
                yield sentence(words)
            words = []
            continue
        label = next((t for t in parts[1:] if t[2:] in KINDS), "O")
        words.append((parts[0], f"{label[0]}-{KINDS[label[2:]]}" if label != "O" else "O"))
        if parts[0] in (".", "\u061f", "!") and len(words) > LEAST:
            yield sentence(words)
            words = []


def sentence(words: list[tuple[str, str]]) -> Sentence:
    """Join words to a text; names as ranges of it."""
    text, spans = "", []
    for word, label in words:
        start = len(text)
        text += word + " "
        if label[0] == "B" or (label[0] == "I" and (not spans or spans[-1][1] < start - 1)):
            spans.append((start, len(text) - 1, label[2]))
        elif label[0] == "I":
            spans[-1] = (spans[-1][0], len(text) - 1, spans[-1][2])
    return text, spans
