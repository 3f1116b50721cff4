"""Count in how many reports a word stands: python tools/count_words.py OPEN (the folder of open corpora).

Writes lang/LANG/common.tsv: the stems that LEAST of 1,000 reports or more hold, with how many do. Arabic from ANERcorp
and Arabic Wikinews, cut into pieces as long as a report; English from re3d and MEANTIME, each word that both have.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
from khabar.record.words import stems  # noqa: E402 the package's own words

LEAST = 40  # of 1,000 reports
PIECE = 250  # words of a report where a corpus does not part them
MANY = 1000


def shares(reports: Iterable[str]) -> Mapping[str, float]:
    """Return in which part of the reports each word stands."""
    found: Counter[str] = Counter()
    count = 0
    for text in reports:
        count += 1
        found.update({one.stem for one in stems(text)})
    return {stem: n / count for stem, n in found.items()}


def arabic(data: Path) -> Iterator[str]:
    """Yield pieces of running news."""
    for name in ("ner_ar/cleananercorp_TRAIN.txt", "wikinews_ar/WikiNewsMax.tsv"):
        rows = (row.split() for row in (data / name).read_text("utf-8").splitlines())
        words = [row[0] for row in rows if row]
        for at in range(0, len(words), PIECE):
            yield " ".join(words[at : at + PIECE])


def english(data: Path) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return the shares in statements, and in news."""
    documents = [
        line for path in sorted(data.glob("re3d/*/documents.json")) for line in path.read_text("utf-8").splitlines()
    ]
    pages = [path.read_text("utf-8") for path in sorted(data.glob("meantime_en/*/*/*.xml"))]
    news = (" ".join(re.findall(r"<token[^>]*>([^<]*)</token>", page)) for page in pages)
    return shares(json.loads(line)["text"] for line in documents), shares(news)


def write(lang: str, found: Mapping[str, float]) -> None:
    """Write a language's list, the commonest first."""
    kept = {stem: round(MANY * share) for stem, share in found.items() if not stem.isdigit()}
    rows = [f"{stem}\t{n}" for stem, n in sorted(kept.items(), key=lambda x: (-x[1], x[0])) if n >= LEAST]
    out = HERE.parent / "src" / "khabar" / "lang" / lang / "common.tsv"
    out.write_text("\n".join(["word\tthousand", *rows]) + "\n", "utf-8")
    print(f"{lang}: {len(rows)} words")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write("ar", shares(arabic(folder)))
    statements, news = english(folder)
    write("en", {stem: (share + news[stem]) / 2 for stem, share in statements.items() if stem in news})
