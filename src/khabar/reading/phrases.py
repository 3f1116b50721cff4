"""Noun phrases: how far a speaker, an actor or a counted thing reaches, by the small words that end it."""

from __future__ import annotations

from khabar.lang.words import Kind, Line

LONGEST = 14  # words; a bound, so that a phrase costs the same in any text
NAME = 5  # words of a name
ENDS = frozenset({"byagent", "prep", "that", "relative", "aux", "neg", "pronoun", "conj"})
VERBAL = frozenset({"past", "present", "base", "s"})
JOINS = frozenset({"-", "'", "’", "'s", "’s", "."})


def ends(line: Line, i: int, *, through: frozenset[str] = frozenset()) -> bool:
    """Say whether word `i` cannot belong to a noun phrase; `through` lets prepositions of these keys pass."""
    word = line.words[i]
    if word.kind == Kind.PUNCT:
        return word.norm not in JOINS
    for cls, mark in word.marks.items():
        if cls in ENDS and mark.key not in through:
            return True
        if mark.form in VERBAL and "name" not in word.marks:
            return True
    return False


def phrase_after(line: Line, i: int, *, through: frozenset[str] = frozenset()) -> int:
    """Return the index past the noun phrase that begins at word `i`; `i` itself where there is none."""
    stop = min(len(line.words), i + LONGEST)
    at = i
    while at < stop:
        name = line.words[at].marks.get("name")
        if name:
            at = name.last
        elif ends(line, at, through=through):
            break
        else:
            at += 1
    return min(at, len(line.words))


def phrase_before(line: Line, i: int, *, through: frozenset[str] = frozenset()) -> int:
    """Return the first word of the noun phrase that ends just before word `i`; `i` itself where there is none."""
    at = i
    while at > max(0, i - LONGEST) and (not ends(line, at - 1, through=through) or named(line, at - 1)):
        at -= 1
    return at


def named(line: Line, i: int) -> bool:
    """Say whether word `i` is a later word of a name."""
    if line.words[i].kind == Kind.PUNCT:
        return False
    return any((m := line.words[k].marks.get("name")) and m.last > i for k in range(max(0, i - NAME), i))
