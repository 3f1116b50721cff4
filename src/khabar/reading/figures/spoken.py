"""Spoken numbers: what nouns say by themselves: two soldiers in one word, twice, at least a week."""

from __future__ import annotations

import re

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Number, Timex
from khabar.reading.figures.bars import Bars
from khabar.reading.figures.counting import Counting
from khabar.reading.figures.hedges import Hedges
from khabar.reading.figures.quantity import Measured, Quantity
from khabar.reading.numbers.atoms import changed

ONCE = re.compile(r"PT?1[A-Z]+|P10Y")
LONG = 4  # letters that a word with a dual's ending has at least
# names: classes of marks
PARTICLES = frozenset({"prep", "that", "relative", "conj", "pronoun", "aux", "neg", "article"})
OPEN = frozenset({"event"})
TIMES = "times"  # "more than the double" is two times
KINDS = ("people", "counted", "gauge", "money")
NOUNS = KINDS[:2]


class Spoken:
    """Finds the quantities of a line that no number word says."""

    def __init__(
        self, line: Line, pack: Pack, measured: Measured, hedges: Hedges, counting: Counting, bars: Bars,
        times: list[Timex],
    ) -> None:  # fmt: skip
        """Take what the line's other finders know."""
        self.line, self.pack, self.measured, self.hedges = line, pack, measured, hedges
        self.counting, self.bars = counting, bars
        self.article, self.ands = counting.article, counting.ands
        self.definite = (self.article, *pack.lexicon.clitics.lal)
        self.lasting = {t.first: t for t in times if t.type == "duration"}
        self.taken: set[int] = set()
        self.counted = {m.last for m in line.found.get("number", ())}
        self.mine, self.relating = pack.fact("dual", "mine", ("-",)), pack.fact("dual", "relating", ("-",))
        self.were = pack.fact("dual", "were", ("-",))

    def quantities(self, taken: set[int]) -> list[Quantity]:
        """Return what nouns say by themselves: duals, "twice", "at least a week"."""
        self.taken = taken
        found = [self.measured.single(m, 2, "dual") for m in self._duals()]
        found += [self.measured.single(m, 2, "adverb") for m in self.line.found.get("twofold", ())]
        for gauge in (*self.line.found.get("gauge", ()), *(self.line.found.get("money", ()) if self.article else ())):
            if gauge.form == "one" and gauge.first not in self.taken and self._single(gauge):
                unit = self.line.at(gauge.first - 1, "unit")
                q = self.measured.single(gauge, 2 if gauge.key == TIMES else 1, "unit")
                one = self.line.at(gauge.last, "number")
                if one is not None and self.article and q.last == gauge.last:
                    q.end = one.end
                if unit:
                    q.first, q.start = unit.first, unit.start
                found.append(q)
        return [q for q in found if not (self.taken & {q.first, q.last - 1}) and q.first not in self.bars.dated]

    def _duals(self) -> list[Mark]:
        if not self.pack.fact("dual", "ends", ()):
            return []
        found = [m for cls in KINDS for m in self.line.found.get(cls, ())]
        known: dict[int, Mark] = {}
        for mark in found:
            if mark.form in ("two", "pair") and mark.first not in known and self._dual(mark):
                known[mark.first] = mark
        return list(known.values()) + self._unknown_duals({m.first for m in found})

    def _dual(self, mark: Mark) -> bool:
        """Say whether a dual counts: two soldiers, not the two soldiers, and no name."""
        words = self.line.words
        article = bool(self.article) and mark.pre.endswith(self.definite)
        before = words[mark.first - 1] if mark.first else None
        if article and (mark.cls in NOUNS or mark.form == "pair"):  # the two countries: told before
            return False
        several = article and mark.pre == self.article and self._several(mark.first)
        if several or mark.first in self.bars.named or mark.first in self.taken or self.line.at(mark.first, "name"):
            return False
        if before is not None and ("nodual" in before.marks or "number" in before.marks):
            return False
        if before is not None and (not mark.pre or mark.pre[0] not in self.ands) and self._agrees(before, mark):
            return False
        whole = words[mark.last - 1].norm.endswith(self.pack.fact("dual", "all", ()))
        if whole or mark.key in self.pack.fact("dual", "named", ()):
            return whole and not mark.post
        after = words[mark.last] if mark.last < len(words) else None
        if after is None or after.kind != Kind.WORD or not (PARTICLES | {"adverb"}).isdisjoint(after.marks):
            return False
        return not self._listing(after.i) and not self._owned(words[mark.first], after)

    def _owned(self, word: Word, after: Word) -> bool:
        """Say whether what looks like two of something is somebody's own: my family, not two families of."""
        relating = after.norm.endswith(self.relating) and self.counting.noun(after.i) is None
        telling = self.counting.clauses.verb(after.i) or relating
        return word.norm.endswith(self.mine) and telling

    def _listing(self, i: int) -> bool:
        """Say whether word `i` and one with "and" written on to it say which the two are: of interior and of health."""
        words, definite = self.line.words, self.counting.clauses.definite
        near = words[i + 1 : i + 1 + LONG]
        return definite(words[i]) and any(self.counting.clauses.conjoined(w) and definite(w) for w in near)

    def _several(self, i: int) -> bool:
        """Say whether an amount of the thing at word `i` is told, so that it is a plural: more of the sellers."""
        of = self.line.at(i - 1, "skip")
        return of is not None and of.key == "of" and self.line.at(of.first - 1, "plenty") is not None

    def _agrees(self, before: Word, mark: Mark) -> bool:
        """Say whether the word before is a dual itself, or a plural, so that this one is its adjective."""
        ends = self.pack.fact("dual", "all", ())
        noun = self.counting.noun(before.i)
        if mark.cls != "people" and self.counting.clauses.definite(before) and not mark.pre.endswith(self.definite):
            return False  # the two sides signed two agreements
        if noun is not None and noun.form == "many":  # Syrian soldiers; of the shares of two companies it is none
            return mark.cls == "people" and (
                not mark.pre or (mark.pre == self.article and self.counting.clauses.definite(before))
            )
        if not ends or not before.norm.endswith(ends) or "num" in before.marks or "name" in before.marks:
            return False
        return noun.form == "two" if noun is not None else not before.marks and len(before.norm) > LONG

    def _unknown_duals(self, known: set[int]) -> list[Mark]:
        """Return nouns that only their ending shows to be dual, where nothing else is known of the word."""
        ends, shortest = self.pack.fact("dual", "ends", ()), self.pack.fact("dual", "shortest", 99)
        if not ends:
            return []
        never, every = tuple(self.pack.fact("dual", "never", ())), self.pack.fact("dual", "all", ())
        tail, last = tuple(ends), -2
        found = []
        for word in self.line.words:
            if not word.norm.endswith(tail) or len(word.norm) < shortest or word.norm.endswith(never):
                continue
            described = word.i - 1 in known and self.line.words[word.i - 1].norm.endswith(every)
            adjective, last = last == word.i - 1 or described, word.i
            if adjective or self._told(word.i) or word.marks.keys() - OPEN or word.norm.startswith(self.definite):
                continue
            first = self.article and next((c for c in self._particles() if word.norm.startswith(c)), "")
            if first and first.endswith(self.article):
                continue
            found.append(Mark("counted", "", word.i, word.i + 1, word.start, word.end, "two"))
        return found

    def _told(self, i: int) -> bool:
        """Say whether "were" stands before word `i`: an adjective of the two."""
        return any(
            self.line.at(k, "aux") or self.line.words[k].norm.endswith(self.were) for k in range(max(0, i - 2), i)
        )

    def _particles(self) -> tuple[str, ...]:
        return tuple(sorted(self.pack.lexicon.clitics.before["noun"], key=len, reverse=True))

    def _per(self, first: int, last: int) -> bool:
        """Say whether a unit only tells per what, or since when: so much a year, a week after."""
        return first in self.counted or (not self.article and self.line.at(last, "offset") is not None)

    def _single(self, gauge: Mark) -> bool:
        """Say whether a unit alone is a quantity: a hedge bounds it, or a duration is just this."""
        words, first = self.line.words, gauge.first
        unit = self.line.at(first - 1, "unit")
        if (self.article or unit) and first not in self.counted and self.measured.half(gauge, gauge.last):
            return True
        if self.article and gauge.key == TIMES and gauge.pre == self.article and changed(self.line, first):
            return True
        if (self.article and gauge.pre.endswith(self.article)) or self._per(first - (unit is not None), gauge.last):
            return False
        lasting = self.lasting.get(first) or (self.lasting.get(first - 1) if unit else None)
        led = not self.article or self.line.at(first - 1, "leading") or self.line.at(first - 1, "lasting")
        if led and lasting and lasting.last == gauge.last and lasting.text and ONCE.fullmatch(lasting.text):
            return True
        if not self.article and unit is None:
            return False
        after = words[gauge.last] if gauge.last < len(words) else None
        if after is not None and (after.kind == Kind.NUMBER or "number" in after.marks):
            number = self.line.at(gauge.last, "number")
            value = number.value if number else None
            return bool(self.article) and isinstance(value, Number) and value.kind == "cardinal" and value.value == 1
        if gauge.cls == "money":
            return False
        hedge = self.hedges.at(first)
        tail = self.line.at(gauge.last, "tail")
        return (hedge is not None and hedge.key not in ("about", "inside")) or tail is not None
