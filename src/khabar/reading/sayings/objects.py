"""Objects: the words of an English cue that are no clause: what is told of, who is urged, what somebody is called."""

from __future__ import annotations

from collections.abc import Callable

from khabar.reading.sayings.content import Words
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.passives import after_prep
from khabar.reading.sayings.scene import COLON, COMMAS, STOPS, Scene

NEAR = 18  # words between a verb and what leads to its words
FAR = 32  # words between a verb and "as"
SOON = 8  # words between a verb and the preposition it takes
AHEAD = 12  # words of who is urged
CALLED = 14  # words of what is called a name
FEW = 4  # words with which a claim is named
LONG = 9  # words before a comma


def led(scene: Scene, cue: Cue) -> Words | None:
    """Look for a preposition that the verb takes: complained to the police of, warned against."""
    for at in range(cue.after, min(scene.size, cue.after + SOON)):
        marks = scene.line.words[at].marks
        if scene.key(at, "prep") in cue.takes:
            spoken = scene.opening(at + 1)
            if spoken is None and scene.is_punct(at + 1):
                return None
            return Words(at + 2, "quote", spoken) if spoken is not None else Words(at + 1, "object")
        if scene.is_punct(at) or scene.opening(at) or any(c in marks for c in ("that", "relative", "conj", "cue")):
            return None
    return None


def _over(scene: Scene, at: int) -> bool:
    """Say whether the sentence ends at word `at`: not at an abbreviation's stop (Sens.)."""
    return scene.text(at) in STOPS and not (scene.text(at) == "." and len(scene.text(at - 1)) <= FEW)


def judged(scene: Scene, cue: Cue) -> Words | None:
    """Take whom or what, and why: praised her for, blamed the crash on, rejected claims that."""
    found = named(scene, cue)
    if found is not None or scene.key(cue.after, "prep") == "to":  # thanks to
        return found
    for at in range(cue.after, min(scene.size, cue.after + NEAR)):
        word = scene.line.words[at]
        if _over(scene, at) or (word.norm in COMMAS and at > cue.after + LONG):
            return None
        reason = at > cue.after and word.norm in scene.draft.pack.fact("sayings", "reasons", ())
        if reason or ("cuenoun" in word.marks and at <= cue.after + FEW):
            return Words(cue.after, "object")
    return None


def asked(scene: Scene, cue: Cue) -> Words | None:
    """Look for a question or a wish: asked him whether, asked them to."""
    for at in range(cue.after, min(scene.size, cue.after + NEAR)):
        word = scene.line.words[at]
        spoken = scene.opening(at) or (scene.opening(at + 1) if word.norm == COLON else None)
        if spoken is not None:
            return Words(spoken.first, "quote", spoken)
        if "asking" in word.marks or _infinitive(scene, at):
            return Words(at, "object")
        if "neg" in word.marks and scene.key(at + 1, "prep") == "to":
            return Words(at, "object")
        if word.norm in COMMAS or _over(scene, at):
            return None
    return None


def urged(scene: Scene, cue: Cue) -> Words | None:
    """Take everything after "urged" where "to" or "that" follows soon."""
    for at in range(cue.after, min(scene.size, cue.after + AHEAD)):
        word = scene.line.words[at]
        if scene.opening(at):
            return Words(at + 1, "quote", scene.opening(at))
        if word.norm == COLON or word.norm in COMMAS or _over(scene, at):
            return None
        if "that" in word.marks:
            return Words(at + 1, "that")
        if _infinitive(scene, at) and (at > cue.after or cue.kind == "urge"):
            return Words(cue.after, "object")
    return None


def _infinitive(scene: Scene, at: int) -> bool:
    """Say whether "to" at word `at` leads to a verb, not to somebody or something."""
    behind = scene.line.words[at + 1].marks if at + 1 < scene.size else {}
    return scene.key(at, "prep") == "to" and not any(c in behind for c in ("article", "name", "personal", "number"))


def named(scene: Scene, cue: Cue) -> Words | None:
    """Take object and name: described him as, hailed it as; or what somebody went through: described how it fell."""
    if cue.key in scene.draft.pack.fact("sayings", "told_how", ()) and _went_through(scene, cue.after):
        return Words(cue.after, "object")
    for at in range(cue.after, min(scene.size, cue.after + FAR)):
        word = scene.line.words[at]
        if _over(scene, at):
            return None
        if scene.key(at, "prep") == "as" or (scene.key(at, "conj") == "while" and word.norm == "as"):
            return Words(cue.after, "object")
    return branded(scene, cue)


def _went_through(scene: Scene, at: int) -> bool:
    """Say whether a question or a verb in its going form begins at word `at`: how, what, hearing."""
    going = tuple(scene.draft.pack.fact("endings", "going", ()))
    return scene.has(at, "asking") is not None or (scene.text(at).endswith(going) and scene.has(at, "name") is None)


def branded(scene: Scene, cue: Cue) -> Words | None:
    """Take object and quotation: called the idea "madness"."""
    if scene.opening(cue.after):
        return Words(cue.after + 1, "quote", scene.opening(cue.after))
    for at in range(cue.after, min(scene.size, cue.after + CALLED)):
        word = scene.line.words[at]
        if scene.opening(at):
            return Words(cue.after, "object")
        if word.norm == COLON and scene.opening(at + 1):
            return Words(at + 2, "quote", scene.opening(at + 1))
        if _over(scene, at) or word.norm in COMMAS or word.norm == COLON:
            return None
        verb = word.marks.get("cue")
        if at > cue.after and verb is not None and verb.form == "past" and not scene.has(at - 1, "article"):
            return None
    return None


def accused(scene: Scene, cue: Cue) -> Words | None:
    """Take what somebody is accused of."""
    return after_prep(scene, cue, "of")


OBJECTS: dict[str, Callable[[Scene, Cue], Words | None]] = {
    "accuse": accused,
    "ask": asked,
    "brand": branded,
    "judge": judged,
    "name": named,
    "urge": urged,
}
