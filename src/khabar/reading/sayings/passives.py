"""Passives: what is said where the verb tells it of its subject: is believed to, was accused of, was announced."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.draft import Place
from khabar.reading.sayings.content import Words, skip
from khabar.reading.sayings.cues import THOUGHTS, Cue
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.speakers import Range

NEAR = 18  # words between a verb and the preposition it takes
ASIDE = 14  # words of an aside between the verb and what it leads to
APART = ("conj", "that", "relative", "aux", "cue", "time", "personal", "neg")  # names: classes of marks
CLAIMS = frozenset({"cuenoun", "disputed"})  # names: classes of marks: the charge was denied by the army
IMPERSONAL = frozenset({"know", "think", "hope", "say", "that", "report"})


def passive(scene: Scene, cue: Cue) -> Words | None:
    """Look for the words of a passive: it is believed that, is said to, was told, was accused of.

    What begins as an active clause would ("was told it was late") is left to be looked for: `how` is "scan".
    """
    at = _aside(scene, cue)
    match cue.kind:
        case "accuse":
            return after_prep(scene, cue, "of")
        case "judge":
            return _for(scene, at)
        case "name" | "brand":
            return _called(scene, at)
        case _:
            return _clause(scene, cue, at)


def _aside(scene: Scene, cue: Cue) -> int:
    """Pass over times, adverbs and an aside in commas behind the verb or who did it."""
    at = cue.after
    while at < min(scene.size, cue.last + 9) and skip(scene, at) > at:
        at = skip(scene, at)
    if scene.text(at) in COMMAS and cue.source is not None:
        shut = next((k for k in range(at + 1, min(scene.size, at + ASIDE)) if scene.text(k) in COMMAS), None)
        return at if shut is None else shut + 1
    return at


def after_prep(scene: Scene, cue: Cue, key: str) -> Words | None:
    """Look for the preposition that leads to the words: accused him of; before a quotation rather than the first."""
    first = None
    for at in range(cue.after, min(scene.size, cue.after + NEAR)):
        if scene.text(at) in COMMAS and first is not None:
            break
        if scene.key(at, "prep") == key:
            spoken = scene.opening(at + 1)
            if spoken is not None:
                return Words(at + 2, "quote", spoken)
            first = first or at + 1
    return Words(first, "object") if first and first < scene.size else None


def _for(scene: Scene, at: int) -> Words | None:
    """Look for the reason or the name: was praised for, was dismissed as."""
    reason = scene.text(at) in scene.draft.pack.fact("sayings", "reasons", ())
    return Words(at + 1, "object", scene.opening(at + 1)) if reason or _as(scene, at) else None


def _as(scene: Scene, at: int) -> bool:
    return scene.key(at, "prep") == "as" or scene.key(at, "conj") == "while"


def _called(scene: Scene, at: int) -> Words | None:
    if scene.key(at, "prep") == "to" and scene.key(at + 1, "aux") == "be":
        return Words(at, "object")
    ok = scene.key(at, "prep") == "as" or scene.opening(at)
    return Words(at + 1, "object", scene.opening(at)) if ok else None


def _clause(scene: Scene, cue: Cue, at: int) -> Words | None:
    if scene.key(at, "prep") == "to" and cue.kind != "quote":
        return Words(at, "object")
    if "that" in (scene.line.words[at].marks if at < scene.size else ()):
        return Words(at + 1, "that")
    if cue.impersonal and cue.kind in IMPERSONAL and at < scene.size:
        clause = any(c in scene.line.words[at].marks for c in ("personal", "article", "name"))
        return Words(at, "bare") if clause else Words(at, "scan")
    if cue.kind == "tell" and at < scene.size and not scene.has(at, "prep"):
        return Words(at, "scan")
    return None


def told_of(scene: Scene, cue: Cue, words: list[Place]) -> list[Place]:
    """Return the subject where it is what is told: a meeting was announced; 20 deaths were reported.

    Where it is longer than what is said of it, it goes with it; else what follows tells enough.
    """
    if cue.subject is None or cue.impersonal or cue.relative or not _finite(scene, cue) or _within(scene, cue):
        return []
    place = scene.place(_begun(scene, cue.subject), cue.subject[1])
    if place is None:
        return []
    claimed = cue.source is not None and any(scene.any(k, CLAIMS) for k in range(*cue.subject))
    if not words:
        return [place] if claimed or cue.key in scene.draft.pack.fact("sayings", "told_of", ()) else []
    if claimed and place[1] < words[0][0]:
        return [place, *words]
    raised = cue.kind in THOUGHTS or cue.key in ("say", "report", "allege")
    longer = place[1] - place[0] > words[-1][1] - words[0][0]
    return [place, *words] if raised and longer and place[1] < words[0][0] else []


def _finite(scene: Scene, cue: Cue) -> bool:
    """Say whether the subject has the verb for its own: no men said to be armed."""
    first, last = cue.subject or (0, 0)
    led = "with" in (scene.key(first - k, "prep") for k in (1, 2))
    return led or scene.has(last, "aux") is not None or scene.has(last, "adverb") is not None


def _within(scene: Scene, cue: Cue) -> bool:
    """Say whether the passive only says when or why something else was: after the claims were reported."""
    at = cue.start - 1
    return scene.key(at, "prep") in ("after", "before") or bool(scene.has(at, "relative") or scene.has(at, "conj"))


def _begun(scene: Scene, subject: Range) -> int:
    """Return where a subject begins whose last noun is all that was taken: discrimination against the poor."""
    first, stop = subject[0], max(0, subject[0] - ASIDE)
    while first > stop and not scene.is_punct(first - 1) and not any(scene.has(first - 1, c) for c in APART):
        first -= 1
    while first < subject[0] and (scene.has(first, "prep") or scene.has(first, "adverb")):
        if scene.line.words[first + 1].kind == Kind.NUMBER:  # about 40
            break
        first += 1
    return first if first > stop or first == 0 else subject[0]
