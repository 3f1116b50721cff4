"""Feed: an Atom feed of stories, of a search, of one story; and what is new, as it comes (server-sent events)."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from khabar.web.api import At
from khabar.web.asked import Day, Fed
from khabar.web.desks import Desks
from khabar.web.render import render

router = APIRouter(tags=["feed"])
ATOM = "application/atom+xml; charset=utf-8"
NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")  # what XML 1.0 cannot hold
EVERY = 2.0  # seconds between two looks at the record
FEW = 50  # entries of a feed


@router.get("/feed.xml", response_class=Response)
def feed(request: Request, at: At, asked: Annotated[Fed, Query()]) -> Response:
    """Return an Atom feed: of the reports that hold the words of `q`, else of a story's, else of the stories."""
    given, desk, page = asked.given(), at.read(), str(request.base_url)
    query, story = given.pop("q", ""), given.pop("story", None)
    if query:
        entries = [(hit.report, hit.title, hit.published, hit.snippet) for hit in desk.search(query, **given)]
    elif story:
        given.pop("limit", None)
        held = at.together(**given)
        told = (held.reports[key].reading.report for key in held.story(story).reports)
        entries = [(r.id, r.title, r.published, r.text[:300]) for r in told]
    else:
        entries = [(r.id, r.title, r.published, r.text[:300]) for r in desk.reports(**given)]
    newest = max((published or "" for _, _, published, _ in entries), default="") or "1970-01-01"
    xml = render("feed.xml", base=page, url=str(request.url), entries=entries[:FEW], newest=newest, query=query)
    return Response(NOT_XML.sub("\ufffd", xml), media_type=ATOM)


@router.get("/events", response_class=StreamingResponse)
async def events(request: Request, at: At, since: Annotated[int | None, Query(ge=0)] = None) -> StreamingResponse:
    """Stream what the record comes to know: one event for each state of it, with the number to go on from."""
    start = since if since is not None else at.read().record.cursor()
    last = request.headers.get("last-event-id", "")
    start = int(last) if last.isdecimal() else start
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_changes(request, at, start), media_type="text/event-stream", headers=headers)


async def _changes(request: Request, desks: Desks, cursor: int) -> AsyncIterator[str]:
    yield f"id: {cursor}\nretry: 5000\n\n"
    while not desks.leaving and not await request.is_disconnected():
        now = await asyncio.to_thread(_now, desks)
        if now > cursor:
            told = await asyncio.to_thread(_told, desks, cursor)
            yield f"id: {now}\nevent: news\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"
            cursor = now
        else:
            yield ": still here\n\n"
        await asyncio.sleep(EVERY)


def _now(desks: Desks) -> int:
    return desks.read().record.cursor()


def _told(desks: Desks, since: int | str) -> dict[str, Any]:
    """Return what is new since a cursor or moment, as plain data."""
    news = desks.read().feed(since)
    items = [{"kind": one.kind, "what": one.what, "of": asdict(one.of)} for one in news.items]
    return {"cursor": news.cursor, "items": items, "sources": dict(news.sources)}


@router.get("/api/feed", tags=["record"])
def new(at: At, since: Annotated[int | None, Query(ge=0)] = None, day: Day | None = None) -> dict[str, Any]:
    """Tell what is new since a cursor that an earlier answer gave, or since a day or moment."""
    return _told(at, since if since is not None else day or 0)
