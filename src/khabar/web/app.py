"""The application: the API, the pages and what goes around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles

from khabar.errors import NotKept, RefusedReport, StoreFault
from khabar.model.version import VERSION
from khabar.web import api, docs, feed, pages
from khabar.web.desks import Desks
from khabar.web.guard import Guard, hosts

OPEN = frozenset({"/api/read", "/en/paste", "/ar/paste"})  # they take a text and change nothing


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
    app.state.desks, app.state.writes = desks, token is not None
    app.include_router(api.router)
    for part in (feed, docs, pages):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=str(files("khabar.web").joinpath("static"))))
    app.add_exception_handler(NotKept, _missing)
    app.add_exception_handler(RefusedReport, api.refused)
    app.add_exception_handler(StoreFault, _broken)

    @app.get("/healthz", include_in_schema=False)
    def health() -> PlainTextResponse:
        """Say that the record can be read."""
        desks.read().record.cursor()
        return PlainTextResponse("ok\n")

    return Guard(app, token, hosts(names), OPEN)


def _missing(request: Request, fault: Exception) -> Response:
    why = fault.reason if isinstance(fault, StoreFault) else "the record keeps no such thing"
    if request.url.path.startswith("/api") or request.url.path.endswith(".json"):
        return JSONResponse({"detail": why}, 404)
    return pages.fault(request, 404, why)


def _broken(request: Request, fault: Exception) -> JSONResponse:
    del request, fault  # what the store said may name a place; the log has it
    return JSONResponse({"detail": "the record cannot be read now"}, 503)
