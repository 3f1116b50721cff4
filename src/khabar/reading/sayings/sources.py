"""Sources: what belongs to the subject of an Arabic verb of saying beside its own phrase, and what is not his."""

from __future__ import annotations

from khabar.reading.sayings.appositions import with_apposition
from khabar.reading.sayings.bound import kind_of, of_whom, theirs
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.relatives import unled
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import Range
from khabar.reading.sayings.subjects import subject_after, titled

TITLED = frozenset({"report", "hope", "express"})  # behind whose subject's name his office may stand, not whom he told


def whole_source(scene: Scene, cue: Cue, source: Range) -> Range:
    """Take in what is set beside the subject, and leave off whom he asks: the prosecution asked of the court."""
    source = with_apposition(scene, titled(scene, source) if cue.kind in TITLED else source)
    role = scene.has(source[0], "role")
    if role is not None and kind_of(scene, role) == "document":  # a note of the ministry's
        whose = next(
            (k for k in range(role.last, source[1]) if theirs(scene, k) or of_whom(scene, k, source[0])), source[0]
        )
        return whose, source[1]
    whom = next((k for k in range(source[0] + 1, source[1]) if scene.key(k, "prep") == "from"), source[1])
    return (source[0], whom) if cue.kind == "urge" and "from" in cue.takes else source


def past_clause(scene: Scene, source: Range) -> int:
    """Pass over a clause straight behind an indefinite source that says who made it: a poll that the bank ran."""
    if not unled(scene, *source):
        return source[1]
    maker = subject_after(scene, source[1] + 1, plain=True)
    return maker[1] if maker is not None else source[1] + 1
