"""Render: templates and the words of the interface, in Arabic and in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

UIS = ("ar", "en")
SIGNS = {
    "exact": "",
    "range": "",
    "about": "≈ ",
    "at_least": "≥ ",
    "at_most": "≤ ",
    "more_than": "> ",
    "less_than": "< ",
}
SIDES = {"ar": "rtl", "en": "ltr"}


@cache
def words(ui: str) -> Mapping[str, Any]:
    """Return the words of the interface in one language."""
    return tomllib.loads(files("khabar.web").joinpath("words", f"{ui}.toml").read_text("utf-8"))


@cache
def environment() -> Environment:
    """Return the templates; whatever comes from a report is escaped."""
    made = Environment(
        loader=PackageLoader("khabar.web"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {"short": short, "day": day, "number": number, "instant": instant, "signed": signed}
    return made


def render(template: str, /, **data: Any) -> str:  # noqa: ANN401 whatever the template shows
    """Fill a template."""
    return environment().get_template(template).render(**data)


def short(key: str) -> str:
    """Return an id as people write it."""
    return key.removeprefix("sha256:")[:12]


def day(moment: str | None) -> str:
    """Return the day of a moment, or a dash."""
    return (moment or "–")[:10]


def signed(said: str) -> str:
    """Return a figure as a mention tells it with the sign of its bound: "at_least 12" is ≥ 12."""
    bound, _, value = said.partition(" ")
    return f"{SIGNS[bound]}{value}" if bound in SIGNS else said


def number(value: Any) -> str:  # noqa: ANN401 int, float, Decimal or None
    """Return a number with its thousands parted; Western digits, as the record has them."""
    if value is None:
        return "–"
    return f"{int(value):,}" if value == int(value) else f"{float(value):,g}"


def instant(moment: str) -> str:
    """Return a day or moment as Atom writes it; a day means its first second, in UTC where no zone is given."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        at = datetime(1970, 1, 1, tzinfo=UTC)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
