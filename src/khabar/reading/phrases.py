"""Noun phrases: how far a speaker, an actor or a counted thing reaches, by the small words that end it."""

from __future__ import annotations

from khabar.lang.words import Kind, Line

LONGEST = 14  # words; a bound, so that a phrase costs the same in any text
NAME = 5  # words of a name
ENDS = frozenset({"byagent", "prep", "that", "relative", "aux", "neg", "pronoun", "conj"})
VERBAL = frozenset({"past", "present", "base", "s"})
OPENING, CLOSING, TIGHT = frozenset('«“"'), frozenset('»”"'), frozenset('"')
QUOTED = 5  # words in quotation marks that may be a name
FEW = 2  # words in quotation marks of which none is taken for a verb
JOINS = frozenset({"-", "'", "’", "'s", "’s", "."})


def acts(line: Line, i: int) -> bool:
    """Say whether word `i` is a finite verb."""
    word = line.words[i]
    return "name" not in word.marks and word.formed(VERBAL)


def enclosed(line: Line, i: int) -> int:
    """Return where the quotation mark closes that opens at word `i` around a name or a few words; `i` if none does."""
    if line.words[i].norm not in OPENING or (line.words[i].norm in TIGHT and not _opens(line, i)):
        return i
    for at in range(i + 1, min(i + 2 + QUOTED, len(line.words))):
        word = line.words[at]
        if word.kind == Kind.PUNCT:
            return at if word.norm in CLOSING and at > i + 1 else i
        if at - i > FEW and acts(line, at):
            return i
    return i


def unclosed(line: Line, i: int) -> int:
    """Return where the quotation mark opens that closes at word `i` around a name or a few words; `i` if none does."""
    if line.words[i].norm not in CLOSING:
        return i
    for at in range(i - 1, max(-1, i - 2 - QUOTED), -1):
        if line.words[at].kind == Kind.PUNCT:
            return at if enclosed(line, at) == i else i
    return i


def _opens(line: Line, i: int) -> bool:
    """Say whether a mark that may open or close a quotation opens one, by the space around it."""
    words = line.words
    return i + 1 < len(words) and words[i].end == words[i + 1].start and not (i and words[i - 1].end == words[i].start)


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
        elif line.words[at].kind == Kind.PUNCT and (close := enclosed(line, at)) > at:
            at = close + 1
        elif ends(line, at, through=through):
            break
        else:
            at += 1
    return min(at, len(line.words))


def phrase_before(line: Line, i: int, *, through: frozenset[str] = frozenset()) -> int:
    """Return the first word of the noun phrase that ends just before word `i`; `i` itself where there is none."""
    at = i
    while at > max(0, i - LONGEST):
        if line.words[at - 1].kind == Kind.PUNCT and (opening := unclosed(line, at - 1)) < at - 1:
            at = opening
        elif not ends(line, at - 1, through=through) or named(line, at - 1):
            at -= 1
        else:
            break
    return at


def named(line: Line, i: int) -> bool:
    """Say whether word `i` is a later word of a name."""
    if line.words[i].kind == Kind.PUNCT:
        return False
    return any((m := line.words[k].marks.get("name")) and m.last > i for k in range(max(0, i - NAME), i))
