"""Persons nobody lists, by how Arabs are called: a first name and a family's, behind a calling, an office, a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.bounds import FINITE, FOLK, of_people
from khabar.reading.names.offices import BARS, stranger
from khabar.reading.names.sights import Lead, Sight
from khabar.reading.names.tagger import Tagger

NAME = 4  # words of the name, without the small ones
BACK = 9  # words before a name in which the office of who bears it stands
ONE = "one"  # the form of a noun that is one person's
PASSED = frozenset({"prep"})


def persons(line: Line, sights: Sequence[Sight], covered: Sequence[bool], able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each name of two words or more that nothing covers."""
    words, at = line.words, 0
    for i, sight in enumerate(sights[:-1]):
        if sight.lead is None:
            sight.lead = _lead(words[i], able)
        if not sight.lead or i < at or covered[i] or not BARS.isdisjoint(words[i].marks):
            continue
        strange = sight.lead == Lead.STRANGE
        if strange and not _near(line, i, covered, able):
            continue
        if sight.lead == Lead.WORD and "cue" in words[i].marks:
            continue
        last = _end(line, i, covered, able)
        if last > i + 1 and _sure(line, i, last, covered, able, listed=not strange):
            yield i, last
            at = last


def fuller(line: Line, first: int, covered: Sequence[bool], able: Tagger) -> int:
    """Return where a person's name begins of which only the last word was found: the first names before it."""
    begin = first
    while begin and first - begin < NAME and not covered[begin - 1] and _given(line.words[begin - 1], able):
        begin -= 1
    named = line.words[begin:first]
    if named and (named[0].norm in able.lists["honours"] or named[0].norm in able.lists["joined"]):
        return first
    plain = any(w.norm in able.world.parts for w in named)
    return begin if plain or (named and behind(line, begin, covered, able)) else first


def _given(word: Word, able: Tagger) -> bool:
    """Say whether a word can stand before a family's name: a first name, "son of", Mr as Egypt's first name."""
    if word.kind != Kind.WORD or not BARS.isdisjoint(word.marks) or "cue" in word.marks:
        return False
    lists = able.lists
    if word.norm in lists["unfirst"]:
        return False
    return word.norm in able.world.spelled or word.norm in lists["joined"] or word.norm in lists["honours"]


def _lead(word: Word, able: Tagger) -> Lead:
    """Return how a word alone may begin a name."""
    norm, lists, article = word.norm, able.lists, able.script.article
    barred = word.kind != Kind.WORD or norm == article or norm in lists["unfirst"] or norm in lists["honours"]
    if barred or of_people(word, able):
        return Lead.NONE
    if any(stem in able.world.parts for _, stem in able.script.of(norm)):
        return Lead.PART
    if norm in able.world.spelled:
        return Lead.WORD
    return Lead.STRANGE if stranger(word, able) and not norm.startswith(article) else Lead.NONE


def _near(line: Line, first: int, covered: Sequence[bool], able: Tagger) -> bool:
    """Say whether a name, a calling or a verb stands just before word `first`."""
    if not first:
        return False
    before = line.words[first - 1]
    return covered[first - 1] or "cue" in before.marks or _calls(before, able)


def _end(line: Line, i: int, covered: Sequence[bool], able: Tagger) -> int:
    """Return the index past the words of a name that begins at word `i`."""
    words, last = line.words, i + 1
    size = 1
    while (
        last < len(words)
        and size < NAME
        and not covered[last]
        and (_further(words[last], size, able) or (size == 1 and told(line, last) and not of_people(words[last], able)))
    ):
        size += words[last].norm not in able.lists["joined"]
        last += 1
    while last > i + 1 and words[last - 1].norm in able.lists["joined"]:
        last -= 1
    return last


def told(line: Line, i: int) -> bool:
    """Say whether word `i`, whatever else it means, is all that stands between a first name and what he says."""
    word, behind = line.words[i], line.words[i + 1] if i + 1 < line.size else None
    if word.kind != Kind.WORD or behind is None or "cue" in word.marks or not BARS.isdisjoint(word.marks):
        return False
    return "that" in behind.marks or behind.norm == ":"


def _further(word: Word, size: int, able: Tagger) -> bool:
    """Say whether a word can be a name's after its first; a word of the language is only the second."""
    if word.kind != Kind.WORD or of_people(word, able) or not BARS.isdisjoint(word.marks):
        return False
    if word.norm in able.lists["joined"] or word.norm in able.world.spelled:
        return "cue" not in word.marks
    return stranger(word, able) or (size == 1 and _surname(word, able))


def _surname(word: Word, able: Tagger) -> bool:
    """Say whether a word of the language with the article may be a family's name: the tall one, the mankind."""
    return word.norm.startswith(able.script.article) and not any(
        entry.cls in FOLK or entry.cls == "honorific" for entry, *_ in word.look.hits
    )


def _sure(line: Line, first: int, last: int, covered: Sequence[bool], able: Tagger, *, listed: bool) -> bool:
    """Say whether the words are a name: by themselves, or behind what makes them somebody's."""
    words = line.words[first + 1 : last]
    lead = line.words[first]
    strong = any(w.norm in able.world.parts or _unheard(w, able) for w in words)
    plain = lead.norm in able.world.parts and lead.norm not in able.common
    if plain and strong:
        return True
    if not behind(line, first, covered, able):
        return False
    if lead.norm in able.world.parts:
        return True
    return _near(line, first, covered, able) and (listed or all(stranger(w, able) for w in words))


def _unheard(word: Word, able: Tagger) -> bool:
    nisba = word.norm.startswith(able.script.article) and word.norm.endswith(able.script.people)
    return nisba and stranger(word, able)


def behind(line: Line, first: int, covered: Sequence[bool], able: Tagger, *, parted: bool = False) -> bool:
    """Say whether words before a name say that a person's is to come: a calling, an office with its body, a death.

    Straight before it stands no indefinite word, unless a comma has `parted` the two.
    """
    words = line.words
    cue = words[first - 1].marks.get("cue") if first else None
    if first and (_calls(words[first - 1], able) or (cue is not None and cue.key in able.lists["speaking"])):
        return True
    for i in range(first - 1, max(-1, first - 1 - BACK), -1):
        word = words[i]
        if word.kind != Kind.WORD or not (BARS - PASSED).isdisjoint(word.marks):
            return False
        if not covered[i] and _calls(word, able):
            return True
        bound = not word.formed(FINITE) and (parted or _held(line, i, covered, able))
        if not (bound or covered[i] or _definite(word, able) or "prep" in word.marks):
            return False
    return False


def _held(line: Line, i: int, covered: Sequence[bool], able: Tagger) -> bool:
    """Say whether a word is bound to the noun behind it, and a calling to it: the head of the society's branch."""
    owner = i + 1 < line.size and not covered[i + 1] and line.words[i + 1].norm.startswith(able.script.article)
    return owner and i > 0 and _calls(line.words[i - 1], able)


def _definite(word: Word, able: Tagger) -> bool:
    general = able.script.article + word.norm in able.lists["sorts"]  # a director general
    return general or any(
        stem.startswith((able.script.article, able.script.melted)) for _, stem in able.script.of(word.norm)
    )


def _calls(word: Word, able: Tagger) -> bool:
    """Say whether a word is one person's calling, rank, office or honour, or of what befalls one."""
    if any(entry.cls in FOLK and entry.form == ONE for entry, *_ in word.look.hits):
        return True
    return able.among(word.norm, "calls")
