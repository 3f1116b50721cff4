"""Naming: what an Arabic verb says that somebody is called or taken for."""

from __future__ import annotations

from khabar.reading.sayings.bound import written_on
from khabar.reading.sayings.content import Words
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.scene import STOPS, Scene

NEAR = 5  # words between a verb and "as"
FAR = 12  # words between a verb and a preposition written on to what somebody is called


def taken_as(scene: Scene, cue: Cue) -> Words | None:
    """Return what somebody is judged as, whom only a pronoun stands for: criticise him as a tyrant."""
    near = range(cue.after, min(scene.size, cue.after + NEAR))
    at = next((k for k in near if scene.has(k, "as")), None)
    return Words(at + 1, "object") if at is not None and cue.source is not None else None


def called(scene: Scene, cue: Cue) -> Words | None:
    """Return the object of naming with what it is called, where "as" is written on to that or it is quoted."""
    letter = scene.draft.pack.facts["sayings"]["written"]["bi"]
    if cue.mark.post and cue.key == "name" and cue.source is not None and cue.after < scene.size:
        plain = not (scene.is_punct(cue.after) or scene.has(cue.after, "prep") or scene.opening(cue.after))
        return Words(cue.after, "object") if plain and not written_on(scene, cue.after, letter) else None
    for k in range(cue.after, min(scene.size, cue.after + FAR)):
        if scene.text(k) in STOPS or any(scene.has(k, c) for c in ("cue", "conj")):
            return None
        if scene.opening(k):
            return Words(cue.after, "object")
        if written_on(scene, k, letter):
            return Words(k if cue.mark.post else cue.after, "object")
    return None
