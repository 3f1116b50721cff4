"""Pages of one report: its words with the claims on them, one claim with its roots, and a text that is pasted."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from khabar.errors import NotKept, RefusedReport
from khabar.model.codec import reading as as_reading
from khabar.web.answered import Ui, answer, page
from khabar.web.api import LONGEST_TEXT, At, Pasted, pasted_reading
from khabar.web.cards import SHOWN, heads
from khabar.web.shown import paragraphs, shown
from khabar.web.speech import words

router = APIRouter(include_in_schema=False)
AROUND = 200  # code points of a report that stand around a claim


@page(router, "/report/{report}")
def one_report(
    request: Request, at: At, ui: Ui, report: str, as_of: Annotated[str | None, Query(max_length=40)] = None
) -> Response:
    """Show a report's words with the claims on them."""
    desk = at.read()
    kept = desk.show(report, as_of)
    read = as_reading(desk.reading(kept.id, as_of))
    return answer(
        request, ui, "report.html", names=[read], report=kept, paragraphs=paragraphs(read), claims=shown(read),
        remarks=[asdict(r) for r in read.remarks], voices=read.voices, places=read.places,
    )  # fmt: skip


@page(router, "/report/{report}/claim/{claim}")
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
    begin, end = max(0, found.start - AROUND), min(len(kept.text), found.end + AROUND)
    others = {key for root in roots.roots for key in root.reports} | set(roots.folded) if roots else set()
    return answer(
        request, ui, "claim.html", names=[read, *(held.reports[key].reading for key in sorted(others)[:SHOWN])],
        report=kept, claim=found, roots=roots, before=kept.text[begin : found.start], after=kept.text[found.end : end],
        reports=heads(held, sorted(others)),
    )  # fmt: skip


@page(router, "/paste")
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
        request, ui, "paste.html", 200 if read else 422, names=[read] if read else (), text=text, published=published,
        lang=read.report.lang if read else None, paragraphs=paragraphs(read) if read else (),
        claims=shown(read) if read else (), why=why,
    )  # fmt: skip
