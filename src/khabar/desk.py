"""The desk: the place reports come to, where they are read, kept, judged and found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from khabar.model.report import Report
from khabar.reading.reader import read
from khabar.reconcile.keeping import Keeper
from khabar.reconcile.reports import Filed
from khabar.reconcile.telling import telling
from khabar.record.body import body
from khabar.record.days import before, instant, until
from khabar.record.record import Arrival, Asked, Checked, Entry, Follow, Hit, Judgement, KeptClaim, KeptReport, Outcome
from khabar.record.store import BUSY, Store, open_store
from khabar.sources.item import Given, Item, Refused, Taken
from khabar.sources.named import items
from khabar.views.answers import Answers
from khabar.views.news import News, moved_since, news
from khabar.views.together import Together, together

WHOLE = "it was redacted, and stays out"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one report: outcome is "stored", "known", "reread" or "refused", with the reason."""

    source: str
    outcome: str
    report: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """What came in and what became of it: seen = stored + known + refused; known ones may have been read anew."""

    seen: int = 0
    stored: int = 0
    known: int = 0
    refused: int = 0
    reread: int = 0

    def __post_init__(self) -> None:
        """The books balance."""
        if self.seen != self.stored + self.known + self.refused or self.reread > self.known:
            raise ValueError(f"the books do not balance: {self}")

    def and_(self, line: Line) -> Books:
        """Return the books with one more line."""
        column = "known" if line.outcome == "reread" else line.outcome
        more = {column: getattr(self, column) + 1, "reread": self.reread + (line.outcome == "reread")}
        return replace(self, seen=self.seen + 1, **more)


def now() -> datetime:
    """Return this moment; the one clock of khabar, handed to the desk."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk(Answers):
    """A record with a reader before it and a clock beside it; make one with `khabar.open`."""

    record: Store
    reader: str
    author: str = "unnamed"
    batch: int = 16
    clock: Callable[[], datetime] = now

    def __enter__(self) -> Self:
        """Work at it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave it."""
        self.close()

    def close(self) -> None:
        """Give back what the record holds open."""
        self.record.close()

    def add(self, *names: str, given: Given | None = None, kind: str | None = None, fetch: bool = False) -> Books:
        """Read and keep the reports of files, folders, and web addresses if `fetch`.

        Raises StoreFault, never for a bad report.
        """
        books = Books()
        for line in self.take_in(items(names, given or Given(), kind, fetch=fetch)):
            books = books.and_(line)
        return books

    def take_in(self, items: Iterable[Item]) -> Iterator[Line]:
        """Read and keep reports, telling of each once it is on the disk; raises StoreFault."""
        waiting: list[Arrival] = []
        for item in items:
            made = item if isinstance(item, Refused) else self._read(item)
            if isinstance(made, Refused):
                yield Line(made.source, "refused", None, made.reason)
                continue
            waiting.append(made)
            if len(waiting) >= self.batch:
                yield from self._keep(waiting)
                waiting = []
        yield from self._keep(waiting)

    def reread(self, reports: Iterable[str] = (), *, follow: Follow = iter) -> Iterator[Line]:
        """Add this reader's reading of the reports named, or of all, to those they have; nothing is overwritten.

        Tells of each once it is on the disk; `follow` may show how far this has come. Raises NotKept, StoreFault.
        """
        named = [self.show(report).id for report in reports] or [one.id for one in self.record.reports(Asked())]
        waiting: list[tuple[Line, Entry]] = []
        for key in follow(iter(named)):
            kept = self.record.report(key)
            if self.reader in kept.readers or (kept.redacted and not kept.text):
                yield Line(kept.source, "known", key)
                continue
            waiting.append(self._anew(kept))
            if len(waiting) >= self.batch:
                yield from self._replayed(waiting)
                waiting = []
        yield from self._replayed(waiting)

    def reports(self, asked: Asked | None = None, **more: Any) -> tuple[KeptReport, ...]:  # noqa: ANN401 the fields of Asked
        """Return reports, newest first; `more` are the fields of Asked."""
        return tuple(self.record.reports(_asked(asked, more)))

    def claims(self, asked: Asked | None = None, **more: Any) -> tuple[KeptClaim, ...]:  # noqa: ANN401 the fields of Asked
        """Return claims, newest report first, in the order of their words; `more` are the fields of Asked."""
        return tuple(self.record.claims(_asked(asked, more)))

    def show(self, report: str, as_of: str | None = None) -> KeptReport:
        """Return one report by its id, which may be cut short; raises NotKept."""
        return self.record.report(report, until(as_of))

    def reading(self, report: str, as_of: str | None = None) -> dict[str, Any]:
        """Return a report's newest reading, as the contract writes it; raises NotKept."""
        return self.record.reading(report, until(as_of))

    def search(self, query: str, asked: Asked | None = None, **more: Any) -> tuple[Hit, ...]:  # noqa: ANN401 the fields of Asked
        """Return the newest reports that hold these words; `more` are the fields of Asked."""
        return self.record.search(query, _asked(asked, more))

    def together(self, asked: Asked | None = None, *, on: str | None = None, **more: Any) -> Together:  # noqa: ANN401
        """Hold reports against each other: stories, reprints, tracks, conflicts, roots, commitments as of the day `on`.

        Reports that were retracted or redacted whole are left out. `more` are the fields of Asked; where nothing is
        asked of them, the stories that the record keeps are told, and only the reports that an answer needs are read.
        """
        which = _asked(asked, more)
        judged = self.record.judged(which.as_of)
        today = date.fromisoformat((on or which.as_of or instant(self.clock()))[:10])
        reports = Filed(self.record.engine, which)
        return Together(reports, judged, today, telling(reports, judged))

    def feed(self, since: int | str, as_of: str | None = None, *, on: str | None = None) -> News:
        """Tell what is new since a cursor that an earlier answer gave, or since an instant (a day means its start)."""
        start, end = since if isinstance(since, int) else self.record.cursor(before(since)), until(as_of)
        came: set[str] = set()
        read: set[str] = set()
        cursor = start
        judged: list[Judgement] = []
        for n, entry in self.record.changes(start):
            if end is not None and entry["known"] > end:
                continue
            cursor = n
            if entry["entry"] == "judgement":
                judged.append(_judged(entry))
            elif entry["entry"] != "edition":
                (came if entry["entry"] == "report" else read).add(entry.get("report") or entry["id"])
        held, was = self.together(as_of=as_of, on=on), self._before(start, came)
        return news(held, was, came, read, judged, cursor, moved_since(held, was, start))

    def _before(self, cursor: int, came: AbstractSet[str]) -> Together:
        """Hold together what was known at a cursor, on that day."""
        known = self.record.known(cursor)
        if known is None:
            return together((), {}, date.min)
        held = self.together(as_of=known)
        if held.kept and came.isdisjoint(held.kept.holds(came)):
            return held
        return together((t for key, t in held.reports.items() if key not in came), held.judged, held.today)

    def judge(self, first: str, second: str, *, same: bool | None, why: str, by: str | None = None) -> Judgement:
        """Note that two reports are about one matter, or are not; None takes back what was said of them.

        The newest word counts, and outranks all rules. Raises NotKept.
        """
        ids = sorted(self.show(one).id for one in (first, second))
        made = self._judgement("open" if same is None else "same" if same else "apart", why, by, None)
        return self.record.judge(replace(made, report=ids[0], value=ids[1]))

    def correct(
        self, report: str, claim: str, field: str, value: str | None, *, why: str, by: str | None = None,
        day: str | None = None,
    ) -> Judgement:  # fmt: skip
        """Correct a field of a claim; raises NotKept, and ValueError where it cannot be corrected so."""
        made = self._judgement("correction", why, by, day)
        return self.record.judge(replace(made, report=report, claim=claim, field=field, value=value))

    def retract(
        self, report: str, claim: str | None = None, *, why: str, by: str | None = None, day: str | None = None
    ) -> Judgement:
        """Note that a report, or a claim of it, was taken back by its source; raises NotKept."""
        return self.record.judge(replace(self._judgement("retraction", why, by, day), report=report, claim=claim))

    def redact(
        self, *, report: str | None = None, person: str | None = None, why: str, by: str | None = None
    ) -> Judgement:
        """Take a report, or a person by name, out of everything served, for good; raises NotKept."""
        if (report is None) == (person is None):
            raise ValueError("a redaction is of a report or of a person")
        return self.record.redact(replace(self._judgement("redaction", why, by, None), report=report), person)

    def check(self, follow: Follow = iter) -> Checked:
        """Look at every sha256, every span and every row of the record; `follow` may show how far this has come."""
        return self.record.check(follow)

    def backup(self, path: str | Path, follow: Follow = iter) -> int:
        """Write everything to a file, .gz compressed; returns how many entries."""
        return self.record.backup(Path(path), follow)

    def restore(self, path: str | Path, follow: Follow = iter) -> int:
        """Add what a backup holds; returns how many entries were new. Raises BadBackup."""
        return self.record.restore(Path(path), follow)

    def _read(self, item: Taken) -> Arrival | Refused:
        report = item.report
        if fault := _unkeepable(report):
            return Refused(report.source, fault)
        origin = item.origin
        reading = None
        if not self.record.has(report.id, self.reader):
            try:
                reading = read(replace(report, source="", title=None, byline=None, dateline=None))
            except Exception as fault:  # noqa: BLE001 reading never fails; where it does, one report is lost, not the batch
                return Refused(report.source, f"the reader failed on it: {fault!r}")
        return Arrival(report, reading, self.reader, item.remarks, origin.sha256, origin.url)

    def _anew(self, kept: KeptReport) -> tuple[Line, Entry]:
        """Read a kept report; return its line of the books and the entry that the record takes."""
        report = Report(kept.text, kept.lang, outlet=kept.outlet, published=kept.published)
        made = {  # the record makes its id
            "entry": "reading", "id": None, "known": instant(self.clock()), "report": kept.id, "reader": self.reader,
            "redacted": None, "reading": body(read(report)),
        }  # fmt: skip
        return Line(kept.source, "reread", kept.id), made

    def _replayed(self, waiting: list[tuple[Line, Entry]]) -> Iterator[Line]:
        self.record.replay([made for _, made in waiting])
        yield from (told for told, _ in waiting)

    def _keep(self, waiting: list[Arrival]) -> Iterator[Line]:
        if not waiting:
            return
        outcomes = self.record.add(waiting, instant(self.clock()))
        for arrival, outcome in zip(waiting, outcomes, strict=True):
            gone = outcome is Outcome.REDACTED
            yield Line(
                arrival.report.source, "refused" if gone else outcome.value, arrival.report.id, WHOLE if gone else None
            )

    def _judgement(self, kind: str, why: str, by: str | None, day: str | None) -> Judgement:
        return Judgement("", kind, why, by or self.author, instant(self.clock()), day=day)


def open_desk(
    store: str, reader: str, *, author: str = "unnamed", busy: float = BUSY, batch: int = 16, create: bool = True,
    read_only: bool = False, clock: Callable[[], datetime] = now,
) -> Desk:  # fmt: skip
    """Open a desk on the record at a path or URL, made where there is none if `create`; raises StoreFault."""
    kept = open_store(store, create=create, read_only=read_only, busy=busy, keeper=Keeper())
    return Desk(kept, reader, author, batch, clock)


def _asked(asked: Asked | None, more: dict[str, Any]) -> Asked:
    made = replace(asked or Asked(), **more)
    return replace(made, as_of=until(made.as_of)) if made.as_of else made


def _judged(entry: Entry) -> Judgement:
    return Judgement(**{name: value for name, value in entry.items() if name != "entry"})


def _unkeepable(report: Report) -> str | None:
    """Say which part of a report's head no database can hold: half a surrogate pair, or U+0000."""
    for name in ("source", "outlet", "title", "byline", "dateline", "published", "text"):
        value = getattr(report, name) or ""
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            return f"its {name} holds a character that cannot be kept"
    return None
