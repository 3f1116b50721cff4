"""Nameless: words that the tagger takes for a name and that are a verb, "to me", or the word for a kind of body."""

from __future__ import annotations

from khabar.lang.words import Kind, Line
from khabar.lang.world import member
from khabar.reading.names.bounds import objective
from khabar.reading.names.roll import Name
from khabar.reading.names.tagger import Tagger

DAYS = frozenset({"weekday", "relday", "month"})  # names: classes of words for a day
TITLES = frozenset({"role", "honorific"})  # names: classes of words before a name


def whole(found: list[Name]) -> list[Name]:
    """Leave out what reads "to me", unless somebody's longer name ends with it: told Lee, told me."""
    called = {name.norms[-1] for name in found if len(name.norms) > 1}
    return [n for n in found if len(n.norms) > 1 or n.norms[0] in called or not _to_me(n)]


def _to_me(name: Name) -> bool:
    return any(entry.cls == "toself" for entry, *_ in name.line.words[name.first].look.hits)


def only_body(line: Line, first: int, last: int, kind: str, able: Tagger) -> bool:
    """Say whether a body's name is nothing but the word for its kind: a newspaper."""
    alone = kind == "organisation" and all(w.kind == Kind.PUNCT for w in line.words[first + 1 : last])
    return alone and any(stem in able.lists["bodies"] for _, stem in able.script.of(line.words[first].norm))


def nobody(line: Line, first: int, last: int, kind: str, able: Tagger) -> bool:
    """Say whether words are nobody's name: God, an Egyptian court, destruction as an object."""
    words, script = line.words[first:last], able.script
    if " ".join(word.norm for word in words) in able.lists["never"]:
        return True
    if len(words) > 1:
        indefinite = not words[1].norm.startswith(script.article) and words[1].norm not in able.world.things
        court = able.among(words[0].norm, "bodies") and member(words[1].norm, able.world)[0] in able.world.peoples
        return court and indefinite
    if first and able.among(line.words[first - 1].norm, "honours"):
        return False
    office = kind == "organisation" and any(entry.cls in TITLES for entry, *_ in words[0].look.hits)
    return office or objective(words[0], able)


def describing(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether a country's name is an adjective of the noun before it: the Saudi clubs."""
    if last > first + 1 or not first or line.words[first].norm not in able.lists["describes"]:
        return False
    before = line.words[first - 1]
    noun = any(stem.startswith(able.script.article) for _, stem in able.script.of(before.norm))
    dated = any(entry.cls in DAYS for entry, *_ in before.look.hits)
    return noun and not dated and able.world.thing(before.norm) is None


def worded(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether a word that could be a name is rather a word of the language here: a verb, a quality."""
    return verbal(line, first, last, able) or quality(line, first, last, able) or possessed(line, first, last, able)


def possessed(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether a name that is a word as well is the word here: the faith of the people, with nobody named so."""
    bare = line.words[first].norm.removeprefix(able.script.conj)
    if last > first + 1 or last >= line.size or not {bare, line.words[first].norm} & able.lists["wordlike"]:
        return False
    after = line.words[last]
    told = first > 0 and ("cue" in line.words[first - 1].marks or able.among(line.words[first - 1].norm, "honours"))
    return not told and after.norm.startswith(able.script.article) and after.norm not in able.world.spelled


def quality(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether a word tells how something is, unless a word that says where stands before it: peaceful."""
    if last > first + 1 or not able.among(line.words[first].norm, "qualities"):
        return False
    return not (first and able.among(line.words[first - 1].norm, "at"))


def verbal(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether a word is rather a verb with its subject behind it: condemned the minister."""
    if last > first + 1:
        return False
    here, script = line.words[first].look.hits, able.script
    verb = any(entry.cls == "cue" and entry.form == "past" and pre in ("", script.conj) for entry, pre, *_ in here)
    after = (hit for word in line.words[last : last + 1] for hit in word.look.hits)
    return verb and any(entry.cls in TITLES and pre in ("", script.article) for entry, pre, *_ in after)
