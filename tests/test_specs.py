"""Runs the behaviour written in specs/: a report goes in, the notation comes out.

A case is a ```report LANG [DATE]``` fence and one or more ```claims [KIND…] [# why]``` fences after it. The reading's
entries of those kinds (saying, figure, event when none is named) must be those of the fence, no more and no fewer, in
the order of their words; an entry of the fence names the lines it asks for, the reading may show more of them.
A case that is wrong today is written as it is today, with "fixme: reason" after the kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import khabar
from khabar.model.notation import CLAIMS, Entry, entries, parse, write

SPECS = Path(__file__).resolve().parents[1] / "specs"
FENCE = re.compile(r"^```(report|claims)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One expectation of a spec page."""

    where: str
    lang: str
    day: str | None
    text: str
    kinds: tuple[str, ...]
    wanted: tuple[Entry, ...]


def cases() -> Iterator[Case]:
    """Yield every case of every page."""
    for page in sorted(SPECS.rglob("*.md")):
        lang, day, text = "", None, ""
        source = page.read_text("utf-8")
        for fence in FENCE.finditer(source):
            what, rest, body = fence.groups()
            where = f"{page.relative_to(SPECS)}:{source.count(chr(10), 0, fence.start()) + 1}"
            if what == "report":
                lang, *days = rest.split()
                day, text = (days[0] if days else None), body
            else:
                kinds = tuple(rest.partition("fixme:")[0].split()) or CLAIMS
                yield Case(where, lang, day, text, kinds, parse(body))


ALL = tuple(cases())


@pytest.mark.parametrize("case", ALL, ids=[c.where for c in ALL])
def test_spec(case: Case) -> None:
    """Read the report and compare, entry by entry."""
    got = entries(khabar.read(case.text, lang=case.lang, published=case.day), case.kinds)
    shown = f"{case.where}: the reading is\n\n{write(got)}"
    assert len(got) == len(case.wanted), shown
    for have, want in zip(got, case.wanted, strict=True):
        assert have.shows(want), f"{shown}\nwhich does not show\n\n{write([want])}"


def test_there_are_specs_in_both_languages() -> None:
    """An empty folder must not pass."""
    assert {c.where.split("/")[0] for c in ALL} >= {"ar", "en"}
