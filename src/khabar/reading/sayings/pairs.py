"""Pairs: an office or body of two nouns, of which the second is joined with "and the"."""

from __future__ import annotations

from khabar.reading.sayings.epithets import calling
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.unsaid import thing


def paired(scene: Scene, first: int, at: int, stop: int) -> int:
    """Take in what "and the" adds to an office, with its adjectives and name: the ministry of trade and industry."""
    article = scene.draft.pack.lexicon.clitics.article
    joint = tuple(x + article for x in scene.draft.pack.facts["agreement"]["conjunctions"])
    if calling(scene.line, first, first + 1) is None or not scene.text(at).startswith(joint):
        return at
    while at < stop and scene.text(at).startswith(joint) and not (scene.has(at, "cue") or thing(scene, at)):
        at += 1
        while at < stop and scene.text(at).startswith(article) and not (scene.has(at, "name") or _other(scene, at)):
            at += 1
    named = scene.person(at)
    return named if named is not None else at


def _other(scene: Scene, at: int) -> bool:
    """Say whether word `at` is no adjective of a second office: another party, a thing."""
    return thing(scene, at) or calling(scene.line, at, at + 1) is not None
