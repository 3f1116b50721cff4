"""Pages to find things on: the search, what a voice said, what two reports share."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from khabar.model.codec import reading as as_reading
from khabar.record.engine import transaction
from khabar.record.listed import outlets
from khabar.record.record import Hit
from khabar.web.answered import Ui, answer, page
from khabar.web.api import At
from khabar.web.asked import LONGEST, Claims, Searched, Words
from khabar.web.cards import heads

router = APIRouter(include_in_schema=False)
MOST = 20  # outlets that a search is parted by
FEW = 20  # reports of an answer that say what a voice is called


@page(router, "/search")
def search(request: Request, at: At, ui: Ui, asked: Annotated[Searched, Query()]) -> Response:
    """Show the reports that hold the words asked for, and which outlets they are of."""
    given, desk = asked.given(), at.read()
    query = given.pop("q", "")
    hits = desk.search(query, **given) if query.strip() else ()
    with transaction(desk.record.engine) as connection:
        of = outlets(connection, (hit.report for hit in hits))
    return answer(
        request, ui, "search.html", q=query, hits=[_marked(hit, of.get(hit.report)) for hit in hits],
        facets=Counter(filter(None, of.values())).most_common(MOST),
    )  # fmt: skip


def _marked(hit: Hit, outlet: str | None) -> dict[str, Any]:
    """Return a hit with its piece of text cut at the words that were found."""
    parts, at = [], 0
    for start, end in sorted(hit.marks):
        parts += [(hit.snippet[at:start], False), (hit.snippet[start:end], True)]
        at = end
    return {"hit": hit, "outlet": outlet, "parts": [*parts, (hit.snippet[at:], False)]}


@page(router, "/voice")
def voice(request: Request, at: At, ui: Ui, asked: Annotated[Claims, Query()]) -> Response:
    """Show what a voice said and did, newest first."""
    given, desk = asked.given(), at.read()
    claims = desk.claims(**given) if asked.voice else ()
    named = list(dict.fromkeys(one.report for one in claims))[:FEW]
    names = [as_reading(desk.reading(key)) for key in named]
    return answer(request, ui, "voice.html", names=names, name=asked.voice or "", claims=claims)


@page(router, "/compare")
def compare(request: Request, at: At, ui: Ui, first: Words = "", second: Words = "") -> Response:
    """Show what two reports share, and let those who may say whether they are one matter."""
    desk = at.read()
    both = [desk.show(one).id for one in (first, second)] if first and second else []
    held = at.together()
    judged = [one for one in desk.show(min(both)).judgements if one.value == max(both)] if both else []
    return answer(
        request, ui, "compare.html", first=first, second=second, both=both,
        shared=held.compare(*both) if both else None, reports=heads(held, both), judged=judged, author=at.author,
        longest=LONGEST,
    )  # fmt: skip
