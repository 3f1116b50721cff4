"""Folding: one spelling for the many that news has of a word, which points back to the letters it came from."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache

from khabar.lang.tables import text as data

COMMON = 0x10000  # signs below are remembered: a bound


class Letters(dict[int, str]):
    """The folded form of each sign, worked out from Unicode and `fold.toml` when it is first met."""

    def __init__(self, own: dict[int, str]) -> None:
        """Begin with `own`, what the letters without marks become."""
        super().__init__()
        self.own = own

    def __missing__(self, code: int) -> str:
        """Return what the sign becomes, and remember it where it is not one of the rare signs."""
        bare = (c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        made = "".join(self.own.get(ord(c), c) for c in bare)
        made = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in made)
        if code < COMMON:
            self[code] = made
        return made


@cache
def letters() -> Letters:
    """Return the table of folded letters, ready for `str.translate`."""
    table = tomllib.loads(data("fold.toml"))["letters"]
    return Letters({int(a, 16): chr(int(b, 16)) if b else "" for a, b in table.items()})


def fold(text: str) -> str:
    """Return `text` without case, marks, tatweel and invisible characters, letters and digits in one form."""
    return text.lower() if text.isascii() else text.translate(letters()).lower()


def folded(names: Iterable[str]) -> list[str]:
    """Return the folded forms of the names of a list, worked out at once: no sign folds to one that folds on."""
    text, table = "\n".join(names), letters()
    for sign in set(text):
        if table[ord(sign)] != sign:
            text = text.replace(sign, table[ord(sign)])
    return text.lower().split("\n")


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
