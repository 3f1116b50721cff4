"""Bounds: where a name begins and ends among words that letters are written on to, and what it is headed by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from khabar.lang.fold import origins
from khabar.lang.fronts import Fronts
from khabar.lang.places import villages
from khabar.lang.spelling import speller
from khabar.lang.thing import Thing
from khabar.lang.words import Line, Word
from khabar.lang.world import member
from khabar.reading.names.labels import LABELS
from khabar.reading.names.offices import of_whole, part
from khabar.reading.names.tagger import Tagger

KINDS = {"P": "person", "O": "organisation", "L": "place"}
PLURAL = 6  # letters of a word with the article whose ending can be a plural's, at least one more
FINITE = frozenset({"past", "present"})
FOLK = frozenset({"role", "person", "people"})  # names: classes of nouns for people
WHOLE = frozenset({"country", "person"})  # names: kinds of things whose listed names need no more words
REACH = 5  # words before a tagged name at which a known one that holds it may begin

Span = tuple[int, int, str]  # first word, index past the last, kind


def spans(tags: list[int]) -> list[Span]:
    """Return each labelled name."""
    made: list[Span] = []
    for i, tag in enumerate(tags):
        label = LABELS[tag]
        if label[0] == "B":
            made.append((i, i + 1, KINDS[label[2]]))
        elif label[0] == "I" and made:
            made[-1] = (made[-1][0], i + 1, made[-1][2])
    return made


def parted(line: Line, tagged: list[Span], able: Tagger) -> Iterator[Span]:
    """Part names that "and" or "in", written on to the second, has joined."""
    for first, last, whole in tagged:
        begin, kind = first, whole
        for i in range(first + 1, last - 1):
            if line.words[i].norm in able.lists["inside"] and _spot(line.words[first], whole, able):  # a camp in Gaza
                if i > begin + 1:
                    yield begin, i, kind
                begin = i + 1
        for i in range(begin + 1, last):
            if _joins(line.words[i].norm, able):
                yield begin, i, kind
                begin, kind = i, _within(line.words[i].norm, able) or whole
        if kind != "person" and _object(line, begin, last, able):
            yield begin, last - 1, "person"
            begin = last - 1
        yield begin, last, kind


def _spot(word: Word, kind: str, able: Tagger) -> bool:
    """Say whether a name is a place's by its kind or by its first word."""
    return kind == "place" or able.among(word.norm, "makes_place") or able.among(word.norm, "spots")


def _object(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether the last word of a name is a country or capital after a person's name: "Shoukry left Cairo"."""
    words = line.words[first:last]
    thing = able.world.thing(words[-1].norm)
    if len(words) < 2 or thing is None or (thing.kind != "country" and thing.sort != "capital"):
        return False
    return all(any(stem in able.world.parts for _, stem in able.script.of(w.norm)) for w in words[:-1])


def _joins(norm: str, able: Tagger) -> bool:
    """Say whether a word inside a name begins another: "and X" of a known X, "in X" of a known place."""
    world, script = able.world, able.script
    if norm in world.parts or world.thing(norm):
        return False
    if norm.startswith(script.conj):
        stem = norm.removeprefix(script.conj)
        return stem in world.parts or stem in world.longest
    return bool(_within(norm, able))


def _within(norm: str, able: Tagger) -> str:
    """Return the kind "place" where a word is "in X" of a known place, else nothing."""
    within = able.script.within
    stem = norm.removeprefix(within)
    thing = able.world.thing(stem) if stem != norm else None
    return "place" if thing is not None and thing.kind in ("place", "country") else ""


def stretched(line: Line, begin: int, end: int, sure: Mapping[int, tuple[int, Thing]], able: Tagger) -> tuple[int, int]:
    """Return the range of a known name that a tagged one lies in or runs across; the tagged one if it holds it all."""
    for first in range(max(0, begin - REACH), end):
        hit = sure.get(first)
        if hit is None or hit[0] <= begin:
            continue
        if begin <= first and hit[0] <= end:
            if begin == first and hit[0] < end and (hit[1].kind in WHOLE or _run_on(line.words[hit[0]], able)):
                return first, hit[0]
            if begin == first - 1 and hit[0] == end and _stray(line.words[begin], hit[1], able):
                return first, end
            continue
        return first, hit[0]
    return begin, end


def _run_on(word: Word, able: Tagger) -> bool:
    """Say whether a word behind a known name is none of it: and the resistance, for cars."""
    script = able.script
    joined = word.norm.startswith(script.conj + script.article) or "conj" in word.marks
    noun = word.norm.startswith(script.article) and not any(word.norm.endswith(end) for end in able.lists["relation"])
    return joined or noun or (word.norm.startswith(script.melted) and not able.among(word.norm, "aims"))


def _stray(word: Word, thing: Thing, able: Tagger) -> bool:
    """Say whether a word before a known place is none of its name: no head, no name word."""
    if thing.kind not in ("place", "country"):
        return False
    stems = [stem for _, stem in able.script.of(word.norm)]
    return not any(stem in able.heads or stem in able.world.parts for stem in stems)


def trimmed(line: Line, first: int, last: int, kind: str, able: Tagger) -> int:
    """Return where a name begins after words that are none of it: an honour, a rank, an adjective of the office."""
    while last - first > 1 and _before(line.words[first], last - first, kind, able):
        first += 1
    return first


def _before(word: Word, size: int, kind: str, able: Tagger) -> bool:
    stems = [stem for _, stem in able.script.of(word.norm)]
    if any(stem in able.lists["honours"] for stem in stems):
        return True
    if kind == "place":
        return any(stem in able.lists["areas"] for stem in stems)
    if kind != "person":
        return False
    if any(stem in able.lists["ranks"] for stem in stems):
        return size > 1 + (word.norm in able.world.parts)
    if size < 3 or word.norm in able.world.parts:
        return False
    return word.norm.startswith(able.script.article) and word.norm not in able.common


def shortened(line: Line, first: int, last: int, kind: str, able: Tagger) -> int:
    """Return where a name ends before a word that is none of it: an indefinite one, "to" written on to a noun."""
    script, known = able.script, able.world.spelled if kind == "person" else ()
    for i in range(first + 1, last):
        word = line.words[i]
        if word.norm in known:
            continue
        if word.norm in able.lists["honours"] or (kind == "person" and _calling(word, script)):
            return i
        if _beside(word, kind, able) or (kind == "organisation" and _holder(line, first, i, able)):
            return i
        if kind != "person" and of_whole(line, first, i, able):
            return i if i > first + 1 else first
        if kind == "person" and word.norm in able.lists["offices"]:
            return i
        if script.indefinite in word.text[-2:] and (word.look.hits or word.norm[:-1] in able.common):
            return i
        if kind == "place" and of_people(word, able):
            return i
    return last


def _beside(word: Word, kind: str, able: Tagger) -> bool:
    """Say whether a word stands beside a name and not in it: against it, with respect for."""
    within, hits = able.script.within, word.look.hits
    if objective(word, able):
        return True
    if kind == "place" or not hits or word.norm in able.world.spelled:
        return False
    if any(entry.cls == "prep" and post for entry, _, post, *_ in hits):
        return True
    stem = word.norm.removeprefix(within)
    return stem in able.common and stem != word.norm and not stem.startswith(able.script.article)


def objective(word: Word, able: Tagger) -> bool:
    """Say whether a word is an indefinite object by its ending, and no name."""
    stem = word.norm.removesuffix(able.script.accusative)
    named = word.norm in able.world.spelled or able.world.thing(word.norm) is not None
    return stem != word.norm and stem in able.common and not named


def _holder(line: Line, first: int, i: int, able: Tagger) -> bool:
    """Say whether a word behind a body and its town is the first of who holds it, or what it has announced."""
    norm, town = line.words[i].norm, " ".join(word.norm for word in line.words[first + 1 : i])
    thing = able.world.thing(town) or next(iter(villages(town) if town else ()), None)
    if thing is None or thing.kind not in ("place", "country"):
        return False
    if norm in able.world.parts:
        return able.among(line.words[first].norm, "governs")
    adjective = any(norm.endswith(end) for end in able.lists["relation"]) or norm in able.lists["sides"]
    return norm.startswith(able.script.article) and not adjective


def _board(line: Line, at: int, able: Tagger) -> bool:
    """Say whether a word is the second of "council of management" of a body."""
    if not at or line.words[at].norm not in able.lists["run"]:
        return False
    return any(stem in able.lists["boards"] for _, stem in able.script.of(line.words[at - 1].norm))


def _calling(word: Word, script: Fronts) -> bool:
    """Say whether a word in a person's name is none of it: the lawyer, and watches, for publishing."""
    if word.norm.startswith(script.melted):
        return True
    return any(
        pre == script.toward or (pre and entry.cls in FOLK) or (pre == script.conj and entry.form in FINITE)
        for entry, pre, *_ in word.look.hits
    )


def of_people(word: Word, able: Tagger) -> bool:
    """Say whether a word is a people's adjective, with the article: Austrian."""
    bare = word.norm.removeprefix(able.script.article)
    return bare != word.norm and member(bare, able.world)[0] in able.world.peoples


def headed(line: Line, first: int, kind: str, able: Tagger) -> tuple[int, str]:
    """Return where the name begins with the word for what it is, and the kind that this word makes it."""
    for at in (first, first - 1):
        if at < 0 or _board(line, at, able):
            return at + 1, kind
        for _, stem in able.script.of(line.words[at].norm):
            if stem in able.lists["makes_organisation"]:
                return at, "organisation"
            if stem in able.lists["makes_place"]:
                return at, "place"
    return first, kind


def beginning(word: Word, cut: int, able: Tagger) -> int:
    """Return where a word begins in the text without `cut` folded letters; the "l" that swallowed an article stays."""
    if cut and word.norm[cut - 1 : cut + 1] == able.script.melted:
        cut -= 1
    return word.start + (cut if len(word.norm) == len(word.text) else origins(word.text)[cut])


def bare(norm: str, able: Tagger, rest: list[str], thing: Thing | None) -> tuple[int, str]:
    """Return how many letters before the name are written on to it, and the name's first word without them."""
    world = able.world
    ways = able.script.of(norm)
    for cut, stem in ways:
        known = world.thing(" ".join((stem, *rest)))
        if known is not None and (thing is None or known is thing):
            return cut, stem
    heads = able.heads if rest else frozenset()
    if norm in world.parts or norm in heads or (rest and world.thing(norm)):
        return 0, norm
    listed = next(((cut, stem) for cut, stem in ways[1:] if stem in world.parts or stem in heads), None)
    return listed or _unheard(ways, able)


def _unheard(ways: Sequence[tuple[int, str]], able: Tagger) -> tuple[int, str]:
    """Return the reading of an unlisted word: "and" stands before a consonant, other letters before a usual name."""
    (_, norm), *others = ways
    script, spell = able.script, speller(able.world.code)
    after = norm.removeprefix(script.conj)
    if after != norm and (after[:1] not in script.glides or after.startswith(script.article)):
        return others[0] if others else ways[0]
    if spell is None or norm.isascii():
        return ways[0]
    often = [(spell.usual.get(spell.spell(stem, own=False), 0), -n) for n, (_, stem) in enumerate(ways)]
    return ways[-max(often)[1]]


def called(line: Line, first: int, able: Tagger) -> int:
    """Return where a person's name begins whose first name is a word as well, after a word of saying or an honour."""
    if first < 2:
        return first
    before, word = line.words[first - 2 : first]
    told = "cue" in before.marks and word.norm in able.world.spelled
    honoured = before.norm in able.lists["honours"] and word.norm not in able.lists["honours"] and part(word, able)
    return first - 1 if told or honoured else first


def lengthened(line: Line, last: int, able: Tagger) -> int:
    """Return the index past a person's name with the "son of X" that follows it, without a plural that it acts on."""
    words, joined, script = line.words, able.lists["sons"], able.script
    if last + 1 < len(words) and words[last].norm in able.lists["honours"] and words[last + 1].norm in able.world.parts:
        return last + 2  # Mahmoud al-Sayed al-Desouki: a name in Egypt
    end = words[last - 1].norm
    plural = len(end) > PLURAL and end.startswith(script.article) and end.endswith(script.plurals)
    if plural and last > 1 and end not in able.world.spelled and end[len(script.article) :] not in able.world.spelled:
        return last - 1
    while (
        last + 1 < len(words)
        and words[last].norm in joined
        and (words[last + 1].norm in able.world.spelled or part(words[last + 1], able))
    ):
        last += 2
        if words[last - 1].norm == script.servant and last < len(words):
            last += 1
    return last
