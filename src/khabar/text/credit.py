"""Credits: whom a report's own head or foot says its words come from, "KABUL (Reuters) - ", "by our staff and AFP"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khabar.lang.fold import fold
from khabar.lang.pack import Pack, languages, load
from khabar.lang.scripts import marks
from khabar.lang.thing import Thing
from khabar.lang.words import tokens
from khabar.lang.world import world
from khabar.model.report import Report
from khabar.text.head import head

ROOM = 200  # code points at either end of a report in which a credit may stand
PART = 32  # code points of a part between two marks; a longer one is a sentence
WIRE = "wire"  # the medium of agencies
SEVERAL = "*"  # the key of agencies that are not named
WORDS = 4  # of an agency's name that is not listed
JOINED = 3  # parts of a name that has marks in it: Agence France-Presse
SURE = 4  # letters of an agency's name that is told beside other words: "Reuters from London"
PARTS = re.compile(rf"[^-–—−\u0640:/|()\[\]{{}}<>=*\n\r{marks('commas')};.]+|\n")
LEADS = re.compile(r"[-–—−\u0640:/|\n]")  # what parts a head from the first sentence
INITIALS = re.compile(r"(?<!\w)(?:\w\.\s?){2,4}(?:\w(?!\w))?")
FOOT = re.compile(r"[-–—/(\[]")


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a report credits: the name as the world lists it, else as it is written; None for agencies unnamed.

    `where` is byline, head or foot; `agency` says that it is known to be one, `key` is the same for all its names.
    """

    name: str | None
    key: str
    where: str
    agency: bool


def credited(report: Report) -> tuple[Credit, ...]:
    """Return whom the report credits, each once, the byline's first; the outlet's own name is not among them."""
    pack = load(report.lang)
    own = outlet_key(report.outlet)
    found: dict[str, Credit] = {}
    for one in _all(report, pack):
        if one.key != own:
            found.setdefault(one.key, one)
    return tuple(found.values())


@cache
def outlet_key(name: str | None) -> str:
    """Return what an outlet or agency goes by, the same for all the names that are listed of it; "" for none."""
    if not name:
        return ""
    thing = _listed(fold(name))
    return thing.key if thing else _plain(name)


@cache
def is_agency(name: str | None) -> bool:
    """Say whether an outlet of this name is known to be an agency."""
    thing = _listed(fold(name)) if name else None
    return _wires(thing) if thing else any(_says_agency(name or "", load(code)) for code in languages())


def _all(report: Report, pack: Pack) -> Iterator[Credit]:
    if report.byline:
        yield from _line(report.byline, pack, "byline")
    yield from _head(report, pack)
    yield from _foot(report.text, pack)


def _head(report: Report, pack: Pack) -> Iterator[Credit]:
    """Yield whom the first words name, as far as they are parts between marks and not yet a sentence."""
    text = report.text
    found = head(text, (), pack)
    start = found.title.end if found.title else 0
    end = start
    for part in PARTS.finditer(text, start, min(len(text), start + ROOM)):
        if len(part[0].strip()) > PART:
            break
        end = part.end() + 1
    cut = max((mark.end() for mark in LEADS.finditer(text, start, end)), default=start)
    yield from _line(text[start:cut], pack, "head", whole=True)
    if found.agency:
        name = found.agency.of(text)
        if not _of_its_own(name, pack):
            listed = _name(_spaced(name), pack, "head")
            yield listed or Credit(name, outlet_key(name), "head", agency=_says_agency(name, pack))


def _foot(text: str, pack: Pack) -> Iterator[Credit]:
    """Yield whom a short last line names, else what stands behind the last dash, slash or bracket."""
    last = text[-ROOM:].rstrip().rstrip(")].")
    begins = last.rfind("\n") + 1
    if not begins or len(last) - begins > PART:
        begins = max((mark.end() for mark in FOOT.finditer(last, begins)), default=0)
    if begins and len(last) - begins <= PART:
        yield from _line(last[begins:], pack, "foot", whole=True)


def _line(line: str, pack: Pack, where: str, *, whole: bool = False) -> Iterator[Credit]:
    """Yield whom a short line names, a name being all that stands between two marks; `whole`: nothing beside it."""
    line = _spaced(line)
    parts = [part.strip() for part in PARTS.findall(line) if part.strip()]
    for at, part in enumerate(parts):
        for many in range(JOINED, 0, -1):
            one = _name(" ".join(parts[at : at + many]), pack, where)
            if one:
                yield one
                break
        else:
            if not whole:
                yield from _beside(part, pack, where)


def _spaced(line: str) -> str:
    """Return a line in which nothing but spaces stands between initials."""
    return INITIALS.sub(lambda m: f" {' '.join(c for c in m[0] if c.isalnum())} ", line)


def _name(words: str, pack: Pack, where: str) -> Credit | None:
    plain = _plain(words)
    if plain in _facts(pack, "several"):
        return Credit(None, SEVERAL, where, agency=True)
    thing = _listed(plain) or _listed(_wire(plain, pack))
    if thing:
        return Credit(thing.name, thing.key, where, agency=_wires(thing))
    if _says_agency(words, pack):
        return Credit(words, plain, where, agency=True)
    return None


def _beside(part: str, pack: Pack, where: str) -> Iterator[Credit]:
    """Yield an agency that stands first or last among other words."""
    words = _plain(part).split()
    if words and {words[0], words[-1]} & _facts(pack, "several"):
        yield Credit(None, SEVERAL, where, agency=True)
    for size in range(len(words) - 1, 0, -1):
        for some in (words[:size], words[-size:]):
            thing = _listed(" ".join(some))
            if thing and _wires(thing) and len("".join(some)) >= SURE:
                yield Credit(thing.name, thing.key, where, agency=True)
                return


def _of_its_own(name: str, pack: Pack) -> bool:
    """Say whether a name in an agency's place is the outlet's staff."""
    words = _plain(name).split()
    return any(word in _facts(pack, "staff") for word in words) or " ".join(words) in _facts(pack, "several")


def _says_agency(name: str, pack: Pack) -> bool:
    words = _plain(name).split()
    return 1 < len(words) <= WORDS and (words[0] in _facts(pack, "opens") or words[-1] in _facts(pack, "closes"))


def _listed(plain: str) -> Thing | None:
    """Return the outlet or agency of a folded name, in any language."""
    found = (world(code).thing(plain) for code in languages())
    return next((thing for thing in found if thing and thing.kind == "outlet"), None)


def _wires(thing: Thing) -> bool:
    return thing.media is not None and thing.media.medium == WIRE


def _wire(plain: str, pack: Pack) -> str:
    """Return the agency that a country's adjective stands for."""
    return next((fold(str(name)) for word, name in pack.facts.get("wires", {}).items() if fold(word) == plain), "")


def _facts(pack: Pack, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in str(pack.fact("credits", key, "")).split("|") if word)


def _plain(name: str) -> str:
    """Return a name folded, its words without marks, one space between them."""
    return " ".join(norm for _, _, token in tokens(name) if any(map(str.isalnum, norm := fold(token))))
