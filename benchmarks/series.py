"""Series: official daily bulletins put into a record and followed as tracks; then a daily series of many months.

python -m benchmarks.series [--folder FOLDER] [--details]

Each half of a bulletin is a report of its own. A gold figure counts where its half writes it: it is to stand in a track
of its own scope (a period of hours, or since the first day), and each sum so far is to be told as what it is to the one
before: more, fewer, the same. Sums and periods never contradict each other. The daily series is written out here as
short bulletins, in either language by turns, and followed in the same way: its sums of killed journalists were once
lowered, as was that of killed women twice.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.bulletins import MEASURES, ask, halves, written
from khabar import read
from khabar.desk import open_desk
from khabar.model.groups import Conflict, Point, Track
from khabar.reconcile.conflicts import conflicts
from khabar.reconcile.counted import periodic
from khabar.reconcile.told import Told
from khabar.reconcile.tracks import tracks
from khabar.sources.item import take

OUTLET = "Ministry of Health"
KEYS = {"killed": "", "injured": "", "killed_cum": "", "injured_cum": "",
        "killed_women_cum": "woman", "ext_press_killed_cum": "journalist"}  # fmt: skip
SCRIPT = {
    "killed": ("{:,} people were killed in the past 24 hours, the Health Ministry said.",
               "قالت وزارة الصحة إن {:,} شخصاً قتلوا خلال الساعات الـ24 الماضية."),
    "injured": ("{:,} people were injured in the past 24 hours, the ministry said.",
                "وأصيب {:,} شخصاً خلال الساعات الـ24 الماضية، بحسب الوزارة."),
    "killed_cum": ("{:,} people have been killed since October 7, 2023, it said.",
                   "وقتل {:,} شخصاً منذ 7 أكتوبر 2023، بحسب الوزارة."),
    "injured_cum": ("{:,} people have been injured since October 7, 2023, it added.",
                    "وأصيب {:,} شخصاً منذ 7 أكتوبر 2023، بحسب الوزارة."),
    "killed_women_cum": ("{:,} women have been killed since October 7, 2023, it said.",
                         "وقتلت {:,} امرأة منذ 7 أكتوبر 2023، بحسب الوزارة."),
    "ext_press_killed_cum": ("{:,} journalists have been killed since October 7, 2023, it said.",
                             "وقتل {:,} صحفياً منذ 7 أكتوبر 2023، بحسب الوزارة."),
}  # fmt: skip
Gold = Mapping[str, Mapping[str, int]]  # by report: what it gives, by key


class Tally:
    """How many figures stand in the track of their scope, and how many steps are told as what they are."""

    def __init__(self, name: str, *, details: bool) -> None:
        """Begin with nothing."""
        self.name, self.details = name, details
        self.placed, self.figures, self.right, self.steps, self.lowered, self.told = 0, 0, 0, 0, 0, 0

    def weigh(self, made: Iterable[Track], gold: Gold, order: Iterable[str]) -> None:
        """Hold tracks against what each report gives, `order` being the reports' as they follow each other."""
        made = list(made)
        for key, whom in KEYS.items():
            held = {report: point for track in made if _fits(track, key, whom) for report, point in _points(track)}
            before: int | None = None
            for report in order:
                value = gold[report].get(key)
                if value is None:
                    continue
                self.figures += 1
                point = held.get((report, value))
                self.placed += point is not None
                self._step(key, before, value, point)
                if point is None and self.details:
                    print(f"   {report} {key} {value} is in no track of its scope")
                before = value

    def _step(self, key: str, before: int | None, value: int, point: Point | None) -> None:
        if before is None or point is None or not key.endswith("cum"):
            return
        step = "update" if value > before else "revision" if value < before else "repeats"
        self.steps += 1
        self.right += point.step == step
        self.lowered += step == "revision"
        self.told += step == "revision" == point.step
        if point.step != step and self.details:
            print(f"   {key} {before} > {value}: {point.step}, not {step}")

    def show(self, disagree: Iterable[Conflict]) -> None:
        """Print the counts."""
        disagree = [c for c in disagree if c.kind == "value"]
        print(f"{self.name}: {self.placed} of {self.figures} figures in a track of their scope, "
              f"{self.right} of {self.steps} steps of sums as they are, {self.told} of {self.lowered} lowered sums "
              f"as revisions, {len(disagree)} conflicts of values")  # fmt: skip
        for one in disagree if self.details else ():
            print(f"   {one.first.published} {one.why}: {one.first.words} / {one.second.words}")


def _fits(track: Track, key: str, whom: str) -> bool:
    measure = MEASURES["injured" if "injured" in key else "killed"]
    kind = track.scope.startswith("since") if key.endswith("cum") else periodic(track.scope)
    return track.measure == measure and (track.whom or "") == whom and kind


def _points(track: Track) -> Iterator[tuple[tuple[str, int], Point]]:
    for point in track.points:
        if point.low is not None and point.low == point.high:
            yield (point.mention.report, int(point.low)), point


def bulletins(folder: Path, *, details: bool) -> None:
    """Follow the bulletins of both languages in a record."""
    tally = Tally("bulletins", details=details)
    items, gold = [], {}
    for line in (folder / "bulletins.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        for lang, text in halves(one["text"]) if one["arabic"] else ():
            taken = take(text, f"{one['kind']}/{one['date']}/{lang}", lang=lang, published=one["gold"]["report_date"],
                         outlet=f"{OUTLET} {one['kind']}")  # fmt: skip
            items.append(taken)
            gold[taken.report.id] = _written(one["gold"], text)
    with tempfile.TemporaryDirectory() as where, open_desk(f"{where}/khabar.db", "benchmark") as desk:
        for _ in desk.take_in(items):
            pass
        made, disagree, stories = desk.tracks(), desk.conflicts(), desk.stories()
    for story in stories:
        tally.weigh([t for t in made if t.story == story.id], gold, story.reports)
    tally.show(disagree)
    print(f"   {len(items)} reports, {len(stories)} stories")


def daily(folder: Path, *, details: bool) -> None:
    """Follow the daily series, written out."""
    tally = Tally("daily series", details=details)
    reports, gold, order = [], {}, []
    for n, row in enumerate(json.loads((folder / "casualties_daily.json").read_text("utf-8"))):
        known = {key: row[key] for key in SCRIPT if isinstance(row.get(key), int) and row[key]}
        known = {key: value for key, value in known.items() if key.endswith("cum") or row["report_period"] == 24}
        text = "\n\n".join(SCRIPT[key][n % 2].format(value) for key, value in known.items())
        reading = read(text, lang=("en", "ar")[n % 2], published=row["report_date"], outlet=OUTLET)
        reports.append(Told(reading.report.id, row["report_date"], "", reading))
        gold[reading.report.id] = known
        order.append(reading.report.id)
    tally.weigh(tracks(reports), gold, order)
    tally.show(conflicts(reports))


def _written(gold: Mapping[str, Any], text: str) -> dict[str, int]:
    return {key: gold[key] for key in KEYS if isinstance(gold.get(key), int) and gold[key] and written(gold[key], text)}


def main(arguments: list[str] | None = None) -> int:
    """Print how bulletins are followed."""
    a = ask(arguments, __doc__)
    if a is None:
        return 0
    bulletins(a.folder, details=a.details)
    daily(a.folder, details=a.details)
    return 0


if __name__ == "__main__":
    sys.exit(main())
