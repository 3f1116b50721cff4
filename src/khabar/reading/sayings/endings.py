"""Endings: where an Arabic saying's words end though nobody else begins to speak, and what may follow who speaks."""

from __future__ import annotations

from khabar.reading.sayings.cues import GOING, Cue
from khabar.reading.sayings.scene import COLON, COMMAS, Scene
from khabar.reading.sayings.speakers import verb_first

SOON = 6  # words between "that" and an aside that cuts in before the verb
LONG = 16  # words of the aside
FAR = 24  # words of a clause before its verb
FINITE = frozenset({"past", "present"})


def clause_breaks(scene: Scene) -> set[int]:
    """Return the commas where the report goes on in its own words: as X told, and it was not, and so it was done."""
    found = {m.first - 1 for c in ("asthey", "without", "turning") for m in scene.line.found.get(c, ())}
    found |= {m.first - 1 for m in scene.line.found.get("according", ()) if not pending(scene, m.first - 1)}
    found |= {m.first - 1 for m in scene.line.found.get("undone", ()) if m.pre}
    perfect = (m for m in scene.line.found.get("aux", ()) if m.key == "perf" and m.pre)
    anew = {m.first for m in perfect if _done(scene, m.last)}
    return {k for k in found if k > 0 and scene.text(k) in COMMAS} | {k - (scene.text(k - 1) in COMMAS) for k in anew}


def pending(scene: Scene, comma: int) -> bool:
    """Say whether what "that" leads to still waits for its verb at a comma: that the state, by plan, will build."""
    if scene.text(comma) not in COMMAS:
        return False
    for k in range(comma - 1, max(-1, comma - SOON), -1):
        marks = scene.line.words[k].marks
        if "that" in marks:
            return any(scene.text(j) in COMMAS for j in range(comma + 1, min(scene.size, comma + LONG)))
        if scene.is_punct(k) or any(m.form in FINITE or m.cls == "tense" for m in marks.values()):
            return False
    return False


def resumed(scene: Scene, comma: int) -> bool:
    """Say whether at a comma the clause goes on that an aside cut: that they, by plan, will go on building."""
    near = range(comma - 1, max(-1, comma - LONG), -1)
    opened = next((k for k in near if scene.text(k) in COMMAS), None)
    return opened is not None and pending(scene, opened)


def awaited(scene: Scene, at: int) -> int | None:
    """Return where the clause behind "that" begins that waits for its verb at word `at`, behind a comma.

    It does so where a relative clause or an adverbial comes first, or where the verb is a present: that the growth of
    trade, shows; that the plan that began then, shows; that after long talks, it told him.
    """
    if scene.text(at - 1) not in COMMAS or any(m.pre for m in scene.line.words[at].marks.values()):
        return None
    verbs, here, ready = 0, scene.inside(at), any(m.form == "present" for m in scene.line.words[at].marks.values())
    for k in range(at - 2, max(-1, at - FAR), -1):
        marks = scene.line.words[k].marks
        if scene.inside(k) is not here:
            continue
        if "that" in marks:
            led = marks["that"].key == "that_he" and scene.has(k + 1, "prep") is not None
            return k + 1 if verbs == 0 and (ready or led) else None
        if "relative" in marks:
            if verbs > 1:
                return None
            verbs, ready = 0, True
        elif "aux" in marks or any(m.form in FINITE or m.cls == "tense" for m in marks.values()):
            verbs += 1
        if scene.stops(k):
            return None
    return None


def to_come(scene: Scene, at: int) -> bool:
    """Say whether "and will" begins at word `at`: what is expected ends there, the report goes on."""
    tense, word = scene.draft.pack.facts["tense"], scene.text(at)
    joint = next((c for c in scene.draft.pack.facts["agreement"]["conjunctions"] if word.startswith(c)), "")
    if not joint:
        return False
    bare, ahead = word.removeprefix(joint), scene.has(at, "tense")
    if ahead is not None and ahead.key == "future" and ahead.pre == joint:
        return True
    return bare.startswith(tuple(tense["starts"])) and not bare.startswith(tuple(tense["but"]))


def led_anew(scene: Scene, at: int) -> int | None:
    """Return the comma behind which "and" on a time or preposition leads to the verb at word `at`: and in 1998 told."""
    joint = scene.draft.pack.facts["agreement"]["conjunctions"]
    for k in range(at - 1, max(0, at - SOON), -1):
        marks = scene.line.words[k].marks
        if scene.text(k - 1) in COMMAS:
            led = ("prep", "time", "adverb")
            return k - 1 if any(c in marks and marks[c].pre in joint for c in led) else None
        if scene.is_punct(k) or any(m.form in FINITE for m in marks.values()) or "that" in marks or "relative" in marks:
            return None
    return None


def _done(scene: Scene, at: int) -> bool:
    """Say whether a past stands at word `at`: behind "and has" the report tells what was done."""
    return at < scene.size and (
        scene.key(at, "aux") == "begin" or any(m.form == "past" for m in scene.line.words[at].marks.values())
    )


def opened(scene: Scene, cue: Cue, first: int, end: int) -> int:
    """Return the comma where the main clause begins behind one that opens the sentence: when he said so, it rained."""
    if not scene.has(0, "opening") or any(scene.text(k) in COMMAS for k in range(cue.first)):
        return end
    here = scene.inside(first)
    commas = (k for k in range(first, end) if scene.text(k) in COMMAS and scene.inside(k) is here)
    meanwhile = scene.key(0, "opening") == "meanwhile"  # it may be all that the sentence tells
    return next((k for k in commas if not meanwhile or _main(scene, k + 1)), end)


def _main(scene: Scene, at: int) -> bool:
    """Say whether a main clause can begin at word `at`: no "and" is written on to it."""
    joint = scene.draft.pack.facts["agreement"]["conjunctions"][0]
    return at < scene.size and not scene.text(at).startswith(joint)


def object_end(scene: Scene, cue: Cue, first: int, end: int) -> int:
    """Return the comma that ends what is said without "that": a relative clause's, or one before another verb."""
    related = cue.relative and cue.mood != GOING
    this = verb_first(scene) and scene.has(first, "article")
    if this and any(scene.has(first + 1, c) for c in ("manner", "adverb", "time", "prep")):
        return min(end, first + 1)  # denied this strongly
    home, turns = scene.inside(first), verb_first(scene) and scene.has(first, "asking") is None
    for at in range(first, min(end, first + 60)):
        if turns and at > first and scene.inside(at) is home and _runs_out(scene, cue, at):
            return at
        if scene.text(at) in COMMAS and scene.inside(at) is home:
            after = scene.line.words[at + 1].marks if at + 1 < scene.size else {}
            if verb_first(scene) and "pronoun" in after and after["pronoun"].pre:  # and he is one of
                return at
            other = any(m.form == "past" and not m.pre for m in after.values()) and "name" not in after
            if related or (other and verb_first(scene)):
                return at
    return end


def _runs_out(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether the report goes on in its own words at word `at`: a colon, "while", "which he called"."""
    if scene.has(at, "adjunct") is not None or (scene.text(at) == COLON and cue.kind != "name"):
        return True
    verb = scene.has(at + 1, "cue") if at + 1 in scene.cued else None
    return verb is not None and bool(verb.post) and scene.has(at, "relative") is not None


def ends(scene: Scene, cue: Cue) -> bool:
    """Say whether nothing but a time or place follows the attribution."""
    at = _listener(scene, cue.after) if cue.kind == "tell" else cue.after
    while at < scene.size and any(c in scene.line.words[at].marks for c in ("time", "adverb")):
        at = max(m.last for c, m in scene.line.words[at].marks.items() if c in ("time", "adverb"))
    return at >= scene.size or scene.is_punct(at) or bool(scene.has(at, "prep"))


def _listener(scene: Scene, at: int) -> int:
    """Pass over the one told: told CNBC, told the paper."""
    name = scene.has(at + (scene.has(at, "article") is not None), "name")
    if name is not None:
        return name.last
    at += scene.has(at, "article") is not None
    heard = scene.has(at, "hearer") or scene.has(at, "role")
    return heard.last if heard is not None else at
