"""Pages of what reports say together: the front page, a story, commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from khabar.model.groups import Conflict, Mention, Track
from khabar.reconcile.reprints import reprints
from khabar.web import charts, maps
from khabar.web.answered import Ui, answer, page
from khabar.web.api import At
from khabar.web.asked import Due, Period
from khabar.web.cards import SHOWN, card, contexts, heads, readings
from khabar.web.render import SIDES, UIS

router = APIRouter(include_in_schema=False)
FEW = 12  # stories and commitments of the front page


@router.get("/")
def front_door(request: Request) -> RedirectResponse:
    """Lead to the pages in the reader's language."""
    wanted = request.headers.get("accept-language", "").split(",")
    ui = next((tag[:2] for one in wanted if (tag := one.strip().casefold())[:2] in UIS), "en")
    return RedirectResponse(f"/{ui}/", 307)


@page(router, "/")
def front(request: Request, at: At, ui: Ui, asked: Annotated[Period, Query()]) -> Response:
    """Show what is going on: stories, figures that moved, what disagrees, what is due."""
    held = at.together(**asked.given())
    stories = held.stories[:FEW]
    told = [s for s in stories if len(s.reports) > 1]
    tracks = [
        one | {"title": story.title} for story in told for one in _charted(held.tracks(story), ui) if one["moved"]
    ]
    disagree = [c for s in told for c in held.conflicts(s)]
    due = [c for c in held.commitments() if c.state in ("due", "overdue")]
    shown = [*_both(disagree[:FEW]), *(c.mention for c in due[:FEW])]
    return answer(
        request, ui, "front.html", names=readings(held, stories), cards=[card(held, s) for s in stories],
        tracks=tracks[:FEW], conflicts=disagree[:FEW], due=due[:FEW], many=len(held.stories), all=len(held.reports),
        cursor=at.read().record.cursor(), contexts=contexts(held, shown),
    )  # fmt: skip


@page(router, "/story/{story}")
def one_story(request: Request, at: At, ui: Ui, story: str, asked: Annotated[Period, Query()]) -> Response:
    """Show one story: day by day, its figures, what disagrees, who copies whom."""
    held = at.together(**asked.given())
    found = held.story(story)
    told = [held.reports[key] for key in found.reports]
    disagree, happenings = held.conflicts(found), held.happenings(found)[:SHOWN]
    shown = [*_both(disagree), *(one.mentions[0] for one in happenings)]
    timeline = [(day, list(lines)) for day, lines in groupby(held.timeline(found), key=lambda line: line.day)]
    return answer(
        request, ui, "story.html", names=readings(held, [found], SHOWN), card=card(held, found, SHOWN),
        timeline=timeline, tracks=_charted(held.tracks(found), ui), conflicts=disagree, happenings=happenings,
        few=FEW, shown=SHOWN, contexts=contexts(held, shown), reprints=reprints(told)[:SHOWN],
        reports=heads(held, found.reports), copied=held.copied_in(found), map=maps.around(t.reading for t in told),
    )  # fmt: skip


def _both(disagree: Iterable[Conflict]) -> Iterator[Mention]:
    for one in disagree:
        yield from (one.first, one.second)


def _charted(tracks: tuple[Track, ...], ui: Ui) -> list[dict[str, Any]]:
    """Return tracks with their pictures, and which reports repeat each step."""
    rtl = SIDES[ui] == "rtl"
    return [
        {
            "track": one, "chart": charts.chart(one, rtl=rtl), "steps": charts.steps(one), "at": n,
            "moved": any(p.step in ("update", "revision") for p in one.points),
        }
        for n, one in enumerate(tracks, 1)
    ]  # fmt: skip


@page(router, "/commitments")
def commitments(request: Request, at: At, ui: Ui, asked: Annotated[Due, Query()]) -> Response:
    """Show what was said to come, month by month, and what became of it."""
    held = at.together(**asked.given())
    made = held.commitments()  # the nearest day first, those without one last
    months = [(month, list(those)) for month, those in groupby(made, key=lambda one: (one.due or "")[:7])]
    here = {one.mention.report for one in made}
    names = [held.reports[key].reading for key in sorted(here)[:SHOWN]]
    around = contexts(held, (one.mention for one in made[:SHOWN]))
    return answer(request, ui, "commitments.html", names=names, months=months, contexts=around)
