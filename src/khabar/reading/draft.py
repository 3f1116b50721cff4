"""The draft: a report while it is read, to which each stage adds what it found; assembly makes the reading of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from khabar.lang.pack import Pack
from khabar.lang.words import Line
from khabar.model.report import Report
from khabar.model.voice import Candidate, Media

if TYPE_CHECKING:
    from khabar.text.head import Head

Place = tuple[int, int]  # [start, end) in the report's text


@dataclass(slots=True)
class Number:
    """A number as written; the `value` of a Mark of class "number". `kind`: cardinal, ordinal, fraction, percent."""

    value: Decimal | None
    kind: str = "cardinal"
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = "exact"
    spelled: bool = False
    rule: str = ""


@dataclass(slots=True)
class Timex:
    """A time expression; the `value` of a Mark of class "time". `type` and `text` (the TIMEX3 value) as in TIMEX3."""

    start: int
    end: int
    type: str
    text: str | None
    line: int
    first: int
    last: int
    rule: str = ""
    zone: str | None = None  # of a clock time: its IANA name, "local" that of the place, None where none is said


@dataclass(slots=True, eq=False)
class Entity:
    """A voice or place: `kind` is a VoiceKind value or "place"; mentions by name, coreferent otherwise."""

    key: str
    kind: str
    name: str
    names: dict[str, str] = field(default_factory=dict)
    named: bool = True
    country: str | None = None
    title: str | None = None
    lat: float | None = None
    lon: float | None = None
    region: str | None = None
    resolution: str | None = None
    candidates: tuple[Candidate, ...] = ()
    media: Media | None = None
    ids: dict[str, str | int] = field(default_factory=dict)
    mentions: list[Place] = field(default_factory=list)
    coreferent: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Quote:
    """A quotation: `start`, `end` inside the marks; `outer` with them; `closed` says that its end was marked."""

    start: int
    end: int
    outer: Place
    closed: bool
    continues: bool = False  # opened again at a new paragraph by the same speaker


@dataclass(frozen=True, slots=True)
class Doubt:
    """A hedge at [start, end) of the text, words [first, last) of its line."""

    start: int
    end: int
    certainty: str
    first: int = 0
    last: int = 0


@dataclass(slots=True, eq=False)
class Said:
    """A saying; `parent` is found in assembly, from what encloses what."""

    line: int
    content: list[Place]
    form: str
    source: Place | None = None
    cue: Place | None = None
    voice: Entity | None = None
    via: str | None = None
    hedged: bool = False
    rule: str = ""
    key: str = ""  # the cue's key in the lexicon: say, deny, warn …
    reach: Place | None = None  # the whole saying with cue and source, where it is more than their hull
    act: str = "say"
    doubt: Doubt | None = None  # its cue, where that is a guess or a mere claim
    outer: bool = False  # that doubt is not its own voice's, but that of whoever reports it
    answers: bool = False  # it speaks of the very words of the saying before it, and stands beside that

    def span(self) -> Place:
        """Return the range from the first to the last of its words."""
        parts = [place for place in (*self.content, self.source, self.cue, self.reach) if place is not None]
        return min(parts)[0], max([end for _, end in parts])


@dataclass(slots=True, eq=False)
class Happened:
    """An event."""

    line: int
    trigger: Place
    type: str
    first: int  # the trigger's words
    last: int
    mode: str | None = None
    modality: str = "actual"
    actors: list[Entity] = field(default_factory=list)
    recipients: list[Entity] = field(default_factory=list)
    actor: Place | None = None
    recipient: Place | None = None
    place: Entity | None = None
    time: Timex | None = None
    rule: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    same: Happened | None = None  # the first mention of the same event, and what the two share
    again: str = ""
    of: Happened | None = None  # what it calls off or denies


@dataclass(slots=True, eq=False)
class Counted:
    """A figure."""

    line: int
    start: int
    end: int
    value: Decimal | None
    bound: str = "exact"
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    what: Place | None = None
    measure: str | None = None
    event: Happened | None = None
    rule: str = ""
    time: Timex | None = None  # since when or in which period
    scope: str | None = None  # total, new
    whole: Counted | None = None  # the figure that this one is among
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class Noted:
    """A remark."""

    code: str
    text: str
    place: Place | None = None


@dataclass(slots=True)
class Draft:
    """A report while it is read."""

    report: Report
    pack: Pack
    lines: list[Line]
    paragraphs: list[Place]
    head: Head
    day: date | None = None  # the report's day, where known
    entities: dict[str, Entity] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    sayings: list[Said] = field(default_factory=list)
    events: list[Happened] = field(default_factory=list)
    figures: list[Counted] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)  # hedges that are no saying's cue, in order
    refused: list[tuple[str, Place, str]] = field(default_factory=list)
    remarks: list[Noted] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def refuse(self, kind: str, place: Place, why: str) -> None:
        """Note what was considered for a claim of a kind and made none, and why."""
        self.refused.append((kind, place, why))

    def remark(self, code: str, text: str, place: Place | None = None) -> None:
        """Note what could not be done."""
        self.remarks.append(Noted(code, text, place))
