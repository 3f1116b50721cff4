"""Questions: a sentence that is asked or called out, and who did so in the next: Will he resign? asked the lawmaker."""

from __future__ import annotations

from khabar.reading.draft import Said
from khabar.reading.sayings.content import Words
from khabar.reading.sayings.cues import ACTIVE, Cue
from khabar.reading.sayings.forms import pieces
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import verb_first
from khabar.reading.sayings.subjects import subject_after

MARKS = frozenset("?\u061f!")
KINDS = frozenset({"say", "quote", "report"})  # names: kinds of cues


def asked(previous: Scene | None, scene: Scene, cue: Cue, words: Words | None, found: list[Said]) -> Said | None:
    """Return the saying of the sentence before, where an Arabic verb opens this one and tells nothing itself."""
    alone = cue.first == 0 and not cue.joined and cue.mood == ACTIVE and cue.source is not None and cue.kind in KINDS
    if previous is None or not alone or not verb_first(scene) or not _calls(previous, scene):
        return None
    if any(said.line == previous.line.index for said in found):  # told already
        return None
    led = words is not None and (scene.has(words.first - 1, "prep") or scene.has(words.first, "asking"))
    if words is not None and (words.how != "object" or led):
        return None
    spoken = next((s for s in previous.spoken if s.first <= 1 and s.closes), None)
    content = pieces(previous, spoken.quote) if spoken is not None else [previous.place(0, previous.size)]
    source = subject_after(scene, cue.last, plain=False)
    made = Said(
        scene.line.index, [place for place in content if place is not None], "direct",
        scene.place(*source) if source is not None else None,
        (scene.words[cue.first].start, scene.words[cue.last - 1].end), rule="active-asked", key=cue.key,
    )  # fmt: skip
    if spoken is not None:
        scene.owners.setdefault(id(spoken.quote), made)
    return made if made.content else None


def _calls(previous: Scene, scene: Scene) -> bool:
    """Say whether the line before is of the same paragraph and ends with a question mark or a call's."""
    last = next((w.norm for w in reversed(previous.words) if w.norm in MARKS or w.norm.isalnum()), "")
    between = scene.draft.text[previous.line.end : scene.line.start]
    return last in MARKS and "\n" not in between
