"""News: what a record came to know since a moment, and which groups of reports that changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from khabar.model.claim import place_of
from khabar.model.groups import Commitment, Conflict, Mention, Story, Track
from khabar.reconcile.commitments import SOON
from khabar.reconcile.mentioned import mention, said
from khabar.reconcile.told import Told
from khabar.record.record import Judgement
from khabar.views.together import Together

Parts = tuple[frozenset[Hashable], Hashable]  # what a group holds, and what else of it may change
Parted = tuple[Story | Track | Conflict | Commitment, Parts]


@dataclass(frozen=True, slots=True)
class Came:
    """A report that came in: its id, its head, and since when it is known."""

    report: str
    source: str
    outlet: str | None
    published: str | None
    title: str | None
    known: str


@dataclass(frozen=True, slots=True)
class New:
    """One thing that is new, or changed; `kind` says what `of` is."""

    kind: str  # report, judgement, claim, story, track, conflict, commitment
    what: str  # new, changed
    of: Came | Judgement | Mention | Story | Track | Conflict | Commitment


@dataclass(frozen=True, slots=True)
class News:
    """What is new, the cursor from which to ask the next time, and the sources of the reports by their ids."""

    cursor: int
    items: tuple[New, ...]
    sources: Mapping[str, str]

    def source(self, report: str) -> str | None:
        """Return the source that a report came in with, by its id; None where it is not here."""
        return self.sources.get(report)


def news(
    now: Together,
    before: Together,
    came: AbstractSet[str],
    read: AbstractSet[str],
    judged: Sequence[Judgement],
    cursor: int,
    moved: Iterable[str] | None = None,
) -> News:
    """Tell what is new; `came` are the reports that came in, `read` those with a new reading.

    `moved` are those that belong elsewhere than before; where it is None, all stories are looked at.
    """
    here = [now.reports[key] for key in now.reports if key in came]
    made = [New("report", "new", _came(told)) for told in here]
    made += [New("judgement", "new", one) for one in judged]
    made += [New("claim", "new", one) for key in sorted(came | read) for one in _claims(key, now, before)]
    if moved is None:
        told = now.stories, before.stories
    else:
        told = _touched(now, before, {*came, *read, *moved, *(k for j in judged for k in (j.report, j.value) if k)})
    for kind, find in GROUPS:
        made += _changed(kind, find(now, told[0]), find(before, told[1]))
    return News(cursor, tuple(made), now.sources)


def moved_since(now: Together, before: Together, cursor: int) -> set[str] | None:
    """Return the reports of which the stories must be looked at; None where that is not to be told from the record."""
    if now.kept is None or before.kept is None:
        return None
    return now.kept.moved(cursor, (before.today - timedelta(days=1), now.today + timedelta(days=SOON)))


def _touched(now: Together, before: Together, reports: set[str]) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """Return the stories now and before that some reports are in, with all that those were in the other time."""
    wanted = set(reports)
    while True:
        told = now.around(wanted), before.around(wanted)
        held = {report for stories in told for one in stories for report in one.reports}
        if held <= wanted:
            return told
        wanted |= held


def _came(told: Told) -> Came:
    report = told.reading.report
    return Came(told.id, told.source, report.outlet, report.published, report.title, told.known)


def _claims(key: str, now: Together, before: Together) -> Iterator[Mention]:
    """Yield the claims that a report's reading before did not have."""
    told, old = now.reports.get(key), before.reports.get(key)
    if told is None:
        return
    known = {(type(c), place_of(c), said(c)) for c in old.reading.claims} if old else set()
    index = told.reading.index()
    for claim in told.reading.claims:
        if (type(claim), place_of(claim), said(claim)) not in known:
            yield mention(told, claim, index)


def _changed(kind: str, now: Iterable[Parted], before: Iterable[Parted]) -> Iterator[New]:
    """Yield the groups that were not there before as they are now; new is one of which no part was."""
    old = {parts for _, parts in before}
    seen = {part for held, _ in old for part in held}
    for one, parts in now:
        if parts not in old:
            yield New(kind, "new" if seen.isdisjoint(parts[0]) else "changed", one)


def _stories(_: Together, stories: Iterable[Story]) -> Iterator[Parted]:
    for one in stories:
        yield one, (frozenset(one.reports), None)


def _tracks(held: Together, stories: Iterable[Story]) -> Iterator[Parted]:
    for one in (track for story in stories for track in held.tracks(story)):
        parts = frozenset((p.mention.report, p.mention.claim) for p in one.points)
        yield one, (parts, tuple(p.step for p in one.points))


def _conflicts(held: Together, stories: Iterable[Story]) -> Iterator[Parted]:
    for one in (conflict for story in stories for conflict in held.conflicts(story)):
        yield one, (frozenset({(one.kind, *((m.report, m.claim) for m in (one.first, one.second)))}), None)


def _commitments(held: Together, stories: Iterable[Story]) -> Iterator[Parted]:
    for one in held.commitments_of(stories):
        yield one, (frozenset({(one.mention.report, one.mention.claim)}), (one.state, one.due))


GROUPS: tuple[tuple[str, Callable[[Together, Iterable[Story]], Iterator[Parted]]], ...] = (
    ("story", _stories), ("track", _tracks), ("conflict", _conflicts), ("commitment", _commitments),
)  # fmt: skip
