"""Strays: quotation marks without their partner, and where what they quote begins and ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import zip_longest

from khabar.lang.words import Line
from khabar.reading.draft import Draft, Place
from khabar.reading.sayings.signs import CLOSE, OPEN, STOPPING, Sign, led, quote

BACK = 3  # paragraphs that a closing mark without its opening one reaches back over, to the quotation before
NEAR = 12  # words between a sentence's beginning and the colon that an unopened quotation begins behind
OWN = frozenset({"i", "we"})


def reopened(draft: Draft, stack: list[Sign], sign: Sign) -> None:
    """Take off the stack what is open where its mark opens again behind "he said": it was stray, or never closed."""
    opened, lines = stack[-1], draft.lines
    first = bisect_right(lines, opened.at, key=lambda x: x.start) - 1
    last = bisect_right(lines, sign.at, key=lambda x: x.start) - 1
    begun = max(opened.at, lines[last].start)
    if not led(draft.text, sign.at) or not _heard(draft, begun, sign.at):
        return
    if first < last:
        end = lines[last - 1].end
        draft.quotes.append(quote(draft.text, opened.at + 1, end, opened.at, end, closed=False))
    elif opened.at > lines[first].start:
        return
    stack.pop()


def kept(draft: Draft, signs: list[Sign]) -> list[Sign]:
    """Leave out stray marks: one that opens a sentence before "and he told", another opening mark behind that."""
    if not draft.pack.facts["agreement"].get("conjunctions", ()):
        return signs
    signs = _unglued(draft.text, signs)
    pairs = zip_longest(signs, signs[1:])
    return [sign for sign, after in pairs if after is None or not _stray(draft, sign, after)]


def _unglued(text: str, signs: list[Sign]) -> list[Sign]:
    """Leave out the marks around a term written on to a word within a quotation: "we make al"XPS" here"."""
    left: list[Sign] = []
    depth = k = 0
    while k < len(signs):
        sign, after = signs[k], signs[k + 1] if k + 1 < len(signs) else None
        term = after is not None and after.family == sign.family and after.role == CLOSE
        if depth > 0 and not sign.sure and term and after is not None and len(text[sign.past : after.at].split()) == 1:
            k += 2
            continue
        depth += sign.role
        left.append(sign)
        k += 1
    return left


def _stray(draft: Draft, sign: Sign, after: Sign) -> bool:
    if after.role != OPEN or not after.sure or after.family != sign.family:
        return False
    line = draft.lines[max(0, bisect_right(draft.lines, sign.at, key=lambda x: x.start) - 1)]
    mark = next((w.marks.get("cue") for w in line.words[:2] if w.start >= sign.past), None)
    told = mark is not None and mark.form == "past" and mark.pre in draft.pack.facts["agreement"]["conjunctions"]
    return told and sign.at == line.start and line.start < after.at < line.end


def unopened(draft: Draft, sign: Sign, paragraph: Place) -> None:
    """Add the quotation of a closing mark without its opening one: the whole sentences since the quotation before."""
    lines, text = draft.lines, draft.text
    here = lines[max(0, bisect_right(lines, sign.at, key=lambda x: x.start) - 1)]
    ends = not text[sign.past : here.end].strip(" .\u200f")
    if text[sign.at - 1] not in STOPPING and not ends and not _claimed(here, sign):
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
        draft.quotes.append(quote(text, colon + 1, sign.at, colon + 1, sign.at + 1, closed=True))
        return
    if first >= len(lines) or lines[first].start >= sign.at or _heard(draft, lines[first].start, sign.at):
        return
    for start, end in draft.paragraphs[k if begun == before else at : at + 1]:
        opens, shuts = max(start, lines[first].start), min(end, sign.at)
        if opens < shuts:
            last = sign.past if shuts == sign.at else shuts
            draft.quotes.append(quote(text, opens, shuts, opens, last, closed=True, continues=True))


def _claimed(line: Line, sign: Sign) -> bool:
    """Say whether "as he said", "this is what he told" follows the closing mark."""
    after = [w for w in line.words if w.start >= sign.past][:2]
    return any("asthey" in w.marks for w in after)


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
