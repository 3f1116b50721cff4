"""Wires: a country's news agency where its adjective stands alone behind "according to": the French one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.lang.fold import fold
from khabar.lang.words import Kind, Line
from khabar.reading.draft import Draft
from khabar.reading.names.bounds import beginning
from khabar.reading.names.roll import Name
from khabar.reading.names.tagger import Tagger

LEADS = ("according", "citing")  # names: classes of words before a source


def wires(draft: Draft, able: Tagger) -> Iterator[Name]:
    """Yield the adjectives that stand for an agency: straight behind "according to", with no noun to belong to."""
    listed = {fold(word): str(agency) for word, agency in draft.pack.facts.get("wires", {}).items()}
    for line in draft.lines if listed else ():
        for mark in line.each(*LEADS):
            found = _agency(line, mark.last, listed, able)
            if found is not None:
                yield found


def _agency(line: Line, i: int, listed: Mapping[str, str], able: Tagger) -> Name | None:
    if i >= len(line.words) or not _alone(line, i + 1):
        return None
    word = line.words[i]
    way = next((way for way in able.script.of(word.norm) if way[1] in listed), None)
    thing = able.world.thing(fold(listed[way[1]])) if way is not None else None
    if way is None or thing is None:
        return None
    cut, stem = way
    return Name(line, i, i + 1, beginning(word, cut, able), word.end, "outlet", thing, word.norm[:cut], (stem,))


def _alone(line: Line, i: int) -> bool:
    """Say whether nothing that the adjective could belong to follows at word `i`."""
    return i >= len(line.words) or line.words[i].kind == Kind.PUNCT or line.at(i, "that") is not None
