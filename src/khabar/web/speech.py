"""Speech: how a page says things in its reader's language: reasons, names, numbers of things, days, kinds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from markupsafe import Markup

from khabar.lang.reasons import counted, tell
from khabar.model.reading import Reading
from khabar.model.why import Why
from khabar.reconcile.identity import bones

# A figure's bound as a sign before its number.
SIGNS = {"about": "≈ ", "at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "less_than": "< "}

TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # embeddings, overrides, isolates
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@cache
def words(ui: str) -> Mapping[str, Any]:
    """Return the words of the interface in one language."""
    return tomllib.loads(files("khabar.web").joinpath("words", f"{ui}.toml").read_text("utf-8"))


def called(readings: Iterable[Reading], ui: str) -> dict[str, str]:
    """Return what the voices and places of readings are called in a language, by the bones of their names."""
    found: dict[str, str] = {}
    for reading in readings:
        voices = ((one.name, one.names) for one in reading.voices)
        places = ((one.name, one.names) for one in reading.places)
        for key, names in chain(voices, places):
            if (name := names.get(ui)) and name != key:
                found.setdefault(bones(key), name)
    return found


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a page; `names` says what somebody is called in it, by the bones of the name in the record."""

    ui: str
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, name: str) -> str:
        """Return what a voice, place, measure or day is called."""
        if DAY.fullmatch(name):
            return self._day(at) if (at := when(name)) else name
        known = words(self.ui)["measure"].get(name)
        if known is None and self.names:
            known = self.names.get(bones(name))
        return str(known or name)

    def why(self, why: str) -> Markup:
        """Return a reason; its parts, which come from reports, stand each by itself."""
        return Markup(tell(why, self.ui, _apart, self.name))  # noqa: S704 _apart escapes every part

    def said(self, name: str) -> Markup:
        """Return a name or a reason that stands for one, by itself."""
        return self.why(name) if isinstance(name, Why) else Markup(_apart(self.name(name)))  # noqa: S704 escaped

    def count(self, what: str, number: int) -> str:
        """Return so many of something."""
        return counted(words(self.ui)["count"][what], self.ui, number)

    def of(self, table: str, value: str) -> str:
        """Return the word for one of our own kinds; what has none is told as it is."""
        return str(words(self.ui)[table].get(value, value))

    def day(self, moment: str | None) -> Markup:
        """Return the day of a moment, or a dash."""
        return self._time(moment, hours=False)

    def moment(self, moment: str | None) -> Markup:
        """Return a moment with its hour where it has one."""
        return self._time(moment, hours=True)

    def _time(self, moment: str | None, *, hours: bool) -> Markup:
        if not moment:
            return Markup("–")
        at = when(moment)
        if at is None:
            return Markup("<time>{}</time>").format(moment)
        shown = self._day(at)
        if hours and "T" in moment:
            shown = f"{shown}{words(self.ui)['months']['comma']} {at:%H:%M}"
        return Markup('<time datetime="{}">{}</time>').format(moment, shown)

    def short_day(self, day: str) -> str:
        """Return a day without its year."""
        at = datetime.fromisoformat(day)
        return f"{at.day} {words(self.ui)['months']['list'][at.month - 1]}"

    def _day(self, at: datetime) -> str:
        return f"{at.day} {words(self.ui)['months']['list'][at.month - 1]} {at.year}"

    def month(self, month: str) -> str:
        """Return a month, 2025-05, as people write it."""
        year, _, number = month.partition("-")
        return f"{words(self.ui)['months']['list'][int(number) - 1]} {year}"


def signed(said: str) -> str:
    """Return a figure as a mention tells it with the sign of its bound: "at_least 12" is ≥ 12."""
    bound, _, value = said.partition(" ")
    return f"{SIGNS.get(bound, '')}{_thousands(value)}"


def when(moment: str) -> datetime | None:
    """Return a day or moment of the record as Python has it; None where it is neither."""
    try:
        return datetime.fromisoformat(moment)
    except ValueError:
        return None


def _thousands(value: str) -> str:
    return "–".join(f"{int(part):,}" if part.isdecimal() else part for part in value.split(".."))


def straight(text: object) -> str:
    """Return words of a report without the characters that turn a line round.

    A page's own marks around them cannot hold those: whoever leaves one open turns what stands behind the words too.
    """
    return str(text).translate(TURNS)


def _apart(part: str) -> str:
    return str(Markup("<bdi>{}</bdi>").format(straight(part)))
