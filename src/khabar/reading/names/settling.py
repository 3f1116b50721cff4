"""Settles what capitals leave open: single words, typed by what the report says of them elsewhere."""

from __future__ import annotations

from collections import Counter

from khabar.lang.words import Line
from khabar.reading.names.roll import Name
from khabar.reading.names.runs import Capitals

BODIES = frozenset({"organisation", "outlet"})
LEAST = 3  # words of a name that initials stand for
ACRONYM = 5  # letters of initials, at most


def settled(look: Capitals, unsure: list[Name], found: list[Name]) -> list[Name]:
    """Type the single words by what the report says of them elsewhere; leave out what nothing speaks for."""
    elsewhere: dict[str, str] = {}
    family = {n.norms[-1] for n in found if n.kind == "person" and len(n.norms) > 1}
    for name in found:
        if name.kind != "person":
            elsewhere.setdefault(name.norms[0], name.kind)
            if len(name.norms) == 1 and name.norms[0] in family and name.kind in ("organisation", "outlet", "place"):
                name.kind, name.thing = "person", None
    often = Counter(n.norms[0] for n in unsure)
    firm = {n.norms[0] for n in unsure if not n.acting or often[n.norms[0]] > 1}
    where = {n.norms[0] for n in unsure if located(look, n.line, n.first, n.last)}
    initials = {_initials(n): n for n in reversed(found) if n.kind in BODIES and n.last - n.first >= LEAST}
    kept: list[Name] = []
    for name in unsure:
        norm = name.norms[0]
        whole = initials.get(name.line.words[name.first].text)
        if whole is not None:  # LSU, of whom the report says Louisiana State University
            name.kind, name.thing, name.norms = whole.kind, whole.thing, whole.norms
            kept.append(name)
            continue
        if norm in look.storms or (norm in look.world.peoples and norm not in look.persons):
            continue
        if norm in look.persons:
            name.kind = "person"
        elif norm in elsewhere and norm not in where:
            name.kind = elsewhere[norm]
        elif norm not in firm or len(norm) < 3 or (norm in look.world.common and often[norm] == 1):
            continue
        else:
            short = name.line.words[name.first].text.isupper() and len(norm) <= ACRONYM
            name.kind = "place" if norm in where and not short else _alone(look, name)
        kept.append(name)
    return kept


def _initials(name: Name) -> str:
    """Return the capitals that a body's name may be written with for short."""
    return "".join(w.text[0] for w in name.line.words[name.first : name.last] if w.text[0].isupper())


def located(look: Capitals, line: Line, first: int, last: int) -> bool:
    """Say whether the words beside a name make it a place: in X, the town of X, the X area, X, Ohio."""
    words = line.words
    before = words[first - 1].norm if first else ""
    if before in look.words["at"] and before not in look.words["source"]:
        return True
    if (
        before in look.words["of"]
        and first > 1
        and words[first - 2].norm in look.words["settlements"] | look.words["areas"]
    ):
        return True
    if last < len(words) and words[last].norm in look.words["areas"] and words[last].text[0].islower():
        return True
    if last + 1 >= len(words) or words[last].text != ",":
        return False
    thing = look.world.thing(words[last + 1].norm)
    return thing is not None and thing.kind in ("place", "country")


def _alone(look: Capitals, name: Name) -> str:
    """Type a single capitalised word by its neighbours."""
    before = name.line.words[name.first - 1].norm if name.first else ""
    if before in look.words["titles"] or before in look.words["honours"] or name.norms[0] in look.world.parts:
        return "person"
    return "organisation"
