"""Likeness: how much two reports are about one matter: the same people, places, numbers, days; in any language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from khabar.model.values import TimeType
from khabar.model.voice import VoiceKind
from khabar.reconcile.identity import bones, place_key, voice_key
from khabar.reconcile.told import Told
from khabar.record.words import stems

LEAST = 3  # a value under which a number says nothing of what a report is about
SHORT = 3  # letters of a word that may count
WEIGHTS = {"voice": 1.0, "part": 0.7, "place": 0.7, "figure": 1.5, "day": 0.4, "event": 0.8, "title": 1.0}
OTHERS = (
    100  # reports about other things that are thought beside those compared, so that what few have in common counts
)
SHOWN = 4  # things shared that a reason names


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about: things that either language can name, and the words of its own language, by weight."""

    told: Told
    things: Mapping[str, float]
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """How rare each thing and word is among the reports compared: the inverse document frequency."""

    rarity: Mapping[str, float]

    def weighed(self, marks: Mapping[str, float]) -> dict[str, float]:
        """Return a vector of length one."""
        made = {k: w * self.rarity.get(k, 0.0) for k, w in marks.items()}
        size = sqrt(sum(w * w for w in made.values()))
        return {k: w / size for k, w in made.items() if w} if size else {}


def profile(told: Told) -> Profile:
    """Return what a report is about."""
    return Profile(told, _things(told), _words(told))


def scale(profiles: Sequence[Profile]) -> Scale:
    """Return how rare things and words are among these reports."""
    things = Counter(key for p in profiles for key in p.things)
    words = Counter(key for p in profiles for key in p.words)
    many = len(profiles)
    made = {key: log((many + OTHERS) / (n + 0.5)) for key, n in things.items()}
    return Scale(made | {key: log((many + 1) / (n + 0.5)) for key, n in words.items()})


def like(
    a: Profile, b: Profile, things: tuple[Mapping[str, float], ...], words: tuple[Mapping[str, float], ...]
) -> float:
    """Return the cosine of what two reports name, half of it that of their words where they share a language."""
    named = dot(*things)
    if a.told.reading.report.lang != b.told.reading.report.lang:
        return named
    return (named + dot(*words)) / 2


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the inner product of two sparse vectors."""
    small, big = (a, b) if len(a) <= len(b) else (b, a)
    return sum(w * big[k] for k, w in small.items() if k in big)


def _things(told: Told) -> dict[str, float]:
    r = told.reading
    keys = {v.id: key for v in r.voices if (key := voice_key(v))}
    made = {k: WEIGHTS[k.partition(" ")[0]] * (1 + log(n)) for k, n in _names(told, keys).items() if n}
    for figure in r.figures:
        if figure.value is not None and figure.value > LEAST:
            made[f"figure {figure.value.normalize():f} {figure.unit or ''}"] = WEIGHTS["figure"]
    for time in r.times:
        if time.type is TimeType.DATE and time.value and len(time.value) == 10 and "X" not in time.value:
            made[f"day {time.value}"] = WEIGHTS["day"]
    for event in r.events:
        for actor in event.actors:
            if actor in keys:
                made[f"event {event.type.value} {keys[actor]}"] = WEIGHTS["event"]
    return made


def _names(told: Told, keys: Mapping[str, str]) -> Counter[str]:
    """Return how often each named voice and place is mentioned."""
    names: Counter[str] = Counter()
    for voice in told.reading.voices:
        if voice.id in keys:
            names[f"voice {keys[voice.id]}"] += len(voice.mentions) + len(voice.coreferent)
            if voice.kind is VoiceKind.PERSON and " " in voice.name:  # who goes by the last name elsewhere
                names[f"part {bones(voice.name.split()[-1])}"] += 1
            elif voice.kind is VoiceKind.PERSON:
                names[f"part {bones(voice.name)}"] += 1
    for place in told.reading.places:
        names[f"place {place_key(place)}"] += len(place.mentions)
    return names


def _words(told: Told) -> dict[str, float]:
    counts = Counter(found.stem for found in stems(told.text) if len(found.stem) >= SHORT)
    title = {found.stem for found in stems(told.reading.report.title or "")}
    return {f"word {w}": 1 + log(n) + (WEIGHTS["title"] if w in title else 0) for w, n in counts.items()}


def shared(a: Mapping[str, float], b: Mapping[str, float], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what two reports share that weighs most, by its name."""
    both = sorted(((w * b[k], k) for k, w in a.items() if k in b), reverse=True)
    return tuple(names.get(k, k) for _, k in both[:SHOWN])


def named(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return how people call the things that reports share."""
    made: dict[str, str] = {}
    for p in profiles:
        for voice in p.told.reading.voices:
            if key := voice_key(voice):
                made.setdefault(f"voice {key}", voice.name)
        for place in p.told.reading.places:
            made.setdefault(f"place {place_key(place)}", place.name)
    return made
