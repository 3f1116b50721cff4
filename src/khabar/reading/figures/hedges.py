"""Hedges: the words that bound a number, before it and after it."""

from __future__ import annotations

from collections.abc import Collection

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures.quantity import DASHES, Quantity

FAR = 6  # words between a number and the words after its noun that bound it
LOW = frozenset({"at_least", "more_than"})
SAME = {"inside": "at_most"}
HIGH = frozenset({"at_most", "less_than"})


class Hedges:
    """The hedges of a line, by the word that they end before."""

    def __init__(self, line: Line, so_that: Collection[str]) -> None:
        """Index the line's marks once; `so_that` is written on to a verb that tells what something came to."""
        self.line, self.so_that = line, frozenset(so_that)
        self.before: dict[int, Mark] = {m.last: m for m in line.found.get("bounds", ())}
        self.reach = bool(line.found.get("upto"))
        self.any = bool(self.before) or bool(line.found.get("tail")) or self.reach

    def at(self, i: int) -> Mark | None:
        """Return the hedge that ends right before word `i`, small words, brackets or marks of direction between."""
        words = self.line.words
        for _ in range(2):
            hedge = self.before.get(i)
            if hedge is not None:
                return hedge
            if i < 1 or not ("filler" in words[i - 1].marks or words[i - 1].norm in ("", "(")):
                return None
            i -= 1
        return self.before.get(i)

    def bind(self, q: Quantity) -> None:
        """Give a quantity the bounds that the words around it say, and take them into its place."""
        if not self.any:
            return
        bounds = [SAME.get(b, b) for b in self._ahead(q) + self._behind(q)]
        if not bounds and self.reach and self._reached(q):
            bounds = ["at_most"]
        if not bounds or q.bound == "range" or q.value is None:
            return
        q.bound = next((b for b in bounds if b != "about"), "about")
        q.low = q.value if q.bound in LOW else None
        q.high = q.value if q.bound in HIGH else None

    def _reached(self, q: Quantity) -> bool:
        """Say whether a measure is what something may come up to: waves that reach to six metres."""
        share = self.line.at(q.first - 1, "leading")  # up to a share of 5%
        to = self.line.at(q.first - 1 - (share is not None and not share.pre), "link")
        if q.sort not in ("gauge", "money", "percent") or to is None or to.key != "to":
            return False
        reaches = (self.line.at(i, "upto") for i in range(max(0, q.first - FAR), q.first - 1))
        return any(m is not None and not self._comes(m) for m in reaches)

    def _comes(self, mark: Mark) -> bool:
        """Say whether a verb of reaching tells what something came to: it rose, so as to reach 20."""
        return not self.so_that.isdisjoint(mark.pre)

    def _ahead(self, q: Quantity) -> list[str]:
        found: list[str] = []
        while len(found) < 3 and (hedge := self.at(q.first)) is not None:
            if hedge.key == "at_most" and self._comes(hedge) and self.line.at(hedge.first, "upto") is not None:
                break
            found.append(hedge.key)
            q.first, q.start = hedge.first, hedge.start
        return found

    def _behind(self, q: Quantity) -> list[str]:
        """Read the bound after the number, or after the noun that it counts."""
        words = self.line.words
        hyphen = q.last < len(words) and words[q.last].norm in DASHES and self.line.at(q.last + 1, "tail") is not None
        for at in range(q.last + hyphen, min(len(words), q.last + FAR)):
            tail = words[at].marks.get("tail")
            if tail:
                hedged = self.line.at(tail.last, "bounds") or self.line.at(tail.first, "bounds")
                if self._number(hedged.last if hedged else tail.last):  # it bounds what follows: at least 40
                    return []
                q.end = max(q.end, words[tail.last - 1].end)
                q.last = tail.last if at == q.last + hyphen else q.last
                return [tail.key]
            of = words[at].marks.get("skip")
            if at == q.last and of is not None and of.key == "of":  # five of the police at least
                continue
            if words[at].kind != Kind.WORD or "prep" in words[at].marks or "number" in words[at].marks:
                break
        return []

    def _number(self, i: int) -> bool:
        return self.line.at(i, "number") is not None or self.line.at(i, "coin") is not None
