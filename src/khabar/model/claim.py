"""What a report says: sayings, figures and events, each with the words it stands on and its chain."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from khabar.model.stance import Act, Hedge
from khabar.model.text import Span


class Form(Enum):
    """How a voice's words are passed on."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Bound(Enum):
    """How a figure's value is bounded."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"


class Scope(Enum):
    """Whether a figure counts all so far, or only what was added."""

    TOTAL = "total"
    NEW = "new"


class Modality(Enum):
    """Whether an event happened."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DEMANDED = "demanded"
    DENIED = "denied"
    CANCELLED = "cancelled"
    HYPOTHETICAL = "hypothetical"


class EventType(Enum):
    """PLOVER's sixteen event types, then khabar's four."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    DISASTER = "DISASTER"
    ACCIDENT = "ACCIDENT"
    CRIME = "CRIME"
    VOTE = "VOTE"


@dataclass(frozen=True, slots=True)
class Saying:
    """A voice's words or thought as the report passes them on; `parent` is the saying that encloses it."""

    id: str
    span: Span
    content: tuple[Span, ...]
    form: Form
    source: Span | None = None
    cue: Span | None = None
    voice: str | None = None
    via: str | None = None
    hedged: bool = False
    parent: str | None = None
    act: Act = Act.SAY
    hedges: tuple[Hedge, ...] = ()

    def __post_init__(self) -> None:
        """No words, no claim."""
        if not self.content:
            raise ValueError(f"saying {self.id} has no words")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something; `chain` lists the enclosing sayings, outermost first."""

    id: str
    span: Span
    value: Decimal | None
    bound: Bound
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    what: Span | None = None
    measure: str | None = None
    event: str | None = None
    chain: tuple[str, ...] = ()
    time: str | None = None  # since when or in which period: a time's id
    scope: Scope | None = None
    part_of: str | None = None  # the figure that this one is among
    hedges: tuple[Hedge, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, where, when, and whether; actors, recipients and those bound are voice ids."""

    id: str
    trigger: Span
    type: EventType
    modality: Modality
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    actor_span: Span | None = None
    recipient_span: Span | None = None
    place: str | None = None
    time: str | None = None
    chain: tuple[str, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    same: str | None = None  # the first mention of the same event
    of: str | None = None  # the event that it calls off or denies
    bound: tuple[str, ...] = ()  # of what is planned: the voices whose commitment it is, due at its time


Claim = Saying | Figure | Event


def place_of(claim: Claim) -> Span:
    """Return the words a claim stands on."""
    return claim.trigger if isinstance(claim, Event) else claim.span
