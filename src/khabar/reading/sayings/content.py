"""Content: where the words of a saying begin after its cue."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from khabar.reading.sayings.scene import COMMAS, Scene, Spoken


@dataclass(slots=True)
class Words:
    """Where a saying's words begin: at word `first`; `how`: that, quote, colon, bare, object."""

    first: int
    how: str
    spoken: Spoken | None = None


def skip(scene: Scene, at: int) -> int:
    """Pass over a time, an adverb, "citing X": what may stand between verb and words."""
    comma = scene.text(at) in COMMAS
    cited = scene.cited.get(at + comma) if scene.cited else None
    if cited is not None:
        return cited + (scene.text(cited) in COMMAS)
    marks = scene.line.words[at].marks
    for cls in ("time", "adverb"):
        if cls in marks:
            return marks[cls].last
    return at


def long(spoken: Spoken) -> bool:
    """Say whether a quotation is longer than a name or a nickname."""
    return spoken.last - spoken.first > 4


def body(scene: Scene, first: int) -> int:
    """Return the first word from `first` on that stands behind the dateline."""
    start = scene.draft.head.body
    if first or not scene.line.start < start < scene.line.end:
        return first
    return bisect_left(scene.line.starts, start)
