"""Finds who says, writes, believes or denies what."""

from __future__ import annotations

from khabar.reading.draft import Draft, Said
from khabar.reading.sayings.agentless import Attribution, according, hearsay
from khabar.reading.sayings.citing import citations, cited
from khabar.reading.sayings.clauses import clause
from khabar.reading.sayings.content import Words
from khabar.reading.sayings.cues import ACTIVE, Cue
from khabar.reading.sayings.extents import attach, mark_breaks
from khabar.reading.sayings.genders import Genders
from khabar.reading.sayings.headlines import headline
from khabar.reading.sayings.leftovers import carried, leftovers
from khabar.reading.sayings.nouns import nominal
from khabar.reading.sayings.outlets import carried_by
from khabar.reading.sayings.predicates import predicate
from khabar.reading.sayings.questions import asked
from khabar.reading.sayings.scene import Scene, scenes
from khabar.reading.sayings.speakers import verb_first
from khabar.reading.sayings.verbs import cues
from khabar.reading.sayings.voices import Voices

NEAR = 3  # code points between a saying and "as he put it"


def sayings(draft: Draft) -> None:
    """Add the sayings to the draft: attributions line by line, then quotations that nobody claimed, then the voices."""
    laid = scenes(draft)
    genders = Genders(draft)
    for scene in laid:
        scene.genders = genders
    found: list[Said] = []
    for k, scene in enumerate(laid):
        if scene.line.found or scene.spoken:
            found += read(scene, laid[k - 1] if k else None, found)
    found += leftovers(draft, laid, found)
    found += carried(laid, found)
    found.sort(key=lambda s: (s.line, s.span()))
    Voices(draft, laid, genders).settle(found)
    draft.sayings += carried_by(draft, found)


def read(scene: Scene, previous: Scene | None, earlier: list[Said]) -> list[Said]:
    """Return the sayings of one line that have a cue; a question that is asked here may stand in the one before."""
    citing = citations(scene)
    others = according(scene)
    unsaid = list(hearsay(scene))
    complement = predicate if verb_first(scene) else clause
    pairs = _apart([(cue, complement(scene, cue)) for cue in cues(scene)])
    scene.taken |= {cue.first for cue, _ in pairs}
    mark_breaks(scene, pairs, [*others, *citing], unsaid)
    found: list[Said] = []
    for cue, words in pairs:
        question = asked(previous, scene, cue, words, earlier)
        made = [question] if question is not None else attach(scene, cue, words, found)
        found += made
        if not made:
            why = "no words of it were found" if words is None else "its words are told by another verb"
            scene.draft.refuse("saying", (cue.mark.start, cue.mark.end), why)
    found += [said for other in others if (said := other.said(scene)) is not None and not _his(scene, other, found)]
    found += [said for rumour in unsaid if (said := rumour.said(scene)) is not None]
    found += cited(scene, citing, found)
    found += nominal(scene, found)
    found += headline(scene, found)
    footer = next(iter(scene.line.found.get("footer", ())), None)
    return found if footer is None else [said for said in found if said.content[0][0] < footer.start]


def _his(scene: Scene, other: Attribution, found: list[Said]) -> bool:
    """Say whether "as he put it" only repeats whose words stand before it."""
    if scene.has(other.source[0], "personal") is None or not found:
        return False
    return 0 <= scene.line.words[other.first].start - found[-1].span()[1] <= NEAR


def _apart(pairs: list[tuple[Cue, Words | None]]) -> list[tuple[Cue, Words | None]]:
    """Keep one verb for the same words: the first, unless it is a weaker one: "it was posted; he wrote:"."""
    places: dict[int, int] = {}
    kept: list[tuple[Cue, Words | None]] = []
    for cue, words in pairs:
        if words is not None and words.how != "object" and words.first in places:
            k = places[words.first]
            if kept[k][0].kind == "quote" and cue.mood == ACTIVE and cue.kind == "say":
                kept[k] = (cue, words)
            continue
        if words is not None:
            places.setdefault(words.first, len(kept))
        kept.append((cue, words))
    return kept
