"""Counting: the noun that a number counts, and what a measure, a sum or a share is of."""

from __future__ import annotations

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.phrases import ends
from khabar.reading.quantity import Quantity

WIDE = 5  # words of a counted noun phrase
PLURAL = "s"


class Counting:
    """Finds counted nouns in a line."""

    def __init__(self, line: Line, article: str, ands: frozenset[str]) -> None:
        """Take the article and the joining words of the language."""
        self.line, self.article, self.ands = line, article, ands

    def noun(self, i: int) -> Mark | None:
        """Return the people or things known at word `i`."""
        return self.line.at(i, "people") or self.line.at(i, "counted")

    def after(self, i: int) -> tuple[int, int, Mark | None] | None:
        """Return (first, last, noun) of the phrase that begins at word `i`: in English its head stands last."""
        first, stop = i, i
        head: Mark | None = None
        words = self.line.words
        while stop < min(len(words), first + WIDE) and self._inside(stop, first):
            noun = self.noun(stop)
            if noun is not None:
                head, stop = noun, max(noun.last, stop + 1)
                if self.article:
                    return first, self._adjectives(stop), head
                if not self.noun(stop):
                    return first, stop, head
                continue
            if head is not None:
                break
            stop += 1
            if not self.article and words[stop - 1].norm.endswith(PLURAL) and stop - 1 > first - 1:
                break
        return (first, stop, head) if stop > first else None

    def _adjectives(self, i: int) -> int:
        """Return the index past one more word that belongs to an Arabic noun."""
        words = self.line.words
        more = i < len(words) and self._inside(i, i - 1) and words[i].norm[:1] not in self.ands
        return i + 1 if more else i

    def _inside(self, i: int, first: int) -> bool:
        """Say whether word `i` can stand in the phrase that began at `first`."""
        word = self.line.words[i]
        if word.kind != Kind.WORD:
            return word.norm in ("-", "'s", "’s", "'") and i > first
        if "number" in word.marks or "tail" in word.marks or ("deed" in word.marks and not self.noun(i)):
            return False
        if self.article and i > first and word.norm[:1] in self.ands:
            return False
        return not ends(self.line, i) or self.noun(i) is not None

    def of(self, i: int) -> int | None:
        """Return where the whole begins that a share is of: past "of the"."""
        at = i
        skip = self.line.at(at, "skip")
        if skip is None or skip.key != "of":
            return None
        while (skip := self.line.at(at, "skip")) is not None and at < i + 3:
            at = skip.last
        return at

    def ahead(self, q: Quantity) -> tuple[int, int, Mark | None] | None:
        """Return the noun phrase that stands right before a number: the days four, the dead six."""
        i = q.first
        noun = self.line.at(i - 1, "people") or self.line.at(i - 1, "counted")
        if noun and noun.last == i:
            return noun.first, noun.last, noun
        return None

    def near(self, q: Quantity) -> tuple[int, int, Mark | None] | None:
        """Return the nearest noun before a measure, no verb or particle between."""
        words = self.line.words
        for i in range(q.first - 1, max(-1, q.first - WIDE), -1):
            word = words[i]
            if word.kind != Kind.WORD:
                return None
            if "prep" in word.marks and i == q.first - 1:
                continue
            if ends(self.line, i) or "deed" in word.marks or "bounds" in word.marks or "number" in word.marks:
                return None
            if len(word.norm) > 2:  # noqa: PLR2004
                return i, i + 1, self.noun(i)
        return None
