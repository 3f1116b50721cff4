"""Bars: what keeps a number from being a figure: it is part of a date, a title, a clock time, a list or a code."""

from __future__ import annotations

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Timex
from khabar.reading.figures import stretches
from khabar.reading.figures.counting import Counting
from khabar.reading.figures.hedges import Hedges
from khabar.reading.figures.quantity import DASHES, Quantity

YEARS = (1900, 2100)
DATED = frozenset({"date", "time"})
FEW = 4  # digits of a year; words of a line that is only a list's number
EDITIONS = 200
LINKING = frozenset({"prep", "conj", "link", "bounds", "among", "number"})  # names: classes of marks
TELLING = frozenset({"deed", "people", "counted", "leading", "skip", "bounds"})  # names: classes of marks
BESIDE = 3  # words before a number in brackets that can tell of it
ROW = 4  # words back from a number to what it counts off
APPOSING = frozenset({",", ")"})
QUOTES = frozenset('"“”«»\u201e')


class Bars:
    """Says which numbers of a line are no figures."""

    def __init__(self, line: Line, counting: Counting, hedges: Hedges, times: list[Timex]) -> None:
        """Index the line's dates and names once."""
        self.line, self.counting, self.hedges, self.article = line, counting, hedges, counting.article
        dates = [t for t in times if t.type in DATED and stretches.lapsed(line, t) is None]
        self.dated = {i for t in dates for i in range(t.first, t.last)}
        self.often = {i for t in times if t.type == "set" for i in range(t.first, t.last)}
        self.tailed = {i for m in line.found.get("tail", ()) for i in range(m.first + 1, m.last)}
        self.ended = {m.last for m in line.found.get("name", ())}
        names = [m for m in line.found.get("name", ()) if m.last - m.first > 1]
        self.named = {i for m in names if line.words[m.first].norm != self.article for i in range(m.first, m.last)}

    def barred(self, q: Quantity, mark: Mark) -> bool:
        """Say whether a number is part of a date, a name, a clock time or a list's numbering."""
        own = q.sort in ("money", "percent", "share") or q.rule == "decade of life"
        often = mark.first in self.often and not (q.sort == "gauge" and q.value is not None and q.value > 1)
        named = mark.first in self.named and q.sort == "count" and not self._scored(mark) and not self._beside(mark)
        if mark.first in self.tailed:  # 50 percent plus one
            return True
        if not own and (often or named or mark.first in self.dated):
            return True
        return (
            self._counted_off(q, mark)
            or self._titled(q)
            or self._entitled(q)
            or self._clock(mark)
            or self._listed(q, mark)
            or self._year(q, mark)
            or self._code(q, mark)
            or self._numbered(q, mark)
            or self._edition(q, mark)
        )

    def _beside(self, mark: Mark) -> bool:
        """Say whether a name ends with a number that counts what follows: the council 41 decisions."""
        return bool(self.article) and mark.last in self.ended and self._counts(mark.last)

    def _numbered(self, q: Quantity, mark: Mark) -> bool:
        """Say whether the number belongs to the English name before it, and counts nothing after it."""
        if self.article or q.sort != "count" or q.spelled or mark.last - mark.first > 1 or self.hedges.at(mark.first):
            return False
        following = self.line.words[mark.last] if mark.last < len(self.line.words) else None
        named = mark.first in self.ended
        free = (
            following is None or following.kind != Kind.WORD or any(m.form == "past" for m in following.marks.values())
        )
        paired = following is not None and "link" in following.marks  # a score of 4&3
        return (
            named
            and free
            and not paired
            and not self._scored(mark)
            and (following is None or following.norm not in APPOSING)
        )

    def _edition(self, q: Quantity, mark: Mark) -> bool:
        """Say whether digits after the name of what comes in a row say which: the Abha festival 36."""
        if not self.article or q.spelled or q.unit or q.sort != "count" or self.hedges.at(mark.first):
            return False
        if q.value is None or q.value > EDITIONS or self._scored(mark) or self._counts(mark.last):
            return False
        rowed = next((m for k in (2, 3) if (m := self.line.at(mark.first - k, "rowed"))), None)
        if rowed is None or rowed.key != "session" or rowed.last >= mark.first:
            return False
        between = range(rowed.last, mark.first)
        return all(
            self.line.words[i].kind is Kind.WORD and not self.counting.clauses.verb(i)
            and LINKING.isdisjoint(self.line.words[i].marks) for i in between
        )  # fmt: skip

    def _counts(self, i: int) -> bool:
        """Say whether a known noun stands at word `i` without an "and" of its own."""
        return self.counting.noun(i) is not None and not self.counting.clauses.conjoined(self.line.words[i])

    def _scored(self, mark: Mark) -> bool:
        """Say whether a dash joins the number to another: the team 2-0."""
        dash = self.line.words[mark.last] if mark.last < len(self.line.words) else None
        return dash is not None and dash.norm in DASHES and self._tight(mark.last)

    def _clock(self, mark: Mark) -> bool:
        """Say whether the number is half of a clock time or of a ratio: 10:30."""
        words = self.line.words
        ahead = mark.first > 1 and words[mark.first - 1].norm == ":" and self._tight(mark.first - 1)
        return ahead or (mark.last < len(words) and words[mark.last].norm == ":" and self._tight(mark.last))

    def _listed(self, q: Quantity, mark: Mark) -> bool:
        """Say whether the number only numbers an item of a list."""
        words = self.line.words
        after = words[mark.last].norm if mark.last < len(words) else ""
        if q.unit or q.spelled or q.sort != "count":
            return False
        if mark.first > 1:
            return self._noted(mark) or self._itemed(mark)
        if mark.first == 0 and after in ("", ".", ")") and len(words) < FEW:
            return True
        numbered = after in (")", ".", "-") and mark.last + 1 < len(words) and not self._compound(mark.last)
        return numbered and (mark.first == 0 or words[0].norm == "(")

    def _noted(self, mark: Mark) -> bool:
        """Say whether digits alone in brackets are the number of a note: (1)."""
        words, last = self.line.words, mark.last
        if last >= len(words) or words[mark.first - 1].norm != "(" or words[last].norm != ")":
            return False
        around = [words[i] for i in (mark.first - 2, last + 1) if 0 <= i < len(words)]
        bare = last + 1 >= len(words) or any(w.kind is Kind.PUNCT for w in around)
        return bare and self.hedges.at(mark.first) is None and not self._told(mark.first)

    def _told(self, i: int) -> bool:
        """Say whether something that is counted or was done to those counted stands before word `i`."""
        near = self.line.words[max(0, i - BESIDE) : i]
        return any(not TELLING.isdisjoint(w.marks) for w in near)

    def _itemed(self, mark: Mark) -> bool:
        """Say whether a full stop after digits makes them an item's number inside a line: 2.The; as follows: 1."""
        words, last = self.line.words, mark.last
        if last >= len(words) or words[last].norm != "." or words[last].start != words[last - 1].end:
            return False
        if last + 1 == len(words):
            return words[mark.first - 1].norm in (":", ".") and not self._told(mark.first)
        return words[last].end == words[last + 1].start and words[last + 1].kind is Kind.WORD

    def _compound(self, i: int) -> bool:
        """Say whether a hyphen joins the number to a word or number of its own: 20-30, 30-odd."""
        words = self.line.words
        return words[i].norm == "-" and words[i - 1].end == words[i].start and words[i].end == words[i + 1].start

    def _counted_off(self, q: Quantity, mark: Mark) -> bool:
        """Say whether digits count off one of a row: the 45th minute, the 21st cup, as Arabic writes them."""
        if not self.article or q.sort != "count" or q.spelled:
            return False
        if self._in_a_row(mark.first):
            return True
        if self.counting.noun(mark.last):
            return False
        gauge = self.line.at(mark.first - 1, "gauge")
        if gauge is not None and gauge.form == "one" and gauge.pre.endswith(self.article):
            return True
        if self.line.at(mark.last, "skip") and self.line.at(mark.last + 1, "age"):  # in the 25th of her age
            return False
        return q.definite and self.counting.fronting.ahead(q) is None and self.hedges.at(mark.first) is None

    def _in_a_row(self, first: int) -> bool:
        """Say whether the article leads digits to a noun of things that come in a row: the fifteenth session."""
        words = self.line.words
        at = first - int(words[first - 1].norm == self.article) if first else 0
        if at == first and not words[first].text.startswith(self.article):
            return False
        for i in range(at - 1, max(-1, at - 1 - ROW), -1):
            rowed = words[i].marks.get("rowed")
            if rowed is not None and rowed.form != "many":
                return rowed.pre.endswith(self.article)
            if words[i].kind != Kind.WORD or not words[i].norm.startswith(self.article):
                return False
        return False

    def _titled(self, q: Quantity) -> bool:
        """Say whether the number is a title: alone in quotation marks with one noun, or joined by a plus."""
        words, last = self.line.words, q.last
        around = [words[i].norm for i in (q.first - 1, last) if 0 <= i < len(words)]
        plus = last < len(words) and words[last].norm == "+"
        if "+" in around and q.sort == "count" and self.counting.after(last + plus) is None:
            return True
        if not q.first or words[q.first - 1].norm not in QUOTES or q.sort in ("money", "percent"):
            return q.sort == "count" and self._dashed(q)
        if q.last - q.first == 1 and q.unit is None:
            last += 1
        return q.last < len(words) - 1 and last < len(words) and words[last].norm in QUOTES

    def _dashed(self, q: Quantity) -> bool:
        """Say whether a dash joins the number to the name before it: Geneva - 2."""
        words = self.line.words
        if q.first < 2 or words[q.first - 1].norm not in DASHES or words[q.first - 2].kind != Kind.WORD:
            return False
        return not q.spelled and self.counting.after(q.last) is None

    def _entitled(self, q: Quantity) -> bool:
        """Say whether digits end a short name in quotation marks: "the Geneva statement 1"."""
        words = self.line.words
        if q.spelled or q.unit or q.sort != "count" or q.last >= len(words) or words[q.last].norm not in QUOTES:
            return False
        opening = any(words[i].norm in QUOTES for i in range(max(0, q.first - FEW), q.first - 1))
        return opening and not self._told(q.first)

    def _tight(self, i: int) -> bool:
        """Say whether numerals stand on both sides of the mark at word `i`, written together."""
        words = self.line.words
        return (
            0 < i < len(words) - 1
            and words[i - 1].kind == Kind.NUMBER == words[i + 1].kind
            and words[i - 1].end == words[i].start
            and words[i].end == words[i + 1].start
        )

    def _year(self, q: Quantity, mark: Mark) -> bool:
        """Say whether bare digits are a year: no hedge, unit or noun is with them."""
        if q.unit or q.value is None or q.spelled or mark.last - mark.first > 1:
            return False
        digits = self.line.words[mark.first].norm
        if not (digits.isdecimal() and len(digits) == FEW and YEARS[0] <= q.value <= YEARS[1]):
            return False
        if self.line.at(mark.first - 1, "gauge"):
            return True
        nouns = [n for k in range(2) if (n := self.counting.noun(mark.last + k))]
        dated = not self.article and all(n.form == "one" for n in nouns)  # the 1950 film
        return not self.hedges.at(mark.first) and (not nouns or dated)

    def _code(self, q: Quantity, mark: Mark) -> bool:
        """Say whether a long row of bare digits is a code: nothing known is counted by it."""
        digits = self.line.words[mark.first].norm
        if q.unit or q.spelled or mark.last - mark.first > 1 or len(digits) <= FEW or not digits.isdecimal():
            return False
        following = self.line.words[mark.last] if mark.last < len(self.line.words) else None
        if self.hedges.at(mark.first) or (following and self.counting.noun(mark.last)):
            return False
        if following is None or following.kind != Kind.WORD or len(digits) > FEW + 1:
            return True
        return bool(self.article) and following.norm.startswith(self.article)
