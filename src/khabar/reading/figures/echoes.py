"""Echoes: numbers that carry on what one beside them counts: from 20 to 35, 5% against 4%, 30 metres (100 feet)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from khabar.lang.words import Kind, Line
from khabar.reading.draft import Counted
from khabar.reading.figures.measures import SUMS, level
from khabar.reading.figures.quantity import TIMES, Quantity

NEAR = 30  # words between a number and the one that it is held against
FEW = 3  # words between two counts of the same, or what says that they are the same
AGAIN = frozenset({"money", "gauge", "count", "percent"})  # what may be said again in another measure
LIKE = frozenset({"money", "gauge"})  # what may be said again in another unit
STOPS = frozenset({".", ";", ":", "\u061b"})
OPENING = frozenset("([")
SMALL = frozenset({"skip", "article", "filler", "adverb", "coin"})


@dataclass(slots=True)
class Told:
    """A quantity, its figure, and the words [first, last) with what is counted."""

    q: Quantity
    figure: Counted
    last: int
    first: int
    ahead: bool = False  # what is counted stands before the number


class Echoes:
    """Gives figures of a line what they share with those beside them."""

    def __init__(self, line: Line) -> None:
        """Index the words that hold a number against another once."""
        self.line = line
        self.against = {m.last: m for m in line.found.get("against", ())}
        self.raising = {m.last for m in line.found.get("raising", ())}
        self.among = {m.last for m in line.found.get("among", ())}
        self.change = min((m.first for m in line.found.get("change", ())), default=len(line.words))

    def carry(self, made: list[Told], now: Told) -> None:
        """Give a figure what the one before it is of, where the words hold the two together."""
        if not made:
            return
        last = made[-1]
        if self._raised(now):
            self._add(last.figure, now.figure)
            return
        again = self._again(last, now) or self._equal(last, now)
        if again and last.figure.bound == "about" and now.figure.bound == "exact":
            now.figure.bound = "about"
        if last.figure.what is None:
            return
        held, among = self._held(last, now), self._among(now)
        if among and last.figure.unit == (now.figure.unit or last.figure.unit):
            now.figure.whole = last.figure
        if now.figure.measure is None and last.figure.unit == now.figure.unit and self._reached(last, now):
            now.figure.measure = level(last.figure.measure)
        alone = now.figure.what is None or (now.ahead and now.first < last.q.first)
        if not (alone or ((held or among) and now.ahead and now.q.value != 1)):
            return
        if again or among or held or self._parted(last, now) or self._reached(last, now):
            self._share(last.figure, now.figure)
            if last.q.sort == "percent" and now.q.sort == "money" and level(last.figure.measure) in SUMS:
                now.figure.measure = now.figure.measure or level(last.figure.measure)

    def share(self, made: list[Told]) -> None:
        """Give "five" what is counted in "five of the six hostages"."""
        for one, two in pairwise(made):
            if one.figure.what is None and two.figure.what is not None and self._of(one.q.last, two.q.first):
                self._share(two.figure, one.figure)
                one.figure.whole = two.figure if one.figure.unit == two.figure.unit else None
            elif one.figure.what is None and two.figure.what is not None and self._both(one, two):
                self._share(two.figure, one.figure)
            elif one.figure.what is not None and two.figure.what is None and self._out_of(one.last, two.q.first):
                two.figure.unit = two.figure.unit or one.figure.unit
                one.figure.whole = two.figure if one.figure.unit == two.figure.unit else None

    def _raised(self, now: Told) -> bool:
        """Say whether the words before a count say that those before it are added: bringing the total to 340."""
        return now.q.first in self.raising and now.q.sort == "count"

    def _add(self, part: Counted, total: Counted) -> None:
        """Make a count part of the total that it brings up."""
        if total.unit not in (None, part.unit) or total.measure not in (None, part.measure):
            return
        if total.unit is None or total.what is None:
            total.what = part.what
        total.unit, total.measure = part.unit, total.measure or part.measure
        part.whole = part.whole or total
        part.scope = "new"

    def _share(self, source: Counted, figure: Counted) -> None:
        figure.what = source.what
        figure.unit = figure.unit or source.unit
        if figure.unit == source.unit:
            figure.measure = figure.measure or level(source.measure)

    def _again(self, last: Told, now: Told) -> bool:
        """Say whether a number in brackets says the one before it again in another unit."""
        if last.q.sort != now.q.sort or now.q.sort not in LIKE or last.figure.unit == now.figure.unit:
            return False
        between = self.line.words[last.q.last : now.q.first]
        near = between or self.line.words[last.last : now.q.first]
        return bool(near) and near[0].norm in OPENING and all(self._small(w.i) for w in near[1:])

    def _equal(self, last: Told, now: Told) -> bool:
        """Say whether the words between say that it is the same in another measure: or the equivalent of."""
        spots = range(max(last.q.last, now.q.first - FEW), now.q.first + 1)
        return last.q.sort in AGAIN and now.q.sort in AGAIN and any(self.line.at(i, "sameas") for i in spots)

    def _parted(self, last: Told, now: Told) -> bool:
        """Say whether a share is of the same whole as the one before it: 41% of those asked agree, 35% do not."""
        of = self.line.at(last.q.last, "skip")
        return now.q.sort == last.q.sort == "percent" and now.figure.what is None and of is not None and not of.post

    def _held(self, last: Told, now: Told) -> bool:
        """Say whether a number is held against one of its kind: 5 percent, against 4 percent a year ago."""
        if not self._kin(last, now) or now.q.unit in TIMES or now.q.first - last.q.last > NEAR:
            return False
        spots = range(now.q.first, max(last.q.last, now.q.first - 3), -1)
        return any(i in self.against for i in spots)

    def _reached(self, last: Told, now: Told) -> bool:
        """Say whether a word of change leads to a number: what it rose to is of what it rose from."""
        link, swing = self.line.at(now.q.first - 1, "link"), self.line.at(now.q.first - 1, "swing")
        other = now.q.sort == "percent" and last.q.sort != "percent"
        if other and now.figure.what is None and (swing or self._grown(now.q.first) or (link and link.key == "or")):
            return True
        parted = now.q.first > 1 and self.line.words[now.q.first - 2].norm in STOPS
        if link is None or parted or self.change >= now.q.first:
            return False
        return self._kin(last, now) or last.q.sort == "percent" or last.figure.unit == "percentage point"

    def _grown(self, i: int) -> bool:
        """Say whether a noun of change leads to the share before word `i`: so much, with a rise of 6%."""
        change = next((m for k in (i - 1, i - 2) if (m := self.line.at(k, "change"))), None)
        return change is not None and change.form == "noun" and bool(change.pre)

    def _kin(self, last: Told, now: Told) -> bool:
        return now.figure.unit in (None, last.figure.unit)

    def _among(self, now: Told) -> bool:
        """Say whether "of them" follows a number, so that it is of those told of before."""
        ahead = now.q.first in self.among
        half = self.line.at(now.q.last - 1, "share")  # half of them, in one word
        among = self.line.at(now.q.last, "among") or (half and half.post) or (ahead and now.figure.what is None)
        return bool(among) and now.q.sort in ("percent", "share", "count")

    def _of(self, first: int, last: int) -> bool:
        """Say whether only "of the" stands between two numbers."""
        between = range(first, last)
        of = any((m := self.line.at(i, "skip")) and m.key == "of" for i in between)
        odd = [i for i in between if not self._small(i)]  # of the last five
        return of and len(odd) <= 1 and all(self.line.words[i].kind == Kind.WORD for i in odd)

    def _out_of(self, first: int, last: int) -> bool:
        """Say whether nothing but "out of" stands between a count and a number."""
        of = self.line.at(first, "skip")
        return of is not None and of.key == "of" and of.last - of.first > 1 and of.last == last

    def _both(self, one: Told, two: Told) -> bool:
        """Say whether two counts are of the same: thirty were killed and dozens injured of the rebels."""
        of = self.line.at(two.q.last, "skip")
        between = self.line.words[one.q.last : two.q.first]
        if of is None or of.key != "of" or not between or len(between) > FEW:
            return False
        counts = one.q.sort == two.q.sort == "count" and one.figure.measure != two.figure.measure
        return counts and any("deed" in w.marks and w.marks["deed"].pre for w in between[:1])

    def _small(self, i: int) -> bool:
        word = self.line.words[i]
        if word.norm == "" or not SMALL.isdisjoint(word.marks) or "prep" in word.marks:
            return True
        return any(
            i < m.last for k in range(max(0, i - 3), i) for m in self.line.words[k].marks.values() if m.cls == "skip"
        )
