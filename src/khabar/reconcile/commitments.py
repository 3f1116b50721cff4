"""Commitments: what was said to come, whose it is, when it falls due and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khabar.lang.reasons import because
from khabar.model.claim import Event, Modality
from khabar.model.groups import Commitment, Mention
from khabar.model.why import Why
from khabar.reconcile.happenings import Group, grouped
from khabar.reconcile.mentioned import mention
from khabar.reconcile.told import Told
from khabar.record.days import days

SOON = 3  # days before its day from which a commitment is due


def commitments(reports: Iterable[Told], today: date) -> tuple[Commitment, ...]:
    """Return what was promised or planned by whom, those with the nearest day first, as it stands on a day."""
    made = [c for group in grouped(reports) if (c := _commitment(group, today)) is not None]
    return tuple(sorted(made, key=lambda c: (c.due or "9999", c.mention.report, c.mention.claim)))


def _commitment(group: Group, today: date) -> Commitment | None:
    ahead = [(t, e) for t, e in group.told if e.modality is Modality.PLANNED]
    owed = [(t, e) for t, e in ahead if e.bound] or ahead
    if not owed:
        return None
    told, event = owed[0]
    index = told.reading.index()
    bound = tuple(index.voices[v].name for v in event.bound)
    due = _due(ahead)
    if not bound and due is None:
        return None
    shown = mention(told, event, index)
    state, decided, why = _became(group, told, due, today)
    return Commitment(shown, bound, due, state, decided, why)


def _due(ahead: list[tuple[Told, Event]]) -> str | None:
    """Return the last day of the newest date that was given."""
    for told, event in reversed(ahead):
        time = told.reading.index().times.get(event.time or "")
        last = days(time.value)[1] if time and time.value else None
        if last:
            return last
    return None


def _became(group: Group, told: Told, due: str | None, today: date) -> tuple[str, Mention | None, Why]:
    later = [(t, e) for t, e in group.told if t.order > told.order or t.id == told.id]
    for modality, state, what in (
        (Modality.CANCELLED, "broken", "called-off"), (Modality.DENIED, "broken", "denied"),
        (Modality.ACTUAL, "kept", "done"),
    ):  # fmt: skip
        for one, event in reversed(later):
            if event.modality is modality:
                return state, mention(one, event, one.reading.index()), because(what, day=_when(one))
    first = _due([(told, next(e for t, e in group.told if t is told and e.modality is Modality.PLANNED))])
    if due is None:
        return "open", None, because("no-day")
    if first and first < due:
        return "overtaken", None, because("put-off", first=first, due=due)
    left = (date.fromisoformat(due) - today).days
    if left < 0:
        return "overdue", None, because("overdue", due=due)
    return ("due" if left <= SOON else "open"), None, because("due", due=due)


def _when(told: Told) -> str:
    return told.published[:10] if told.published else because("unknown-day")
