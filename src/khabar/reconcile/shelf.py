"""The shelf: where sketches stand, found by what they hold, with the place of each; here it is kept in memory."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from khabar.reconcile.sketch import Sketch

At = tuple[int, int]  # a report's order and its number
Around = tuple[list[At], list[At]]  # those before and those after, in order

Liked = tuple[float, At, int]  # how much, which report, and the first of its story (0 where that is not known yet)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report belongs: the number of the one that it follows, why, and the first report of its story."""

    story: int
    after: int | None = None
    score: float = 0.0
    copy: bool = False  # it is mostly the other's words


class Shelf(Protocol):
    """What joining asks of a store; reports go by number, `kind` is "prints" or "marks"."""

    def put(self, n: int, sketch: Sketch) -> None:
        """Take a sketch in."""

    def drop(self, n: int) -> None:
        """Take a sketch out, with its place."""

    def sketch(self, n: int) -> Sketch:
        """Return a sketch."""

    def fetch(self, numbers: Iterable[int]) -> None:
        """Make ready sketches that are asked for next."""

    def at(self, report: str) -> At | None:
        """Return where a report stands, by its id; None where it is not here."""

    def around(self, kind: str, keys: Sequence[int], at: At, many: int) -> Iterator[Around]:
        """Yield for each key the reports nearest to one that have it, as many before as after; not itself."""

    def file(self, kind: str, keys: Iterable[int], at: At) -> None:
        """Note that a report has these keys."""

    def unfile(self, kind: str, keys: Iterable[int], at: At) -> None:
        """Note that it has them no longer, if it had."""

    def between(self, kind: str, key: int, one: At, other: At, many: int) -> int:
        """Return how many reports that have a key stand between two, counting up to so many."""

    def likes(self, n: int) -> list[Liked]:
        """Return how much a report is alike which earlier ones, with the story of each."""

    def alike(self, numbers: Iterable[int]) -> set[tuple[int, int]]:
        """Return which of these reports are alike which earlier ones, by number."""

    def like(self, n: int, others: Iterable[tuple[float, At]]) -> None:
        """Note earlier reports that one is alike."""

    def unlike(self, n: int, other: int | None = None) -> None:
        """Forget what one is alike, or that it is alike another."""

    def followers(self, n: int) -> list[At]:
        """Return the later reports that are alike this one, or copies of it."""

    def place(self, n: int) -> Placed | None:
        """Return where a report belongs, None before that is known."""

    def settle(self, n: int, placed: Placed) -> None:
        """Note where a report belongs."""


@dataclass(slots=True)
class Memory:
    """A shelf in memory."""

    sketches: dict[int, Sketch] = field(default_factory=dict)
    ats: dict[str, At] = field(default_factory=dict)
    places: dict[int, Placed] = field(default_factory=dict)
    _filed: dict[tuple[str, int], list[At]] = field(default_factory=lambda: defaultdict(list))
    _likes: dict[int, dict[At, float]] = field(default_factory=lambda: defaultdict(dict))
    _liked: dict[int, set[At]] = field(default_factory=lambda: defaultdict(set))
    _copies: dict[int, set[At]] = field(default_factory=lambda: defaultdict(set))

    def put(self, n: int, sketch: Sketch) -> None:
        """Take a sketch in."""
        self.sketches[n], self.ats[sketch.report] = sketch, (sketch.order, n)

    def drop(self, n: int) -> None:
        """Take a sketch out, with its place."""
        self._leave(n)
        self.unlike(n)
        del self.ats[self.sketches.pop(n).report]
        self.places.pop(n, None)

    def sketch(self, n: int) -> Sketch:
        """Return a sketch."""
        return self.sketches[n]

    def fetch(self, numbers: Iterable[int]) -> None:
        """Do nothing: all are here."""

    def at(self, report: str) -> At | None:
        """Return where a report stands, by its id; None where it is not here."""
        return self.ats.get(report)

    def around(self, kind: str, keys: Sequence[int], at: At, many: int) -> Iterator[Around]:
        """Yield for each key the reports nearest to one that have it, as many before as after; not itself."""
        for key in keys:
            held = self._filed.get((kind, key), [])
            here = bisect_left(held, at)
            later = here + (here < len(held) and held[here] == at)
            yield held[max(0, here - many) : here], held[later : later + many]

    def file(self, kind: str, keys: Iterable[int], at: At) -> None:
        """Note that a report has these keys."""
        for key in keys:
            insort(self._filed[kind, key], at)

    def unfile(self, kind: str, keys: Iterable[int], at: At) -> None:
        """Note that it has them no longer, if it had."""
        for key in keys:
            held = self._filed[kind, key]
            here = bisect_left(held, at)
            if held[here : here + 1] == [at]:
                del held[here]

    def between(self, kind: str, key: int, one: At, other: At, many: int) -> int:
        """Return how many reports that have a key stand between two, counting up to so many."""
        held = self._filed.get((kind, key), [])
        return min(many, bisect_left(held, other) - bisect_right(held, one))

    def likes(self, n: int) -> list[Liked]:
        """Return how much a report is alike which earlier ones, with the story of each."""
        held = ((score, other, self.places.get(other[1])) for other, score in self._likes[n].items())
        return [(score, other, placed.story if placed else 0) for score, other, placed in held]

    def alike(self, numbers: Iterable[int]) -> set[tuple[int, int]]:
        """Return which of these reports are alike which earlier ones, by number."""
        return {(n, other) for n in numbers for _, other in self._likes.get(n, ())}

    def like(self, n: int, others: Iterable[tuple[float, At]]) -> None:
        """Note earlier reports that one is alike."""
        for score, other in others:
            self._likes[n][other] = score
            self._liked[other[1]].add(self._at(n))

    def unlike(self, n: int, other: int | None = None) -> None:
        """Forget what one is alike, or that it is alike another."""
        gone = [at for at in self._likes[n] if other is None or at[1] == other]
        for at in gone:
            del self._likes[n][at]
            self._liked[at[1]].discard(self._at(n))

    def followers(self, n: int) -> list[At]:
        """Return the later reports that are alike this one, or copies of it."""
        return [*self._liked[n], *self._copies[n]]

    def place(self, n: int) -> Placed | None:
        """Return where a report belongs, None before that is known."""
        return self.places.get(n)

    def settle(self, n: int, placed: Placed) -> None:
        """Note where a report belongs."""
        self._leave(n)
        self.places[n] = placed
        if placed.copy and placed.after is not None:
            self._copies[placed.after].add(self._at(n))

    def _leave(self, n: int) -> None:
        known = self.places.get(n)
        if known and known.copy and known.after is not None:
            self._copies[known.after].discard(self._at(n))

    def _at(self, n: int) -> At:
        return self.sketches[n].order, n
