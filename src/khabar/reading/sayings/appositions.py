"""Appositions: a name or an office between commas behind the one who speaks: the spokesman, Colonel X, said."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.agreement import FINITE
from khabar.reading.sayings.scene import COLON, COMMAS, Scene
from khabar.reading.sayings.speakers import LONGEST, Range

STYLES = 3  # words of rank and honour before a name
NAMING = frozenset({"name", "role", "honorific"})  # names: classes of marks
BETWEEN = frozenset({"that", "cue", "according", "asthey", "time"})  # names: classes of marks
CLAUSES = BETWEEN | {"relative", "aux", "conj", "citing"}
LEADS = frozenset({"that", "prep"})  # names: classes of words that may follow a name in apposition


def with_apposition(scene: Scene, subject: Range) -> Range:
    """Take in a name or an office behind a comma after the subject: the spokesman, Colonel X, said."""
    first, last = subject
    if scene.text(last) not in COMMAS:
        return _workplace(scene, subject)
    at, named = last + 1, _named(scene, last + 1)
    if named is None and not scene.any(at, NAMING):
        return subject
    for k in range(at if named is None else named, min(scene.size, at + LONGEST)):
        if scene.text(k) in COMMAS or (named is not None and scene.text(k) == COLON):
            return first, k
        if scene.opening(k) or scene.any(k, BETWEEN):
            break
    if named is not None and (scene.any(named, LEADS) or scene.opening(named) is not None):
        return first, named
    return subject


def _workplace(scene: Scene, subject: Range) -> Range:
    """Take in where he works and his name behind a comma, where what he says begins: at the port, X, said that."""
    for k in range(subject[1], min(scene.size, subject[1] + LONGEST)):
        styled = _named(scene, k) if _styled(scene, k) else None
        if styled is not None and _begins(scene, styled):
            return subject[0], styled
        if scene.text(k) in COMMAS:
            named = _named(scene, k + 1)
            return (subject[0], named) if named is not None and _begins(scene, named) else subject
        if scene.line.words[k].kind != Kind.WORD or scene.any(k, CLAUSES):
            break
    return subject


def _styled(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a rank or a calling straight before a name: Colonel X, no King X's university."""
    role, article = scene.has(k, "role"), scene.draft.pack.lexicon.clitics.article
    named = scene.text(k).startswith(article) and scene.has(k, "name") is None and scene.has(k + 1, "name") is not None
    return named and (role is None or role.key not in scene.draft.pack.fact("sayings", "founders", ()))


def _begins(scene: Scene, at: int) -> bool:
    """Say whether what is said begins at word `at` or behind a comma there: a mark, "that", a word that leads to it."""
    k = at + (scene.text(at) in COMMAS)
    if scene.text(k) == COLON or scene.opening(k) is not None or scene.has(k, "that") is not None:
        return True
    return scene.has(k, "prep") is not None and scene.has(k + 1, "that") is not None


def _named(scene: Scene, at: int) -> int | None:
    """Return where a person's name ends that begins at word `at` or behind ranks and honours there."""
    for k in range(at, min(scene.size, at + STYLES)):
        word = scene.line.words[k]
        if "name" in word.marks:
            return scene.person(k)
        if word.kind != Kind.WORD or scene.any(k, CLAUSES | LEADS) or word.formed(FINITE):
            return None
    return None


def disputed(scene: Scene, source: Range, last: int) -> int:
    """Return where who denies it begins behind "a charge" that stands for what was said; 0 where none does.

    The verb ends before word `last`: a charge the group denies.
    """
    first, end = source
    at = first + 2 + (scene.has(first + 2, "that") is not None)
    noun = scene.has(first + 1, "disputed") is not None and scene.has(first, "article") is not None
    ends = last >= scene.size or scene.is_punct(last)
    return at if noun and ends and at < end and scene.text(first - 1) in COMMAS else 0
