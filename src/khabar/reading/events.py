"""Finds what happened: PLOVER events with actors and recipients."""

from __future__ import annotations

from khabar.reading.draft import Draft


def events(draft: Draft) -> None:
    """Add to the draft."""
