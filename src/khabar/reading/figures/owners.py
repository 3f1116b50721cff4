"""Owners: what a sum, a share, a length or a duration is of, where its noun stands before it."""

from __future__ import annotations

from collections.abc import Callable

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures.quantity import Quantity
from khabar.reading.phrases import ends

Phrase = tuple[int, int, Mark | None]  # words [first, last), the noun known in it
FAR = 10  # words back to a person or an owner
NEAR = 4
CHAIN = 5  # words of a phrase that ends before its number
SHORT = 2
STOPS = frozenset({".", ";", "(", ",", "\u060c", "\u061b"})
# names: classes of marks
LINKS = frozenset({"prep", "aux", "conj", "article", "that", "pronoun", "neg", "filler"})
UNITS = frozenset({"coin", "money"})
OPEN = frozenset({"event", "name", "saying"})
BREAKS = LINKS | {
    "number", "leading", "deed", "bounds", "relative", "tense", "change", "lasting", "skip", "gauge", "apart",
}  # fmt: skip


class Owners:
    """Finds owners in a line."""

    def __init__(
        self, line: Line, pack: Pack, noun: Callable[[int], Mark | None], ands: frozenset[str]
    ) -> None:  # fmt: skip
        """Take the article and the joining words of the language, and what knows the counted nouns."""
        article = pack.lexicon.clitics.article
        self.during = frozenset(pack.fact("during", "pre", ()))
        self.line, self.article, self.noun, self.ands = line, article, noun, ands
        self.counted = {i for m in line.found.get("number", ()) for i in range(m.first, m.last)}

    def owner(self, q: Quantity) -> Phrase | None:
        """Return what a sum, a share or a length is of: the noun before it and before the words that lead to it."""
        topic = self.topic(q)
        if topic is not None and topic.key == "distance":  # how far something is: of nothing
            return None
        if topic is not None:
            return topic.first, self._reach(topic.first) if self.article else topic.last, None
        words, led = self.line.words, False
        own: Phrase | None = None
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            marks = words[i].marks
            if i in self.counted or not UNITS.isdisjoint(marks) or words[i].norm in STOPS:
                break
            bounds = marks.get("bounds")
            if words[i].kind != Kind.WORD or bounds or len(words[i].norm) <= SHORT:
                led = led or (bounds is not None and bounds.key == "at_most")
                continue
            leading = marks.get("leading")
            if (
                leading
                or "tense" in marks
                or "change" in marks
                or "relative" in marks
                or (marks.keys() & LINKS and not self.noun(i))
            ):
                led = True
                if leading and own is None and self.article and leading.pre.endswith(self.article):
                    own = leading.first, leading.last, None
                    if self.line.at(i - 1, "leading"):
                        return own
                continue
            noun = self.noun(i)
            if led or noun or (self.article and ("name" in marks or self.article in words[i].norm[: SHORT + 1])):
                return self._owned(i)
            break
        return own

    def summed(self, q: Quantity) -> Phrase | None:
        """Return the sum itself where the words say "a sum of" and not what for."""
        sum_ = self.line.at(q.first - 1, "leading") if self.article and q.sort == "money" else None
        return (sum_.first, sum_.last, None) if sum_ and sum_.key == "sum" and not sum_.pre else None

    def _owned(self, i: int) -> Phrase | None:
        """Return the phrase that ends with word `i`, or that before a relative pronoun near it."""
        noun = self.noun(i)
        if not self.article:
            return i, i + 1, noun
        for at in range(i - 1, max(-1, i - NEAR), -1):
            if self.line.words[at].norm in STOPS:
                break
            if "relative" in self.line.words[at].marks:
                return self._before(at) or (self._chain(i), i + 1, noun)
        return (i, i + 1, noun) if noun else self._before(i + 1)

    def topic(self, q: Quantity) -> Mark | None:
        """Return the word before a sum or a share that says of what: price, turnout."""
        words = self.line.words
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            topic = words[i].marks.get("topic")
            if words[i].norm in STOPS or i in self.counted:
                return None
            if topic and ("leading" not in words[i].marks or not (self._broken(i + 1) or ends(self.line, i + 1))):
                return topic
        return None

    def told(self, q: Quantity) -> Phrase | None:
        """Return what a number without a noun of its own tells of, where a word of change leads to it."""
        if not any(self.line.at(i, "change") for i in range(max(0, q.first - FAR), q.first)):
            return None
        return self.owner(q)

    def changed(self, q: Quantity, last: int) -> Phrase | None:
        """Return what grew or fell by a share: a 14% jump in new cases, a rise of 14% in prices."""
        if q.sort != "percent":
            return None
        at = last
        if not self.article and self.line.at(at, "change"):
            at += 1
        elif not any(self.line.at(i, "change") for i in range(max(0, q.first - NEAR), q.first)):
            return None
        within = self.line.at(at, "prep")
        if within is None or within.key != "in" or within.last >= len(self.line.words):
            return None
        return within.last, self._reach(within.last), self.noun(within.last)

    def lasting(self, q: Quantity) -> Phrase | None:
        """Return what a duration is of: the noun before a word that says how long."""
        words = self.line.words
        if any(m.first == q.first and m.pre in self.during for m in words[q.first].marks.values()):
            return self._before(q.first)
        for i in range(q.first - 1, max(-1, q.first - NEAR), -1):
            if words[i].norm in STOPS or i in self.counted:
                return None
            last = words[i].marks.get("lasting")
            if last is None:
                continue
            if last.key == "goes" and i + 1 < q.first and not self._broken(q.first - 1):
                return i + 1, q.first, None
            return self._before(i) if not self._led(i - 1) else None
        return None

    def _led(self, i: int) -> bool:
        return i >= 0 and "prep" in self.line.words[i].marks

    def headed(self, q: Quantity) -> Phrase | None:
        """Return the English noun that a length qualifies: winds of 85 mph, totals up to 4 inches."""
        i = q.first - 1
        if self.line.at(i, "skip") is not None or self.line.at(i, "relative") is not None:
            i -= 1
        elif i == q.last - 1 or q.bound == "exact":
            return None
        if i < 0 or ends(self.line, i) or self.line.words[i].kind != Kind.WORD or self._broken(i):
            return None
        return self._chain(i), i + 1, self.noun(i)

    def _before(self, i: int) -> Phrase | None:
        """Return the phrase that ends before word `i`, past a relative pronoun, with what prepositions join to it."""
        at = i - 1
        while at >= 0 and (self.line.words[at].norm in ("", ",") or "relative" in self.line.words[at].marks):
            at -= 1
        if at < 0 or self._stop(at):
            return None
        first = at
        while first > 0 and at - first < CHAIN and not self._stop(first - 1):
            first -= 1
        while first < at and "prep" in self.line.words[first].marks:
            first += 1
        return (first, at + 1, None) if "prep" not in self.line.words[first].marks else None

    def _stop(self, i: int) -> bool:
        """Say whether no phrase reaches over word `i`; prepositions may stand in it."""
        word = self.line.words[i]
        return word.kind != Kind.WORD or bool(word.marks.keys() & (BREAKS - {"prep"})) or (
            "prep" not in word.marks and ends(self.line, i)
        )  # fmt: skip

    def _broken(self, i: int) -> bool:
        return bool(self.line.words[i].marks.keys() & BREAKS)

    def _chain(self, i: int) -> int:
        """Return the first word of the phrase that ends with word `i`."""
        first = i
        while first > 0 and i - first < CHAIN:
            word = self.line.words[first - 1]
            if word.kind != Kind.WORD or self._broken(first - 1) or ends(self.line, first - 1):
                break
            first -= 1
        return first

    def _reach(self, i: int) -> int:
        """Return the index past the phrase that begins at word `i`."""
        at = i + 1
        while at < len(self.line.words) and at - i < CHAIN:
            word = self.line.words[at]
            joined = word.norm[:1] in self.ands and bool(self.article)
            if word.kind != Kind.WORD or joined or self._broken(at) or ends(self.line, at):
                break
            at += 1
        return at
