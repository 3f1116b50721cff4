"""The letters and marks that languages are known by, from `letters.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from khabar.lang.fold import fold
from khabar.lang.tables import text as data


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What one language is known by: letters of its own and shared ones, common words and beginnings, folded."""

    code: str
    script: str
    strong: frozenset[str]
    weak: frozenset[str]
    words: frozenset[str]
    begins: tuple[str, ...]


@cache
def alphabets() -> tuple[Alphabet, ...]:
    """Return the languages in the file's order: the first wins where nothing tells them apart."""
    return tuple(_alphabet(code, of) for code, of in _letters()["languages"].items())


@cache
def scripts() -> Mapping[str, frozenset[int]]:
    """Return the code points of each script, by its name."""
    return {name: frozenset(p for r in ranges for p in _range(r)) for name, ranges in _letters()["scripts"].items()}


@cache
def marks(name: str) -> str:
    """Return the punctuation marks that `letters.toml` lists as `name`, in all languages together."""
    return str(_letters()["marks"][name])


@cache
def _letters() -> dict[str, Any]:
    return tomllib.loads(data("letters.toml"))


def _range(written: str) -> range:
    first, last = written.split("-")
    return range(int(first, 16), int(last, 16) + 1)


def _alphabet(code: str, of: Mapping[str, str]) -> Alphabet:
    def parts(name: str) -> tuple[str, ...]:
        return tuple(fold(part) for part in of[name].split("|") if part)

    return Alphabet(
        code, of["script"], frozenset(of["strong"]), frozenset(of["weak"]), frozenset(parts("words")), parts("begins")
    )
