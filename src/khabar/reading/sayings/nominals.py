"""Nominal clauses: behind an Arabic "that" or "but" stands the subject, and far from him what he says."""

from __future__ import annotations

from khabar.lang.words import Kind, Mark, Word
from khabar.reading.sayings.agreement import FINITE, MANY, shown
from khabar.reading.sayings.bound import kind_of, led
from khabar.reading.sayings.epithets import calling
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.speakers import Range
from khabar.reading.sayings.svo import auxiliaries

FAR = 24  # words from who says it to the verb
LONG = 6  # words of his phrase
OUTSIDE = frozenset({"prep", "relative", "conj", "that", "aux", "neg", "time", "asthey", "according", "personal"})
BARRED = OUTSIDE | {"cue", "thing", "adverb", "nobody"}  # names: classes of words that begin no subject
OF = frozenset({"plenty", "quantity"})  # names: classes of words that "of" follows
ONE, SHE, THEY = "m", "f", "p"


def topic(scene: Scene, mark: Mark) -> Range | None:
    """Return the subject behind the nearest "that" before a verb, if verb and subject agree and no other verb is his.

    A clause that tells more of him may stand between them: residents that spoke to us said.
    """
    at, _ = auxiliaries(scene, mark.first)
    head = _head(scene, at)
    if head is None or head >= at:
        return None
    last = _phrase(scene, head, at)
    if not _agrees(scene, mark, head, last) or _another(scene, head, last, at):
        return None
    return head, last


def _head(scene: Scene, at: int) -> int | None:
    """Return the word behind the nearest "that" or "but" before word `at`, with no stop or quotation between."""
    for k in range(at - 1, max(-1, at - FAR), -1):
        that = scene.has(k, "that")
        if that is not None or scene.key(k, "conj") == "but":
            head = that.last if that is not None else k + 1
            whole = that is None or that.key == "that"
            return head if whole and not _barred(scene, head) else None
        if scene.is_punct(k) and scene.text(k) not in COMMAS:
            return None
    return None


def _barred(scene: Scene, i: int) -> bool:
    """Say whether word `i` cannot begin a subject: a verb, a small word, a noun with a preposition written on to it."""
    return scene.any(i, BARRED) or _apart(scene, scene.line.words[i])


def _apart(scene: Scene, word: Word) -> bool:
    return word.kind != Kind.WORD or word.formed(FINITE) or led(scene, word.marks.values())


def _unknown(scene: Scene, head: int) -> bool:
    """Say whether the word is an indefinite noun, of which a clause without "who" may tell."""
    return scene.has(head, "name") is None and not scene.text(head).startswith(scene.draft.pack.lexicon.clitics.article)


def _phrase(scene: Scene, head: int, at: int) -> int:
    """Return where the subject's own words end: before a clause or a preposition, but "a number of the workers"."""
    k = head + 1
    while k < min(at, head + LONG):
        of = scene.has(k, "of") is not None and scene.any(head, OF)
        if not of and (scene.any(k, OUTSIDE) or _apart(scene, scene.line.words[k])):
            break
        k += 1
    return k


def _another(scene: Scene, head: int, last: int, at: int) -> bool:
    """Say whether the subject has another verb before word `at`: one that no relative leads to, of somebody known."""
    clause = _unknown(scene, head)
    for k in range(last, at):
        word = scene.line.words[k]
        if scene.has(k, "relative") is not None:
            clause = True
        elif word.formed(FINITE) and "prep" not in word.marks and "name" not in word.marks:
            if not clause:
                return True
            clause = False
    return False


def _agrees(scene: Scene, mark: Mark, head: int, last: int) -> bool:
    """Say whether verb and subject are both she, or many, or neither."""
    verb = shown(scene.draft.pack, scene.line, mark)
    she = scene.draft.pack.lexicon.clitics.feminine[1]
    tied = scene.text(head).endswith(she)
    called = calling(scene.line, head, last)
    many = called is not None and called.form in MANY
    if verb == ONE:
        return not tied and not many
    if verb == SHE:
        man = called is not None and (called.cls == "folk" or kind_of(scene, called) == "person")
        return tied or not man or scene.has(head, "name") is not None
    return verb == THEY and not tied and scene.has(head, "name") is None
