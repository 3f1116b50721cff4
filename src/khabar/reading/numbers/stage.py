"""Finds numbers in digits and words, and marks each with its exact value."""

from __future__ import annotations

from decimal import Decimal

from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Draft, Number
from khabar.reading.numbers.atoms import HUNDRED, Amount
from khabar.reading.numbers.numerals import numeral, sign
from khabar.reading.numbers.wording import Wording

STARTS = frozenset({"num", "vague", "share", "rank", "decade", "fifth"})
MINUS = frozenset({"-", "\u2212"})
WORD, NUMBER = Kind.WORD, Kind.NUMBER
RUN = 3  # so many numerals in a row are a telephone number, a date or an address
LETTERS = 2  # that a script without capitals spells the letters of a model with: Mi-28
FAR = 4  # words of a name between a label and its digits
APART = ("", "(", '"', "\u201c", "\u00ab")  # between a label and its digits


def numbers(draft: Draft) -> None:
    """Mark every number of every line: Mark("number", kind, …, form=its scale, value=Number)."""
    for line in draft.lines:
        reader: Finder | None = None
        at = 0
        marked = {mark.first for mark in line.each(*STARTS)} if not STARTS.isdisjoint(line.found) else ()
        for word in line.words:
            kind = word.kind
            if kind is WORD and word.i not in marked:
                continue
            i = word.i
            if i >= at and (i in marked or kind is NUMBER or sign(word.text) is not None):
                reader = reader or Finder(line, draft)
                at = max(i + 1, reader.find(i))


class Finder:
    """Finds the numbers of a line."""

    def __init__(self, line: Line, draft: Draft) -> None:
        """Begin at the line's first word."""
        self.line, self.text, self.pack = line, draft.text, draft.pack
        self.wording = Wording(line, draft.text, draft.pack)

    def find(self, i: int) -> int:
        """Mark the number that begins at word `i`; return the index past it, `i` where there is none."""
        word = self.line.words[i]
        if word.kind == Kind.NUMBER and self.wording.turned(i) is None:
            end = self._row(i) or self._suffixed(i)
            if end:
                return end
            if numeral(word.text) is None or self._names(i):
                return self._put(Amount(i, i + 1), "name")
        if "rank" in word.marks and "num" not in word.marks and not self.wording.parted(i):
            return self._rank(word.marks["rank"])
        if "decade" in word.marks:
            return self._decade(word.marks["decade"])
        amount = self.wording.amount(i)
        return i if amount is None else self._amount(i, amount)

    def _amount(self, i: int, amount: Amount) -> int:
        """Mark an amount as what it is: a name's number, an ordinal, a percentage, a plain number."""
        if self.line.words[i].kind == Kind.NUMBER and self._labelled(i, amount):
            return self._put(amount, "name")
        rank = amount if self._ranked(i, amount) else self._compound(amount)
        if rank:
            return self._put(rank, "ordinal")
        self._negate(amount)
        return self._percent(amount) or self._put(amount, amount.kind)

    def _negate(self, a: Amount) -> None:
        """Take a minus before an amount: the word, or the sign before a share or degrees and after a space."""
        words, at = self.line.words, a.first - 1
        if at < 0 or a.value is None or a.value <= 0:
            return
        signed = words[at].norm in MINUS and words[at].end == words[a.first].start and words[at].start > self.line.start
        if signed and self.text[words[at].start - 1].isspace():
            after = words[a.last].marks if a.last < len(words) else {}
            gauge = after.get("gauge")
            signed = "percent" in after or (gauge is not None and gauge.key == "degree") or words[at].norm != "-"
        else:
            signed = False
        if signed or "minus" in words[at].marks:
            a.value, a.first, a.cls = -a.value, at, ""

    def _put(self, a: Amount, kind: str) -> int:
        """Mark an amount; its place leaves out what is written on to it, but for the article."""
        words = self.line.words
        first = words[a.first].marks.get("num") or words[a.first].marks.get(a.cls) if a.cls else None
        start = first.start if first and first.first == a.first else words[a.first].start
        article = self.pack.lexicon.clitics.article
        if article and first and first.pre.endswith(article) and self.text.startswith(article, start - len(article)):
            start -= len(article)
        value = Number(a.value, kind, a.low, None, "about" if kind == "vague" else "exact", a.spelled, kind)
        end = words[a.last - 1].end
        ending = words[a.last - 1].marks.get("num")
        end = ending.end if ending and ending.post and ending.last == a.last else end
        self.line.put(Mark("number", kind, a.first, a.last, start, max(end, start), str(a.scale), value=value))
        return a.last

    def _row(self, i: int) -> int:
        """Mark a row of numerals joined by hyphens, dots or slashes (a telephone number, a date) as names."""
        words, last, count = self.line.words, i + 1, 1
        while last + 1 < len(words) and words[last].norm in ("-", "/", "–", "") and words[last + 1].kind == Kind.NUMBER:
            if words[last - 1].end != words[last].start or words[last].end != words[last + 1].start:
                break
            last, count = last + 2, count + 1
        if count == 2 and words[i + 1].norm == "/" and not self.wording.fraction(i):
            count = RUN
        if count < RUN:
            return self._spaced(i)
        for k in range(i, last):
            if words[k].kind == Kind.NUMBER:
                self._put(Amount(k, k + 1), "name")
        return last

    def _spaced(self, i: int) -> int:
        """Mark numerals that only spaces part, the first with a leading zero, as a telephone number."""
        words, last = self.line.words, i + 1
        if not (words[i].norm[0] == "0" and words[i].norm.isdecimal() and len(words[i].norm) > 1):
            return 0
        while last < len(words) and words[last].kind == Kind.NUMBER:
            last += 1
        for k in range(i, last):
            self._put(Amount(k, k + 1), "name")
        return last

    def _suffixed(self, i: int) -> int:
        """Mark "3rd" as an ordinal and "40s" as a decade."""
        words = self.line.words
        after = words[i + 1] if i + 1 < len(words) and words[i + 1].start == words[i].end else None
        value = numeral(words[i].text)
        if after is None or value is None:
            return 0
        if "nth" in after.marks:
            return self._put(Amount(i, i + 2, value), "ordinal")
        decade = after.marks.get("decade")
        if decade and decade.key == "s":
            return self._put(Amount(i, i + 2, value), "decade")
        return 0

    def _rank(self, mark: Mark) -> int:
        """Mark an ordinal, with the tens that Arabic adds to it."""
        a = Amount(mark.first, mark.last, Decimal(mark.key), spelled=True, cls="rank")
        tens = self.wording.joined(mark.last, HUNDRED)
        if tens and a.value is not None and tens.value is not None:
            a.value, a.last = a.value + tens.value, tens.last
        return self._put(a, "ordinal")

    def _compound(self, a: Amount) -> Amount | None:
        """Return the ordinal that tens and a unit's ordinal make: twenty-first."""
        words = self.line.words
        at = a.last + (a.last < len(words) and words[a.last].norm == "-")
        rank = words[at].marks.get("rank") if a.spelled and at < len(words) else None
        if rank is None or a.value is None or a.value % 10 or Decimal(rank.key) >= 10 or not self.wording.bare:
            return None
        return Amount(a.first, rank.last, a.value + Decimal(rank.key), spelled=True, cls="num")

    def _decade(self, mark: Mark) -> int:
        if not mark.key.isdecimal():
            return mark.first
        return self._put(Amount(mark.first, mark.last, Decimal(mark.key), spelled=True, cls="decade"), "decade")

    def _names(self, i: int) -> bool:
        """Say whether the digits at word `i` are part of a code: letters are written on to them."""
        words, start, end = self.line.words, self.line.words[i].start, self.line.words[i].end
        before = words[i - 1] if i and words[i - 1].end == start else None
        if before and before.kind == Kind.WORD:
            return before.text.isascii() or self._spelled(before)
        if before and before.norm in ("-", "‑", "–") and i > 1 and words[i - 2].end == before.start:
            earlier = words[i - 2]
            return earlier.kind == Kind.WORD and COUNTED.isdisjoint(earlier.marks) and "decade" not in earlier.marks
        if before and "percent" in before.marks and i > 1 and words[i - 2].end == before.start:
            return words[i - 2].norm not in self.wording.ands
        if before and before.norm in ("/", "@", "#", "_", "=", "\\"):
            return before.norm != "/" or i < 2 or words[i - 2].kind != Kind.NUMBER
        return self._lettered(i, end)

    def _spelled(self, word: Word) -> bool:
        """Say whether a word is the letters of a model, spelled out in Arabic: Mi-28."""
        clitics = self.pack.lexicon.clitics
        small = word.norm in clitics.before["noun"] or word.norm in clitics.lal
        return len(word.norm) == LETTERS and not word.marks and not small

    def _lettered(self, i: int, end: int) -> bool:
        """Say whether letters that are no unit or scale follow at once."""
        words = self.line.words
        after = words[i + 1] if i + 1 < len(words) and words[i + 1].start == end else None
        if after is None or after.kind != Kind.WORD or after.marks or sign(after.text) is not None:
            return False
        return after.text.isascii() and len(after.text) <= RUN

    def _labelled(self, i: int, a: Amount) -> bool:
        """Say whether a label stands before the digits: channel 12, article 5."""
        before, article = i - 1, self.pack.lexicon.clitics.article
        while before >= 0 and self.line.words[before].norm in (*APART, article):
            before -= 1
        if before < 0 or a.scale != 1 or a.value is None or a.value != a.value.to_integral_value():
            return False
        following, then = (self.line.words[k] if k < len(self.line.words) else None for k in (a.last, a.last + 1))
        label = self.wording.ending(before, "label")
        if label is None:
            return bool(article) and self._entitled(before, following)
        if (label.pre and label.pre not in self.wording.pre) or "prep" in self.line.words[label.first].marks:
            return False
        if label.pre and self.line.at(label.first - 1, "against") is not None:  # against a number of so many
            return False
        dated = then is not None and (then.kind is NUMBER or "weekday" in then.marks)  # channel 12 on the day Monday
        if following is not None and article and following.norm.startswith(article):  # channel 12, the Israeli
            return True
        return following is None or dated or COUNTED.isdisjoint(following.marks)

    def _entitled(self, last: int, following: Word | None) -> bool:
        """Say whether a label with its definite noun stands before digits that count nothing: the council's law 12."""
        article, words = self.pack.lexicon.clitics.article, self.line.words
        counted = following is not None and following.kind == Kind.WORD and PLACING.isdisjoint(following.marks)
        if counted and following is not None and not following.norm.startswith(self.wording.defined):
            return False
        for at in range(last, max(-1, last - FAR), -1):
            label = self.wording.ending(at, "label") if at < last else None
            if label is not None:
                return not label.pre or label.pre in self.wording.pre
            if words[at].kind != Kind.WORD or not PLACING.isdisjoint(words[at].marks):
                return False
            if at == last and not words[at].norm.startswith(article):
                return False
        return False

    def _ranked(self, i: int, a: Amount) -> bool:
        """Say whether spelled tens with the article follow a noun that is counted off: the twentieth century."""
        article = self.pack.lexicon.clitics.article
        mark = self.line.words[i].marks.get("num")
        if not article or not a.spelled or mark is None or not mark.pre.endswith(article) or not i:
            return False
        counts = a.last < len(self.line.words) and not COUNTED.isdisjoint(self.line.words[a.last].marks)
        if a.scale != 1 and (counts or a.last - a.first > 1):  # the ten million dollars
            return False
        before = self.line.words[i - 1].marks
        noun = before.get("counted") or before.get("people")
        single = noun is not None and noun.form == "one" and noun.pre.endswith(article)  # the thirtieth house
        return ("ranked" in before or single) and a.value is not None and a.value >= 20

    def _percent(self, a: Amount) -> int:
        """Extend an amount by its percent sign or words, after it or before it."""
        enclosed = self.wording.enclosed(a)
        words, at = self.line.words, a.last + enclosed
        while at < len(words) and words[at].norm in ("", "-") and at < a.last + 2:
            at += 1
        mark = words[at].marks.get("percent") if at < len(words) else None
        if mark:
            again = self.line.at(mark.last, "percent")  # the sign and the words
            a.first, a.last = a.first - enclosed, (again or mark).last
            return self._put(a, "percent")
        ahead = self.wording.ending(a.first - 1, "percent") if a.first else None
        if ahead and not self._taken(ahead.first) and (words[a.first - 1].kind == Kind.PUNCT or not a.spelled):
            a.first, a.cls = ahead.first, ""
            return self._put(a, "percent")
        return 0

    def _taken(self, i: int) -> bool:
        found = self.line.found.get("number")
        return bool(found) and found[-1].last > i  # type: ignore[index]


# names: classes of marks
COUNTED = frozenset({"people", "counted", "gauge", "money", "num", "percent"})
PLACING = frozenset({"prep", "conj", "that", "relative", "number"})
