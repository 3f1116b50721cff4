"""Leftovers: quotations that no verb claims, which go on from what the same speaker said before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from khabar.reading.draft import Draft, Quote, Said
from khabar.reading.extents import pieces
from khabar.reading.scene import Scene

WHOLE = 5  # words; shorter quotations without a speaker are names and other men's words


def leftovers(draft: Draft, laid: list[Scene], found: list[Said]) -> list[Said]:
    """Return a saying for each quotation that stands by itself; one opened again belongs to where it was opened."""
    if not laid:
        return []
    owners = laid[0].owners
    taken = sorted(place for said in found for place in said.content)
    starts = [place[0] for place in taken]
    made: list[Said] = []
    previous: Said | None = None
    for quote in draft.quotes:
        owner = owners.get(id(quote))
        if owner is None and quote.continues and previous is not None:
            previous.content += [p for p in pieces(laid[0], quote) if p not in previous.content]
            continue
        if owner is None and not _held(quote, taken, starts):
            owner = _alone(laid, quote)
            if owner is not None:
                made.append(owner)
        elif quote.continues and previous is not None and made and made[-1] is previous and owner is not None:
            owner.content = previous.content + owner.content  # who speaks is told in the last paragraph
            made.pop()
        previous = owner or previous
    return made


def _held(quote: Quote, taken: list[tuple[int, int]], starts: list[int]) -> bool:
    """Say whether the words of the quotation are part of what was found already."""
    k = bisect_right(starts, quote.start)
    if any(taken[j][1] >= min(quote.end, quote.start + 4) for j in range(max(0, k - 6), k)):
        return True
    return k < len(taken) and taken[k][0] < quote.end


def _alone(laid: list[Scene], quote: Quote) -> Said | None:
    """Return the saying of a quotation that begins its sentence and fills it."""
    k = max(0, bisect_right(laid[0].starts, quote.start) - 1)
    scene = laid[k]
    words = scene.line.words
    first = bisect_left(words, quote.start, key=lambda w: w.start)
    last = bisect_left(words, quote.end, key=lambda w: w.start)
    behind = len(words) - last
    long = last - first >= WHOLE
    if first > 1 and not (long and scene.text(first - 2) == ":"):
        return None
    if quote.end <= scene.line.end and behind > 3 and not long:  # the mark, a stop, one more
        return None
    content = pieces(scene, quote)
    if not content or (last - first < 2 and quote.end <= scene.line.end):  # one word is a name
        return None
    return Said(scene.line.index, content, "direct", rule="quote-continued", key="say")
