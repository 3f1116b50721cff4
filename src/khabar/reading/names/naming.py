"""Naming: a name of words that were found to be one: where it begins in the text, what it names, whether it acts."""

from __future__ import annotations

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line
from khabar.reading.names.bounds import bare, beginning
from khabar.reading.names.likeness import Likeness, likeness
from khabar.reading.names.mastheads import printed
from khabar.reading.names.roll import WHERE, Name, acting
from khabar.reading.names.tagger import Tagger


def named(line: Line, first: int, last: int, kind: str, thing: Thing | None, able: Tagger) -> Name:
    """Return the name of words [first, last): without what is written on to it, with what it names, whether it acts."""
    while last > first + 1 and line.words[last - 1].kind == Kind.PUNCT:
        last -= 1
    while last > first + 1 and line.words[first].kind == Kind.PUNCT:
        first += 1
    word, script = line.words[first], able.script
    honoured = first > 0 and thing is None and line.words[first - 1].norm in able.lists["honours"]
    rest = [w.norm for w in line.words[first + 1 : last]]
    cut, stem = (0, word.norm) if honoured else bare(word.norm, able, rest, thing)
    norms = (stem, *(w.norm for w in line.words[first + 1 : last] if w.kind == Kind.WORD))
    if thing is None:
        thing = able.world.thing(" ".join(norms))
        settled = first > 0 and able.among(line.words[first - 1].norm, "settled")
        if thing is None and not settled:
            thing = _alike(norms, kind, likeness(able.world.code))
    if thing is None and kind == "person":
        thing = _of_house(norms, able)
    if thing is None or thing.kind in ("person", "place"):
        kind, thing = printed(line, first, kind, norms, able) or (kind, thing)
    if thing is not None and thing.kind not in WHERE and _quarter(line, first, able):
        kind, thing = "place", None
    pre, begin = word.norm[:cut], beginning(word, cut, able)
    name = Name(line, first, last, begin, line.words[last - 1].end, thing.kind if thing else kind, thing, pre, norms)
    alone = not pre.strip(script.bare)
    if thing is not None and thing.sort == "capital":
        # "in Baghdad and Beirut": what holds of the one holds of the other
        joined = first - pre.startswith(script.conj)
        name.acting = not pre.endswith(script.within) and not (alone and _located(line, joined, able))
    else:
        name.acting = stem in able.lists["standins"] or (alone and acting(line, first, last, verb_first=True))
    return name


def _of_house(norms: tuple[str, ...], able: Tagger) -> Thing | None:
    """Return who is known without the house that a long name ends with: … of the house of Saud."""
    house = next((i for i, norm in enumerate(norms) if norm in able.lists["houses"]), 0)
    return able.world.thing(" ".join(norms[:house])) if house > 1 else None


def _quarter(line: Line, first: int, able: Tagger) -> bool:
    """Say whether a word for a kind of area before a name makes it a place, whatever else is called so."""
    return first > 0 and able.among(line.words[first - 1].norm, "quarters")


def _alike(norms: tuple[str, ...], kind: str, like: Likeness | None) -> Thing | None:
    """Return what the world data lists under another spelling of the name."""
    thing = like.thing(norms) if like else None
    return thing if thing is not None and (thing.kind == "person") == (kind == "person") else None


def _located(line: Line, first: int, able: Tagger) -> bool:
    """Say whether what stands before a capital's name makes it a place: in it, south of it; or it heads a dateline."""
    if first <= 0 or line.words[first - 1].kind == Kind.PUNCT:
        return True
    near = line.words[max(0, first - 2) : first]
    if "prep" in near[-1].marks:
        if able.among(near[0].norm, "leaving"):
            return True
        near = near[-1:]
    return any(able.among(word.norm, "places") for word in near)
