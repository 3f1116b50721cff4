"""Leftovers: quotations that no verb claims, which go on from what the same speaker said before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from khabar.reading.draft import Draft, Quote, Said
from khabar.reading.sayings.forms import pieces
from khabar.reading.sayings.scene import STOPS, Scene

RUN = 4  # sentences that go on behind a colon
NEAR = 2  # lines from what the same speaker said before
# names: classes and forms of marks
CLAUSAL = frozenset({"aux", "neg", "pronoun", "personal", "that", "relative", "cue"})
VERBAL = frozenset({"past", "present", "base", "s"})
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
            owner = _alone(laid, quote, previous)
            if owner is not None:
                made.append(owner)
        elif quote.continues and previous is not None and made and made[-1] is previous and owner is not None:
            owner.content = previous.content + owner.content  # who speaks is told in the last paragraph
            made.pop()
        previous = owner or previous
    return made


def _clausal(scene: Scene, first: int, last: int) -> bool:
    """Say whether quoted words are a sentence: they end like one, or hold what only sentences hold."""
    words = scene.line.words
    if words[last - 1].norm in STOPS:
        return True
    return any(m.cls in CLAUSAL or m.form in VERBAL for w in words[first:last] for m in w.marks.values())


def _held(quote: Quote, taken: list[tuple[int, int]], starts: list[int]) -> bool:
    """Say whether the words of the quotation are part of what was found already."""
    k = bisect_right(starts, quote.start)
    if any(taken[j][1] >= min(quote.end, quote.start + 4) for j in range(max(0, k - 6), k)):
        return True
    return k < len(taken) and taken[k][0] < quote.end


def _alone(laid: list[Scene], quote: Quote, previous: Said | None) -> Said | None:
    """Return the saying of a quotation that begins its sentence and fills it: a clause, or it goes on from the last."""
    k = max(0, bisect_right(laid[0].starts, quote.start) - 1)
    scene = laid[k]
    first, last = bisect_left(scene.line.starts, quote.start), bisect_left(scene.line.starts, quote.end)
    behind = scene.size - last
    long = last - first >= WHOLE
    if first > 1 and not (long and scene.text(first - 2) == ":" and previous is not None):
        return None
    if quote.end <= scene.line.end and behind > 3 and not long:  # the mark, a stop, one more
        return None
    content = pieces(scene, quote)
    if not content or (last - first < 2 and quote.end <= scene.line.end):  # one word is a name
        return None
    goes_on = previous is not None and 0 <= scene.line.index - previous.line - len(previous.content) < NEAR
    if quote.end <= scene.line.end and not goes_on and not _clausal(scene, first, last):
        return None
    return Said(scene.line.index, content, "direct", rule="quote-continued", key="say")


def carried(laid: list[Scene], found: list[Said]) -> list[Said]:
    """Return what goes on without a mark: behind a colon, an unclosed quotation, or where one speaks of "us"."""
    made: list[Said] = []
    if not laid:
        return made
    draft, starts = laid[0].draft, laid[0].starts
    ends = [end for _, end in draft.paragraphs]
    busy = {bisect_right(starts, start) - 1 for said in found for start, _ in said.content}
    first = next((k for k, x in enumerate(laid) if x.line.found.get("own") and not x.spoken), len(laid))
    for said in found:
        if said.form != "direct":
            continue
        last = bisect_right(starts, said.content[-1][0]) - 1
        stop = ends[min(bisect_left(ends, said.content[-1][1]), len(ends) - 1)] if said.rule.endswith("-colon") else 0
        hanging = _hanging(laid[last])
        for k in range(last + 1, min(len(laid), last + 1 + RUN)):
            line = laid[k].line
            own = bool(line.found.get("own")) and said.line < first  # a report in the first person speaks for itself
            told = (hanging and laid[k].has(0, "that")) or line.end <= stop or own
            if k in busy or laid[k].spoken or line.found.get("cue") or not told:
                break
            place = laid[k].place(0, laid[k].size)
            if place is not None:
                busy.add(k)
                made.append(Said(k, [place], "direct", rule="colon-continued", key="say"))
    return made


def _hanging(scene: Scene) -> bool:
    """Say whether a quotation longer than a name is open where the line ends."""
    spoken = scene.spoken[-1] if scene.spoken else None
    return spoken is not None and not spoken.quote.closed and spoken.last - spoken.first > WHOLE
