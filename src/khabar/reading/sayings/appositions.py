"""Appositions: a name or an office between commas behind the one who speaks: the spokesman, Colonel X, said."""

from __future__ import annotations

from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.speakers import LONGEST, Range


def with_apposition(scene: Scene, subject: Range) -> Range:
    """Take in a name or an office between commas after the subject: the spokesman, Colonel X, said."""
    at = subject[1] + 1
    if scene.text(subject[1]) not in COMMAS or not any(scene.has(at, c) for c in ("name", "role", "honorific")):
        return subject
    for k in range(at, min(scene.size, at + LONGEST)):
        if scene.text(k) in COMMAS:
            return subject[0], k
        if scene.opening(k) or any(scene.has(k, c) for c in ("that", "cue", "according", "asthey", "time")):
            return subject
    return subject


def disputed(scene: Scene, source: Range, last: int) -> int:
    """Return where who denies it begins behind "a charge" that stands for what was said; 0 where none does.

    The verb ends before word `last`: a charge the group denies.
    """
    first, end = source
    at = first + 2 + (scene.has(first + 2, "that") is not None)
    noun = scene.has(first + 1, "disputed") is not None and scene.has(first, "article") is not None
    ends = last >= scene.size or scene.is_punct(last)
    return at if noun and ends and at < end and scene.text(first - 1) in COMMAS else 0
