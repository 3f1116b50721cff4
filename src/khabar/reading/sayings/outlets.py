"""Outlets: a paper that in the same sentence passes on what another says carried it, and is no voice of its own."""

from __future__ import annotations

from khabar.reading.draft import Draft, Said
from khabar.reading.sayings.descriptions import words_of
from khabar.reading.sayings.epithets import calling

HEAD = 12  # code points before who speaks: and, so, still
FEW = 4  # sayings before or behind one
BESIDE = ("according", "beside")  # rules of attributions that stand beside a clause


def carried_by(draft: Draft, found: list[Said]) -> list[Said]:
    """Leave out the sayings of outlets that only pass on one of the others, which notes them as what carried it."""
    kept: list[Said] = []
    for k, said in enumerate(found):
        near = [s for s in found[max(0, k - FEW) : k + FEW + 1] if s is not said]
        host = next((s for s in near if _passes_on(said, s)), None) if _outlet(draft, said) else None
        if host is None or said.voice is None:
            kept.append(said)
            continue
        spans = host.span(), said.span()
        host.via, host.reach = said.voice.name, (min(s[0] for s in spans), max(s[1] for s in spans))
    return kept


def _outlet(draft: Draft, said: Said) -> bool:
    """Say whether an outlet or a poll stands beside a clause that it attributes."""
    if said.voice is None or said.source is None or not said.rule.startswith(BESIDE):
        return False
    if said.voice.kind == "outlet":
        return True
    line = draft.lines[said.line]
    mark = calling(line, *words_of(line, said.source))
    passing = mark is not None and draft.pack.fact("role", mark.key, "") == "outlet"
    return passing or (mark is not None and mark.key in draft.pack.fact("sayings", "polls", ()))


def _passes_on(said: Said, host: Said) -> bool:
    """Say whether the attribution stands behind the verb of another saying that begins where its own words begin."""
    if host.line != said.line or host.cue is None or said.cue is None or not host.rule.startswith("active"):
        return False
    begun = min(host.cue[0], host.source[0] if host.source else host.cue[0])
    words = said.content[0]
    if said.cue[0] < host.cue[1] or not words[0] <= begun <= words[0] + HEAD:
        return False
    return host.content[0][0] >= said.cue[1] or abs(host.content[-1][1] - said.content[-1][1]) <= HEAD
