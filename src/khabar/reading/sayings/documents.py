"""Documents: who speaks where an Arabic clause straight behind a paper tells what it says: issued a note saying."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.bound import theirs
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import Range, antecedent
from khabar.reading.sayings.subjects import subject_after

LONG = 30  # words between a paper and "in which he said"
NEAR = 8  # words between a paper and the verb that tells what is in it
FAR = 12  # words between a verb and the paper that it gives
PAPERS = ("cuenoun", "carrier", "tidings")  # names: classes of marks
GIVERS = frozenset({"from", "about"})  # names: keys of prepositions
SOMEBODY = frozenset({"role", "name", "quantity", "honorific", "people", "folk"})  # names: classes of marks
BETWEEN = frozenset({"cue", "that", "relative", "conj", "article"})  # names: classes of marks


def teller(scene: Scene, cue: Cue) -> Range | None:
    """Return who tells by a paper straight before the verb: its issuer, whoever it came from, else the paper itself."""
    paper = _paper(scene, cue)
    if paper is None:
        return None
    if scene.has(cue.last, "himself") is not None:  # in which it said
        his = theirs(scene, paper.last) or scene.text(paper.last).startswith(scene.draft.pack.lexicon.clitics.lal)
        return (paper.last, cue.first) if his else given(scene, paper)
    if scene.has(paper.first - 1, "prep") is not None:  # in a note he said
        return None
    at = next((k for k in range(paper.last, cue.first) if scene.has(k, "prep")), cue.first)
    if scene.key(at, "prep") in GIVERS and scene.any(at + 1, SOMEBODY):
        return at + 1, cue.first
    return paper.first, paper.last


def _paper(scene: Scene, cue: Cue) -> Mark | None:
    """Return the indefinite paper of which the clause that begins with the verb tells."""
    article = scene.draft.pack.lexicon.clitics.article
    within = scene.has(cue.last, "himself") is not None  # in which he said: however far the paper is
    for k in range(cue.first - 1, max(0, cue.first - (LONG if within else NEAR)) - 1, -1):
        if not within and (scene.is_punct(k) or scene.any(k, BETWEEN)):
            return None
        marks = (scene.has(k, c) for c in PAPERS)
        mark = next((m for m in marks if m is not None and m.first == k), None) or _document(scene, k)
        if mark is not None:
            bare = not (mark.pre or mark.post or scene.text(mark.last).startswith(article))
            return mark if k > 0 and bare else None
    return None


def _document(scene: Scene, k: int) -> Mark | None:
    role = scene.has(k, "role")
    return role if role is not None and scene.draft.pack.fact("role", role.key) == "document" else None


def given(scene: Scene, mark: Mark) -> Range | None:
    """Return who gives a noun of saying by a verb before it: the office issued a warning."""
    for k in range(mark.first - 1, max(-1, mark.first - FAR), -1):
        light = scene.has(k, "giving")
        if scene.is_punct(k) or (scene.has(k, "that") and light is None):
            return None
        if light is not None and light.form in ("past", "present"):
            if scene.has(k - 1, "relative") is not None and not light.pre:  # a state that gave its word again
                return antecedent(scene, k - 1)
            subject = subject_after(scene, light.last, plain=True)
            return (subject[0], min(subject[1], mark.first)) if subject and subject[0] < mark.first else None
    return None
