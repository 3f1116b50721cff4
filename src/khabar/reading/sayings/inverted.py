"""Inverted: how far the phrase reaches that names who says something, after an English verb: said Marvin Cooke."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.scene import COMMAS, STOPS, Scene
from khabar.reading.sayings.speakers import APPOSED, JOINS, LONGEST, Range


def subject_behind(scene: Scene, i: int) -> Range | None:
    """Return the speaker's phrase after an inverted verb: said Marvin Cooke, the director."""
    at = i
    stop = min(scene.size, i + LONGEST)
    while at < stop and _forward(scene, at, i):
        name = scene.has(at, "name")
        at = max(at + 1, name.last if name else 0)
    if at == i:
        return None
    return i, _with_apposition(scene, at)


def _forward(scene: Scene, i: int, first: int) -> bool:
    word = scene.line.words[i]
    marks = word.marks
    if word.kind == Kind.PUNCT:
        short = word.norm == "." and len(scene.text(i - 1)) <= 3 and i + 1 < scene.size
        return i > first and (word.norm in JOINS or short)
    if "name" in marks:
        return True
    if "conj" in marks and i > first and scene.key(i, "conj") == "and" and i + 1 < scene.size:
        after = scene.line.words[i + 1]
        return "role" in after.marks or "name" in after.marks or after.text[0].isupper()
    if "time" in marks or any(c in marks for c in ("that", "aux", "neg", "relative", "conj")):
        return False
    if "personal" in marks or "adverb" in marks:
        return i == first and "personal" in marks
    if "prep" in marks and "article" not in marks:
        return marks["prep"].key in ("of", "for", "from") and i > first
    cue = marks.get("cue")
    return cue is None or cue.form not in ("past", "s", "ing")


def _with_apposition(scene: Scene, at: int) -> int:
    """Take in an apposition after the phrase that ends at `at`, up to the next comma or the end."""
    if scene.text(at) not in COMMAS or at + 1 >= scene.size:
        return at
    opening = scene.line.words[at + 1]
    if not any(c in opening.marks for c in ("article", "relative", "role")) and opening.kind != Kind.NUMBER:
        return at
    for k in range(at + 1, min(scene.size, at + APPOSED)):
        if scene.opening(k) or "cue" in scene.line.words[k].marks:
            return at
        if scene.text(k) in COMMAS or (scene.text(k) in STOPS and k + 1 >= scene.size - 1):
            return k
    return at
