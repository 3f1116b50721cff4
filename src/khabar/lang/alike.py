"""Likeness: whether two names in Latin letters are spellings of one, by the sounds that all spellings write."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from khabar.lang.fold import fold


@dataclass(frozen=True, slots=True)
class Sounds:
    """What spellings of a name may differ in, from `sounds.toml`."""

    merged: tuple[tuple[str, str], ...]  # letters that together are one sound, the longest first
    same: dict[int, str]  # letter -> the one that stands for all of like sound
    vowels: frozenset[str]
    silent: str
    articles: frozenset[str]


def alike(one: str, other: str) -> bool:
    """Say whether two names have as many words and word by word the same sounds.

    >>> alike("Muhammad al-Masri", "Mohamed El Masry")
    True
    """
    return key(one) == key(other)


def key(name: str) -> str:
    """Return what all spellings of a name share: consonants by their sound, and whether a word begins with a vowel."""
    words = fold(name).replace("-", " ").replace("'", "").split()
    return " ".join(_bones(word) for word in words if word not in sounds().articles)


def _bones(word: str) -> str:
    table = sounds()
    for letters, sound in table.merged:
        if letters in word:
            word = word.replace(letters, sound)
    word = word.translate(table.same)
    made = [c for i, c in enumerate(word) if i == 0 or c != word[i - 1]]
    first = "a" if made and made[0] in table.vowels else ""
    return first + "".join(c for i, c in enumerate(made) if c not in table.vowels and (i == 0 or c != table.silent))


@cache
def sounds() -> Sounds:
    """Load the table."""
    listed = tomllib.loads(files("khabar.lang").joinpath("sounds.toml").read_text("utf-8"))
    merged = [(a, b) for a, _, b in (pair.partition("=") for pair in listed["merged"].split("|"))]
    same = {ord(c): group[0] for group in listed["same"].split("|") for c in group}
    return Sounds(tuple(sorted(merged, key=lambda p: -len(p[0]))), same, frozenset(listed["vowels"]),
                  listed["silent"], frozenset(listed["articles"].split("|")))  # fmt: skip
