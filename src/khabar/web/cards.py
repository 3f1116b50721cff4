"""Cards: stories and reports as lists of them show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from khabar.model.claim import place_of
from khabar.model.groups import Mention, Story
from khabar.model.reading import Reading
from khabar.reconcile.told import Told
from khabar.views.together import Together
from khabar.web.shown import kind_of

SHOWN = 200  # reports of a story that a page tells of one by one
FEW = 40  # reports of a story that a list of stories looks at
LONG = 120  # code points of a sentence that stand on either side of the words it is shown for
ELLIPSIS = "… "
COPY = "stands-in"  # the reason that puts a copy into a story


def card(held: Together, story: Story, most: int = FEW) -> dict[str, Any]:
    """Return a story as lists show it: its title, what it is about, how many reports and how many of them copies."""
    copies = {link.second for link in story.links if getattr(link.why, "code", "") == COPY}
    told = {key: held.reports[key].reading.report for key in {*story.reports[:most], story.reports[-1]}}
    days = sorted(filter(None, (report.published for report in told.values())))
    return {
        "story": story, "lang": told[story.reports[0]].lang, "first": days[0] if days else None,
        "last": days[-1] if days else None, "outlets": sorted({r.outlet for r in told.values() if r.outlet}),
        "copies": len(copies), "marks": [(key not in copies, told[key].outlet) for key in story.reports[:most]],
    }  # fmt: skip


def heads(held: Together, keys: Iterable[str]) -> dict[str, dict[str, str | None]]:
    """Return the heads of reports by their ids."""
    return {key: head(told.reading, told.source) for key in keys if (told := held.reports.get(key))}


def head(reading: Reading, source: str) -> dict[str, str | None]:
    """Return what lists show of a report."""
    report = reading.report
    return {
        "title": report.title or source, "outlet": report.outlet, "published": report.published, "lang": report.lang,
    }  # fmt: skip


def contexts(held: Together, mentions: Iterable[Mention]) -> dict[str, dict[str, str]]:
    """Return the sentence around each mention, cut where its words begin and end, by report and claim."""
    found: dict[str, dict[str, str]] = {}
    for one in mentions:
        key = f"{one.report}#{one.claim}"
        told = held.reports.get(one.report)
        made = _context(told, one.claim) if told and key not in found else None
        if made:
            found[key] = made
    return found


def _context(told: Told, claim: str) -> dict[str, str] | None:
    made = next((c for c in told.reading.claims if c.id == claim), None)
    if made is None:
        return None
    words, text = place_of(made), told.text
    line = next((s for s in told.reading.sentences if s.start <= words.start < s.end), words)
    begin, end = max(line.start, words.start - LONG), min(max(line.end, words.end), words.end + LONG)
    return {
        "before": ELLIPSIS * (begin > line.start) + text[begin : words.start], "words": words.of(text),
        "after": text[words.end : end] + ELLIPSIS * (end < line.end), "lang": told.reading.report.lang,
        "kind": kind_of(made),
    }  # fmt: skip


def readings(held: Together, stories: Iterable[Story], most: int = FEW) -> list[Reading]:
    """Return readings of the stories' reports, which say what those in them are called."""
    return [held.reports[key].reading for story in stories for key in story.reports[:most]]
