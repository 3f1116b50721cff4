"""Finds quotations, however badly marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from khabar.reading.draft import Draft, Place, Quote

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
LEADING = frozenset(":,\u060c")
STOPPING = frozenset(".,\u060c\u061f!?…")  # what a quotation's last words end with inside its marks
CARRY = 8  # paragraphs that an unclosed quotation may run on before its closing mark is found
BACK = 3  # paragraphs that a closing mark without its opening one reaches back over, to the quotation before
NEAR = 12  # words between a sentence's beginning and the colon that an unopened quotation begins behind
OPEN, CLOSE, EITHER = 1, -1, 0
OWN = frozenset({"i", "we"})


@dataclass(slots=True)
class Sign:
    """A quotation mark in the text: which family, and what its surroundings say of it: opening, closing or either."""

    at: int
    past: int  # where it ends
    family: str
    role: int
    sure: bool


def quotes(draft: Draft) -> None:
    """Add the quotations of each paragraph: marks pair within it; what stays open ends with it or is opened again."""
    text = draft.text
    signs = _signs(text)
    places = [s.at for s in signs]
    hanging: _Hanging | None = None
    for number, (start, end) in enumerate(draft.paragraphs):
        here = signs[bisect_left(places, start) : bisect_left(places, end)]
        if hanging is not None:
            hanging, here = _carry(draft, hanging, here, (start, end), number)
        if not here:
            continue
        again = hanging is not None
        hanging = None
        left = _pair(draft, here, (start, end), again=again)
        if left is not None:
            hanging = _Hanging(left, number, draft.quotes[-1])
    if hanging is not None:
        _unclosed(draft, hanging)
    draft.quotes.sort(key=lambda q: (q.start, -q.end))


@dataclass(slots=True)
class _Hanging:
    """A quotation still open at its paragraph's end."""

    sign: Sign
    paragraph: int
    quote: Quote


def _unclosed(draft: Draft, hanging: _Hanging) -> None:
    place = hanging.quote.outer
    draft.remark("quote-unclosed", "a quotation is opened and not closed: read to the paragraph's end", place)


def _carry(
    draft: Draft, hanging: _Hanging, here: list[Sign], paragraph: Place, number: int
) -> tuple[_Hanging | None, list[Sign]]:
    """Say what becomes of an open quotation in this paragraph: opened again, closed late, or over."""
    family = [s for s in here if s.family == hanging.sign.family]
    first = family[0] if family else None
    if first is None:
        if number - hanging.paragraph >= CARRY:
            _unclosed(draft, hanging)
            return None, here
        return hanging, []
    if first.role == OPEN and first.at - paragraph[0] <= 1 and number == hanging.paragraph + 1:
        return hanging, here
    if first.role == CLOSE and first.sure and first is here[0] and _quiet(draft, hanging.sign.at, first.at):
        for start, end in draft.paragraphs[hanging.paragraph + 1 : number]:
            draft.quotes.append(_quote(draft.text, start, end, start, end, closed=True, continues=True))
        made = _quote(draft.text, paragraph[0], first.at, paragraph[0], first.past, closed=True, continues=True)
        draft.quotes.append(made)
        hanging.quote.closed = True
        return None, here[1:]
    _unclosed(draft, hanging)
    return None, here


def _quiet(draft: Draft, start: int, end: int) -> bool:
    """Say whether nobody else begins to speak between two places: else the quotation was never closed."""
    core = draft.pack.fact("sayings", "core", ())
    first = bisect_left(draft.lines, start, key=lambda x: x.end)
    heard = 0
    for line in draft.lines[first : first + 4 * CARRY]:
        if line.start >= end:
            break
        heard += sum(
            m.key in core and m.form in ("past", "present") and start < m.start < end for m in line.found.get("cue", ())
        )
    return heard <= 1


def _quote(text: str, start: int, end: int, first: int, last: int, *, closed: bool, continues: bool = False) -> Quote:
    """Build a quotation without the spaces inside its marks."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Quote(start, max(start, end - len(inner) + len(inner.rstrip())), (first, last), closed, continues)


def _signs(text: str) -> list[Sign]:
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


def _pair(draft: Draft, signs: list[Sign], paragraph: Place, *, again: bool) -> Sign | None:
    """Pair the marks of one paragraph into quotations; return the mark of an outermost one left open."""
    _straighten(draft.text, signs)
    stack: list[Sign] = []
    last = {sign.family: sign.at for sign in signs}
    for sign in signs:
        opened = next((k for k in range(len(stack) - 1, -1, -1) if stack[k].family == sign.family), None)
        role = sign.role
        if role == EITHER:
            role = OPEN if opened is None else CLOSE
        if role == CLOSE and opened is None and sign.sure and stack and last[stack[-1].family] == stack[-1].at:
            opened = len(stack) - 1  # opened with one kind of mark, closed with another
        if role == OPEN and stack and sign.sure and stack[-1].family == sign.family:
            _reopened(draft, stack, sign)
        if role == OPEN and len(stack) < 8:  # nobody nests deeper
            stack.append(sign)
        elif role == CLOSE and opened is not None:
            _close(draft, stack[opened], sign, continues=again and stack[opened] is signs[0])
            del stack[opened:]
        elif role == CLOSE and sign.sure and not stack and sign.family != "single":
            _unopened(draft, sign, paragraph)
    if not stack:
        return None
    sign = stack[0]
    start, end = sign.past, paragraph[1]
    made = _quote(draft.text, start, end, sign.at, end, closed=False, continues=again and sign is signs[0])
    if made.end <= made.start:
        return None
    draft.quotes.append(made)
    return sign


def _reopened(draft: Draft, stack: list[Sign], sign: Sign) -> None:
    """Take what is open off the stack where the same mark opens again behind "he said": it was stray, or never closed."""
    opened, lines = stack[-1], draft.lines
    first = bisect_right(lines, opened.at, key=lambda x: x.start) - 1
    last = bisect_right(lines, sign.at, key=lambda x: x.start) - 1
    begun = max(opened.at, lines[last].start)
    if not _led(draft.text, sign.at) or not _heard(draft, begun, sign.at):
        return
    if first < last:
        end = lines[last - 1].end
        draft.quotes.append(_quote(draft.text, opened.at + 1, end, opened.at, end, closed=False))
    elif opened.at > lines[first].start:
        return
    stack.pop()


def _led(text: str, at: int) -> bool:
    """Say whether a colon or a comma leads to the mark at `at`, spaces between them."""
    before = text[max(0, at - 3) : at].rstrip()
    return before[-1:] in LEADING


def _unopened(draft: Draft, sign: Sign, paragraph: Place) -> None:
    """Add the quotation of a closing mark without its opening one: the whole sentences since the quotation before."""
    lines, text = draft.lines, draft.text
    here = lines[max(0, bisect_right(lines, sign.at, key=lambda x: x.start) - 1)]
    ends = not text[sign.past : here.end].strip(" .\u200f")
    if text[sign.at - 1] not in STOPPING and not ends:
        return
    begun = paragraph[0]
    before = max((q.outer[1] for q in draft.quotes[-BACK:]), default=-1)
    k = max(0, bisect_right(draft.paragraphs, (before, before)) - 1)
    at = bisect_left(draft.paragraphs, paragraph)
    if before >= 0 and at - k <= (BACK if ends else 0) and not _heard(draft, before, sign.at):
        begun = before
    first = bisect_left(lines, begun, key=lambda x: x.start)
    colon = text.rfind(": ", here.start, sign.at)
    told = any(m.start < colon for m in here.found.get("cue", ())[:NEAR])
    if told and text[here.start : colon].count(" ") < NEAR:
        draft.quotes.append(_quote(text, colon + 1, sign.at, colon + 1, sign.at + 1, closed=True))
        return
    if first >= len(lines) or lines[first].start >= sign.at or _heard(draft, lines[first].start, sign.at):
        return
    for start, end in draft.paragraphs[k if begun == before else at : at + 1]:
        opens, shuts = max(start, lines[first].start), min(end, sign.at)
        if opens < shuts:
            last = sign.past if shuts == sign.at else shuts
            draft.quotes.append(_quote(text, opens, shuts, opens, last, closed=True, continues=True))


def _heard(draft: Draft, start: int, end: int) -> bool:
    """Say whether anybody but "I" and "we" says something between two places."""
    core = draft.pack.fact("sayings", "core", ())
    firsts = tuple(draft.pack.facts["agreement"]["first"])
    first = bisect_left(draft.lines, start, key=lambda x: x.end)
    for line in draft.lines[first : first + 4 * BACK]:
        for m in line.found.get("cue", ()) if line.start < end else ():
            mine = line.words[m.first].norm.startswith(firsts) if firsts else False
            own = line.words[m.first - 1].marks.get("personal") if m.first else None
            mine = mine and m.form == "present"
            said = m.key in core and m.form in ("past", "present", "s") and start < m.start < end
            if said and not (mine or (own and own.key in OWN)):
                return True
    return False


def _straighten(text: str, signs: list[Sign]) -> None:
    """Where the marks of a family do not pair by their surroundings but are even in number, let them alternate.

    Only upright marks may be turned against their surroundings: they are the ones that are typed with stray spaces.
    """
    for family in {s.family for s in signs}:
        mine = [s for s in signs if s.family == family]
        depth, fair = 0, True
        for s in mine:
            depth += s.role if s.role != EITHER else (1 if depth == 0 else -1)
            fair = fair and depth >= 0
        if (fair and depth == 0) or len(mine) % 2 or family == "single":
            continue
        if any(s.role == OPEN and s.sure and _led(text, s.at) for s in mine[1::2]):
            continue
        wanted = [OPEN, CLOSE] * (len(mine) // 2)
        upright = all(text[s.at : s.past] in UPRIGHT for s in mine) and not _crossed(mine)
        if upright or all(s.role in (want, EITHER) or not s.sure for s, want in zip(mine, wanted, strict=True)):
            for s, want in zip(mine, wanted, strict=True):
                s.role = want


def _crossed(mine: list[Sign]) -> bool:
    """Say whether two marks that would pair both say the contrary: one closes what came before, one opens anew."""
    return any(a.role == CLOSE and b.role == OPEN for a, b in zip(mine[::2], mine[1::2], strict=True))


def _close(draft: Draft, opened: Sign, closed: Sign, *, continues: bool) -> None:
    made = _quote(draft.text, opened.past, closed.at, opened.at, closed.past, closed=True, continues=continues)
    if made.end > made.start:
        draft.quotes.append(made)
