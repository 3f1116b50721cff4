"""Sights: what a word alone tells those who look for names, worked out once for each word that is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from khabar.lang.words import Kind, Word
from khabar.lang.world import World, member

LEAST = 3  # letters of a word that may stand for a longer name
Seen = tuple[tuple[int, ...], tuple[int, ...]]  # what a tagger makes of a word
People = tuple[int, str, str, bool]  # letters cut, rest, the word for the people, whether it stands for many


class Lead(IntEnum):
    """How a word may begin a person's name: not, as a listed part of one, as a word too, as one that no list has."""

    NONE = 0
    PART = 1
    WORD = 2
    STRANGE = 3


@dataclass(slots=True, eq=False)
class Sight:
    """A word's part in names, read with the letters written on before it and without them."""

    seen: Seen
    starts: tuple[tuple[int, str], ...]  # how it may begin a name of the world: letters cut, rest
    lists: frozenset[str]  # the language's lists that it is on
    peoples: tuple[People, ...]  # the peoples that it may mean
    capital: bool  # Latin letters, the first a capital
    stems: tuple[str, ...]  # itself, and what is left without those letters
    lead: Lead | None = None  # None until it is asked for


class Sights(list[Sight]):
    """What each word of a line tells; `listed` are the words that are on lists, `lists` all that these are on."""

    __slots__ = ("listed", "lists")

    def __init__(self, sights: Iterable[Sight]) -> None:
        """Gather the lists."""
        super().__init__(sights)
        self.listed = [i for i, sight in enumerate(self) if sight.lists]
        self.lists: frozenset[str] = frozenset().union(*[self[i].lists for i in self.listed])

    def on(self, *lists: str, ahead: int = 1) -> Sequence[int]:
        """Return the words that are on one of the lists and have at least `ahead` words after them."""
        if self.lists.isdisjoint(lists):
            return ()
        end = len(self) - ahead
        return [i for i in self.listed if i < end and not self[i].lists.isdisjoint(lists)]


def sight(word: Word, seen: Seen, world: World, lists: Mapping[str, frozenset[str]]) -> Sight:
    """Return what a word alone tells."""
    ways = world.script.of(word.norm)
    stems = tuple(stem for _, stem in ways)
    worded = word.kind == Kind.WORD
    return Sight(
        seen,
        tuple(way for way in ways if way[1] in world.longest) if worded else (),
        frozenset(name for name, listed in lists.items() if not listed.isdisjoint(stems)),
        tuple(_peoples(word.norm, world)) if worded else (),
        worded and word.text.isascii() and word.text[0].isupper(),
        stems,
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
