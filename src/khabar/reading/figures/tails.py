"""Tails: the words that lead to a number: with a value of, which reached, for a period of."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Line, Mark
from khabar.reading.figures.clauses import Clauses
from khabar.reading.figures.quantity import Quantity

# names: our own measures
OWNED = frozenset({
    "price", "cost", "value", "height", "weight", "depth", "speed", "area", "temperature", "capacity", "stature",
    "width",
})  # fmt: skip
BACK = 8  # words that may lead to a number
TOWARDS = frozenset({"to", "on", "at", "from", "about"})  # prepositions right before a number
AROUND = frozenset({"", '"', "“", "”", "«", "»"})


@dataclass(slots=True)
class Tail:
    """The words that lead to a number: from word `first`; what they are tells how the noun stands to them."""

    first: int
    last: int
    owned: bool = False  # its value, their height
    which: bool = False  # a relative pronoun or "the reaching"
    verb: bool = False  # reached, amounts to
    attached: bool = False  # with a value, at a speed
    lasting: bool = False  # for a period
    lead: Mark | None = None  # the noun that says which measure it is


class Tails:
    """Finds the words that lead to the numbers of a line."""

    def __init__(self, line: Line, clauses: Clauses) -> None:
        """Index what leads to numbers once."""
        self.line, self.clauses, self.article = line, clauses, clauses.article
        self.leads = {m.last: m for m in line.found.get("leading", ())}
        self.against = {m.last: m for m in line.found.get("against", ())}
        self.bounds = {m.last: m for m in line.found.get("bounds", ()) if not definite(m, self.article)}

    def tail(self, q: Quantity) -> Tail:
        """Return the words that lead to a number: with a value of, which reached, for a period of."""
        tail = Tail(q.first, q.first, verb=self._bound(q.first))
        at = q.first - 1
        while at >= max(0, q.first - BACK) and at not in self.clauses.numbers:
            relative, lead = self.line.at(at, "relative"), self.leads.get(at + 1)
            if relative is not None or (lead is not None and lead.key == "which"):
                tail.which = relative is None or relative.key == "which"
                tail.first = tail.first if lead is None or relative is not None else lead.first
                break
            word = self.line.words[at]
            if word.norm in AROUND or "adverb" in word.marks or "coin" in word.marks:
                at -= 1
                continue
            first = self._before(tail, at, q)
            if first is None and (which := self.leads.get(at)) and which.key == "which" and self.clauses.owned(word):
                first, tail.owned = at, True  # whose prizes amount to so much
            if first is None:
                break
            tail.first = first
            at = first - 1
        return tail

    def _bound(self, i: int) -> bool:
        """Say whether a number begins with a verb that bounds it: a bribe that came to more than."""
        bounds = self.line.at(i, "bounds") if self.article else None
        return bounds is not None and bounds.last - i > 1 and self.clauses.verb(i)

    def _before(self, tail: Tail, at: int, q: Quantity) -> int | None:
        """Return where the leading word begins that ends with word `at`, None where none does."""
        lead, bounds, against = self.leads.get(at + 1), self.bounds.get(at + 1), self.against.get(at + 1)
        if against is not None:
            return against.first
        word, owner = self.line.words[at], self._owner(at)
        if lead is not None and not lead.pre and "change" in word.marks and q.sort in ("percent", "count"):
            return None  # a rise, not a height
        if lead is not None and not definite(lead, self.article) and not (owner and owner.pre):
            self._take(tail, lead)
            return lead.first
        if owner is not None:
            tail.owned = True
            return at
        if bounds is not None:
            tail.verb = tail.verb or self.clauses.verb(bounds.first)
            return bounds.first
        return at if self._towards(at) else None

    def _take(self, tail: Tail, lead: Mark) -> None:
        """Note what kind of word leads to a number."""
        first = self.line.words[lead.first]
        last = self.line.at(lead.first, "lasting")
        tail.lasting = tail.lasting or (last is not None and last.key == "long")
        tail.verb = tail.verb or lead.key == "reach"
        tail.owned = tail.owned or lead.key == "owned" or bool(lead.post)
        tail.lead = tail.lead or lead
        tail.attached = tail.attached or bool(lead.pre.strip("".join(self.clauses.ands))) or "lasting" in first.marks

    def _towards(self, i: int) -> bool:
        """Say whether a preposition or a verb that only leads on stands at word `i`."""
        word = self.line.words[i]
        prep = word.marks.get("prep")
        return (prep is not None and prep.key in TOWARDS and len(word.norm) <= len("prep")) or "upto" in word.marks

    def _owner(self, i: int) -> Mark | None:
        """Return the measure at word `i` to which its owner is written on: its price."""
        topic = self.line.at(i, "topic")
        return topic if topic is not None and topic.post and topic.key in OWNED else None


def definite(mark: Mark, article: str) -> bool:
    """Say whether the article is written on to what was found."""
    return bool(mark.pre) and mark.pre.endswith(article)
