"""Verbs: finds the verbs of saying and thinking on a line, whichever way round the language puts them."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.cues import ACTIVE, GOING, PASSIVE, THOUGHTS, Cue
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.svo import subject_first
from khabar.reading.sayings.vso import verb_first


def cues(scene: Scene) -> list[Cue]:
    """Return the cues of a line in order; nouns that look like verbs and negated sayings are left out."""
    marks = scene.line.found.get("cue")
    if not marks:
        return []
    facts = scene.draft.pack.facts
    read = verb_first if facts["sayings"]["order"] == "verb-subject" else subject_first
    kinds = facts.get("cue", {})
    found: list[Cue] = []
    byline = scene.draft.head.byline
    if byline is not None and byline.start <= scene.line.start < byline.end:
        return []
    for mark in marks:
        here = scene.line.words[mark.first].marks
        if scene.has(mark.last, "inwardly"):
            continue
        if (
            mark.first in scene.taken
            or "citing" in here
            or named(scene, mark)
            or "according" in here
            or "aside" in here
        ):
            continue
        kind, _, takes = kinds.get(mark.key, "say").partition(" ")
        cue = read(scene, mark, kind, takes)
        if cue is None or _filmed(scene, cue) or _thing(scene, cue) or _own_thought(scene, cue) or _thinks(cue, found):
            continue
        found.append(cue)
    return found


def named(scene: Scene, mark: Mark) -> bool:
    """Say whether the word is part of a name: capital, not first, and not in a headline."""
    text = scene.line.words[mark.first].text
    return text[0].isupper() and mark.first > 0 and scene.line.index > 0 and not scene.is_punct(mark.first - 1)


def _filmed(scene: Scene, cue: Cue) -> bool:
    """Say whether a film or picture shows it: that is no saying."""
    if cue.source is None or not scene.line.found.get("footage"):
        return False
    first = next((k for k in range(*cue.source) if scene.has(k, "role") or scene.has(k, "footage")), None)
    return first is not None and scene.has(first, "footage") is not None


def _thing(scene: Scene, cue: Cue) -> bool:
    """Say whether what "shows" or "threatens" is a thing: nobody's saying."""
    if cue.key not in scene.draft.pack.fact("sayings", "of_voices", ()):
        return False
    if cue.source is None:
        return cue.mark.form == "present" and not cue.joined
    head = scene.line.words[cue.source[0]].marks
    return not any(c in head for c in ("role", "name", "quantity", "honorific", "personal", "article", "number"))


def _own_thought(scene: Scene, cue: Cue) -> bool:
    """Say whether a speaker tells of his own thought: "I think" within his words is no saying of its own."""
    agree = scene.draft.pack.facts["agreement"]
    firsts = tuple(agree["first"])
    if cue.mark.form == "past" and cue.kind in THOUGHTS:
        text = scene.line.words[cue.first].text
        first = text[len(cue.mark.pre) : len(cue.mark.pre) + 1] == agree["first_letter"]
        return first or (bool(firsts) and cue.source is None and scene.inside(cue.first) is not None)
    if firsts and cue.mark.form == "present":
        stem = scene.line.words[cue.first].norm[len(cue.mark.pre) :]
        return stem.startswith(firsts) and (cue.kind != "say" or bool(cue.mark.post))
    if scene.inside(cue.first) is None:
        return False
    if cue.mood == PASSIVE or (cue.mood == GOING and not firsts):
        return True
    own = cue.source is not None and scene.key(cue.source[0], "personal") in ("i", "we", "you")
    return own and cue.kind != "tell" and (cue.key != "say" or cue.mark.form != "past")


def _thinks(cue: Cue, found: list[Cue]) -> bool:
    """Say whether the thought is only how another verb goes on: said that she believed."""
    if cue.kind not in THOUGHTS or cue.source is None or not found:
        return False
    near = cue.source[0] - found[-1].last <= 2  # "that" or nothing between them
    return near and cue.source[1] - cue.source[0] == 1 and found[-1].mood == ACTIVE
