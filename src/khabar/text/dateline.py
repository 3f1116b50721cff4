"""Reads the dateline that opens a report's text: place, date and agency, "GENEVA, April 2 (Reuters) - "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.lang.pack import Pack
from khabar.lang.scripts import marks
from khabar.model.text import Span
from khabar.text.sentences import trim

LONG = 120  # code points: a dateline is over by then
ASIDE = 40  # code points of an agency's name between two dashes
PLACE_WORDS, AGENCY_WORDS = 5, 4
DASH = re.compile(r"\s[-–—]+\s|\s?(?:--|[–—])\s?|:\s")
BRACKET = re.compile(r"\(([^()\n]{2,40})\)\s*$")
COMMA = re.compile(rf"[{marks('commas')}]\s*")
STUB = 40  # code points of a paragraph that is place, hyphen and agency alone
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
NO_NAME = frozenset('"«»“”()[]?!')


@dataclass(frozen=True, slots=True)
class Dateline:
    """The parts of a dateline, and where the text after it begins."""

    place: Span | None
    date: Span | None
    agency: Span | None
    body: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that make or unmake a dateline; each is said in its text.toml."""

    no_place: frozenset[str]
    agency: frozenset[str]
    on: frozenset[str]


def dateline(text: str, block: Span, pack: Pack) -> Dateline | None:
    """Return the dateline that the paragraph `block` opens with, None where it opens with a sentence."""
    words = Words(*(frozenset(str(pack.fact("head", n, "")).split("|")) for n in ("no_place", "agency", "on")))
    limit = min(block.end, block.start + LONG)
    cut = DASH.search(text, block.start, limit)
    slashed = _slashed(text, block.start, cut.start() if cut else limit)
    if slashed or cut is None:
        return slashed
    lead, agency, body = _agency(text, Span(block.start, limit), cut, words)
    if lead is None:
        return Dateline(None, None, agency, body) if agency else None
    if text[cut.start()] == ":" and agency is None:
        return None
    place, date = _place(text, lead, words, sure=agency is not None)
    return Dateline(place, date, agency, body) if place else None


def stub(text: str, block: Span) -> tuple[Span, Span] | None:
    """Return place and agency where a whole paragraph is "PLACE-AGENCY", as on a line above the report."""
    place, hyphen, agency = block.of(text)[:STUB].partition("-")
    named = agency.isalpha() and place.replace(" ", "").isalpha() and place == place.strip() and place.count(" ") <= 2
    if not hyphen or not named or block.end - block.start > STUB:
        return None
    cut = block.start + len(place)
    return Span(block.start, cut), Span(cut + 1, block.end)


def _slashed(text: str, start: int, limit: int) -> Dateline | None:
    """Read "PLACE/ AGENCY/ ", as some Arab agencies write it."""
    first = text.find("/", start, limit)
    second = text.find("/ ", first + 1, limit)
    if first <= start or second < 0 or not _name(text[start:second]):
        return None
    place, agency = trim(text, start, first), trim(text, first + 1, second)
    if not place or not agency or _count(text, place) > PLACE_WORDS or not 1 <= _count(text, agency) <= AGENCY_WORDS:
        return None
    return Dateline(place, None, agency, second + 2)


def _agency(text: str, room: Span, cut: re.Match[str], words: Words) -> tuple[Span | None, Span | None, int]:
    """Return what stands before the agency, the agency, and where the text begins: "X (A) - ", "X/ A: ", "X - A - "."""
    start, end = room.start, cut.start()
    bracket = BRACKET.search(text, start, end)
    if bracket:
        return trim(text, start, bracket.start()), Span(*bracket.span(1)), cut.end()
    slash = text.find("/", start, end)
    if slash > start:
        return trim(text, start, slash), trim(text, slash + 1, end), cut.end()
    more = DASH.search(text, cut.end(), min(room.end, cut.end() + ASIDE))
    aside = trim(text, cut.end(), more.start()) if more and text[end] != ":" else None
    if more and aside and _calls_agency(text, aside, words):
        return trim(text, start, end), _unbracketed(text, aside), more.end()
    return trim(text, start, end), None, cut.end()


def _calls_agency(text: str, aside: Span, words: Words) -> bool:
    """Say whether words between two dashes are an agency's name, rather than an aside."""
    found = WORD.findall(aside.of(text))
    if not 1 <= len(found) <= AGENCY_WORDS or found[0] in words.no_place or not _name(aside.of(text).strip("()")):
        return False
    initials = all(len(word) <= 2 for word in found)
    capitals = all(word[0].isupper() for word in found)
    single = len(found) == 1 and not found[0][0].islower()
    return initials or capitals or single or text[aside.start] == "(" or found[0] in words.agency


def _place(text: str, lead: Span, words: Words, *, sure: bool) -> tuple[Span | None, Span | None]:
    """Return the place and date in the lead of a dateline; nothing where the lead reads like a sentence."""
    parts = _parts(text, lead, words)
    dated = next((i for i, part in enumerate(parts) if any(map(str.isdigit, part.of(text)))), len(parts))
    if dated == 0:
        return None, None
    place = Span(parts[0].start, parts[dated - 1].end)
    date = Span(parts[dated].start, parts[-1].end) if dated < len(parts) else None
    found = WORD.findall(place.of(text))
    if not 1 <= len(found) <= PLACE_WORDS or found[0] in words.no_place or not _name(place.of(text)):
        return None, None
    first = found[0]
    if first[0].islower():
        return None, None
    shouted = first.isupper() and len(first) > 2
    short = not first[0].isupper() and len(found) <= 3  # a script without capitals
    return (place, date) if sure or date or shouted or short else (None, None)


def _parts(text: str, lead: Span, words: Words) -> list[Span]:
    """Return what the commas part; a number parts the place from its date where no comma does."""
    comma = COMMA.search(text, lead.start, lead.end)
    opening = list(WORD.finditer(text, lead.start, comma.start() if comma else lead.end))
    number = next((i for i, word in enumerate(opening) if i and word.group()[0].isdigit()), None)
    parts, at = [], lead.start
    if number is not None:
        last = number - 1
        while last and opening[last].group() in words.on:
            last -= 1
        parts.append(trim(text, lead.start, opening[last].end()))
        at = opening[number].start()
    for comma in COMMA.finditer(text, at, lead.end):
        parts.append(trim(text, at, comma.start()))
        at = comma.end()
    parts.append(trim(text, at, lead.end))
    return [part for part in parts if part]


def _name(words: str) -> bool:
    return not any(c in NO_NAME or c.isdigit() for c in words)


def _count(text: str, part: Span) -> int:
    return len(WORD.findall(part.of(text)))


def _unbracketed(text: str, part: Span) -> Span:
    whole = text[part.start] == "(" and text[part.end - 1] == ")" and part.end - part.start > 2
    return Span(part.start + 1, part.end - 1) if whole else part
