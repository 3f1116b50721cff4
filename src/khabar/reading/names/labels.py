"""Labels: the best row of labels for a row of words, by what each word and each two labels side by side weigh."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from khabar.reading.names.sights import Vector

# names: begin and inside of persons, organisations, places; "O" is no name
LABELS = ("O", "B-P", "I-P", "B-O", "I-O", "B-L", "I-L")
INSIDE = frozenset({2, 4, 6})
STARTS = (0, 1, 3, 5)  # what may follow any label
BARRED = -1e9  # no name begins with an inside


def best(rows: Sequence[Sequence[float] | None], links: Sequence[Vector], margin: float = 1e9) -> list[int]:
    """Return the best labels for rows of scores, None for a word that is no name; an inside only after its own kind.

    Words that are no name by more than `margin` part the line; what lies between them is searched (Viterbi).
    """
    tags = [0] * len(rows)
    opening = [BARRED if k in INSIDE else link for k, link in enumerate(links[0])]
    closing = [link[0] for link in links]
    first = 0
    part: list[Sequence[float]] = []
    for i, row in enumerate(rows):
        if row is not None and row[0] - max(row[1:]) <= margin:
            part.append(row)
            continue
        if part:
            tags[first:i] = _search(part, links, opening, closing)
            part = []
        first = i + 1
    if part:
        tags[first:] = _search(part, links, opening, ())
    return tags


def _search(
    rows: Sequence[Sequence[float]], links: Sequence[Vector], opening: Sequence[float], closing: Sequence[float]
) -> list[int]:
    score = list(map(add, rows[0], opening))
    paths: list[list[int]] = []
    into = tuple(zip(*links, strict=True)) if len(rows) > 1 else ()
    for row in rows[1:]:
        fresh, path = list(row), [0] * len(row)
        for k in STARTS:
            ways = list(map(add, score, into[k]))
            top = max(ways)
            fresh[k], path[k] = fresh[k] + top, ways.index(top)
        for k in INSIDE:
            begun, going = score[k - 1] + into[k][k - 1], score[k] + into[k][k]
            fresh[k], path[k] = (fresh[k] + begun, k - 1) if begun >= going else (fresh[k] + going, k)
        score = fresh
        paths.append(path)
    if closing:
        score = list(map(add, score, closing))
    at = score.index(max(score))
    tags = [at]
    for path in reversed(paths):
        at = path[at]
        tags.append(at)
    return tags[::-1]
