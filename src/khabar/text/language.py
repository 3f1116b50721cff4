"""Says what language a text is in, by its script, its letters and a few common words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from khabar.lang.fold import fold
from khabar.lang.scripts import Alphabet, alphabets, marks, scripts
from khabar.model.text import Span

SAMPLE = 20_000  # code points: enough to know a language by, few enough to cost nothing
OWN, SHARED, WORD = 1.0, 0.25, 1.5  # what a letter of its own, a shared letter and a common word count for
CLEAR = 2.0  # by so much another language must lead before a sentence is called a stranger
SHARE = 0.15  # of a text in a language we read, that makes it a report in that language
WORDS = re.compile(r"(?<![-\u2010\u2011])\b[^\W\d_]+\b(?![-\u2010\u2011])")  # al- before a name is no word of Spanish
MARKUP = re.compile(r"<[^<>\n]{0,300}>")  # a tag that a page shows as text is in no language
PIECES = re.compile(rf"[^\n{re.escape(marks('stops'))}]+")


def language(text: str, known: Sequence[str] = ()) -> str | None:
    """Return the ISO 639 code of the language most of `text` is in, None where the script is none we know.

    A language of `known` wins where 15 % of the text is in it: a Persian page that quotes an Arabic statement at
    length is read for the statement. Only the first 20,000 code points count.
    """
    sizes: Counter[str] = Counter()
    for piece in PIECES.findall(text[:SAMPLE]):
        code = _of(piece)
        if code:
            sizes[code] += len(piece)
    if not sizes:
        return None
    total = sum(sizes.values())
    read = [code for code in known if sizes[code] >= SHARE * total]
    return max(read or sizes, key=lambda code: sizes[code])


def strangers(text: str, sentences: Iterable[Span], lang: str) -> tuple[tuple[Span, str], ...]:
    """Return the sentences that are clearly in another language than `lang`, with that language's code.

    "Clearly": a name in foreign letters or a short phrase does not make a sentence a stranger.
    """
    strange, common = _strange(lang)
    found = []
    for sentence in sentences:
        words = MARKUP.sub(" ", sentence.of(text)[:SAMPLE])
        if not strange.search(words) and common.isdisjoint(WORDS.findall(words.lower()) if common else ()):
            continue
        code = _of(words, lang)
        if code and code != lang:
            found.append((sentence, code))
    return tuple(found)


@cache
def _strange(lang: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return a pattern of letters, and words, one of which every sentence in another language has: most have none."""
    home = next((a for a in alphabets() if a.code == lang), None)
    others = [a for a in alphabets() if home and a.script == home.script and a is not home]
    letters = {c for a in others for c in (*a.strong, *a.weak)}
    letters |= {chr(c) for name, points in scripts().items() if home and name != home.script for c in points}
    told = all(a.strong for a in others)  # by their letters alone
    words = set() if told and home and home.strong else {w for a in others for w in a.words}
    pattern = "".join(map(re.escape, sorted(letters - set(home.strong if home else ""))))
    # linear: one letter of a list
    return re.compile(f"[{pattern}]" if pattern else "(?!)"), frozenset(words - set(home.words if home else ()))


def likeness(text: str, code: str | None = None) -> float:
    """Return how much `text` looks like `code`, or the likeliest language, by its words: 0 is noise, each adds."""
    words = WORDS.findall(fold(text[:SAMPLE]))
    return max(_said(a, words) for a in alphabets() if code in (None, a.code))


def _of(text: str, usual: str | None = None) -> str | None:
    """Return a piece's language; with `usual`, only a clear lead makes it another."""
    letters = Counter(text)
    sizes = {name: sum(n for c, n in letters.items() if ord(c) in points) for name, points in scripts().items()}
    script, size = max(sizes.items(), key=lambda item: item[1])
    if not size:
        return usual
    words = WORDS.findall(fold(text))
    home = next((a for a in alphabets() if a.code == usual), None)
    if home and home.script != script and (size < 3 * sizes[home.script] or len(words) < 4):
        return usual
    scores = {a.code: _score(a, letters, words) for a in alphabets() if a.script == script}
    best = max(scores, key=lambda code: scores[code])
    if usual in scores and scores[best] < scores[usual] + CLEAR:
        return usual
    return best


def _score(of: Alphabet, letters: Counter[str], words: Sequence[str]) -> float:
    own = sum(letters[c] for c in of.strong)
    shared = sum(letters[c] for c in of.weak)
    return OWN * own + SHARED * shared + _said(of, words)


def _said(of: Alphabet, words: Sequence[str]) -> float:
    common = sum(1 for word in words if word in of.words)
    begun = sum(1 for word in words if len(word) > 3 and word.startswith(of.begins)) if of.begins else 0
    return OWN * begun + WORD * common
