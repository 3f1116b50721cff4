"""Wording: the value of number words, alone and with digits, in the order that either language speaks them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.numerals import numeral, sign

ONE, TEN, TWENTY, HUNDRED, THOUSAND = Decimal(1), Decimal(10), Decimal(20), Decimal(100), Decimal(1000)
MOST = Decimal(10) ** 18
LARGE = {THOUSAND * 1000**k for k in range(4)}
TWICE = {2 * scale: scale for scale in LARGE}
FANUS = "\u064b"  # the ending of an indefinite object: a thousand, never two thousand of
GROUP = 3
SUFFIXED = frozenset(str(n) for n in range(3, 11))


@dataclass(slots=True)
class Amount:
    """Words [first, last) and what they are worth; `scale` is the last scale word's value."""

    first: int
    last: int
    value: Decimal | None = None
    low: Decimal | None = None
    scale: Decimal = ONE
    kind: str = "cardinal"
    spelled: bool = False
    cls: str = ""


class Wording:
    """Reads amounts in a line."""

    def __init__(self, line: Line, text: str, pack: Pack) -> None:
        """Take the words that join numbers from the language's data."""
        self.line, self.text, self.words = line, text, line.words
        self.ands = frozenset(pack.fact("numbering", "and", ()))
        self.bare = bool(pack.fact("numbering", "bare", False))
        self.comma = pack.fact("numbering", "comma", ",")
        self.pre = frozenset(pack.fact("numbering", "pre", ("",)))
        self.post = frozenset(pack.fact("numbering", "post", ()))
        self.tight = frozenset(pack.fact("joined", "words", ()))
        self.article = pack.lexicon.clitics.article

    def amount(self, i: int) -> Amount | None:
        """Return the number that begins at word `i`, None where no number that counts does."""
        share = self._share(i)
        if share is not None:
            return share
        vague = self.line.at(i, "vague")
        if vague and self._clean(vague) and not self._some(i):
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
        at = self._past_and(i)
        atom = self._atom(at) if at is not None else None
        if atom is None or atom[0] < TWENTY or atom[0] >= below or atom[2] or at is None:
            return None
        return Amount(i, at + 1, atom[0])

    def ending(self, i: int, cls: str) -> Mark | None:
        """Return the mark of class `cls` whose last word is `i`."""
        for first in range(i, max(-1, i - GROUP), -1):
            mark = self.words[first].marks.get(cls)
            if mark and mark.last == i + 1:
                return mark
        return None

    def parted(self, i: int) -> bool:
        """Say whether the word at `i` is the denominator of a fraction: two thirds, a third of."""
        return self._share(i) is not None

    def fraction(self, i: int) -> Decimal | None:
        """Return the value of digits such as 3/4 at word `i`, written together, both below ten."""
        if i + 2 >= len(self.words) or self.words[i + 1].norm != "/":
            return None
        top, low = numeral(self.words[i].text), numeral(self.words[i + 2].text)
        near = self.words[i].end == self.words[i + 1].start and self.words[i + 1].end == self.words[i + 2].start
        if top is None or low is None or not near or not 0 < top < low <= TEN:
            return None
        return _part(top, low)

    # ---- the parts of a number

    def _atom(self, i: int) -> tuple[Decimal, int, bool] | None:
        """Return (value, index past it, digits?) of the single numeral or number word at word `i`."""
        if not 0 <= i < len(self.words):
            return None
        word = self.words[i]
        if word.kind == Kind.NUMBER:
            return self._digits(i)
        mark = word.marks.get("num")
        if mark is None or "/" in mark.key or mark.key.endswith("e") or not self._clean(mark):
            return None
        return Decimal(mark.key), mark.last, False

    def _clean(self, mark: Mark) -> bool:
        """Say whether what is written on to a number word can be; suffixes stand on three to ten and shares only."""
        if mark.pre not in self.pre:
            return False
        return not mark.post or (mark.post in self.post and (mark.cls != "num" or mark.key in SUFFIXED))

    def _digits(self, i: int) -> tuple[Decimal, int, bool] | None:
        """Return the value of digits, joining thousands parted by spaces or an Arabic comma, and a half sign."""
        words = self.words
        value = numeral(words[i].text)
        part = self.fraction(i)
        if part is not None:
            return part, i + 3, True
        last = i + 1
        if value is None:
            return None
        if words[i].norm.isdecimal() and len(words[i].norm) <= GROUP and value:
            last, value = self._thousands(i, value)
        half = sign(words[last].text) if last < len(words) and words[last].start == words[last - 1].end else None
        return (value, last, True) if half is None else (value + half, last + 1, True)

    def _thousands(self, i: int, value: Decimal) -> tuple[int, Decimal]:
        words, last = self.words, i + 1
        whole = value
        while last < len(words):
            comma = words[last].text == self.comma and words[last].start == words[last - 1].end
            at = last + 1 if comma else last
            if at >= len(words) or words[at].kind != Kind.NUMBER or words[at].start - words[at - 1].end != (not comma):
                break
            head, dot, tail = words[at].norm.partition(".")
            if len(head) != GROUP or not head.isdecimal() or (tail and not tail.isdecimal()) or whole >= MOST:
                break
            value = whole = whole * 1000 + Decimal(head)
            last = at + 1
            if dot:
                return last, whole + Decimal(f"0.{tail}")
        return last, value

    def _past_and(self, i: int) -> int | None:
        """Return the index of the word that "and" joins on at `i`, None where no "and" is."""
        if i >= len(self.words):
            return None
        word = self.words[i]
        if word.norm in self.ands:
            return i + 1
        mark = word.marks.get("num") or word.marks.get("share")
        return i if mark and mark.pre[:1] in self.ands else None

    def _group(self, i: int) -> Amount | None:
        """Read a number below a thousand, or any number in digits."""
        atom = self._atom(i)
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
        atom = self._atom(at)
        if atom and atom[0] == HUNDRED and self._plain(at) and value < HUNDRED and (not digits or value < TEN):
            group.value, group.last = value * HUNDRED, atom[1]
            return True
        joined = self._past_and(at)
        if joined is None and not self.bare:
            return False
        atom = self._atom(joined if joined is not None else at)
        if atom is None or (digits and value < HUNDRED) or not self._fits(value, atom[0], joined=joined is not None):
            return False
        group.value, group.last = value + atom[0], atom[1]
        return True

    def _has_and(self, i: int) -> bool:
        marks = self.words[i].marks
        mark = marks.get("num") or marks.get("vague")
        return bool(mark and mark.pre[:1] in self.ands)

    def _plain(self, i: int) -> bool:
        """Say whether nothing but the article is written on to the number word at `i`, so that it can multiply."""
        mark = self.line.at(i, "num")
        return bool(mark and mark.pre in ("", self.article))

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

    def _scale(self, i: int) -> tuple[Decimal, int] | None:
        """Return (worth, index past it) of the scale word at `i` that multiplies what stands before it."""
        at = i + 1 if i < len(self.words) and self.words[i].norm == "-" and self.bare else i
        if at >= len(self.words):
            return None
        mark = self.line.at(at, "num")
        if mark is None or mark.pre not in ("", self.article):
            return None
        if mark.key.endswith("e"):
            return Decimal(mark.key[:-1]), mark.last
        worth = Decimal(mark.key.partition("/")[0])
        if worth not in LARGE or (self.words[at].norm in self.tight and not self._tight(at)):
            return None
        return worth, mark.last

    def _tight(self, i: int) -> bool:
        """Say whether the short scale word at `i` is written on to digits."""
        before = self.words[i - 1]
        return before.kind == Kind.NUMBER and before.end == self.words[i].start

    def _chunk(self, i: int) -> Amount | None:
        """Read a group with its scale: eighteen thousand, 2.5 billion, a million, two thousand in one word."""
        group = self._group(i)
        if group is None:
            return self._alone(i)
        if group.first + 1 == group.last and group.value == HUNDRED and group.spelled and self.bare:
            return self._alone(i)
        half = self._half(group.last)
        if half and group.value is not None:
            group.value, group.last = group.value + half[0], half[1]
        while (scale := self._scale(group.last)) is not None and group.value is not None:
            if group.value * scale[0] > MOST:
                break
            group.value, group.last, group.scale = group.value * scale[0], scale[1], scale[0]
        return group

    def _half(self, i: int) -> tuple[Decimal, int] | None:
        """Read "and a half" where a scale follows."""
        words = self.words
        if not self.bare or i + 3 >= len(words) or words[i].norm not in self.ands or "unit" not in words[i + 1].marks:
            return None
        share = self.line.at(i + 2, "share")
        return (_worth(share), i + 3) if share else None

    def _alone(self, i: int) -> Amount | None:
        """Read a scale word without a number before it."""
        mark = self.line.at(i, "num")
        if mark is None or self.words[i].norm in self.tight or not self._clean(mark):
            return None
        single, _, double = mark.key.removesuffix("e").partition("/")
        worth = Decimal(double) if double and self._dual(mark) else Decimal(single)
        scale = TWICE.get(worth, worth)
        made = Amount(i, mark.last, worth, scale=scale, spelled=True, cls="num")
        first = self._unit(i)
        if self.bare and self.ending(i - 1, "few") is not None:
            made.value, made.low, made.kind = None, 2 * max(worth, TEN), "vague"
        elif self.bare and first is None:
            return None
        elif first is not None:
            made.first, made.cls = first, "" if first < i else "num"
            self._multiply(made)
        return made

    def _multiply(self, made: Amount) -> None:
        """Take in a larger scale after a scale: a thousand million, two thousand billion."""
        while (more := self._scale(made.last)) is not None and made.value is not None:
            if more[0] <= made.scale or made.value * more[0] > MOST:
                break
            made.value, made.last, made.scale = made.value * more[0], more[1], more[0]

    def _dual(self, mark: Mark) -> bool:
        """Say whether an ambiguous scale word is a dual: its noun follows, and no ending of the singular is written."""
        if FANUS in self.text[mark.start : self.words[mark.last - 1].end] or mark.last >= len(self.words):
            return False
        after = self.words[mark.last]
        return after.kind == Kind.WORD and self._past_and(mark.last) is None

    def _unit(self, i: int) -> int | None:
        """Return where "a hundred" begins; in languages that need no such word, `i`."""
        if not self.bare:
            return i
        return i - 1 if i and "unit" in self.words[i - 1].marks else None

    def _some(self, i: int) -> bool:
        """Say whether a number, spelled or in digits, stands right before word `i` and takes it as its scale."""
        if not i:
            return False
        before = self.words[i - 1]
        return (before.kind == Kind.NUMBER or "num" in before.marks) and not self._has_and(i)

    # ---- numbers of several parts

    def _grow(self, total: Amount) -> None:
        """Add smaller chunks: a million, two hundred thousand and five; then a half or a quarter of the last scale."""
        while total.scale > ONE and total.value is not None:
            at = self._past_and(total.last)
            if at is None and not self.bare:
                break
            more = self._chunk(at if at is not None else total.last)
            if more is None or (self.bare and not (more.spelled and total.spelled)) or more.value is None or not ONE <= more.value < total.scale or more.kind == "vague":
                break
            total.value, total.last, total.scale = total.value + more.value, more.last, more.scale
        self._grow_share(total)

    def _grow_share(self, total: Amount) -> None:
        at = self._past_and(total.last)
        if at is None or at >= len(self.words) or total.value is None:
            return
        share = self.line.at(at, "share")
        if share is None or self.bare or (total.scale == ONE and self._followed(share.last)):
            return
        total.value += _worth(share) * total.scale
        total.last = share.last
        again = self._scale(total.last)
        if again and again[0] == total.scale:
            total.last = again[1]

    def _followed(self, i: int) -> bool:
        """Say whether a noun with the article follows: then the share is of that noun."""
        return i < len(self.words) and bool(self.article) and self.words[i].norm.startswith(self.article)

    def _counts(self, a: Amount) -> bool:
        """Say whether the words really count: "one" and its like alone are pronouns, weekdays or articles."""
        loose, number = self.line.at(a.first, "loose"), self.line.at(a.first, "num")
        return a.last - a.first > 1 or not loose or not number or loose.start > number.start

    def _share(self, i: int) -> Amount | None:
        """Read half, a third, three quarters, half a million."""
        part = self._parts(i)
        if part is not None:
            return part
        mark = self.line.at(i, "share")
        if mark is None or not self._clean(mark):
            glyph = sign(self.words[i].text) if self.words[i].kind != Kind.NUMBER else None
            return Amount(i, i + 1, glyph, kind="fraction") if glyph is not None else None
        half = mark.key == "1_2"
        made = Amount(i, mark.last, _worth(mark), kind="fraction", spelled=True, cls="share")
        if self._scaled(made):
            return made
        if not half and self.bare:
            first = self._unit(i)
            of = self.words[mark.last].norm if mark.last < len(self.words) else ""
            if first is None or "prep" not in (self.words[mark.last].marks if of else {}):
                return None
            made.first, made.cls = first, ""
        return made if self._shares(mark) else None

    def _shares(self, mark: Mark) -> bool:
        """Leave "the first half", "half time" and "the semi-final" alone."""
        if self.article and mark.pre.endswith(self.article) and self.ending(mark.first - 1, "bounds") is None:
            return False
        before = self.words[mark.first - 1].marks if mark.first else {}
        after = self.words[mark.last].marks if mark.last < len(self.words) else {}
        return "rank" not in before and "divided" not in after

    def _scaled(self, made: Amount) -> bool:
        """Multiply a share by the scale word after it: half a million."""
        at = made.last
        if self.bare and at < len(self.words) and ("unit" in self.words[at].marks or self.words[at].norm == "-"):
            at += 1
        scale = self._scale(at)
        if scale is None or made.value is None:
            return False
        made.value, made.last, made.scale, made.kind = made.value * scale[0], scale[1], scale[0], "cardinal"
        return True

    def _parts(self, i: int) -> Amount | None:
        """Read a counted share: three quarters, two-thirds."""
        atom = self._atom(i)
        if atom is None or not ONE <= atom[0] < TWENTY:
            return None
        at = atom[1]
        if self.bare and at < len(self.words) and self.words[at].norm == "-":
            at += 1
        if at >= len(self.words):
            return None
        part, share = self.line.at(at, "parts"), self.line.at(at, "share") if self.bare else None
        if part is not None:
            value = _part(atom[0], Decimal(part.key))
        elif share is not None and share.key != "1_2" and (atom[0] > ONE or at > atom[1] or self._of(share.last)):
            value = _part(atom[0], Decimal(share.key.partition("_")[2]))
        else:
            return None
        return Amount(i, at + 1, value, kind="fraction", spelled=not atom[2], cls="" if atom[2] else "num")

    def _of(self, i: int) -> bool:
        return i < len(self.words) and "prep" in self.words[i].marks


def _worth(share: Mark) -> Decimal:
    top, _, low = share.key.partition("_")
    return _part(Decimal(top), Decimal(low))


def _part(top: Decimal, low: Decimal) -> Decimal:
    """Return a fraction, to three places where it does not end sooner."""
    return (top / low).quantize(Decimal(10) ** -3).normalize()
