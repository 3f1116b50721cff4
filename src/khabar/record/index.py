"""The word index: which report and which head holds which stem, in FTS5 or in PostgreSQL's tsvector."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from khabar.record import tables as t
from khabar.record.words import stems

PLACES = ("text_words", "head_words")  # the tables of the index: reports by text, editions by head


@dataclass(slots=True)
class Index:
    """New texts and heads, indexed together when the transaction is written."""

    connection: Connection
    waiting: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    def text(self, report: int, text: str) -> None:
        """Index a report's text."""
        self._add("text_words", report, text)

    def head(self, edition: int, head: str) -> None:
        """Index an edition's head."""
        self._add("head_words", edition, head)

    def _add(self, place: str, n: int, text: str) -> None:
        self.waiting.setdefault(place, {})[n] = sorted({found.stem for found in stems(text)})

    def flush(self) -> None:
        """Write what waits."""
        for place, made in self.waiting.items():
            if self.connection.dialect.name == "postgresql":
                sql = f"INSERT INTO {place} (n, words) VALUES (%s, array_to_tsvector(%s))"  # noqa: S608 our own name
                self.connection.exec_driver_sql(sql, list(made.items()))
            else:
                sql = f"INSERT INTO {place} (rowid, words) VALUES (?, ?)"  # noqa: S608 our own name
                self.connection.exec_driver_sql(sql, [(n, " ".join(words)) for n, words in made.items()])
        self._learn({word for made in self.waiting.values() for words in made.values() for word in words})
        self.waiting.clear()

    def _learn(self, words: Iterable[str]) -> None:
        rows = [(word,) for word in sorted(words)]
        if rows:
            mark = "%s" if self.connection.dialect.name == "postgresql" else "?"
            sql = f"INSERT INTO vocabulary (word) VALUES ({mark}) ON CONFLICT DO NOTHING"  # noqa: S608 our own name
            self.connection.exec_driver_sql(sql, rows)

    def rebuild(self) -> None:
        """Index everything anew: what was redacted leaves no trace."""
        for place in PLACES:
            if self.connection.dialect.name == "postgresql":
                self.connection.exec_driver_sql(f"DELETE FROM {place}")  # noqa: S608 our own name
            else:
                self.connection.exec_driver_sql(f"INSERT INTO {place} ({place}) VALUES ('delete-all')")  # noqa: S608
        self.connection.execute(t.vocabulary.delete())
        for n, text in self.connection.execute(select(t.reports.c.n, t.reports.c.text)).all():
            self.text(n, text)
        heads = select(t.editions.c.n, t.editions.c.title, t.editions.c.byline, t.editions.c.dateline)
        for n, *head in self.connection.execute(heads).all():
            self.head(n, " ".join(filter(None, head)))
        self.flush()
