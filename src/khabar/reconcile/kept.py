"""The shelf in the record's own database: what joining asks is answered by its indexes, a few rows at a time."""
# ruff: noqa: S608 the statements are put together of our own names

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from khabar.reconcile.shelf import Around, At, Placed
from khabar.reconcile.sketch import Sketch, Vector

ROWS = 400  # sketches that are fetched at a time
ROOM = 4000  # sketches that are held
ENTRY = "n, place, day, lang, title, shown, things, words, prints, seal, story, score, copy"
SKETCH = "k.n, r.id, k.place, k.day, k.lang, k.title, k.shown, k.things, k.words, k.prints"
FROM = "FROM sketches k JOIN reports r ON r.n = k.n"
WINDOWS = (
    "SELECT place, n FROM {kind} WHERE key = ? AND (place, n) < (?, ?) ORDER BY place DESC, n DESC LIMIT ?",
    "SELECT place, n FROM {kind} WHERE key = ? AND (place, n) > (?, ?) ORDER BY place, n LIMIT ?",
)
# PostgreSQL is asked once for all keys: a question and its answer take it longer than finding the rows.
AT_ONCE = (
    "SELECT k.i, w.place, w.n FROM unnest(?::bigint[]) WITH ORDINALITY k(key, i) CROSS JOIN LATERAL ("
    "SELECT place, n FROM {kind} f WHERE f.key = k.key AND (f.place, f.n) {way} (?, ?) "
    "ORDER BY f.place {order}, f.n {order} LIMIT ?) w"
)


@dataclass(slots=True)
class Kept:
    """A shelf in one transaction of the record; what was looked at is held."""

    connection: Connection
    _sketches: dict[int, Sketch] = field(default_factory=dict)
    _cursor: Any = None
    _faults: Any = None

    def __post_init__(self) -> None:
        """Ask the driver itself: many small questions, each of a few rows."""
        driver: Any = self.connection.connection.driver_connection
        self._cursor, self._faults = driver.cursor(), self.connection.dialect.loaded_dbapi.Error

    @property
    def _postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    def put(self, n: int, sketch: Sketch) -> None:
        """Take a sketch in."""
        row = (n, *_row(sketch), seal(sketch), None, 0.0, False)
        self._do(f"INSERT INTO sketches ({ENTRY}) VALUES ({', '.join('?' * len(row))})", row)
        self._hold(n, sketch)

    def sealed(self, n: int) -> str | None:
        """Return the seal of the sketch that is here; None where there is none."""
        return next((seal for (seal,) in self._ask("SELECT seal FROM sketches WHERE n = ?", (n,))), None)

    def drop(self, n: int) -> None:
        """Take a sketch out, with its place."""
        self.unlike(n)
        self._do("DELETE FROM sketches WHERE n = ?", (n,))
        self._sketches.pop(n, None)

    def sketch(self, n: int) -> Sketch:
        """Return a sketch."""
        if n not in self._sketches:
            self.fetch([n])
        return self._sketches[n]

    def fetch(self, numbers: Iterable[int]) -> None:
        """Make ready sketches that are asked for next."""
        wanted = [n for n in dict.fromkeys(numbers) if n not in self._sketches]
        for start in range(0, len(wanted), ROWS):
            some = wanted[start : start + ROWS]
            for row in self._ask(f"SELECT {SKETCH} {FROM} WHERE k.n IN ({', '.join('?' * len(some))})", some):
                self._hold(row[0], _sketch(row))

    def at(self, report: str) -> At | None:
        """Return where a report stands, by its id; None where it is not here."""
        return next(self._ask(f"SELECT k.place, k.n {FROM} WHERE r.id = ?", (report,)), None)

    def around(self, kind: str, keys: Sequence[int], at: At, many: int) -> Iterator[Around]:
        """Yield for each key the reports nearest to one that have it, as many before as after; not itself."""
        if self._postgresql:
            ways = zip("<>", ("DESC", "ASC"), strict=True)
            before, after = (
                self._at_once(AT_ONCE.format(kind=kind, way=way, order=order), keys, at, many) for way, order in ways
            )
            yield from ((one[::-1], other) for one, other in zip(before, after, strict=True))
            return
        back, ahead = (sql.format(kind=kind) for sql in WINDOWS)
        for key in keys:
            values = (key, *at, many)
            yield list(self._ask(back, values))[::-1], list(self._ask(ahead, values))

    def file(self, kind: str, keys: Iterable[int], at: At) -> None:
        """Note that a report has these keys."""
        self._many(f"INSERT INTO {kind} (key, place, n) VALUES (?, ?, ?)", [(key, *at) for key in sorted(keys)])

    def unfile(self, kind: str, keys: Iterable[int], at: At) -> None:
        """Note that it has them no longer."""
        self._many(f"DELETE FROM {kind} WHERE key = ? AND place = ? AND n = ?", [(key, *at) for key in sorted(keys)])

    def likes(self, n: int) -> list[tuple[float, At]]:
        """Return how much a report is alike which earlier ones."""
        sql = "SELECT l.score, k.place, k.n FROM likes l JOIN sketches k ON k.n = l.other WHERE l.n = ?"
        return [(score, (place, other)) for score, place, other in self._ask(sql, (n,))]

    def like(self, n: int, others: Iterable[tuple[float, At]]) -> None:
        """Note earlier reports that one is alike."""
        sql = (
            "INSERT INTO likes (n, other, score) VALUES (?, ?, ?) "
            "ON CONFLICT (n, other) DO UPDATE SET score = excluded.score"
        )
        self._many(sql, [(n, other, score) for score, (_, other) in others])

    def unlike(self, n: int) -> None:
        """Forget what one is alike."""
        self._do("DELETE FROM likes WHERE n = ?", (n,))

    def followers(self, n: int) -> list[At]:
        """Return the later reports that are alike this one, or copies of it."""
        sql = (
            "SELECT k.place, k.n FROM likes l JOIN sketches k ON k.n = l.n WHERE l.other = ? "
            "UNION SELECT place, n FROM sketches WHERE after = ? AND copy"
        )
        return list(self._ask(sql, (n, n)))

    def place(self, n: int) -> Placed | None:
        """Return where a report belongs, None before that is known."""
        for story, after, score, copy in self._ask("SELECT story, after, score, copy FROM sketches WHERE n = ?", (n,)):
            return Placed(story, after, score, bool(copy)) if story is not None else None
        return None

    def settle(self, n: int, placed: Placed) -> None:
        """Note where a report belongs."""
        row = (placed.story, placed.after, placed.score, placed.copy, n)
        self._do("UPDATE sketches SET story = ?, after = ?, score = ?, copy = ? WHERE n = ?", row)

    def entries(self, kind: str, n: int, keys: Sequence[int], place: int) -> int:
        """Return with how many of these keys a report is found."""
        sql = f"SELECT count(*) FROM {kind} WHERE key = ? AND place = ? AND n = ?"
        return sum(many for key in keys for (many,) in self._ask(sql, (key, place, n)))

    def _hold(self, n: int, sketch: Sketch) -> None:
        if len(self._sketches) >= ROOM:
            self._sketches.clear()
        self._sketches[n] = sketch

    def _at_once(self, sql: str, keys: Sequence[int], at: At, many: int) -> list[list[At]]:
        made: list[list[At]] = [[] for _ in keys]
        for i, place, n in self._ask(sql, (list(keys), *at, many)):
            made[i - 1].append((place, n))
        return made

    def _ask(self, sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        self._do(sql, values)
        return iter(self._cursor.fetchall())

    def _do(self, sql: str, values: Sequence[Any]) -> None:
        self._send(self._cursor.execute, sql, tuple(values))

    def _many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            self._send(self._cursor.executemany, sql, rows)

    def _send(self, act: Callable[[str, Any], Any], sql: str, values: Any) -> None:  # noqa: ANN401 as the driver takes it
        try:
            act(sql.replace("?", "%s") if self._postgresql else sql, values)
        except self._faults as fault:
            raise DBAPIError(sql, None, fault) from fault


def seal(sketch: Sketch) -> str:
    """Return what tells whether a sketch is still the same."""
    return blake2b(repr(_row(sketch)).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _row(sketch: Sketch) -> tuple[Any, ...]:
    shown = json.dumps(sketch.shown, ensure_ascii=False)
    numbers = (_packed(sketch.things), _packed(sketch.words), array("q", sketch.prints).tobytes())
    return sketch.order, sketch.day, sketch.lang, sketch.title, shown, *numbers


def _sketch(row: Sequence[Any]) -> Sketch:
    _, report, order, day, lang, title, shown, things, words, prints = row
    numbers = array("q")
    numbers.frombytes(prints)
    return Sketch(
        report, lang, title, order, day, _vector(things), _vector(words), tuple(json.loads(shown)), tuple(numbers)
    )


def _packed(vector: Vector) -> bytes:
    """Return the numbers of a vector, then its weights."""
    return array("q", vector).tobytes() + array("f", vector.values()).tobytes()


def _vector(stored: bytes) -> Vector:
    many = len(stored) // (8 + 4)
    keys, weights = array("q"), array("f")
    keys.frombytes(stored[: 8 * many])
    weights.frombytes(stored[8 * many :])
    return dict(zip(keys, weights, strict=True))
