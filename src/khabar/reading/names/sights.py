"""Sights: what a word alone tells those who look for names, worked out once for each word that is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khabar.lang.words import Kind, Word
from khabar.lang.world import World, member

LEAST = 3  # letters of a word that may stand for a longer name
Vector = tuple[float, ...]
Seen = tuple[tuple[Vector, ...], tuple[float, ...]]  # what a tagger makes of a word
People = tuple[int, str, str, bool]  # letters cut, rest, the word for the people, whether it stands for many


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A word's part in names, read with the letters written on before it and without them."""

    seen: Seen
    starts: tuple[tuple[int, str], ...]  # how it may begin a name of the world: letters cut, rest
    lists: frozenset[str]  # the language's lists that it is on
    peoples: tuple[People, ...]  # the peoples that it may mean
    capital: bool  # Latin letters, the first a capital


def sight(word: Word, seen: Seen, world: World, lists: Mapping[str, frozenset[str]]) -> Sight:
    """Return what a word alone tells."""
    ways = world.script.of(word.norm)
    stems = [stem for _, stem in ways]
    worded = word.kind == Kind.WORD
    return Sight(
        seen,
        tuple(way for way in ways if way[1] in world.longest) if worded else (),
        frozenset(name for name, listed in lists.items() if not listed.isdisjoint(stems)),
        tuple(_peoples(word.norm, world)) if worded else (),
        worded and word.text.isascii() and word.text[0].isupper(),
    )


def _peoples(norm: str, world: World) -> Iterator[People]:
    """Yield the peoples that a word with the article may mean."""
    script = world.script
    if len(norm) <= LEAST or (script.article not in norm and script.melted not in norm):
        return
    for cut, stem in script.of(norm):
        if stem.startswith(script.article):
            base, plural = member(stem[len(script.article) :], world)
            if base in world.peoples:
                yield cut, stem, base, plural
