"""Nouns: the people and things known in a line, which a number can count."""

from __future__ import annotations

from collections.abc import Collection

from khabar.lang.words import Line, Mark


def nouns(line: Line, like: Collection[str]) -> dict[int, Mark]:
    """Return the people or things known in a line, by first word; "like" and an owner are never both on one."""
    people, found = (
        {m.first: m for m in line.found.get(cls, ()) if not (m.post and m.pre in like)} for cls in ("people", "counted")
    )
    for i, mark in people.items():
        if i not in found or not mark.post or found[i].post:
            found[i] = mark
    return found
