"""Things: whether what shows, threatens or is published is a thing and nobody's saying."""

from __future__ import annotations

from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.endings import awaited
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.unsaid import unknown

VOICED = frozenset({"role", "name", "folk", "people", "honorific", "personal"})  # names: classes of marks
# names: classes of marks
SOMEBODY = frozenset({
    "role", "name", "quantity", "honorific", "personal", "article", "number", "findings", "folk", "people", "both",
    "tidings", "carrier", "addressee",
})  # fmt: skip


def done_by_thing(scene: Scene, cue: Cue) -> bool:
    """Say whether what "shows" or "threatens" is a thing: nobody's saying."""
    facts = scene.draft.pack.facts["sayings"]
    if cue.source is None and cue.key in facts.get("with_speaker", ()):
        return True
    if cue.key in facts.get("of_somebody", ()):
        return cue.source is None or SOMEBODY.isdisjoint(scene.line.words[cue.source[0]].marks)
    if cue.source is not None and cue.key in facts.get("only_marked", ()):  # its results were published
        role = scene.has(cue.source[0], "role")
        return role is not None and scene.draft.pack.fact("role", role.key) == "document"
    if cue.key in facts.get("by_things", ()) and not cue.mark.post and _of_thing(scene, cue):
        return True
    if cue.source is None and not cue.mark.post and _told_before(scene, cue.first):
        return cue.key in facts["by_things"]
    return cue.key in facts.get("of_voices", ()) and _no_voice(scene, cue)


def _of_thing(scene: Scene, cue: Cue) -> bool:
    """Say whether the verb's subject stands before a comma, a thing: that such growth in trade, confirms it."""
    at = awaited(scene, cue.first) if scene.draft.pack.lexicon.clitics.article else None
    return at is not None and not any(scene.any(k, VOICED) for k in (at, at + 1))


def _no_voice(scene: Scene, cue: Cue) -> bool:
    """Say whether a verb that says something only of voices has none here."""
    if not scene.draft.pack.lexicon.clitics.article:  # of English words only the source's own tell
        source = range(*cue.source) if cue.source else ()
        return not any(scene.key(k, "role") in ("study", "report_doc", "data") for k in source)
    if cue.source is None:
        many = tuple(scene.draft.pack.facts["agreement"]["plural_present"])
        return cue.mark.form == "present" and not cue.joined and not scene.text(cue.first).endswith(many)
    head = scene.line.words[cue.source[0]].marks
    if any(scene.text(k - 1) in COMMAS and scene.has(k, "role") for k in range(*cue.source)):
        return False  # a stranger, the head of the firm
    pointed = "to" in cue.takes and scene.key(cue.source[1], "prep") == "to"  # a study of the pictures pointed to
    return SOMEBODY.isdisjoint(head) and not (cue.mark.form == "past" and (pointed or unknown(scene, cue.source[0])))


def _told_before(scene: Scene, at: int) -> bool:
    """Say whether "this", "which" ends just before word `at`: a thing that was told."""
    return any((m := scene.has(k, "deictic")) is not None and m.last == at for k in (at - 1, at - 2))
