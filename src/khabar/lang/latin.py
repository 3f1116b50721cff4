"""Latin forms for names in other scripts: listed forms first, then as a trained speller writes a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Protocol

from khabar.lang.fold import fold

Listed = Callable[[str], str | None]  # folded name word -> its Latin form
WORD = re.compile(r"\w+")
SON, LONG_SON = "Mc", 4  # what names of sons of someone begin with, where more letters follow


class Spell(Protocol):
    """Writes a folded word that is not listed in Latin letters; `own` where it has had the article."""

    def __call__(self, norm: str, *, own: bool) -> str:
        """Return the word in small letters."""


def latin(name: str, listed: Listed, letters: Mapping[str, str], spell: Spell) -> str:
    """Return `name` in Latin letters; words that are Latin already as they are."""
    article, servant = letters.get("article", ""), letters.get("servant", "")
    words = WORD.findall(unmarked(name))
    made: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        following = words[i + 1] if i + 1 < len(words) else ""
        if fold(word) == servant and following.startswith(article):  # two words of Arabic, one name
            word += following
            i += 1
        made.append(word if word.isascii() else spelled(word, listed, letters, spell))
        i += 1
    return " ".join(filter(None, made))


def unmarked(name: str) -> str:
    """Return a name without the signs on and between its letters, which would part its words."""
    if "".join(name.split()).isalnum():
        return name
    return "".join(c for c in name if c.isspace() or c.isalnum() or fold(c))


def spelled(word: str, listed: Listed, letters: Mapping[str, str], spell: Spell) -> str:
    """Return one word of a name in Latin letters; an alef that bears its hamza begins no article."""
    norm = fold(word)
    article, servant, melted = (letters.get(k, "") for k in ("article", "servant", "melted"))
    if melted and norm.startswith(melted) and len(norm) > len(melted) + 1:
        word = norm = article + norm[len(melted) :]
    known = listed(norm)
    if article and word.startswith(article) and len(norm) > len(article) + 1:
        rest = norm[len(article) :]
        part = listed(rest)
        if known and (known[:2].lower() == "al" if not part else known[:3] == "al-" or not _same(known, part)):
            return known
        part = (part or known or capital(spell(rest, own=True))).removeprefix("Al-")
        nisba = letters.get("nisba", "")
        if nisba and rest.endswith(nisba):  # "of Dour" is Douri, however a foreigner of that name is spelled
            part = part.rstrip(letters["nisba_not"]) + letters["nisba_is"]
        return f"al-{part}"
    if known:
        return known
    start = servant + article
    if servant and norm.startswith(start) and len(norm) > len(start) + 1:
        return letters.get("servant_of", "") + spell(norm[len(start) :], own=True)
    return capital(spell(norm, own=False))


def capital(name: str) -> str:
    """Return a name with its capitals: Mcgregor is McGregor."""
    return (
        SON + name[len(SON) :].capitalize()
        if name.startswith(SON.lower()) and len(name) > LONG_SON
        else name.capitalize()
    )


def _same(whole: str, part: str) -> bool:
    """Say whether a listed form is that of the word without its article, or with the article written on."""
    return whole.lower() == part.lower() or whole[:2].lower() in {"al", "el"}
