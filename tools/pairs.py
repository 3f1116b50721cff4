"""Pairs of Arabic and Latin names from open sources: those to learn from, and those that are kept for measuring.

The kept ones are drawn by a hash of their letters, once for all: 2,000 persons whose two names run word by word, and
2,000 words that one source has once. Nothing that is built reads them; `benchmarks/romanise.py` does.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
from khabar.lang.fold import fold  # noqa: E402 the package's own folding

KEPT = 2000
LIKE = 0.6  # share of consonants that the two forms of a word must have in common
LETTERS = tomllib.loads((HERE / "world" / "sounds.toml").read_text("utf-8"))
ARTICLE, SERVANT = LETTERS["article"], LETTERS["servant"]
SOUND: dict[str, str] = LETTERS["sound"]
Word = tuple[str, str]  # folded Arabic, plain Latin
Person = tuple[tuple[str, ...], tuple[str, ...]]


def plain(name: str) -> str:
    """Return a Latin name word in small letters without marks."""
    name = "".join(LETTERS["plain"].get(c, c) for c in name.lower())
    return "".join(c for c in unicodedata.normalize("NFKD", name) if c.isascii() and c.isalpha())


def listings(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yield Arabic word as written, plain Latin form and how often, of Wikidata's name parts and google's list."""
    for row in (folder / "wd_arabic_80.tsv").read_text("utf-8").splitlines():
        latin, letters, often = row.split("\t")
        yield letters.replace(" ", ""), plain(latin), int(often)
    for row in (folder / "google_ar2en.txt").read_text("utf-8").splitlines():
        arabic, latin = row.split("\t")
        yield arabic, plain(latin), 1


def persons(folder: Path) -> list[Person]:
    """Return the persons of the hkiri lexicon whose two names have as many words, without titles and initials."""
    both = [(folder / "hkiri" / "Pers-En-Ar" / f"Pers.{end}.txt").read_text("utf-8") for end in ("Ar", "En")]
    rows = zip(*(text.splitlines() for text in both), strict=True)
    made = [(_arabic(ar.split()[1:]), _latin(en.split()[1:])) for ar, en in rows]
    return [(ar, en) for ar, en in made if ar and len(ar) == len(en)]


def kept_persons(folder: Path) -> list[Person]:
    """Return the persons kept for measuring: of two words or more, each like its other form."""
    full = {p for p in persons(folder) if len(p[0]) > 1 and all(map(like, *p))}
    return sorted(full, key=lambda p: drawn(" ".join(p[0]) + "|" + " ".join(p[1])))[:KEPT]


def kept_words(folder: Path) -> list[Word]:
    """Return the words kept for measuring: with one Latin form, seen once."""
    seen: Counter[Word] = Counter()
    for arabic, latin, often in listings(folder):
        seen[fold(arabic), latin] += often
    forms = Counter(arabic for arabic, _ in seen)
    rare = (w for w, n in seen.items() if n == 1 and forms[w[0]] == 1 and len(w[0]) > 2 and like(*w))
    return sorted(rare, key=lambda w: drawn(" ".join(w)))[:KEPT]


def drawn(name: str) -> str:
    """Return the place of a name in the draw."""
    return hashlib.sha256(f"khabar names {name}".encode()).hexdigest()


def learnt(folder: Path) -> dict[tuple[str, bool, str], int]:
    """Return what may be learnt from: Arabic word, whether it has the article, Latin form -> how often."""
    out = {arabic for arabic, _ in kept_words(folder)}
    made: Counter[tuple[str, bool, str]] = Counter()
    for written, latin, often in listings(folder):
        arabic = fold(written)
        if arabic not in out and latin:
            made[arabic, written.startswith(ARTICLE), latin] += often
    kept = kept_persons(folder)
    ours, theirs = {ar for ar, _ in kept}, {en for _, en in kept}
    for ar, en in persons(folder):
        if ar not in ours and en not in theirs:
            for word, latin in zip(ar, en, strict=True):
                if len(word) > 1 and len(latin) > 1 and like(word, latin):
                    made[word, word.startswith(ARTICLE), latin] += 1
    return made


def like(arabic: str, latin: str) -> bool:
    """Say whether two forms share most of their consonants: the sources align some names with others."""
    one = _once(SOUND[c] for c in arabic if c in SOUND)
    two = _once(SOUND[c] for c in latin if c in SOUND)
    if not one or not two:
        return True
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return 2 * sum(b.size for b in blocks) / (len(one) + len(two)) >= LIKE


def _once(sounds: Iterable[str]) -> str:
    return re.sub(r"(.)\1+", r"\1", "".join(sounds))


def _arabic(words: list[str]) -> tuple[str, ...]:
    made: list[str] = []
    titles = {fold(w) for w in LETTERS["titles_ar"].split("|")}
    for word in map(fold, words):
        if not made and word in titles:
            continue
        if made and made[-1] in (SERVANT, ARTICLE):
            made[-1] += word
        else:
            made.append(word)
    return tuple(made)


def _latin(words: list[str]) -> tuple[str, ...]:
    made: list[str] = []
    joins = LETTERS["joins"].split("|")
    for word in filter(None, map(plain, (w for w in words if len(re.sub(r"\W", "", w)) > 1))):
        if not made and word in LETTERS["titles_en"].split("|"):
            continue
        if made and made[-1] in joins:
            made[-1] += word
        else:
            made.append(word)
    return tuple(made)
