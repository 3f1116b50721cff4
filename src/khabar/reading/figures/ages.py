"""Ages: numbers that say how old someone is."""

from __future__ import annotations

from decimal import Decimal

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Number
from khabar.reading.figures.measures import COMMAS
from khabar.reading.figures.quantity import Quantity

FOLK = frozenset({"people", "role", "person"})  # names: classes of marks
OLDEST = 120
WITHIN = 5
BARE = frozenset({"relative", "prep", "conj", "deed", "that", "aux", "pronoun"})
CLOSING = frozenset({",", ")", ".", ";", "\u060c", ""})


class Ages:
    """Finds the ages of a line."""

    def __init__(self, line: Line, ands: frozenset[str]) -> None:
        """Look whether the line speaks of age at all."""
        self.line, self.ands = line, ands
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
            after = after or (number.value > 10 and self._cued(mark.first - 1))
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

    def _cued(self, i: int) -> bool:
        cue = self.line.at(i, "age")
        return cue is not None and cue.key == "age"

    def _age(self, mark: Mark, value: Decimal | None, rule: str) -> Quantity:
        return Quantity(
            mark.first, mark.last, mark.start, mark.end, value, "cardinal", sort="age", unit="age", rule=rule
        )

    def read(self, q: Quantity, *, hedged: bool) -> None:
        """Turn a number or years into an age where the words around say so."""
        years = q.sort == "gauge" and q.unit in ("year", "month")
        if q.value is not None and q.value > OLDEST:
            return
        if q.sort == "count" and not hedged and self._apposed(q):
            q.sort, q.unit, q.rule = "age", "age", "apposed age"
        elif (years and self._enclosed(q)) or (self.cued and (years or q.sort == "count") and self._cue(q)):
            q.sort, q.unit = "age", "age"

    def _enclosed(self, q: Quantity) -> bool:
        """Say whether the years stand alone in brackets, or between commas after a name: (33 years)."""
        words = self.line.words
        before = words[q.first - 1].norm if q.first else ""
        if before in COMMAS and q.last < len(words) and words[q.last].norm in COMMAS and not q.spelled:
            return self._ends_name(q.first - 2)
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
        line, words = self.line, self.line.words
        if q.value is None and q.low is None:
            return False
        for i in range(q.first - 1, max(-1, q.first - WITHIN), -1):
            if words[i].kind != Kind.WORD and words[i].norm not in ("", "-"):
                break
            age = words[i].marks.get("age")
            if age and age.key == "age":
                return q.sort == "gauge" or (age.last >= q.first - 1 and self._bare(q))
            if age and age.key == "reach" and i == q.first - 1:
                return self._reached(q, i)
            if "number" in words[i].marks:
                break
        after = line.at(q.last, "age") or line.at(q.last + 1, "age")
        straight = after is not None and (after.first == q.last or (q.definite and bool(line.at(q.last, "skip"))))
        return after is not None and after.key == "age" and (q.sort == "gauge" or straight)

    def _bare(self, q: Quantity) -> bool:
        """Say whether nothing that the number could count follows it."""
        words, at = self.line.words, q.last
        if at >= len(words) or words[at].kind != Kind.WORD or words[at].norm in self.ands:
            return True
        return not BARE.isdisjoint(words[at].marks)

    def _reached(self, q: Quantity, i: int) -> bool:
        """Say whether "reaches" or "was" speaks of age: years follow, or a pronoun and nothing counted."""
        if q.sort == "gauge":
            return q.unit == "year" and not self.line.words[i].text.isascii()
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
