"""Relatives: a clause behind somebody that says more of him: a report that the bank issued, a paper it has seen."""

from __future__ import annotations

from khabar.reading.sayings.scene import COMMAS, Scene

LONGEST = 20  # words of a relative clause
NOUNS = frozenset({"feeling", "matter", "cuenoun", "counted"})  # names: classes of marks
FINITE = frozenset({"past", "present"})


def unled(scene: Scene, head: int, at: int) -> bool:
    """Say whether a clause about the indefinite noun at word `head` begins at word `at`, as in Arabic: no who."""
    article = scene.draft.pack.lexicon.clitics.article
    if not article or at <= head or at >= scene.size:
        return False
    if any(scene.has(k, "name") or scene.text(k).startswith(article) for k in range(head, at)):  # somebody known
        return False
    marks = scene.words[at].marks
    nouns = any(m.form == "noun" or m.cls in NOUNS for m in marks.values())
    if nouns or "name" in marks or scene.text(at).startswith(article):  # his refusal
        return False
    if scene.has(at + 1, "himself") is not None and marks.keys().isdisjoint(("prep", "role", "that")):
        return True  # that the agency has seen
    agree = scene.draft.pack.facts["agreement"]
    endings = (*agree["owners"], *agree["feminine_past"])
    if not marks and _document(scene, head) and scene.text(at).endswith(endings):
        return True  # that the agency made
    return any((m.form in FINITE and m.post) or m.cls == "tense" for m in marks.values())


def _document(scene: Scene, at: int) -> bool:
    role = scene.has(at, "role")
    return role is not None and scene.draft.pack.fact("role", role.key) == "document"


def behind(scene: Scene, head: int, last: int) -> int:
    """Return the comma or stop that ends a relative clause behind words [head, last), `last` where there is none."""
    if scene.has(last, "that") or not (scene.has(last, "relative") or unled(scene, head, last)):
        return last
    stop = min(scene.size, last + LONGEST)
    return next((k for k in range(last, stop) if scene.text(k) in COMMAS or scene.stops(k) or _that(scene, k)), last)


def _that(scene: Scene, at: int) -> bool:
    """Say whether "that" leads on at word `at` from an Arabic source to what it says."""
    return scene.has(at, "that") is not None and bool(scene.draft.pack.lexicon.clitics.article)
