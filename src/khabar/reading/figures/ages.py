"""Ages: numbers that say how old someone is."""

from __future__ import annotations

from decimal import Decimal

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Number
from khabar.reading.figures.measures import COMMAS
from khabar.reading.figures.quantity import Quantity

FOLK = frozenset({"people", "role", "person"})  # names: classes of marks
SOMEBODY = frozenset({"people", "role", "name"})  # names: classes of marks
BEARING = frozenset({"having", "child"})  # keys of words of age: of six years, child of six years
OLDEST = 120
YEARS = frozenset({"year", "month"})
WITHIN = 5
FAR = 14  # words from a death to the age of who died
BARE = frozenset({"relative", "prep", "conj", "deed", "that", "aux", "pronoun"})
CLOSING = frozenset({",", ")", ".", ";", "\u060c", ""})


class Ages:
    """Finds the ages of a line."""

    def __init__(self, line: Line, ands: frozenset[str], article: str) -> None:
        """Look whether the line speaks of age at all; an `article` is one that is written on to words."""
        self.line, self.ands, self.article, self.written = line, ands, article, bool(article)
        self.cued = bool(line.found.get("age"))
        self.timed = any(m.key == "minute" for m in line.found.get("gauge", ()))

    def spoken(self, mark: Mark) -> Quantity | None:
        """Return the age that a decade or an ordinal says: in her forties, in the thirty-seventh year of life."""
        number = mark.value
        if not isinstance(number, Number) or number.value is None or mark.key not in ("decade", "ordinal"):
            return None
        near = range(mark.last, min(len(self.line.words), mark.last + 3))
        after = any(self._cued(i) for i in near)
        before = any(self._cued(i) for i in range(max(0, mark.first - 3), mark.first))
        if mark.key == "ordinal":
            child = self.line.at(mark.first - 1, "age")
            after = after or (number.value > 10 and self._cued(mark.first - 1))
            after = after or (child is not None and child.key == "child" and self._definite(mark.first))
            if not after or number.value <= 2:
                return None
            return self._age(mark, number.value, "ordinal age")
        his = self.line.at(mark.first - 1, "article")
        within = self.line.at(mark.first - 1, "prep")
        who = self.line.at(mark.first - 2, "people") if within is not None and within.key == "in" else None
        if not (after or before or who or (his and his.key == "his")) or number.value >= OLDEST:
            return None
        q = self._age(mark, None, "decade of life")
        if his:
            q.first, q.start = his.first, his.start
            within = self.line.at(his.first - 1, "prep")
            if within:
                q.first, q.start = within.first, within.start
        q.low, q.high, q.bound = number.value, number.value + Decimal(9), "range"
        return q

    def _definite(self, i: int) -> bool:
        return self.written and self.line.words[i].norm.startswith(self.article)

    def _cued(self, i: int) -> bool:
        cue = self.line.at(i, "age")
        return cue is not None and cue.key == "age"

    def _age(self, mark: Mark, value: Decimal | None, rule: str) -> Quantity:
        return Quantity(
            mark.first, mark.last, mark.start, mark.end, value, "cardinal", sort="age", unit="age", rule=rule
        )

    def read(self, q: Quantity, *, hedged: bool) -> None:
        """Turn a number or years into an age where the words around say so."""
        years = q.sort == "gauge" and q.unit in YEARS
        if q.value is not None and q.value > OLDEST:
            return
        if q.sort == "count" and not hedged and self._apposed(q):
            q.sort, q.unit, q.rule = "age", "age", "apposed age"
        elif (years and self._enclosed(q)) or (
            (self.cued or "dying" in self.line.found) and (years or q.sort == "count") and self._cue(q)
        ):
            q.sort, q.unit = "age", "age"

    def _enclosed(self, q: Quantity) -> bool:
        """Say whether the years stand alone in brackets, or between commas after a name: (33 years)."""
        words = self.line.words
        first = self._opening(q.first)
        before = words[first - 1].norm if first else ""
        if before in COMMAS and q.last < len(words) and words[q.last].norm in COMMAS and not q.spelled:
            return self._ends_name(first - 2)
        return before == "(" and q.last < len(words) and words[q.last].norm == ")" and not q.spelled

    def _apposed(self, q: Quantity) -> bool:
        """Say whether digits stand between commas or brackets after a name, as in Saipov, 30."""
        words = self.line.words
        if q.first < 2 or q.value is None or not 0 < q.value < OLDEST or q.spelled or q.definite:
            return False
        opening, before = words[q.first - 1].norm, words[q.first - 2]
        closing = words[q.last].norm if q.last < len(words) else ""
        named = before.kind == Kind.WORD and (
            (before.text[:1].isupper() and "number" not in before.marks)
            or not FOLK.isdisjoint(before.marks)
            or (bool(self.line.found.get("name")) and self._ends_name(q.first - 2))
        )
        if opening == "(":
            return named and closing == ")" and not self.timed
        return opening == "," and named and closing in CLOSING and before.text.isascii()

    def _ends_name(self, i: int) -> bool:
        return any(m.last == i + 1 for m in self.line.found.get("name", ()))

    def _cue(self, q: Quantity) -> bool:
        """Say whether a word of age stands near: aged, at the age of, his age is, reaches."""
        if q.value is None and q.low is None:
            return False
        first = self._opening(q.first)
        led = self._leads(q, first)
        if led is not None:
            return led
        line = self.line
        after = line.at(q.last, "age") or line.at(q.last + 1, "age")
        of = (q.definite or self.written) and bool(line.at(q.last, "skip"))  # 48 of age
        straight = after is not None and (after.first == q.last or of)
        return self._died(q, first) or (
            after is not None and after.key == "age" and (q.sort == "gauge" or straight)
        )  # fmt: skip

    def _leads(self, q: Quantity, first: int) -> bool | None:
        """Say whether a word of age leads to the number whose words begin at `first`, None where none stands there."""
        words = self.line.words
        for i in range(first - 1, max(-1, first - WITHIN), -1):
            if words[i].kind != Kind.WORD and words[i].norm not in ("", "-"):
                return None
            age, near = words[i].marks.get("age"), i == first - 1
            if age and age.post and self.written and age.pre.endswith(self.article):  # a surname
                continue
            if age and age.key == "age":
                return q.sort == "gauge" or (age.last >= first - 1 and self._bare(q))
            if age and age.key in BEARING:
                return near and q.sort == "gauge" and (q.definite or age.key != "having")
            if age and (near or self._person(i + 1, first)):
                reached = self._reached(q, i)
                return reached if reached or not self.written else None
            if "number" in words[i].marks:
                return None
        return None

    def _died(self, q: Quantity, first: int) -> bool:
        """Say whether the years before word `first` are those that somebody died after: passed away at 71."""
        if q.sort != "gauge" or q.unit != "year" or self.line.at(first - 1, "diedat") is None:
            return False
        return any("dying" in w.marks for w in self.line.words[max(0, first - FAR) : first])

    def _opening(self, first: int) -> int:
        """Return where the words begin that lead to a number: before those that bound it or are listed with it."""
        words, at = self.line.words, first
        while self.written and at > 0 and first - at < WITHIN:
            joined = at < first or any(m.pre[:1] in self.ands for m in words[at].marks.values() if m.pre)
            comma = words[at - 1].norm in COMMAS or words[at - 1].norm in self.ands
            listed = (joined or comma) and "number" in words[at - 1 - comma].marks
            if not listed and "bounds" not in words[at - 1].marks and "opener" not in words[at - 1].marks:
                break
            at -= 1 + (listed and comma)
        return at

    def _person(self, first: int, last: int) -> bool:
        """Say whether words [first, last) are somebody and nothing else."""
        words = self.line.words[first:last]
        return self.written and bool(words) and all(not SOMEBODY.isdisjoint(w.marks) for w in words)

    def _bare(self, q: Quantity) -> bool:
        """Say whether nothing that the number could count follows it."""
        words, at = self.line.words, q.last
        if at >= len(words) or words[at].kind != Kind.WORD or words[at].norm in self.ands:
            return True
        return not BARE.isdisjoint(words[at].marks)

    def _reached(self, q: Quantity, i: int) -> bool:
        """Say whether "reaches" or "was" speaks of age: years follow, or a pronoun and nothing counted."""
        if q.sort == "gauge":
            return q.unit in YEARS and self.written
        words = self.line.words
        who = self.line.at(i - 1, "pronoun") or self.line.at(i - 1, "name") or self.line.at(i - 1, "relative")
        return (
            bool(who)
            and self._bare(q)
            and q.value is not None
            and 0 < q.value < OLDEST
            and not q.spelled
            and words[i].text.isascii()
        )
