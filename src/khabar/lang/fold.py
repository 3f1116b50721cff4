"""Folding: one spelling for the many that news has of a word, which points back to the letters it came from."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files


@cache
def letters() -> dict[int, str]:
    """Return the table of folded letters from `fold.toml`, ready for `str.translate`."""
    table = tomllib.loads(files("khabar.lang").joinpath("fold.toml").read_text("utf-8"))["letters"]
    return {int(a, 16): chr(int(b, 16)) if b else "" for a, b in table.items()}


def fold(text: str) -> str:
    """Return `text` without case, marks, tatweel and invisible characters, letters and digits in one form."""
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _digits(bare.translate(letters()).lower())


def _digits(text: str) -> str:
    if text.isascii() or not any(map(str.isdecimal, text)):
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def origins(text: str) -> tuple[int, ...]:
    """Return, for each folded letter, the offset in `text` of the letter it came from, then `len(text)`.

    >>> origins("ab")
    (0, 1, 2)
    """
    places: list[int] = []
    for at, letter in enumerate(text):
        places.extend([at] * len(fold(letter)))
    places.append(len(text))
    return tuple(places)
