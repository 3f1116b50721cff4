"""Sketches: what a report is compared by, made of itself alone: what it names, its words, its prints.

What a thing or word weighs is how rare it is in news at large, never in the record: the likeness of two reports stays
what it is whatever else comes in.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import repeat
from math import log, sqrt
from operator import mul

from khabar.lang.common import share
from khabar.model.reading import Reading
from khabar.model.values import TimeType
from khabar.model.voice import Place, Voice, VoiceKind
from khabar.reconcile.identity import bones, place_key, voice_key
from khabar.reconcile.shingles import prints, shingled
from khabar.reconcile.told import Told, order_of
from khabar.record.words import stems

LEAST = 3  # a value under which a number says nothing of what a report is about
SMALL = 10  # a value under which it says little
SHORT = 3  # letters of a word that may count
MOST = 64  # things, and words, by which a report is compared: those that weigh most
HEAVY = 14  # of each, those by which others are looked for
NAMED = 0.35  # what two reports name counts so much beside their words, where they share a language
WEIGHTS = {"voice": 1.0, "part": 0.7, "place": 0.7, "figure": 1.5, "day": 0.4, "event": 0.8, "title": 1.0}
# The share of reports that have a thing of its kind: one that the world's lists know, or that nobody has heard of.
DATE, KNOWN, DEED, PLACE, COUNT, RARE = 0.1, 0.05, 0.05, 0.02, 0.01, 0.005


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector of length one: the numbers of its things or words, the heaviest first, and their weights.

    Many are looked at where one is asked about: they are kept packed.
    """

    keys: array[int]
    weights: array[float]
    _by_key: dict[int, float] = field(default_factory=dict, repr=False, compare=False)

    def __iter__(self) -> Iterator[tuple[int, float]]:
        """Yield each number with its weight."""
        return zip(self.keys, self.weights, strict=True)

    def dot(self, other: Vector) -> float:
        """Return the inner product with another one."""
        mine: Iterator[float] = map(self.by_key.get, other.keys, repeat(0.0))
        return float(sum(map(mul, mine, other.weights)))

    @property
    def by_key(self) -> Mapping[int, float]:
        """Return the weights by their numbers."""
        if not self._by_key:
            self._by_key.update(zip(self.keys, self.weights, strict=True))
        return self._by_key


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a report is compared by.

    `order` is the report's place among all, as `told.order_of` gives it. `names` says as a JSON list what each of
    `things` is: its kind and how people call it; `prints` are in order.
    """

    report: str
    lang: str
    title: str | None
    order: int
    things: Vector
    words: Vector
    names: str
    prints: array[int]

    @property
    def marks(self) -> tuple[int, ...]:
        """The things and words by which others are looked for."""
        return (*self.things.keys[:HEAVY], *self.words.keys[:HEAVY])

    @property
    def shown(self) -> tuple[str, ...]:
        """What each of the things is."""
        return tuple(json.loads(self.names))


def sketch(told: Told) -> Sketch:
    """Return what a report is compared by."""
    report = told.reading.report
    things = _weighed(_things(told))
    names = _names(told.reading)
    return Sketch(
        told.id, report.lang, report.title, order_of(told.published, told.id),
        vector(things), vector(_weighed(_words(told))),
        json.dumps([names.get(key, key) for key, _ in things], ensure_ascii=False),
        array("q", sorted(prints(shingled(told.text).shingles))),
    )  # fmt: skip


def like(a: Sketch, b: Sketch) -> float:
    """Return the cosine of what two reports name, in part that of their words where they share a language."""
    named = a.things.dot(b.things)
    return named if a.lang != b.lang else NAMED * named + (1 - NAMED) * a.words.dot(b.words)


def vector(weighed: list[tuple[str, float]]) -> Vector:
    """Return a vector by the numbers of its keys, its weights as exact as they are stored."""
    return Vector(array("q", (number(key) for key, _ in weighed)), array("f", (w for _, w in weighed)))


def number(key: str) -> int:
    """Return the number that a thing or word goes by, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def _weighed(marks: Mapping[str, tuple[float, float]]) -> list[tuple[str, float]]:
    """Return what weighs most as a vector of length one: each weight times how rare the thing is."""
    made = sorted(((key, w * -log(rare)) for key, (w, rare) in marks.items()), key=lambda x: (-x[1], x[0]))[:MOST]
    size = sqrt(sum(w * w for _, w in made))
    return [(key, w / size) for key, w in made if w > 0]


def _things(told: Told) -> dict[str, tuple[float, float]]:
    """Return what a report names, by key: what it weighs there, and in which share of reports it stands."""
    r = told.reading
    keys = {v.id: key for v in r.voices if (key := voice_key(v))}
    rare: dict[str, float] = {}
    made = {k: (WEIGHTS[k.partition(" ")[0]] * (1 + log(n)), rare[k]) for k, n in _counted(r, keys, rare).items() if n}
    for figure in r.figures:
        if figure.value is not None and figure.value > LEAST:
            key = f"figure {figure.value.normalize():f} {figure.unit or ''}"
            made[key] = (WEIGHTS["figure"], COUNT if figure.value < SMALL else RARE)
    for time in r.times:
        if time.type is TimeType.DATE and time.value and len(time.value) == 10 and "X" not in time.value:
            made[f"day {time.value}"] = (WEIGHTS["day"], DATE)
    voices = {v.id: v for v in r.voices}
    for event in r.events:
        for actor in event.actors:
            if actor in keys:
                made[f"event {event.type.value} {keys[actor]}"] = (
                    WEIGHTS["event"], DEED if _known(voices[actor]) else RARE
                )  # fmt: skip
    return made


def _counted(r: Reading, keys: Mapping[str, str], rare: dict[str, float]) -> Counter[str]:
    """Return how often each named voice and place is mentioned, and note how rare it is."""
    names: Counter[str] = Counter()
    for voice in r.voices:
        if voice.id not in keys:
            continue
        key = f"voice {keys[voice.id]}"
        names[key] += len(voice.mentions) + len(voice.coreferent)
        rare[key] = KNOWN if _known(voice) else RARE
        if voice.kind is VoiceKind.PERSON:  # who goes by the last name elsewhere
            part = f"part {bones(voice.name.split()[-1] if ' ' in voice.name else voice.name)}"
            names[part] += 1
            rare[part] = RARE
    for place in r.places:
        key = f"place {place_key(place)}"
        names[key] += len(place.mentions)
        rare[key] = _spread(place)
    return names


def _known(voice: Voice) -> bool:
    return voice.kind is VoiceKind.COUNTRY or "wikidata" in voice.ids


def _spread(place: Place) -> float:
    if place.resolution == "country":
        return KNOWN
    return PLACE if "geonames" in place.ids else RARE


def _words(told: Told) -> dict[str, tuple[float, float]]:
    counts = Counter(found.stem for found in stems(told.text) if len(found.stem) >= SHORT)
    title = {found.stem for found in stems(told.reading.report.title or "")}
    return {w: (1 + log(n) + (WEIGHTS["title"] if w in title else 0), share(w)) for w, n in counts.items()}


def _names(r: Reading) -> dict[str, str]:
    """Return how people call the voices and places of a report."""
    made: dict[str, str] = {}
    for voice in r.voices:
        if key := voice_key(voice):
            made.setdefault(f"voice {key}", f"voice {voice.name}")
    for place in r.places:
        made.setdefault(f"place {place_key(place)}", f"place {place.name}")
    return made
