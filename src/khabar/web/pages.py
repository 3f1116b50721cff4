"""Pages: the desk to look at, without scripts, in Arabic and in English; each page has a twin in JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from khabar.errors import NotKept, RefusedReport
from khabar.model.codec import reading as as_reading
from khabar.model.groups import Commitment, Story, Track
from khabar.views.together import Together
from khabar.web import charts
from khabar.web.api import LONGEST_TEXT, At, Pasted, pasted_reading
from khabar.web.asked import LONGEST, Claims, Due, Period, Searched, Words
from khabar.web.render import SIDES, UIS, render, words
from khabar.web.shown import paragraphs, shown

router = APIRouter(include_in_schema=False)
Ui = Literal["ar", "en"]
FEW = 12  # stories and commitments of the front page
Endpoint = Callable[..., Any]


def page(path: str) -> Callable[[Endpoint], Endpoint]:
    """Serve a page, and its twin in JSON under the same address with .json behind it."""

    def serve(endpoint: Endpoint) -> Endpoint:
        router.add_api_route(f"/{{ui}}{path}.json" if path != "/" else "/{ui}/index.json", endpoint, methods=["GET"])
        router.add_api_route(f"/{{ui}}{path}", endpoint, methods=["GET"])
        return endpoint

    return serve


def answer(request: Request, ui: Ui, template: str, status: int = 200, **data: Any) -> Response:  # noqa: ANN401
    """Return the page, or what it shows as JSON."""
    if request.url.path.endswith(".json"):
        return JSONResponse(jsonable_encoder(data), status)
    query = f"?{request.url.query}" if request.url.query else ""
    other = {to: f"/{to}{request.url.path[3:]}{query}" for to in UIS if to != ui}
    html = render(
        template, ui=ui, dir=SIDES[ui], words=words(ui), other=other, writes=request.app.state.writes,
        path=request.url.path, query=dict(request.query_params), **data,
    )  # fmt: skip
    return HTMLResponse(html, status)


def fault(request: Request, status: int, why: str) -> Response:
    """Return the page that says what is missing."""
    ui: Ui = "ar" if request.url.path.startswith("/ar") else "en"
    return answer(request, ui, "fault.html", status, code=status, why=why)


@router.get("/")
def front_door(request: Request) -> RedirectResponse:
    """Lead to the pages in the reader's language."""
    wanted = request.headers.get("accept-language", "").split(",")
    ui = next((tag[:2] for one in wanted if (tag := one.strip().casefold())[:2] in UIS), "en")
    return RedirectResponse(f"/{ui}/", 307)


@page("/")
def front(request: Request, at: At, ui: Ui, asked: Annotated[Period, Query()]) -> Response:
    """Show what is going on: stories, figures that moved, what disagrees, what is due."""
    held = at.together(**asked.given())
    stories = held.stories[:FEW]
    told = [s for s in stories if len(s.reports) > 1]
    moved = [t for s in told for t in held.tracks(s) if any(p.step in ("update", "revision") for p in t.points)]
    disagree = [(s, c) for s in told for c in held.conflicts(s)]
    due = [c for c in held.commitments() if c.state in ("due", "overdue")]
    cards = [card(held, s) for s in stories]
    return answer(
        request, ui, "front.html", cards=cards, tracks=moved[:FEW], conflicts=disagree[:FEW], due=due[:FEW],
        many=len(held.stories), reports=heads(held),
    )  # fmt: skip


def card(held: Together, story: Story) -> dict[str, Any]:
    """Return a story as lists show it: its title, what it is about, how many reports and how many of them copies."""
    told = [held.reports[key] for key in story.reports]
    days = sorted(filter(None, (t.reading.report.published for t in told)))
    outlets = sorted({t.reading.report.outlet for t in told if t.reading.report.outlet})
    return {
        "story": story, "lang": told[0].reading.report.lang, "first": days[0] if days else None,
        "last": days[-1] if days else None, "outlets": outlets,
        "copies": sum(key in held.copied for key in story.reports),
    }  # fmt: skip


def heads(held: Together) -> dict[str, dict[str, str | None]]:
    """Return the heads of the reports by their ids."""
    return {key: head(t.reading.report, t.source) for key, t in held.reports.items()}


def head(report: Any, source: str) -> dict[str, str | None]:  # noqa: ANN401 a Report
    """Return what lists show of a report."""
    return {
        "title": report.title or source, "outlet": report.outlet, "published": report.published, "lang": report.lang,
    }  # fmt: skip


@page("/story/{story}")
def one_story(request: Request, at: At, ui: Ui, story: str, asked: Annotated[Period, Query()]) -> Response:
    """Show one story: day by day, its figures, what disagrees, who copies whom."""
    held = at.together(**asked.given())
    found = held.story(story)
    mine = set(found.reports)
    return answer(
        request, ui, "story.html", card=card(held, found), timeline=held.timeline(found),
        tracks=_charted(held.tracks(found), ui), conflicts=held.conflicts(found), happenings=held.happenings(found),
        reprints=[r for r in held.reprints if r.first in mine and r.second in mine],
        reports={key: one for key, one in heads(held).items() if key in mine}, copied=held.copied,
    )  # fmt: skip


def _charted(tracks: tuple[Track, ...], ui: Ui) -> list[dict[str, Any]]:
    return [{"track": one, "chart": charts.chart(one, rtl=SIDES[ui] == "rtl")} for one in tracks]


@page("/report/{report}")
def one_report(
    request: Request, at: At, ui: Ui, report: str, as_of: Annotated[str | None, Query(max_length=40)] = None
) -> Response:
    """Show a report's words with the claims on them."""
    desk = at.read()
    kept = desk.show(report, as_of)
    read = as_reading(desk.reading(kept.id, as_of))
    return answer(
        request, ui, "report.html", report=kept, paragraphs=paragraphs(read), claims=shown(read),
        remarks=[asdict(r) for r in read.remarks], voices=read.voices, places=read.places,
    )  # fmt: skip


@page("/report/{report}/claim/{claim}")
def one_claim(request: Request, at: At, ui: Ui, report: str, claim: str) -> Response:
    """Show one claim: its chain, its roots, and what other reports say of it."""
    desk = at.read()
    kept = desk.show(report)
    read = as_reading(desk.reading(kept.id))
    found = next((one for one in shown(read) if one.id == claim), None)
    if found is None:
        raise NotKept(f"{report}#{claim}", "the record keeps no such claim")
    held = at.together()
    roots = held.roots(f"{kept.id}#{claim}") if kept.id in held.reports else None
    around = (max(0, found.start - 200), min(len(kept.text), found.end + 200))
    before, after = kept.text[around[0] : found.start], kept.text[found.end : around[1]]
    return answer(
        request, ui, "claim.html", report=kept, claim=found, roots=roots, before=before, after=after,
        reports=heads(held),
    )  # fmt: skip


@page("/voice")
def voice(request: Request, at: At, ui: Ui, asked: Annotated[Claims, Query()]) -> Response:
    """Show what a voice said and did, newest first."""
    given = asked.given()
    claims = at.read().claims(**given) if asked.voice else ()
    return answer(request, ui, "voice.html", name=asked.voice or "", claims=claims)


@page("/commitments")
def commitments(request: Request, at: At, ui: Ui, asked: Annotated[Due, Query()]) -> Response:
    """Show what was said to come, month by month, and what became of it."""
    held = at.together(**asked.given())
    months: dict[str, list[Commitment]] = {}
    for one in held.commitments():
        months.setdefault((one.due or "")[:7], []).append(one)
    return answer(request, ui, "commitments.html", months=months, reports=heads(held))


@page("/search")
def search(request: Request, at: At, ui: Ui, asked: Annotated[Searched, Query()]) -> Response:
    """Show the reports that hold the words asked for."""
    given = asked.given()
    query = given.pop("q", "")
    hits = at.read().search(query, **given) if query.strip() else ()
    return answer(request, ui, "search.html", q=query, hits=[_marked(hit) for hit in hits])


def _marked(hit: Any) -> dict[str, Any]:  # noqa: ANN401 a Hit
    """Return a hit with its piece of text cut at the words that were found."""
    parts, at = [], 0
    for start, end in sorted(hit.marks):
        parts += [(hit.snippet[at:start], False), (hit.snippet[start:end], True)]
        at = end
    return {"hit": hit, "parts": [*parts, (hit.snippet[at:], False)]}


@page("/paste")
def paste(request: Request, ui: Ui) -> Response:
    """Show where a report can be pasted."""
    return answer(request, ui, "paste.html", text="", published="", lang=None, paragraphs=(), claims=(), why=None)


@router.post("/{ui}/paste")
def pasted(
    request: Request,
    ui: Ui,
    text: Annotated[str, Form(max_length=LONGEST_TEXT)] = "",
    published: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Read a pasted text at once and show it; nothing is kept."""
    why, read = None, None
    try:
        read = pasted_reading(Pasted(text=text, published=published or None))
    except (RefusedReport, ValueError) as one:
        why = one.reason if isinstance(one, RefusedReport) else words(ui)["paste"]["no_day"]
    return answer(
        request, ui, "paste.html", 200 if read else 422, text=text, published=published,
        lang=read.report.lang if read else None, paragraphs=paragraphs(read) if read else (),
        claims=shown(read) if read else (), why=why,
    )  # fmt: skip


@page("/compare")
def compare(request: Request, at: At, ui: Ui, first: Words = "", second: Words = "") -> Response:
    """Show what two reports share, and let those who may say whether they are one matter."""
    held = at.together()
    shared = held.compare(first, second) if first and second else None
    return answer(
        request, ui, "compare.html", first=first, second=second, shared=shared, reports=heads(held), longest=LONGEST
    )
