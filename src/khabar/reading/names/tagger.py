"""Finds names in scripts without capital letters: a trained tagger weighs each word, its neighbours and the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from khabar.lang import pack as packs
from khabar.lang import world as names
from khabar.lang.fronts import Fronts, fronts
from khabar.lang.tables import halves, text
from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Word
from khabar.lang.world import World
from khabar.reading.names.labels import LABELS, Links, Row, best, linked, packed, unpacked
from khabar.reading.names.lettering import grade
from khabar.reading.names.lists import HEADS, LISTS, listed
from khabar.reading.names.sights import Seen, Sight, Sights, sight

SHOWN = LISTS[:5]  # what the tagger was trained to see
# names: classes of the grammar that the tagger sees; those of other stages change too often to learn from
CLASSES = frozenset(
    {
        "prep",
        "that",
        "relative",
        "conj",
        "pronoun",
        "article",
        "neg",
        "aux",
        "cue",
        "role",
        "honorific",
        "num",
        "month",
        "weekday",
        "relday",
        "year",
        "money",
    }
)
FORMS = frozenset({"past", "present"})
MARGIN = 900  # in the unit of the weights: beyond it no neighbour was ever seen to change a label
ROOM = 100_000
FAR = frozenset({"L=", "B=", "G="})
NEAR = 1  # offsets at which all of a word's features count; beyond, only what lists say of it

EDGE: Seen = ((0,) * 5, (0,) * 5)  # what is said from beyond the line's ends


@dataclass(slots=True)
class Tagger:
    """A language's trained weights with a memory of words: `weights` by feature, `links` of two labels side by side."""

    world: World
    weights: Mapping[str, str]  # seven numbers each, read when they are met
    links: Links
    lists: Mapping[str, frozenset[str]]
    common: frozenset[str]  # words seen often while learning
    script: Fronts
    memory: dict[str, Sight] = field(default_factory=dict)
    flags: dict[str, tuple[int, int]] = field(default_factory=dict)
    odds: Mapping[str, int] = field(default_factory=dict)  # three letters -> how much they are a name's
    heads: frozenset[str] = frozenset()  # words for kinds of bodies and places, with which their names begin
    read: dict[str, int] = field(default_factory=dict)

    def tags(self, sights: Sequence[Sight], found: Mapping[int, tuple[int, Thing]]) -> list[int]:
        """Return the label of each word of a line; `found` are the world's names in it.

        Words that are no name by more than MARGIN part the line; a part is searched only where a word of it may be one.
        """
        return _Row(self.links, sights, self._flags(found, len(sights))).tags()

    def among(self, norm: str, listed: str) -> bool:
        """Say whether a word, with or without what is written on to it, is one of a list."""
        return any(stem in self.lists[listed] for _, stem in self.script.of(norm))

    def sights(self, words: Iterable[Word]) -> Sights:
        """Return what each word alone tells."""
        memory = self.memory
        return Sights([memory.get(word.text) or self._sight(word) for word in words])

    def _sight(self, word: Word) -> Sight:
        if len(self.memory) >= ROOM:
            self.memory.clear()
        made = self.memory[word.text] = sight(word, self._seen(word), self.world, self.lists)
        return made

    def _seen(self, word: Word) -> Seen:
        """Return what a word says of the words at -2, -1, 0, +1, +2 from where it would be their neighbour.

        Beside what it says for each label stands by how much at least it speaks for no name: where these add up to
        enough the rest need not be worked out.
        """
        own = features(word, self)
        said = tuple(self._sum(f"{k}{f}" for f in own if abs(k) <= NEAR or f[:2] in FAR) for k in (-2, -1, 0, 1, 2))
        return said, tuple(map(_lead, said))

    def _flags(self, found: Mapping[int, tuple[int, Thing]], size: int) -> dict[int, tuple[int, int]]:
        """Return what is said of each word in a name of the world or beside one."""
        flags = dict(listing(found, size))
        near = {k for i in flags for k in (i - 1, i, i + 1) if 0 <= k < size}
        return {i: self._flag(flags.get(i - 1, ""), flags.get(i, ""), flags.get(i + 1, "")) for i in near}

    def _flag(self, before: str, here: str, after: str) -> tuple[int, int]:
        key = f"{before}|{here}|{after}"
        known = self.flags.get(key)
        if known is None:
            said = self._sum(flagging(before, here, after))
            known = self.flags[key] = (said, _lead(said))
        return known

    def _sum(self, names: Iterable[str]) -> int:
        return sum(map(self._weight, names))

    def _weight(self, name: str) -> int:
        listed = self.weights.get(name)
        if listed is None:
            return 0
        known = self.read.get(listed)
        if known is None:
            known = self.read[listed] = packed(map(int, listed.split()))
        return known


class _Row:
    """A line while its words are labelled; `flags` are what the world's names say of the words in them and beside."""

    __slots__ = ("flags", "links", "seen", "size")

    def __init__(self, links: Links, sights: Sequence[Sight], flags: Mapping[int, tuple[int, int]]) -> None:
        """Set out what each word says of itself and of its neighbours."""
        self.links, self.flags, self.size = links, flags, len(sights)
        self.seen = [EDGE, EDGE, *[sight.seen for sight in sights], EDGE, EDGE]

    def tags(self) -> list[int]:
        """Return the labels: what may be a name is searched with the words around it up to those that part the line."""
        links, size = self.links, self.size
        tags, end = [0] * size, 0
        for i, lead in enumerate(self._leads()):
            if lead > links.sure or i < end:
                continue
            numbers = self._weighed(i)
            if links.plain(numbers):
                continue
            rows, first, end = [unpacked(numbers)], i, i + 1
            while first and not _parts(row := unpacked(self._weighed(first - 1))):
                rows.insert(0, row)
                first -= 1
            while end < size and not _parts(row := unpacked(self._weighed(end))):
                rows.append(row)
                end += 1
            tags[first:end] = best(rows, links, closed=end < size)
        return tags

    def _leads(self) -> list[int]:
        """Return by how much at least each word is rather no name than anything else."""
        said = [leads for _, leads in self.seen]
        beside = zip(said, said[1:], said[2:], said[3:], said[4:], strict=False)
        leads = [v[0] + w[1] + x[2] + y[3] + z[4] for v, w, x, y, z in beside]
        for i, (_, lead) in self.flags.items():
            leads[i] += lead
        return leads

    def _weighed(self, i: int) -> int:
        """Return how much word `i` is of each label, side by side."""
        (v, _), (w, _), (x, _), (y, _), (z, _) = self.seen[i : i + 5]
        flag = self.flags[i][0] if i in self.flags else 0
        return v[0] + w[1] + x[2] + y[3] + z[4] + flag


def _parts(row: Row) -> bool:
    """Say whether a word is so surely no name that it parts the line."""
    return row[0] - max(row[1:]) > MARGIN


def _lead(said: int) -> int:
    row = unpacked(said)
    return row[0] - max(row[1:])


def features(word: Word, able: Tagger) -> list[str]:
    """Return what a word alone shows: itself, its ends, what the lists and the lexicon say of it."""
    norm, world, lists = word.norm, able.world, able.lists
    if word.kind != Kind.WORD:
        return [f"w={norm}" if word.kind == Kind.PUNCT else "w=0", "L=other"]
    made = [f"w={norm}", f"n={min(len(norm), 9)}"]
    if norm.isascii():
        made.append("L=Latin" if word.text[0].isupper() else "L=latin")
        return made
    made += [f"a={norm[:2]}", f"b={norm[:3]}", f"y={norm[-2:]}", f"z={norm[-3:]}", f"x={norm[-1]}"]
    stems = able.script.of(norm)
    if not any(stem in able.common for _, stem in stems):
        made.append(f"L={'new' if norm not in world.parts else 'newpart'}")
        made.append(f"L=x{max(grade(stem, able.odds) for _, stem in stems)}")
        made.append(f"X={grade(norm, able.odds)}")
    for cut, stem in stems:
        if cut:
            made.append(f"s={stem}")
        part = world.parts.get(stem)
        if part:
            made.append(f"G={part[1]}{'+' if cut else ''}")
        made += [f"B={name}{'+' if cut else ''}" for name in SHOWN if stem in lists[name]]
        if stem in world.peoples:
            made.append("L=people")
    if norm in lists["spelled"]:
        made.append("B=spelled")
    entries = [entry for entry, *_ in word.look.hits]
    classes = {e.cls + (f":{e.key}" if e.cls == "role" else "") for e in entries if e.cls in CLASSES}
    made += [f"L={cls}" for cls in sorted(classes)]
    made += [f"L={form}!" for form in sorted({e.form for e in entries} & FORMS)]
    return made


def listing(found: Mapping[int, tuple[int, Thing]], size: int) -> list[tuple[int, str]]:
    """Return a flag for each word inside a name of the world data: its kind, begin or inside, one word or more."""
    made: list[tuple[int, str]] = []
    for first, (last, thing) in found.items():
        many = "m" if last > first + 1 else "s"
        kind = thing.sort if thing.kind == "place" else thing.kind
        made += [(i, f"{kind}{many}{'b' if i == first else 'i'}") for i in range(first, min(last, size))]
    return made


def flagging(before: str, here: str, after: str) -> list[str]:
    """Return the features of the flags around a word."""
    return [f"K={here}", f"K<{before}", f"K>{after}", f"K={here}>{after}", f"K<{before}={here}"]


@cache
def tagger(code: str) -> Tagger:
    """Load a language's weights: `lang/xx/names.tsv`, the words seen often, then a feature and its weights a line."""
    first, _, rest = text(code, "names.tsv").partition("\n")
    weights = dict(zip(*halves(rest), strict=True))
    links = [tuple(map(int, weights.pop(f"T={k}").split())) for k in range(len(LABELS))]
    odds = dict(cell.split("=") for cell in weights.pop("X").split(" "))
    return untrained(code, weights, links, frozenset(first.split()), {k: int(v) for k, v in odds.items()})


def untrained(
    code: str, weights: Mapping[str, str], links: Sequence[Row], common: frozenset[str], odds: Mapping[str, int]
) -> Tagger:
    """Return a tagger with what the language's files say; training begins with no weights."""
    lists = listed(packs.load(code))
    heads = frozenset().union(*(lists[k] for k in HEADS))
    return Tagger(names.world(code), weights, linked(links), lists, common, fronts(code), odds=odds, heads=heads)
