"""Workplaces: how far a speaker's phrase reaches that goes on with where he works, his name behind that."""

from __future__ import annotations

from khabar.reading.sayings.scene import Scene

PLACE = 6  # words of where somebody works
RANKS = 3  # words of a rank before a name


def workplace(scene: Scene, at: int) -> int:
    """Return where the phrase ends that goes on with where he works, his name behind that."""
    name = scene.has(at + 1, "name")
    if name is not None:
        return _person(scene, name.last)
    named = _behind_place(scene, at + 1)
    if named is not None:
        return named
    return at + 2 * (
        scene.has(at + 1, "role") is not None
        and scene.text(at + 1).startswith(scene.draft.pack.lexicon.clitics.article)
    )


def _person(scene: Scene, at: int) -> int:
    """Take in a person's name behind where he works: the head of the union in Taiz, Doctor X."""
    k = at
    while k < min(scene.size, at + RANKS) and any(scene.has(k, c) for c in ("honorific", "role")):
        k += 1
    named = scene.person(k)
    return named if named is not None else at


def _behind_place(scene: Scene, at: int) -> int | None:
    """Return where a person's name ends that stands behind where he works: in the province of Y, X."""
    for k in range(at, min(scene.size, at + PLACE)):
        if scene.kind(k) == "person":
            return scene.person(k)
        if scene.is_punct(k) or any(scene.has(k, c) for c in ("that", "cue", "prep", "conj", "relative", "time")):
            return None
    return None
