"""Signs: the quotation marks of a text, each with what its surroundings say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.reading.draft import Quote

# Which mark answers which: marks of one family close each other, whatever way round they were typed.
FAMILY = {
    **dict.fromkeys('"“”„‟＂〝〞〟', "double"),
    **dict.fromkeys("'‘’‚‛", "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "small"),
}
TYPED = {"''": "double", "``": "double", "<<": "angle", ">>": "angle", "((": "round", "))": "round"}  # two for one
MARK = re.compile(f"''|``|<<|>>|\\(\\(|\\)\\)|[{''.join(FAMILY)}]")
OPENERS, CLOSERS = frozenset((*"“„‟«‹‘‚‛〝", "<<", "((", "``")), frozenset((*"”»›〞〟", ">>", "))"))
UPRIGHT = frozenset(('"', "＂", "''"))
BEFORE = frozenset("([{-–—:\u060c,/…")  # what may stand before an opening mark, beside space and other marks
BRACKETS = frozenset("([{:")  # what stands before no closing mark
AFTER = frozenset(")]}.,\u060c;\u061b:!?\u061f-–—/…")
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
STOPPING = frozenset(".,\u060c\u061f!?…")  # what a quotation's last words end with inside its marks
LEADING = frozenset(":,\u060c")
OPEN, CLOSE, EITHER = 1, -1, 0


@dataclass(slots=True)
class Sign:
    """A quotation mark in the text: which family, and what its surroundings say of it: opening, closing or either."""

    at: int
    past: int  # where it ends
    family: str
    role: int
    sure: bool


def signs(text: str) -> list[Sign]:
    """Return the quotation marks of a text with their roles; apostrophes are left out."""
    found: list[Sign] = []
    for m in MARK.finditer(text):
        at, past, mark = m.start(), m.end(), m.group()
        family = FAMILY.get(mark) or TYPED[mark]
        before, after = _seen(text, at, -1), _seen(text, past - 1, 1)
        if family == "single" and (before.isalnum() and after.isalnum()):
            continue
        opens = _outside(before, BEFORE) and not _outside(after, AFTER)
        closes = _outside(after, AFTER) and (after in STOPPING or not _outside(before, BRACKETS))
        if before in FAMILY and after in FAMILY:
            opens = closes = False
        elif before in FAMILY:
            opens, closes = (True, False) if not _outside(after, AFTER) else (False, True)
        elif after in FAMILY:
            opens, closes = (True, False) if _outside(before, BEFORE) else (False, True)
        if opens or closes:
            found.append(Sign(at, past, family, OPEN if opens else CLOSE, sure=True))
        elif family != "single":
            shape = OPEN if mark in OPENERS else CLOSE if mark in CLOSERS else EITHER
            found.append(Sign(at, past, family, shape, sure=False))
    return _settle(text, found)


def _seen(text: str, at: int, step: int) -> str:
    """Return the character beside `at`, invisible ones passed over (a few at most); a space at the text's ends."""
    for k in range(1, 4):
        i = at + step * k
        if not 0 <= i < len(text):
            return " "
        if text[i] not in INVISIBLE:
            return text[i]
    return " "


def _outside(char: str, marks: frozenset[str]) -> bool:
    return char.isspace() or char in marks


def _settle(text: str, signs: list[Sign]) -> list[Sign]:
    """Drop the single marks that are apostrophes: a plural's possessive, letters left out ('90s)."""
    kept: list[Sign] = []
    opened = False
    for k, sign in enumerate(signs):
        if sign.family == "single":
            if sign.role == OPEN:
                if text[sign.at + 1 : sign.at + 2].isdigit() and text[sign.at + 3 : sign.at + 4].isalpha():
                    continue
                opened = True
            elif not opened or _possessive(text, sign, signs[k + 1 : k + 3]):
                continue
            else:
                opened = False
        kept.append(sign)
    return kept


def _possessive(text: str, sign: Sign, after: list[Sign]) -> bool:
    """Say whether a closing single mark after an s is a possessive: another mark closes before the next opens."""
    if text[sign.at - 1].lower() != "s" or not text[sign.at + 1 : sign.at + 2].isspace():
        return False
    following = next((s for s in after if s.family == "single"), None)
    return following is not None and following.role == CLOSE and "\n" not in text[sign.at : following.at]


def led(text: str, at: int) -> bool:
    """Say whether a colon or a comma leads to the mark at `at`, spaces between them."""
    before = text[max(0, at - 3) : at].rstrip()
    return before[-1:] in LEADING


def quote(text: str, start: int, end: int, first: int, last: int, *, closed: bool, continues: bool = False) -> Quote:
    """Build a quotation without the spaces inside its marks."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Quote(start, max(start, end - len(inner) + len(inner.rstrip())), (first, last), closed, continues)
