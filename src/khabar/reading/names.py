"""Finds names of persons, organisations, countries, groups and places."""

from __future__ import annotations

from khabar.reading.draft import Draft


def names(draft: Draft) -> None:
    """Add to the draft."""
