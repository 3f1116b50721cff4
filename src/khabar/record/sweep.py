"""The sweep: takes redacted names out of reports that are stored, in every table that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from khabar.record import tables as t
from khabar.record.body import HEAD, digest, pack, unpack
from khabar.record.redaction import blot, blot_body
from khabar.record.tables import Kept

if TYPE_CHECKING:  # the writer sweeps what it wrote
    from khabar.record.write import Writer

DERIVED = tuple(table for table in t.METADATA.sorted_tables if "reading" in table.c)


def sweep(writer: Writer, numbers: Iterable[int]) -> int:
    """Take the names out of these reports; returns in how many there was one."""
    return sum(_report(writer, n) for n in numbers)


def remove(writer: Writer, n: int) -> None:
    """Take a whole report out: its words, heads and readings go, that it was there stays."""
    connection = writer.connection
    empty = {"text": "", "sha256": digest(""), "outlet": None, "redacted": "whole"}
    connection.execute(t.reports.update().where(t.reports.c.n == n).values(**empty))
    blank = {**dict.fromkeys(HEAD), "source": "", "url": None, "raw": None, "remarks": "[]", "redacted": "whole"}
    connection.execute(t.editions.update().where(t.editions.c.report == n).values(**blank))
    for reading in connection.execute(select(t.readings).where(t.readings.c.report == n)).mappings().all():
        forget(writer, reading["n"])
        connection.execute(t.log.delete().where(t.log.c.id == reading["id"]))
        connection.execute(t.readings.delete().where(t.readings.c.n == reading["n"]))
    key = select(t.reports.c.id).where(t.reports.c.n == n).scalar_subquery()
    corrections = t.judgements.update().where(t.judgements.c.report == key, t.judgements.c.kind == "correction")
    connection.execute(corrections.values(value='""'))


def forget(writer: Writer, reading: int) -> None:
    """Delete what was worked out from a reading."""
    for table in DERIVED:
        writer.connection.execute(table.delete().where(table.c.reading == reading))


def _report(writer: Writer, n: int) -> bool:
    connection = writer.connection
    kept = connection.execute(select(t.reports).where(t.reports.c.n == n)).mappings().one()
    if kept["redacted"] == "whole":
        remove(writer, n)
        return False
    editions = connection.execute(select(t.editions).where(t.editions.c.report == n)).mappings().all()
    readings = connection.execute(select(t.readings).where(t.readings.c.report == n)).mappings().all()
    layers = {reading["n"]: unpack(reading["json"]) for reading in readings}
    parts = writer.redactions.parts(_texts(kept, editions, layers.values()))
    if kept["redacted"]:  # its names are gone already, but what came later may hold a part of one
        parts |= writer.redactions.every
    if not parts:
        return False
    _words(writer, n, kept, parts)
    for edition in editions:
        _head(writer, edition, parts)
    outlet = kept["outlet"] and blot(kept["outlet"], parts)
    for reading in readings:
        blotted = blot_body(layers[reading["n"]], parts)
        if blotted != layers[reading["n"]]:
            mine = t.readings.c.n == reading["n"]
            made = {"title": blotted["head"]["title"], "json": pack(blotted), "redacted": "words"}
            connection.execute(t.readings.update().where(mine).values(**made))
            if made["title"]:
                writer.index.change("title_words", reading["n"], made["title"])
        forget(writer, reading["n"])
        writer.derive(reading["n"], blotted, outlet, reading["known"])
        writer.flush()
        writer.correct(n, reading["n"], reading["reader"])
    return True


def _texts(kept: Kept, editions: Iterable[Kept], readings: Iterable[Kept]) -> list[str]:
    """Return everything in which a whole name may stand."""
    heads = [edition[name] for edition in editions for name in ("source", "url", *HEAD)]
    spoken = [name for layers in readings for v in layers["voices"] for name in (v["name"], *v["names"].values())]
    return [text for text in (kept["text"], kept["outlet"], *heads, *spoken) if text]


def _words(writer: Writer, n: int, kept: Kept, parts: frozenset[str]) -> None:
    connection = writer.connection
    text, outlet = blot(kept["text"], parts), kept["outlet"] and blot(kept["outlet"], parts)
    made = {"text": text, "outlet": outlet, "sha256": digest(text), "redacted": "words"}
    connection.execute(t.reports.update().where(t.reports.c.n == n).values(**made))
    if text != kept["text"]:
        writer.index.change("text_words", n, text)
    judged = select(t.judgements).where(t.judgements.c.report == kept["id"])
    for one in connection.execute(judged).mappings().all():
        blotted = {name: one[name] and blot(one[name], parts) for name in ("value", "why")}
        connection.execute(t.judgements.update().where(t.judgements.c.n == one["n"]).values(**blotted))


def _head(writer: Writer, edition: Kept, parts: frozenset[str]) -> None:
    fields = {name: edition[name] and blot(edition[name], parts) for name in ("source", "url", *HEAD)}
    if any(fields[name] != edition[name] for name in fields):
        mine = t.editions.c.n == edition["n"]
        writer.connection.execute(t.editions.update().where(mine).values(**fields, redacted="words"))
        writer.index.change("head_words", edition["n"], " ".join(filter(None, (fields[name] for name in HEAD))))
