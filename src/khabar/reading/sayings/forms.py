"""Forms: the words of a quotation piece by piece, and whether somebody's words are quoted whole, in part or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from khabar.reading.draft import Place, Quote, Said
from khabar.reading.sayings.scene import COLON, EDGES, Scene

NEST = 8  # quotations around a place that can hold it or stand in it first


def pieces(scene: Scene, quote: Quote) -> list[Place]:
    """Return a quotation's words line by line, without the punctuation at their edges."""
    lines, found = scene.draft.lines, []
    k = max(0, bisect_right(scene.starts, quote.start) - 1)
    while k < len(lines) and lines[k].start < quote.end:
        place = trim(scene.draft.text, max(quote.start, lines[k].start), min(quote.end, lines[k].end))
        if place:
            found.append(place)
        k += 1
    return found


def trim(text: str, start: int, end: int) -> Place | None:
    """Return the range without spaces and punctuation at its edges, None where nothing is left."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return (start, end) if end > start else None


def form(scene: Scene, said: Said, spoken: str = "") -> str:
    """Say whether the words are quoted whole, in part or not at all."""
    start, end = said.content[0][0], said.content[-1][1]
    if len(said.content) > 1 and all(_quoted_whole(scene, place) for place in said.content):
        return "direct"
    inside = outside = False
    k = bisect_left(scene.spoken, start - 2, key=lambda s: s.quote.start)
    for s in scene.spoken[max(0, k - NEST) : k + NEST]:
        quote = s.quote
        if quote.start <= start + 2 and end - 2 <= quote.end and quote.outer[0] >= start - 2:  # the marks
            return "direct"
        if quote.outer[0] < start - 1 and quote.end >= end:
            outside = True
        elif start <= quote.start and quote.end <= end:
            inside = True
        elif quote.start <= start + 1 and any(c[0] >= quote.start and c[1] <= quote.end for c in said.content):
            return "direct" if all(c[0] >= quote.start and c[1] <= quote.end for c in said.content) else "mixed"
    if inside:
        return "mixed"
    at = said.content[0][0]
    text = scene.draft.text
    colon = spoken == "colon" and COLON in text[max(0, at - 3) : at]
    return "direct" if colon and not outside else "indirect"


def _quoted_whole(scene: Scene, place: Place) -> bool:
    """Say whether the words are the whole of a quotation."""
    k = bisect_left(scene.spoken, place[0] - 2, key=lambda s: s.quote.start)
    near = scene.spoken[k : k + NEST]
    return any(s.quote.start <= place[0] and place[1] <= s.quote.end for s in near)
