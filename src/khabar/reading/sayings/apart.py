"""Apart: a noun told behind the comma that shuts off a long speaker or a time: denied, the army, the reports of."""

from __future__ import annotations

from collections.abc import Collection

from khabar.lang.words import Kind
from khabar.reading.sayings.content import skip
from khabar.reading.sayings.cues import ACTIVE, Cue
from khabar.reading.sayings.scene import COMMAS, DASHES, Scene
from khabar.reading.sayings.unsaid import thing

FEW = 3  # asides between a speaker and what he tells
LONG = 20  # words of an aside
BRACKETED = 4  # words in brackets
FINITE = frozenset({"past", "present", "agent"})
SAID = frozenset({"cuenoun", "carrier", "feeling", "thing", "matter", "footage"})  # names: classes of what is told
# names: classes of what is not
OUTSIDE = frozenset({
    "prep", "that", "conj", "relative", "adverb", "pronoun", "neg", "aux", "time", "name", "role", "folk", "honorific",
    "according", "asthey", "citing", "manner",
})  # fmt: skip


def apart(scene: Scene, cue: Cue, at: int, *, led: bool = False) -> int:
    """Return where the noun begins that a named speaker tells behind a comma and times, `at` where none does.

    `led`: what a preposition leads to may stand before that comma, too: stressed at the end of its meeting, the need.
    """
    if cue.source is None or cue.mood != ACTIVE or cue.relative:
        return at
    k = _bracket(scene, at + int(scene.closing(at) is not None))
    k = _aside(scene, cue, k) if led and k < scene.size else k
    for _ in range(FEW):
        if scene.text(k) not in COMMAS:
            break
        after = _bracket(scene, _times(scene, k + 1))
        if after == k + 1:
            after = _aside(scene, cue, after)
        if scene.text(after) not in COMMAS:
            return after if tellable(scene, after) else at
        k = after
    return at


def _aside(scene: Scene, cue: Cue, at: int) -> int:
    """Pass over what a preposition leads to up to the next comma: during his visit, in reply to a question."""
    led = scene.key(at, "prep")
    ending = scene.draft.pack.facts["agreement"]["circumstantial"][0]
    reply = scene.text(at).endswith(ending) and scene.has(at + 1, "prep") is not None
    if not (reply or (led and led not in cue.takes)):
        return at
    for k in range(at, min(scene.size, at + LONG)):
        if scene.text(k) in COMMAS:
            return k
        if k in scene.cued or scene.has(k, "that") or scene.opening(k) or scene.stops(k):
            return at
    return at


def dashed(scene: Scene, at: int) -> int:
    """Pass over a few words between dashes: the King -God keep him- stressed."""
    return _between(scene, at, DASHES, DASHES)


def _times(scene: Scene, at: int) -> int:
    """Pass over times and adverbs."""
    while at < scene.size and scene.text(at) not in COMMAS and skip(scene, at) > at:
        at = skip(scene, at)
    return at


def _bracket(scene: Scene, at: int) -> int:
    """Pass over a few words in brackets: (Sunday)."""
    return _between(scene, at, ("(",), (")",))


def _between(scene: Scene, at: int, opens: Collection[str], closes: Collection[str]) -> int:
    if scene.text(at) not in opens:
        return at
    near = range(at + 1, min(scene.size, at + 2 + BRACKETED))
    return next((k + 1 for k in near if scene.text(k) in closes), at)


def tellable(scene: Scene, at: int) -> bool:
    """Say whether a noun that can be told begins at word `at`: no verb, nobody, nothing that leads elsewhere."""
    if scene.has(at, "what") is not None:
        return scene.has(at + 1, "cue") is None
    at += int(scene.opening(at) is not None)
    word, agree = scene.line.words[min(at, scene.size - 1)], scene.draft.pack.facts["agreement"]
    own = scene.key(at, "manner") == "noun"  # a letter of its own looks like "by"
    outside = OUTSIDE - {"manner"} if own else OUTSIDE
    if at >= scene.size or word.kind != Kind.WORD or not outside.isdisjoint(word.marks):
        return False
    marks = word.marks.values()
    if any((m.form in FINITE and not m.post) or m.pre in agree["conjunctions"] for m in marks):
        return False
    written = scene.draft.pack.facts["sayings"]["written"].values()
    sure = own or thing(scene, at) or not SAID.isdisjoint(word.marks)
    return sure or (
        not word.norm.startswith((*agree["bound"], *written)) and not word.norm.endswith(agree["circumstantial"][0])
    )
