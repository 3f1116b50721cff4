"""Owners: what a sum, a share, a length or a duration is of, in a language whose subject stands before its verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures.quantity import TIMES, Phrase, Quantity
from khabar.reading.phrases import VERBAL, ends

FAR = 14  # words back to a subject or a topic
NEAR = 5
CHAIN = 6  # words of a noun phrase
STOPS = frozenset({".", ";", ":", "(", ",", "-", "–", "—"})
# names: classes of marks
SMALL = frozenset({"aux", "neg", "filler", "adverb", "bounds", "article", "coin", "link", "hedge"})
# names: classes of marks
BREAKS = frozenset({"number", "change", "apart", "bounds", "deed", "coin", "tense"})
HEADS = frozenset({"people", "counted", "topic", "name"})


class Owners:
    """Finds owners in a line."""

    def __init__(self, line: Line, noun: Callable[[int], Mark | None]) -> None:
        """Take what knows the counted nouns."""
        self.line, self.noun = line, noun
        self.hedged = {i for m in line.found.get("bounds", ()) for i in range(m.first, m.last)}
        self.counted = {i for m in line.found.get("number", ()) for i in range(m.first, m.last)}

    def of(self, q: Quantity) -> Phrase | None:
        """Return what a number is of that nothing after it tells: the subject, the object or the topic before it."""
        topic = self.topic(q) if q.sort in ("money", "percent") else None
        if topic is not None and "worth" in self.line.words[topic.first].marks:
            return self.headed(q) or self.subject(topic.first)
        if topic is not None:
            return topic.first if self._amounts(topic, q) else self._chain(topic.first), topic.last, None
        if q.unit in TIMES:
            return self.lasting(q)
        return self.headed(q) or self._verbed(q)

    def _amounts(self, topic: Mark, q: Quantity) -> bool:
        """Say whether the topic is the verb of a sum: the bridge cost five million."""
        return all(
            "bounds" in w.marks or w.i in self.hedged or "coin" in w.marks
            for w in self.line.words[topic.last : q.first]
        )

    def topic(self, q: Quantity) -> Mark | None:
        """Return the word before a sum or a share that says of what: price, turnout."""
        for i in self._back(q.first):
            topic = self.line.words[i].marks.get("topic")
            if topic is not None:
                return topic
        return None

    def changed(self, q: Quantity, last: int) -> Phrase | None:
        """Return what grew or fell, where it stands after the share: a 14% jump in new cases."""
        if q.sort == "money":
            return self._given(last)
        if q.sort != "percent":
            return None
        at = last + 1 if self.line.at(last, "change") else last
        if at == last and not any(self.line.at(i, "change") for i in range(max(0, q.first - NEAR), q.first)):
            return None
        within = self.line.at(at, "prep")
        if within is None or within.key != "in" or within.last >= len(self.line.words):
            return None
        first = within.last
        if "time" in self.line.words[at].marks or not {"time", "name", "month"}.isdisjoint(
            self.line.words[first].marks
        ):
            return None
        return first, self._reach(first), self.noun(first)

    def summed(self, _: Quantity) -> Phrase | None:
        """Return nothing: a "sum" is no more than its number here."""
        return None

    def _given(self, last: int) -> Phrase | None:
        """Return what a sum is given as: 140 million in aid."""
        within = self.line.at(last, "prep")
        if within is None or within.key != "in" or "time" in self.line.words[last].marks:
            return None
        end = self._reach(within.last) if within.last < len(self.line.words) else within.last
        topical = any(self.line.at(i, "topic") for i in range(within.last, end))
        return (within.last, end, None) if topical else None

    def told(self, q: Quantity) -> Phrase | None:
        """Return what a number without a noun of its own tells of: the toll rose to so many, a population of."""
        of = self.line.at(q.first - 1, "skip")
        if of is not None and of.key == "of" and not ends(self.line, of.first - 1):
            tolled = self.line.at(of.first - 1, "toll") is not None
            return None if tolled else (self._chain(of.first - 1), of.first, self.noun(of.first - 1))
        verb = self._verb(q)
        if verb is None or not ({"change", "amounting"} & self.line.words[verb].marks.keys()):
            return None
        found = self.subject(verb)
        return None if found and any(self.line.at(i, "toll") for i in range(found[0], found[1])) else found

    def headed(self, q: Quantity) -> Phrase | None:
        """Return the noun that a length qualifies: winds of 85 mph, totals up to 4 inches, goods worth so much."""
        i = q.first - 1
        of = self.line.at(i, "skip") or self.line.at(i, "relative") or self.line.at(i, "worth")
        if of is not None:
            i = of.first - 1
            i -= of.cls == "worth" and i > 0 and self.line.words[i].norm == ","
        elif i == q.last - 1 or q.bound in ("exact", "range") or q.sort != "gauge":
            return None
        if self._edge(i) or self.line.at(i, "wherever") is not None:
            return None
        return self._chain(i), i + 1, self.noun(i)

    def lasting(self, q: Quantity) -> Phrase | None:
        """Return what a duration is of: what goes on for so long, what is put off by it, a term in jail."""
        after = self.line.at(q.last, "prep")
        if after is not None and self.line.at(after.last, "confinement"):
            return after.last, after.last + 1, None
        lead = self.line.at(q.first - 1, "prep")
        verb = self._verb(q)
        ahead = self.line.at(q.last, "remaining")
        if ahead is not None and (lead is None or lead.key != "for"):
            end = self._reach(ahead.last) if ahead.last < len(self.line.words) else ahead.last
            return self._phrase(ahead.last, end)
        if verb is None:
            return None
        if self.line.at(q.last, "away") and "aux" in self.line.words[verb].marks:
            return self.subject(verb)
        if self.line.at(verb, "lasting"):
            return self.subject(verb)
        if self.line.at(verb, "putoff"):
            return self._object(verb, q.first) or self.subject(verb)
        if lead is None or lead.key != "for" or not self.line.at(verb, "spending"):
            return None
        return verb, verb + 1, None

    def _verbed(self, q: Quantity) -> Phrase | None:
        """Return the object that a verb cut or raised by so much, else the subject that rose, is or reached it."""
        verb = self._verb(q)
        if verb is None:
            return self._gapped(q)
        marks = self.line.words[verb].marks
        be = marks.get("aux")
        if "change" in marks:
            return self._object(verb, q.first) or self.subject(verb)
        if "amounting" in marks or "trade" in marks or (be is not None and be.key == "be" and q.sort != "money"):
            return self._object(verb, q.first) if "trade" in marks and "amounting" not in marks else self.subject(verb)
        return None

    def _gapped(self, q: Quantity) -> Phrase | None:
        """Return the noun right before a sum whose verb is left out: the bridge cost five million, the road two."""
        first = self._chain(q.first - 1) if q.sort == "money" and not self._edge(q.first - 1) else q.first
        opened = self.line.at(first - 1, "article") is not None and min(self.counted) < first
        return self._phrase(first, q.first) if opened and first < q.first else None

    def subject(self, verb: int) -> Phrase | None:
        """Return the subject of the verb at word `verb`, past auxiliaries, and past phrases with a preposition."""
        at = verb
        while at > 0 and self._small(at - 1):
            at -= 1
        for _ in range(NEAR):
            first = self._chain(at - 1) if at > 0 and not self._edge(at - 1) else at
            if first == at:
                return None
            opened = first - (self.line.at(first - 1, "article") is not None)
            prep = self.line.at(opened - 1, "prep") if opened else None
            if prep is None:
                return self._phrase(first, at)
            first = opened
            if prep.key == "of" and not self._edge(first - 2):
                head = self._chain(first - 2)
                if not self.line.at(head - 1, "prep"):
                    return self._phrase(head, at)
                first, prep = head, self.line.at(head - 1, "prep")
            at = first - 1
        return None

    def _object(self, verb: int, stop: int) -> Phrase | None:
        """Return the noun phrase between a verb and its measure."""
        first = verb + 1
        while first < stop and self._small(first):
            first += 1
        last = first
        while last < stop and not self._edge(last):
            last += 1
        return self._phrase(first, last) if last > first else None

    def _verb(self, q: Quantity) -> int | None:
        """Return the nearest verb before a number, with no other number or clause between."""
        for i in self._back(q.first):
            marks = self.line.words[i].marks
            finite = any(m.form in VERBAL or m.form == "ing" for m in marks.values()) and "name" not in marks
            if finite or not {"change", "amounting", "lasting", "putoff", "spending", "trade"}.isdisjoint(marks):
                return i
            aux = marks.get("aux")
            if aux is not None and aux.key == "be":
                return i
        return None

    def _back(self, first: int) -> Iterator[int]:
        """Yield the words before word `first`, the nearest first, to where its clause begins."""
        for i in range(first - 1, max(-1, first - FAR), -1):
            word = self.line.words[i]
            if i in self.counted or (word.norm in STOPS and word.kind == Kind.PUNCT) or "that" in word.marks:
                return
            yield i

    def _small(self, i: int) -> bool:
        """Say whether word `i` only belongs to the verb: has, not, also, which."""
        word = self.line.words[i]
        if word.norm.endswith("ly") or "relative" in word.marks or i in self.hedged:
            return True
        return not SMALL.isdisjoint(word.marks) and HEADS.isdisjoint(word.marks)

    def _edge(self, i: int) -> bool:
        """Say whether no noun phrase holds word `i`."""
        return i < 0 or ends(self.line, i) or self.line.words[i].kind != Kind.WORD or self._broken(i)

    def _broken(self, i: int) -> bool:
        marks = self.line.words[i].marks
        return not BREAKS.isdisjoint(marks) and ("deed" not in marks or self.noun(i) is None)

    def _phrase(self, first: int, last: int) -> Phrase | None:
        while first < last and not {"article", "filler"}.isdisjoint(self.line.words[first].marks):
            first += 1
        if first >= last:
            return None
        return first, last, next((n for i in range(last - 1, first - 1, -1) if (n := self.noun(i))), None)

    def _chain(self, i: int) -> int:
        """Return the first word of the phrase that ends with word `i`, its article left out."""
        first = i
        while first > 0 and i - first < CHAIN and not self._edge(first - 1):
            if not {"article", "filler"}.isdisjoint(self.line.words[first - 1].marks):
                break
            first -= 1
        return first

    def _reach(self, i: int) -> int:
        """Return the index past the phrase that begins at word `i`."""
        at = i + 1
        while at < len(self.line.words) and at - i < CHAIN and not self._edge(at):
            at += 1
        return at
