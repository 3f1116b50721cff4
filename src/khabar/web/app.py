"""The application: the API, the pages and what goes around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from khabar.errors import NotKept, RefusedReport, StoreFault
from khabar.model.version import VERSION
from khabar.web import api, docs, feed, finding, judging, pages, reader
from khabar.web.answered import TWIN, fault
from khabar.web.desks import Desks
from khabar.web.guard import Guard, hosts
from khabar.web.keys import Keys
from khabar.web.render import UIS

# They take a body from whoever has no key yet, and change nothing of the record.
OPEN = frozenset({"/api/read", *(f"/{ui}/{form}" for ui in UIS for form in ("paste", "enter", "leave"))})
LASTING = "public, max-age=31536000, immutable"  # a file of ours, whose address changes when it does


class Lasting(StaticFiles):
    """Files of ours, which a browser may keep: pages ask for them by what they hold, and a new font has a new name."""

    def file_response(self, *args: Any, **more: Any) -> Response:  # noqa: ANN401 what Starlette gives it
        """Answer with a file."""
        answered = super().file_response(*args, **more)
        answered.headers["Cache-Control"] = LASTING
        return answered


def application(desks: Desks, *, token: str | None = None, names: tuple[str, ...] = ()) -> Guard:
    """Return the application over a record; with a token it can be judged in, `names` are further hosts it goes by."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        del app
        yield
        desks.close()

    app = FastAPI(
        title="khabar", version=VERSION, docs_url=None, redoc_url=None, lifespan=life,
        description="What reports say, who says it, and how many independent roots it has.",
    )  # fmt: skip
    keys = Keys(token) if token is not None else None
    app.state.desks, app.state.keys = desks, keys
    app.include_router(api.router)
    for part in (feed, docs, pages, reader, finding, judging):
        app.include_router(part.router)
    app.mount("/static", Lasting(directory=str(files("khabar.web").joinpath("static"))))
    app.add_exception_handler(NotKept, _missing)
    app.add_exception_handler(RefusedReport, api.refused)
    app.add_exception_handler(StoreFault, _broken)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)

    @app.get("/healthz", include_in_schema=False)
    def health() -> PlainTextResponse:
        """Say that the record can be read."""
        desks.read().record.cursor()
        return PlainTextResponse("ok\n")

    return Guard(app, keys, hosts(names), OPEN)


def _missing(request: Request, fault_: Exception) -> Response:
    return _said(request, 404, fault_.reason if isinstance(fault_, StoreFault) else "the record keeps no such thing")


def _refused(request: Request, fault_: Exception) -> Response:
    status = fault_.status_code if isinstance(fault_, HTTPException) else 500
    return _said(request, status, fault_.detail if isinstance(fault_, HTTPException) and status != 404 else "")


def _misunderstood(request: Request, fault_: Exception) -> Response:
    what = fault_.errors() if isinstance(fault_, RequestValidationError) else []
    if any(tuple(one["loc"]) == ("path", "ui") for one in what):  # no page of ours, in no language of ours
        return _said(request, 404, "")
    return _said(request, 422, jsonable_encoder(what, custom_encoder={ValueError: str}))


def _said(request: Request, status: int, why: Any) -> Response:  # noqa: ANN401 a sentence, or what JSON can hold
    """Answer a page with a page, and all else with JSON."""
    path = request.url.path
    if path.startswith(tuple(f"/{ui}/" for ui in UIS)) and not path.endswith(TWIN):
        return fault(request, status, why if isinstance(why, str) else "")
    return JSONResponse({"detail": why or "there is nothing here"}, status)


def _broken(request: Request, fault: Exception) -> JSONResponse:
    del request, fault  # what the store said may name a place; the log has it
    return JSONResponse({"detail": "the record cannot be read now"}, 503)
