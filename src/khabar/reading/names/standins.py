"""Stand-ins: a word that stands for a country in reports on its war, "the occupation" for Israel beside Gaza."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.fold import fold
from khabar.lang.thing import Thing
from khabar.lang.words import Word
from khabar.lang.world import member
from khabar.reading.draft import Draft
from khabar.reading.names.bounds import beginning
from khabar.reading.names.roll import Name
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger


def standins(draft: Draft, rows: Sequence[Sights], found: Sequence[Name], able: Tagger) -> Iterator[Name]:
    """Yield such words where the report names a country concerned, and nothing beside them says whose else it is."""
    listed = _listed(draft, found, able)
    covered = {(name.line.index, i) for name in found for i in range(name.first, name.last)} if listed else set()
    for line, sights in zip(draft.lines, rows, strict=True) if listed else ():
        for word, sight in zip(line.words, sights, strict=True):
            if listed.keys().isdisjoint(sight.stems):
                continue
            if (line.index, word.i) in covered or not _stands(line.words, word.i, able):
                continue
            cut, stem = next(way for way in able.script.of(word.norm) if way[1] in listed)
            start = beginning(word, cut, able)
            name = Name(line, word.i, word.i + 1, start, word.end, "country", listed[stem], word.norm[:cut], (stem,))
            name.acting = True
            yield name


def _listed(draft: Draft, found: Sequence[Name], able: Tagger) -> dict[str, Thing]:
    """Return the words that stand for a country here: the report names it, or one that it is at war with."""
    heard = {name.thing.country for name in found if name.thing is not None}
    facts = draft.pack.facts.get("standins", {})
    beside = {fold(word): said for word, said in facts.items() if heard.intersection(said["beside"])}
    return {word: able.world.lands[said["country"]] for word, said in beside.items()}


def _stands(words: Sequence[Word], i: int, able: Tagger) -> bool:
    """Say whether the word is no state of things (an end to the occupation) and nobody else's (the French one)."""
    before, after = words[i - 1 : i] if i else (), words[i + 1 : i + 2]
    if any(stem in able.lists["conditions"] for word in before for _, stem in able.script.of(word.norm)):
        return False
    article = able.script.article
    return all(member(word.norm.removeprefix(article), able.world)[0] not in able.world.peoples for word in after)
