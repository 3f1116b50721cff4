"""Charts: where the figures of a track stand in a picture; the page draws it, and no script is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import floor, log10

from khabar.model.groups import Point, Track
from khabar.web.speech import when

WIDE, HIGH = 720, 280  # units of the picture
LEFT, RIGHT, TOP, BOTTOM = 64, 20, 34, 36
INDENT = 18  # before the first figure and after the last
ROOM = 30  # between two figures that are named
TICKS = 4
STEPS = frozenset({"first", "update", "revision", "next"})  # a point that changes what is known


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in the picture: its place, how far its limits reach (`low` and `high` by height), and the figure."""

    x: float
    y: float
    low: float
    high: float
    opens: str  # up or down where a limit is open: at least, at most
    point: Point
    named: bool = False  # whether the picture has room for the figure, which is a new one


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of a track: dots in the order of days, the line of steps, and the ticks of both axes."""

    dots: tuple[Dot, ...]
    path: str
    days: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, float], ...]
    wide: int = WIDE
    high: int = HIGH
    left: int = LEFT
    right: int = WIDE - RIGHT
    bottom: int = HIGH - BOTTOM
    axis: int = LEFT - 8  # where the numbers of the upright axis stand, and by which of their ends
    anchor: str = "end"


def chart(track: Track, *, rtl: bool) -> Chart | None:
    """Return the picture of a track, time running from right to left if `rtl`; None where it has no two days."""
    dated = [(moment(p), p) for p in track.points]
    known = [(at, p) for at, p in dated if at is not None]
    if len({at for at, _ in known}) < 2:
        return None
    first, last = min(at for at, _ in known), max(at for at, _ in known)
    top = ceiling(max(value for _, p in known for value in (p.low, p.high) if value is not None))

    left, right = (RIGHT, WIDE - LEFT) if rtl else (LEFT, WIDE - RIGHT)

    def across(at: float) -> float:
        part = (at - first) / (last - first)
        return round(left + INDENT + (1 - part if rtl else part) * (right - left - 2 * INDENT), 1)

    def down(value: float) -> float:
        return round(HIGH - BOTTOM - value / top * (HIGH - TOP - BOTTOM), 1)

    dots = _named([_dot(across(at), down, p) for at, p in sorted(known, key=lambda one: one[0])])
    days = {p.mention.published[:10]: across(at) for at, p in known if p.mention.published}
    return Chart(
        dots, _steps(dots), tuple((x, name) for name, x in _apart(days)),
        tuple((down(top * k / TICKS), top * k / TICKS) for k in range(TICKS + 1)),
        left=left, right=right, axis=right + 8 if rtl else left - 8, anchor="start" if rtl else "end",
    )  # fmt: skip


def steps(track: Track) -> list[tuple[Point, list[Point]]]:
    """Return the points of a track that say something new, each with those that only say it again."""
    made: list[tuple[Point, list[Point]]] = []
    for point in track.points:
        if point.step in STEPS or not made:
            made.append((point, []))
        else:
            made[-1][1].append(point)
    return made


def moment(point: Point) -> float | None:
    """Return when a figure was printed, in days; None where that is unknown."""
    at = when(point.mention.published or "")
    return at.replace(tzinfo=None).timestamp() / 86400 if at else None


def ceiling(value: float) -> float:
    """Return a round number that is not smaller: 1, 2, 4, 5 or 8 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(k * power for k in (1, 2, 4, 5, 8, 10) if k * power >= value)


def _dot(x: float, place: Callable[[float], float], p: Point) -> Dot:
    middle = p.low if p.low is not None else p.high
    low, high = (p.low if p.low is not None else middle), (p.high if p.high is not None else middle)
    opens = "up" if p.high is None else "down" if p.low is None else ""
    return Dot(x, place(middle or 0), place(low or 0), place(high or 0), opens, p)


def _named(dots: list[Dot]) -> tuple[Dot, ...]:
    """Name the new figures that stand far enough from the one named before."""
    made: list[Dot] = []
    last = None
    for dot in dots:
        new = dot.point.step in STEPS and (last is None or abs(dot.x - last.x) >= ROOM or abs(dot.y - last.y) >= ROOM)
        last = dot if new else last
        made.append(replace(dot, named=new))
    return tuple(made)


def _steps(dots: tuple[Dot, ...]) -> str:
    """Return the path of a line that holds each figure until the next."""
    if not dots:
        return ""
    parts = [f"M{dots[0].x} {dots[0].y}"]
    parts += [f"H{dot.x}V{dot.y}" for dot in dots[1:]]
    return "".join(parts)


def _apart(days: dict[str, float]) -> list[tuple[str, float]]:
    """Leave out days whose names would run into each other."""
    kept: list[tuple[str, float]] = []
    for name, x in sorted(days.items()):
        if not kept or abs(kept[-1][1] - x) >= 56:
            kept.append((name, x))
    return kept
