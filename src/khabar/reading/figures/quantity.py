"""Quantities: a number with the unit that stands at it, and two of them as a range or a score."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Number

Phrase = tuple[int, int, Mark | None]  # words [first, last), the noun known in it
DASHES = frozenset({"-", "–", "—", "−"})
TENFOLD = {"decade": (Decimal(10), "year"), "century": (Decimal(100), "year")}
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
DAYS = frozenset({"weekday", "relday"})  # names: classes of marks
INCHES = Decimal(12)
USED = frozenset({"cardinal", "percent", "fraction", "vague"})


@dataclass(slots=True)
class Quantity:
    """Words [first, last), characters [start, end), value or bounds, unit; `noun` is the unit's or the counted mark."""

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = "exact"
    unit: str | None = None
    sort: str = "count"  # count, money, gauge, percent, age, score, share
    scale: Decimal = Decimal(1)
    spelled: bool = False
    noun: Mark | None = None
    definite: bool = False
    rule: str = "number"


class Measured:
    """Finds the units of a line's numbers."""

    def __init__(self, line: Line, text: str, pack: Pack) -> None:
        """Take the language's article and currencies."""
        self.line, self.text, self.pack = line, text, pack
        self.article = pack.lexicon.clitics.article
        self.currency = pack.facts.get("currency", {})

    def quantity(self, mark: Mark) -> Quantity | None:
        """Return the number with its unit, None where the number is no quantity."""
        number = mark.value
        if not isinstance(number, Number) or mark.key not in USED:
            return None
        q = Quantity(mark.first, mark.last, mark.start, mark.end, number.value, mark.key, number.low,
                     bound=number.bound, scale=Decimal(mark.form or 1), spelled=number.spelled)  # fmt: skip
        before = self.line.words[mark.first - 1] if mark.first else None
        q.definite = bool(self.article) and (
            self.text.startswith(self.article, mark.start) or (before is not None and before.norm == self.article)
        )
        if mark.key == "percent":
            q.sort, q.unit = "percent", "percent"
        elif not (self._coin(q) or self._after(q) or self._ahead(q)) and mark.key == "fraction":
            q.sort, q.unit = "share", "fraction"
        return q

    def single(self, mark: Mark, value: int, rule: str) -> Quantity:
        """Return the quantity that a noun says by itself: two hours in one word, "a week"."""
        q = Quantity(mark.first, mark.last, mark.start, mark.end, Decimal(value), "cardinal", spelled=True, rule=rule)
        q.noun = mark
        if mark.cls == "gauge":
            self._gauged(q, mark)
            q.end = mark.end if q.last == mark.last else q.end
            if value == 1 and mark.key in TENFOLD:
                q.value, q.unit = TENFOLD[mark.key]
        elif mark.cls == "money":
            self._money(q, mark)
        return q

    # ---- units

    def _coin(self, q: Quantity) -> bool:
        """Take a currency sign before or after the number."""
        words = self.line.words
        for first in range(q.first - 1, max(-1, q.first - 3), -1):
            coin = words[first].marks.get("coin")
            if coin and coin.last == q.first:
                self._sign(q, coin)
                return True
        coin = self.line.at(q.last, "coin")
        if coin and (coin.last >= len(words) or words[coin.last].kind != Kind.NUMBER):
            self._extend(q, coin, self.currency.get(coin.key))
            return True
        return False

    def _sign(self, q: Quantity, coin: Mark) -> None:
        """Take a currency sign before the number; letters that only stand near it are not its own: a $500 bond."""
        last, before = self.line.words[coin.last - 1], self.line.words[coin.last - 2]
        apart = coin.last - coin.first > 1 and before.end < last.start
        first, start = (coin.last - 1, last.start) if apart else (coin.first, coin.start)
        q.sort, q.unit = "money", self.currency.get(last.norm if apart else coin.key)
        q.first, q.start = min(q.first, first), min(q.start, start)

    def _extend(self, q: Quantity, mark: Mark, unit: str | None) -> None:
        q.sort, q.unit = "money", unit
        q.first, q.last = min(q.first, mark.first), max(q.last, mark.last)
        q.start, q.end = min(q.start, mark.start), max(q.end, mark.end)

    def _after(self, q: Quantity) -> bool:
        """Take the unit that follows: a measure, a currency, an age."""
        words, at = self.line.words, q.last
        if at < len(words) and words[at].norm == ")" and q.first and words[q.first - 1].norm == "(":
            at += 1
        hyphen = at < len(words) and words[at].norm in DASHES and words[at].start == words[at - 1].end
        at += hyphen
        if q.kind == "fraction" and self.line.at(at, "unit"):
            at += 1
        age = self.line.at(at, "age")
        if age and age.last > age.first + 1 and age.key == "age":
            self._reach(q, age)
            q.sort, q.unit = "age", "age"
            return True
        mint = self.line.at(at, "mint")
        money = self.line.at(mint.last if mint else at, "money")
        if money:
            self._money(q, money, hyphen=hyphen)
            return True
        gauge = self.line.at(at, "gauge")
        if gauge is None or (hyphen and gauge.key == "m") or not self._fits(gauge):
            return False
        self._gauged(q, gauge)
        self._inches(q)
        return True

    def _fits(self, gauge: Mark) -> bool:
        """Leave "today" and "the second" alone after a number: a unit takes an article only in the plural."""
        if not self.article:
            return True
        definite = gauge.pre.endswith(self.article) or gauge.pre not in ("", self.article)
        if gauge.key == "day" and not DAYS.isdisjoint(self._marks(gauge.last)):  # on the day Saturday
            return False
        return not gauge.post and (not definite or (gauge.form == "many" and gauge.pre == self.article))

    def _marks(self, i: int) -> dict[str, Mark]:
        return self.line.words[i].marks if i < len(self.line.words) else {}

    def _ahead(self, q: Quantity) -> bool:
        """Take a unit that stands before a number with the article: the days four."""
        at = q.first - 1
        shaking = self.line.at(at - (at > 0 and self.line.words[at].norm in DASHES), "gauge")
        if not self.article and shaking is not None and shaking.key == "magnitude":
            q.sort, q.unit, q.first, q.start = "gauge", shaking.key, shaking.first, shaking.start
            return True
        if not q.definite or at < 0:
            return False
        at -= self.line.words[at].norm == self.article
        gauge = self.line.at(at, "gauge")
        if gauge is None or gauge.form != "many":
            return False
        q.sort, q.unit, q.noun, q.first, q.start = "gauge", gauge.key, gauge, at, self.opening(gauge)
        return True

    def opening(self, noun: Mark) -> int:
        """Return where a noun begins, its article with it."""
        article = bool(self.article) and noun.pre.endswith(self.article)
        start = noun.start - len(self.article)
        return start if article and self.text.startswith(self.article, start) else noun.start

    def _inches(self, q: Quantity) -> None:
        """Add the inches of "6-foot-6"."""
        words, at = self.line.words, q.last + 1
        inches = self.line.at(at, "number")
        if q.unit != "foot" or q.value is None or inches is None or words[q.last].norm not in DASHES:
            return
        number = inches.value
        if isinstance(number, Number) and number.value is not None and number.value < INCHES:
            q.value += (number.value / INCHES).quantize(Decimal("0.0001")).normalize()
            q.last, q.end = inches.last, inches.end

    def _reach(self, q: Quantity, mark: Mark) -> None:
        q.last, q.end = mark.last, max(mark.end, self.line.words[mark.last - 1].end)

    def _money(self, q: Quantity, money: Mark, *, hyphen: bool = False) -> None:
        """Take a currency with the adjective that says whose; pounds on a hyphen or "of" are a weight."""
        of = self.line.at(money.last, "skip")
        weight = self.line.at(money.first, "gauge")
        heavy = any((t := self.line.at(q.first - k, "topic")) and t.key == "weight" for k in (1, 2, 3))
        alone = not self.article and money.form == "one" and q.value != 1  # a 550 pound hog, not a 20 pound fine
        priced = self.line.at(money.last, "topic") or self.line.at(money.last, "priced")
        before = alone and money.last < len(self.line.words) and self.line.words[money.last].kind == Kind.WORD
        if weight and q.scale == 1 and (((hyphen or before) and not priced) or of or heavy):
            self._gauged(q, weight)
            return
        mint = self.line.at(money.last, "mint") or self._before(money)
        unit = self.currency.get(f"{money.key}.{mint.key}" if mint else money.key) or self.currency.get(money.key)
        self._reach(q, mint if mint and mint.first >= money.last else money)
        q.sort, q.unit, q.noun = "money", unit or money.key, money

    def _before(self, money: Mark) -> Mark | None:
        mint = self.line.at(money.first - 1, "mint")
        return mint if mint and mint.last == money.first else None

    def _gauged(self, q: Quantity, gauge: Mark) -> None:
        self._reach(q, gauge)
        q.end = gauge.end if gauge.post else q.end
        q.sort, q.unit, q.noun = "gauge", gauge.key.replace("_", " "), gauge
        self._and_half(q)
        self._frozen(q)

    def _and_half(self, q: Quantity) -> None:
        """Add "and a half" written after the unit."""
        half = self.half(q.noun, q.last) if q.noun is not None and q.value is not None else None
        if half is not None and q.value is not None:
            top, _, low = half[0].key.partition("_")
            q.value += Decimal(top) / Decimal(low)
            self._reach(q, half[1])

    def halves(self, share: Mark) -> bool:
        """Say whether a share is added to the unit before it that no number stands before: two hours and a half."""
        at, words = share.first, self.line.words
        at -= at > 0 and "unit" in words[at - 1].marks
        at -= at > 0 and words[at - 1].norm in self.pack.fact("numbering", "and", ())
        unit = self.line.at(at - 1, "gauge")
        half = self.half(unit, unit.last) if unit is not None and unit.form in ("one", "two") else None
        return half is not None and half[0].first == share.first

    def half(self, unit: Mark, at: int) -> tuple[Mark, Mark] | None:
        """Return the share that "and" adds at word `at`, and the mark it ends with: three hours and half the hour."""
        ands = self.pack.fact("numbering", "and", ())
        words = self.line.words
        share = self.line.at(at, "share")
        joined = bool(share and share.pre[:1] in ands and share.pre)
        if not joined and at < len(words) and words[at].norm in ands:
            at += 2 if self.line.at(at + 1, "unit") else 1
            share = self.line.at(at, "share")
            joined = share is not None
        if not joined or share is None or share.post:
            return None
        after = words[share.last].norm if share.last < len(words) else ""
        again = self.line.at(share.last, "gauge")
        if again is not None and again.key == unit.key:
            return share, again
        return None if self.article and after.startswith(self.article) else (share, share)

    def _frozen(self, q: Quantity) -> None:
        """Take degrees below zero for less than nothing."""
        below = self.line.at(q.last, "subzero")
        if below is not None and q.value is not None and q.value > 0 and q.unit and q.unit.startswith("degree"):
            q.value = -q.value
            self._reach(q, below)
