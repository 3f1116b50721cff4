"""Docs: what the API takes and gives, drawn from its own description; nothing is loaded from elsewhere."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from khabar.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Show every path of the API with its parameters and answers."""
    described: dict[str, Any] = request.app.openapi()
    return HTMLResponse(render("docs.html", api=described))
