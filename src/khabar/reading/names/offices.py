"""Names that follow an office: "the minister of defence Mirta Kolvani", where nothing else tells that it is a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.fronts import Fronts
from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.lettering import grade
from khabar.reading.names.sights import Sight, Sights
from khabar.reading.names.tagger import Tagger

OFFICE = 5  # words that may belong to the office
NAME = 4  # words of the name, without the small ones
# names: classes of small words and of times, which are no part of a name
BARS = frozenset({"prep", "relative", "that", "conj", "pronoun", "neg", "aux", "time", "weekday", "relday", "month"})


def titled(line: Line, sights: Sights, covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each uncovered name of two words or more after an office or an honour."""
    done = 0
    words = line.words
    for before in sights.on("offices", "honours", "ranks", ahead=0):
        at = last = i = before + 1
        if i <= done:
            continue
        if "offices" in sights[before].lists:
            while at < min(len(words), i + OFFICE) and not covered[at] and _belongs(words[at], able.script):
                at += 1
            last = at
        else:
            last = _called(words, at, sights[before], covered, able)
            if last < at:
                continue
        if (
            at == last
            and at + 1 < len(words)
            and words[at].norm in able.world.spelled
            and not any(covered[at : at + 2])
        ):
            last += _named(words[at + 1], able) and words[at + 1].norm.startswith(able.script.article)
        while last < min(len(words), at + NAME) and not covered[last] and part(words[last], able):
            last += 1
        if last - at > 1 and words[last - 1].norm not in able.lists["joined"]:
            yield at, last
            done = last


def spoken(line: Line, covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield names of two listed words after a word of saying, or before a colon that opens the line."""
    words, spelled = line.words, able.world.spelled
    headed = len(words) > 2 and words[2].text == ":"
    told = {cue.first + 1 for cue in line.found.get("cue", ())}
    for i in sorted(told | {0} if headed else told):
        pair = words[i : i + 2]
        if len(pair) > 1 and not any(covered[i : i + 2]) and pair[0].norm in spelled and _named(pair[1], able):
            yield i, i + 2


def _called(words: Sequence[Word], at: int, sight: Sight, covered: Sequence[bool], able: Tagger) -> int:
    """Return where a listed name behind a rank or an honour ends or begins, -1 behind any other word."""
    if "ranks" in sight.lists and _whole(words[at : at + 2], able) and not any(covered[at : at + 2]):
        return at + 2  # Sergeant Ali: "on" as well
    if "honours" not in sight.lists:
        return -1
    return at + (at < len(words) and not covered[at] and words[at].norm in able.world.spelled)  # Dr. Ali


def _whole(pair: Sequence[Word], able: Tagger) -> bool:
    """Say whether two words are a listed first name and a family's."""
    return len(pair) > 1 and pair[0].norm in able.world.spelled and _named(pair[1], able)


def _named(word: Word, able: Tagger) -> bool:
    """Say whether a word is a family's: a listed one, or one with the article that is no word of the language."""
    return word.norm in able.world.spelled or (word.norm.startswith(able.script.article) and part(word, able))


def _belongs(word: Word, script: Fronts) -> bool:
    """Say whether a word can belong to an office: a noun or adjective with the article."""
    return word.kind == Kind.WORD and word.norm.removeprefix(script.toward).startswith((script.article, script.toward))


def part(word: Word, able: Tagger) -> bool:
    """Say whether a word can be part of an unheard-of name: no word of the language that news uses much."""
    if word.kind != Kind.WORD or word.norm in able.world.peoples:
        return False
    if word.norm in able.lists["joined"] or word.norm in able.world.parts:
        return True
    return not word.look.hits and not any(stem in able.common for _, stem in able.script.of(word.norm))


def stranger(word: Word, able: Tagger) -> bool:
    """Say whether a word that no list has looks like a name's by its letters; no adjective of a people."""
    bare = word.norm.removeprefix(able.script.article)
    if not part(word, able) or bare in able.world.peoples or able.script.indefinite in word.text[-2:]:
        return False
    ways = able.script.of(word.norm)
    joined = any(cut and stem.startswith(able.script.article) for cut, stem in ways)
    return not joined and grade(word.norm, able.odds) >= 0


def unheard(word: Word, able: Tagger) -> bool:
    """Say whether a word may be the adjective of a people that no list has: two such ministries are not one."""
    ending = max(able.lists["relation"], key=len)
    return word.norm.startswith(able.script.article) and word.norm.endswith(ending) and not word.look.hits


def of_whole(line: Line, first: int, i: int, able: Tagger) -> bool:
    """Say whether a first name stands behind a body with the article, which is named after nobody: the school, X."""
    word, article = line.words[i], able.script.article
    given = word.norm in able.world.parts and able.world.parts[word.norm][1] != "family"
    after = able.among(line.words[first].norm, "namegivers")  # Sheikh Zayed, the town
    return given and not after and all(w.norm.startswith(article) for w in line.words[first:i])
