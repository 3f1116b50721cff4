"""Judging on the pages: who gave the token says of two reports whether they are one matter, and can take it back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from khabar.record.engine import transaction
from khabar.record.listed import judgements
from khabar.record.record import Judgement
from khabar.web.answered import Ui, answer, page
from khabar.web.api import At
from khabar.web.asked import LONGEST, Words
from khabar.web.cards import heads
from khabar.web.keys import COOKIE, LASTS
from khabar.web.render import short

router = APIRouter(include_in_schema=False)
NEWEST = 100  # judgements that the page shows
SAME = {"same": True, "apart": False, "open": None}


@page(router, "/judge")
def judged(request: Request, at: At, ui: Ui) -> Response:
    """Show who judged what and when, and let those in who have the token."""
    return _shown(request, at, ui)


def _shown(request: Request, at: At, ui: Ui, status: int = 200, path: str = "") -> Response:
    desk = at.read()
    with transaction(desk.record.engine) as connection:
        made = [_row(one) for one in judgements(connection, NEWEST)]
    keys = {key for one in made for key in one["reports"]}
    return answer(
        request, ui, "judge.html", status, path=path, judged=made, reports=heads(at.together(), keys),
        wrong=status != 200,
    )  # fmt: skip


def _row(one: Judgement) -> dict[str, Any]:
    """Return a judgement with the reports that it is about."""
    other = one.value if one.kind in SAME else None
    return asdict(one) | {"reports": [key for key in (one.report, other) if key]}


@router.post("/{ui}/judge")
def judge(
    at: At, ui: Ui, first: Annotated[Words, Form()], second: Annotated[Words, Form()],
    same: Annotated[Literal["same", "apart", "open"], Form()], why: Annotated[str, Form(max_length=LONGEST)],
    by: Annotated[str, Form(max_length=LONGEST)] = "",
) -> Response:  # fmt: skip
    """Note a judgement and show it where it was made; the guard has seen the cookie."""
    with at.write() as desk:
        desk.judge(first, second, same=SAME[same], why=why, by=by or None)
    return RedirectResponse(f"/{ui}/compare?first={short(first)}&second={short(second)}", 303)


@router.post("/{ui}/enter")
def enter(request: Request, at: At, ui: Ui, token: Annotated[str, Form(max_length=LONGEST)] = "") -> Response:
    """Give a cookie for the token."""
    keys = request.app.state.keys
    if keys is None or not keys.opens(token):
        return _shown(request, at, ui, 401, f"/{ui}/judge")
    answered = RedirectResponse(f"/{ui}/judge", 303)
    answered.set_cookie(
        COOKIE, keys.cookie(), max_age=LASTS, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return answered


@router.post("/{ui}/leave")
def leave(ui: Ui) -> Response:
    """Take the cookie back."""
    answered = RedirectResponse(f"/{ui}/judge", 303)
    answered.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answered
