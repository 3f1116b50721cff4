"""Shares: halves, thirds and quarters, alone, counted, and of millions."""

from __future__ import annotations

from decimal import Decimal

from khabar.lang.words import Kind, Mark
from khabar.reading.numbers.atoms import ONE, TWENTY, Amount, Atoms, changed, part_of, worth
from khabar.reading.numbers.numerals import sign


class Shares(Atoms):
    """Reads shares in a line."""

    def share(self, i: int) -> Amount | None:
        """Read half, a third, three quarters, half a million."""
        part = self._parts(i)
        if part is not None:
            return part
        mark = self.line.at(i, "share")
        fifth = self.line.at(i, "fifth")
        if fifth is not None and self._followed(fifth.last) and not self._counted(fifth.last):
            return Amount(i, fifth.last, worth(fifth), kind="fraction", spelled=True, cls="fifth")
        if mark is None or not self.clean(mark):
            glyph = sign(self.words[i].text) if self.words[i].kind != Kind.NUMBER else None
            return Amount(i, i + 1, glyph, kind="fraction") if glyph is not None else None
        half = mark.key == "1_2"
        made = Amount(i, mark.last, worth(mark), kind="fraction", spelled=True, cls="share")
        if self._scaled(made):
            return made
        if not half and self.bare:
            first = self.unit(i)
            of = self.words[mark.last].norm if mark.last < len(self.words) else ""
            if first is None or "prep" not in (self.words[mark.last].marks if of else {}):
                return None
            made.first, made.cls = first, ""
        return made if self._shares(mark) else None

    def add_share(self, total: Amount) -> None:
        """Add "and a half" of the last scale to an amount."""
        at = self.past_and(total.last)
        if at is None or at >= len(self.words) or total.value is None:
            return
        share = self.line.at(at, "share")
        if share is None or self.bare or (total.scale == ONE and self._followed(share.last)):
            return
        total.value += worth(share) * total.scale
        total.last = share.last
        again = self.scale(total.last)
        if again and again[0] == total.scale:
            total.last = again[1]

    def _followed(self, i: int) -> bool:
        """Say whether a noun with the article follows: then the share is of that noun."""
        return i < len(self.words) and bool(self.article) and self.words[i].norm.startswith(self.article)

    def _counted(self, i: int) -> bool:
        """Say whether a number or a gauge follows: then the word before is a number itself."""
        return "num" in self.words[i].marks

    def _shares(self, mark: Mark) -> bool:
        """Leave "the first half", "half time" and "the semi-final" alone."""
        definite = self.article and mark.pre.endswith(self.article)
        if definite and self.ending(mark.first - 1, "bounds") is None and not changed(self.line, mark.first):
            return False
        before = self.words[mark.first - 1].marks if mark.first else {}
        at = mark.last + (mark.last < len(self.words) and self.words[mark.last].norm == "-")
        after = self.words[at].marks if at < len(self.words) else {}
        return "rank" not in before and "divided" not in after

    def _scaled(self, made: Amount) -> bool:
        """Multiply a share by the scale word after it: half a million."""
        at = made.last
        if self.bare and at < len(self.words) and ("unit" in self.words[at].marks or self.words[at].norm == "-"):
            at += 1
        scale = self.scale(at)
        if scale is None or made.value is None:
            return False
        made.value, made.last, made.scale, made.kind = made.value * scale[0], scale[1], scale[0], "cardinal"
        return True

    def _parts(self, i: int) -> Amount | None:
        """Read a counted share: three quarters, two-thirds."""
        atom = self.atom(i)
        if atom is None or not ONE <= atom[0] < TWENTY:
            return None
        at = atom[1]
        if self.bare and at < len(self.words) and self.words[at].norm == "-":
            at += 1
        if at >= len(self.words):
            return None
        part, share = self.line.at(at, "parts"), self.line.at(at, "share") if self.bare else None
        if part is not None:
            value = part_of(atom[0], Decimal(part.key))
        elif share is not None and share.key != "1_2" and (atom[0] > ONE or at > atom[1] or self._of(share.last)):
            value = part_of(atom[0], Decimal(share.key.partition("_")[2]))
        else:
            return None
        return Amount(i, at + 1, value, kind="fraction", spelled=not atom[2], cls="" if atom[2] else "num")

    def _of(self, i: int) -> bool:
        return i < len(self.words) and "prep" in self.words[i].marks
