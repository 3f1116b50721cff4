"""Wording: the value of number words, alone and with digits, in the order that either language speaks them."""

from __future__ import annotations

from decimal import Decimal

from khabar.lang.words import Kind, Mark
from khabar.reading.numbers.atoms import (
    FANUS,
    HUNDRED,
    LARGE,
    MOST,
    ONE,
    TEN,
    THOUSAND,
    TWENTY,
    TWICE,
    Amount,
    worth,
)  # fmt: skip
from khabar.reading.numbers.shares import Shares


class Wording(Shares):
    """Reads amounts in a line."""

    def amount(self, i: int) -> Amount | None:
        """Return the number that begins at word `i`, None where no number that counts does."""
        share = self.share(i)
        if share is not None:
            return share
        vague = self.line.at(i, "vague")
        if vague and self.clean(vague) and not self._some(i):
            return Amount(
                i, vague.last, None, Decimal(vague.key), kind="vague", spelled=True, cls="vague",
            )  # fmt: skip
        total = self._chunk(i)
        if total is None or (total.value is None and total.kind != "vague"):
            return None
        if total.kind != "vague":
            self._grow(total)
        return total if self._counts(total) else None

    def joined(self, i: int, below: Decimal) -> Amount | None:
        """Return the spelled tens that a conjunction joins on at word `i`."""
        at = self.past_and(i)
        atom = self.atom(at) if at is not None else None
        if atom is None or atom[0] < TWENTY or atom[0] >= below or atom[2] or at is None:
            return None
        return Amount(i, at + 1, atom[0])

    def parted(self, i: int) -> bool:
        """Say whether the word at `i` is the denominator of a fraction: two thirds, a third of."""
        return self.share(i) is not None

    def _group(self, i: int) -> Amount | None:
        """Read a number below a thousand, or any number in digits."""
        atom = self.atom(i)
        if atom is None or (not atom[2] and (atom[0] in LARGE or atom[0] in TWICE)):
            return None
        value, last, digits = atom
        group = Amount(i, last, value, spelled=not digits, cls="" if digits else "num")
        mark = self.line.at(i, "num")
        if mark and mark.post:
            return group
        while True:
            grown = self._add(group, digits=digits)
            if not grown:
                return group

    def _add(self, group: Amount, *, digits: bool) -> bool:
        """Add the next word to a group below a thousand, if it can be: five and twenty, two hundred and five."""
        value = group.value or ONE
        hyphen = group.last < len(self.words) and self.bare and self.words[group.last].norm == "-"
        at = group.last + hyphen
        atom = self.atom(at)
        if atom and atom[0] == HUNDRED and self.plain(at) and value < HUNDRED and (not digits or value < TEN):
            group.value, group.last = value * HUNDRED, atom[1]
            return True
        joined = self.past_and(at)
        if joined is None and not self.bare:
            return False
        atom = self.atom(joined if joined is not None else at)
        if atom is None or (digits and value < HUNDRED) or not self._fits(value, atom[0], joined=joined is not None):
            return False
        group.value, group.last = value + atom[0], atom[1]
        return True

    def _fits(self, value: Decimal, more: Decimal, *, joined: bool) -> bool:
        """Say whether `more` can be added to a group worth `value`: units, tens and hundreds stand once each."""
        if value != value.to_integral_value() or more != more.to_integral_value() or not more or more >= HUNDRED:
            return False
        rest = value % HUNDRED
        if rest == 0:
            return HUNDRED <= value < THOUSAND * TEN
        if 0 < rest < TEN:
            return joined and not self.bare and more >= TWENTY and more % TEN == 0
        return rest >= TWENTY and rest % TEN == 0 and more < TEN and joined != self.bare

    def _chunk(self, i: int) -> Amount | None:
        """Read a group with its scale: eighteen thousand, 2.5 billion, a million, two thousand in one word."""
        group = self._group(i)
        if group is None:
            return self._alone(i)
        if group.first + 1 == group.last and group.value == HUNDRED and group.spelled and self.bare:
            return self._alone(i)
        self._point(group)
        half = self._half(group.last)
        if half and group.value is not None:
            group.value, group.last = group.value + half[0], half[1]
        enclosed = self.enclosed(group)
        at = group.last + enclosed
        while (scale := self.scale(at)) is not None and group.value is not None:
            if group.value * scale[0] > MOST or scale[0] <= group.scale:
                break
            group.value, group.last, group.scale = group.value * scale[0], scale[1], scale[0]
            at = group.last
        if enclosed and at == group.last:
            group.first -= 1
        return group

    def _point(self, group: Amount) -> None:
        """Read decimals spoken out: five point two."""
        if self.line.at(group.last, "point") is None or group.value is None or not group.spelled:
            return
        atom = self.atom(group.last + 1)
        if atom is not None and atom[0] < HUNDRED and atom[0] == atom[0].to_integral_value():
            group.value += atom[0] / (TEN if atom[0] < TEN else HUNDRED)
            group.last = atom[1]

    def _half(self, i: int) -> tuple[Decimal, int] | None:
        """Read "and a half" where a scale follows."""
        if not self.bare:
            return None
        joint, unit, half = self._past_hyphens(i, 3)
        if half + 1 >= len(self.words) or self.words[joint].norm not in self.ands:
            return None
        share = self.line.at(half, "share") if "unit" in self.words[unit].marks else None
        return (worth(share), half + 1) if share else None

    def _past_hyphens(self, i: int, count: int) -> list[int]:
        """Return the places of the next words, hyphens between them passed over: two-and-a-half."""
        spots: list[int] = []
        for _ in range(count):
            i += i < len(self.words) and self.words[i].norm == "-"
            spots.append(i)
            i += 1
        return spots

    def _alone(self, i: int) -> Amount | None:
        """Read a scale word without a number before it."""
        mark = self.line.at(i, "num")
        if mark is None or self.words[i].norm in self.tight or not self.clean(mark):
            return None
        single, _, double = mark.key.removesuffix("e").partition("/")
        worth = Decimal(double) if double and self._dual(mark) else Decimal(single)
        scale = TWICE.get(worth, worth)
        made = Amount(i, mark.last, worth, scale=scale, spelled=True, cls="num")
        first = self.unit(i)
        few = self.ending(i - 1, "few") if self.bare else None
        if few is not None:
            made.value, made.low, made.kind = None, 2 * max(worth, TEN), "vague"
            made.first, made.cls = few.first, ""
        elif self.bare and first is None:
            return None
        elif first is not None:
            made.first, made.cls = first, "" if first < i else "num"
            self._multiply(made)
        return made

    def _multiply(self, made: Amount) -> None:
        """Take in a larger scale after a scale: a thousand million, two thousand billion."""
        while (more := self.scale(made.last)) is not None and made.value is not None:
            if more[0] <= made.scale or made.value * more[0] > MOST:
                break
            made.value, made.last, made.scale = made.value * more[0], more[1], more[0]

    def _dual(self, mark: Mark) -> bool:
        """Say whether an ambiguous scale word is a dual: its noun follows, and no ending of the singular is written."""
        if FANUS in self.text[mark.start : self.words[mark.last - 1].end] or mark.last >= len(self.words):
            return False
        after = self.words[mark.last]
        return after.kind == Kind.WORD and self.past_and(mark.last) is None

    def _some(self, i: int) -> bool:
        """Say whether a number, spelled or in digits, stands right before word `i` and takes it as its scale."""
        if not i:
            return False
        before = self.words[i - 1]
        return (before.kind == Kind.NUMBER or "num" in before.marks) and not self.has_and(i)

    def _grow(self, total: Amount) -> None:
        """Add smaller chunks: a million, two hundred thousand and five; then a half or a quarter of the last scale."""
        while total.scale > ONE and total.value is not None:
            at = self.past_and(total.last)
            if at is None and not self.bare:
                break
            more = self._chunk(at if at is not None else total.last)
            if more is None or more.value is None or not ONE <= more.value < total.scale or more.kind == "vague":
                break
            if self.bare and not (more.spelled and total.spelled):
                break
            total.value, total.last, total.scale = total.value + more.value, more.last, more.scale
        self.add_share(total)

    def _counts(self, a: Amount) -> bool:
        """Say whether the words really count: "one" and its like alone are pronouns, weekdays or articles."""
        loose, number = self.line.at(a.first, "loose"), self.line.at(a.first, "num")
        return a.last - a.first > 1 or not loose or not number or loose.start > number.start
