"""CAMEO: the roots of the older event code that PLOVER's types come from, for those who compare with it."""

from __future__ import annotations

from khabar.model.claim import EventType

# After PLOVER's crosswalk of 2021 (openeventdata/PLOVER); khabar's own four types have no root.
ROOTS = {
    EventType.AGREE: ("03",), EventType.CONSULT: ("04",), EventType.SUPPORT: ("05",), EventType.COOPERATE: ("06",),
    EventType.AID: ("07",), EventType.CONCEDE: ("08",), EventType.RETREAT: ("08",), EventType.REQUEST: ("10",),
    EventType.ACCUSE: ("09", "11"), EventType.REJECT: ("12",), EventType.THREATEN: ("13",), EventType.PROTEST: ("14",),
    EventType.MOBILIZE: ("15",), EventType.SANCTION: ("16",), EventType.COERCE: ("17",),
    EventType.ASSAULT: ("18", "19", "20"),
}  # fmt: skip


def roots(kind: EventType) -> tuple[str, ...]:
    """Return CAMEO's roots of an event type, none for those that it does not know."""
    return ROOTS.get(kind, ())


def kinds(root: str) -> tuple[EventType, ...]:
    """Return the event types that a CAMEO root, or a code that begins with it, may be."""
    return tuple(kind for kind, codes in ROOTS.items() if root[:2] in codes)
