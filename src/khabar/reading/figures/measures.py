"""Measures: what a figure is a figure of, as a short English key, from the words near it."""

from __future__ import annotations

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Happened
from khabar.reading.figures.quantity import TIMES, Quantity

# names: our own measures, by what can be one: sums, shares, lengths
SUMS = frozenset({
    "price", "cost", "value", "budget", "fine", "bail", "aid", "loan", "debt", "deal", "investment", "revenue",
    "damage", "salary", "tax",
})  # fmt: skip
# names: our own measures
SHARES = frozenset({"turnout", "unemployment", "inflation", "growth", "price", "cost", "tax", "revenue", "salary"})
# names: our own measures
LENGTHS = frozenset({"depth", "distance", "height", "speed", "weight", "area", "temperature"})
NONE: frozenset[str] = frozenset()
OF = {"money": SUMS, "percent": SHARES, "gauge": LENGTHS, "count": NONE, "share": SHARES, "age": NONE, "score": NONE}
NEAR = 6
RECOVERED = "recovered"  # the dead who are found, apart from those who are killed


class Measures:
    """Finds what the figures of a line measure."""

    def __init__(self, line: Line, measured: dict[str, str], events: list[Happened]) -> None:
        """Index the line's marks once."""
        self.line, self.measured = line, measured
        self.events = {i: e for e in events for i in range(e.first, min(e.last, e.first + NEAR))}

    def deed(self, first: int, last: int) -> Mark | None:
        """Return what was done to the people counted in words [first, last): the nearest deed of the clause."""
        words = self.line.words
        before = self._deed(range(first - 1, max(-1, first - NEAR), -1))
        inside = self._deed(range(first, last))
        if inside is not None and inside.key == RECOVERED:
            return inside
        after = self._deed(range(last, min(len(words), last + NEAR)), after=True)
        if before is None or after is None:
            return before or after
        return before if first - before.last < after.first - last else after

    def _deed(self, spots: range, *, after: bool = False) -> Mark | None:
        for i in spots:
            word = self.line.words[i]
            deed: Mark | None = word.marks.get("deed")
            if deed and not (after and deed.pre):
                return deed
            if word.kind == Kind.PUNCT or "number" in word.marks or (after and "conj" in word.marks):
                return None
        return None

    def name(self, q: Quantity, noun: Mark | None, deed: Mark | None) -> str | None:
        """Return the measure's key, None where nothing near says it."""
        if q.sort == "age":
            return "age"
        if q.sort == "score":
            return "score"
        if deed is not None and deed.key == RECOVERED:
            return "bodies recovered"
        if noun is not None and noun.key in self.measured:
            return self.measured[noun.key]
        if q.sort == "count" and ((noun is not None and noun.cls == "people") or q.unit == "person"):
            return f"people {deed.key}" if deed else None
        topic = self._topic(q)
        if topic and topic.key not in OF[q.sort if q.unit not in TIMES else "count"]:
            topic = None
        if q.unit == "magnitude":
            return "magnitude"
        if topic:
            return topic.key
        return "duration" if q.unit in TIMES else None

    def _topic(self, q: Quantity) -> Mark | None:
        words = self.line.words
        for i in range(q.first - 1, max(-1, q.first - NEAR), -1):
            topic: Mark | None = words[i].marks.get("topic")
            if topic or "number" in words[i].marks:
                return topic
        for i in range(q.last, min(len(words), q.last + 4)):
            topic = words[i].marks.get("topic")
            if topic or words[i].kind == Kind.PUNCT:
                return topic if topic and not topic.pre else None
        return None

    def event(self, q: Quantity, deed: Mark | None) -> Happened | None:
        """Return the event that the figure belongs to: the one its deed is the trigger of."""
        if deed is not None and deed.first in self.events:
            return self.events[deed.first]
        if q.unit != "person":
            return None
        spots = range(max(0, q.first - NEAR), q.last + NEAR)
        return next((self.events[i] for i in spots if i in self.events), None)
