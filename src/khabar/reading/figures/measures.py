"""Measures: what a figure is a figure of, as a short English key, from the words near it."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Happened
from khabar.reading.figures.quantity import DASHES, TIMES, Quantity

# names: our own measures, by what can be one: sums, shares, lengths
SUMS = frozenset({
    "price", "cost", "value", "budget", "fine", "bail", "aid", "loan", "debt", "deal", "investment", "revenue",
    "profit", "damage", "salary", "tax", "exports", "imports", "deficit", "surplus", "reserves",
})  # fmt: skip
# names: our own measures
SHARES = frozenset({
    "turnout", "unemployment", "inflation", "growth", "price", "cost", "tax", "revenue", "profit", "salary",
    "exports", "imports", "production", "interest rate", "deficit", "surplus", "debt", "investment",
})  # fmt: skip
# names: our own measures
LENGTHS = frozenset({
    "depth", "distance", "height", "speed", "weight", "area", "temperature", "rainfall", "production", "capacity",
    "exports", "imports", "interest rate", "range", "length", "width", "stature",
})  # fmt: skip
WEIGHTS = frozenset({"kg", "g", "pound", "ton", "ounce", "stone"})  # names: units
STATURE, LONG = "stature", frozenset({"km", "mile"})  # one word says the length of a road, the height of a man
NONE: frozenset[str] = frozenset()
COUNTS = frozenset({"population"})
TERMS = frozenset({"prison term"})
OF = {"money": SUMS, "percent": SHARES, "gauge": LENGTHS, "count": COUNTS, "share": SHARES, "age": NONE, "score": NONE}
TOLD = {"people": frozenset(OF) - {"percent"}, "counted": frozenset({"count"}), "name": NONE}  # sorts, by class of noun
FAR = 14  # words between a change and how much it was
NEAR = 6
STOPS = frozenset({".", ";", ",", "\u060c", "\u061b", "("})
COMMAS = frozenset({",", "\u060c"})
MOVES = frozenset({"rise", "fall"})  # keys of changes that have a direction
UNCOUNTED = frozenset({"ordinal", "name"})  # kinds of numbers
LEVELS = frozenset({"upto", "amounting", "that", "relative"})  # names: classes of marks
HARMS, HELD = frozenset({"killed", "injured"}), frozenset({"hostage", "prisoner", "refugee"})  # names: keys
RECOVERED = "recovered"  # the dead who are found, apart from those who are killed


def level(measure: str | None) -> str | None:
    """Return the measure whose rise or fall a measure is: of a price rise, the price."""
    words = (measure or "").split()
    return " ".join(words[:-1] if words and words[-1] in MOVES else words) or None


class Measures:
    """Finds what the figures of a line measure."""

    def __init__(self, line: Line, measured: Mapping[str, str], events: list[Happened]) -> None:
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
        if before is None and after is None:
            return self._past_aside(last) or self._tolled(first)
        if before is None or after is None:
            return before or after
        return before if first - before.last < after.first - last else after

    def _past_aside(self, last: int) -> Mark | None:
        """Return the deed past an aside between commas: twelve people, three of them women, were killed."""
        words = self.line.words
        if last >= len(words) or words[last].norm not in COMMAS:
            return None
        close = next((i for i in range(last + 1, min(len(words), last + FAR)) if words[i].norm in COMMAS), None)
        if close is None or not any("among" in w.marks for w in words[last + 1 : close]):
            return None
        return self._deed(range(close + 1, min(len(words), close + NEAR)), after=True)

    def _tolled(self, first: int) -> Mark | None:
        """Return the deed that a toll farther before counts: the death toll from the floods has risen to 43."""
        for i in range(first - 1, max(-1, first - FAR), -1):
            marks = self.line.words[i].marks
            if "toll" in marks:
                return marks.get("deed") or self.line.at(i - 1, "deed")
            if "number" in marks:
                return None
        return None

    def _deed(self, spots: range, *, after: bool = False) -> Mark | None:
        for i in spots:
            word = self.line.words[i]
            deed: Mark | None = word.marks.get("deed")
            if deed and not (after and deed.pre):
                return deed
            if word.kind == Kind.PUNCT or "number" in word.marks or (after and "conj" in word.marks):
                return None
        return None

    def name(self, q: Quantity, noun: Mark | None, deed: Mark | None, span: tuple[int, int]) -> str | None:
        """Return the measure's key, None where nothing near says it; `span` is where what is counted stands."""
        if q.sort in ("age", "score"):
            return q.sort
        if deed is not None and deed.key == RECOVERED:
            return "bodies recovered"
        topic = self._topic(q, span)
        if topic is not None and topic.key in COUNTS and q.sort == "count":
            return topic.key
        harmed = deed is not None and deed.key in HARMS and noun is not None and noun.key in HELD
        if noun is not None and noun.key in self.measured and q.sort in TOLD[noun.cls] and not harmed:
            return self.measured[noun.key]
        if q.sort == "count" and ((noun is not None and noun.cls == "people") or q.unit == "person"):
            return f"people {deed.key}" if deed else self._numbered(q.first)
        return self._measured(q, topic.key.replace("_", " ") if topic else None)

    def _numbered(self, first: int) -> str | None:
        """Return what the noun of "the number of the missing" measures, where it stands apart from its number."""
        for i in range(first - 1, max(-1, first - FAR), -1):
            marks = self.line.words[i].marks
            people = marks.get("people")
            skip = self.line.at(i - 1, "skip")
            if people is not None and skip is not None and skip.key == "number":
                return self.measured.get(people.key)
            if "number" in marks or self.line.words[i].norm in STOPS:
                return None
        return None

    def _measured(self, q: Quantity, key: str | None) -> str | None:
        """Return what a sum, a share or a length measures, by the topic near it."""
        if q.unit == "magnitude":
            return "magnitude"
        if q.unit in TIMES:
            return key if key in TERMS else "duration"
        key = key if key in OF[q.sort] else None
        if key == STATURE:
            key = "length" if q.unit in LONG or any(m.key == "width" for m in self.line.found["topic"]) else "height"
        hyphen = any(w.norm in DASHES for w in self.line.words[q.first : q.last])  # a 200-pound bomb
        if q.sort == "gauge" and (hyphen or self.line.at(q.first - 1, "weighing")):
            return key or ("weight" if q.unit in WEIGHTS else None)
        return " ".join(x for x in (key, self._change(q)) if x) or None

    def _change(self, q: Quantity) -> str | None:
        """Return whether a number says by how much something rose or fell, None where it says to what."""
        words = self.line.words
        swing = self.line.at(q.last, "change") or self.line.at(q.first - 1, "swing")
        if swing is not None and q.sort == "percent":
            return swing.key if swing.key in MOVES else None
        if q.sort == "count" or any(self.line.at(q.first - 1, cls) for cls in ("link", "against", "opener")):
            return None
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            change = words[i].marks.get("change")
            if change is not None and change.key in MOVES:
                height = change.form == "noun" and q.sort == "gauge"
                return None if height else change.key
            number = words[i].marks.get("number")
            counted = number is not None and number.key not in UNCOUNTED
            if change is not None or counted or words[i].norm in STOPS or not LEVELS.isdisjoint(words[i].marks):
                return None
        return None

    def _topic(self, q: Quantity, span: tuple[int, int]) -> Mark | None:
        """Return what the words of the counted thing, or those near the number, say that it measures."""
        words = self.line.words
        if "topic" not in self.line.found:
            return None
        ahead, behind = self.line.at(q.first - 1, "topic"), self.line.at(q.last, "topic")
        beside = behind if behind is not None and not behind.pre else ahead  # three metres wide
        if q.sort == "gauge" and beside is not None and beside.key in LENGTHS:
            return beside
        for i in range(*span):
            topic: Mark | None = words[i].marks.get("topic")
            if topic is not None and (topic.key in OF[q.sort] or topic.key.replace("_", " ") in OF[q.sort] | TERMS):
                return topic
        for i in range(q.first - 1, max(-1, q.first - NEAR), -1):
            topic = words[i].marks.get("topic")
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
