"""Splits: bounds whose verb stands before its subject, apart from the number: the dead passed a hundred."""

from __future__ import annotations

from khabar.lang.words import Line
from khabar.reading.figures.clauses import NUMBER, VERB, Clauses
from khabar.reading.figures.quantity import Quantity

OPPOSITE = {"more_than": "at_most", "less_than": "at_least", "about": "about"}
LEADS = ("over_", "by_", "from_")  # keys of verbs whose number a preposition leads to
NEAR = 6  # words between a limit and its number
NAMED = frozenset({"name", "topic", "number"})  # names: classes of marks
LOW = frozenset({"at_least", "more_than"})


class Splits:
    """Finds bounds that a verb says before its subject."""

    def __init__(self, line: Line, clauses: Clauses) -> None:
        """Look whether the line has such verbs at all."""
        self.line, self.clauses = line, clauses
        self.passing = bool(clauses.article) and bool(line.found.get("passing"))
        self.limits = {m.last: m for m in line.found.get("limit", ())}
        self.any = self.passing or bool(self.limits)

    def bind(self, q: Quantity) -> None:
        """Bound a quantity by the verb that its clause begins with; "not" turns the bound round."""
        if not self.any or q.bound != "exact" or q.value is None:
            return
        key = (self._key(q) if self.passing else None) or self._limit(q)
        if key is None:
            return
        q.bound = key
        q.low, q.high = (q.value, None) if key in LOW else (None, q.value if key != "about" else None)

    def _limit(self, q: Quantity) -> str | None:
        """Return the bound of a limit whose adjectives lead to the number: the required minimum, at 50 percent."""
        for i in range(q.first, max(0, q.first - NEAR), -1):
            if i in self.limits:
                return self.limits[i].key
            word = self.line.words[i - 1]
            adjective = self.clauses.definite(word) and not self.clauses.led(word) and NAMED.isdisjoint(word.marks)
            if not adjective and "leading" not in word.marks:
                return None
        return None

    def _key(self, q: Quantity) -> str | None:
        """Return the bound, None where another verb or number stands between or the preposition is not the verb's."""
        over = self.line.at(q.first - 1, "over")
        lead = f"{over.key}_" if over is not None else ""
        for piece in reversed(self.clauses.before(q.first - (over is not None))):
            if piece.kind == NUMBER:
                return None
            if piece.kind != VERB:
                continue
            verb = self.line.at(piece.first, "passing")
            if verb is None or lead != next((x for x in LEADS if verb.key.startswith(x)), ""):
                return None
            key = verb.key.removeprefix(lead)
            return OPPOSITE[key] if self.line.at(piece.first - 1, "neg") else key
        return None
