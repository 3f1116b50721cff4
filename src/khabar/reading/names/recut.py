"""Recuts names that the report writes elsewhere without the letters, or the word, that are written on to them here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from khabar.lang.fold import origins
from khabar.lang.words import Word
from khabar.reading.names.bounds import beginning
from khabar.reading.names.roll import Name
from khabar.reading.names.tagger import Tagger

LEAST = 3  # letters of a name that another word may be written on to
LONGEST = 60  # letters of two words that are written as one
REST = 2  # letters of that word
Way = tuple[int, str]  # letters cut, rest


def recut(found: list[Name], able: Tagger) -> None:
    """Give each unlisted name the first word that most of the report's names can have, and no word run on to it."""
    unlisted = [name for name in found if name.thing is None and _ways(name, able)]
    seen: Counter[str] = Counter()
    for name in found:
        if name.thing is not None or not _ways(name, able):
            seen[name.norms[-1]] += 1
        elif len(name.norms) > 1:
            seen[name.norms[-1]] += 1
            seen.update({" ".join((stem, *name.norms[1:])) for _, stem in _ways(name, able)})
        else:
            seen.update({stem for _, stem in _ways(name, able)})
    for name in unlisted:
        _front(name, seen, able)
        _back(name, seen, able)


def _ways(name: Name, able: Tagger) -> tuple[Way, ...]:
    """Return how the first word of an unlisted name may begin; nothing where it is a word for a kind of thing."""
    word = name.line.words[name.first]
    if not name.norms or name.norms[0] in able.heads or word.norm.isascii():
        return ()
    return able.script.of(word.norm)


def _front(name: Name, seen: Counter[str], able: Tagger) -> None:
    word = name.line.words[name.first]
    told = name.first > 0 and "cue" in name.line.words[name.first - 1].marks  # nothing is written on to who speaks

    def support(way: Way) -> tuple[bool, int, bool, bool]:
        cut, stem = way
        return stem in able.heads, seen[" ".join((stem, *name.norms[1:]))], told and not cut, stem == name.norms[0]

    cut, stem = max(_ways(name, able), key=support)
    if stem != name.norms[0]:
        name.norms, name.pre = (stem, *name.norms[1:]), word.norm[:cut]
        name.start = beginning(word, cut, able)
        name.thing = able.world.thing(" ".join(name.norms))


def _back(name: Name, seen: Counter[str], able: Tagger) -> None:
    """Take a word off a name that is written on to its end: both are known without the other."""
    last = name.line.words[name.last - 1]
    if name.norms[-1] in able.world.parts or name.norms[-1] in able.common or last.norm != name.norms[-1]:
        return
    for size in _sizes(last, seen, able):
        name.norms = (*name.norms[:-1], last.norm[:size])
        name.end = last.start + (size if len(last.norm) == len(last.text) else origins(last.text)[size])
        name.thing = name.thing or able.world.thing(" ".join(name.norms))
        return


def _sizes(word: Word, seen: Counter[str], able: Tagger) -> Iterator[int]:
    """Yield the lengths of the names that a word begins with and another word follows, the longest first."""
    for size in range(len(word.norm) - REST, LEAST, -1) if len(word.norm) <= LONGEST else ():
        begin, rest = word.norm[:size], word.norm[size:]
        thing = able.world.thing(begin)
        sure = thing is not None and (thing.kind in ("person", "country") or thing.sort == "capital")
        if rest in able.common and (seen[begin] > 0 or sure):
            yield size
