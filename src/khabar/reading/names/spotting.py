"""Makes names of a tagger's labels and of the world's names: where they begin without clitics, whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from khabar.lang.thing import Thing
from khabar.lang.words import Line, Word
from khabar.lang.world import World, member
from khabar.reading.draft import Draft
from khabar.reading.names.again import again
from khabar.reading.names.apposed import apposed
from khabar.reading.names.bodies import Reach, bodies
from khabar.reading.names.bounds import (
    FOLK,
    Span,
    called,
    headed,
    lengthened,
    parted,
    shortened,
    spans,
    stretched,
    trimmed,
)
from khabar.reading.names.clubs import clubs
from khabar.reading.names.firms import firms
from khabar.reading.names.forces import forces
from khabar.reading.names.foreign import foreign
from khabar.reading.names.governed import governed
from khabar.reading.names.governments import governments, realms
from khabar.reading.names.growing import grow
from khabar.reading.names.mastheads import mastheads
from khabar.reading.names.ministries import ministries, whose
from khabar.reading.names.nameless import describing, nobody, only_body, whole, worded
from khabar.reading.names.namesakes import clans, namesakes
from khabar.reading.names.naming import named
from khabar.reading.names.offices import spoken, titled
from khabar.reading.names.peoples import adjective, peoples
from khabar.reading.names.persons import fuller, persons
from khabar.reading.names.purposes import purposes
from khabar.reading.names.recut import recut
from khabar.reading.names.roll import Name
from khabar.reading.names.sectors import sectors
from khabar.reading.names.sights import Sights
from khabar.reading.names.sounding import sound
from khabar.reading.names.speaking import speakers
from khabar.reading.names.spots import spots
from khabar.reading.names.standins import standins
from khabar.reading.names.tagger import Tagger, tagger
from khabar.reading.names.wards import wards
from khabar.reading.names.wires import wires

RULED = frozenset({"outlet", "place"})  # names: kinds of things whose name may be a word elsewhere
LISTED = frozenset({"country", "outlet"})  # names: kinds of things whose listed names begin with no word for them
DASHES = frozenset("-–—")
PLURAL = 5  # letters of a word whose ending can be a plural's, at least one more
Known = dict[int, tuple[int, Thing]]  # by first word: the index past a name of the world, and whose it is
Spotted = tuple[int, int, str, Thing | None]  # first word, index past the last, kind, what it names in the world


def by_words(draft: Draft, world: World) -> list[Name]:
    """Return the names in the report, in the order of its words."""
    able = tagger(world.code)
    found: list[Name] = []
    rows = [able.sights(line.words) for line in draft.lines]
    for line, sights in zip(draft.lines, rows, strict=True):
        known = lookup(line, sights, able)
        found.extend(_names(line, sights, known, able))
    found = whole(found)
    found.extend(list(governed(found, able)))
    grow(found, able)
    recut(found, able)
    sound(found, world.code)
    found.extend(list(again(draft, rows, found, able)))
    found.extend(standins(draft, rows, found, able))
    agencies = list(wires(draft, able))
    taken = {(name.line.index, name.first) for name in agencies}
    found = [name for name in clubs(draft, found, able) if (name.line.index, name.first) not in taken] + agencies
    return sorted(found, key=lambda n: n.start)


def lookup(line: Line, sights: Sights, able: Tagger) -> Known:
    """Return the world's names in a line, none inside another: first word -> (index past it, thing)."""
    norms = [w.norm for w in line.words]
    find = able.world.find
    found: Known = {}
    at = 0
    for i, sight in enumerate(sights):
        if not sight.starts or i < at:
            continue
        word = line.words[i]
        hits = [
            hit
            for cut, stem in sight.starts
            if (hit := find(norms, i, stem)) and not (hit[0] == i + 1 and _plain(word, cut, hit[1], able))
        ]
        if hits:
            at, thing = max(hits, key=lambda h: h[0])
            found[i] = (at, thing)
    return found


def _plain(word: Word, cut: int, thing: Thing, able: Tagger) -> bool:
    """Say whether a word in which a name could be seen is an everyday one: an indefinite, one that is whole.

    A group's member may be an indefinite: fourteen Houthis.
    """
    indefinite = thing.kind != "group" and able.script.indefinite in word.text[-2:]
    return indefinite or (cut > 0 and _everyday(word))


def _everyday(word: Word) -> bool:
    """Say whether a word as it stands, with nothing written on to it, is one of the language's."""
    return any(not pre for _, pre, *_ in word.look.hits)


def _names(line: Line, sights: Sights, known: Known, able: Tagger) -> list[Name]:
    """Return the names of one line: the surest, the tagger's, those of the world that it left, and peoples."""
    made: list[Name] = []
    covered = [False] * len(line.words)
    sure = {i: hit for i, hit in known.items() if hit[0] > i + 1 or _certain(line, i, hit[1], able)}

    def enter(found: Iterable[Spotted]) -> None:
        for first, last, kind, thing in found:
            if first < last and not any(covered[first:last]) and not describing(line, first, last, able):
                made.append(named(line, first, last, kind, thing, able))
                covered[first:last] = [True] * (last - first)

    enter((first, last, "country", land) for first, last, land in governments(line, sights, known, able))
    for name in made:
        name.acting = True
    enter(_headed(line, sights, known, sure, able))
    for name in made:
        if "ministries" in sights[name.first].lists:
            name.country = whose(line.words[name.last - 1].norm, able)
    enter((first, last, "person", None) for first, last in apposed(line, covered, able))
    enter(
        (fuller(line, first, covered, able) if kind == "person" and thing is None else first, last, kind, thing)
        for first, last, kind, thing in _tagged(line, able.tags(sights, known), known, sure, able)
    )
    told = chain(spots(line, sights, known, able), sectors(line, sights, known, able))
    enter((first, last, "place", thing) for first, last, thing in told)
    enter((first, last, thing.kind, thing) for first, (last, thing) in sure.items())
    enter((first, last, "organisation", None) for first, last in firms(line, sights, known, able))
    for first, last, country in chain(ministries(line, sights, covered, able), forces(line, sights, covered, able)):
        enter([(first, last, "organisation", None)])
        made[-1].country = country
    enter((first, last, "person", None) for first, last in titled(line, sights, covered, able))
    for find in (spoken, speakers):
        enter((first, last, "person", None) for first, last in find(line, covered, able))
    enter((first, last, "person", None) for first, last in persons(line, sights, covered, able))
    enter(
        (first, last, kind, able.world.thing(" ".join(w.norm for w in line.words[first:last])))
        for first, last, kind in foreign(line, sights, covered, able)
    )
    return [*made, *peoples(line, sights, covered, able)]


def _headed(line: Line, sights: Sights, known: Known, sure: Known, able: Tagger) -> Iterator[Spotted]:
    """Yield names that their first words tell, whatever the tagger thinks, and runs of Latin words."""
    for first, last, kind in namesakes(line, sights, able):
        yield first, Reach(line, sights, known, able, first).onward(last, purpose=True), kind, None
    yield from ((first, last, "group", None) for first, last in clans(line, sights, able))
    yield from ((first, last, "outlet", None) for first, last in mastheads(line, sights, known, able))
    told = [(first, last, "place") for first, last in wards(line, sights, known, able)]
    told += [(first, last, "organisation") for first, last in purposes(line, sights, able)]
    for first, last, kind in told:
        if first not in sure or sure[first][0] < last:
            yield first, last, kind, None
    yield from ((first, last, "organisation", None) for first, last in bodies(line, sights, known, able))
    yield from ((first, last, "country", land) for first, last, land in realms(line, sights, able) if first not in sure)
    for first, last, kind in foreign(line, sights, [False] * len(line.words), able):
        if last > first + 1 and known.keys().isdisjoint(range(first, last)):
            yield first, last, kind, None


def _tagged(line: Line, tags: list[int], known: Known, sure: Known, able: Tagger) -> Iterator[Spotted]:
    """Yield the tagger's names, but those of one word that reads as another."""
    for span in parted(line, spans(tags), able):
        first, last, kind, thing = _fitted(line, span, known, sure, able)
        if first >= last or (_weak(thing, kind) and _many(line, first, last, able)):
            continue
        if thing is None and nobody(line, first, last, kind, able):
            continue
        if only_body(line, first, last, kind, able) or (_weak(thing, kind) and worded(line, first, last, able)):
            continue
        if thing is not None or not _alone(line, first, last, able):
            yield first, last, kind, thing


def _alone(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether an unlisted name is no more than the word for a kind of thing: a corniche, the kingdom's rise."""
    word = line.words[first]
    if able.among(word.norm, "realms"):
        return True
    before = line.words[first - 1].norm if first else ""
    quarter = word.norm.startswith(able.script.article) and able.among(before, "quarters")
    nowhere = able.among(word.norm, "nowhere") and not quarter
    return last == first + 1 and (nowhere or able.among(word.norm, "makes_place"))


def _fitted(line: Line, span: Span, known: Known, sure: Known, able: Tagger) -> Spotted:
    """Return where a tagged name begins and ends, its kind, and what it names in the world."""
    begin, end, kind = span
    first, last = stretched(line, begin, end, sure, able)
    whole = sure.get(first)
    if whole is None or whole[0] != last:
        last = shortened(line, first, last, kind, able)
    if whole is None or whole[0] != last or whole[1].kind not in LISTED:
        first = trimmed(line, first, last, kind, able)
    hit = known.get(first)
    thing = hit[1] if hit and hit[0] == last else None
    if kind == "person":
        first, last = called(line, first, able), lengthened(line, last, able)
    if thing is None:
        first, kind = headed(line, first, kind, able)
    return first, last, kind, thing


def _weak(thing: Thing | None, kind: str) -> bool:
    """Say whether only the tagger thinks that a word is a name: an unlisted person, a city of the gazetteer."""
    return kind == "person" if thing is None else thing.kind == "place" and thing.sort == "city"


def _many(line: Line, first: int, last: int, able: Tagger) -> bool:
    """Say whether a word reads as people of some sort: a noun, a plural, one with a nationality after it."""
    word = line.words[first]
    if last == first + 1 and able.script.indefinite and able.script.indefinite in word.text:
        return True
    if last == first + 1 and any(entry.cls in FOLK for entry, *_ in word.look.hits):
        return True
    if last == first + 1 and member(word.norm, able.world)[0] in able.world.peoples:
        return True
    if adjective(line.words[last - 1], able):
        return True
    if last > first + 1 or any(stem in able.world.spelled for _, stem in able.script.of(word.norm)):
        return False
    before, after = line.words[first - 1 : first], line.words[last : last + 1]
    if any(able.among(w.norm, "offices") or able.among(w.norm, "ranks") for w in before):
        return False
    if any(member(w.norm, able.world)[0] in able.world.peoples for w in after):
        return True
    return len(word.norm) > PLURAL and word.norm.endswith(able.script.plurals)


def _signs(line: Line, first: int) -> bool:
    """Say whether an outlet's name of one word opens a line and a dash parts it from the rest."""
    return first == 0 and line.size > 1 and line.words[1].text in DASHES


def _certain(line: Line, first: int, thing: Thing, able: Tagger) -> bool:
    """Say whether a one-word name of the world data stands for itself, whatever the tagger thinks."""
    word = line.words[first]
    if thing.kind == "outlet" and _signs(line, first):
        return True
    if able.among(word.norm, "unsure"):
        before = line.words[first - 1].norm if first else ""
        return able.among(before, "airing" if thing.kind == "outlet" else "ruling") and thing.kind in RULED
    if thing.kind == "person" or "cue" in word.marks:
        return not word.look.hits
    if thing.kind != "place" or thing.sort != "city" or thing.sure:
        return True
    before = line.words[first - 1].norm if first else ""
    return able.among(before, "governs") or able.among(before, "areas")
