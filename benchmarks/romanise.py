"""Romanise: how Arabic names come out in Latin letters, on persons and words that nothing was built from.

    python -m benchmarks.romanise [--folder FOLDER] [--details]

"as the source" is the spelling that the source has, but for case, accents and the article. "right" is that, or one that
the sources list for the same Arabic word, or one that sounds the same: papers spell a name in several ways.
Matched: whose Latin name is the one that an Arabic name is a spelling of, among all persons kept; a person found under
another's name is a wrong match.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import islice, product
from pathlib import Path

from tools import pairs

from khabar.lang import pack as packs
from khabar.lang.alike import key
from khabar.lang.latin import latin
from khabar.lang.spelling import speller
from khabar.lang.world import world

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "open" / "names_ar_en"
MANY = 500  # ways to write a name that are tried


def written(arabic: str) -> str:
    """Return a name as the reader writes it."""
    able = speller("ar")
    if able is None:
        raise SystemExit("there are no weights: tools/train_spelling.py makes them")
    return latin(arabic, world("ar").spelled.get, packs.load("ar").facts["latin"], able.spell)


def bare(name: str) -> str:
    """Return a Latin word in plain small letters without its article."""
    word = pairs.plain(name)
    return word[2:] if word.startswith(("al", "el")) and len(word) > 4 else word


def main(arguments: list[str] | None = None) -> int:
    """Print the shares."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--details", action="store_true", help="show the words that are not right")
    a = ask.parse_args(arguments)
    if not a.folder.is_dir():
        print(f"skipped: there are no names at {a.folder}")
        return 0
    listed: dict[str, set[str]] = defaultdict(set)
    for arabic, form, _ in pairs.listings(a.folder):
        listed[pairs.fold(arabic)].add(bare(form))
    persons = pairs.kept_persons(a.folder)
    for what, kept in (("persons", persons), ("rare words", [((x,), (y,)) for x, y in pairs.kept_words(a.folder)])):
        exact = right = 0
        for arabic, wanted in kept:
            made = [bare(written(word)) for word in arabic]
            same = [m == bare(w) for m, w in zip(made, wanted, strict=True)]
            good = [s or key(m) == key(bare(w)) or m in listed[x]
                    for s, m, w, x in zip(same, made, wanted, arabic, strict=True)]  # fmt: skip
            exact += all(same)
            right += all(good)
            if a.details and not all(good):
                print(*arabic, made, wanted)
        print(f"{what:12} {len(kept):5d}  as the source {exact / len(kept):.3f}  right {right / len(kept):.3f}")
    _matched(persons)
    return 0


def _matched(persons: list[pairs.Person]) -> None:
    """Print how well persons are found by their other name among all."""
    at: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _, name in persons:
        at[" ".join(key(bare(w)) for w in name)].add(name)
    right = wrong = 0
    for arabic, name in persons:
        ways = [sorted({key(bare(form)) for form in (written(w), *_forms(w))}) for w in arabic]
        hits = set().union(*(at.get(" ".join(way), set()) for way in islice(product(*ways), MANY)))
        right += name in hits
        wrong += len(hits - {name})
    recall, precision = right / len(persons), right / max(1, right + wrong)
    print(f"matched      {len(persons):5d}  recall {recall:.3f}  precision {precision:.3f}")


def _forms(word: str) -> tuple[str, ...]:
    """Return the likeliest forms of a word without its article."""
    able = speller("ar")
    own = word.startswith(pairs.ARTICLE)
    return able.forms(word.removeprefix(pairs.ARTICLE), own=own) if able else ()


if __name__ == "__main__":
    main()
