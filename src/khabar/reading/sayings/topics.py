"""Topics: whom a clause is about: the name that stands as its verb's subject."""

from __future__ import annotations

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.sayings.scene import COMMAS, DASHES

TITLE = 7  # words of title between a verb and its subject's name
FINITE = frozenset({"past", "present"})
APART = frozenset({"prep", "that", "conj", "relative", "neg"})
OPENERS = frozenset({"asthey", "conj", "aux", "maybe", "adverb"})
PEOPLE = frozenset({"folk", "people"})  # names: classes of words for people
OWNERS = frozenset({"'s", "'"})


def verb_of(line: Line, name: Mark, pack: Pack) -> int | None:
    """Return the verb before a name whose subject it is: came the minister, Nadia Verlen; None where it is none's."""
    behind = line.words[name.last].norm if name.last < len(line.words) else ""
    if name.pre not in ("", pack.lexicon.clitics.article) or behind in OWNERS:
        return None
    apposed = False
    for k in range(name.first - 1, max(-1, name.first - 1 - TITLE), -1):
        word = line.words[k]
        if "aux" in word.marks or word.formed(FINITE):
            return k
        if word.norm in COMMAS and not apposed:
            apposed = True
            continue
        if "behalf" in word.marks:
            continue
        other, role = word.marks.get("name"), word.marks.get("role")
        led = role is not None and bound(role.pre, pack)
        if word.kind != Kind.WORD or "number" in word.marks or led or not APART.isdisjoint(word.marks):
            return None
        if other is not None and not (apposed and bound(other.pre, pack)):
            return None
        if any(bound(word.marks[c].pre, pack) for c in PEOPLE & word.marks.keys()):
            return None  # surrounded by members of the family
        plain = role is None and other is None and not word.norm.startswith(pack.lexicon.clitics.article)
        before = line.words[k - 1].marks if k else {}
        if plain and (k == 0 or ("that" not in before and not OPENERS.isdisjoint(before))):
            return k  # whatever begins the clause before its subject is the verb
    return None


def opens(line: Line, name: Mark) -> bool:
    """Say whether a name that opens a line is what it is about: a person, a body with its verb before or behind."""
    person = getattr(name.value, "kind", "") == "person"
    behind = line.words[name.last] if name.last < len(line.words) else None
    if behind is not None and behind.norm in DASHES:  # who wrote it, and for whom
        return False
    verb = behind is not None and (behind.formed(FINITE) or behind.kind == Kind.PUNCT)
    return person or verb or bool(name.first and line.words[name.first - 1].formed(FINITE))


def bound(pre: str, pack: Pack) -> bool:
    """Say whether a preposition is written on to a word, not the article or a conjunction alone."""
    return pre.removesuffix(pack.lexicon.clitics.article) not in ("", *pack.facts["agreement"]["conjunctions"])
