"""Latin forms for names in other scripts: listed forms first, then letter by letter from the language's table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from khabar.lang.fold import fold

Listed = Callable[[str], str | None]  # folded name word -> its Latin form
NOTHING: Mapping[str, str] = {}
# names: two letters for one sound
DIGRAPHS = frozenset({"sh", "th", "kh", "gh", "dh", "ch"})
WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652]+[^\W_]*)*")


def latin(name: str, listed: Listed, letters: Mapping[str, str], words: Mapping[str, str] = NOTHING) -> str:
    """Return `name` in Latin letters, `words` of it in English; as it is where it is Latin already."""
    if name.isascii() or not letters:
        return " ".join(name.split())
    return " ".join(filter(None, (_word(word, listed, letters, words) for word in WORD.findall(name))))


def _word(word: str, listed: Listed, letters: Mapping[str, str], words: Mapping[str, str]) -> str:
    if word.isascii():
        return word
    norm = fold(word)
    article = letters.get("article", "")
    for form in (norm, norm[1:] if norm[1:].startswith(article) else norm):
        english = words.get(form, words.get(form.removeprefix(article)))
        if english is not None:
            return english
    known = listed(norm)
    if known:
        return known
    if article and norm.startswith(article) and len(norm) > len(article) + 1:
        rest = norm[len(article) :]
        return f"al-{listed(rest) or _letters(rest, letters).capitalize()}"
    return _letters(norm, letters).capitalize()


def _letters(norm: str, letters: Mapping[str, str]) -> str:
    made = "".join(letters.get(c, c if c.isascii() else "") for c in norm)
    return _voiced(made)


def _voiced(made: str) -> str:
    """Put an "a" between consonants that no mouth could say together: mhmd -> mahamad."""
    out: list[str] = []
    run = 0
    for i, c in enumerate(made):
        run = 0 if c in "aeiou" else run + 1
        apart = run == 2 and made[i - 1 : i + 1] not in DIGRAPHS
        if apart and (len(out) == 1 or 1 < i < len(made) - 1):
            out.append("a")
            run = 1
        out.append(c)
    return "".join(out)
