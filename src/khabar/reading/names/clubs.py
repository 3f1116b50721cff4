"""Clubs in reports on sport: "the Crescent beat the Union" names two, which nothing but the game tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.lang import clubs as known
from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line
from khabar.reading.draft import Draft
from khabar.reading.names.bounds import beginning, of_people
from khabar.reading.names.roll import Name
from khabar.reading.names.tagger import Tagger

SPORT = "sport"  # names: the scene of a report
LEAST, SHARE = 2, 60  # words for sport in a report, at least; one of so many words
OWN, HOME = "own", "home"  # names: sorts of clubs
LONGEST = 3  # words of a club's name
WORDS = frozenset({"prep", "relative"})  # names: classes of words that only look as if they had the article
Way = tuple[int, int, str]  # index past the name, letters cut, name


@dataclass(slots=True)
class _Table:
    """What is seen of clubs in one report: by first word, and the names that a word beside one told once."""

    lines: Sequence[Line]
    able: Tagger
    seen: list[tuple[Line, int, Way]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)


def clubs(draft: Draft, found: list[Name], able: Tagger) -> list[Name]:
    """Return the report's names with its clubs: in a report on sport, where the words beside one tell it once."""
    listed = known.clubs() if able.script.article else {}
    sport = sum(mark.key == SPORT for line in draft.lines for mark in line.found.get("scene", ()))
    if not listed or sport < max(LEAST, sum(line.size for line in draft.lines) / SHARE):
        return found
    table = _Table(draft.lines, able)
    _look(table)
    votes = Counter(name.thing.country for name in found if name.thing is not None and name.thing.country)
    at = {
        (line.index, i): (line, way, thing)
        for line, i, way in table.seen
        if way[2] in table.told and (thing := _chosen(way[2], votes)) is not None
    }
    kept: list[Name] = []
    for name in found:
        inside = [key for i in range(name.first, name.last) if (key := (name.line.index, i)) in at]
        if not inside:
            kept.append(name)
            continue
        _, way, thing = at[inside[0]]
        if way[0] != name.last or not _alone(name, inside[0][1], table):
            kept.append(name)
            for key in inside:
                del at[key]
            continue
        del at[inside[0]]
        name.kind, name.thing = "organisation", thing
        kept.append(name)
    return kept + [_named(line, i, way, thing, able) for (_, i), (line, way, thing) in at.items()]


def _alone(name: Name, first: int, table: _Table) -> bool:
    """Say whether a found name is the club's, with or without the word for a club before it."""
    if first == name.first:
        return True
    return first == name.first + 1 and table.able.among(name.line.words[name.first].norm, "matches")


def _named(line: Line, i: int, way: Way, thing: Thing, able: Tagger) -> Name:
    last, cut, norm = way
    word = line.words[i]
    made = Name(line, i, last, beginning(word, cut, able), line.words[last - 1].end, "organisation", thing)
    made.pre, made.norms = word.norm[:cut], tuple(norm.split(" "))
    return made


def _chosen(norm: str, votes: Counter[str]) -> Thing | None:
    """Return the club of a name in the country that the report names most; the best known where it names none."""
    club = max(known.clubs()[norm], key=lambda club: votes[club.thing.country or ""])
    return club.thing if club.sort != HOME or votes[club.thing.country or ""] else None


def _look(table: _Table) -> None:
    """Note where words can be a club's name, and which of these names the words beside one tell."""
    for line in table.lines:
        before = -1  # index past the last name in this line
        i = 0
        while i < line.size:
            way = _way(line, i, table.able)
            if way is None or _barred(line, i, way, table.able):
                i += 1
                continue
            table.seen.append((line, i, way))
            own = any(club.sort == OWN for club in known.clubs()[way[2]])
            paired = before == i and line.words[i].norm.startswith(table.able.script.conj)
            if paired or own or (i and table.able.among(line.words[i - 1].norm, "matches")):
                table.told.add(way[2])
                if paired:
                    table.told.add(table.seen[-2][2][2])
            before = i = way[0]


def _way(line: Line, i: int, able: Tagger) -> Way | None:
    """Return how a club's name can begin at word `i`, the longest first."""
    words = line.words
    if words[i].kind != Kind.WORD:
        return None
    for size in range(min(LONGEST, line.size - i), 0, -1):
        rest = "".join(f" {w.norm}" for w in words[i + 1 : i + size])
        for cut, stem in able.script.of(words[i].norm):
            if stem + rest in known.clubs():
                return i + size, cut, stem + rest
    return None


def _barred(line: Line, i: int, way: Way, able: Tagger) -> bool:
    """Say whether the words beside a name tell that it is a word here: an adjective by its side, a youth team."""
    last, cut, norm = way
    words, lists = line.words, able.lists
    after = words[last] if last < line.size else None
    noun = after is not None and after.norm.startswith(able.script.article) and not WORDS.intersection(after.marks)
    likened = after is not None and (after.norm in lists["sorts"] or after.norm.endswith(tuple(lists["relation"])))
    if after is not None and noun and likened and not of_people(after, able):
        return True
    if cut and words[i].norm.startswith(able.script.within) and any(not pre for _, pre, *_ in words[i].look.hits):
        return True
    before = words[i - 1] if i else None
    if before is None or cut:
        return False
    if able.among(before.norm, "youths"):
        return True
    definite = any(stem.startswith(able.script.article) for _, stem in able.script.of(before.norm))
    described = norm.endswith(tuple(lists["relation"])) or norm in lists["sorts"]
    return definite and described and not able.among(before.norm, "matches")
