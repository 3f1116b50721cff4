"""Counted: what a figure counts, so that only like is held against like: since when or in which period, and of whom."""

from __future__ import annotations

from khabar.lang.pack import load
from khabar.lang.words import tokens
from khabar.model.claim import Figure, Scope
from khabar.model.reading import Index
from khabar.model.values import TimeType
from khabar.reconcile.told import Told

TOTAL, NEW = Scope.TOTAL.value, Scope.NEW.value
IN, SINCE = "in ", "since "  # before a period ("in PT24H", "in 2024") and before a day
DAY = len("2023-10-07")


def scope(figure: Figure, index: Index) -> str:
    """Return what stretch of time a figure counts: total, new, "in PT24H", "since 2023-10-07".

    What counts from no known day is a total; a figure of what is new is new in whatever period.
    """
    if figure.scope is Scope.NEW:
        return NEW
    time = index.times.get(figure.time or "")
    if time is None or not time.value:
        return TOTAL
    if time.type is TimeType.DATE and len(time.value) >= DAY:
        return f"{SINCE}{time.value[:DAY]}"
    return f"{IN}{_hours(time.value)}"


def dated(kind: str) -> bool:
    """Say whether a scope is a stretch of time that is known."""
    return kind not in {TOTAL, NEW}


def periodic(kind: str) -> bool:
    """Say whether figures of a scope begin anew in every report's period: what is new, the past 24 hours."""
    return kind == NEW or kind.startswith(f"{IN}P")


def whom(figure: Figure, told: Told) -> str:
    """Return the sort of people that a figure counts, as `[facts.sorts]` names it; "" for people of any sort."""
    if figure.what is None:
        return ""
    pack = load(told.reading.report.lang)
    for _, _, token in tokens(figure.what.of(told.text)):
        found = next((entry for entry, *_ in pack.lexicon.look(token).hits if entry.cls == "people"), None)
        if found is not None:
            return str(pack.fact("sorts", found.key, ""))
    return ""


def _hours(length: str) -> str:
    """Return a length of days in hours: the past day and the past 24 hours are one period."""
    days = length.removeprefix("P").removesuffix("D")
    return f"PT{24 * int(days)}H" if f"P{days}D" == length and days.isdecimal() else length
