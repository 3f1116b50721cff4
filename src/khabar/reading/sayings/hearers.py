"""Hearers: the outlet that somebody informs, between an Arabic verb and him or behind him: told the paper a source."""

from __future__ import annotations

from khabar.reading.sayings.bound import kind_of
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import Range


def hearing(scene: Scene, cue: Cue, source: Range | None) -> Range | None:
    """Return the outlet that is told something, with the marks around it: behind the verb, or at its subject's end."""
    first = cue.last + scene.is_punct(cue.last)
    if _outlet(scene, first) and not (source is not None and _agrees(scene, cue, source[0])):
        name = scene.has(first, "name")
        last = name.last if name is not None else source[1] if source is not None else first + 1
        return cue.last, last + (scene.is_punct(last) and first > cue.last)
    for k in range(source[0] + 1, source[1]) if source is not None else ():
        name = scene.has(k, "name")
        if name is not None and not name.pre and scene.kind(k) == "outlet":
            return k - scene.is_punct(k - 1), name.last + scene.is_punct(k - 1)
    return None


def _outlet(scene: Scene, i: int) -> bool:
    """Say whether an outlet stands at word `i`: it is told things, it does not inform."""
    role = scene.has(i, "role")
    return (kind_of(scene, role) if role is not None else scene.kind(i)) == "outlet"


def _agrees(scene: Scene, cue: Cue, i: int) -> bool:
    """Say whether the verb and the noun at word `i` are both feminine, or both not."""
    verb, agree = scene.text(cue.first), scene.draft.pack.facts["agreement"]
    feminine = verb.endswith(tuple(agree["feminine_past"])) if cue.mark.form == "past" else False
    return not cue.mark.post and feminine == scene.text(i).endswith(scene.draft.pack.lexicon.clitics.feminine[1])
