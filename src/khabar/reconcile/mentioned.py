"""Mentioned: a claim of a report as groups show it, with the voices of its chain."""

from __future__ import annotations

from khabar.lang.reasons import because
from khabar.model.claim import Claim, Event, Figure, Saying, place_of
from khabar.model.groups import Mention
from khabar.model.reading import Index
from khabar.model.voice import Voice
from khabar.model.why import Why
from khabar.reconcile.told import Told


def mention(told: Told, claim: Claim, index: Index) -> Mention:
    """Return a claim as a group shows it."""
    report = told.reading.report
    voice = root(claim, index)
    return Mention(
        told.id, claim.id, report.published, report.outlet, place_of(claim).of(report.text), said(claim),
        voice.name if voice and voice.named else None,
    )  # fmt: skip


def said(claim: Claim) -> str:
    """Return what is told of it: an event's modality, a figure's value with its bound, a saying's act."""
    if isinstance(claim, Event):
        return claim.modality.value
    if isinstance(claim, Figure):
        value = f"{claim.low}..{claim.high}" if claim.value is None else f"{claim.value.normalize():f}"
        return f"{claim.bound.value} {value}"
    return claim.act.value


def bounded(figure: str) -> Why:
    """Return a figure as `said` has it, "at_least 12", as people say it."""
    bound, _, value = figure.partition(" ")
    return because(bound, n=value)


def root(claim: Claim, index: Index) -> Voice | None:
    """Return the voice where a claim's chain ends; None where the outlet says so itself or the voice is unknown."""
    links = index.chain(claim)
    links = links[:-1] if isinstance(claim, Saying) else links
    return index.voices.get(links[-1].voice or "") if links else None
