"""Holders: whose doubt a hedge is: that of the innermost saying around it, else the outlet's."""

from __future__ import annotations

from khabar.model.stance import Certainty, Hedge
from khabar.model.text import Span
from khabar.reading.draft import Doubt, Said
from khabar.reading.nesting import enclosing


class Holders:
    """The hedges of a report with the sayings that hold them; `ids` of the sayings by identity."""

    def __init__(self, sayings: list[Said], doubts: list[Doubt], ids: dict[int, str]) -> None:
        """Find the saying around each hedge, in one sweep."""
        places = [(d.start, d.end) for d in doubts]
        held = [ids[id(sayings[k])] if k is not None else None for k in enclosing(sayings, places)]
        self.by = dict(zip(places, held, strict=True))
        self.among: dict[str | None, list[Doubt]] = {}
        for doubt, key in zip(doubts, held, strict=True):
            self.among.setdefault(key, []).append(doubt)

    def over(self, doubts: list[Doubt]) -> tuple[Hedge, ...]:
        """Return the hedges over an event or a figure."""
        return tuple(_hedge(d, self.by[d.start, d.end]) for d in doubts)

    def of_saying(self, said: Said, key: str, parent: str | None) -> tuple[Hedge, ...]:
        """Return the hedges of a saying: its cue, then those among its words and in no saying within."""
        cue = [_hedge(said.doubt, parent if said.outer else key)] if said.doubt else []
        return (*cue, *(_hedge(d, key) for d in self.among.get(key, ())))


def _hedge(doubt: Doubt, holder: str | None) -> Hedge:
    return Hedge(Span(doubt.start, doubt.end), Certainty(doubt.certainty), holder)
