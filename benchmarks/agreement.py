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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar import read
from khabar.model.claim import place_of
from khabar.model.reading import Reading
from khabar.reconcile.identity import bones

SHARED = Path(__file__).resolve().parents[2] / "shared"
Held = dict[str, set[str]]  # by kind: what both languages can say alike
Told = dict[int, Held]  # by sentence
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
            ("actor", place, f"{event.type.value} by {bones(voices[a].name)}")
            for a in event.actors
            if a in voices and voices[a].named
        ]
    made += [("time", t.span.start, t.value) for t in reading.times if t.value]
    return made


def compared(ar: Held, en: Held) -> Iterator[tuple[str, int, int, list[str], list[str]]]:
    """Yield a kind, in how many either half has it, in how many both, and what only the one and the other have.

    Actors count by type of event that both halves tell of and that at least one names somebody for; they agree where
    one of those named is the same.
    """
    for kind in sorted(ar.keys() | en.keys()):
        mine, other = ar[kind], en[kind]
        if kind == "source":
            other = alike(mine, other)
        if kind != "actor":
            yield kind, len(mine | other), len(mine & other), sorted(mine - other), sorted(other - mine)
    for told_of in sorted(ar["event"] & en["event"]):
        mine, other = (_doers(half["actor"], told_of) for half in (ar, en))
        if mine or other:
            agree = not mine.isdisjoint(alike(mine, other))
            yield "actor", 1, int(agree), *(([], []) if agree else (sorted(mine), sorted(other)))


def _doers(actors: set[str], kind: str) -> set[str]:
    """Return who is told to act in events of a type."""
    return {name for held, _, name in (actor.partition(" by ") for actor in actors) if held == kind}


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
            for kind, any_of, all_of, mine, other in compared(ar[k], en[k]):
                either[kind] += any_of
                both[kind] += all_of
                if kind == a.details and (mine or other):
                    print(f"{report['doc']} {k}: ar {mine} en {other}")
                    print("\n".join(f"  {sentence[lang]}" for lang in LANGS))
    print(f"{'kind':10}{'in either':>10}{'in both':>10}{'share':>8}")
    for kind in sorted(either):
        print(f"{kind:10}{either[kind]:10d}{both[kind]:10d}{both[kind] / either[kind]:8.2f}")
    return 0


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
