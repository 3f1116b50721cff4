"""The tables of the record, as the newest migration leaves them.

reports, editions, readings and judgements are the entries: each says since when it is known, each has an id made of
its content. Everything below readings is worked out from a reading's JSON, so that questions need no JSON. sketches
and what follows say to which story each report belongs (placed) and at each of the log's entries in joined belonged
(moves), as far as the last of these. visits is what
`khabar watch` remembers of the web, and no entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.engine import RowMapping

HEAD = "0005"  # the newest migration
Kept = Mapping[str, Any] | RowMapping  # a row, as made or as the database gave it
METADATA = MetaData()
BYTES = String().with_variant(String(collation="C"), "postgresql")  # ordered by code point in both stores


def _text(name: str, **options: Any) -> Column[Any]:  # noqa: ANN401 whatever a column takes
    return Column(name, BYTES, **{"nullable": True, **options})


def _whole(name: str, **options: Any) -> Column[Any]:  # noqa: ANN401 whatever a column takes
    return Column(name, Integer, **{"nullable": True, **options})


def _spans(*names: str) -> list[Column[Any]]:
    return [_whole(f"{name}_{end}") for name in names for end in ("start", "end")]


def _entries(name: str, *columns: Any) -> Table:  # noqa: ANN401 columns and constraints
    number = Column("n", Integer, primary_key=True, autoincrement=False)
    return Table(
        name, METADATA, number, _text("id", nullable=False, unique=True), *columns, _text("known", nullable=False)
    )  # fmt: skip


def _of_reading(name: str, keys: list[Column[Any]], *columns: Column[Any]) -> Table:
    reading = Column("reading", Integer, ForeignKey("readings.n"), primary_key=True)
    return Table(name, METADATA, reading, *keys, *columns, sqlite_with_rowid=False)


def _key(name: str) -> Column[Any]:
    return _text(name, primary_key=True, nullable=False)


def _at() -> Column[Any]:
    return _whole("at", primary_key=True, nullable=False, autoincrement=False)


reports = _entries(
    "reports", _text("lang", nullable=False), _text("outlet"), _text("published"), _text("day"),
    _text("text", nullable=False), _text("sha256", nullable=False), _text("redacted"),
)  # fmt: skip
editions = _entries(
    "editions", Column("report", Integer, ForeignKey("reports.n"), nullable=False), _text("source", nullable=False),
    _text("url"), _text("title"), _text("byline"), _text("dateline"), _text("basis", nullable=False), _text("raw"),
    _text("remarks", nullable=False), _text("redacted"),
)  # fmt: skip
readings = _entries(
    "readings", Column("report", Integer, ForeignKey("reports.n"), nullable=False), _text("reader", nullable=False),
    _text("title"), Column("json", LargeBinary, nullable=False), _text("redacted"),
    UniqueConstraint("report", "reader"),
)  # fmt: skip
judgements = _entries(
    "judgements", _text("kind", nullable=False), _text("report"), _text("reader"), _text("claim"), _text("words"),
    _text("field"), _text("value"), _text("why", nullable=False), _text("author", nullable=False), _text("day"),
)  # fmt: skip

log = Table(
    "log", METADATA, Column("seq", Integer, primary_key=True, autoincrement=False), _text("entry", nullable=False),
    _text("id", nullable=False),
)  # fmt: skip
vocabulary = Table("vocabulary", METADATA, _key("word"), sqlite_with_rowid=False)
visits = Table(
    "visits", METADATA, Column("n", Integer, primary_key=True), _text("key", nullable=False, unique=True),
    _text("url"), _text("feed"), _text("etag"), _text("modified"), _text("asked"), _text("due"),
    _whole("fails", nullable=False),
)  # fmt: skip
word_orders = Table(
    "word_orders", METADATA, _key("place"), Column("n", Integer, primary_key=True, autoincrement=False),
    _text("letters", nullable=False),
)  # fmt: skip

claims = _of_reading(
    "claims", [_key("id"), _key("judgement")],
    _text("known", nullable=False), _text("kind", nullable=False), *_spans("words"), _text("voice"),
    _text("voice_key"), _text("root"), _text("root_key"), _text("type"), _text("stance"), _text("place"),
    _text("place_key"), _text("time"), _text("first_day"), _text("last_day"), Column("value", Float),
    Column("low", Float), Column("high", Float), _text("unit"), _text("measure"), _text("rule"),
    _text("act"), _text("certainty"),
)  # fmt: skip
links = _of_reading("links", [_key("claim"), _at()], _text("saying", nullable=False), _text("voice"))
voices = _of_reading(
    "voices", [_key("id")], _text("name", nullable=False), _text("kind", nullable=False),
    _whole("named", nullable=False), _text("country"), _text("title"), _text("wikidata"),
)  # fmt: skip
places = _of_reading(
    "places", [_key("id")], _text("name", nullable=False), _text("country"), Column("lat", Float),
    Column("lon", Float), _text("geonames"),
)  # fmt: skip
names = _of_reading(
    "names", [_key("owner"), _at()], _text("lang"), _text("name", nullable=False), _text("key", nullable=False)
)
mentions = _of_reading("mentions", [_key("owner"), _at()], *_spans("words"), _whole("coreferent", nullable=False))
times = _of_reading(
    "times", [_key("id")], *_spans("words"), _text("type", nullable=False), _text("value"), _text("first_day"),
    _text("last_day"),
)  # fmt: skip
sayings = _of_reading(
    "sayings", [_key("id")], *_spans("words", "source", "cue"), _text("voice"), _text("via"),
    _text("form", nullable=False), _whole("hedged", nullable=False), _text("parent"),
)  # fmt: skip
contents = _of_reading("contents", [_key("saying"), _at()], *_spans("words"))
figures = _of_reading(
    "figures", [_key("id")], *_spans("words", "what"), Column("value", Float), Column("low", Float),
    Column("high", Float), _text("bound", nullable=False), _text("unit"), _text("measure"), _text("event"),
)  # fmt: skip
events = _of_reading(
    "events", [_key("id")], *_spans("words", "actor", "recipient"), _text("type", nullable=False), _text("mode"),
    _text("modality", nullable=False), _text("place"), _text("time"),
)  # fmt: skip
parties = _of_reading("parties", [_key("event"), _key("role"), _at()], _text("voice", nullable=False))

sketches = Table(
    "sketches", METADATA, Column("n", Integer, ForeignKey("reports.n"), primary_key=True, autoincrement=False),
    Column("place", BigInteger, nullable=False), _text("lang", nullable=False), _text("title"),
    _text("names", nullable=False), *(Column(x, LargeBinary, nullable=False) for x in ("things", "words", "prints")),
    _text("seal", nullable=False),
)  # fmt: skip


def _placed(name: str, key: Column[Any], **options: Any) -> Table:  # noqa: ANN401 whatever a table takes
    return Table(
        name, METADATA, Column("n", Integer, primary_key=True, autoincrement=False), key, _whole("story"),
        _whole("after"), Column("score", Float(53), nullable=False), Column("copy", Boolean, nullable=False), **options,
    )  # fmt: skip


placed = _placed("placed", Column("place", BigInteger, nullable=False))
moves = _placed("moves", Column("seq", Integer, primary_key=True, autoincrement=False), sqlite_with_rowid=False)
likes = Table(
    "likes", METADATA, *(Column(name, Integer, primary_key=True, autoincrement=False) for name in ("n", "other")),
    Column("score", Float(53), nullable=False), sqlite_with_rowid=False,
)  # fmt: skip


def _found(name: str) -> Table:
    """Return a table that finds reports by a key, in the order in which they were printed."""
    types = (("key", BigInteger), ("place", BigInteger), ("n", Integer))
    columns = (Column(column, kind, primary_key=True, autoincrement=False) for column, kind in types)
    return Table(name, METADATA, *columns, sqlite_with_rowid=False)


prints, marks = _found("prints"), _found("marks")
joined = Table("joined", METADATA, Column("seq", Integer, primary_key=True, autoincrement=False))

Index("placed_story", placed.c.story)
Index("placed_after", placed.c.after)
Index("moves_seq", moves.c.seq)
Index("likes_other", likes.c.other)
Index("reports_newest", reports.c.day.desc().nulls_last(), reports.c.id)
Index("reports_known", reports.c.known)
Index("editions_report", editions.c.report)
Index("editions_source", editions.c.source)
Index("editions_url", editions.c.url)
Index("judgements_report", judgements.c.report)
Index("visits_feed", visits.c.feed)
Index("claims_type", claims.c.kind, claims.c.type)
Index("claims_day", claims.c.first_day)
Index("names_key", names.c.key)
