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
