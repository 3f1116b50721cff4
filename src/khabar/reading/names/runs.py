"""Runs of capitalised words: how far one reaches, through which small words, and where capitals say nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line
from khabar.lang.world import World
from khabar.reading.draft import Draft
from khabar.reading.names.roll import Name

# names: keys of [facts.names]
LISTS = (
    "honours",
    "titles",
    "titled",
    "bodies",
    "spots",
    "ways",
    "inside",
    "joined",
    "linked",
    "built",
    "never",
    "openers",
    "at",
    "storms",
    "saint",
    "the",
    "begin",
    "source",
    "areas",
    "of",
    "settlements",
)
HYPHENS = frozenset("-\u2010\u2011")
APOSTROPHES = ("'s", "’s")
OPENING = frozenset("\"“«'‘([:•-–—")
STOPS = frozenset(".!?;")
LONGEST = 14  # words of a run: a bound, so that a name costs the same in any text
PLAIN = 3  # capitalised words of the language in a headline that a full stop ends, at least
HEADLINE = 0.6  # share of capitalised words above which capitals say nothing


@dataclass(slots=True)
class Capitals:
    """The state of looking through one report; `lower` are its words that also stand in small letters."""

    draft: Draft
    world: World
    words: dict[str, frozenset[str]]
    lower: frozenset[str]
    persons: dict[str, Name] = field(default_factory=dict)  # words of persons' names found so far
    storms: set[str] = field(default_factory=set)  # names of hurricanes: nobody's


def lists(pack: Pack) -> dict[str, frozenset[str]]:
    """Return the language's lists of words about names."""
    return {k: frozenset(str(pack.fact("names", k, "")).split("|")) for k in LISTS}


def headline(line: Line, common: frozenset[str]) -> bool:
    """Say whether nearly every word has a capital, words of the language too where a full stop ends the line."""
    stopped = any(w.text in STOPS for w in line.words[-2:])
    if stopped and any(w.look.small and len(w.text) > 3 and "prep" not in w.marks for w in line.words):
        return False
    words = [w for w in line.words if w.kind == Kind.WORD and len(w.text) > 3]
    capitals = [w for w in words if w.look.capital]
    if len(words) <= 3 or len(capitals) <= HEADLINE * len(words):
        return False
    return not stopped or sum(w.norm in common for w in capitals if w.i) >= PLAIN


def extent(look: Capitals, line: Line, i: int) -> int:
    """Return the index past the run of capitalised words, with small words inside, that begins at word `i`."""
    at, end = i + 1, min(line.size, i + LONGEST)
    while at < end:
        step = _grows(look, line, i, at)
        if not step:
            break
        at += step
    return at


def _grows(look: Capitals, line: Line, i: int, at: int) -> int:
    """Return by how many words the run that began at `i` grows at word `at`; 0 ends it."""
    word = line.words[at]
    if word.look.capital and word.norm not in look.words["never"]:
        fresh = word.norm in look.world.peoples and line.words[at - 1].norm not in look.world.peoples
        return 0 if fresh else 1
    if begins(look, line, at):
        return 3
    if word.norm in look.words["joined"]:
        if at + 1 < len(line.words) and line.words[at + 1].norm in look.words["joined"]:
            return 3 if capital(line, at + 2) else 0  # Ursula von der Leyen
        return 2 if capital(line, at + 1) else 0
    if word.text == ".":
        return 1 if len(line.words[at - 1].text) <= 3 and _abbreviates(look, line, at) else 0
    if not capital(line, at + 1):
        return 3 if word.norm in look.words["linked"] and _links(look, line, i, at) else 0
    linked = (
        (word.text in "-–&" and _tight(line, at, word.text))
        or (word.text in APOSTROPHES and _owned(look, line, i, at))
        or (word.norm in look.words["linked"] and _links(look, line, i, at))
    )
    return 2 if linked else 0


def _abbreviates(look: Capitals, line: Line, at: int) -> bool:
    """Say whether the full stop at `at` ends an initial or a title rather than a sentence."""
    before = line.words[at - 1]
    short = any(before.norm in look.words[name] for name in ("honours", "titles", "saint"))
    return capital(line, at + 1) and (short or len(before.text) == 1)


def _tight(line: Line, at: int, mark: str) -> bool:
    return mark == "&" or (
        line.words[at - 1].end == line.words[at].start and line.words[at].end == line.words[at + 1].start
    )


def _owned(look: Capitals, line: Line, i: int, at: int) -> bool:
    """Say whether 's stands inside a name: Belfast Magistrates' Court, Children's Hospital."""
    end = at + 1
    while end < min(line.size, at + LONGEST) and line.words[end].look.capital:
        end += 1
    head = line.words[end - 1].norm
    owner = line.words[at - 1].norm
    if look.world.thing(owner) or not (
        owner in look.world.common or owner.endswith("s") or line.words[i].norm in look.words["saint"]
    ):
        return False
    return end - at <= 3 and (head in look.words["bodies"] or head in look.words["spots"])


def _links(look: Capitals, line: Line, i: int, at: int) -> bool:
    """Say whether "of" or "for" at `at` goes on with the name: University of Michigan, Centers for Disease."""
    head = line.words[at - 1].norm.removesuffix("s")
    heads = look.words["bodies"] | look.words["spots"]
    if head not in heads and line.words[at - 1].norm not in heads:
        return False
    return capital(line, at + 1) or (
        at + 2 < len(line.words)
        and line.words[at + 1].norm in look.words["the"]
        and capital(line, at + 2)
        and at > i + 1
    )


def begins(look: Capitals, line: Line, i: int) -> bool:
    """Say whether word `i` is a small word written on to a name by a hyphen: al-Homsi, El-Sisi, ul-Haq."""
    if not (0 <= i < line.size - 2 and line.words[i].norm in look.words["joined"]):
        return False
    return line.words[i + 1].text in HYPHENS and _tight(line, i + 1, "-") and capital(line, i + 2)


def capital(line: Line, i: int) -> bool:
    """Say whether word `i` is there and begins with a capital."""
    return 0 <= i < line.size and line.words[i].look.capital


def opens(line: Line, i: int) -> bool:
    """Say whether word `i` has its capital from where it stands: first of the sentence or of a quotation."""
    if i == 0:
        return True
    before = line.words[i - 1]
    return before.kind == Kind.PUNCT and (before.text in OPENING or before.text in STOPS)
