"""The word index: what holds which stem, in FTS5 or in PostgreSQL's tsvector, and the order of the stems beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, select

from khabar.record import tables as t
from khabar.record.body import HEAD
from khabar.record.words import letters, stems

# The index's tables: reports by text, editions by head, readings by the title that the text itself gave.
PLACES: Mapping[str, Table] = {"text_words": t.reports, "head_words": t.editions, "title_words": t.readings}
CHUNK = 500  # entries written at a time where everything is indexed anew
MOST = 900_000  # bytes of one entry's stems; PostgreSQL's tsvector holds no more


@dataclass(slots=True)
class Index:
    """New texts, heads and titles, indexed together when the transaction is written."""

    connection: Connection
    waiting: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    stale: bool = False  # something that was indexed before has changed

    def text(self, report: int, text: str) -> None:
        """Index a report's text."""
        self._add("text_words", report, text)

    def head(self, edition: int, head: str) -> None:
        """Index an edition's head."""
        self._add("head_words", edition, head)

    def title(self, reading: int, title: str | None) -> None:
        """Index a title that a reading found in the text, where there is one."""
        if title:
            self._add("title_words", reading, title)

    def change(self, place: str, n: int, text: str) -> None:
        """Index a text that has become another one: what waits is replaced, what is written makes all be done anew."""
        if n in self.waiting.get(place, ()):
            self._add(place, n, text)
        else:
            self.stale = True

    def _add(self, place: str, n: int, text: str) -> None:
        self.waiting.setdefault(place, {})[n] = [found.stem for found in stems(text)]

    def flush(self) -> None:
        """Write what waits."""
        if not self.stale:
            self._write()
            return
        self._empty()
        for at, (place, n, text) in enumerate(indexed(self.connection)):
            self._add(place, n, text)
            if at % CHUNK == CHUNK - 1:
                self._write()
        self._write()
        self.stale = False

    def rebuild(self) -> None:
        """Index everything anew: what was redacted leaves no trace."""
        self.stale = True
        self.flush()

    @property
    def _postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    def _write(self) -> None:
        words: set[str] = set()
        for place, made in self.waiting.items():
            entries = [(n, _bounded(set(row))) for n, row in made.items()]
            self._enter(place, entries)
            words.update(word for _, held in entries for word in held)
        if self.waiting:
            self._order()
        if words:
            mark = "%s" if self._postgresql else "?"
            sql = f"INSERT INTO vocabulary (word) VALUES ({mark}) ON CONFLICT DO NOTHING"  # noqa: S608 our own name
            self.connection.exec_driver_sql(sql, [(word,) for word in sorted(words)])
        self.waiting = {}

    def _enter(self, place: str, entries: list[tuple[int, list[str]]]) -> None:
        if self._postgresql:
            sql = f"INSERT INTO {place} (n, words) VALUES (%s, array_to_tsvector(%s))"  # noqa: S608 our own name
            self.connection.exec_driver_sql(sql, entries)
        else:
            sql = f"INSERT INTO {place} (rowid, words) VALUES (?, ?)"  # noqa: S608 our own name
            self.connection.exec_driver_sql(sql, [(n, " ".join(held)) for n, held in entries])

    def _order(self) -> None:
        rows = [
            {"place": place, "n": n, "letters": letters(row)}
            for place, made in self.waiting.items()
            for n, row in made.items()
        ]
        self.connection.execute(t.word_orders.insert(), rows)

    def _empty(self) -> None:
        self.waiting = {}
        for place in PLACES:
            if self._postgresql:
                self.connection.exec_driver_sql(f"DELETE FROM {place}")  # noqa: S608 our own name
            else:
                self.connection.exec_driver_sql(f"INSERT INTO {place} ({place}) VALUES ('delete-all')")  # noqa: S608
        self.connection.execute(t.word_orders.delete())
        self.connection.execute(t.vocabulary.delete())


def indexed(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """Yield everything that belongs in the index: its table there, its number and its text."""
    for n, text in connection.execute(select(t.reports.c.n, t.reports.c.text)):
        yield "text_words", n, text
    for n, *head in connection.execute(select(t.editions.c.n, *(t.editions.c[name] for name in HEAD))):
        yield "head_words", n, " ".join(filter(None, head))
    for n, title in connection.execute(select(t.readings.c.n, t.readings.c.title).where(t.readings.c.title != "")):
        yield "title_words", n, title


def _bounded(words: Iterable[str]) -> list[str]:
    """Return words in order, as many as one entry holds."""
    made, room = sorted(words), MOST
    if sum(map(len, made)) * 4 <= room:
        return made
    held = []
    for word in made:
        room -= len(word.encode())
        if room < 0:
            break
        held.append(word)
    return held
