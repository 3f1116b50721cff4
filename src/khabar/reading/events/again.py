"""Again: the mood of what a report tells of again and again before it comes, where a mention says nothing of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from khabar.lang.words import Line
from khabar.reading.draft import Happened
from khabar.reading.events.modality import Moods
from khabar.reading.events.nearby import AFTER
from khabar.reading.events.triggers import Trigger

AGAIN = frozenset({"VOTE", "CONSULT"})
AHEAD = ("planned", "possible")
PASSED = frozenset({"over"})  # classes of words for the end or the outcome of what has been held
NEAR = 3  # words before a noun in which these stand


@dataclass(frozen=True, slots=True)
class Noun:
    """An event told by a noun: whether it is one known already, and whether its words say that it took place."""

    event: Happened
    definite: bool
    held: bool


def held(line: Line, trigger: Trigger) -> bool:
    """Say whether the words right before a noun tell that it took place: "after the talks", "the end of the visit"."""
    for i in range(trigger.first - 1, max(-1, trigger.first - 1 - NEAR), -1):
        word = line.words[i]
        prep = word.marks.get("prep")
        if not PASSED.isdisjoint(word.marks) or (prep is not None and prep.key in AFTER):
            return True
    return False


def again(nouns: list[Noun], moods: Moods) -> None:
    """Give what nouns tell of the mood that others of the report tell it in, where none says that it happened.

    What is planned or possible stays so when it is told again, unless its date has gone by or it was held; "the talks"
    are those told of last.
    """
    tally = Counter((n.event.type, n.event.mode, n.event.modality) for n in nouns)
    last: dict[tuple[str, str], str] = {}
    for noun in nouns:
        event = noun.event
        same = event.type, str(event.mode)
        open_ = event.modality == "actual" and not noun.held
        if open_ and not (event.time is not None and moods.behind(event.time)):
            best = max(AHEAD, key=lambda mood: tally[event.type, event.mode, mood])
            if tally[event.type, event.mode, best] >= max(1, tally[event.type, event.mode, "actual"]):
                event.modality = best
            elif noun.definite and last.get(same) in AHEAD:
                event.modality = last[same]
        last[same] = event.modality
