"""Again: what the tagger left of names that it found elsewhere in the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line, Word
from khabar.reading.draft import Draft
from khabar.reading.names.bounds import beginning, of_people
from khabar.reading.names.peoples import adjective
from khabar.reading.names.roll import Name
from khabar.reading.names.sights import LEAST, Sights
from khabar.reading.names.tagger import Tagger

ALONE = frozenset({"place", "person", "organisation"})  # names: kinds of things that one unlisted word may name


@dataclass(slots=True)
class _Heard:
    """What the report names: by a word that stands for it alone, by an outlet's word, by the first of several."""

    alone: dict[str, Name] = field(default_factory=dict)
    given: dict[str, Name] = field(default_factory=dict)  # first names, which stand alone behind a word of saying
    outlets: dict[str, Name] = field(default_factory=dict)
    longer: dict[str, list[Name]] = field(default_factory=dict)
    covered: set[tuple[int, int]] = field(default_factory=set)  # line and word

    def hear(self, name: Name, able: Tagger) -> None:
        """Note a name."""
        self.covered.update((name.line.index, i) for i in range(name.first, name.last))
        generic = name.kind == "organisation" and name.norms[0].startswith(able.script.article)
        if len(name.norms) > 1 and name.thing is None and not generic:
            self.longer.setdefault(name.norms[0], []).append(name)
        if name.kind == "person" and len(name.norms) > 1:
            self.alone.setdefault(name.norms[-1], name)
            self.given.setdefault(name.norms[0], name)
        elif len(name.norms) == 1 and name.kind in ALONE and name.thing is None:
            self.alone.setdefault(name.norms[0], name)
        elif name.kind == "outlet" and able.world.thing(name.norms[-1]) is name.thing is not None:
            self.outlets.setdefault(name.norms[-1], name)

    def meant(self, line: Line, word: Word, stem: str, able: Tagger) -> tuple[int, Name] | None:
        """Return the index past the name that a word begins without what is written on to it, and whose it is."""
        for name in self.longer.get(stem, ()):
            last = word.i + len(name.norms)
            rest = tuple(after.norm for after in line.words[word.i + 1 : last])
            if rest == name.norms[1:] and not any((line.index, k) in self.covered for k in range(word.i, last)):
                return last, name
        like = self.outlets.get(stem)
        if like is None and not word.look.hits and len(stem) >= LEAST and not adjective(word, able):
            like = self.alone.get(stem) if not _describes(line, word, able) else None
        if like is None and word.i and stem == word.norm and "cue" in line.words[word.i - 1].marks:
            like = self.given.get(stem)
        return (word.i + 1, like) if like is not None else None


def again(draft: Draft, rows: Sequence[Sights], found: list[Name], able: Tagger) -> Iterator[Name]:
    """Yield last names of persons, places, outlets that are words as well, and unlisted names of several words."""
    heard = _Heard()
    for name in found:
        heard.hear(name, able)
    begins, covered = set().union(heard.alone, heard.given, heard.outlets, heard.longer), heard.covered
    for line, sights in zip(draft.lines, rows, strict=True) if begins else ():
        for word, sight in zip(line.words, sights, strict=True):
            if begins.isdisjoint(sight.stems):
                continue
            for cut, stem in able.script.of(word.norm):
                if stem not in begins or (line.index, word.i) in covered or word.kind != Kind.WORD:
                    continue
                meant = heard.meant(line, word, stem, able)
                if meant is not None:
                    covered.update((line.index, i) for i in range(word.i, meant[0]))
                    yield _made(line, word, cut, *meant, able)


def _describes(line: Line, word: Word, able: Tagger) -> bool:
    """Say whether a family's name is the adjective of a noun with the article before it: joint Arab action."""
    before = line.words[word.i - 1] if word.i else None
    if before is None or not of_people(word, able) or able.among(before.norm, "honours"):
        return False
    return any(stem.startswith(able.script.article) for _, stem in able.script.of(before.norm))


def _made(line: Line, word: Word, cut: int, last: int, like: Name, able: Tagger) -> Name:
    made = Name(line, word.i, last, beginning(word, cut, able), line.words[last - 1].end, like.kind, like.thing)
    made.norms = (word.norm[cut:], *(w.norm for w in line.words[word.i + 1 : last]))
    made.pre, made.country = word.norm[:cut], like.country
    return made
