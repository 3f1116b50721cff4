"""Finds who says, writes, believes or denies what."""

from __future__ import annotations

from khabar.reading.cues import BESIDE, GOING, PASSIVE, Cue, cues
from khabar.reading.draft import Draft, Place, Said
from khabar.reading.content import Words, complement
from khabar.reading.extents import attach, mark_breaks
from khabar.reading.agentless import according, headline, hearsay, nominal
from khabar.reading.scene import Scene, scenes
from khabar.reading.leftovers import leftovers
from khabar.reading.voices import Voices


def sayings(draft: Draft) -> None:
    """Add the sayings to the draft: attributions line by line, then quotations that nobody claimed, then the voices."""
    laid = scenes(draft)
    found: list[Said] = []
    for scene in laid:
        if scene.line.found or scene.spoken:
            found += read(scene)
    found += leftovers(draft, laid, found)
    found.sort(key=lambda s: (s.line, s.span()))
    Voices(draft, laid).settle(found)
    draft.sayings += found


def read(scene: Scene) -> list[Said]:
    """Return the sayings of one line that have a cue."""
    others = according(scene)
    mine = cues(scene)
    pairs = [(cue, complement(scene, cue)) for cue in mine]
    mark_breaks(scene, pairs, others)
    found = [said for cue, words in pairs if (said := attach(scene, cue, words)) is not None]
    found += [said for other in others if (said := other.said(scene)) is not None]
    found += hearsay(scene)
    found += nominal(scene)
    found += headline(scene, found)
    return found


__all__ = ["BESIDE", "GOING", "PASSIVE", "Cue", "Place", "Words", "read", "sayings"]
