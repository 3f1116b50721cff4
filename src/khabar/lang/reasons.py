"""Reasons: the sentences that say why, in each language, with their names and numbers put in."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from string import Formatter
from typing import Any

from khabar.lang.tables import text
from khabar.model.why import Why

Put = Callable[[str], str]
OTHER = "other"


def because(code: str, /, **parts: Any) -> Why:  # noqa: ANN401 names, numbers, reasons, and tuples of them
    """Return a reason; it reads as its English sentence.

    >>> because("no-longer-source", name="Reuters")
    'Reuters is no longer named as the source'
    """
    return Why(_fill("en", code, parts, str, str), code, parts)


def because_all(*reasons: Why) -> Why:
    """Return several reasons as one sentence."""
    return reasons[0] if len(reasons) == 1 else because("all", reasons=reasons)


def tell(why: str, lang: str, put: Put = str, name: Put = str) -> str:
    """Return a reason in a language; `put` dresses each part, `name` says what a name is called in that language."""
    if not isinstance(why, Why) or not why.code:
        return put(why)
    return _fill(lang, why.code, why.parts, put, name)


def counted(forms: Mapping[str, str], lang: str, number: int) -> str:
    """Return the form that goes with a number in a language, `{n}` standing for the number where it has it."""
    return forms.get(plural(lang, number), forms[OTHER]).replace("{n}", str(number))


def plural(lang: str, number: int) -> str:
    """Return the plural category of a whole number, as CLDR has it: one, two, few, many, other."""
    for category, modulus, first, last in _reasons(lang)["plural"]:
        if first <= (number % modulus if modulus else number) <= last:
            return str(category)
    return OTHER


@cache
def _reasons(lang: str) -> Mapping[str, Any]:
    return tomllib.loads(text(lang, "reasons.toml"))


def _fill(lang: str, code: str, parts: Mapping[str, Any], put: Put, name: Put) -> str:
    return _Sentence(lang, put, name).vformat(_reasons(lang)["reason"][code], (), parts)


class _Sentence(Formatter):
    """Fills `{part}`; `{part:list}` parts one after another, `{part:%}` a share, `{part:outlets}` so many of them."""

    def __init__(self, lang: str, put: Put, name: Put) -> None:
        self.lang, self.put, self.name = lang, put, name

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401
        if isinstance(value, tuple):
            return str(_reasons(self.lang)["between"][format_spec or "list"]).join(map(self._one, value))
        if format_spec == "%":
            return self.put(f"{value:.0%}")
        if format_spec:
            return counted(_reasons(self.lang)["count"][format_spec], self.lang, value)
        return self._one(value)

    def _one(self, value: Any) -> str:  # noqa: ANN401
        if isinstance(value, Why) and value.code:
            return tell(value, self.lang, self.put, self.name)
        return self.put(self.name(str(value)))
