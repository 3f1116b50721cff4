"""Quoted: whom an English outlet quotes: "state radio quoted the governor as saying", "the paper quoted a diver:"."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.scene import COLON, Scene
from khabar.reading.sayings.speakers import Range

FAR = 14  # words of the one quoted


def quoted(scene: Scene, verb: Mark) -> Range | None:
    """Return whom an active verb quotes, words [first, last) before "as saying" or a colon and a quotation."""
    led = scene.has(verb.last, "prep") is not None  # quoted by, quoted in
    if led or verb.form == "ing" or verb.key not in scene.draft.pack.fact("sayings", "quoting", ()):
        return None
    for k in range(verb.last, min(scene.size - 1, verb.last + FAR)):
        if saying(scene, k + 1) or (scene.text(k) == COLON and scene.opening(k + 1) is not None):
            return (verb.last, k) if k > verb.last else None
        if scene.stops(k) or scene.opening(k) is not None or scene.has(k, "that") is not None:
            return None
    return None


def quoted_by(scene: Scene, verb: Mark) -> Range | None:
    """Return the outlet by which somebody is quoted as saying something: was quoted by the paper as saying."""
    if verb.key not in scene.draft.pack.fact("sayings", "quoting", ()) or scene.key(verb.last, "prep") != "by":
        return None
    far = range(verb.last + 2, min(scene.size - 1, verb.last + FAR))
    last = next((k for k in far if saying(scene, k + 1)), None)
    return (verb.last + 1, last) if last is not None else None


def saying(scene: Scene, at: int) -> bool:
    """Say whether word `at` is what somebody is quoted as: as saying, as telling."""
    cue = scene.has(at, "cue")
    return cue is not None and cue.form == "ing" and scene.key(at - 1, "prep") == "as"


def quoting(scene: Scene, at: int) -> Mark | None:
    """Return the active verb that quotes somebody "as" what stands at word `at`."""
    if not saying(scene, at):
        return None
    verbs = [m for m in scene.line.found.get("cue", ()) if at - FAR <= m.last < at]
    return next((m for m in reversed(verbs) if (who := quoted(scene, m)) is not None and who[1] == at - 1), None)
