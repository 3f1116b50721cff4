"""Answers: what the desk tells of reports held together, one method for each verb of the command line."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from khabar.model.groups import Commitment, Conflict, Line, Origin, Reprint, Roots, Story, Track
from khabar.reconcile.origins import origins
from khabar.views.together import Together


class Answers(ABC):
    """What can be asked of reports held together; `asked` are the fields of Asked, stories go by any report's id."""

    __slots__ = ()

    @abstractmethod
    def together(self, **asked: Any) -> Together:  # noqa: ANN401 the fields of Asked
        """Hold reports against each other."""

    def stories(self, **asked: Any) -> tuple[Story, ...]:  # noqa: ANN401
        """Return the stories, the newest first."""
        return self.together(**asked).stories

    def story(self, story: str, **asked: Any) -> Story:  # noqa: ANN401
        """Return the story that a report is in; raises NotKept."""
        return self.together(**asked).story(story)

    def timeline(self, story: str, **asked: Any) -> tuple[Line, ...]:  # noqa: ANN401
        """Return what happened, was said, planned or called off in a story, day by day; raises NotKept."""
        held = self.together(**asked)
        return held.timeline(held.story(story))

    def track(self, story: str, measure: str, **asked: Any) -> tuple[Track, ...]:  # noqa: ANN401
        """Return the tracks of one measure in a story, by part of its name; raises NotKept."""
        held = self.together(**asked)
        return held.track(held.story(story), measure)

    def tracks(self, **asked: Any) -> tuple[Track, ...]:  # noqa: ANN401
        """Return the figures that moved, story by story."""
        held = self.together(**asked)
        return tuple(t for story in held.stories for t in held.tracks(story))

    def conflicts(self, **asked: Any) -> tuple[Conflict, ...]:  # noqa: ANN401
        """Return the claims that cannot both be true as they stand, story by story."""
        held = self.together(**asked)
        return tuple(c for story in held.stories for c in held.conflicts(story))

    def roots(self, claim: str, **asked: Any) -> Roots:  # noqa: ANN401
        """Return the independent roots of a claim, `REPORT#e3` or `REPORT#f2`; raises NotKept."""
        return self.together(**asked).roots(claim)

    def reprints(self, **asked: Any) -> tuple[Reprint, ...]:  # noqa: ANN401
        """Return which reports carry another's words."""
        return self.together(**asked).reprints

    def origins(self, **asked: Any) -> tuple[Origin, ...]:  # noqa: ANN401
        """Return whom the words of each group of copies come from."""
        held = self.together(**asked)
        return origins(held.reports, held.copied)

    def compare(self, first: str, second: str, **asked: Any) -> Reprint | None:  # noqa: ANN401
        """Return what two reports share, None where that is too little; raises NotKept."""
        return self.together(**asked).compare(first, second)

    def commitments(self, **asked: Any) -> tuple[Commitment, ...]:  # noqa: ANN401
        """Return what was said to come, and what became of it by the day `on`."""
        return self.together(**asked).commitments()
