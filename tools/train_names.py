"""Train the tagger of names: python tools/train_names.py LANG DATA GOLD (open corpora, annotated reports).

An averaged structured perceptron (Collins 2002) over the features of khabar.reading.names.tagger;
writes lang/LANG/names.tsv.
Corpora: nine tenths of CLEANANERCorp, AQMAR and Wojood's sample (see tools/corpora.py; benchmarks/ner.py measures on
the rest), and the learn set of the annotated reports, which counts thrice.
"""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpora import Sentence, learnt

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
from khabar.lang import pack as packs  # noqa: E402 the package's own reading of words
from khabar.lang.fold import fold  # noqa: E402
from khabar.lang.spelling import speller  # noqa: E402
from khabar.lang.words import line, tokens  # noqa: E402
from khabar.lang.world import world  # noqa: E402
from khabar.reading.names import labels, tagger  # noqa: E402
from khabar.reading.names.lettering import weighed  # noqa: E402
from khabar.reading.names.spotting import lookup  # noqa: E402

GOLD = {"person": "P", "organisation": "O", "group": "O", "country": "L", "place": "L"}
OFTEN = 4  # times that a word is seen to be no new one
SEEN = 2  # times that a feature must be seen
LEAST = 0.32  # weights below this say nothing


def reports(gold: Path, lang: str) -> Iterator[Sentence]:
    """Yield the annotated sentences."""

    def load(name: str) -> dict[str, dict]:
        rows = unicodedata.normalize("NFC", (gold / name).read_text("utf-8")).splitlines()
        return {d["doc"]: d for d in map(json.loads, rows)}

    facts, texts = load("learn.gold.jsonl"), load("learn.jsonl")
    for doc, marked in facts.items():
        for given, noted in zip(texts[doc]["sentences"], marked["sentences"], strict=True):
            text, spans = given[lang], []
            for fact in noted["facts"]:
                if fact["kind"] not in ("actor", "place") or not fact["text"].get(lang):
                    continue
                words = fact["text"][lang]
                words, nth = words if isinstance(words, list) else (words, 1)
                at = -1
                for _ in range(nth):
                    at = text.find(words, at + 1)
                kind = GOLD[fact.get("type", "place")]
                if at >= 0 and not any(a < at + len(words) and at < b for a, b, _ in spans):
                    spans.append((at, at + len(words), kind))
            yield text, spans


def letterings(lang: str, given: list[Sentence]) -> tuple[set[str], set[str]]:
    """Return the words of names that the lists have, and the words that stand outside names."""
    able = speller(lang)
    known = {*world(lang).parts, *(able.listed if able else ())}
    other = {
        fold(word)
        for text, spans in given
        for start, end, word in tokens(text)
        if word.isalpha() and not word.isascii() and not any(a < end and start < b for a, b, _ in spans)
    }
    return known, other


def main(arguments: list[str]) -> int:  # noqa: C901, PLR0915 one training from top to bottom
    """Train and write."""
    lang, data, gold = arguments[0], Path(arguments[1]), Path(arguments[2])
    epochs = int(arguments[3]) if len(arguments) > 3 else 8
    pack = packs.load(lang)
    cache: dict[str, list[str]] = {}
    samples = []
    counts: Counter[str] = Counter()

    items = [(s, 1) for s in learnt(data)] + [(s, 3) for s in reports(gold, lang)]
    seen = Counter(fold(t) for (text, _), _ in items for _, _, t in tokens(text) if t.isalpha())
    common = frozenset(w for w, n in seen.items() if n >= OFTEN)
    odds = weighed(*letterings(lang, [s for s, _ in items]))
    able = tagger.untrained(lang, {}, np.zeros((7, 7)).tolist(), common, odds)

    def prepare(item: Sentence) -> tuple[list[list[str]], list[int]]:
        text, spans = item
        made = line(text, 0, len(text), 0, pack.lexicon)
        words = made.words
        own = []
        for w in words:
            if w.text not in cache:
                cache[w.text] = tagger.features(w, able)
            own.append(cache[w.text])
        flags = [""] * (len(words) + 2)
        for i, flag in tagger.listing(lookup(made, able.sights(words), able), len(words)):
            flags[i + 1] = flag
        rows = []
        for i in range(len(words)):
            row = []
            for k in (-2, -1, 0, 1, 2):
                # what the word at i - k says of word i, by the offset k at which it is kept in memory
                j = i + {-2: -2, -1: -1, 0: 0, 1: 1, 2: 2}[k]
                if 0 <= j < len(words):
                    row += [f"{k}{f}" for f in own[j] if abs(k) <= tagger.NEAR or f[:2] in tagger.FAR]
            if flags[i] or flags[i + 1] or flags[i + 2]:
                row += tagger.flagging(flags[i], flags[i + 1], flags[i + 2])
            rows.append(row)
        gold_tags = [0] * len(words)
        for start, end, kind in spans:
            inside = [w.i for w in words if w.end > start and w.start < end]
            for n, i in enumerate(inside):
                gold_tags[i] = labels.LABELS.index(f"{'I' if n else 'B'}-{kind}")
        return rows, gold_tags

    for item, times in items:
        rows, tags = prepare(item)
        if rows:
            samples.append((rows, tags, times))
            for row in rows:
                counts.update(row)
    index = {f: n for n, f in enumerate(f for f, c in counts.items() if c >= SEEN)}
    data_ids = [([np.array([index[f] for f in r if f in index]) for r in rows], tags, t) for rows, tags, t in samples]
    weights = np.zeros((len(index), 7))
    sums = np.zeros_like(weights)
    links = np.zeros((7, 7))
    link_sums = np.zeros_like(links)
    print(len(index), "features", len(data_ids), "sentences")
    random.seed(7)
    step = 1
    order = [k for k, d in enumerate(data_ids) for _ in range(d[2])]
    for epoch in range(epochs):
        random.shuffle(order)
        wrong = 0
        for k in order:
            rows, tags, _ = data_ids[k]
            emissions = np.array([weights[r].sum(0) for r in rows])
            # names that are wrong cost more while learning: what is no name must win by a margin
            guess = labels.best(emissions.tolist(), labels.linked(links.tolist()))
            step += 1
            if guess == tags:
                continue
            wrong += 1
            before_g = before_t = 0
            for row, g, t in zip(rows, guess, tags, strict=True):
                if g != t:
                    weights[row, t] += 1
                    weights[row, g] -= 1
                    sums[row, t] += step
                    sums[row, g] -= step
                if (before_g, g) != (before_t, t):
                    links[before_t, t] += 1
                    links[before_g, g] -= 1
                    link_sums[before_t, t] += step
                    link_sums[before_g, g] -= step
                before_g, before_t = g, t
        print("epoch", epoch, "wrong", wrong, flush=True)
    weights -= sums / step
    links -= link_sums / step
    scale = 100 / max(1.0, float(np.abs(weights).max()) / 20)
    lines = [f"T={k}\t" + " ".join(str(round(float(x) * scale)) for x in links[k]) for k in range(7)]
    for f, n in index.items():
        row = [round(float(x) * scale) for x in weights[n]]
        if max(map(abs, row)) >= LEAST * scale:
            lines.append(f"{f}\t" + " ".join(map(str, row)))
    out = HERE.parent / "src" / "khabar" / "lang" / lang / "names.tsv"
    lines.append("X\t" + " ".join(f"{three}={value}" for three, value in sorted(odds.items())))
    lines.insert(0, " ".join(sorted(common)))
    out.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines), "weights", out.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
