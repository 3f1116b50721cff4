"""Doers: the subject of an English clause, for a verb of saying further on in it: he came, saying; she sat and said."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.content import body
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.speakers import LONGEST, Range

FAR = 40  # words between a clause's beginning and the comma behind what leads it in
FINITE = frozenset({"past", "s"})
# names: classes of marks
CLAUSES = frozenset({"aux", "neg", "that", "relative"})
SOMEBODY = frozenset({"name", "role", "personal", "article", "quantity", "honorific", "number"})


def doer(scene: Scene, at: int) -> Range | None:
    """Return the subject with which the sentence before word `at` begins, behind "after the vote," and the like."""
    first = _begun(scene, at)
    for _ in range(3):
        led = first < at and _leads_in(scene, first)
        comma = next((k for k in range(first, min(at, first + FAR)) if scene.text(k) in COMMAS), None) if led else None
        if comma is None:
            break
        first = comma + 1
    last = first
    while last < min(at, first + LONGEST) and not _ends(scene, last, first):
        last += 1
    if last == first or scene.inside(first) is not scene.inside(at) or (led and comma is None):
        return None
    known = not SOMEBODY.isdisjoint(scene.line.words[first].marks) or scene.line.words[first].text[0].isupper()
    return (first, last) if known else None


def _begun(scene: Scene, at: int) -> int:
    """Return the first word of the sentence that word `at` stands in, without "and", "also", a dash."""
    first = next((k + 1 for k in range(at - 1, max(0, at - 3 * FAR), -1) if scene.stops(k)), body(scene, 0))
    while first < at:
        marks = scene.line.words[first].marks
        loose = scene.line.words[first].kind == Kind.PUNCT or "conj" in marks or "adverb" in marks or "time" in marks
        loose = loose or (scene.text(first + 1) in COMMAS and scene.text(first).endswith(scene.adverbs))
        if not loose or "personal" in marks or "name" in marks:
            return first
        first = max([first + 1, *(marks[c].last for c in ("time", "adverb") if c in marks)])
    return first


def _leads_in(scene: Scene, i: int) -> bool:
    """Say whether a phrase or clause begins at word `i` that leads to the subject: in May, when asked, speaking."""
    word = scene.line.words[i]
    led = ("prep" in word.marks and "article" not in word.marks) or "conj" in word.marks
    return led or scene.when(i) or word.norm.endswith(_endings(scene, "going"))


def _ends(scene: Scene, i: int, first: int) -> bool:
    """Say whether the subject ends before word `i`: at its verb, a comma, a clause."""
    word, marks = scene.line.words[i], scene.line.words[i].marks
    if "name" in marks or i in scene.covered:
        return False
    if not CLAUSES.isdisjoint(marks) and not (i == first and "article" in marks):
        return True
    if i > first and ("personal" in marks or ("conj" in marks and not scene.has(i + 1, "name"))):
        return True
    if word.norm in COMMAS or word.norm in "-–—:;":
        return True
    verb = any(m.form in FINITE or m.cls == "tense" for m in marks.values())
    return i > first and (verb or scene.manner(i) or "adverb" in marks or word.norm.endswith(_endings(scene, "past")))


def _endings(scene: Scene, form: str) -> tuple[str, ...]:
    """Return how verbs of a form end that no list holds."""
    return tuple(scene.draft.pack.fact("endings", form, ()))
