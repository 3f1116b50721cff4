"""Measures: what a figure is a figure of, as a short English key, from the words near it."""

from __future__ import annotations

from khabar.lang.words import Line, Mark
from khabar.reading.draft import Happened
from khabar.reading.quantity import Quantity

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
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


class Measures:
    """Finds what the figures of a line measure."""

    def __init__(self, line: Line, measured: dict[str, str], events: list[Happened]) -> None:
        """Index the line's marks once."""
        self.line, self.measured = line, measured
        self.events = {i: e for e in events for i in range(e.first, min(e.last, e.first + NEAR))}

    def deed(self, first: int, last: int) -> Mark | None:
        """Return what was done to the people counted in words [first, last): right before or soon after."""
        words = self.line.words
        order = [*range(first - 1, max(-1, first - NEAR), -1), *range(last, min(len(words), last + NEAR))]
        stopped = False
        for i in order:
            if i == last:
                stopped = False
            word = words[i]
            if stopped or (word.norm in (".", ";") or "number" in word.marks):
                stopped = True
                continue
            deed = word.marks.get("deed")
            if deed and not (i >= last and deed.pre):
                return deed
        return None

    def name(self, q: Quantity, noun: Mark | None, deed: Mark | None) -> str | None:
        """Return the measure's key, None where nothing near says it."""
        if q.sort == "age":
            return "age"
        if q.sort == "score":
            return "score"
        if noun is not None and noun.key in self.measured:
            return self.measured[noun.key]
        if (noun is not None and noun.cls == "people") or q.unit == "person":
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
        for i in [*range(q.first - 1, max(-1, q.first - NEAR), -1), *range(q.last, min(len(words), q.last + 4))]:
            topic = words[i].marks.get("topic")
            if topic:
                return topic
        return None

    def event(self, q: Quantity, deed: Mark | None) -> Happened | None:
        """Return the event that the figure belongs to: the one its deed is the trigger of."""
        if deed is not None and deed.first in self.events:
            return self.events[deed.first]
        if q.unit != "person":
            return None
        spots = range(max(0, q.first - NEAR), q.last + NEAR)
        return next((self.events[i] for i in spots if i in self.events), None)
