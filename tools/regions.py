"""Regions: the first-order division that each place of the gazetteer lies in, by its English name."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from listing import HERE, rounded, table

sys.path.insert(0, str(HERE.parent / "src"))
from khabar.lang.alike import keys
from khabar.lang.fold import fold

SOUNDS = 4  # consonants of a name that is looked for by its sound
NEAR = 0.3  # degrees within which a place lies in the region of another
# names: classes of places that lie at one point
POINTS = {"city", "capital", "town", "village", "district", "county", "camp", "crossing", "building"}


@dataclass(slots=True)
class Row:
    """One place; `names` are those in Arabic."""

    gid: str
    name: str
    also: list[str]
    names: list[str]
    country: str
    lat: str
    lon: str
    cls: str
    code: str = ""  # GeoNames' first-order division
    region: str = ""
    sure: str = ""  # "1": of the hand-made list, whose names stand for it wherever they are read

    def cells(self) -> list[str]:
        """Return it as a row of the table."""
        english = dict.fromkeys(k for k in keys([self.name, *self.also]) if len(k.replace(" ", "")) >= SOUNDS)
        return [self.gid, self.name, "|".join(self.also), "|".join(self.names), self.country, self.region,
                rounded(self.lat), rounded(self.lon), self.cls, self.sure, "|".join(english)]  # fmt: skip


def place(folder: Path, found: list[Row]) -> None:
    """Give each place its region: Who's On First's, the one that its division's places have, that of one near by."""
    known = _regions(folder, found)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        row.region = known.get(row.gid, "") if row.gid and row.cls in POINTS else ""
        if row.region and row.code:
            votes[row.code][row.region] += 1
    states = {f"{r['iso_3166_2'].replace('-', '.')}": r["name_en"] for r in table(folder / "ne_states50_ar.tsv")}
    cells: dict[tuple[str, int, int], Row] = {}
    for row in found:
        if not row.region and row.code and row.cls in POINTS:
            row.region = votes[row.code].most_common(1)[0][0] if votes[row.code] else _state(row.code, states)
        if row.region:
            cells.setdefault((row.country, round(float(row.lat) / NEAR), round(float(row.lon) / NEAR)), row)
    for row in found:
        if not row.region and row.cls in POINTS and row.lat:
            near = cells.get((row.country, round(float(row.lat) / NEAR), round(float(row.lon) / NEAR)))
            row.region = near.region if near is not None else ""


def _state(code: str, states: dict[str, str]) -> str:
    """Return the state of the countries whose divisions GeoNames calls as ISO 3166-2 does."""
    return states.get(code, "") if code.startswith("US.") else ""


def _regions(folder: Path, found: Iterable[Row]) -> dict[str, str]:
    """Return the region of each place of Who's On First by its GeoNames id, named as the table of places names it."""
    ours: dict[tuple[str, str], str] = {}
    for row in found:
        for name in row.names if row.cls in ("state", "region", "city", "capital") else ():
            ours.setdefault((row.country, fold(name)), ascii_of(row.name) or row.name)
    rows = {r["wof_id"]: r for r in table(folder / "wof_mena_ar.tsv")}

    def region(r: dict[str, str]) -> str:
        at: dict[str, str] | None = r
        for _ in range(6):
            if at is None or at["placetype"] == "region":
                break
            at = rows.get(at["parent_id"])
        if at is None or at["placetype"] != "region":
            return ""
        named = (ours.get((at["country"], fold(n))) for n in cleaned(at["names_ar"]))
        return next(filter(None, named), "") or re.sub(r"\s*[(\[].*", "", ascii_of(at["name"]))

    return {r["gn_id"]: region(r) for r in rows.values() if r["gn_id"]}


def cleaned(names: str) -> list[str]:
    """Return names without what stands in brackets behind them."""
    return [n for n in dict.fromkeys(re.sub(r"\s*[(\[،].*", "", x).strip() for x in names.split("|")) if n]


def ascii_of(name: str) -> str:
    """Return a name without marks on its letters."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
