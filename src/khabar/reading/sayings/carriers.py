"""Carriers: what a saying came by: a statement, an interview, a network, another outlet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from khabar.reading.draft import Draft, Entity, Said
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.topics import bound

NEAR = 14  # words around the cue in which its carrier stands
CARRIERS = frozenset({"carrier", "name"})  # names: classes of marks


def via(draft: Draft, scene: Scene, said: Said) -> str | None:
    """Return what carried the saying, in English where it is a common word; None where the text does not say."""
    if said.cue is None or said.rule == "according":
        return None
    carriers = {mark.first for mark in scene.line.each(*CARRIERS)}
    if not carriers:
        return None
    words = scene.words
    cue = bisect_right(scene.line.starts, said.cue[0]) - 1
    first = bisect_left(scene.line.starts, said.span()[0])
    for at in (*range(max(0, cue), min(len(words), cue + NEAR)), *range(max(0, min(first, cue) - NEAR), max(0, cue))):
        if at not in carriers:
            continue
        word = words[at]
        if any(a <= word.start < b for a, b in (*said.content, *([said.source] if said.source else ()))):
            continue
        carrier = word.marks.get("carrier")
        if carrier is not None and (bound(carrier.pre, draft.pack) or _led(scene, at)):
            return str(draft.pack.fact("carrier", carrier.key, carrier.key))
        name = word.marks.get("name")
        told = said.rule.startswith("active-tell") or (name is not None and bool(name.pre))
        if name is not None and at > cue and told and isinstance(name.value, Entity) and name.value.kind == "outlet":
            return name.value.name
    return None


def _led(scene: Scene, at: int) -> bool:
    """Say whether a preposition leads to the carrier: in a statement, on Twitter, in his letter."""
    return any(scene.key(k, "prep") in ("in", "on", "during", "through", "at", "by") for k in range(at - 3, at))
