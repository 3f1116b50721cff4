"""Versions: a claim as it was read, then as people corrected it, each known since its day; pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from khabar.record.days import days
from khabar.record.rows import key
from khabar.record.tables import Kept

# What may be corrected, and of which type its value is.
FIELDS: Mapping[str, type] = {
    "voice": str, "root": str, "type": str, "stance": str, "place": str, "time": str, "unit": str, "measure": str,
    "value": float, "low": float, "high": float,
}  # fmt: skip


def versions(base: Sequence[Kept], judged: Sequence[Kept], reader: str) -> Iterator[dict[str, Any]]:
    """Yield the corrected versions of a reading's claims, however the judgements came in."""
    by_words: dict[str, list[Kept]] = {}
    for row in base:
        by_words.setdefault(words_of(row), []).append(row)
    latest: dict[str, dict[str, Any]] = {}
    made: dict[tuple[str, str], dict[str, Any]] = {}  # what is judged before a reading is known makes one version of it
    for judgement in sorted(judged, key=lambda one: (one["known"], one["id"])):
        for row in by_words.get(judgement["words"], ()):
            if judgement["reader"] == reader and judgement["claim"] != row["id"]:
                continue
            known = max(judgement["known"], row["known"])
            changed = _changed(judgement["field"], json.loads(judgement["value"]))
            version = {**latest.get(row["id"], row), **changed, "judgement": judgement["id"], "known": known}
            latest[row["id"]] = made[row["id"], known] = version
    yield from made.values()


def words_of(row: Kept) -> str:
    """Return what finds a claim again in another reading: its kind and its words' place."""
    return f"{row['kind']}:{row['words_start']}:{row['words_end']}"


def _changed(field: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 JSON
    made = {field: value}
    if field in {"voice", "root", "place"}:
        made[f"{field}_key"] = key(value)
    if field == "time":
        made["first_day"], made["last_day"] = days(value)
    return made
