"""Maps: where a story's places lie, drawn as a picture that needs no script, on Natural Earth's land and borders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from math import cos, radians, sqrt

from khabar.model.reading import Reading
from khabar.model.voice import Place
from khabar.reconcile.identity import place_key

WIDE, HIGH = 720, 420  # units of the picture
DEGREE = 100  # units of the data file
NEAR = 250  # the least that a map shows from south to north, in those units
ROUND = 50  # a map's edges stand at whole multiples of this, so that two maps of one corner are one
POLES = 85 * DEGREE
FINE = 1.2  # between two points of a line, in units of the picture
NAMED = 9  # places with their names on the map
APART = 22  # between two names, in units of the picture
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A ring of land or a piece of a border, in hundredths of a degree, with the box that it lies in."""

    points: tuple[Point, ...]
    west: int
    south: int
    east: int
    north: int


@dataclass(frozen=True, slots=True)
class Window:
    """The piece of the world that a map shows, in hundredths of a degree."""

    west: int
    south: int
    east: int
    north: int

    def meets(self, line: Line) -> bool:
        """Say whether some of a line may be in it."""
        return (
            line.west <= self.east and line.east >= self.west and line.south <= self.north and line.north >= self.south
        )

    def shows(self, line: Line) -> bool:
        """Say whether a ring is large enough to be seen."""
        return (line.east - line.west) * WIDE > FINE * (self.east - self.west)

    def drawn(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands in the picture."""
        across, up = (x - self.west) / (self.east - self.west), (y - self.south) / (self.north - self.south)
        return round(across * WIDE, 1), round((1 - up) * HIGH, 1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture: how large by how many reports name it, and how far beside it its name begins."""

    name: str
    x: float
    y: float
    size: float
    shown: bool
    beside: float


@dataclass(frozen=True, slots=True)
class Map:
    """The picture: paths of land and borders, and the places."""

    land: str
    borders: str
    spots: tuple[Spot, ...]
    wide: int = WIDE
    high: int = HIGH


def around(readings: Iterable[Reading]) -> Map | None:
    """Return a map of the places that reports name; None where none of them is known to lie anywhere."""
    found: dict[str, tuple[Place, int]] = {}
    for reading in readings:
        for key, place in {place_key(p): p for p in reading.places if p.lat is not None}.items():
            found[key] = (place, found[key][1] + 1 if key in found else 1)
    close = {key: one for key, one in found.items() if one[0].resolution not in ("country", "region")}
    ranked = sorted((close or found).values(), key=lambda one: (-one[1], one[0].name))
    if not ranked:
        return None
    window = _window([one for one, _ in ranked])
    land, borders = _paths(window)
    return Map(land, borders, tuple(_spots(ranked, window)))


def _window(places: Sequence[Place]) -> Window:
    """Return a window of the picture's shape with all places well inside."""
    xs, ys = [(p.lon or 0) * DEGREE for p in places], [(p.lat or 0) * DEGREE for p in places]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    shape = WIDE / HIGH / max(0.2, cos(radians(y / DEGREE)))
    high = max(NEAR, 1.5 * (max(ys) - min(ys)), 1.5 * (max(xs) - min(xs)) / shape)
    west, south = (_round(edge) for edge in (x - high * shape / 2, max(-POLES, y - high / 2)))
    return Window(west, south, west + _round(high * shape) + ROUND, min(POLES, south + _round(high) + ROUND))


def _round(value: float) -> int:
    return int(value // ROUND) * ROUND


def _spots(ranked: Sequence[tuple[Place, int]], window: Window) -> Iterable[Spot]:
    """Yield places, those named most often first; a name stands where no other does."""
    taken: list[tuple[float, float]] = []
    for place, many in ranked:
        x, y = window.drawn((place.lon or 0) * DEGREE, (place.lat or 0) * DEGREE)
        size = round(min(16.0, 3.5 + 1.5 * sqrt(many)), 1)
        shown = len(taken) < NAMED and all(abs(y - b) >= APART or abs(x - a) >= WIDE / 4 for a, b in taken)
        if shown:
            taken.append((x, y))
        beside = size + 5
        yield Spot(place.name, x, y, size, shown, beside if x < WIDE * 2 / 3 else -beside)


@cache
def _lines() -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the rings of land and the borders."""
    land: list[Line] = []
    borders: list[Line] = []
    for row in files("khabar.web").joinpath("land.txt").read_text("ascii").splitlines():
        kind, *steps = row.split(" ")
        pairs = (step.split(",") for step in steps)
        points = tuple(accumulate(((int(x), int(y)) for x, y in pairs), lambda a, b: (a[0] + b[0], a[1] + b[1])))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        (land if kind == "l" else borders).append(Line(points, min(xs), min(ys), max(xs), max(ys)))
    return tuple(land), tuple(borders)


@lru_cache(256)
def _paths(window: Window) -> tuple[str, str]:
    """Return the paths of the land and of the borders in a window."""
    land, borders = _lines()
    rings = (_cut(line.points, window) for line in land if window.meets(line) and window.shows(line))
    pieces = (piece for line in borders if window.meets(line) for piece in _inside(line, window))
    return "".join(f"{_path(r, window)}Z" for r in rings if len(r) > 2), "".join(_path(p, window) for p in pieces)


def _path(points: Sequence[tuple[float, float]], window: Window) -> str:
    """Return the path of a line, without points that nobody could tell from the one before."""
    drawn: list[tuple[float, float]] = []
    for x, y in (window.drawn(*point) for point in points):
        if not drawn or abs(x - drawn[-1][0]) + abs(y - drawn[-1][1]) >= FINE:
            drawn.append((x, y))
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in drawn)


def _cut(points: Sequence[Point], window: Window) -> list[tuple[float, float]]:
    """Return a ring cut along the four edges of a window, one after the other (Sutherland and Hodgman 1974)."""
    ring: list[tuple[float, float]] = list(points)
    for axis, edge, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        ring = _cut_along(ring, axis, lambda value, edge=edge, sign=sign: sign * (value - edge))  # type: ignore[misc]
    return ring


def _cut_along(
    ring: Sequence[tuple[float, float]], axis: int, within: Callable[[float], float]
) -> list[tuple[float, float]]:
    """Return what of a ring lies on the side of an edge where `within` is not negative."""
    kept: list[tuple[float, float]] = []
    for one, other in pairwise([*ring[-1:], *ring]):
        a, b = within(one[axis]), within(other[axis])
        if (a < 0) != (b < 0):
            part = a / (a - b)
            kept.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
        if b >= 0:
            kept.append(other)
    return kept


def _inside(line: Line, window: Window) -> Iterable[list[Point]]:
    """Yield the runs of a border's points that are in a window, each with the point before it and after it."""
    run: list[Point] = []
    for one, other in pairwise(line.points):
        box = Line((), *map(min, one, other), *map(max, one, other))
        if window.meets(box):
            run = run or [one]
            run.append(other)
        elif run:
            yield run
            run = []
    if run:
        yield run
