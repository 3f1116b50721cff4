"""Participles: reads an Arabic participle of saying that accompanies another verb: adding that, confirming that."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.bound import written_on
from khabar.reading.sayings.cues import GOING, Cue
from khabar.reading.sayings.scene import Scene


def participle(scene: Scene, mark: Mark, kind: str, takes: tuple[str, ...]) -> Cue | None:
    """Read a participle that accompanies another verb: indefinite, accusative or feminine."""
    agree = scene.draft.pack.facts["agreement"]
    if (mark.pre and mark.pre not in agree["conjunctions"]) or scene.has(mark.first - 2, "neg"):
        return None
    word, his = scene.line.words[mark.last - 1], scene.draft.pack.lexicon.clitics.feminine[1]
    if not word.norm.endswith(tuple(agree["circumstantial"])) or mark.post or word.text.endswith(his):
        return None
    by = scene.draft.pack.facts["sayings"]["written"]["bi"]
    previous = scene.line.words[mark.first - 1].text if mark.first else ""
    if mark.pre and agree["tanwin"] in previous and agree["tanwin"] in word.text and not scene.has(mark.last, "that"):
        return None  # a skilled and promising cook
    noun = scene.has(mark.first, "cuenoun")
    if noun is not None and not noun.pre and mark.first and not scene.is_punct(mark.first - 1) and not mark.pre:
        return None  # intends to demand: a noun of doing that looks like it
    if kind == "accuse" and mark.last < scene.size and written_on(scene, mark.last, by):  # accused of, by nobody
        return None
    if "role" in word.marks and not word.norm.endswith(agree["circumstantial"][0]):  # a writer by trade
        return None
    return Cue(mark, mark.first, mark.last, kind, takes, GOING, None, mark.first, mark.last)
