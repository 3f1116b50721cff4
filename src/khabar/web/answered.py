"""Answered: how a page is served: in Arabic and English, with a twin in JSON under its own address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import HTMLResponse, JSONResponse, Response

from khabar.model.reading import Reading
from khabar.web.render import SIDES, UIS, render
from khabar.web.speech import Speech, called, words

Ui = Literal["ar", "en"]
Endpoint = Callable[..., Any]
TWIN = ".json"
KINDS = {  # the table of words for each detail of a claim that is one of our own kinds
    "form": "form", "act": "doing", "bound": "bounds", "type": "type", "modality": "modality", "unit": "unit",
}  # fmt: skip


def page(router: APIRouter, path: str) -> Callable[[Endpoint], Endpoint]:
    """Serve a page, and its twin in JSON under the same address with .json behind it."""

    def serve(endpoint: Endpoint) -> Endpoint:
        router.add_api_route(
            f"/{{ui}}{path}{TWIN}" if path != "/" else f"/{{ui}}/index{TWIN}", endpoint, methods=["GET"]
        )
        router.add_api_route(f"/{{ui}}{path}", endpoint, methods=["GET"])
        return endpoint

    return serve


def answer(
    request: Request, ui: Ui, template: str, status: int = 200, *, names: Iterable[Reading] = (), path: str = "",
    **data: Any,  # noqa: ANN401 whatever the page shows
) -> Response:  # fmt: skip
    """Return the page, or what it shows as JSON; `names` are the readings that say what somebody is called.

    `path` is where the page can be asked for again, where that is not where this was sent to.
    """
    path = path or request.url.path
    if path.endswith(TWIN):
        return JSONResponse(jsonable_encoder(data), status)
    query = f"?{request.url.query}" if request.url.query else ""
    html = render(
        template, ui=ui, dir=SIDES[ui], words=words(ui), t=Speech(ui, called(names, ui) if ui != "en" else {}),
        kinds=KINDS, other={to: f"/{to}{path[3:]}{query}" for to in UIS if to != ui},
        twin=f"{path}index{TWIN}{query}" if path.endswith("/") else f"{path}{TWIN}{query}",
        writes=request.app.state.keys is not None, may=may_judge(request), path=path,
        query=dict(request.query_params), **data,
    )  # fmt: skip
    return HTMLResponse(html, status)


def may_judge(request: Request) -> bool:
    """Say whether who asks has given the token."""
    keys = request.app.state.keys
    return keys is not None and keys.knows(request.headers.get("cookie", ""))


def fault(request: Request, status: int, why: str = "") -> Response:
    """Return the page that says what is wrong."""
    ui: Ui = "ar" if request.url.path.startswith("/ar") else "en"
    return answer(request, ui, "fault.html", status, code=status, why=why)
