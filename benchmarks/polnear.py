"""PolNeAR: the attributions that khabar finds in English political news, against those that people marked there.

python -m benchmarks.polnear [--data FOLDER] [--details]

FOLDER holds text/NAME.txt and attributions/NAME_*.ann, in the manner of brat. Content counts as found where half of it
overlaps, sentence by sentence as in our gold, source where it also touches. PolNeAR counts more kinds of attribution
than the guide of our gold, so that recall says less than what is missed first: --details shows which cues those are.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from khabar import read
from khabar.model.reading import Reading

SHARED = Path(__file__).resolve().parents[2] / "shared"
HALF = 0.5  # of the words of either must be of both
LEAST = 3  # code points of a piece that counts
END = re.compile(r"[.!?…][\"”'’)]*\s+")  # where a sentence ends
Places = list[tuple[int, int]]


@dataclass(slots=True)
class Attribution:
    """Who said what: the places of content, source and cue in the text."""

    parts: dict[str, Places] = field(default_factory=lambda: {"Content": [], "Source": [], "Cue": []})

    def sentences(self, ends: list[int]) -> list[Attribution]:
        """Return the attribution for each sentence that its content is in."""
        cut: dict[int, Places] = {}
        for start, end in self.parts["Content"]:
            first, last = bisect_right(ends, start), bisect_right(ends, end - 1)
            for k in range(first, last + 1):
                a = max(start, ends[k - 1] if k else 0)
                b = min(end, ends[k] if k < len(ends) else end)
                if b - a > LEAST:
                    cut.setdefault(k, []).append((a, b))
        return [Attribution({**self.parts, "Content": places}) for places in cut.values()]


def attributions(ann: str) -> list[Attribution]:
    """Return the attributions of a brat file: "T1 Source 0 4;6 9 words", "E1 Attribution:T4 Content:T3"."""
    spans: dict[str, Places] = {}
    found: list[Attribution] = []
    for line in ann.splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            ranges = rest.partition("\t")[0].partition(" ")[2]
            places = [(int(a), int(b)) for a, b in (part.split() for part in ranges.split(";"))]
            spans[name] = sorted(places)
        elif name.startswith("E"):
            made = Attribution()
            for role, _, at in (part.partition(":") for part in rest.split()):
                made.parts.get(role.rstrip("0123456789"), []).extend(spans.get(at, []))
            found.append(made)
    return [a for a in found if a.parts["Content"]]


def said(reading: Reading) -> list[Attribution]:
    """Return what is read as what is marked; words that go on without a source have their speaker's mentions."""
    voices = {v.id: v for v in reading.voices}
    found = []
    for saying in reading.sayings:
        voice = voices.get(saying.voice or "")
        source = [saying.source] if saying.source else list(voice.mentions) if voice else []
        spans = {"Content": saying.content, "Source": source, "Cue": [saying.cue] if saying.cue else []}
        found.append(Attribution({role: [(p.start, p.end) for p in given] for role, given in spans.items()}))
    return found


def alike(a: Places, b: Places) -> bool:
    """Say whether two lists of places share half of what either covers."""
    mine, other = ({k for start, end in places for k in range(start, end)} for places in (a, b))
    return bool(mine) and len(mine & other) >= HALF * len(mine | other)


def touch(a: Places, b: Places) -> bool:
    """Say whether any places overlap, or both are empty."""
    return (not a and not b) or any(x < d and c < y for x, y in a for c, d in b)


@dataclass(slots=True)
class Tally:
    """How many there are, were read, agree."""

    gold: int = 0
    read: int = 0
    content: int = 0
    source: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, wanted: list[Attribution], found: list[Attribution]) -> None:
        """Match what is read in a text with what is marked there, each once."""
        ends = [m.end() for m in END.finditer(text)]
        wanted, left = ([x for a in many for x in a.sentences(ends)] for many in (wanted, found))
        self.gold, self.read = self.gold + len(wanted), self.read + len(left)
        for one in wanted:
            hit = next((x for x in left if alike(one.parts["Content"], x.parts["Content"])), None)
            if hit is None:
                self.missed[" ".join(text[a:b] for a, b in one.parts["Cue"]).lower()] += 1
                continue
            left.remove(hit)
            self.content += 1
            self.source += touch(one.parts["Source"], hit.parts["Source"])
        self.extra.update(" ".join(text[a:b] for a, b in x.parts["Cue"]).lower() for x in left)


def line(what: str, hits: int, tally: Tally) -> str:
    """Return precision, recall and F1 in a line."""
    p, r = hits / max(1, tally.read), hits / max(1, tally.gold)
    return f"{what:32}{p:7.3f}{r:7.3f}{2 * p * r / max(1e-9, p + r):7.3f}{tally.gold:7d}"


def main(arguments: list[str] | None = None) -> int:
    """Print how much of content and source is found."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=SHARED / "data/local/polnear_dev/dev")
    ask.add_argument("--details", action="store_true", help="show which cues are missed and which are extra")
    a = ask.parse_args(arguments)
    texts = sorted((a.data / "text").glob("*")) if a.data.is_dir() else []
    if not texts:
        print(f"skipped: there are no articles at {a.data}")
        return 0
    tally = Tally()
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        marked = "\n".join(p.read_text("utf-8") for p in (a.data / "attributions").glob(f"{path.stem}_????.ann"))
        reading = read(text, lang="en", published="2016-10-01")
        if reading.report.text != text:
            print(f"left out, the text is not as it was marked: {path.name}")
            continue
        tally.add(text, attributions(marked), said(reading))
    print(f"{f'polnear, {len(texts)} articles':32}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}")
    print(line("content", tally.content, tally))
    print(line("content+source", tally.source, tally))
    for name, counted in (("missed", tally.missed), ("extra", tally.extra)) if a.details else ():
        print(f"\n{name}: " + ", ".join(f"{cue or '-'} {n}" for cue, n in counted.most_common(120)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
