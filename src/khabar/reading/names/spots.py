"""Places nobody lists, by the word for their kind: the village of X, the quarters of X and Y, the square of freedom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.lang.places import villages
from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.bounds import FOLK, of_people
from khabar.reading.names.offices import BARS, stranger
from khabar.reading.names.sights import Sights
from khabar.reading.names.tagger import Tagger

Known = Mapping[int, tuple[int, Thing]]
Spot = tuple[int, int, Thing | None]  # first word, index past the last, the place where one is listed
TOWN = "city"


def spots(line: Line, sights: Sights, known: Known, able: Tagger) -> Iterator[Spot]:
    """Yield each place that the word for its kind tells, where the tagger may have seen none."""
    for i in sights.on("settled", "sited", "shrines", "districts"):
        lists = sights[i].lists
        if "settled" in lists:
            yield from listed(line, i + 1, known, able, many="several" in lists)
        elif "sited" in lists:
            last = _named(line, i + 1, known, able)
            if last:
                yield i, last, None
        elif "shrines" in lists:
            last = i + 1
            while last < line.size and _described(line.words[last], able):
                last += 1
            if last > i + 1 and line.words[i + 1].norm not in able.lists["fields"]:
                yield i, last, None
        elif "districts" in lists:
            hit = known.get(i + 1)
            if hit is not None and hit[1].sort == TOWN and not _goes_on(line, hit[0], able):
                yield i + 1, *hit


def listed(line: Line, i: int, known: Known, able: Tagger, *, many: bool, odd: bool = False) -> Iterator[Spot]:
    """Yield the name at word `i`, and after a word for several those that "and" joins to it; no words, if `odd`."""
    last = end(line, i, known, able, odd=odd)
    while last:
        hit = known.get(i)
        yield i, last, hit[1] if hit is not None and hit[0] == last and hit[1].kind == "place" else None
        i = last + (last < line.size and line.words[last].kind == Kind.PUNCT)
        if not many or i >= line.size or not line.words[i].norm.startswith(able.script.conj):
            return
        last = end(line, i, known, able, odd=odd)


def end(line: Line, i: int, known: Known, able: Tagger, *, odd: bool = False) -> int:
    """Return the index past a place's name at word `i`: a known one, one with the article, one that no list has.

    An `odd` one is no word of the language even with the article.
    """
    hit = known.get(i)
    if hit is not None:
        return hit[0] if hit[1].kind == "place" else 0
    if i + 1 < line.size and _opens(line.words[i], able) and _second(line.words[i + 1], able):
        return i + 2
    if i >= line.size or not _noun(line.words[i], able):
        return 0
    return i + 1 if not odd or _odd(line.words[i], able) else 0


def _odd(word: Word, able: Tagger) -> bool:
    """Say whether a word, without "and", is none of the language that news uses much."""
    stems = [stem for cut, stem in able.script.of(word.norm) if not cut or word.norm.startswith(able.script.conj)]
    return not word.look.hits and not any(stem in able.common or stem in able.lists["passing"] for stem in stems)


def _named(line: Line, i: int, known: Known, able: Tagger) -> int:
    """Return the index past the name of a square or a pass, and the adjectives that belong to it."""
    hit = known.get(i)
    if hit is not None and hit[0] > i + 1:
        return hit[0]
    last = end(line, i, known, able)
    if last and last < line.size and _further(line.words[last], able):
        last += 1
    return last


def _noun(word: Word, able: Tagger) -> bool:
    """Say whether a place can have a word for its name: with the article, or of letters that a name has."""
    if word.kind != Kind.WORD or not BARS.isdisjoint(word.marks) or able.script.indefinite in word.text[-2:]:
        return False
    script = able.script
    if able.among(word.norm, "nowhere"):
        return False
    for cut, stem in script.of(word.norm):
        if cut and not word.norm.startswith(script.conj):
            continue
        if stem.startswith(script.article):
            if of_people(word, able) or stem.removeprefix(script.article) in able.heads:
                return False
            return not any(entry.cls in FOLK for entry, *_ in word.look.hits)
    plain = not word.look.hits and not word.norm.endswith(tuple(able.lists["relation"]))
    return _stranger(word, able) or (plain and bool(villages(word.norm)))


def _opens(word: Word, able: Tagger) -> bool:
    """Say whether a word begins a name in two: Tell, Beit, son of."""
    return able.among(word.norm, "opening") or word.norm in able.lists["joined"]


def _second(word: Word, able: Tagger) -> bool:
    """Say whether a word can be the second of a name in two: Tell of the Fish, Beit Rima."""
    return word.kind == Kind.WORD and BARS.isdisjoint(word.marks) and able.script.indefinite not in word.text[-2:]


def _stranger(word: Word, able: Tagger) -> bool:
    """Say whether a word that no list has looks like a name, and like no adjective."""
    adjective = word.norm.endswith(tuple(able.lists["relation"]))
    return not adjective and stranger(word, able)


def _further(word: Word, able: Tagger) -> bool:
    """Say whether a word is the second of a name that no list has: Jdeir of Ras Jdeir."""
    return _stranger(word, able) and BARS.isdisjoint(word.marks)


def _described(word: Word, able: Tagger) -> bool:
    """Say whether a word is an adjective with the article that tells one mosque from another."""
    return (
        word.kind == Kind.WORD
        and BARS.isdisjoint(word.marks)
        and word.norm.startswith(able.script.article)
        and word.norm not in able.lists["passing"]
        and (word.norm.endswith(able.script.people) or word.norm in able.lists["fields"])
        and not any(entry.cls in FOLK for entry, *_ in word.look.hits)
    )


def _goes_on(line: Line, last: int, able: Tagger) -> bool:
    """Say whether a word behind a town's name makes a body of what stands before it: for studies, medical."""
    if last >= line.size:
        return False
    norm = line.words[last].norm
    return norm.startswith((able.script.toward, able.script.article))
