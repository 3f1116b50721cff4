"""Finds quotations, however badly marked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from khabar.reading.draft import Draft, Place, Quote
from khabar.reading.sayings.signs import CLOSE, EITHER, OPEN, UPRIGHT, Sign, led, quote, signs
from khabar.reading.sayings.strays import kept, reopened, unopened

CARRY = 8  # paragraphs that an unclosed quotation may run on before its closing mark is found


def quotes(draft: Draft) -> None:
    """Add the quotations of each paragraph: marks pair within it; what stays open ends with it or is opened again."""
    text = draft.text
    found = signs(text)
    places = [s.at for s in found]
    hanging: _Hanging | None = None
    for number, (start, end) in enumerate(draft.paragraphs):
        here = found[bisect_left(places, start) : bisect_left(places, end)]
        here = kept(draft, here)
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
            draft.quotes.append(quote(draft.text, start, end, start, end, closed=True, continues=True))
        made = quote(draft.text, paragraph[0], first.at, paragraph[0], first.past, closed=True, continues=True)
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
            reopened(draft, stack, sign)
        if role == OPEN and len(stack) < 8:  # nobody nests deeper
            stack.append(sign)
        elif role == CLOSE and opened is not None:
            _close(draft, stack[opened], sign, continues=again and stack[opened] is signs[0])
            del stack[opened:]
        elif role == CLOSE and sign.sure and not stack and sign.family != "single":
            unopened(draft, sign, paragraph)
    if not stack:
        return None
    sign = stack[0]
    start, end = sign.past, paragraph[1]
    made = quote(draft.text, start, end, sign.at, end, closed=False, continues=again and sign is signs[0])
    if made.end <= made.start:
        return None
    draft.quotes.append(made)
    return sign


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
        if any(s.role == OPEN and s.sure and led(text, s.at) for s in mine[1::2]):
            continue
        wanted = [OPEN, CLOSE] * (len(mine) // 2)
        turned = sum(text[s.at : s.past] not in UPRIGHT for s in mine)
        upright = turned <= int(len(mine) == 2) and not _crossed(mine)
        if upright or all(s.role in (want, EITHER) or not s.sure for s, want in zip(mine, wanted, strict=True)):
            for s, want in zip(mine, wanted, strict=True):
                s.role = want


def _crossed(mine: list[Sign]) -> bool:
    """Say whether two marks that would pair both say the contrary: one closes what came before, one opens anew."""
    return any(a.role == CLOSE and b.role == OPEN for a, b in zip(mine[::2], mine[1::2], strict=True))


def _close(draft: Draft, opened: Sign, closed: Sign, *, continues: bool) -> None:
    made = quote(draft.text, opened.past, closed.at, opened.at, closed.past, closed=True, continues=continues)
    if made.end > made.start:
        draft.quotes.append(made)
