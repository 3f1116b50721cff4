"""Joining: each report goes into the story of the one before it that it is most alike, or begins a story.

Where a report belongs follows from those printed before it alone, so that the order in which reports come in changes
nothing; one that comes in late moves those after it that it concerns, and no others. Three steps:
a report half of whose prints stand in an earlier one is its copy and goes where that one goes; any other is compared
with the earlier ones that share a thing or word of weight; it joins the story of the most alike where it is like the
story's first report too, or like another of its reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from khabar.reconcile.shelf import Around, At, Placed, Shelf
from khabar.reconcile.sketch import Sketch, like

ALIKE = 0.26  # likeness from which two reports may be about one matter
FIRST = 0.16  # likeness to a story's first report from which one is about the same
BOTH = 2  # reports of a story that one is alike, from which it need not be like the first
PART = 0.5  # of a report's prints, from which it is a copy
APART = 10  # days after which nothing is told on
NEAR = {"prints": 4, "marks": 12}  # earlier reports with one key that are looked at

Judged = Mapping[tuple[str, str], bool]  # what people say: one matter or not, by report ids in order


@dataclass(slots=True)
class Joining:
    """Reports that come in or go, one after another, and what that moves; `settle` ends it."""

    shelf: Shelf
    judged: Judged
    moved: set[At] = field(default_factory=set)
    _parted: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn whom people hold apart."""
        for pair, same in self.judged.items():
            if not same:
                for one, other in (pair, pair[::-1]):
                    self._parted.setdefault(one, set()).add(other)

    def join(self, n: int, sketch: Sketch) -> None:
        """Take a report in."""
        shelf, at = self.shelf, (sketch.order, n)
        shelf.put(n, sketch)
        shared: Counter[At] = Counter()
        lost: set[tuple[At, int]] = set()
        around = list(shelf.around("prints", sketch.prints, at, NEAR["prints"]))
        for later, hidden in _later("prints", around):
            shared[later] += 1
            lost.update({(later, hidden)} if hidden is not None else ())
        shelf.file("prints", sketch.prints, at)
        self._lead(at, around)
        again = {x for x, many in shared.items() if many >= PART * len(shelf.sketch(x[1]).prints)}
        for x in sorted(again | {x for x, hidden in lost if self._follows(x, hidden)}):
            self._lead(x)

    def leave(self, n: int) -> None:
        """Take a report out."""
        shelf, sketch = self.shelf, self.shelf.sketch(n)
        at, placed = (sketch.order, n), shelf.place(n)
        self.moved.update(shelf.followers(n))
        if placed and not placed.copy:
            self._unfile(at)
        later = {x for x, _ in _later("prints", shelf.around("prints", sketch.prints, at, NEAR["prints"]))}
        shelf.unfile("prints", sketch.prints, at)
        shelf.drop(n)
        self.moved.discard(at)
        for x in sorted(later):
            self._lead(x)

    def judge(self, reports: Iterable[str]) -> None:
        """Look again at reports of which people judged."""
        for at in filter(None, map(self.shelf.at, reports)):
            self._lead(at)

    def settle(self) -> None:
        """Find where each report belongs that was moved, and those that follow it."""
        waiting = sorted(self.moved)
        while waiting:
            at = heappop(waiting)
            if at not in self.moved:
                continue
            self.moved.discard(at)
            n, before, now = at[1], self.shelf.place(at[1]), self._belongs(at)
            if now == before:
                continue
            self.shelf.settle(n, now)
            if before is None or before.story != now.story:
                for later in {*self.shelf.followers(n), *self._held_apart(n)} - self.moved:
                    if later > at:
                        self.moved.add(later)
                        heappush(waiting, later)

    def fault(self, at: At) -> str:
        """Return what is wrong with where a report stands, by those before it; "" where nothing is.

        Where no report has a fault, all stand where a rebuild from nothing would put them.
        """
        n = at[1]
        placed, source = self.shelf.place(n), self._source(at)
        if placed is None:
            return "nobody has looked where it belongs"
        if (source is not None) != placed.copy or (source and source != (placed.after, placed.score)):
            return "it is not the copy that it is said to be"
        if source is None and sorted(self.shelf.likes(n)) != sorted(self._alike(at)):
            return "the reports that it is alike are others"
        return "" if placed == self._belongs(at) else "it belongs to another story"

    def _belongs(self, at: At) -> Placed:
        """Return where a report belongs, those before it being where they belong."""
        shelf, n = self.shelf, at[1]
        placed = shelf.place(n)
        if placed and placed.copy and placed.after is not None:
            return Placed(self._story(placed.after), placed.after, placed.score, copy=True)
        shut = {self._story(other[1]) for other in self._held_apart(n) if other < at}
        found = [(score, other, self._story(other[1])) for score, other in shelf.likes(n)]
        many = Counter(story for _, _, story in found)
        for score, (_, other), story in sorted(found, key=lambda x: (-x[0], x[1])):
            if story in shut:
                continue
            if story == other or many[story] >= BOTH or like(shelf.sketch(story), shelf.sketch(n)) >= FIRST:
                return Placed(story, other, score)
        return Placed(n)

    def _lead(self, at: At, around: Iterable[Around] | None = None) -> None:
        """Find whose copy a report is, if one's; what is no copy is found by what it holds."""
        shelf, n = self.shelf, at[1]
        before = shelf.place(n)
        source = self._source(at, around)
        story = before.story if before else 0
        if source is None:
            if before is None or before.copy:
                shelf.settle(n, Placed(story))
                self._file(at)
        else:
            if before and not before.copy:
                self._unfile(at)
            shelf.settle(n, Placed(story, *source, copy=True))
        self.moved.add(at)

    def _source(self, at: At, around: Iterable[Around] | None = None) -> tuple[int, float] | None:
        """Return the earlier report that has most of this one's prints, and which part; None where it is no copy."""
        sketch = self.shelf.sketch(at[1])
        if sketch.report in self._parted:
            return None
        shared: Counter[At] = Counter()
        for before, _ in around or self.shelf.around("prints", sketch.prints, at, NEAR["prints"]):
            shared.update(before)
        for other, many in sorted(shared.items(), key=lambda x: (-x[1], x[0])):
            if many < PART * len(sketch.prints):
                break
            if near(sketch, self.shelf.sketch(other[1])):
                return other[1], round(many / len(sketch.prints), 3)
        return None

    def _file(self, at: At) -> None:
        """Have a report found by its things and words; it may be what later ones are most alike."""
        shelf, sketch = self.shelf, self.shelf.sketch(at[1])
        around = list(shelf.around("marks", sketch.marks, at, NEAR["marks"]))
        found = list(_later("marks", around))
        shelf.file("marks", sketch.marks, at)
        self._liken(at, around)
        later = {x for x, _ in found}
        shelf.fetch(x[1] for x in later)
        for x in sorted(later):
            if score := alike(sketch, shelf.sketch(x[1])):
                shelf.like(x[1], [(score, at)])
                self.moved.add(x)
        lost: dict[At, set[int]] = {}
        for x, hidden in found:
            if hidden is not None:
                lost.setdefault(x, set()).add(hidden)
        for x in sorted(lost):
            if not lost[x].isdisjoint(other[1] for _, other in shelf.likes(x[1])):
                self._liken(x)

    def _unfile(self, at: At) -> None:
        """Have a report found no longer."""
        shelf, marks = self.shelf, self.shelf.sketch(at[1]).marks
        later = {x for x, _ in _later("marks", shelf.around("marks", marks, at, NEAR["marks"]))}
        shelf.unfile("marks", marks, at)
        shelf.unlike(at[1])
        for x in sorted(later):
            self._liken(x)

    def _liken(self, at: At, around: Iterable[Around] | None = None) -> None:
        """Find the earlier reports that one is alike."""
        self.shelf.unlike(at[1])
        self.shelf.like(at[1], self._alike(at, around))
        self.moved.add(at)

    def _alike(self, at: At, around: Iterable[Around] | None = None) -> list[tuple[float, At]]:
        shelf, sketch = self.shelf, self.shelf.sketch(at[1])
        around = around or shelf.around("marks", sketch.marks, at, NEAR["marks"])
        found = sorted({other for before, _ in around for other in before})
        shelf.fetch(other for _, other in found)
        return [(score, x) for x in found if (score := alike(shelf.sketch(x[1]), sketch))]

    def _follows(self, at: At, other: int) -> bool:
        placed = self.shelf.place(at[1])
        return placed is not None and placed.copy and placed.after == other

    def _held_apart(self, n: int) -> list[At]:
        apart = self._parted.get(self.shelf.sketch(n).report, ()) if self._parted else ()
        return [at for report in sorted(apart) if (at := self.shelf.at(report)) is not None]

    def _story(self, n: int) -> int:
        placed = self.shelf.place(n)
        return placed.story if placed else 0


def _later(kind: str, around: Iterable[Around]) -> Iterator[tuple[At, int | None]]:
    """Yield the later reports that look back at one by a key, with the one that it hides from them."""
    for before, after in around:
        for k, later in enumerate(after):
            hidden = len(before) + k - NEAR[kind]
            yield later, before[hidden][1] if hidden >= 0 else None


def alike(one: Sketch, other: Sketch) -> float:
    """Return how alike two reports are, 0 where that is too little or their days are too far."""
    score = like(one, other) if near(one, other) else 0.0
    return round(score, 6) if score >= ALIKE else 0.0


def near(one: Sketch, other: Sketch) -> bool:
    """Say whether a report can tell on what another told; one without a day can."""
    return one.day is None or other.day is None or abs(one.day - other.day) <= APART
