"""What one reader took from one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from khabar.model.claim import Claim, Event, Figure, Saying, place_of
from khabar.model.report import Report
from khabar.model.text import Span
from khabar.model.values import Time
from khabar.model.voice import Place, Voice

FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader could not do, and where."""

    code: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a claim was made: the rule's name and the words that called it, by claim id; None where none was made."""

    claim: str | None
    rule: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's claims, the voices, places and times they speak of, and the remarks."""

    report: Report
    sentences: tuple[Span, ...] = ()
    voices: tuple[Voice, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    sayings: tuple[Saying, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    remarks: tuple[Remark, ...] = ()
    why: tuple[Evidence, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in the order of their words."""
        return tuple(sorted((*self.sayings, *self.figures, *self.events), key=lambda c: (place_of(c), c.id)))

    def index(self) -> Index:
        """Return everything by its id, for looking up many."""
        return Index(
            {v.id: v for v in self.voices},
            {p.id: p for p in self.places},
            {t.id: t for t in self.times},
            {s.id: s for s in self.sayings},
            {e.id: e for e in self.events},
            {f.id: f for f in self.figures},
        )

    def voice(self, key: str | None) -> Voice | None:
        """Find a voice by its id."""
        return next((v for v in self.voices if v.id == key), None)

    def chain(self, claim: Claim) -> tuple[Saying, ...]:
        """Return the isnad: the sayings that stand between the outlet and the claim, outermost first."""
        return self.index().chain(claim)


@dataclass(frozen=True, slots=True)
class Index:
    """A reading's things by their ids."""

    voices: Mapping[str, Voice]
    places: Mapping[str, Place]
    times: Mapping[str, Time]
    sayings: Mapping[str, Saying]
    events: Mapping[str, Event]
    figures: Mapping[str, Figure]

    def chain(self, claim: Claim) -> tuple[Saying, ...]:
        """Return the isnad: the sayings that stand between the outlet and the claim, outermost first."""
        if not isinstance(claim, Saying):
            return tuple(self.sayings[key] for key in claim.chain)
        links = [claim]
        while links[-1].parent:
            links.append(self.sayings[links[-1].parent])
        return tuple(reversed(links))
