"""Asked: the query parameters of the API and the pages, by the same words as the verbs of the command line."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import AfterValidator, BaseModel, ConfigDict

MOST = 1000  # reports or claims in one answer
LONGEST = 500  # code points of a parameter


def _day(value: str) -> str:
    datetime.fromisoformat(value)
    return value


def _words(value: str) -> str:
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise ValueError("it holds a character that no report has")
    return value


Day = Annotated[str, AfterValidator(_day)]
Words = Annotated[str, Query(max_length=LONGEST), AfterValidator(_words)]


class Period(BaseModel):
    """Of which reports, and as they were known when."""

    model_config = ConfigDict(extra="forbid")

    since: Day | None = None
    until: Day | None = None
    outlet: Words | None = None
    as_of: Day | None = None

    def given(self) -> dict[str, Any]:
        """Return the fields that were asked for."""
        return {name: value for name, value in self.model_dump().items() if value is not None and value != ""}


class Page(Period):
    """How many, at most."""

    limit: Annotated[int, Query(ge=1, le=MOST)] = 100


class Claims(Page):
    """Which claims."""

    kind: Literal["saying", "figure", "event"] | None = None
    voice: Words | None = None
    root: Words | None = None
    type: Words | None = None
    place: Words | None = None
    stance: Words | None = None
    act: Words | None = None
    certainty: Words | None = None
    report: Words | None = None


class Searched(Page):
    """What is searched for."""

    q: Words = ""


class Fed(Searched):
    """What a feed is of: the words searched for, else a story."""

    story: Words | None = None


class Due(Period):
    """Commitments, as they stand on a day."""

    on: Day | None = None
