"""Nouns of saying: allegations that, the minister's warning that, a call to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from khabar.lang.words import Mark
from khabar.reading.draft import Said
from khabar.reading.sayings.agentless import comma_after
from khabar.reading.sayings.forms import form
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import Range, before, verb_first
from khabar.reading.sayings.subjects import leads, subject_after
from khabar.reading.sayings.verbs import named

BARE = frozenset({"report", "fear", "rumour", "claim"})  # reports he was about to resign
ACCUSING = frozenset({"accusation", "accused"})  # of something, whoever accuses
FAR = 12  # words between a noun with its owner and "that"
NEAR = 3  # words between a noun's owner and the preposition that leads to the words


def nominal(scene: Scene, found: list[Said]) -> Iterator[Said]:
    """Yield what a noun of saying holds: allegations that, warnings that; not where it speaks itself."""
    marks = scene.line.found.get("cuenoun")
    if not marks:
        return
    facts = scene.draft.pack.facts.get("cuenoun", {})
    speaking = sorted(said.source for said in found if said.source)
    told = {said.content[0][0] for said in found}
    for mark in marks:
        k = bisect_right(speaking, (mark.start, mark.end)) - 1
        spoken = any(s[0] <= mark.start < s[1] for s in speaking[max(0, k) : k + 2])
        if spoken or mark.first in scene.taken or mark.first in scene.covered or named(scene, mark):
            continue
        rule, _, prep = str(facts.get(mark.key, "")).partition(" ")
        first, owner = _words(scene, mark, prep)
        made = _said(scene, mark, first, owner) if first is not None else None
        if made is None or ((prep or not verb_first(scene)) and made.content[0][0] in told):
            continue
        made.hedged = rule == "hedged"
        yield made


def _words(scene: Scene, mark: Mark, prep: str) -> tuple[int | None, Range | None]:
    """Return where the words begin that the noun leads to, and whose they are."""
    article = scene.draft.pack.lexicon.clitics.article
    at, owner = mark.last, _owner(scene, mark)
    if not article:
        bare = scene.has(at, "personal") is not None and mark.key in BARE
        if bare or (scene.has(at, "that") and not scene.has(at + 1, "aux")):
            return (at if bare else at + 1), owner
        return None, None
    if scene.has(at, "that"):
        return at + 1, None
    if scene.text(at).startswith(article) and scene.has(at + 1, "that"):  # an adjective
        return at + 2, None
    if not prep or mark.pre.endswith(article):
        return None, None
    return _owned(scene, mark, prep)


def _owned(scene: Scene, mark: Mark, prep: str) -> tuple[int | None, Range | None]:
    """Return where the words begin behind a noun and whose it is, and who that is, if anybody."""
    at, owner = mark.last, None if mark.post else subject_after(scene, mark.last, plain=True)
    if prep == "that" or mark.post:
        known = mark.post or (owner is not None and leads(scene, owner[0]))
        return (_that(scene, owner[1] if owner else at), owner) if known else (None, None)
    if scene.has(mark.first, "carrier"):
        return None, None
    if owner is None and mark.key in ACCUSING and _led(scene, at, prep) == at:
        return at, None
    return (_led(scene, owner[1], prep), owner) if owner is not None else (None, None)


def _that(scene: Scene, at: int) -> int | None:
    """Return where the words begin behind "that", nothing of another clause before it."""
    for k in range(at, min(scene.size, at + FAR)):
        if scene.is_punct(k) or any(scene.has(k, c) for c in ("cue", "relative", "conj", "neg")):
            return None
        if scene.has(k, "that"):
            return k + 1
    return None


def _led(scene: Scene, at: int, prep: str) -> int | None:
    """Return where the words begin behind "that" or the preposition that the noun takes."""
    letter = scene.draft.pack.facts["sayings"].get("by", "")
    for k in range(at, min(scene.size, at + NEAR)):
        word = scene.line.words[k]
        if scene.is_punct(k) or any(c in word.marks for c in ("cue", "relative", "conj")):
            return None
        if "that" in word.marks:
            return k + 1
        if scene.key(k, "prep") == prep:
            return k + 1 + bool(scene.has(k + 1, "that"))
        if prep == "bi" and word.norm.startswith(letter) and len(word.norm) > NEAR and "name" not in word.marks:
            return k
    return None


def _said(scene: Scene, mark: Mark, first: int, source: Range | None) -> Said | None:
    end = scene.next_break(first)
    place = scene.place(first, min(end, comma_after(scene, first, end)))
    if place is None:
        return None
    rule = "noun" if source or mark.post else "noun-hearsay"
    made = Said(
        scene.line.index, [place], "indirect", scene.place(*source) if source else None, (mark.start, mark.end),
        rule=rule, key=mark.key,
    )  # fmt: skip
    made.form = form(scene, made)
    return made


def _owner(scene: Scene, mark: Mark) -> Range | None:
    """Return whose claim it is: Trump's claim, his claim."""
    back = mark.first - 1
    if scene.text(back) in ("'s", "'"):
        return before(scene, back)
    return (back, back + 1) if scene.key(back, "article") == "his" else None
