"""Makes src/khabar/web/land.txt, the map that stories are drawn on, of Natural Earth's 1:50m countries.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_map.py package/countries-50m.json > src/khabar/web/land.txt

A line is a ring of land (l) or a border (b): its points in hundredths of a degree east and north, the first whole, the
others as steps from the one before. Points that enclose less than SMALL with their neighbours are left out.
"""

from __future__ import annotations

import heapq
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

SMALL = 30  # square hundredths of a degree, twice a triangle's area
LEAST = 60  # of an island
Point = tuple[int, int]
World = dict[str, Any]  # a topology, as TopoJSON has it


def arcs_of(world: World) -> Iterator[list[Point]]:
    """Yield the lines that shapes are made of."""
    (kx, ky), (x0, y0) = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * kx + x0) * 100), round((y * ky + y0) * 100))
            if not points or point != points[-1]:
                points.append(point)
        yield simpler(points)


def area(a: Point, b: Point, c: Point) -> int:
    """Return twice the area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))


def simpler(points: list[Point]) -> list[Point]:
    """Leave points out, that of the smallest triangle first (Visvalingam and Whyatt 1993); the ends stay."""
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    gone = [False] * len(points)
    heap = [(area(*points[k - 1 : k + 2]), k) for k in range(1, len(points) - 1)]
    heapq.heapify(heap)
    now = {k: size for size, k in heap}
    while heap and heap[0][0] < SMALL:
        size, k = heapq.heappop(heap)
        if gone[k] or now[k] != size:
            continue
        gone[k] = True
        a, b = before[k], after[k]
        after[a], before[b] = b, a
        for n in (a, b):
            if 0 < n < len(points) - 1:
                now[n] = max(size, area(points[before[n]], points[n], points[after[n]]))
                heapq.heappush(heap, (now[n], n))
    return [point for k, point in enumerate(points) if not gone[k]]


def polygons(shape: World) -> Iterator[list[list[int]]]:
    """Yield the polygons of a shape, rings of numbers of lines."""
    if shape["type"] == "GeometryCollection":
        for one in shape["geometries"]:
            yield from polygons(one)
    elif shape["type"] == "Polygon":
        yield shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        yield from shape["arcs"]


def ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Return a ring's points."""
    points: list[Point] = []
    for n in numbers:
        piece = arcs[n] if n >= 0 else arcs[~n][::-1]
        points += piece[1:] if points else piece
    return points


def size(points: Sequence[Point]) -> float:
    """Return the area of a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2


def line(kind: str, points: Sequence[Point]) -> str:
    """Return a row of the file."""
    steps = [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))]
    return f"{kind} " + " ".join(f"{x},{y}" for x, y in steps)


def main() -> None:
    """Print the map."""
    world = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs = list(arcs_of(world))
    for parts in polygons(world["objects"]["land"]):
        for numbers in parts:
            points = ring(numbers, arcs)
            if len(points) > 3 and size(points) >= LEAST:
                print(line("l", points))
    used = Counter(
        n if n >= 0 else ~n
        for country in world["objects"]["countries"]["geometries"]
        for parts in polygons(country)
        for numbers in parts
        for n in numbers
    )
    for n, many in sorted(used.items()):
        if many > 1 and len(arcs[n]) > 1:
            print(line("b", arcs[n]))


main()
