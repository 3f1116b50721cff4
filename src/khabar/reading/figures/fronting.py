"""Fronting: the noun that stands before the number that counts it: the days four, number of tents: 12."""

from __future__ import annotations

from collections.abc import Callable

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures.clauses import Clauses
from khabar.reading.figures.quantity import Phrase, Quantity

FAR = 10  # words back to a label, or to those of whom a share is
SHORT = 2
FEW = 7  # words of a name in quotation marks
LONG = 3  # words that may stand between a noun and its number with the article
LEADING = frozenset({"leading", "lasting", "bounds", "prep"})  # names: classes of marks
BREAKING = frozenset({"prep", "that", "conj", "cue", "time"})  # names: classes of marks
QUOTES = frozenset('"“”«»')


class Fronting:
    """Finds nouns before their numbers in a line."""

    def __init__(self, line: Line, noun: Callable[[int], Mark | None], clauses: Clauses) -> None:
        """Take what else is known of the line: `noun` returns the people or things known at a word."""
        self.line, self.noun, self.clauses, self.article = line, noun, clauses, clauses.article

    def theirs(self, i: int) -> bool:
        """Say whether those of whom a share is are written on to it: half of them, in one word."""
        share = self.line.at(i, "share")
        return share is not None and share.post in self.clauses.owning

    def told(self, i: int) -> Phrase | None:
        """Return the people or things told of last before word `i`, those counted before the rest."""
        near = range(i - 1, max(-1, i - FAR), -1)
        nouns = [noun for at in near if (noun := self.noun(at)) is not None and noun.first == at]
        counted = (n for n in nouns if self.line.at(n.first - 1, "number") is not None)
        noun = next(counted, None) or next((n for n in nouns if n.form == "many"), None)
        return (noun.first, noun.last, noun) if noun is not None else None

    def ahead(self, q: Quantity) -> Phrase | None:
        """Return the noun phrase that stands right before a number: the days four, the dead six."""
        i, words = q.first, self.line.words
        if q.definite and i and words[i - 1].norm == self.article:
            i -= 1
        far = LONG if q.definite or q.value == 1 else 1
        i = self._unquoted(i) if q.definite else i
        for at in range(i - 1, max(-1, i - far - 1), -1):
            told = "label" in words[at].marks or (not q.definite and "deed" in words[at].marks)
            noun = None if told else self.noun(at)
            if noun and self.article and noun.form == "one" and q.value != 1:  # of the town ten thousand
                noun = None
            single = noun is not None and q.value == 1 and noun.form == "one" and self._joined(noun.last, i)
            if noun and (noun.last == i or (q.definite and noun.form == "many") or single):
                return noun.first, noun.last if q.definite else i, noun
            if words[at].kind != Kind.WORD or not BREAKING.isdisjoint(words[at].marks):
                break
        return None

    def _unquoted(self, i: int) -> int:
        """Return where a name in quotation marks begins that ends before word `i`, `i` where there is none."""
        words = self.line.words
        if i < SHORT or words[i - 1].norm not in QUOTES:
            return i
        return next((k for k in range(i - 2, max(-1, i - FEW), -1) if words[k].norm in QUOTES), i)

    def _joined(self, first: int, last: int) -> bool:
        """Say whether nothing but adjectives and owners can stand in words [first, last)."""
        words = self.line.words[first:last]
        return not any(self.clauses.led(w) or not LEADING.isdisjoint(w.marks) for w in words)

    def labelled(self, q: Quantity) -> Phrase | None:
        """Return the noun of the label before a colon: number of tents: 12."""
        words, i = self.line.words, q.first - 1
        if i < 0 or words[i].norm != ":":
            return None
        for at in range(i - 1, max(-1, i - FAR), -1):
            if words[at].kind != Kind.WORD and words[at].norm:
                return None
            noun = self.noun(at)
            if noun:
                return noun.first, max(noun.last, i), noun
        return None
