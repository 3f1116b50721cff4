"""Together: the reports of a record held against each other; groups are computed when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from khabar.errors import NotKept
from khabar.model.claim import Claim
from khabar.model.groups import Commitment, Conflict, Happening, Line, Reprint, Roots, Story, Track
from khabar.reconcile.commitments import commitments
from khabar.reconcile.conflicts import conflicts
from khabar.reconcile.happenings import grouped, happening
from khabar.reconcile.joining import Judged
from khabar.reconcile.printed import printed
from khabar.reconcile.reports import Filed, Held, Reports
from khabar.reconcile.reprints import compared, reprints
from khabar.reconcile.roots import copies, roots
from khabar.reconcile.stories import stories
from khabar.reconcile.telling import Telling
from khabar.reconcile.timeline import timeline
from khabar.reconcile.told import Told
from khabar.reconcile.tracks import tracks
from khabar.reconcile.translations import facts, translation, translations


@dataclass(frozen=True)
class Together:
    """Reports with what people judged of them; `today` is the day that commitments are held against."""

    reports: Reports
    judged: Judged
    today: date
    kept: Telling | None = None  # the stories, where the record keeps those of all reports that are asked about

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Return the source that each report came in with, by its id."""
        return self.reports.sources()

    def source(self, report: str) -> str | None:
        """Return the source that a report came in with, by its id; None where it is not here."""
        return self.reports.source(report)

    @cached_property
    def reprints(self) -> tuple[Reprint, ...]:
        """Return which reports carry another's words, and which are translations."""
        if isinstance(self.reports, Filed) and not self.reports.lags():
            words = printed(self.reports)
        else:
            words = reprints(self.reports.values())
        heads = self.reports.heads
        two = (s for s in self.stories if len({heads[key].lang for key in s.reports}) > 1)
        return self._translated(words, two, {key: (one.order, key) for key, one in heads.items()})

    def _reprints_in(self, story: Story) -> tuple[Reprint, ...]:
        """Return those of a story, which its own reports tell."""
        if len(story.reports) == 1:
            return ()
        told = self._of(story)
        two = [story] if len({one.reading.report.lang for one in told}) > 1 else []
        return self._translated(reprints(told), two, {one.id: one.order for one in told})

    def _translated(
        self, words: tuple[Reprint, ...], told: Iterable[Story], order: Mapping[str, tuple[int, str]]
    ) -> tuple[Reprint, ...]:
        """Return reprints with the translations in some stories, in order."""
        whole = copies(words)
        found = (t for s in told for t in translations(self.reports[key] for key in s.reports if key not in whole))
        return tuple(sorted((*words, *found), key=lambda one: (order[one.first], order[one.second])))

    @cached_property
    def copied(self) -> dict[str, str]:
        """Return, for each copy, the report it goes back to."""
        return copies(self.reprints)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Return the stories, the newest first."""
        return self.kept.stories() if self.kept else stories(self.reports.values(), self.judged)

    def around(self, reports: Iterable[str]) -> tuple[Story, ...]:
        """Return the stories that some of these reports are in; those that are not here are in none."""
        wanted = set(reports)
        if self.kept:
            return self.kept.around(sorted(self.kept.holds(wanted)))
        return tuple(story for story in self.stories if not wanted.isdisjoint(story.reports))

    def story(self, key: str) -> Story:
        """Return the story that a report is in, by its id (which may be cut short); raises NotKept."""
        report = self.reports.find(key)
        if self.kept:
            return self.kept.story(report)
        return next(story for story in self.stories if report in story.reports)

    def copied_in(self, story: Story) -> dict[str, str]:
        """Return, for each copy in a story, the report of it that it goes back to."""
        return copies(self._reprints_in(story))

    def happenings(self, story: Story) -> tuple[Happening, ...]:
        """Return what happened or will by a story's reports, told most often first."""
        made = [happening(g) for g in grouped(self._of(story))]
        return tuple(sorted(made, key=lambda h: (-len({m.report for m in h.mentions}), h.id)))

    def tracks(self, story: Story) -> tuple[Track, ...]:
        """Return the figures of a story that moved."""
        return tracks(self._of(story), story.id)

    def track(self, story: Story, measure: str) -> tuple[Track, ...]:
        """Return the tracks of one measure in a story, by part of its name, the longest first; raises NotKept."""
        moved = self.tracks(story)
        wanted = measure.casefold()
        found = [t for t in moved if t.measure.casefold() == wanted]
        found = found or [t for t in moved if wanted in t.measure.casefold()]
        if not found:
            others = ", ".join(sorted({t.measure for t in moved})) or "none"
            raise NotKept(measure, f"no figures of such a measure moved in this story; those that did: {others}")
        return tuple(found)

    def timeline(self, story: Story) -> tuple[Line, ...]:
        """Return what happened, was said, planned or called off by a story's reports, day by day."""
        return timeline(self._of(story), self.copied_in(story))

    def conflicts(self, story: Story) -> tuple[Conflict, ...]:
        """Return what disagrees in a story."""
        return conflicts(self._of(story), self.copied_in(story))

    def commitments(self) -> tuple[Commitment, ...]:
        """Return what was said to come, story by story, the nearest day first."""
        return self.commitments_of(self.stories)

    def commitments_of(self, told: Iterable[Story]) -> tuple[Commitment, ...]:
        """Return what was said to come in these stories, the nearest day first."""
        made = [c for story in told for c in commitments(self._of(story), self.today)]
        return tuple(sorted(made, key=lambda c: (c.due or "9999", c.mention.report, c.mention.claim)))

    def compare(self, first: str, second: str) -> Reprint | None:
        """Return what two reports share, word by word or as translations; None where too little. Raises NotKept."""
        one, other = self._report(first), self._report(second)
        if one.reading.report.lang == other.reading.report.lang:
            return compared(one, other)
        return translation(facts(one), facts(other))

    def roots(self, key: str) -> Roots:
        """Return the roots of a claim, `REPORT#e3` or `REPORT#f2`, over all reports of its story that make it."""
        given, _, claim = key.partition("#")
        report = self.reports.find(given)
        story = self.story(report)
        alike = self._saying_so(story, report, claim)
        if not alike:
            raise NotKept(key, "the record keeps no such claim")
        return roots(alike, self.copied_in(story))

    def _saying_so(self, story: Story, report: str, claim: str) -> list[tuple[Told, Claim]]:
        """Return the claims of a story that say what one says: tellings of one event, figures of one value; itself."""
        told = self._of(story)
        for group in grouped(told):
            if any(one.id == report and event.id == claim for one, event in group.told):
                return list(group.told)
        for track in tracks(told, story.id):
            points = [p for p in track.points if (p.mention.report, p.mention.claim) == (report, claim)]
            if points:
                alike = {
                    (p.mention.report, p.mention.claim)
                    for p in track.points
                    if (p.low, p.high) == (points[0].low, points[0].high)
                }
                return [(t, f) for t in told for f in t.reading.figures if (t.id, f.id) in alike]
        return [(t, c) for t in told if t.id == report for c in t.reading.claims if c.id == claim]

    def _of(self, story: Story) -> list[Told]:
        return [self.reports[key] for key in story.reports]

    def _report(self, key: str) -> Told:
        return self.reports[self.reports.find(key)]


def together(reports: Iterable[Told], judged: Judged, today: date) -> Together:
    """Hold reports against each other."""
    return Together(Held.of(reports), judged, today)
