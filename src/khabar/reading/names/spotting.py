"""Makes names of a tagger's labels and of the world's names: where they begin without clitics, whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.lang.fold import origins
from khabar.lang.words import Kind, Line, Word
from khabar.lang.world import Thing, World, member
from khabar.reading.draft import Draft
from khabar.reading.names.likeness import Likeness, likeness
from khabar.reading.names.offices import titled
from khabar.reading.names.roll import Name, acting
from khabar.reading.names.speaking import speakers
from khabar.reading.names.tagger import ARTICLE, LABELS, LAL, Tagger, fronts, tagger

LEAST = 3  # letters of a word that may stand for a longer name
WAW = "\u0648"
BA = "\u0628"
KINDS = {"P": "person", "O": "organisation", "L": "place"}


def by_words(draft: Draft, world: World) -> list[Name]:
    """Return the names in the report, in the order of its words."""
    able = tagger(draft.report.lang)
    found: list[Name] = []
    for line in draft.lines:
        known = lookup(line, world)
        found.extend(_names(line, able.tags(line, known), known, able))
    found.extend(_again(draft, found))
    return sorted(found, key=lambda n: n.start)


def _again(draft: Draft, found: list[Name]) -> list[Name]:
    """Return what the tagger left of names that it found elsewhere in the report: a person's last name, a place."""
    alone: dict[str, Name] = {}
    covered: set[int] = set()
    for name in found:
        covered.update(range(name.start, name.end))
        if name.kind == "person" and len(name.norms) > 1:
            alone.setdefault(name.norms[-1], name)
        elif len(name.norms) == 1 and name.kind in ("place", "person") and name.thing is None:
            alone.setdefault(name.norms[0], name)
    more: list[Name] = []
    for line in draft.lines:
        for word in line.words:
            if word.kind != Kind.WORD or word.look.hits or word.start in covered or len(word.norm) < LEAST:
                continue
            for cut, stem in fronts(word.norm):
                like = alone.get(stem)
                if like is not None and len(stem) >= LEAST:
                    made = Name(line, word.i, word.i + 1, beginning(word, cut), word.end, like.kind, like.thing)
                    made.norms, made.pre = (stem,), word.norm[:cut]
                    more.append(made)
                    break
    return more


def lookup(line: Line, world: World) -> dict[int, tuple[int, Thing]]:
    """Return the world's names in a line, none inside another: first word -> (index past it, thing)."""
    norms = [w.norm for w in line.words]
    found: dict[int, tuple[int, Thing]] = {}
    at = 0
    for i, word in enumerate(line.words):
        if i < at or word.kind != Kind.WORD:
            continue
        hits = [hit for _, stem in fronts(word.norm) if (hit := world.find(norms, i, stem))]
        if hits:
            at, thing = max(hits, key=lambda h: h[0])
            found[i] = (at, thing)
    return found


def _names(line: Line, tags: list[int], known: dict[int, tuple[int, Thing]], able: Tagger) -> list[Name]:
    """Return the names of one line: the tagger's, those of the world that it left, and peoples."""
    world, lists = able.world, able.lists
    made: list[Name] = []
    covered = [False] * len(line.words)
    sure = {
        first: hit
        for first, hit in known.items()
        if hit[0] > first + 1 or _certain(line, first, hit[1], lists["unsure"])
    }
    for begin, end, tagged in _parted(line, _spans(tags), world):
        kind = tagged
        first, last = _stretched(begin, end, sure)
        if any(covered[first:last]):
            continue
        while last - first > 1 and _before_name(line.words[first], last - first, kind, able):
            first += 1
        hit = known.get(first)
        thing = hit[1] if hit and hit[0] == last else None
        if thing is None:
            first, kind = _headed(line, first, kind, lists)
            if any(covered[first:last]):
                continue
        made.append(_name(line, first, last, kind, thing, world, lists["places"]))
        covered[first:last] = [True] * (last - first)
    for first, (last, thing) in sure.items():
        if not any(covered[first:last]):
            made.append(_name(line, first, last, thing.kind, thing, world, lists["places"]))
            covered[first:last] = [True] * (last - first)
    for first, last in (*titled(line, covered, able), *speakers(line, covered, able)):
        if any(covered[first:last]):
            continue
        made.append(_name(line, first, last, "person", None, world, lists["places"]))
        covered[first:last] = [True] * (last - first)
    made.extend(name for i in range(len(line.words)) if not covered[i] and (name := _people(line, i, world, lists)))
    return made


def _before_name(word: Word, size: int, kind: str, able: Tagger) -> bool:
    """Say whether a word at the beginning of a name is none of it: an honour, or an adjective of the office."""
    if any(stem in able.lists["honours"] for _, stem in fronts(word.norm)):
        return True
    if kind != "person" or size < 3 or word.norm in able.world.parts:
        return False
    return word.norm.startswith(ARTICLE) and word.norm not in able.common


def _parted(line: Line, spans: list[tuple[int, int, str]], world: World) -> Iterator[tuple[int, int, str]]:
    """Part names that "and", written on to the second, has joined."""
    for first, last, kind in spans:
        begin = first
        for i in range(first + 1, last):
            norm = line.words[i].norm
            stem = norm[1:]
            if norm[:1] == WAW and norm not in world.parts and (stem in world.parts or stem in world.longest):
                yield begin, i, kind
                begin = i
        yield begin, last, kind


def _stretched(begin: int, end: int, sure: Mapping[int, tuple[int, Thing]]) -> tuple[int, int]:
    """Return the range of a known name that a tagged one lies in or runs across; the tagged one if it holds it all."""
    for first in range(max(0, begin - 5), end):
        hit = sure.get(first)
        if hit is None or hit[0] <= begin:
            continue
        if begin <= first and hit[0] <= end:
            if begin == first and hit[0] < end and hit[1].kind in ("country", "person"):
                return first, hit[0]
            continue
        return first, hit[0]
    return begin, end


def _headed(line: Line, first: int, kind: str, lists: Mapping[str, frozenset[str]]) -> tuple[int, str]:
    """Return where the name begins with the word for what it is, and the kind that this word makes it."""
    for at in (first, first - 1):
        if at < 0:
            break
        for _, stem in fronts(line.words[at].norm):
            if stem in lists["makes_organisation"]:
                return at, "organisation"
            if stem in lists["makes_place"]:
                return at, "place"
    return first, kind


def _people(line: Line, i: int, world: World, lists: Mapping[str, frozenset[str]]) -> Name | None:
    """Return a people at word `i`: a plural with the article that belongs to no noun before it, or "the X people"."""
    word = line.words[i]
    if word.kind != Kind.WORD or len(word.norm) <= LEAST:
        return None
    for cut, stem in fronts(word.norm):
        if not stem.startswith(ARTICLE):
            continue
        base, plural = member(stem[len(ARTICLE) :], world)
        thing = world.peoples.get(base)
        if thing is None:
            continue
        before = line.words[i - 1] if i else None
        if before is not None and before.norm.removeprefix("\u0644").removeprefix("\u0628") in lists["people"]:
            return Name(line, i - 1, i + 1, before.start, word.end, "group", thing, norms=(before.norm, stem))
        if plural and not (before is not None and _noun(before)):
            return Name(line, i, i + 1, beginning(word, cut), word.end, "group", thing, word.norm[:cut], (stem,))
    return None


def beginning(word: Word, cut: int) -> int:
    """Return where a word begins in the text without `cut` folded letters; the "l" that swallowed an article stays."""
    if cut and word.norm[cut - 1 : cut + 1] == LAL:
        cut -= 1
    return word.start + (cut if len(word.norm) == len(word.text) else origins(word.text)[cut])


def _noun(word: Word) -> bool:
    """Say whether a word is a noun with the article, which a word after it would describe."""
    return any(stem.startswith(ARTICLE) for _, stem in fronts(word.norm)) and "prep" not in word.marks


def _spans(tags: list[int]) -> list[tuple[int, int, str]]:
    """Return (first, last, kind) of each labelled name."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        label = LABELS[tag]
        if label[0] == "B":
            spans.append((i, i + 1, KINDS[label[2]]))
        elif label[0] == "I" and spans:
            spans[-1] = (spans[-1][0], i + 1, spans[-1][2])
    return spans


def _certain(line: Line, first: int, thing: Thing, unsure: frozenset[str]) -> bool:
    """Say whether a one-word name of the world data stands for itself, whatever the tagger thinks."""
    word = line.words[first]
    if any(stem in unsure for _, stem in fronts(word.norm)):
        return False
    if thing.kind == "person" or "cue" in word.marks:
        return not word.look.hits
    return thing.kind != "place" or thing.sort != "city" or not thing.ids


def _name(
    line: Line, first: int, last: int, kind: str, thing: Thing | None, world: World, places: frozenset[str]
) -> Name:
    while last > first + 1 and line.words[last - 1].kind == Kind.PUNCT:
        last -= 1
    word = line.words[first]
    cut, stem = _stem(word.norm, world, [w.norm for w in line.words[first + 1 : last]], thing)
    norms = (stem, *(w.norm for w in line.words[first + 1 : last] if w.kind == Kind.WORD))
    if thing is None:
        thing = world.things.get(" ".join(norms)) or _alike(norms, kind, likeness(world.code))
    pre = word.norm[:cut]
    name = Name(line, first, last, beginning(word, cut), line.words[last - 1].end, thing.kind if thing else kind, thing)
    name.pre, name.norms = pre, norms
    bare = not pre.strip("\u0648\u0641")
    if name.thing is not None and name.thing.sort == "capital":
        # "in Baghdad and Beirut": what holds of the one holds of the other
        name.acting = pre[-1:] != BA and not (bare and _located(line, first - pre.startswith(WAW), places))
    else:
        name.acting = bare and acting(line, first, last, verb_first=True)
    return name


def _alike(norms: tuple[str, ...], kind: str, like: Likeness | None) -> Thing | None:
    """Return what the world data lists under another spelling of the name."""
    thing = like.thing(norms) if like else None
    return thing if thing is not None and (thing.kind == "person") == (kind == "person") else None


def _located(line: Line, first: int, places: frozenset[str]) -> bool:
    """Say whether what stands before a capital's name makes it a place: in it, south of it; or it heads a dateline."""
    if first <= 0 or line.words[first - 1].kind == Kind.PUNCT:
        return True
    near = line.words[max(0, first - 2) : first]
    if "prep" in near[-1].marks:
        near = near[-1:]
    return any(stem in places for word in near for _, stem in fronts(word.norm))


def _stem(norm: str, world: World, rest: list[str], thing: Thing | None) -> tuple[int, str]:
    """Return how many letters before the name are written on to it, and the name's first word without them."""
    for cut, stem in fronts(norm):
        whole = " ".join((stem, *rest))
        if world.things.get(whole) is not None and (thing is None or world.things[whole] is thing):
            return cut, stem
    if norm in world.parts:
        return 0, norm
    for cut, stem in fronts(norm)[1:]:
        if stem in world.parts:
            return cut, stem
    return 0, norm
