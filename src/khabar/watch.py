"""The watch: feeds are asked for what is new, politely, and their entries go to the desk.

One request at a time, seconds apart at one host; a server that asks to be left alone is. What was asked for and what
is to come stands in the store, written only after the reports it led to: a watch that was killed goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from khabar.desk import Desk, Line
from khabar.errors import NotNow, RefusedReport
from khabar.record.days import instant
from khabar.record.visits import Visit
from khabar.sources.fetch import Fetched, Rules, fetch, is_feed, reports
from khabar.sources.item import Given, Item, Taken
from khabar.sources.named import is_address
from khabar.sources.robots import Robots

EVERY, LEAST, GAP = 3600.0, 300.0, 5.0  # seconds: between two visits to a feed, at least, and to one host
LONGEST = 7 * 24 * 3600.0  # seconds that anything is put off
LONG_REST = 60.0  # seconds
PATIENCE = 600.0  # seconds until the second try; four times as many until the third
TRIES = 3  # for a page
HEADER = 1000  # characters of an ETag or date that are kept


@dataclass(frozen=True, slots=True)
class Visited:
    """How a visit went: outcome is "read", "unchanged", "failed" or "waiting", with the reason for the last two."""

    url: str
    outcome: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to watch: feeds by address; how many seconds apart; entries' pages too or not; one round or on and on."""

    feeds: tuple[str, ...]
    every: float = EVERY
    gap: float = GAP
    pages: bool = False
    once: bool = False
    given: Given = field(default_factory=Given)

    def __post_init__(self) -> None:
        """Refuse what is no address, and to ask too often."""
        for url in self.feeds:
            if not is_address(url) or not _host(url):
                raise ValueError(f"{url!r} is no web address")
        if not LEAST <= self.every <= LONGEST:
            raise ValueError(f"a feed is asked every {LEAST / 60:g} minutes at most, and every week at least")


@dataclass(slots=True)
class Watch:
    """A watch that goes round; `rules` and `sleep` are for those who need others."""

    desk: Desk
    plan: Plan
    rules: Rules = field(default_factory=Rules)
    sleep: Callable[[float], None] = time.sleep
    _free: dict[str, float] = field(default_factory=dict)  # when a host may be asked again
    _resting: dict[str, float] = field(default_factory=dict)  # until when it is left alone, as it asked or failed
    _robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        """Ask for robots.txt under the same rules."""
        self._robots = Robots(self.rules)

    def go(self) -> Iterator[Line | Visited]:
        """Tell of each visit and report once it is safely kept; ends only after a round. Raises StoreFault."""
        asked: set[str] = set()
        while True:
            waiting = [v for v in self._known() if not (self.plan.once and v.url in asked)]
            if not waiting:
                return
            ready = {visit: self._ready(visit) for visit in waiting}
            if self.plan.once and not (waiting := [visit for visit in waiting if ready[visit] <= self._now()]):
                for late in (visit for visit in ready if visit.feed is None):
                    yield Visited(late.url, "waiting", f"not before {_written(ready[late])[:19]}Z")
                return
            at = {visit: max(ready[visit], self._free.get(_host(visit.url), 0.0)) for visit in waiting}
            visit = min(at, key=at.__getitem__)
            self._rest(at[visit] - self._now())
            asked.add(visit.url)
            yield from self._visit(visit)

    def _rest(self, seconds: float) -> None:
        """Wait, with no connection to the store held open for long."""
        if seconds > LONG_REST:
            self.desk.record.close()
        if seconds > 0:
            self.sleep(seconds)

    def _known(self) -> list[Visit]:
        """Return the feeds, as they are remembered, and the pages that are still to be asked for."""
        kept = {visit.url: visit for visit in self.desk.record.visits(self.plan.feeds)}
        feeds = [kept.get(url) or Visit(url) for url in dict.fromkeys(self.plan.feeds)]
        known = [replace(visit, feed=None) for visit in feeds]
        if self.plan.pages:
            known += [visit for visit in kept.values() if visit.feed and visit.url not in self.plan.feeds]
        return known

    def _ready(self, visit: Visit) -> float:
        """Return the moment from which a visit may be made, the pace at its host aside."""
        ready = max(_moment(visit.due), self._rests(_host(visit.url)))
        if visit.feed is None and visit.asked:
            ready = max(ready, _moment(visit.asked) + (LEAST if self.plan.once else self.plan.every))
        return ready

    def _rests(self, host: str) -> float:
        """Return until when a host is left alone; that a watch before this one found it so is remembered."""
        if host not in self._resting:
            kept = self.desk.record.visits((f"host:{host}",))
            self._resting[host] = _moment(kept[0].due) if kept else 0.0
        return self._resting[host]

    def _visit(self, visit: Visit) -> Iterator[Line | Visited]:
        """Ask for a feed or page, keep what is in it, then note that."""
        try:
            got = self._fetched(visit)
        except RefusedReport as refusal:
            yield self._failed(visit, refusal)
            return
        made = replace(visit, asked=self._instant(), due=None, fails=0)
        if got.unchanged:
            self.desk.record.visited(made, over=visit.feed is not None)
            yield Visited(visit.url, "unchanged")
            return
        links: list[str] = []
        new: list[str] = []
        for line in self.desk.take_in(_linked(reports(got, self.plan.given), links)):
            new += [line.source] if line.outcome == "stored" else []
            yield line
        made = replace(made, etag=_short(got.etag), modified=_short(got.modified))
        if visit.feed is None:
            pages = [link for link in links if self.plan.pages and link not in self.plan.feeds]
            self.desk.record.visited(made, pages=pages, again=new)
        else:
            self.desk.record.visited(made, over=True)
        yield Visited(visit.url, "read")

    def _fetched(self, visit: Visit) -> Fetched:
        """Fetch what is new at an address; raises RefusedReport."""
        if visit.feed is not None and self._robots.check(visit.url):
            self.sleep(self.plan.gap)
        try:
            got = fetch(visit.url, etag=visit.etag, modified=visit.modified, rules=self.rules)
        finally:
            self._free[_host(visit.url)] = self._now() + max(self.plan.gap, self._robots.delay(visit.url))
        if visit.feed is None and not got.unchanged and not is_feed(got.data):
            raise RefusedReport(visit.url, "it is no feed")
        return got

    def _failed(self, visit: Visit, refusal: RefusedReport) -> Visited:
        """Note a visit that brought nothing, and when to try again."""
        fails = visit.fails + 1
        put_off = PATIENCE * 4 ** (fails - 1)
        passing = isinstance(refusal, NotNow)
        if isinstance(refusal, NotNow) and refusal.after is not None:
            put_off = max(refusal.after, self.plan.gap)
        until = self._now() + min(put_off, LONGEST)
        made = replace(visit, asked=self._instant(), due=_written(until), fails=fails)
        over = visit.feed is not None and (not passing or fails >= TRIES)
        self.desk.record.visited(made, over=over)
        if passing:
            host = _host(visit.url)
            self._resting[host] = until
            self.desk.record.visited(Visit(f"host:{host}", due=_written(until)))
        return Visited(visit.url, "failed", refusal.reason)

    def _now(self) -> float:
        return self.desk.clock().timestamp()

    def _instant(self) -> str:
        return instant(self.desk.clock())


def _linked(items: Iterable[Item], links: list[str]) -> Iterator[Item]:
    """Pass items on, noting the addresses that they link to."""
    for item in items:
        if isinstance(item, Taken) and item.origin.url and is_address(item.origin.url):
            links.append(item.origin.url)
        yield item


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _moment(written: str | None) -> float:
    return datetime.fromisoformat(written).timestamp() if written else 0.0


def _written(moment: float) -> str:
    return instant(datetime.fromtimestamp(moment, UTC))


def _short(header: str | None) -> str | None:
    """Return a header's value if it can be kept and sent back."""
    return header if header and len(header) <= HEADER and header.isprintable() else None
