"""Origins: whom the words of reports that copy each other come from: an agency, a paper cited, the first printer.

What the reports say of themselves goes before what their days say, and where neither tells, nobody is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khabar.lang.reasons import because, because_all
from khabar.model.groups import Origin
from khabar.model.voice import VoiceKind
from khabar.model.why import Why
from khabar.reconcile.reports import Reports
from khabar.reconcile.told import Told
from khabar.text.credit import SEVERAL, Credit, credited, is_agency, outlet_key

# How sure an origin is where all who name one name the same.
SURE = {"printed": 1.0, "credited": 0.95, "cited": 0.7, "first": 0.5, "unknown": 0.0}
OPENING = 400  # code points of a report in which it cites the outlet it has the whole from
TWO = 2


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet that a report names: its key, the name to show, and whether it is known to be an agency."""

    key: str
    name: str
    agency: bool


@dataclass(frozen=True, slots=True)
class Printing:
    """What of a report tells of its origin: who printed it when, whom it credits, which outlet it cites at first."""

    id: str
    outlet: str
    key: str
    published: str | None
    agency: bool
    credits: tuple[Credit, ...]
    cited: str | None


Votes = Mapping[str, Mapping[str, float]]  # by what is named: how much of an outlet's naming goes to it, by outlet


def origins(reports: Reports, copied: Mapping[str, str]) -> tuple[Origin, ...]:
    """Return the origin of every group of copies, the earliest first; `copied` as `copies` gives it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key in reports.in_order({*copied, *copied.values()}):
        groups[copied.get(key, key)].append(key)
    return tuple(origin([printing(reports[key]) for key in group]) for group in groups.values() if len(group) > 1)


def printing(told: Told) -> Printing:
    """Return what of a report tells of its origin."""
    return Printing(
        told.id, told.outlet or told.source, outlet_key(told.outlet) or told.id, told.published,
        is_agency(told.outlet), credited(told.reading.report), _cited(told),
    )  # fmt: skip


def origin(group: Sequence[Printing]) -> Origin:
    """Judge where reports of the same words, the earliest first, come from."""
    names: dict[str, str] = {}
    outlets = {one.key: one.outlet for one in reversed(group)}
    early = group[0].published or ""
    printers = {one.key for one in group if one.agency and _same_time(one.published or "9999", early)}
    credit = {one.id: list(_credits(one, outlets, names)) for one in group}
    votes = _counted(group, credit, outlets, printers)
    if votes:
        kind = "credited"
    else:
        votes = _counted(group, {one.id: list(_cites(one, names)) for one in group}, outlets, set())
        kind = "cited"
    if not votes:
        return _first(group, several=any(credit.key == SEVERAL for one in group for credit in one.credits))
    return _most(group, kind, votes, {**names, **outlets})


def _credits(printed: Printing, outlets: Mapping[str, str], names: dict[str, str]) -> Iterable[Named]:
    """Yield whom a report credits by name; a short form of an outlet that is here stands for it."""
    for one in printed.credits:
        if one.name is None:
            continue
        key = next((k for k, outlet in outlets.items() if _initials(outlet) == one.name), one.key)
        if key != printed.key:
            names.setdefault(key, one.name)
            yield Named(key, one.name, one.agency)


def _cites(printed: Printing, names: dict[str, str]) -> Iterable[Named]:
    """Yield the outlet that a report says at its beginning it has its words from."""
    if printed.cited is not None:
        key = outlet_key(printed.cited)
        names.setdefault(key, printed.cited)
        yield Named(key, printed.cited, agency=True)


def _cited(told: Told) -> str | None:
    """Return the outlet that a report says at its beginning it has its words from."""
    voices = {voice.id: voice for voice in told.reading.voices}
    for saying in told.reading.sayings:
        voice = voices.get(saying.voice or "")
        if saying.parent or saying.span.start > OPENING or not voice or not voice.named:
            continue
        if voice.kind is VoiceKind.OUTLET and outlet_key(voice.name) != outlet_key(told.outlet):
            return voice.name
    return None


def _counted(
    group: Sequence[Printing], said: Mapping[str, Sequence[Named]], outlets: Mapping[str, str], printers: set[str]
) -> Votes:
    """Share each outlet's voice among those it names, and an agency's that prints itself to itself.

    A name that is not known to be an agency's counts where two outlets give it, or where its bearer is here.
    """
    by_outlet: dict[str, dict[str, bool]] = defaultdict(dict)
    for printed in group:
        for one in said[printed.id]:
            by_outlet[printed.key][one.key] = one.agency
    often: dict[str, int] = defaultdict(int)
    for named in by_outlet.values():
        for key in named:
            often[key] += 1
    for key in printers:
        by_outlet[key] = {key: True}
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for outlet, named in by_outlet.items():
        kept = [key for key, agency in named.items() if agency or key in outlets or often[key] >= TWO]
        for key in kept:
            votes[key][outlet] = 1 / len(kept)
    return votes


def _most(group: Sequence[Printing], kind: str, votes: Votes, names: Mapping[str, str]) -> Origin:
    """Return the one that most outlets name; of two, the one named earlier; nobody where that is not to be known."""
    early = {one.key: one.published or "9999" for one in reversed(group)}
    ranked = sorted((-sum(by.values()), min(early[outlet] for outlet in by), key) for key, by in votes.items())
    outlets = {one.key for one in group}
    if len(ranked) > 1 and _level(ranked[0], ranked[1]):
        tied = [names[one[2]] for one in ranked if _level(ranked[0], one)]
        return _origin(group, None, "unknown", 0.0, because("as-many", names=tuple(tied)))
    best = ranked[0][2]
    naming = {outlet for by in votes.values() for outlet in by}
    others = sorted(names[key] for _, _, key in ranked[1:])
    here = best in outlets
    way = "printed-" * here + ("naming" if kind == "cited" else "crediting")
    why = because(way, name=names[best], some=len(votes[best].keys() - {best}), all=len(outlets - {best}))
    why = because_all(why, because("some-name", names=tuple(others))) if others else why
    share = sum(votes[best].values()) / len(naming)
    return _origin(group, names[best], "printed" if here else kind, share, why)


def _level(one: tuple[float, str, str], other: tuple[float, str, str]) -> bool:
    """Say whether two are named as often, and neither before the other as far as their days tell."""
    return one[0] == other[0] and _same_time(one[1], other[1])


def _first(group: Sequence[Printing], *, several: bool) -> Origin:
    """Return who printed it first, where nobody is named; nobody where that is not to be known."""
    first = group[0]
    name = first.outlet
    others = [one for one in group if one.key != first.key]
    if several:
        return _origin(group, None, "unknown", 0.0, because("do-not-say"))
    if not first.published:
        return _origin(group, None, "unknown", 0.0, because("nobody-no-day"))
    if others and _same_time(first.published, others[0].published or "9999"):
        why = because("at-one-time", name=name, other=others[0].outlet)
        return _origin(group, None, "unknown", 0.0, why)
    alone, many = not others, len({one.key for one in others})
    told = "printed-alone" if alone else "printed-before"
    return _origin(group, name, "first", 1.0, because(told, name=name, day=first.published[:10], others=many))


def _origin(group: Sequence[Printing], name: str | None, kind: str, share: float, why: Why) -> Origin:
    return Origin(group[0].id, tuple(t.id for t in group), name, kind, round(SURE[kind] * share, 3), why)


def _same_time(one: str, other: str) -> bool:
    """Say whether two moments are not known to differ: a day holds all its hours."""
    size = min(len(one), len(other))
    return one[:size] == other[:size]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
