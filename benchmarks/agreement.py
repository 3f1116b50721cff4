"""Agreement: what khabar reads in parallel reports, sentence by sentence, in Arabic and in English.

python -m benchmarks.agreement [--data FILE] [--skip FILE] [--details KIND]

FILE holds a report a line: doc, published, sentences of {"ar", "en"}. Reports named in --skip are left out. Each line
of the answer is a kind of claim: how many sentences have it in either language, and in how many the two agree.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_right
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from khabar import read
from khabar.model.claim import place_of
from khabar.model.reading import Reading
from khabar.reconcile.identity import bones

SHARED = Path(__file__).resolve().parents[2] / "shared"
Told = dict[int, dict[str, set[str]]]  # by sentence, by kind: what both languages can say alike
LANGS = ("ar", "en")
NEAR = 3  # consonants by which two spellings of a name are one


def told(report: dict[str, Any], lang: str) -> Told:
    """Read one half of a report; every sentence is a paragraph, so that claims are told apart by where they stand."""
    starts, text = [], ""
    for sentence in report["sentences"]:
        starts.append(len(text))
        text += " ".join(str(sentence[lang]).split()) + "\n\n"
    reading = read(text, lang=lang, published=report["published"])
    found: Told = defaultdict(lambda: defaultdict(set))
    for kind, place, words in _claims(reading):
        found[bisect_right(starts, place) - 1][kind].add(words)
    return found


def alike(mine: set[str], other: set[str]) -> set[str]:
    """Call by its name in `mine` who is named longer or shorter in `other`, or nearly so: Lee and Kai-Fu Lee."""
    return {next((m for m in sorted(mine - other) if _same(m, name)), name) for name in other}


def _same(one: str, two: str) -> bool:
    short, long = sorted((one.split(), two.split()), key=len)
    near = (any(w == v or (len(w) > NEAR and w[:NEAR] == v[:NEAR]) for v in long) for w in short)
    return "unnamed" not in (one, two) and bool(short) and all(near)


def _claims(reading: Reading) -> list[tuple[str, int, str]]:
    voices = {v.id: v for v in reading.voices}
    made = [
        ("figure", place_of(f).start, f"{f.value or f.low or f.high:g}")
        for f in reading.figures
        if f.value or f.low or f.high
    ]
    for said in reading.sayings:
        place = place_of(said).start
        voice = voices.get(said.voice or "")
        made += [
            ("saying", place, "said"),
            ("source", place, bones(voice.name) if voice and voice.named else "unnamed"),
        ]
    for event in reading.events:
        place = place_of(event).start
        made.append(("event", place, str(event.type.value)))
        made += [
            ("actor", place, f"{event.type.value} by {bones(voices[a].name)}") for a in event.actors if a in voices
        ]
    made += [("time", t.span.start, t.value) for t in reading.times if t.value]
    return made


def main(arguments: list[str] | None = None) -> int:
    """Print the agreement per kind."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=SHARED / "data/open/parallel_news/reports.jsonl")
    ask.add_argument("--skip", type=Path, default=SHARED / "gold/dev.jsonl")
    ask.add_argument("--details", default="", help="show the sentences that differ in this kind")
    a = ask.parse_args(arguments)
    if not a.data.is_file():
        print(f"skipped: there are no parallel reports at {a.data}")
        return 0
    left = {r["doc"] for r in _lines(a.skip)} if a.skip.is_file() else set()
    either, both = Counter[str](), Counter[str]()
    for report in (r for r in _lines(a.data) if r["doc"] not in left):
        ar, en = (told(report, lang) for lang in LANGS)
        for k, sentence in enumerate(report["sentences"]):
            for kind in sorted(ar[k].keys() | en[k].keys()):
                mine, other = ar[k][kind], en[k][kind]
                if kind == "source":
                    other = alike(mine, other)
                either[kind] += len(mine | other)
                both[kind] += len(mine & other)
                if kind == a.details and mine != other:
                    print(f"{report['doc']} {k}: ar {sorted(mine - other)} en {sorted(other - mine)}")
                    print("\n".join(f"  {sentence[lang]}" for lang in LANGS))
    print(f"{'kind':10}{'in either':>10}{'in both':>10}{'share':>8}")
    for kind in sorted(either):
        print(f"{kind:10}{either[kind]:10d}{both[kind]:10d}{both[kind] / either[kind]:8.2f}")
    return 0


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
