"""What a record keeps and answers, whichever store it is kept in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from khabar.model.reading import Reading, Remark
from khabar.model.report import Report

Follow = Callable[[Iterator[Any]], Iterable[Any]]  # gives back what it is given, and may show how far it has come
Entry = Mapping[str, Any]  # one thing the record came to know, as the change feed, the dump and a backup write it


class Outcome(Enum):
    """What became of a report that was given to the record."""

    STORED = "stored"
    KNOWN = "known"
    REREAD = "reread"
    REDACTED = "redacted"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it came in, with its reading (None where the record has one); `raw` is its bytes' sha256."""

    report: Report
    reading: Reading | None
    reader: str
    remarks: tuple[Remark, ...] = ()
    raw: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Where and how a report was found: its source, head and the day since when that is known."""

    id: str
    report: str
    source: str
    url: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    basis: str
    raw: str | None
    known: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of a report or claim: kind is correction, retraction or redaction; `day` is when it was said.

    `words` is the claim's kind and span, so that it is found again in later readings. A correction has the field and
    its value, as JSON; a redaction of a person has no name, only what finds it.
    """

    id: str
    kind: str
    why: str
    author: str
    known: str
    report: str | None = None
    reader: str | None = None
    claim: str | None = None
    words: str | None = None
    field: str | None = None
    value: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as the record serves it, with its editions, its source's other reports and what was judged of it."""

    id: str
    lang: str
    outlet: str | None
    published: str | None
    title: str | None
    source: str
    text: str
    known: str
    readers: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    others: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    redacted: bool = False

    @property
    def retracted(self) -> bool:
        """Whether its source took it back."""
        return any(one.kind == "retraction" and one.claim is None for one in self.judgements)


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim as the record serves it, corrections applied; offsets are code points of the report's text."""

    report: str
    id: str
    kind: str
    start: int
    end: int
    words: str
    voice: str | None
    root: str | None
    type: str | None
    stance: str | None
    place: str | None
    time: str | None
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    measure: str | None
    act: str | None
    certainty: str | None
    reader: str
    known: str
    published: str | None
    outlet: str | None
    corrected: bool = False
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found: a piece of its text, and the found words' places in the text and in the piece."""

    report: str
    title: str | None
    source: str
    published: str | None
    snippet: str
    start: int
    spans: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims or reports are asked for; names match in part and in either script, days are ISO 8601."""

    kind: str | None = None
    voice: str | None = None
    type: str | None = None
    place: str | None = None
    stance: str | None = None
    act: str | None = None
    certainty: str | None = None
    root: str | None = None
    report: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What an integrity check saw: how many of each entry, and each fault with the id it is about."""

    seen: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


class Keeper(Protocol):
    """What keeps the stories of a record up with its log, in the same transactions; see `khabar.reconcile.keeping`."""

    def join(self, connection: Any) -> None:  # noqa: ANN401 SQLAlchemy's connection
        """Look at what the log tells of since the last time."""

    def check(self, connection: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
        """Yield what was looked at and its fault, or ""."""


class Record(Protocol):
    """The record; every `now` is an instant as `days.instant` writes it, every report id may be cut short."""

    def has(self, report: str, reader: str) -> bool:
        """Say whether this reader's reading of this report is kept (or the report was redacted)."""

    def add(self, arrivals: Sequence[Arrival], now: str) -> tuple[Outcome, ...]:
        """Keep reports with their readings, all of them or none."""

    def reports(self, asked: Asked) -> Iterator[KeptReport]:
        """Yield reports, newest first."""

    def claims(self, asked: Asked) -> Iterator[KeptClaim]:
        """Yield claims of the newest readings, newest report first, in the order of their words."""

    def report(self, key: str, as_of: str | None = None) -> KeptReport:
        """Return one report; raises NotKept."""

    def reading(self, key: str, as_of: str | None = None) -> dict[str, Any]:
        """Return a report's newest reading as the contract writes it; raises NotKept."""

    def search(self, query: str, asked: Asked) -> tuple[Hit, ...]:
        """Find reports by their words."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a correction or retraction; raises NotKept."""

    def judged(self, as_of: str | None = None) -> Mapping[tuple[str, str], bool]:
        """Return pairs of reports that are one matter, or not, by the newest word on them that was not taken back."""

    def redact(self, judgement: Judgement, name: str | None = None) -> Judgement:
        """Take a report, or a person by name, out for good."""

    def changes(self, after: int = 0) -> Iterator[tuple[int, Entry]]:
        """Yield what the record came to know, in that order, with its number; the dump when replayed is equal."""

    def cursor(self, until: str | None = None) -> int:
        """Return the number of the last entry before the first that came to be known after an instant."""

    def known(self, cursor: int) -> str | None:
        """Return the latest instant at which one of the entries up to a number came to be known."""

    def dump(self) -> Iterator[str]:
        """Yield every entry as a line of JSON; equal records give equal bytes in any store."""

    def replay(self, entries: Iterable[Entry]) -> int:
        """Add entries of a feed or dump; returns how many were new."""

    def check(self, follow: Follow = iter) -> Checked:
        """Look at every sha256, every span and every row."""

    def backup(self, path: Path, follow: Follow = iter) -> int:
        """Write the dump to a file; returns how many entries it holds."""

    def restore(self, path: Path, follow: Follow = iter) -> int:
        """Add a backup's entries; raises BadBackup before anything is written."""
