"""Parties: who spoke and who was spoken of as a report goes on."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.reading.draft import Entity, Place


@dataclass(slots=True)
class Speaker:
    """Who spoke, in which line, under which role."""

    entity: Entity
    line: int
    role: str = ""
    at: int = 0  # the word in the line
    words: frozenset[str] = frozenset()  # of the phrase that named him, without articles
    phrase: tuple[int, int] = (0, 0)  # that phrase


@dataclass(slots=True)
class Topic:
    """Someone named; `doer`: as his verb's subject, `sole`: nobody else in the line, `speaks`: that verb says so.

    A description that is a verb's subject has no entity until somebody asks for it; `sex` is what its head tells.
    """

    entity: Entity | None
    line: int
    at: int
    place: Place
    verb: int | None = None
    sole: bool = True
    speaks: bool = False
    sex: str = ""
    led: bool = False  # a preposition leads to the office before his name

    @property
    def doer(self) -> bool:
        """Say whether a verb has him for its subject."""
        return self.verb is not None
