"""Verbs: finds the verbs of saying and thinking on a line, whichever way round the language puts them."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.cues import ACTIVE, GOING, PASSIVE, THOUGHTS, Cue
from khabar.reading.sayings.scene import COLON, Scene
from khabar.reading.sayings.svo import subject_first
from khabar.reading.sayings.things import done_by_thing
from khabar.reading.sayings.vso import verb_first

NEAR = 2  # words between a verb and the clause it leads to
# names: kinds of cues
TO_COME = frozenset({"judge", "urge", "express"})
INNER = frozenset({"think", "hope", "that", "express", "judge"})  # what a speaker tells of himself


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
        if mark.first in scene.taken or "citing" in here or "according" in here:
            continue  # another rule reads it
        why = next((why for test, why in WORDS if test(scene, mark)), "")
        kind, *takes = kinds.get(mark.key, "say").split()
        cue = None if why else read(scene, mark, kind, tuple(takes))
        if cue is None:
            scene.draft.refuse("saying", (mark.start, mark.end), why or "no verb of saying, or one that is denied")
            continue
        why = next((why for test, why in CUES if test(scene, cue)), "") or (
            OTHER if _thinks(scene, cue, found) or _wishes(scene, cue, found) else ""
        )
        if why:
            scene.draft.refuse("saying", (mark.start, mark.end), why)
        else:
            _clip(scene, cue, found)
            found.append(cue)
    scene.cued = {cue.first for cue in found}
    return found


def _clip(scene: Scene, cue: Cue, found: list[Cue]) -> None:
    """Leave to the verb before a relative clause who speaks there: the ministry denied the reports that claim."""
    behind = found[-1].after if found and found[-1].source is not None else 0
    if cue.relative and cue.source is not None and cue.source[0] < behind < cue.source[1]:
        behind += int(scene.has(behind, "thing") is not None and behind + 1 < cue.source[1])  # the truth of the reports
        cue.source = behind, cue.source[1]


def _inward(scene: Scene, mark: Mark) -> bool:
    """Say whether nobody hears it: said to himself."""
    return scene.has(mark.last, "inwardly") is not None


def _to_himself(scene: Scene, cue: Cue) -> bool:
    """Say whether a speaker between the verb and its words hears it alone: the minister said to himself."""
    inward = scene.line.found.get("inwardly", ())
    return any(cue.last <= m.first <= cue.after and m.key == "self" for m in inward)


def _to_come(scene: Scene, cue: Cue) -> bool:
    """Say whether somebody is yet to praise or urge: nothing is said."""
    future = scene.draft.pack.fact("agreement", "future", "")
    return bool(future) and cue.mark.pre.endswith(future) and cue.kind in TO_COME


def _aside(scene: Scene, mark: Mark) -> bool:
    """Say whether it is the report's own word on the matter."""
    return scene.has(mark.first, "aside") is not None


def _idle(scene: Scene, mark: Mark) -> bool:
    """Say whether the verb belongs to a set phrase: time will tell, that is to say."""
    idle = scene.line.found.get("idle", ())
    return any(mark.first - NEAR - 1 <= m.first <= mark.first and m.last >= mark.last for m in idle)


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


def _own_thought(scene: Scene, cue: Cue) -> bool:
    """Say whether a speaker tells of his own thought: "I think" within his words is no saying of its own."""
    agree = scene.draft.pack.facts["agreement"]
    firsts = tuple(agree["first"])
    quoted = scene.inside(cue.first) is not None
    if (
        firsts
        and quoted
        and cue.source is None
        and ((cue.mood == ACTIVE and cue.kind in INNER) or (cue.mood == GOING and cue.kind in THOUGHTS))
    ):
        return True
    if firsts and cue.mark.form == "past" and cue.kind in THOUGHTS:
        text = scene.line.words[cue.first].text
        return text[len(cue.mark.pre) : len(cue.mark.pre) + 1] in agree["first_letter"]
    if firsts and cue.mark.form == "present":
        stem = scene.line.words[cue.first].norm[len(cue.mark.pre) :]
        spoken = any(scene.text(k) == COLON for k in range(cue.first))  # he says: I add to it
        return stem.startswith(firsts) and (cue.kind != "say" or bool(cue.mark.post) or spoken)
    own = cue.source is not None and scene.key(cue.source[0], "personal") in ("i", "we", "you")
    if scene.inside(cue.first) is None:
        return own and not firsts and cue.kind not in ("tell", "say")
    if cue.mood == PASSIVE or (cue.mood == GOING and not firsts) or (not firsts and _supposed(scene, cue)):
        return True
    return own and cue.kind != "tell" and (cue.key != "say" or cue.mark.form != "past")


def _supposed(scene: Scene, cue: Cue) -> bool:
    """Say whether nobody has said it: they would say, you could argue."""
    return any(scene.key(k, "aux") in ("would", "can") for k in range(max(0, cue.first - 3), cue.first))


def _wishes(scene: Scene, cue: Cue, found: list[Cue]) -> bool:
    """Say whether somebody wants something without making it known: people who want to leave, said he wanted to."""
    if cue.key not in scene.draft.pack.fact("sayings", "wishes", ()):
        return False
    if cue.source is None or cue.relative or scene.inside(cue.first) is not None:
        return True
    nested = bool(found) and cue.source[0] - found[-1].last <= NEAR
    head = scene.line.words[cue.source[0]].marks
    somebody = any(c in head for c in ("name", "role", "article")) or scene.key(cue.source[0], "personal") in (
        "he",
        "she",
    )
    return nested or not somebody


WORDS = (
    (_inward, "it is said to oneself, or kept unsaid"),
    (named, "it is part of a name"),
    (_aside, "it is the report's own remark"),
    (_idle, "it is a set phrase"),
)
CUES = (
    (_to_himself, "it is said to oneself"),
    (_filmed, "a picture shows it: nobody says it"),
    (done_by_thing, "a thing does it: nobody says it"),
    (_to_come, "it is yet to be said"),
    (_own_thought, "it is the speaker's own thought within his words"),
)
OTHER = "it goes on with what the verb before it says"


def _thinks(scene: Scene, cue: Cue, found: list[Cue]) -> bool:
    """Say whether the thought is only how another verb goes on: said that she believed."""
    if (cue.kind not in THOUGHTS and cue.kind != "feel") or cue.source is None or not found:
        return False
    near = cue.source[0] - found[-1].last <= NEAR  # "that" or nothing between them
    noun = any(scene.has(cue.source[0], c) for c in ("role", "folk", "people")) and bool(
        scene.draft.pack.lexicon.clitics.article
    )
    return near and not noun and cue.source[1] - cue.source[0] == 1 and found[-1].mood in (ACTIVE, GOING)
