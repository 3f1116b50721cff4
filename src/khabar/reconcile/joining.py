"""Joining: each report goes into the story of the one before it that it is most alike, or begins a story.

Where a report belongs follows from those printed before it alone, so that the order in which reports come in changes
nothing; one that comes in late moves those after it that it concerns, and no others. Three steps:
a report half of whose prints stand in an earlier one is its copy and goes where that one goes; any other is compared
with the earlier ones that share two things or words of weight; it joins the story of the most alike where it is like
the story's first report too, or like another of its reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import islice

from khabar.reconcile.shelf import Around, At, Placed, Shelf
from khabar.reconcile.sketch import Sketch, like
from khabar.reconcile.told import days_apart

ALIKE = 0.26  # likeness from which two reports may be about one matter
FIRST = 0.16  # likeness to a story's first report from which one is about the same
BOTH = 2  # reports of a story that one is alike, from which it need not be like the first
PART = 0.5  # of a report's prints, from which it is a copy
SHARED = 2  # things and words by which an earlier report is found, from which it is compared
APART = 10  # days after which nothing is told on
NEAR = {"prints": 4, "marks": 12}  # earlier reports with one key that are looked at

Seen = tuple[At, At | None]  # a report that looks back at one, and which other this one hides from it
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
        lost: set[tuple[At, At]] = set()
        around = list(shelf.around("prints", sketch.prints, at, NEAR["prints"]))
        for later, hidden in _later("prints", around):
            shared[later] += 1
            lost.update({(later, hidden)} if hidden is not None else ())
        shelf.file("prints", sketch.prints, at)
        self._lead(at, around)
        shelf.fetch(x[1] for x in shared)
        again = {x for x, many in shared.items() if many >= PART * len(shelf.sketch(x[1]).prints)}
        for x in sorted(again | {x for x, hidden in lost if self._follows(x, hidden)}):
            self._lead(x)

    def leave(self, n: int) -> None:
        """Take a report out."""
        shelf, sketch = self.shelf, self.shelf.sketch(n)
        at, placed = (sketch.order, n), shelf.place(n)
        self.moved.update(shelf.followers(n))
        if placed:
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
        if source is None and sorted(x[:2] for x in self.shelf.likes(n)) != sorted(self._alike(at)):
            return "the reports that it is alike are others"
        return "" if placed == self._belongs(at) else "it belongs to another story"

    def _belongs(self, at: At) -> Placed:
        """Return where a report belongs, those before it being where they belong."""
        shelf, n = self.shelf, at[1]
        placed = shelf.place(n)
        if placed and placed.copy and placed.after is not None:
            return Placed(self._story(placed.after), placed.after, placed.score, copy=True)
        shut = {self._story(other[1]) for other in self._held_apart(n) if other < at}
        found = shelf.likes(n)
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
        now = Placed(story) if source is None else Placed(story, *source, copy=True)
        if before is None or before.copy != now.copy or (now.copy and before.after != now.after):
            if before is not None:
                self._unfile(at)
            shelf.settle(n, now)
            if self.found(at, now):
                self._file(at, liken=not now.copy)
        elif now.copy:
            shelf.settle(n, now)
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
            if near(at, other):
                return other[1], round(many / len(sketch.prints), 3)
        return None

    def found(self, at: At, placed: Placed) -> bool:
        """Say whether a report is found by what it holds: a copy of the same day is not, it is found by its source."""
        source = self.shelf.sketch(placed.after).order if placed.copy and placed.after is not None else None
        return source is None or days_apart(source, at[0]) > 0

    def _file(self, at: At, *, liken: bool) -> None:
        """Have a report found by its things and words; it may be what later ones are most alike.

        Where it is not to be likened, as a copy, it goes where its source goes.
        """
        shelf, marks = self.shelf, self.shelf.sketch(at[1]).marks
        around = list(shelf.around("marks", marks, at, NEAR["marks"]))
        found = list(_later("marks", around))
        shelf.file("marks", marks, at)
        shelf.like(at[1], self._alike(at, around) if liken else ())
        self._take([x for x, many in Counter(x for x, _ in found).items() if many >= SHARED], at)
        hidden = {(x, other) for x, other in found if other is not None}
        held = shelf.alike({x[1] for x, _ in hidden})
        for x, other in sorted(hidden):
            if (x[1], other[1]) in held and not self._sees(x, other):
                shelf.unlike(x[1], other[1])
                self.moved.add(x)

    def _unfile(self, at: At) -> None:
        """Have a report found no longer: those that looked back at it see what it hid from them."""
        shelf, n = self.shelf, at[1]
        found = list(_later("marks", shelf.around("marks", shelf.sketch(n).marks, at, NEAR["marks"])))
        shelf.unfile("marks", shelf.sketch(n).marks, at)
        shelf.unlike(n)
        later = {x[1]: x for x, _ in found}
        for x, other in shelf.alike(later):
            if other == n:
                shelf.unlike(x, other)
                self.moved.add(later[x])
        regained: dict[At, set[At]] = defaultdict(set)
        for seen, hidden in found:
            if hidden is not None:
                regained[hidden].add(seen)
        shelf.fetch(n for _, n in (*regained, *later.values()))
        for hidden in sorted(regained):
            self._take([x for x in regained[hidden] if self._sees(x, hidden)], hidden)

    def _take(self, later: Iterable[At], other: At) -> None:
        """Note which of the later reports that see another one are alike it."""
        shelf, seeing = self.shelf, sorted(x for x in later if near(x, other))
        shelf.fetch((other[1], *(x[1] for x in seeing)))
        for x in seeing:
            if score := alike(shelf.sketch(other[1]), shelf.sketch(x[1])):
                shelf.like(x[1], [(score, other)])
                self.moved.add(x)

    def _sees(self, at: At, other: At) -> bool:
        """Say whether an earlier report is one of the last with which one shares enough things or words."""
        keys = set(self.shelf.sketch(at[1]).marks).intersection(self.shelf.sketch(other[1]).marks)
        last = NEAR["marks"]
        seen = (key for key in sorted(keys) if self.shelf.between("marks", key, other, at, last) < last)
        return len(keys) >= SHARED and len(list(islice(seen, SHARED))) == SHARED

    def _alike(self, at: At, around: Iterable[Around] | None = None) -> list[tuple[float, At]]:
        """Return the earlier reports that one is alike."""
        shelf, sketch = self.shelf, self.shelf.sketch(at[1])
        around = around or shelf.around("marks", sketch.marks, at, NEAR["marks"])
        shared = Counter(other for before, _ in around for other in before)
        found = sorted(other for other, many in shared.items() if many >= SHARED and near(other, at))
        shelf.fetch(other for _, other in found)
        return [(score, x) for x in found if (score := alike(shelf.sketch(x[1]), sketch))]

    def _follows(self, at: At, other: At) -> bool:
        placed = self.shelf.place(at[1])
        return placed is not None and placed.copy and placed.after == other[1]

    def _held_apart(self, n: int) -> list[At]:
        apart = self._parted.get(self.shelf.sketch(n).report, ()) if self._parted else ()
        return [at for report in sorted(apart) if (at := self.shelf.at(report)) is not None]

    def _story(self, n: int) -> int:
        placed = self.shelf.place(n)
        return placed.story if placed else 0


def _later(kind: str, around: Iterable[Around]) -> Iterator[Seen]:
    """Yield the later reports that look back at one by a key, with the one that it hides from them."""
    for before, after in around:
        for k, later in enumerate(after):
            hidden = len(before) + k - NEAR[kind]
            yield later, before[hidden] if hidden >= 0 else None


def alike(one: Sketch, other: Sketch) -> float:
    """Return how alike two reports are, the earlier one first; 0 where that is too little."""
    score = like(one, other)
    return round(score, 6) if score >= ALIKE else 0.0


def near(one: At, other: At) -> bool:
    """Say whether a report can tell on what another told; one without a day can."""
    return days_apart(one[0], other[0]) <= APART
