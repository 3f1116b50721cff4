"""Portions: a share of people as who says something: half the residents, about 40% of those asked."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.unsaid import thing

LONGEST = 12  # words of whom it is a share of
HEDGES = frozenset({"nearly", "quantity", "bounds", "some"})  # names: classes of words before a number
SHARES = frozenset({"percent", "fraction"})  # names: keys of numbers
# names: classes
ENDS = frozenset({
    "that", "cue", "aux", "neg", "relative", "conj", "time", "asthey", "according", "adverb",
})  # fmt: skip


def portion(scene: Scene, first: int) -> int:
    """Return where the share of somebody ends that begins at word `first`, `first` itself where none does."""
    at = first
    while at < first + 3 and (scene.any(at, HEDGES) or (at > first and scene.has(at, "of"))):
        at += 1
    number = scene.has(at, "number")
    if number is None or number.key not in SHARES:
        return first
    at = number.last + (scene.has(number.last, "of") is not None)
    if at == number.last and scene.key(at, "prep") == "from":  # of them
        return at + 1
    stop = min(scene.size, at + LONGEST)
    begun = at
    while at < stop and not (_ends(scene, at) or (at > begun and thing(scene, at))):
        at += 1
    return at


def _ends(scene: Scene, at: int) -> bool:
    word = scene.line.words[at]
    inner = "prep" in word.marks and at + 1 < scene.size and "carrier" not in scene.line.words[at + 1].marks
    leads = "prep" in word.marks and not (inner and scene.key(at, "prep") in ("in", "from"))
    return word.kind == Kind.PUNCT or leads or not ENDS.isdisjoint(word.marks)
