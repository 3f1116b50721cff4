"""Common words: in how many reports a word of a language stands, for the words that many reports have."""

from __future__ import annotations

from functools import cache

from khabar.lang.pack import languages
from khabar.lang.tables import columns

LEAST = 0.04  # share of reports that any other word is taken to stand in


def share(stem: str) -> float:
    """Return the share of reports, of its own language, that hold a stem; LEAST where no more is known."""
    return _shares().get(stem, LEAST)


@cache
def _shares() -> dict[str, float]:
    """Load `lang/xx/common.tsv` of each language: a stem, and how many of 1,000 reports have it."""
    return {
        stem: int(thousand) / 1000
        for code in languages()
        for stem, thousand in zip(*columns(code, "common.tsv"), strict=True)
    }
