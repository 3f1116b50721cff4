"""Agreement: what khabar reads in parallel reports, sentence by sentence, in Arabic and in English.

python -m benchmarks.agreement [--data FILE] [--skip FILE] [--details KIND]

FILE holds a report a line: doc, published, sentences of {"ar", "en"}. Reports named in --skip are left out. Each line
of the answer is a kind of claim: how many sentences have it in either language, and in how many the two agree. The
actors are compared where both languages tell of an event of the same type in a sentence: the two agree where they name
the same one, in a longer or shorter form, or where neither names one; nobody unnamed is compared.
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
            ("actor", place, f"{event.type.value} by {bones(voices[a].name)}")
            for a in event.actors
            if a in voices and voices[a].named
        ]
    made += [("time", t.span.start, t.value) for t in reading.times if t.value]
    return made


def _doers(actors: set[str], kind: str) -> set[str]:
    """Return who is told to act in events of a type."""
    return {name for held, _, name in (actor.partition(" by ") for actor in actors) if held == kind}


def _alike(mine: set[str], other: set[str]) -> bool:
    """Say whether two sets of names share one, whose shorter form has no word that the longer has not."""
    if not (mine and other):
        return not (mine or other)
    return any(set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()) for a in mine for b in other)


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
                if kind == "actor":
                    continue
                either[kind] += len(mine | other)
                both[kind] += len(mine & other)
                if kind == a.details and mine != other:
                    print(f"{report['doc']} {k}: ar {sorted(mine - other)} en {sorted(other - mine)}")
                    print("\n".join(f"  {sentence[lang]}" for lang in LANGS))
            for told_of in sorted(ar[k]["event"] & en[k]["event"]):
                mine, other = (_doers(half[k]["actor"], told_of) for half in (ar, en))
                agree = _alike(mine, other)
                either["actor"] += 1
                both["actor"] += agree
                if a.details == "actor" and not agree:
                    print(f"{report['doc']} {k}: {told_of} ar {sorted(mine)} en {sorted(other)}")
                    print("\n".join(f"  {sentence[lang]}" for lang in LANGS))
    print(f"{'kind':10}{'in either':>10}{'in both':>10}{'share':>8}")
    for kind in sorted(either):
        print(f"{kind:10}{either[kind]:10d}{both[kind]:10d}{both[kind] / either[kind]:8.2f}")
    return 0


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
