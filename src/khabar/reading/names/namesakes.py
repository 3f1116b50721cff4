"""What bears a person's name and is none: a university, a road, a hospital, a family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Line, Word
from khabar.reading.names.bounds import FOLK
from khabar.reading.names.sights import Sight
from khabar.reading.names.tagger import Tagger

LONGEST = 8  # words of such a name; a bound


def namesakes(line: Line, sights: Sequence[Sight], able: Tagger) -> Iterator[tuple[int, int, str]]:
    """Yield the words [first, last) and the kind of each: a word for a thing, a title, the words of a name."""
    words, lists = line.words, able.lists
    for i, sight in enumerate(sights[:-2]):
        if "namesakes" not in sight.lists or words[i + 1].norm not in lists["namegivers"]:
            continue
        stems = [stem for _, stem in able.script.of(words[i].norm) if stem in lists["namesakes"]]
        last = i + 2
        while last < min(len(words), i + LONGEST) and _part(words[last].norm, able):
            last += 1
        while words[last - 1].norm in lists["joined"]:
            last -= 1
        if last > i + 2:
            yield i, last, "organisation" if lists["makes_organisation"].intersection(stems) else "place"


def clans(line: Line, sights: Sequence[Sight], able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each family: the word for one and its name, which may be a word as well."""
    for i, sight in enumerate(sights[:-1]):
        if "clans" in sight.lists and _family(line.words[i + 1], able):
            yield i, i + 2


def _family(word: Word, able: Tagger) -> bool:
    """Say whether a word can be a family's name: a name word, or one for a deed and not for who suffered it (Harb)."""
    if word.norm.endswith(able.script.feminine) or word.norm.startswith(able.script.article):
        return False
    classes = {entry.cls for entry, *_ in word.look.hits}
    return word.norm in able.world.spelled or (any(map(str.isupper, classes)) and classes.isdisjoint(FOLK))


def _part(norm: str, able: Tagger) -> bool:
    """Say whether a word can be of the name: a name word, "son of"."""
    return norm in able.world.spelled or norm in able.lists["joined"]
