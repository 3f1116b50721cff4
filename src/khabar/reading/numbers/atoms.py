"""Atoms: the single numerals and number words that a number is made of, and the words that join them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.numbers.numerals import numeral, sign

ONE, TEN, TWENTY, HUNDRED, THOUSAND = Decimal(1), Decimal(10), Decimal(20), Decimal(100), Decimal(1000)
MOST = Decimal(10) ** 18
LARGE = {THOUSAND * 1000**k for k in range(4)}
TWICE = {2 * scale: scale for scale in LARGE}
FANUS = "\u064b"  # the ending of an indefinite object: a thousand, never two thousand of
GROUP = 3
CHANGED = 8  # words from a change to what it comes to
NOUGHTS = "000"
COMMAS = frozenset({",", "\u060c"})
DIRECTION = frozenset({"\u200e", "\u200f", "\u061c"})  # marks that turn the direction of writing
OPENING, CLOSING = frozenset('(["«“'), frozenset(')]"»”')
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


class Atoms:
    """Reads the single words of numbers in a line."""

    def __init__(self, line: Line, text: str, pack: Pack) -> None:
        """Take the words that join numbers from the language's data."""
        self.line, self.text, self.words = line, text, line.words
        self.ands = pack.among("numbering", "and")
        self.bare = bool(pack.fact("numbering", "bare"))
        self.comma = pack.fact("numbering", "comma", ",")
        self.point = pack.fact("numbering", "point", "")
        self.pre = pack.among("numbering", "pre")
        self.post = pack.among("numbering", "post")
        self.seat = pack.fact("numbering", "seat", {})
        self.tight = pack.among("joined", "words")
        self.article = pack.lexicon.clitics.article
        attached = (letter + self.article for letter in pack.fact("verbal", "attached", ()))
        self.defined = (self.article, *pack.lexicon.clitics.lal, *attached)  # how definite words begin

    def atom(self, i: int) -> tuple[Decimal, int, bool] | None:
        """Return (value, index past it, digits?) of the single numeral or number word at word `i`."""
        if not 0 <= i < len(self.words):
            return None
        word = self.words[i]
        if word.kind == Kind.NUMBER:
            return self._digits(i)
        mark = word.marks.get("num")
        if mark is None or "/" in mark.key or mark.key.endswith("e") or not self.clean(mark):
            return None
        return Decimal(mark.key), mark.last, False

    def clean(self, mark: Mark) -> bool:
        """Say whether what is written on to a number word can be; suffixes stand on three to ten and shares only."""
        if mark.pre not in self.pre or not self._seated(mark):
            return False
        return not mark.post or (mark.post in self.post and (mark.cls != "num" or mark.key in SUFFIXED))

    def _seated(self, mark: Mark) -> bool:
        """Say whether the letter that folding makes like another is written out: two hundred, and no dead man."""
        letters = self.seat.get(mark.key)
        written = self.text[mark.start : mark.end]
        return letters is None or any(letter in written for letter in letters)

    def _digits(self, i: int) -> tuple[Decimal, int, bool] | None:
        """Return the value of digits, joining thousands parted by spaces or an Arabic comma, and a half sign."""
        words = self.words
        turned = self.turned(i)
        if turned is not None:
            return *turned, True
        value = numeral(words[i].text)
        part = self.fraction(i)
        if part is not None:
            return part, i + 3, True
        last = i + 1
        if value is None:
            return None
        if words[i].norm.isdecimal() and len(words[i].norm) <= GROUP and value:
            last, value = self._thousands(i, value)
        mixed = self.fraction(last) if last < len(words) and words[last].start == words[last - 1].end + 1 else None
        if mixed is not None and value == value.to_integral_value():
            return value + mixed, last + 3, True
        half = sign(words[last].text) if last < len(words) and words[last].start == words[last - 1].end else None
        return (value, last, True) if half is None else (value + half, last + 1, True)

    def turned(self, i: int) -> tuple[Decimal, int] | None:
        """Return the value of digits whose last part comes first, as agencies type them, and the index past them.

        A letter parts them, or a full stop with a mark that turns the direction of writing. Three noughts are
        thousands. In brackets a comma with spaces around it does the same: ( 5 , 2 ).
        """
        words = self.words
        at = i + 2 + self._directed(i + 1)
        if at >= len(words) or words[at].kind != Kind.NUMBER:
            return None
        part, whole = words[i].norm, words[at].norm
        near = at > i + 2 or (words[i].end == words[i + 1].start and words[i + 1].end == words[at].start)
        if at == i + 2 and words[i + 1].text != self.point:
            loose = words[i].end < words[i + 1].start and words[i + 1].end < words[at].start
            near = bool(self.point) and loose and words[i + 1].text in COMMAS and i > 0 and words[i - 1].norm == "("
        if not near or not (part.isdecimal() and whole.isdecimal()) or len(part) > GROUP:
            return None
        return Decimal(whole) * THOUSAND if part == NOUGHTS else Decimal(f"{whole}.{part}"), at + 1

    def _directed(self, i: int) -> bool:
        """Say whether word `i` is a full stop written on to digits, with a mark of direction after it."""
        words = self.words
        if not self.point or i + 1 >= len(words) or words[i].norm != "." or words[i - 1].end != words[i].start:
            return False
        return words[i + 1].text in DIRECTION and words[i].end == words[i + 1].start

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

    def fraction(self, i: int) -> Decimal | None:
        """Return the value of digits such as 3/4 at word `i`, written together, both below ten."""
        if i + 2 >= len(self.words) or self.words[i + 1].norm != "/":
            return None
        if self.words[i].kind != Kind.NUMBER or self.words[i + 2].kind != Kind.NUMBER:
            return None
        top, low = numeral(self.words[i].text), numeral(self.words[i + 2].text)
        near = self.words[i].end == self.words[i + 1].start and self.words[i + 1].end == self.words[i + 2].start
        if top is None or low is None or not near or not 0 < top < low <= TEN:
            return None
        return part_of(top, low)

    def enclosed(self, a: Amount) -> bool:
        """Say whether brackets or quotation marks close right after digits that they opened right before: (23) men."""
        words = self.words
        if a.spelled or not a.first > 0 or a.last >= len(words):
            return False
        return words[a.first - 1].norm in OPENING and words[a.last].norm in CLOSING

    def past_and(self, i: int) -> int | None:
        """Return the index of the word that "and" joins on at `i`, None where no "and" is."""
        if i >= len(self.words):
            return None
        word = self.words[i]
        if word.norm in self.ands:
            return i + 1
        mark = word.marks.get("num") or word.marks.get("share")
        return i if mark and mark.pre[:1] in self.ands else None

    def has_and(self, i: int) -> bool:
        """Say whether "and" is written on to the number word at `i`."""
        marks = self.words[i].marks
        mark = marks.get("num") or marks.get("vague")
        return bool(mark and mark.pre[:1] in self.ands)

    def plain(self, i: int) -> bool:
        """Say whether nothing but the article is written on to the number word at `i`, so that it can multiply."""
        mark = self.line.at(i, "num")
        return bool(mark and mark.pre in ("", self.article))

    def scale(self, i: int) -> tuple[Decimal, int] | None:
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

    def unit(self, i: int) -> int | None:
        """Return where "a hundred" begins; in languages that need no such word, `i`."""
        if not self.bare:
            return i
        return i - 1 if i and "unit" in self.words[i - 1].marks else None

    def ending(self, i: int, cls: str) -> Mark | None:
        """Return the mark of class `cls` whose last word is `i`."""
        for first in range(i, max(-1, i - GROUP), -1):
            mark = self.words[first].marks.get(cls)
            if mark and mark.last == i + 1:
                return mark
        return None


def changed(line: Line, i: int) -> bool:
    """Say whether something rises or falls by, or to, what stands at word `i`: by the half, to the double."""
    link, lead = line.at(i - 1, "link"), line.at(i - 1, "leading")
    if not ((link is not None and link.key == "to") or (lead is not None and lead.pre)):
        return False
    return any("change" in word.marks for word in line.words[max(0, i - CHANGED) : i])


def worth(share: Mark) -> Decimal:
    """Return what a share's word says."""
    top, _, low = share.key.partition("_")
    return part_of(Decimal(top), Decimal(low))


def part_of(top: Decimal, low: Decimal) -> Decimal:
    """Return a fraction, to three places where it does not end sooner."""
    return (top / low).quantize(Decimal(10) ** -3).normalize()
