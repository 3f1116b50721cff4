"""Learn how names are written in Latin letters: python tools/train_spelling.py DATA (the folder of names_ar_en).

Each Arabic letter is aligned with up to four Latin ones (hard EM); a structured perceptron (Collins 2002) with a beam
then learns which, from the letters around it and the Latin ones before it. Writes lang/ar/spelling.tsv.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pairs import HERE, LETTERS, learnt, like

from khabar.lang.spelling import NOTHING, Speller, history, speller, views
from khabar.lang.world import world

PIECE = 4  # Latin letters for one Arabic letter
ROUNDS, EPOCHS = 4, 5
FITS = -3.0  # score by letter above which two forms are one name
SEEN = 5  # times that a piece must be seen with its letter
LEAST = 2.5  # weights below this say nothing
UNLIKELY, USUAL, LISTED = 30.0, 12.0, 80.0  # what a form loses and gains, in the unit of the weights
OUT = HERE.parent / "src" / "khabar" / "lang" / "ar" / "spelling.tsv"
NATIVE = frozenset(LETTERS["native"])
Sample = tuple[str, tuple[str, ...], float]
Score = Callable[[str, str], float]


@cache
def first(letter: str, piece: str) -> float:
    """Return how likely a letter is written so before anything is learnt."""
    if not piece:
        return math.log(0.05 if letter in LETTERS["silent"] else 0.002)
    sounds = piece[0] in LETTERS["opens"].get(letter, "")
    return math.log(0.3 ** (len(piece) - 1) * (1 if sounds else 0.002))


def aligned(arabic: str, latin: str, score: Score) -> tuple[list[str], float] | None:
    """Return the piece of each letter and the score of the best way to part the Latin form."""
    size = len(latin)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for n, letter in enumerate(arabic, 1):
        room = (len(arabic) - n) * PIECE
        row: dict[int, tuple[float, int]] = {}
        for at, (value, _) in best[-1].items():
            for k in range(min(PIECE, size - at) + 1):
                if size - at - k <= room:
                    total = value + score(letter, latin[at : at + k])
                    if at + k not in row or row[at + k][0] < total:
                        row[at + k] = (total, k)
        best.append(row)
    if size not in best[-1]:
        return None
    pieces, at = [], size
    for row in reversed(best[1:]):
        k = row[at][1]
        pieces.append(latin[at - k : at])
        at -= k
    return pieces[::-1], best[-1][size][0]


def words(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yield what is learnt from, without the article where the Latin form has none or writes it on."""
    for (arabic, article, latin), often in learnt(folder).items():
        if not (1 < len(arabic) < 15 and 1 < len(latin) < 18 and arabic.isalpha()):
            continue
        if article and len(arabic) > 4:
            rest = latin[2:] if latin.startswith(("al", "el")) else latin
            if rest and rest[0] in LETTERS["opens"].get(arabic[2], ""):
                yield arabic[2:], rest, often
        else:
            yield arabic, latin, often


def samples(folder: Path) -> tuple[dict[str, tuple[str, ...]], list[Sample]]:
    """Return the pieces of each letter, and the words with theirs."""
    given = list(words(folder))
    score: Score = first
    for _ in range(ROUNDS):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for arabic, latin, often in given:
            made = aligned(arabic, latin, score)
            if made is not None and made[1] > 1.5 * FITS * len(arabic):
                for letter, piece in zip(arabic, made[0], strict=True):
                    counts[letter][piece] += 1 + math.log(often)
        score = _score(counts)
    fits = [(a, p, n) for a, form, n in given for p, s in filter(None, [aligned(a, form, score)]) if s > FITS * len(a)]
    seen = Counter((letter, piece) for a, p, _ in fits for letter, piece in zip(a, p, strict=True))
    pieces: dict[str, list[str]] = defaultdict(list)
    for (letter, piece), n in seen.most_common():
        if n >= SEEN:
            pieces[letter].append(piece)
    made_of = [(a, tuple(p), 1 + 0.5 * math.log(n)) for a, p, n in fits
               if all(x in pieces[c] for c, x in zip(a, p, strict=True))]  # fmt: skip
    return {k: tuple(v) for k, v in pieces.items()}, made_of


def _score(counts: dict[str, Counter[str]]) -> Score:
    logs = {}
    for letter, seen in counts.items():
        total = sum(seen.values()) + 1
        for piece, n in seen.items():
            logs[letter, piece] = math.log((n + 0.01 * math.exp(first(letter, piece))) / total)
    return lambda letter, piece: logs.get((letter, piece)) or 0.3 * first(letter, piece) - 12.0


def seen_in(arabic: str, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each view with the piece that it stands beside, as far as the path goes."""
    out = "^"
    for seen, piece in zip(views(arabic, own=not NATIVE.isdisjoint(arabic)), path, strict=False):
        yield from ((view, piece) for view in (*seen, *history(out)))
        out += piece
    if len(path) == len(arabic):
        yield from ((view, "$") for view in history(out))


def learn(pieces: dict[str, tuple[str, ...]], given: list[Sample]) -> dict[str, dict[str, float]]:
    """Return the averaged weights."""
    able = Speller(pieces, {}, NATIVE)
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    able.read = weights  # type: ignore[assignment]
    sums: dict[tuple[str, str], float] = defaultdict(float)
    chance, step = random.Random(7), 1  # noqa: S311 an order to learn in
    for epoch in range(EPOCHS):
        chance.shuffle(given)
        wrong, began = 0, time.time()
        for arabic, gold, weight in given:
            step += 1
            path = able.ways(arabic, gold)[0][2]
            if path == gold[: len(path)]:
                continue
            wrong += 1
            change: Counter[tuple[str, str]] = Counter(seen_in(arabic, gold[: len(path)]))
            change.subtract(seen_in(arabic, path))
            for (view, piece), n in change.items():
                if n:
                    weights[view][piece] = weights[view].get(piece, 0.0) + n * weight
                    sums[view, piece] += n * weight * step
        print("epoch", epoch, "wrong", wrong, "of", len(given), round(time.time() - began), flush=True)
    for (view, piece), total in sums.items():
        weights[view][piece] -= total / step
    return weights


def usual(folder: Path) -> dict[str, int]:
    """Return how often each Latin name is seen, as a step from 1 to 9."""
    seen: Counter[str] = Counter()
    for (_, _, latin), often in learnt(folder).items():
        seen[latin] += often
    return {name: min(9, 1 + int(math.log2(n))) for name, n in seen.items() if n > 1 and len(name) > 1}


def chosen(arabic: str, forms: Mapping[str, int], able: Speller) -> str:
    """Return the form that most speaks for: how often the sources have it, how usual a name it is, the weights."""
    ways = {made: score for score, made, _ in able.ways(arabic)}
    least = max(ways.values(), default=0.0) - UNLIKELY
    return max(
        {**ways, **forms},
        key=lambda f: (ways.get(f, least) + USUAL * able.usual.get(f, 0) + LISTED * math.log1p(forms.get(f, 0)), f),
    )


def rare(folder: Path, able: Speller) -> dict[str, str]:
    """Return the words that no other list has and that the weights would write otherwise than their source."""
    known = world("ar").spelled
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latin, often in words(folder):
        forms[arabic][latin] += often
    made = {}
    for arabic, seen in forms.items():
        form = chosen(arabic, seen, able)
        if arabic not in known and like(arabic, form) and able.spell(arabic, own=False) != form:
            made[arabic] = form
    return made


def main(arguments: list[str]) -> int:
    """Learn and write."""
    folder = Path(arguments[0])
    pieces, given = samples(folder)
    weights = learn(pieces, given)
    lines = [f"L={letter}\t" + " ".join(p or NOTHING for p in own) for letter, own in sorted(pieces.items())]
    steps = usual(folder)
    lines += [f"U={step}\t" + " ".join(sorted(n for n, s in steps.items() if s == step))
              for step in sorted(set(steps.values()))]  # fmt: skip
    for view in sorted(weights):
        row = [(p, round(w)) for p, w in sorted(weights[view].items()) if abs(w) >= LEAST]
        if row:
            lines.append(f"{view}\t" + " ".join(f"{p or NOTHING} {w}" for p, w in row))
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    able = speller("ar")
    if able is not None:
        lines.insert(0, "W=\t" + " ".join(f"{word}={form}" for word, form in sorted(rare(folder, able).items())))
        OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines), "rows", OUT.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
