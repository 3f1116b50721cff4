"""The API: what the verbs of the command line answer, as JSON, under the same names."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from khabar.errors import RefusedReport
from khabar.model.codec import plain
from khabar.model.groups import Commitment, Conflict, Happening, Line, Reprint, Roots, Story, Track
from khabar.reading.reader import read
from khabar.record.record import Hit, Judgement, KeptClaim, KeptReport
from khabar.sources.item import take
from khabar.web.asked import LONGEST, Claims, Day, Due, Page, Period, Searched, Words
from khabar.web.desks import Desks

router = APIRouter(prefix="/api")
LONGEST_TEXT = 400_000  # code points of a pasted report


def _desks(request: Request) -> Desks:
    found: Desks = request.app.state.desks
    return found


At = Annotated[Desks, Depends(_desks)]
Asked = Annotated[Period, Query()]


class Pasted(BaseModel):
    """A report to be read at once and not kept."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=LONGEST_TEXT)
    lang: str | None = Field(default=None, max_length=8)
    published: Day | None = None
    outlet: Words | None = None
    title: Words | None = None


class Word(BaseModel):
    """What somebody says of two reports: one matter, not one, or (None) neither any more."""

    model_config = ConfigDict(extra="forbid")

    first: Words
    second: Words
    same: bool | None
    why: str = Field(min_length=1, max_length=LONGEST)


class Disagreement(BaseModel):
    """What is wrong with a request."""

    detail: Any


MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Disagreement}, 422: {"model": Disagreement}}


@router.get("/reports", tags=["record"])
def reports(at: At, asked: Annotated[Page, Query()]) -> tuple[KeptReport, ...]:
    """List reports, newest first."""
    return at.read().reports(**asked.given())


@router.get("/reports/{report}", tags=["record"], responses=MISSING)
def report(at: At, report: str, as_of: Day | None = None) -> KeptReport:
    """Return one report by its id, which may be cut short."""
    return at.read().show(report, as_of)


@router.get("/reports/{report}/reading", tags=["record"], responses=MISSING)
def reading(at: At, report: str, as_of: Day | None = None) -> dict[str, Any]:
    """Return a report's newest reading."""
    return at.read().reading(report, as_of)


@router.get("/claims", tags=["record"], responses=MISSING)
def claims(at: At, asked: Annotated[Claims, Query()]) -> tuple[KeptClaim, ...]:
    """List claims; `since` and `until` look at an event's own time, and at the report's day where it has none."""
    given, desk = asked.given(), at.read()
    if asked.report:
        given["report"] = desk.show(asked.report).id
    return desk.claims(**given)


@router.get("/search", tags=["record"])
def search(at: At, asked: Annotated[Searched, Query()]) -> tuple[Hit, ...]:
    """Return the newest reports that hold the words of `q`."""
    given = asked.given()
    query = given.pop("q", "")
    return at.read().search(query, **given) if query else ()


@router.get("/stories", tags=["together"])
def stories(at: At, asked: Asked) -> tuple[Story, ...]:
    """List the stories, the newest first."""
    return at.together(**asked.given()).stories


@router.get("/stories/{story}", tags=["together"], responses=MISSING)
def story(at: At, story: str, asked: Asked) -> Story:
    """Return the story that a report is in."""
    return at.together(**asked.given()).story(story)


@router.get("/stories/{story}/happenings", tags=["together"], responses=MISSING)
def happenings(at: At, story: str, asked: Asked) -> tuple[Happening, ...]:
    """Return what happened or will by a story's reports, told most often first."""
    held = at.together(**asked.given())
    return held.happenings(held.story(story))


@router.get("/stories/{story}/timeline", tags=["together"], responses=MISSING)
def timeline(at: At, story: str, asked: Asked) -> tuple[Line, ...]:
    """Return a story day by day, and who says so."""
    held = at.together(**asked.given())
    return held.timeline(held.story(story))


@router.get("/stories/{story}/tracks", tags=["together"], responses=MISSING)
def tracks(at: At, story: str, asked: Asked, measure: Words | None = None) -> tuple[Track, ...]:
    """Return the figures of a story that moved, or those of one measure."""
    held = at.together(**asked.given())
    found = held.story(story)
    return held.track(found, measure) if measure else held.tracks(found)


@router.get("/stories/{story}/conflicts", tags=["together"], responses=MISSING)
def conflicts(at: At, story: str, asked: Asked) -> tuple[Conflict, ...]:
    """Return what disagrees in a story, with both wordings."""
    held = at.together(**asked.given())
    return held.conflicts(held.story(story))


@router.get("/roots/{report}/{claim}", tags=["together"], responses=MISSING)
def roots(at: At, report: str, claim: str, asked: Asked) -> Roots:
    """Return how many independent roots a claim has, and which they are."""
    return at.together(**asked.given()).roots(f"{report}#{claim}")


@router.get("/reprints", tags=["together"])
def reprints(at: At, asked: Asked) -> tuple[Reprint, ...]:
    """List which reports carry another's words, and which doubts were lost on the way."""
    return at.together(**asked.given()).reprints


@router.get("/compare/{first}/{second}", tags=["together"], responses=MISSING)
def compare(at: At, first: str, second: str) -> Reprint | None:
    """Return what two reports share, null where that is too little."""
    return at.together().compare(first, second)


@router.get("/commitments", tags=["together"])
def commitments(at: At, asked: Annotated[Due, Query()]) -> tuple[Commitment, ...]:
    """Return what was said to come, and what became of it by the day `on`."""
    return at.together(**asked.given()).commitments()


@router.post("/read", tags=["reading"], responses={422: {"model": Disagreement}})
def read_pasted(pasted: Pasted) -> dict[str, Any]:
    """Read a text and return its reading; nothing is kept."""
    return plain(pasted_reading(pasted))


@router.post("/judge", tags=["judging"], responses={**MISSING, 401: {"model": Disagreement}})
def judge(at: At, word: Word, by: Words | None = None) -> Judgement:
    """Note that two reports are about one matter, or are not; needs the token."""
    with at.write() as desk:
        return desk.judge(word.first, word.second, same=word.same, why=word.why, by=by)


def pasted_reading(pasted: Pasted) -> Any:  # noqa: ANN401 a Reading, which the API writes as the contract does
    """Return the reading of a pasted text; raises RefusedReport."""
    taken = take(
        pasted.text, "", lang=pasted.lang, published=pasted.published, outlet=pasted.outlet, title=pasted.title
    )
    return read(taken.report, taken.remarks)


def refused(_: Request, fault: Exception) -> JSONResponse:
    """Answer for a text that cannot be read."""
    why = fault.reason if isinstance(fault, RefusedReport) else "it cannot be read"
    return JSONResponse({"detail": why}, 422)
