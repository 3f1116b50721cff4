"""Latin forms for names in other scripts: listed forms first, then letter by letter from the language's table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from khabar.lang.fold import fold

Listed = Callable[[str], str | None]  # folded name word -> its Latin form
VOWELS = frozenset("aeiou")
# names: pairs of sounds that can close a word
ENDS = frozenset({"lt", "ld", "lk", "lm", "rt", "rd", "rk", "rs", "rn", "rg", "nd", "nt", "ns", "nj", "ng", "nk", "st"})
OPEN_AFTER = frozenset("lr")  # second sounds that can open a word after a stop
STOPPED = frozenset("bpkgfdt")
AFTER_S = frozenset("tpkmnlw")
WORD = re.compile(r"\w+")
LONG = 60  # letters of a word that is spelled out; a bound


def latin(name: str, listed: Listed, letters: Mapping[str, str]) -> str:
    """Return `name` in Latin letters; as it is where it is Latin already."""
    if name.isascii() or not letters:
        return " ".join(name.split())
    words = [w if w.isascii() else fold(w) for w in WORD.findall(unmarked(name))]
    article, servant = letters.get("article", ""), letters.get("servant", "")
    made: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        following = words[i + 1] if i + 1 < len(words) else ""
        if word == servant and following.startswith(article):  # two words of Arabic, one name
            word += following
            i += 1
        made.append(word if word.isascii() else spelled(word, listed, letters))
        i += 1
    return " ".join(filter(None, made))


def unmarked(name: str) -> str:
    """Return a name without the signs on and between its letters, which would part its words."""
    return "".join(c for c in name if c.isspace() or c.isalnum() or fold(c))


def spelled(norm: str, listed: Listed, letters: Mapping[str, str]) -> str:
    """Return one folded word of a name in Latin letters."""
    article, servant = letters.get("article", ""), letters.get("servant", "")
    start = servant + article
    melted = letters.get("melted", "")
    if melted and norm.startswith(melted) and len(norm) > len(melted) + 1:
        norm = article + norm[len(melted) :]
    known = listed(norm)
    if article and norm.startswith(article) and len(norm) > len(article) + 1:
        rest = norm[len(article) :]
        part = listed(rest)
        if known and (known[:2].lower() == "al" if not part else known[:3] == "al-" or not _same(known, part)):
            return known
        part = part or known
        return f"al-{part.removeprefix('Al-') if part else _letters(rest, letters)}"
    if known:
        return known
    if servant and norm.startswith(start) and len(norm) > len(start) + 1:
        return letters.get("servant_of", "") + _letters(norm[len(start) :], letters).lower()
    return _letters(norm, letters)


def _same(whole: str, part: str) -> bool:
    """Say whether a listed form is that of the word without its article, or with the article written on."""
    return whole.lower() == part.lower() or whole[:2].lower() in {"al", "el"}


def _letters(norm: str, letters: Mapping[str, str]) -> str:
    made: list[str] = []
    bound = f"^{norm[:LONG]}$"
    i = 1
    while i < len(bound) - 1:
        ways = ((bound[i - 1 : i + 2], 2), (bound[i : i + 3], 2), (bound[i : i + 2], 2), (bound[i - 1 : i + 1], 1),
                (bound[i : i + 2], 1), (bound[i], 1))  # fmt: skip
        for piece, size in ways:  # the longest first
            if len(piece.strip("^$")) == size and piece in letters:
                sound = letters[piece]
                made += [sound[:-1], sound[-1]] if sound[-1:] in VOWELS else [sound]
                i += size
                break
        else:
            made.append(bound[i] if bound[i].isascii() else "")
            i += 1
    return _voiced(made).capitalize()


def _voiced(sounds: list[str]) -> str:
    """Put an "a" between consonants that no mouth could say together: m h m d -> mahmad."""
    sounds = [s for s in sounds if s]
    out: list[str] = []
    i = 0
    while i < len(sounds):
        end = i
        while end < len(sounds) and sounds[end][0] not in VOWELS:
            end += 1
        out += _cluster(sounds[i:end], first=i == 0, last=end == len(sounds))
        if end < len(sounds) and not (sounds[end] == "a" and out and out[-1][-1] == "a"):
            out.append(sounds[end])
        i = end + 1
    return "".join(out)


def _cluster(run: list[str], *, first: bool, last: bool) -> list[str]:
    if len(run) <= 1:
        return run
    if first:
        together = _opens(run[0], run[1])
        if together and len(run) == 1 + together and not last:
            return run
        opens = 1 + (together and len(run) > 1 + together)
        return [*run[:opens], "a", *_cluster(run[opens:], first=False, last=last)]
    if last:
        return run if "".join(run) in ENDS else [*run[:-1], "a", run[-1]]
    if len(run) == 1 + 1 or _opens(run[-2], run[-1]):
        return run
    return [*run[:2], "a", *run[2:]]


def _opens(one: str, two: str) -> bool:
    """Say whether two sounds can open a word together."""
    return (one in STOPPED and two in OPEN_AFTER) or (one == "s" and two in AFTER_S)
