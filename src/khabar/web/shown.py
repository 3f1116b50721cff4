"""Shown: one report as its page shows it: its words with the claims on them, and each claim with its chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.model.claim import Claim, Event, Figure, Saying, place_of
from khabar.model.reading import Index, Reading
from khabar.model.text import Span
from khabar.web.marks import Piece, Place, pieces


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: who, in which words of the report, which stand at [start, end)."""

    name: str
    kind: str
    words: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as a page shows it: what it is, its words, its chain from the root to the outlet, and its details."""

    id: str
    kind: str
    words: str
    start: int
    end: int
    chain: tuple[Link, ...]
    details: tuple[tuple[str, str], ...]
    doubts: tuple[tuple[str, str], ...]  # how sure it is, the word of doubt
    rules: tuple[tuple[str, str], ...]  # the rule that made it, the words that called it


def kind_of(claim: Claim) -> str:
    """Return what a claim is."""
    return "saying" if isinstance(claim, Saying) else "figure" if isinstance(claim, Figure) else "event"


def paragraphs(reading: Reading) -> tuple[tuple[Piece, ...], ...]:
    """Return the report's paragraphs, cut where claims begin and end."""
    return pieces(reading.report.text, _places(reading))


def _places(reading: Reading) -> Iterator[Place]:
    for claim in reading.claims:
        for span in words_of(claim):
            yield Place(span.start, span.end, claim.id, kind_of(claim))


def words_of(claim: Claim) -> tuple[Span, ...]:
    """Return the words that a claim is marked by."""
    return claim.content if isinstance(claim, Saying) else (place_of(claim),)


def shown(reading: Reading) -> tuple[Shown, ...]:
    """Return all claims of a reading as its page shows them."""
    index, rules = reading.index(), defaultdict(list)
    for why in reading.why:
        rules[why.claim].append((why.rule, " … ".join(span.of(reading.report.text) for span in why.words)))
    return tuple(_shown(claim, reading, index, tuple(rules[claim.id])) for claim in reading.claims)


def _shown(claim: Claim, reading: Reading, index: Index, rules: tuple[tuple[str, str], ...]) -> Shown:
    text, place = reading.report.text, place_of(claim)
    words = " … ".join(text[s.start : s.end] for s in words_of(claim))
    doubts = tuple((h.certainty.value, text[h.span.start : h.span.end]) for h in claim.hedges)
    details = tuple((name, value) for name, value in _details(claim, reading, index) if value)
    return Shown(
        claim.id, kind_of(claim), words, place.start, place.end, _chain(claim, reading, index), details, doubts, rules
    )


def _chain(claim: Claim, reading: Reading, index: Index) -> tuple[Link, ...]:
    """Return the chain from its root to the outlet, which is the last."""
    text = reading.report.text
    links = []
    for saying in reversed(index.chain(claim)):
        voice = index.voices.get(saying.voice or "")
        who = (voice.name if voice else "", voice.kind.value if voice else "unnamed")
        span = saying.source
        links.append(Link(*who, span.of(text), span.start, span.end) if span else Link(*who))
        if saying.via:
            links.append(Link(saying.via, "via"))
    return (*links, Link(reading.report.outlet or "", "outlet"))


def _details(claim: Claim, reading: Reading, index: Index) -> Iterator[tuple[str, str]]:
    if isinstance(claim, Saying):
        yield "form", claim.form.value
        yield "act", claim.act.value
        return
    time = index.times.get(claim.time or "")
    if isinstance(claim, Figure):
        yield from _figure(claim, reading)
    else:
        yield from _event(claim, index)
    yield "time", (time.value if time else None) or ""


def _figure(claim: Figure, reading: Reading) -> Iterator[tuple[str, str]]:
    span = claim.what
    yield "value", "" if claim.value is None else f"{claim.value:,}"
    yield "low", "" if claim.low is None else f"{claim.low:,}"
    yield "high", "" if claim.high is None else f"{claim.high:,}"
    yield "bound", claim.bound.value
    yield "unit", claim.unit or ""
    yield "what", reading.report.text[span.start : span.end] if span else ""
    yield "measure", claim.measure or ""


def _event(claim: Event, index: Index) -> Iterator[tuple[str, str]]:
    place = index.places.get(claim.place or "")
    yield "type", claim.type.value
    yield "mode", claim.mode or ""
    yield "modality", claim.modality.value
    yield "actor", ", ".join(index.voices[v].name for v in claim.actors)
    yield "recipient", ", ".join(index.voices[v].name for v in claim.recipients)
    yield "place", place.name if place else ""
