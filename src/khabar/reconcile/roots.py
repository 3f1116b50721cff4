"""Roots: how many independent origins a claim has once reprints and shared sources are folded together.

What is unknown adds nothing: unnamed voices are never counted as independent of each other, nor is an outlet's own word
where a named voice stands behind the claim; papers that only quote each other have no root. What a report tells in its
own voice is the agency's that it, or a copy of it, credits; where it credits several, nobody knows which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from khabar.lang.reasons import because, because_all
from khabar.model.claim import Claim
from khabar.model.groups import Reprint, Root, Roots
from khabar.model.voice import VoiceKind
from khabar.model.why import Why
from khabar.reconcile.identity import bones, voice_key
from khabar.reconcile.origins import origin, printing
from khabar.reconcile.told import Told
from khabar.text.credit import is_agency, outlet_key

WHOLE = 0.5  # share of its words from which a report is a copy
CREDITED = frozenset({"printed", "credited"})  # names: kinds of origins that rest on a credit
DEEP = 16  # outlets that quote each other in a row


@dataclass(slots=True)
class _Ends:
    """What an outlet stands on: voices by key, whether it vouches itself, whom else it quotes."""

    named: dict[str, str] = field(default_factory=dict)
    unnamed: dict[str, str] = field(default_factory=dict)
    quoted: dict[str, tuple[str, Why]] = field(default_factory=dict)  # by key: the name, and how
    own: bool = False
    reports: set[str] = field(default_factory=set)


def copies(reprints: Iterable[Reprint]) -> dict[str, str]:
    """Return, for each report that carries an earlier one's words, the first report it goes back to."""
    before: dict[str, str] = {}
    for one in reprints:
        if one.share >= WHOLE or one.kind == "translation":
            before.setdefault(one.second, one.first)
    made: dict[str, str] = {}
    for report, source in before.items():
        first, seen = source, {report}
        while first in before and first not in seen:
            seen.add(first)
            first = before[first]
        made[report] = first
    return made


def roots(claims: Sequence[tuple[Told, Claim]], copied: Mapping[str, str]) -> Roots:
    """Count the independent named roots of claims that say one thing; `copied` as `copies` gives it."""
    by_report = {told.id: told for told, _ in claims}
    folded = {told.id for told, _ in claims if copied.get(told.id) in by_report}
    ends: dict[str, _Ends] = defaultdict(_Ends)
    names: dict[str, str] = {}
    outlets = {_outlet(told) for told, _ in claims}
    groups: dict[str, list[Told]] = defaultdict(list)
    for told in sorted(by_report.values(), key=lambda t: t.order):
        groups[copied[told.id] if told.id in folded else told.id].append(told)
    for told, claim in claims:
        if told.id not in folded:
            key = _outlet(told)
            names[key] = told.outlet or told.source or told.id
            if told.reading.index().chain(claim):
                _stand(ends[key], told, claim, outlets)
            else:
                _vouch(ends, told, groups[told.id], names)
    found: dict[str, Root] = {}
    for key in sorted(ends):
        _follow(key, ends, names, found)
    named = [r for r in found.values() if r.kind == "named"]
    made = [_counted(r, alone=not named, first=r is next(iter(found.values()))) for r in found.values()]
    many = sum(r.counts for r in made)
    return Roots(
        many,
        tuple(sorted(made, key=lambda r: (not r.counts, r.kind, r.name))),
        tuple(sorted(folded)),
        _why(made, len(folded)),
    )


def _outlet(told: Told) -> str:
    return _named(told.outlet) if told.outlet else f"r:{told.id}"


def _named(outlet: str) -> str:
    return f"o:{bones(outlet_key(outlet))}"


def _stand(end: _Ends, told: Told, claim: Claim, outlets: set[str]) -> None:
    """Note whom a claim of an outlet has for its source; `outlets` are those whose reports are here."""
    index = told.reading.index()
    end.reports.add(told.id)
    links = index.chain(claim)
    voice = index.voices.get(links[-1].voice or "")
    if voice is None or not voice.named:
        end.unnamed[f"{told.id} {links[-1].id}"] = voice.name if voice else because("somebody")
    elif voice.kind is VoiceKind.OUTLET or _named(voice.name) in outlets:
        end.quoted[_named(voice.name)] = (voice.name, because("quoted-outlet"))
    else:
        end.named[voice_key(voice) or voice.name] = voice.name


def _vouch(ends: Mapping[str, _Ends], told: Told, group: Sequence[Told], names: dict[str, str]) -> None:
    """Note who stands behind what an outlet says in its own voice: the agency that is credited for it, else itself.

    `group` are the report and its copies, of which another may be the one that gives the credit, or the agency's.
    """
    printed = [printing(one) for one in group]
    found, end = origin(printed), ends[_outlet(told)]
    end.reports.add(told.id)
    if found.name and found.kind in CREDITED and is_agency(found.name):
        agency = _named(found.name)
        for one in group:
            if _outlet(one) == agency:
                ends[agency].own = True
                ends[agency].reports.add(one.id)
                names.setdefault(agency, found.name)
        if agency != _outlet(told):
            end.quoted[agency] = (found.name, because("credited-agency"))
    elif any(one.agency for report in printed for one in report.credits):
        end.unnamed[f"{told.id} credits"] = because("agencies")
    else:
        end.own = True


def _follow(key: str, ends: Mapping[str, _Ends], names: Mapping[str, str], found: dict[str, Root]) -> None:
    """Walk from an outlet to where its chains end; one that quotes another stands on what that one stands on."""
    waiting, seen = [(key, "", because("own-word"))], {key}
    while waiting and len(seen) <= DEEP:
        at, called, how = waiting.pop()
        end = ends.get(at)
        if end is None:  # quoted, and not in the record: it vouches for itself
            _add(found, at, called, "named", ends[key].reports, how)
            continue
        for voice, name in sorted(end.named.items()):
            _add(found, voice, name, "named", end.reports, because("named"))
        for voice, name in sorted(end.unnamed.items()):
            _add(found, voice, name, "unnamed", end.reports, because("unnamed-root"))
        if end.own:
            _add(found, at, names[at], "outlet", end.reports, because("own-word"))
        for other, (name, way) in sorted(end.quoted.items()):
            if other not in seen:
                seen.add(other)
                waiting.append((other, name, way))


def _add(found: dict[str, Root], key: str, name: str, kind: str, reports: Iterable[str], why: Why) -> None:
    known = found.get(key)
    ids = sorted({*reports, *(known.reports if known else ())})
    found[key] = Root(known.name if known else name, kind, kind == "named", tuple(ids), why)


def _counted(root: Root, *, alone: bool, first: bool) -> Root:
    """Count the first root where nobody is named: something is behind the claim, and no more is known."""
    if not (alone and first):
        return root
    return replace(root, counts=True, why=because("all", reasons=(root.why, because("together"))))


def _why(made: Sequence[Root], folded: int) -> Why:
    counted = [r.name for r in made if r.counts]
    if not made:
        return because("only-quote")
    said = [because("roots", many=len(counted), names=tuple(counted))]
    if unknown := sum(not r.counts for r in made):
        said.append(because("unknown", many=unknown))
    if folded:
        said.append(because("folded", many=folded))
    return because_all(*said)
