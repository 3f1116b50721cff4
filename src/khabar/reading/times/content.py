"""Tells words of content from small words, which no number counts and no time describes."""

from __future__ import annotations

from khabar.lang.words import Kind, Line

FUNCTION = ("prep", "that", "relative", "conj", "pronoun", "article", "neg", "aux")


def small(line: Line, i: int) -> bool:
    """Say whether word `i` is a small word."""
    return any(cls in line.words[i].marks for cls in FUNCTION)


def content(line: Line, i: int) -> bool:
    """Say whether a word of content stands at word `i`."""
    return i < len(line.words) and line.words[i].kind == Kind.WORD and not small(line, i)
