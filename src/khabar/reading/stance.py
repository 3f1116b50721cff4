"""Stance: what each saying does, which words of doubt stand over which claim, and who holds them as far as words go."""

from __future__ import annotations

from bisect import bisect_left

from khabar.lang.words import Line, Mark
from khabar.reading.draft import Counted, Doubt, Draft, Happened, Said

THOUGHTS = frozenset({"think", "hope"})
OPEN = frozenset({"claim", "doubt"})  # acts that put what is said in doubt without being a guess
WALLS = frozenset(".!?\u061f…,\u060c;\u061b:")
FAR = 14  # words between a hedge and what it is about
SOON = 5  # words between a figure and the hedge behind it


def stance(draft: Draft) -> None:
    """Mark what is uncertain: sayings by their cue and their words, events and figures by the hedge before them.

    What happened perhaps, happened perhaps to as many: a figure has the doubts of its event too.
    """
    claims: dict[int, list[Counted | Happened]] = {}
    for figure in draft.figures:
        claims.setdefault(figure.line, []).append(figure)
    for event in draft.events:
        claims.setdefault(event.line, []).append(event)
    cues = sorted(said.cue for said in draft.sayings if said.cue)
    hedges: list[list[Doubt]] = []
    for line in draft.lines:
        found = _hedges(draft, line)
        hedges.append(found)
        loose = [d for d in found if not _in_cue(d, cues)]
        draft.doubts += loose
        for claim in claims.get(line.index, ()) if loose else ():
            claim.doubts = _over(line, loose, claim)
    for figure in draft.figures:
        if figure.event is not None:
            figure.doubts = sorted({*figure.doubts, *figure.event.doubts}, key=lambda d: d.start)
    starts = [line.start for line in draft.lines]
    for said in draft.sayings:
        _weigh(draft, said)
        said.hedged = said.hedged or _uncertain(said, hedges, starts)


def _weigh(draft: Draft, said: Said) -> None:
    """Say what the saying does; a guess is its own voice's doubt, a mere claim that of whoever reports it."""
    facts = draft.pack.facts
    said.act = facts["act"].get(said.key, "say")
    kind = facts.get("cue", {}).get(said.key, "say").partition(" ")[0]
    guess = said.hedged or kind in THOUGHTS
    said.hedged = guess
    if said.cue and (guess or said.act in OPEN):
        said.doubt = Doubt(*said.cue, facts["certainty"].get(said.key, "alleged"))
        said.outer = said.act == "claim"


def _in_cue(doubt: Doubt, cues: list[tuple[int, int]]) -> bool:
    """Say whether the hedge is the cue of a saying: its doubt is told there."""
    at = bisect_left(cues, (doubt.end, 0))
    return at > 0 and cues[at - 1][1] > doubt.start


def _hedges(draft: Draft, line: Line) -> list[Doubt]:
    """Return the hedges of a line in order."""
    degrees = draft.pack.facts["hedge"]
    timed = {k for m in line.found.get("time", ()) for k in range(m.first, m.last)}  # May is a month there
    found = [
        Doubt(m.start, m.end, degrees[m.key], m.first, m.last)
        for m in line.found.get("hedge", ())
        if m.first not in timed
    ]
    found += [
        Doubt(m.start, m.end, degrees[m.key], m.first, m.last)
        for m in line.found.get("maybe", ())
        if _possible(draft, line, m)
    ]
    return sorted(found, key=lambda d: d.start)


def _possible(draft: Draft, line: Line, mark: Mark) -> bool:
    """Say whether the particle means "may": before a present, not a past."""
    if mark.last >= len(line.words) or mark.pre not in ("", *draft.pack.facts["agreement"]["conjunctions"]):
        return False
    following = line.words[mark.last]
    forms = {m.form for m in following.marks.values()}
    if forms & {"past", "present"}:
        return "present" in forms
    long = len(following.norm) > 3 or "aux" not in following.marks  # the auxiliary of a passive past
    return long and following.norm.startswith(tuple(draft.pack.facts["agreement"]["imperfect"]))


def _over(line: Line, hedges: list[Doubt], claim: Counted | Happened) -> list[Doubt]:
    """Return the hedges of a claim's own clause: before it, and soon behind a figure: 17 people may have died."""
    figure = isinstance(claim, Counted)
    start, end = (claim.start, claim.end) if isinstance(claim, Counted) else claim.trigger
    at = bisect_left(line.starts, start)
    behind = bisect_left(line.starts, end)
    low = bisect_left(hedges, at - FAR, key=lambda d: d.first)
    here = hedges[low : bisect_left(hedges, behind + SOON, low, key=lambda d: d.first)]
    near = [(d, range(d.last, at)) for d in here if d.start < start]
    near += [(d, range(behind, d.first)) for d in here if figure and d.first >= behind]
    return [d for d, between in near if not any(_wall(line, k) for k in between)]


def _wall(line: Line, k: int) -> bool:
    word = line.words[k]
    if word.norm in WALLS or "cue" in word.marks:
        return True
    conj = word.marks.get("conj")
    return conj is not None and conj.key not in {"or", "and"}


def _uncertain(said: Said, hedges: list[list[Doubt]], starts: list[int]) -> bool:
    for start, end in said.content:
        here = hedges[max(0, bisect_left(starts, start + 1) - 1)]
        at = bisect_left(here, start, key=lambda d: d.start)
        if at < len(here) and here[at].start < end:
            return True
    return False
