"""Asides: what stands between an Arabic verb and who says it: in it, during it, at a press conference; who points."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.agreement import shown
from khabar.reading.sayings.bound import led
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import Range
from khabar.reading.sayings.unsaid import thing

WORDS = 5  # words of an aside, or of a subject that no list knows
SOMEBODY = frozenset({"role", "name", "honorific", "quantity", "folk", "some"})  # names: classes of marks
HELD = frozenset({"in", "during", "at"})  # names: keys of prepositions
BARRED = frozenset({
    "prep", "time", "adverb", "that", "neg", "relative", "conj", "aux", "pronoun", "personal", "himself", "carrier",
    "according", "asthey", "number", "cue", "lead",
})  # fmt: skip


def past_aside(scene: Scene, at: int) -> int:
    """Pass over "in it", "during it", "at a press conference" at word `at` where somebody stands behind; else stay."""
    verb = scene.has(at - 1, "cue")
    if verb is not None and shown(scene.draft.pack, scene.line, verb) == "p":  # in which they urged the minister
        return at
    if scene.has(at, "himself") is not None or _during(scene, at):
        return at + 1 if _somebody(scene, at + 1) else at
    carrier = scene.has(at + 1, "carrier") if scene.key(at, "prep") in HELD else None
    if carrier is None:
        return at
    for k in range(carrier.last, min(scene.size, carrier.last + WORDS)):
        if _somebody(scene, k):
            return k
        if scene.line.words[k].kind != Kind.WORD or scene.any(k, BARRED):
            break
    return at


def _during(scene: Scene, at: int) -> bool:
    """Say whether word `at` is a preposition of time with a pronoun written on to it: during it."""
    owners = tuple(scene.draft.pack.facts["agreement"]["owners"])
    return scene.has(at, "lead") is not None and scene.line.words[at].text.endswith(owners)


def _somebody(scene: Scene, at: int) -> bool:
    """Say whether somebody stands at word `at`, with no preposition written on to him."""
    if not scene.any(at, SOMEBODY):
        return False
    return not led(scene, (m for c, m in scene.line.words[at].marks.items() if c in SOMEBODY))


def towards(scene: Scene, cue: Cue) -> Range | None:
    """Return the words up to "to" as who points to something, though no list knows them: a study of the waters.

    It is a noun with its genitive or adjective that goes with the verb before it.
    """
    if cue.kind != "report" or "to" not in cue.takes:
        return None
    i = k = cue.mark.last
    while k < min(scene.size, i + WORDS) and scene.line.words[k].kind == Kind.WORD and not scene.any(k, BARRED):
        k += 1
    if k - i < 2 or (scene.key(k, "prep") != "to" and scene.has(k, "that") is None) or thing(scene, i):
        return None
    verb, tied = cue.mark, scene.draft.pack.lexicon.clitics.feminine[1]
    she = scene.text(i).endswith((tied, scene.draft.pack.fact("gender", "many", tied)))
    sex = shown(scene.draft.pack, scene.line, verb) if not verb.post else ""
    return (i, k) if sex == ("f" if she else "m") else None
