"""Ranges: two numbers that are one figure: from two to four, ten or twelve, a score of 2-1."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from khabar.lang.words import Line
from khabar.reading.figures.counting import Counting
from khabar.reading.figures.hedges import Hedges
from khabar.reading.figures.quantity import DASHES, TIMES, Quantity
from khabar.reading.numbers.atoms import part_of

NEAR = 4  # words between two numbers that can be one figure
LENGTHS = frozenset({"m", "cm", "mm", "inch", "foot"})  # names: units
SHARED = frozenset({"money", "gauge", "percent"})  # sorts whose unit holds for all of a list
CENTS = Decimal(100)
NEARLY = 20  # how far apart numbers of one list can be
MOST = 200  # the highest score


@dataclass(slots=True)
class Joint:
    """What two numbers stand between: the word that opens a range, a verb of change, a counted noun after."""

    opener: str
    change: bool
    counted: bool
    attached: bool  # "and" is written on to the second
    thing: bool  # the second counts things, not people


class Ranges:
    """Joins the numbers of a line."""

    def __init__(self, line: Line, counting: Counting, hedges: Hedges) -> None:
        """Take what the line's other finders know."""
        self.line, self.counting, self.hedges = line, counting, hedges
        self.ands = counting.ands

    def join(self, found: list[Quantity]) -> list[Quantity]:
        """Make ranges and scores of neighbours."""
        made: list[Quantity] = []
        for q in found:
            last = made[-1] if made else None
            near = last is not None and q.first - last.last <= NEAR
            pair = joined(last, q, self.line, self._joint(last, q)) if last and near else None
            if pair is not None and last is not None:
                self._open(pair)
                made[-1] = pair
            elif last and self._again(last, q):
                made[-1] = self._repeated(last, q)
            elif last and self._coins(last, q) and last.value is not None and q.value is not None:
                last.value, last.last, last.end = last.value + q.value / CENTS, q.last, q.end
            elif last and self._echo(last, q):
                q.sort, q.unit = "age", "age"
                made.append(q)
            else:
                if last and (self._listed(last, q) or self._aged(last, q)):
                    share(last, q)
                made.append(q)
        return made

    def _again(self, last: Quantity, q: Quantity) -> bool:
        """Say whether brackets say a number again, in digits or in words: fifty (50) men."""
        words, at = self.line.words, last.last
        if last.value is None or last.value != q.value or last.unit or last.spelled == q.spelled:
            return False
        inside = at + 2 < len(words) and words[at].norm == "(" and q.first == at + 1
        return inside and any(words[i].norm == ")" for i in range(q.first + 1, min(len(words), q.last + 1)))

    def _repeated(self, last: Quantity, q: Quantity) -> Quantity:
        """Make one quantity of a number and its repetition."""
        closes = q.last < len(self.line.words) and self.line.words[q.last].norm == ")"
        q.first, q.start, q.spelled, q.bound, q.definite = last.first, last.start, True, last.bound, last.definite
        if closes:
            q.last, q.end = q.last + 1, self.line.words[q.last].end
        return q

    def _coins(self, last: Quantity, q: Quantity) -> bool:
        """Say whether cents are added to a sum: 85 dollars and 30 cents."""
        small = q.unit == "cent" and q.value is not None and q.value < CENTS and last.scale == 1
        whole = last.value is not None and last.value % 1 == 0
        return small and whole and last.sort == "money" and last.unit != "cent" and self._and(last, q)

    def _and(self, a: Quantity, b: Quantity) -> bool:
        """Say whether nothing but "and" stands between two numbers."""
        between = self.line.words[a.last : b.first]
        if not between:
            first = self.line.words[b.first]
            return any(m.pre[:1] in self.ands for m in first.marks.values() if m.pre)
        return len(between) == 1 and between[0].norm in self.ands

    def _listed(self, a: Quantity, b: Quantity) -> bool:
        """Say whether the second number's measure holds for the first: by 10 and 15 percent, from 10 to 15 riyals."""
        if a.unit or a.sort != "count" or b.sort not in SHARED or a.kind != "cardinal" or b.unit in TIMES:
            return False
        if a.value is None or b.value is None or a.definite or a.bound != "exact":
            return False
        opener = self.line.at(a.first - 1, "opener")
        link = self.line.at(b.first - 1, "link")
        to = link is not None and link.key == "to" and link.last - link.first == b.first - a.last
        near = a.value / a.scale < NEARLY * b.value / b.scale and b.value / b.scale < NEARLY * a.value / a.scale
        return near and (self._and(a, b) or (to and opener is not None and opener.key == "from"))

    def _aged(self, last: Quantity, q: Quantity) -> bool:
        """Say whether a bare number is an age as the one listed after it is: the two are 19 and 23 years old."""
        bare = last.sort == "count" and last.unit is None and last.bound == "exact" and not last.definite
        return q.sort == "age" and bare and last.kind == "cardinal" and bool(self.ands) and self._and(last, q)

    def _echo(self, last: Quantity, q: Quantity) -> bool:
        """Say whether a number carries on a list of ages: aged 33, 34 and 39."""
        between = self.line.words[last.last : q.first]
        return (
            last.sort == "age" and q.unit in (None, "year") and 0 < len(between) <= 2
            and all(w.norm in (",", "\u060c") or w.norm in self.ands for w in between)
        )  # fmt: skip

    def _joint(self, a: Quantity, b: Quantity) -> Joint:
        first = a.first
        while (hedge := self.hedges.at(first)) is not None:
            first = hedge.first
        opener = self.line.at(first - 1, "opener") or self.line.at(first - 2, "opener")
        opened = opener.key if opener and opener.last == first else ""
        changes = [m for i in range(max(0, first - NEAR - 1), first) if (m := self.line.at(i, "change"))]
        change = any(m.form != "noun" or b.unit not in LENGTHS for m in changes)  # a height of one to four inches
        noun = self.counting.noun(b.last)
        counted = bool(b.unit) or noun is not None
        thing = noun is not None and noun.cls == "counted"
        attached = opened == "between" and any(m.pre[:1] in self.ands for m in self.line.words[b.first].marks.values())
        return Joint(opened, change=change, counted=counted, attached=attached, thing=thing)

    def _open(self, q: Quantity) -> None:
        """Take the opening word of a range into its place."""
        opener = self.line.at(q.first - 1, "opener") or self.line.at(q.first - 2, "opener")
        if opener and q.bound == "range" and opener.last == q.first:
            q.first, q.start = opener.first, opener.start


def share(a: Quantity, b: Quantity) -> None:
    """Give a number the unit, and the scale where it has none, of the one that it is listed with."""
    if a.scale == 1 and a.value is not None:
        a.value, a.scale = a.value * b.scale, b.scale
    a.sort, a.unit, a.noun = b.sort, b.unit, b.noun


def joined(a: Quantity, b: Quantity, line: Line, context: Joint) -> Quantity | None:
    """Return one quantity for two that make a range or a score, None where they are two."""
    words = line.words
    between = words[a.last : b.first]
    every = line.at(a.last, "every")
    if every is not None and every.last == b.first:
        return None if every.key == "in" and context.thing else _share_of(a, b)
    if not (between or context.attached) or len(between) > 2 or a.kind == "vague" or b.kind == "vague":
        return None
    dash = all(w.norm in DASHES for w in between) and len(between) == 1
    link = line.at(b.first - 1, "link")
    key = link.key if link else ""
    if len(between) == 2 and between[0].norm not in DASHES:
        return None
    if a.value is None or b.value is None or not (dash or key or context.opener == "between"):
        return None
    if dash or key == "versus" or (key == "to" and a.value >= b.value and context.opener == "" and _bare(a, b)):
        pair = _pair(a, b, key, dash=dash, counted=context.counted)
        if pair or key == "versus":
            return pair
    return _range(a, b, key, context, dash=dash)


def _share_of(a: Quantity, b: Quantity) -> Quantity | None:
    """Make a share of two bare numbers: one in five, three out of every ten."""
    if a.value is None or b.value is None or not _alone(a, b) or not 0 < a.value < b.value <= MOST:
        return None
    made = _merged(a, b, value=part_of(a.value, b.value), sort="share", rule="ratio")
    made.unit = "fraction"
    return made


def _alone(a: Quantity, b: Quantity) -> bool:
    return a.unit is None and b.unit is None and a.scale == b.scale == 1


def _bare(a: Quantity, b: Quantity) -> bool:
    words = any(q.spelled and q.value for q in (a, b))  # nought is spelled in scores too
    return a.unit is None and b.unit is None and a.scale == b.scale == 1 and not words


def _pair(a: Quantity, b: Quantity, key: str, *, dash: bool, counted: bool) -> Quantity | None:
    """Make a score of two numbers without units: the first that stands there, of two words the larger."""
    if not _bare(a, b) or a.value is None or b.value is None or max(a.value, b.value) > MOST:
        return None
    if dash and a.value < b.value and counted:
        return None
    return _merged(a, b, value=max(a.value, b.value) if key == "versus" else a.value, sort="score", rule="score")


def _range(a: Quantity, b: Quantity, key: str, context: Joint, *, dash: bool) -> Quantity | None:
    """Make a range: the scale and the unit of the second hold for the first too."""
    if a.sort in ("gauge", "percent") and b.unit is None and not dash:  # in two years to 90,000; by 1% to 4,900 points
        return None
    if a.unit == "age" and b.unit == "year":
        b.unit = b.sort = "age"
    if a.value is None or b.value is None or (a.unit and b.unit and a.unit != b.unit):
        return None
    low = a.value * (b.scale if a.scale == 1 and b.scale > 1 and a.value * b.scale < b.value else 1)
    if (
        low >= b.value
        or (context.change and context.opener == "from")
        or (key == "and" and context.opener != "between")
    ):
        return None
    if not (dash or key in ("to", "or") or context.opener == "between"):
        return None
    made = _merged(a, b, value=None, sort=b.sort if b.unit else a.sort, rule="range")
    made.low, made.high, made.bound, made.unit = low, b.value, "range", b.unit or a.unit
    made.scale = b.scale
    return made


def _merged(a: Quantity, b: Quantity, *, value: Decimal | None, sort: str, rule: str) -> Quantity:
    return Quantity(
        a.first, b.last, a.start, b.end, value, "cardinal", unit=None, sort=sort, spelled=a.spelled,
        noun=b.noun or a.noun, definite=a.definite, rule=rule,
    )  # fmt: skip
