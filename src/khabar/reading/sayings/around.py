"""Around: a clause that "as X says" cuts in two between commas: the government, as its head says, goes on with it."""

from __future__ import annotations

from khabar.reading.draft import Place
from khabar.reading.sayings.cues import BESIDE, Cue
from khabar.reading.sayings.scene import COMMAS, Scene

FEW = 3  # words that wait for their verb


def around(scene: Scene, cue: Cue) -> list[Place]:
    """Return the words before an Arabic cue and those behind it, where the former are few and no clause yet."""
    cut = cue.mood == BESIDE and cue.source is not None and scene.text(cue.after) in COMMAS and cue.start > 1
    if not cut or scene.text(cue.start - 1) not in COMMAS or not scene.draft.pack.lexicon.clitics.article:
        return []
    first, end = scene.last_break(cue.start - 1), scene.next_break(cue.after)
    while first < cue.start and scene.is_punct(first):
        first += 1
    waiting = range(first, cue.start - 1)
    verbs = any(m.form in ("past", "present") for k in waiting for m in scene.words[k].marks.values())
    if not 0 < len(waiting) <= FEW or verbs:
        return []
    places = (scene.place(first, cue.start - 1), scene.place(cue.after + 1, end))
    return [place for place in places if place is not None] if all(places) else []
