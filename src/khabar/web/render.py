"""Render: the templates, and what they turn ids, numbers and moments into."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from khabar.web.speech import signed, straight, when

UIS = ("ar", "en")
SIDES: Mapping[str, str] = {"ar": "rtl", "en": "ltr"}


@cache
def environment() -> Environment:
    """Return the templates; whatever comes from a report is escaped."""
    made = Environment(
        loader=PackageLoader("khabar.web"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        lstrip_blocks=True, trim_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "short": short,
        "number": number,
        "instant": instant,
        "signed": signed,
        "side": side,
        "straight": straight,
    }
    made.globals["static"] = static
    return made


def render(template: str, /, **data: Any) -> str:  # noqa: ANN401 whatever the template shows
    """Fill a template."""
    return environment().get_template(template).render(**data)


@cache
def static(name: str) -> str:
    """Return the address of a file of ours, which changes when the file does, so that it may be kept for ever."""
    digest = hashlib.sha256(files("khabar.web").joinpath("static", name).read_bytes()).hexdigest()
    return f"/static/{name}?{digest[:12]}"


def side(lang: str) -> str:
    """Return the direction of a language that reports are in."""
    return SIDES.get(lang, "ltr")


def short(key: str) -> str:
    """Return an id as people write it."""
    return key.removeprefix("sha256:")[:12]


def number(value: Any) -> str:  # noqa: ANN401 int, float, Decimal or None
    """Return a number with its thousands parted; Western digits, as the record has them."""
    if value is None:
        return "–"
    return f"{int(value):,}" if value == int(value) else f"{float(value):,g}"


def instant(moment: str) -> str:
    """Return a day or moment as Atom writes it; a day means its first second, in UTC where no zone is given."""
    at = when(moment) or datetime(1970, 1, 1, tzinfo=UTC)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
