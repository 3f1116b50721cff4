"""The shelf in the record's own database: what joining asks is answered by its indexes, a few rows at a time."""
# ruff: noqa: S608 the statements are put together of our own names

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from khabar.reconcile.shelf import Around, At, Liked, Placed
from khabar.reconcile.sketch import Sketch, Vector

ROWS = 400  # sketches that are fetched at a time
ROOM = 4000  # sketches that are held
ENTRY = "n, place, lang, title, names, things, words, prints, seal"
MOVE = "n, seq, story, after, score, copy"
STANDS = (
    "SELECT ?, ?, story, after, coalesce(score, 0), coalesce(copy, ?) FROM (SELECT 1) AS one LEFT JOIN placed ON n = ?"
)
SKETCH = "k.n, r.id, k.place, k.lang, k.title, k.names, k.things, k.words, k.prints"
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
    _moved: set[int] = field(default_factory=set)
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
        row = (n, *_row(sketch), seal(sketch))
        self._do(f"INSERT INTO sketches ({ENTRY}) VALUES ({_marks(row)})", row)
        self._do("INSERT INTO placed (n, place, score, copy) VALUES (?, ?, ?, ?)", (n, sketch.order, 0.0, False))
        self._hold(n, sketch)

    def sealed(self, n: int) -> str | None:
        """Return the seal of the sketch that is here; None where there is none."""
        return next((seal for (seal,) in self._ask("SELECT seal FROM sketches WHERE n = ?", (n,))), None)

    def drop(self, n: int) -> None:
        """Take a sketch out, with its place."""
        self.unlike(n)
        for table in ("placed", "sketches"):
            self._do(f"DELETE FROM {table} WHERE n = ?", (n,))
        self._sketches.pop(n, None)
        self._moved.add(n)

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
            for row in self._ask(f"SELECT {SKETCH} {FROM} WHERE k.n IN ({_marks(some)})", some):
                self._hold(row[0], _sketch(row))

    def at(self, report: str) -> At | None:
        """Return where a report stands, by its id; None where it is not here."""
        sql = "SELECT p.place, p.n FROM placed p JOIN reports r ON r.n = p.n WHERE r.id = ?"
        return next(self._ask(sql, (report,)), None)

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

    def between(self, kind: str, key: int, one: At, other: At, many: int) -> int:
        """Return how many reports that have a key stand between two, counting up to so many."""
        inner = f"SELECT 1 FROM {kind} WHERE key = ? AND (place, n) > (?, ?) AND (place, n) < (?, ?) LIMIT ?"
        return int(next(self._ask(f"SELECT count(*) FROM ({inner}) AS few", (key, *one, *other, many)))[0])

    def likes(self, n: int) -> list[Liked]:
        """Return how much a report is alike which earlier ones, with the story of each."""
        sql = "SELECT l.score, p.place, p.n, p.story FROM likes l JOIN placed p ON p.n = l.other WHERE l.n = ?"
        return [(score, (place, other), story or 0) for score, place, other, story in self._ask(sql, (n,))]

    def alike(self, numbers: Iterable[int]) -> set[tuple[int, int]]:
        """Return which of these reports are alike which earlier ones, by number."""
        wanted = list(numbers)
        parts = (wanted[start : start + ROWS] for start in range(0, len(wanted), ROWS))
        asked = (self._ask(f"SELECT n, other FROM likes WHERE n IN ({_marks(some)})", some) for some in parts)
        return {(n, other) for rows in asked for n, other in rows}

    def like(self, n: int, others: Iterable[tuple[float, At]]) -> None:
        """Note earlier reports that one is alike."""
        sql = (
            "INSERT INTO likes (n, other, score) VALUES (?, ?, ?) "
            "ON CONFLICT (n, other) DO UPDATE SET score = excluded.score"
        )
        self._many(sql, [(n, other, score) for score, (_, other) in others])

    def unlike(self, n: int, other: int | None = None) -> None:
        """Forget what one is alike, or that it is alike another."""
        alone = " AND other = ?" if other is not None else ""
        self._do(f"DELETE FROM likes WHERE n = ?{alone}", (n,) if other is None else (n, other))

    def followers(self, n: int) -> list[At]:
        """Return the later reports that are alike this one, or copies of it."""
        sql = (
            "SELECT p.place, p.n FROM likes l JOIN placed p ON p.n = l.n WHERE l.other = ? "
            "UNION SELECT place, n FROM placed WHERE after = ? AND copy"
        )
        return list(self._ask(sql, (n, n)))

    def place(self, n: int) -> Placed | None:
        """Return where a report belongs, None before that is known."""
        for story, after, score, copy in self._ask("SELECT story, after, score, copy FROM placed WHERE n = ?", (n,)):
            return Placed(story, after, score, bool(copy)) if story is not None else None
        return None

    def settle(self, n: int, placed: Placed) -> None:
        """Note where a report belongs."""
        row = (placed.story, placed.after, placed.score, placed.copy, n)
        self._do("UPDATE placed SET story = ?, after = ?, score = ?, copy = ? WHERE n = ?", row)
        self._moved.add(n)

    def remember(self, seq: int) -> None:
        """Note where those that moved have belonged since an entry of the log: nowhere, if they are here no longer."""
        self._many(f"INSERT INTO moves ({MOVE}) {STANDS}", [(n, seq, False, n) for n in sorted(self._moved)])
        self._moved.clear()

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


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def seal(sketch: Sketch) -> str:
    """Return what tells whether a sketch is still the same."""
    return blake2b(repr(_row(sketch)).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _row(sketch: Sketch) -> tuple[Any, ...]:
    numbers = (_packed(sketch.things), _packed(sketch.words), sketch.prints.tobytes())
    return sketch.order, sketch.lang, sketch.title, sketch.names, *numbers


def _sketch(row: Sequence[Any]) -> Sketch:
    _, report, order, lang, title, names, things, words, stored = row
    prints = array("q")
    prints.frombytes(stored)
    return Sketch(report, lang, title, order, _vector(things), _vector(words), names, prints)


def _packed(vector: Vector) -> bytes:
    """Return the numbers of a vector, then its weights."""
    return vector.keys.tobytes() + vector.weights.tobytes()


def _vector(stored: bytes) -> Vector:
    many = len(stored) // (8 + 4)
    keys, weights = array("q"), array("f")
    keys.frombytes(stored[: 8 * many])
    weights.frombytes(stored[8 * many :])
    return Vector(keys, weights)
