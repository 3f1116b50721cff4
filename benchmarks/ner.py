"""Names: persons, organisations and places that khabar finds in sentences of open Arabic corpora kept for measuring.

    python -m benchmarks.ner [--folder FOLDER] [--details]

A name counts where its span overlaps and neither is more than three times as long as the other, as in the gold's
scorer, and where it is of the same kind. Countries count as places, groups and outlets as organisations.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tools import corpora

from khabar import read

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "open"
KINDS = {"person": "P", "country": "L", "place": "L"}
NAMES = {"P": "persons", "O": "organisations", "L": "places", "": "spans of all kinds"}
LONGER = 3

Found = tuple[int, int, str]


def found(text: str) -> list[Found]:
    """Return what khabar names in a sentence."""
    reading = read(text, lang="ar")
    voices = [(m.start, m.end, KINDS.get(v.kind.value, "O")) for v in reading.voices if v.named for m in v.mentions]
    return [*voices, *((m.start, m.end, "L") for p in reading.places for m in p.mentions)]


def same(one: Found, other: Found) -> bool:
    """Say whether two spans are one name's."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    short, long = sorted((one[1] - one[0], other[1] - other[0]))
    return shared > 0 and long <= LONGER * short


def main(arguments: list[str] | None = None) -> int:
    """Print precision, recall and F1 by kind."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--details", action="store_true", help="show what is missed and what is wrong")
    a = ask.parse_args(arguments)
    if not (a.folder / "ner_ar").is_dir():
        print(f"skipped: there are no corpora at {a.folder}")
        return 0
    right, made, asked = Counter[str](), Counter[str](), Counter[str]()
    for name in corpora.FILES:
        for text, golds in filter(corpora.kept, corpora.sentences(a.folder / "ner_ar" / name)):
            mine = found(text)
            for kind, what in NAMES.items():
                ours = [f for f in mine if kind in ("", f[2])]
                theirs = [g for g in golds if kind in ("", g[2])]
                hits = [next((f for f in ours if same(f, g)), None) for g in theirs]
                made[kind] += len(ours)
                asked[kind] += len(theirs)
                right[kind] += len({f for f in hits if f})
                if a.details and kind:
                    for g in (g for g, hit in zip(theirs, hits, strict=True) if not hit):
                        print("missed", what, text[g[0] : g[1]], "|", text[max(0, g[0] - 40) : g[1] + 20])
                    for f in set(ours) - set(hits):
                        print("wrong", what, text[f[0] : f[1]], "|", text[max(0, f[0] - 40) : f[1] + 20])
    for kind, what in NAMES.items():
        p, r = right[kind] / max(1, made[kind]), right[kind] / max(1, asked[kind])
        print(f"{what:20} {asked[kind]:5d}  P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}")
    return 0


if __name__ == "__main__":
    main()
