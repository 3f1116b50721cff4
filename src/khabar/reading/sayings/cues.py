"""Cues: a verb of saying or thinking in a sentence, with its speaker, its mood and where its words may begin."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Mark
from khabar.reading.sayings.speakers import Range

ACTIVE, PASSIVE, GOING, BESIDE = "active", "passive", "going", "beside"
THOUGHTS = frozenset({"think", "hope"})


@dataclass(slots=True)
class Cue:
    """A verb of saying at words [first, last); `start` is where the attribution begins, `after` where words may.

    `mood`: active; passive; going (a participle: saying, adding); beside ("as the agency reported").
    """

    mark: Mark
    first: int
    last: int
    kind: str
    takes: tuple[str, ...]  # the prepositions that lead to a noun phrase
    mood: str
    source: Range | None
    start: int
    after: int
    relative: bool = False
    joined: bool = False  # coordinated with the clause before: "and said"
    inverted: bool = False
    impersonal: bool = False  # it is believed
    subject: Range | None = None  # a passive's
    points: bool = False  # what it denies is what was said just before it: a charge the group denies

    @property
    def key(self) -> str:
        """Return the verb's key in the lexicon."""
        return self.mark.key
