"""Outright: words that "said X" leads to with neither "that" nor a mark: said the club we have agreed."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.content import Words
from khabar.reading.sayings.cues import ACTIVE, Cue
from khabar.reading.sayings.scene import COMMAS, Scene

SOON = 10  # words of where and by what it is said
LEAST = 3  # words of a clause
LONG = 5  # letters of a verb with an ending of its own
# names: classes of marks behind which a clause is another's
ENDS = ("that", "relative", "asthey", "according", "conj")
SOMEBODY = ("name", "role", "folk", "honorific", "people")  # names: classes of marks


def outright(scene: Scene, cue: Cue) -> Words | None:
    """Return the clause of a named speaker that begins as no noun phrase does: we, no, has, a verb of ours."""
    if cue.key != "say" or cue.mood != ACTIVE or cue.relative or cue.source is None:
        return None
    first, last = cue.source
    if not any(scene.has(k, c) for k in range(first, last) for c in SOMEBODY):
        return None
    for k in range(first + 1, min(scene.size - LEAST + 1, last + SOON)):
        if _ours(scene, k) or (scene.has(k, "outright") is not None and not _related(scene, k, last)):
            cue.source, cue.after = (first, min(k, last)), k
            return Words(k, "bare")
        if scene.text(k) in COMMAS and (scene.has(k + 1, "outright") or _ours(scene, k + 1)):
            continue  # said the panel, there was none
        if scene.line.words[k].kind == Kind.PUNCT or k in scene.cued or any(scene.has(k, c) for c in ENDS):
            return None
    return None


def _related(scene: Scene, k: int, last: int) -> bool:
    """Say whether the clause at word `k` rather tells of an indefinite noun before it: words that are of no use."""
    return k > last and scene.text(k - 1).endswith(scene.draft.pack.facts["agreement"]["circumstantial"][0])


def _ours(scene: Scene, k: int) -> bool:
    """Say whether a verb of "we" stands at word `k`: reached, will go on, regret."""
    if k >= scene.size:
        return False
    word, agree = scene.line.words[k], scene.draft.pack.facts["agreement"]
    if any(scene.has(k, c) for c in (*SOMEBODY, "prep", "carrier", "adverb")):
        return False
    firsts = tuple(agree["first"])
    if any(m.form == "present" and word.norm[len(m.pre) :].startswith(firsts[1:]) for m in word.marks.values()):
        return True
    past = all(m.form in ("", "past") for m in word.marks.values())
    return past and len(word.norm) >= LONG and word.norm.endswith(tuple(agree["first_past"]))
