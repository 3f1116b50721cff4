"""Translations: which reports tell another's in the other language: its names, numbers and quotations, in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from khabar.lang.reasons import because
from khabar.model.claim import Form
from khabar.model.groups import Reprint
from khabar.model.reading import Reading
from khabar.model.values import TimeType
from khabar.model.voice import Voice, VoiceKind
from khabar.reconcile.drift import drift
from khabar.reconcile.identity import bones, place_key, voice_key
from khabar.reconcile.told import Told
from khabar.record.days import apart

SMALL = 1  # a number up to which it says nothing
MOST = 400  # facts of a report that are held against another's
LEVELS = ((4, 0.45), (9, 0.38))  # facts in the same order, and share of those of both, from which it is a translation
ENOUGH, PART = 8, 0.7  # facts in the same order, and share of the shorter's, from which it is a shortened translation
SURE = 9  # facts in the same order that a source of its own does not outweigh
NAME = "name "
TWICE = 2  # mentions of a fact that count
APART = 2  # days after which nobody prints a translation
LONGER = 2.5  # times as long as the other that one is, from which it is no whole translation
ROOM = 60  # reports of a story with which one in the other language is compared


@dataclass(frozen=True, slots=True)
class Facts:
    """What either language can tell of a report, in the order of its text."""

    told: Told
    order: tuple[str, ...]
    speakers: frozenset[str]  # the names of persons who say something


def translations(reports: Iterable[Told]) -> tuple[Reprint, ...]:
    """Return which of these reports (of one story) are translations, the earlier one first."""
    by_lang: dict[str, list[Facts]] = {}
    for told in sorted(reports, key=lambda t: t.order):
        by_lang.setdefault(told.reading.report.lang, []).append(facts(told))
    found = (
        one
        for first, second in combinations(sorted(by_lang), 2)
        for a in by_lang[first]
        for b in by_lang[second][:ROOM]
        if (one := translation(a, b)) is not None
    )
    return tuple(sorted(found, key=lambda r: (r.first, r.second)))


def translation(one: Facts, other: Facts) -> Reprint | None:
    """Judge two reports in two languages; None where neither can be told to be a translation of the other."""
    small = min(len(one.order), len(other.order))
    if not small or apart(one.told.published, other.told.published) > APART:
        return None
    both = common(one.order, other.order)
    mean = 2 * both / (len(one.order) + len(other.order))
    long, short = sorted((len(one.told.text), len(other.told.text)), reverse=True)
    whole = long < LONGER * short and any(both >= few and mean >= share for few, share in LEVELS)
    if not whole and not (both >= ENOUGH and both >= PART * small):
        return None
    first, second = sorted((one, other), key=lambda f: f.told.order)
    if both < SURE and not second.speakers <= {key.removeprefix(NAME) for key in first.order}:
        return None  # a report with a source of its own
    shares = [both / len(f.order) for f in (first, second)]
    why = because("translation" if whole else "shortened-translation", both=both)
    return Reprint(
        first.told.id, second.told.id, round(both / small, 3), round(shares[0], 3), round(shares[1], 3), (), why,
        drift(first.told, second.told), "translation",
    )  # fmt: skip


def facts(told: Told) -> Facts:
    """Return a report's facts."""
    order: list[str] = []
    seen: Counter[str] = Counter()
    for _, key in sorted(_facts(told.reading)):
        seen[key] += 1
        if seen[key] <= TWICE:  # what is named ten times is one name
            order.append(key)
    persons = {v.id: name for v in told.reading.voices if v.kind is VoiceKind.PERSON and (name := _name(v))}
    speakers = frozenset(persons[s.voice] for s in told.reading.sayings if s.voice in persons)
    return Facts(told, tuple(order[:MOST]), speakers)


def _facts(r: Reading) -> Iterator[tuple[int, str]]:
    names = {voice.id: name for voice in r.voices if (name := _name(voice))}
    for voice in r.voices:
        if voice.id in names:
            yield from ((span.start, f"{NAME}{names[voice.id]}") for span in voice.mentions)
    for place in r.places:
        yield from ((span.start, f"place {place_key(place)}") for span in place.mentions)
    for figure in r.figures:
        if figure.value is not None and figure.value > SMALL:
            yield figure.span.start, f"number {figure.value.normalize():f}"
    for time in r.times:
        if time.type is TimeType.DATE and time.value and "X" not in time.value:
            yield time.span.start, f"day {time.value}"
    for saying in r.sayings:
        if saying.form is not Form.INDIRECT and saying.voice in names:
            yield saying.content[0].start, f"quotation {names[saying.voice]}"


def _name(voice: Voice) -> str | None:
    """Return what a voice goes by in either language: a person by the last name."""
    key = voice_key(voice)
    last = voice.name.split()[-1:] if voice.kind is VoiceKind.PERSON else []
    return bones(last[0]) if key and last else key


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many facts two reports tell in the same order: the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for k, y in enumerate(b, 1):
            before, row[k] = row[k], before + 1 if x == y else max(row[k], row[k - 1])
    return row[-1]
