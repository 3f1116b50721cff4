"""Likeness: whether two names in Latin letters are spellings of one, by the sounds that all spellings write."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from khabar.lang.fold import fold
from khabar.lang.tables import text as data

PART, VOWEL = " \n ", "a"


@dataclass(frozen=True, slots=True)
class Sounds:
    """What spellings of a name may differ in, from `sounds.toml`."""

    merged: tuple[tuple[str, str], ...]  # letters that together are one sound, the longest first
    same: dict[int, str]  # letter -> the one that stands for all of like sound
    like: dict[int, str]  # vowel -> the one that stands for all of like sound
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
    return keys((name,))[0]


def keys(names: Iterable[str]) -> list[str]:
    """Return the keys of many names, worked out at once."""
    table, names = sounds(), tuple(names)
    if not names:
        return []
    text = fold(PART.join(names)).replace("-", " ").replace("'", "")
    text = f" {text} ".replace("  ", " ")
    for article in table.articles:
        text = text.replace(f" {article} ", " ")
    for letters, sound in table.merged:
        text = text.replace(letters, sound)
    return [key.strip() for key in _bones(text.translate(table.same), table).split("\n")]


def tune(name: str) -> str:
    """Return the vowels of a name, those of like sound as one: Mohammed and Mahmoud differ in nothing else."""
    table = sounds()
    plain = fold(name).translate(table.same).translate(table.like)
    made = [c for i, c in enumerate(plain) if c in table.vowels and (i == 0 or plain[i - 1] not in table.vowels)]
    return "".join(made)


def _bones(text: str, table: Sounds) -> str:
    """Return the consonants of each word, once where they are doubled, with "a" for a vowel that begins it.

    Folded text has no capitals: they stand for what begins a word until the vowels within are gone.
    """
    for letter in set(text):
        while letter * 2 in text:
            text = text.replace(letter * 2, letter)
    for vowel in table.vowels:
        text = text.replace(f" {vowel}", f" {VOWEL.upper()}")
    text = text.replace(f" {table.silent}", f" {table.silent.upper()}")
    return text.translate(dict.fromkeys(map(ord, (*table.vowels, table.silent)))).lower()


@cache
def sounds() -> Sounds:
    """Load the table."""
    listed = tomllib.loads(data("sounds.toml"))
    merged = [(a, b) for a, _, b in (pair.partition("=") for pair in listed["merged"].split("|"))]
    same, like = ({ord(c): group[0] for group in listed[k].split("|") for c in group} for k in ("same", "like"))
    return Sounds(tuple(sorted(merged, key=lambda p: -len(p[0]))), same, like, frozenset(listed["vowels"]),
                  listed["silent"], frozenset(listed["articles"].split("|")))  # fmt: skip
