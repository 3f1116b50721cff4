"""Reports from rows: fields by name, as lines of JSON and Parquet files have them, renamed as the user says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from khabar.errors import RefusedReport
from khabar.model.reading import Remark
from khabar.sources.dates import moment, said
from khabar.sources.item import Given, Item, Origin, Refused, sha256, take

# names: the fields of a row, as the contract has them
FIELDS = ("text", "id", "url", "outlet", "title", "byline", "published", "lang")


def columns(written: str) -> tuple[tuple[str, str], ...]:
    """Read a column map, "text=body,published=date": fields of a report and the columns they are in.

    Raises ValueError saying what is wrong with it.
    """
    pairs = []
    for part in written.split(","):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if field not in FIELDS or not equals or not column:
            raise ValueError(f"{part.strip()!r} is not FIELD=COLUMN with a field of {', '.join(FIELDS)}")
        pairs.append((field, column))
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a field is given twice")
    return tuple(pairs)


def wanted(given: Given, there: Iterable[str]) -> list[str]:
    """Return which of the columns that are there hold a report's fields."""
    named = dict(given.columns)
    chosen = {named.get(field, field) for field in FIELDS}
    return [column for column in there if column in chosen]


def row(data: dict[str, Any], where: str, given: Given, limit: int, raw: bytes, media: str) -> Item:
    """Make a report of a row, or a refusal; `raw` are its bytes, `limit` is in characters of text."""
    try:
        fields, notes = _fields(data, given)
    except ValueError as fault:
        return Refused(where, str(fault))
    source = fields.get("id") or fields.get("url") or where
    try:
        return take(
            fields["text"],
            source,
            lang=fields.get("lang") or given.lang,
            published=fields.get("published") or given.published,
            outlet=fields.get("outlet") or given.outlet,
            title=fields.get("title"),
            byline=fields.get("byline"),
            origin=Origin(fields.get("url"), sha256(raw), media, "utf-8"),
            notes=notes,
            limit=limit,
        )
    except RefusedReport as refusal:
        return Refused(source, refusal.reason)


def _fields(data: dict[str, Any], given: Given) -> tuple[dict[str, str], tuple[Remark, ...]]:
    """Return the fields that are there; raises ValueError for one that is no string."""
    named = dict(given.columns)
    fields: dict[str, str] = {}
    for field in FIELDS:
        column = named.get(field, field)
        value = data.get(column)
        if isinstance(value, date):
            value = value.isoformat()
        if isinstance(value, int) and field == "id" and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"the field {column!r} must be a string")
        if value is not None:
            fields[field] = value
    if "text" not in fields:
        raise ValueError(f"it has no text: the field {named.get('text', 'text')!r} must be a string")
    if not fields.get("published"):
        return fields, ()
    if "published" not in named:
        _check_day(fields["published"])
        return fields, ()
    written = fields.pop("published")
    when = moment(written) or said(written)
    if not when:
        return fields, (Remark("date-unread", f"its date could not be read: {written[:80]!r}"),)
    return fields | {"published": when}, ()


def _check_day(published: str) -> None:
    try:
        datetime.fromisoformat(published)
    except ValueError as fault:
        raise ValueError(f"published is not an ISO 8601 date: {published[:40]!r}") from fault
