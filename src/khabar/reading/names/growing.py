"""Growing: words beside a found name that are of it: a first name, a family's, whose body it is and what it is for."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.lang.fold import fold
from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Word
from khabar.lang.world import member
from khabar.reading.names.bounds import FOLK, beginning
from khabar.reading.names.offices import part
from khabar.reading.names.persons import told
from khabar.reading.names.purposes import purpose
from khabar.reading.names.roll import Name
from khabar.reading.names.tagger import Tagger

LONGEST = 8  # letters of it, at most
LEAST = 2  # letters of a family's name after its article, at least one more
Taken = set[tuple[int, int]]  # line and word of all that a name covers


def grow(found: Iterable[Name], able: Tagger) -> None:
    """Lengthen the names of persons and bodies by the words beside them that belong to them."""
    names = list(found)
    taken = {(name.line.index, i) for name in names for i in range(name.first, name.last)}
    for name in names:
        if name.kind == "person":
            _given(name, taken, able)
            _family(name, taken, able)
        elif name.kind == "organisation":
            _of_people(name, taken, able)
            _for(name, taken, able)


def _word(name: Name, i: int, taken: Taken) -> Word | None:
    """Return a word of the name's line that no name covers."""
    line = name.line
    free = 0 <= i < line.size and (line.index, i) not in taken and line.words[i].kind == Kind.WORD
    return line.words[i] if free else None


def _take(name: Name, last: int, taken: Taken) -> None:
    """Lengthen a name by the words up to `last`."""
    more = name.line.words[name.last : last]
    name.norms = (*name.norms, *(word.norm for word in more))
    taken.update((name.line.index, word.i) for word in more)
    name.last, name.end = last, more[-1].end


def _given(name: Name, taken: Taken, able: Tagger) -> None:
    """Take the first name before a surname that stands alone: nothing else is called so."""
    word = _word(name, name.first - 1, taken)
    if len(name.norms) > 1 or name.pre or word is None or not _first_name(word, able):
        return
    cut, stem = next((cut, stem) for cut, stem in able.script.of(word.norm) if stem in able.world.parts)
    whole = able.world.thing(f"{stem} {name.norms[0]}")
    name.thing = whole or (name.thing if name.thing is not None and _bears(name.thing, stem, able) else None)
    name.norms, name.first, name.pre = (stem, *name.norms), word.i, word.norm[:cut]
    name.start = beginning(word, cut, able)
    taken.add((name.line.index, word.i))


def _first_name(word: Word, able: Tagger) -> bool:
    """Say whether a word is a first name and nothing else, with no more than "and" written on to it."""
    for cut, stem in able.script.of(word.norm):
        if stem in able.world.parts and able.world.parts[stem][1] != "family":
            alone = not word.look.hits and stem not in able.common and able.world.thing(stem) is None
            return alone and word.norm[:cut] in ("", able.script.conj) and not stem.startswith(able.script.article)
    return False


def _bears(thing: Thing, given: str, able: Tagger) -> bool:
    return given in fold(thing.names.get(able.world.code, "")).split()


def _family(name: Name, taken: Taken, able: Tagger) -> None:
    """Take what follows a person's name and ends it: behind "father of", a name in -zadeh, a family's name."""
    word = _word(name, name.last, taken)
    if word is None or name.thing is not None:
        return
    joined = name.norms[-1] in able.lists["joined"] and part(word, able)
    if joined or word.norm in able.lists["tails"] or _surname(name, word, able):
        _take(name, name.last + 1, taken)
        name.thing = able.world.thing(" ".join(name.norms))


def _surname(name: Name, word: Word, able: Tagger) -> bool:
    """Say whether a word with the article after names can only be a family's name."""
    article = able.script.article
    bare = word.norm.removeprefix(article)
    if len(bare) in (*range(LEAST + 1), len(word.norm)) or name.norms[-1] not in able.world.spelled:
        return False
    if (
        bare.endswith(able.script.plurals)
        or member(bare, able.world)[0] in able.world.peoples
        or able.world.thing(word.norm) is not None
    ):
        return False
    if len(name.norms) == 1 and not name.pre and told(name.line, word.i):
        return name.first > 0 and not able.among(name.line.words[name.first - 1].norm, "namegivers")
    if bare.startswith(tuple(able.lists["participles"])) and not _relates(bare, able):
        return word.norm in able.world.spelled
    if bare.endswith(able.script.people + able.script.feminine) or len(bare) > LONGEST:
        return False
    if not word.look.hits and word.norm not in able.common and bare not in able.common:
        named = len(name.norms) > 1 or name.first == 0  # King Fahd's hospital is no Fahd of that name
        return named or not able.among(name.line.words[name.first - 1].norm, "namegivers")
    calling = word.norm in able.world.spelled and any(entry.cls in FOLK for entry, *_ in word.look.hits)
    after = name.line.words[word.i + 1 : word.i + 2]
    return (
        calling
        and len(name.norms) == 1
        and not name.pre
        and all(w.kind == Kind.PUNCT or "that" in w.marks for w in after)
    )


def _of_people(name: Name, taken: Taken, able: Tagger) -> None:
    """Take the adjective that says whose a body is, or that "and" joins to the adjective it ends with."""
    script, word = able.script, _word(name, name.last, taken)
    before = name.line.words[name.last - 1].norm
    if word is None or not before.startswith(script.article) or (name.thing is not None and name.thing.country):
        return
    people = able.world.peoples.get(member(word.norm.removeprefix(script.article), able.world)[0])
    if word.norm.startswith(script.article) and people is not None and not word.norm.endswith(script.plurals):
        _take(name, name.last + 1, taken)
        name.thing, name.country = able.world.thing(" ".join(name.norms)), people.country
        return
    joined = word.norm.removeprefix(script.conj)
    if name.thing is None and joined != word.norm and _quality(before, able) and _quality(joined, able):
        _take(name, name.last + 1, taken)
        name.thing = able.world.thing(" ".join(name.norms))


def _quality(norm: str, able: Tagger) -> bool:
    """Say whether a word is an adjective made of a noun, with the article, and of no people."""
    bare = norm.removeprefix(able.script.article)
    return bare != norm and _relates(bare, able) and member(bare, able.world)[0] not in able.world.peoples


def _relates(norm: str, able: Tagger) -> bool:
    return any(norm.endswith(end) for end in able.lists["relation"])


def _for(name: Name, taken: Taken, able: Tagger) -> None:
    """Take what a body is for: the centre for relief and human works."""
    word = _word(name, name.last, taken)
    if word is None or name.thing is not None or not word.norm.startswith(able.script.melted):
        return
    if not able.among(word.norm, "aims") or not _headed(name, able):
        return
    last = purpose(name.line, name.last, able)
    if last > name.last and all(_word(name, i, taken) for i in range(name.last, last)):
        _take(name, last, taken)
        name.thing = able.world.thing(" ".join(name.norms))


def _headed(name: Name, able: Tagger) -> bool:
    return any(stem in able.heads for _, stem in able.script.of(name.line.words[name.first].norm))
