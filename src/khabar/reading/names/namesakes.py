"""What bears a person's name and is none: a university, a road, a hospital, a family."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.lang.words import Kind, Line, Word
from khabar.lang.world import member
from khabar.reading.names.bounds import FOLK, of_people
from khabar.reading.names.offices import BARS, part
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger

LONGEST = 8  # words of such a name; a bound


def namesakes(line: Line, sights: Sights, able: Tagger) -> Iterator[tuple[int, int, str]]:
    """Yield the words [first, last) and the kind of each: a word for a thing, a title, the words of a name."""
    words, lists = line.words, able.lists
    for i in sights.on("namesakes", ahead=2):
        if words[i + 1].norm not in lists["namegivers"]:
            continue
        stems = [stem for _, stem in able.script.of(words[i].norm) if stem in lists["namesakes"]]
        last = i + 2
        while last < min(len(words), i + LONGEST) and _part(words[last].norm, able):
            last += 1
        while words[last - 1].norm in lists["joined"]:
            last -= 1
        if last > i + 2:
            yield i, last, "organisation" if lists["makes_organisation"].intersection(stems) else "place"


def clans(line: Line, sights: Sights, able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each family: the word for one and its name, which may be a word as well."""
    for i in sights.on("tribes", "clans"):
        if "tribes" in sights[i].lists and not (i and line.words[i - 1].norm in able.lists["every"]):
            yield from _tribes(line, i + 1, able)
        elif "clans" in sights[i].lists and _family(line.words[i + 1], able):
            yield i, i + 2


def _tribes(line: Line, i: int, able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the word after that for a tribe, which may be any, and the one that "and" joins to it."""
    if not _tribe(line.words[i], able):
        return
    if line.words[i].norm in able.lists["opening"] and i + 1 < line.size:
        yield i, i + 2  # of the sons of somebody
        return
    yield i, i + 1
    after = line.words[i + 1 : i + 2]
    if after and after[0].norm.startswith(able.script.conj) and _tribe(after[0], able):
        yield i + 1, i + 2


def _tribe(word: Word, able: Tagger) -> bool:
    """Say whether a tribe can be called by a word: no small word, no adjective, no indefinite noun of many."""
    if word.kind != Kind.WORD or not BARS.isdisjoint(word.marks) or able.script.indefinite in word.text[-2:]:
        return False
    if any(base in able.world.peoples for base in _peoples(word, able)):
        return False  # found as a people is
    thing = able.world.thing(word.norm)
    if thing is not None and thing.kind in ("place", "country") and able.script.article in word.norm[:2]:
        return False  # the tribes of the Rif
    known = any(stem in able.world.longest or stem in able.world.spelled for _, stem in able.script.of(word.norm))
    return known or (not of_people(word, able) and part(word, able))


def _peoples(word: Word, able: Tagger) -> Iterator[str]:
    """Yield what the listed forms of a word for a people may be."""
    for _, stem in able.script.of(word.norm):
        yield member(stem.removeprefix(able.script.article), able.world)[0]


def _family(word: Word, able: Tagger) -> bool:
    """Say whether a word can be a family's name: a name word, or one for a deed and not for who suffered it (Harb)."""
    if word.norm.endswith(able.script.feminine) or word.norm.startswith(able.script.article):
        return False
    classes = {entry.cls for entry, *_ in word.look.hits}
    return word.norm in able.world.spelled or (any(map(str.isupper, classes)) and classes.isdisjoint(FOLK))


def _part(norm: str, able: Tagger) -> bool:
    """Say whether a word can be of the name: a name word, "son of"."""
    return norm in able.world.spelled or norm in able.lists["joined"]
