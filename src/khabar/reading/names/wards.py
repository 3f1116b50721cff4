"""Wards: places known by the word for what they are, whatever their name is else: the Peace quarter, Jaffa mosque."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line, Word
from khabar.lang.world import member
from khabar.reading.names.bounds import FOLK
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger

NAMED = frozenset({"place", "organisation", "group", "country"})
Known = Mapping[int, tuple[int, Thing]]


def wards(line: Line, sights: Sights, known: Known, able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each: the word for what is built belongs to the name, that for an area not."""
    for i in sights.on("wards", "built"):
        lists = sights[i].lists
        if known.get(i, (0,))[0] > i + 1:
            continue
        last, thing = known.get(i + 1, (i + 1, None))
        if any(entry.cls == "prep" for entry, *_ in line.words[i + 1].look.hits):
            continue  # Ali is "to" as well
        if thing is not None and thing.kind in NAMED and "built" in lists:
            yield i, last + (last < line.size and _tells(line.words[last].norm, able))
        elif thing is None and "wards" in lists and _noun(line.words[i + 1], able):
            last = i + 2
            while last < line.size and _tells(line.words[last].norm, able):
                last += 1
            yield i + ("built" not in lists), last


def _noun(word: Word, able: Tagger) -> bool:
    """Say whether a word is a noun with the article that is no people and no area itself."""
    bare = word.norm.removeprefix(able.script.article)
    if word.kind != Kind.WORD or bare == word.norm or bare in able.lists["areas"] or bare in able.lists["commons"]:
        return False
    if any(entry.cls in FOLK for entry, *_ in word.look.hits):
        return False
    return member(bare, able.world)[0] not in able.world.peoples


def _tells(norm: str, able: Tagger) -> bool:
    """Say whether a word behind such a name tells which part or which sort it is: eastern, mental."""
    bare = norm.removeprefix(able.script.article)
    if bare == norm or norm in able.lists["passing"] or member(bare, able.world)[0] in able.world.peoples:
        return False
    return norm in able.lists["sides"] or any(norm.endswith(end) for end in able.lists["relation"])
