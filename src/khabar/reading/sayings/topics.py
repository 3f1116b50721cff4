"""Topics: whom a clause is about: the name that stands as its verb's subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Entity, Place
from khabar.reading.sayings.scene import COMMAS

TITLE = 7  # words of title between a verb and its subject's name
NAMES = 6  # names looked at before a verb
FAR = 45  # words back to a subject
FINITE = frozenset({"past", "present"})
APART = frozenset({"prep", "that", "conj", "relative", "neg"})
OWNERS = frozenset({"'s", "'"})


def topic(line: Line, before: int, after: int, said: list[Place], pack: Pack) -> Entity | None:
    """Return who does what the clause before word `before` tells, named behind word `after`, not in words `said`."""
    for name in _back(line, before):
        if name.first <= after or name.first < before - FAR:
            return None
        told = any(start <= name.start < end for start, end in said)
        if not told and isinstance(name.value, Entity) and name.value.kind == "person" and governed(line, name, pack):
            return name.value
    return None


def _back(line: Line, before: int) -> Iterator[Mark]:
    """Yield the last names before a word, the nearest first."""
    names = line.found.get("name", ())
    k = bisect_left(names, before, key=lambda m: m.first)
    yield from reversed(names[max(0, k - NAMES) : k])


def governed(line: Line, name: Mark, pack: Pack) -> bool:
    """Say whether a name is the subject of a verb before it: came the minister, Nadia Verlen."""
    if name.pre or (name.last < len(line.words) and line.words[name.last].norm in OWNERS):
        return False
    apposed = False
    for k in range(name.first - 1, max(-1, name.first - 1 - TITLE), -1):
        word = line.words[k]
        if any(m.form in FINITE for m in word.marks.values()):
            return True
        if word.norm in COMMAS and not apposed:
            apposed = True
            continue
        if "behalf" in word.marks:
            continue
        other, role = word.marks.get("name"), word.marks.get("role")
        led = role is not None and bound(role.pre, pack)
        if word.kind == Kind.PUNCT or led or not APART.isdisjoint(word.marks):
            return False
        if other is not None and not (apposed and bound(other.pre, pack)):
            return False
        if k == 0 and role is None and other is None and not word.norm.startswith(pack.lexicon.clitics.article):
            return True  # whatever begins the sentence before its subject is the verb
    return False


def bound(pre: str, pack: Pack) -> bool:
    """Say whether a preposition is written on to a word, not the article or a conjunction alone."""
    return pre.removesuffix(pack.lexicon.clitics.article) not in ("", *pack.facts["agreement"]["conjunctions"])
