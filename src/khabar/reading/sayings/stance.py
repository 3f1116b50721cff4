"""Finds hedges, negation and modality."""

from __future__ import annotations

from bisect import bisect_left

from khabar.lang.words import Line, Mark
from khabar.reading.draft import Draft, Said

THOUGHTS = frozenset({"think", "hope"})


def stance(draft: Draft) -> None:
    """Mark the sayings whose source or words are uncertain."""
    kinds = draft.pack.facts.get("cue", {})
    hedges = [_hedges(draft, line) for line in draft.lines]
    starts = [line.start for line in draft.lines]
    for said in draft.sayings:
        if not said.hedged:
            kind = kinds.get(said.key, "say").partition(" ")[0]
            said.hedged = kind in THOUGHTS or _uncertain(said, hedges, starts)


def _hedges(draft: Draft, line: Line) -> list[int]:
    """Return where the hedges of a line stand."""
    found = [m.start for m in line.found.get("hedge", ())]
    found += [m.start for m in line.found.get("maybe", ()) if _possible(draft, line, m)]
    return sorted(found)


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


def _uncertain(said: Said, hedges: list[list[int]], starts: list[int]) -> bool:
    for start, end in said.content:
        k = max(0, bisect_left(starts, start + 1) - 1)
        here = hedges[k]
        at = bisect_left(here, start)
        if at < len(here) and here[at] < end:
            return True
    return False
