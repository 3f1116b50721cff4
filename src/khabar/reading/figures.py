"""Finds figures: what a number counts or measures."""

from __future__ import annotations

from khabar.reading.draft import Draft


def figures(draft: Draft) -> None:
    """Add to the draft."""
