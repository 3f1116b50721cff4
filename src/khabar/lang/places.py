"""Places: the gazetteer by folded name; a place is made a thing when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.lang.fold import folded
from khabar.lang.fronts import Fronts
from khabar.lang.tables import columns, packed
from khabar.lang.thing import NO_IDS, Thing
from khabar.lang.words import tokens

WELL_KNOWN = "places.tsv"  # what its names stand for wherever they are read
VILLAGES = "villages"  # what a name that a report has found already may stand for, in the order of their names
ALSO = "villages_also"  # their other names, in both scripts, in order
PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")  # words with one space between them


@dataclass(slots=True)
class Places:
    """The well known places that have a name in a language: `rows` by folded name, `more` the further ones of it."""

    rows: dict[str, int] = field(default_factory=dict)
    more: dict[str, list[int]] = field(default_factory=dict)
    made: dict[int, Thing] = field(default_factory=dict)

    def thing(self, name: str) -> Thing | None:
        """Return the best known place of a name."""
        row = self.rows.get(name)
        return None if row is None else self.at(row)

    def all(self, name: str) -> tuple[Thing, ...]:
        """Return all places of a name."""
        row = self.rows.get(name)
        return () if row is None else tuple(map(self.at, (row, *self.more.get(name, ()))))

    def at(self, row: int) -> Thing:
        """Return the place of a row."""
        known = self.made.get(row)
        if known is None:
            known = self.made[row] = place(row)
        return known


def villages(name: str) -> tuple[Thing, ...]:
    """Return the little known places of a folded name in either script."""
    names = (name, *packed(ALSO).all(name))
    return tuple(_village(row) for one in names for row in packed(VILLAGES).all(one))


def _village(row: str) -> Thing:
    geonames, en, ar, country, region, lat, lon, sort = row.split("\t")
    names, ids = {"ar": ar.partition("|")[0], "en": en}, {"geonames": int(geonames)}
    at = number(lat), number(lon)
    return Thing(f"v:{geonames}", "place", en, names, country or None, *at, ids, None, sort, region=region)


def listed(*, native: bool) -> list[str]:
    """Return the names of each well known place, parted by "|": those in Arabic, or those in English."""
    _, en, also_en, ar, *_ = columns("world", WELL_KNOWN)
    return ar if native else [f"{one}|{more}" if more else one for one, more in zip(en, also_en, strict=True)]


def place(row: int) -> Thing:
    """Return the well known place of a row."""
    cells = (column[row] for column in columns("world", WELL_KNOWN))
    geonames, en, also_en, ar, country, region, lat, lon, sort, sure, _ = cells
    shown = en if en.isascii() or not also_en else also_en.partition("|")[0]
    names = {"ar": ar.partition("|")[0], "en": shown} if ar else {"en": shown}
    ids: Mapping[str, str | int] = {"geonames": int(geonames)} if geonames else NO_IDS
    at = number(lat), number(lon)
    return Thing(f"p:{row}", "place", shown, names, country or None, *at, ids, None, sort, bool(sure), region)


def sounds() -> dict[str, int]:
    """Return the row of the best known place by how its English names sound, as `lang/alike.py` has it."""
    made: dict[str, int] = {}
    *_, heard = columns("world", WELL_KNOWN)
    for row, keys in enumerate(heard):
        for key in keys.split("|") if keys else ():
            made.setdefault(key, row)
    return made


def gazetteer(script: Fronts, *, native: bool) -> Places:
    """Return the well known places by their names, which are folded here all at once."""
    made = Places()
    rows, more = made.rows, made.more
    for row, names in enumerate(folded(listed(native=native))):
        for name in map(plain, names.split("|")):
            if name not in rows:
                rows[name] = row
            elif name:
                more.setdefault(name, []).append(row)
    rows.pop("", None)
    if script.hard[0]:
        english = columns("world", WELL_KNOWN)[1]
        for name in [name for name in rows if script.hard[0] in name]:
            for other in script.spellings(name, english[rows[name]]):
                rows.setdefault(other, rows[name])
    spaced = [name for name in rows if " " in name] if script.servant else ()
    for name, joined in zip(spaced, map(script.joined, spaced), strict=True):
        rows.setdefault(joined, rows[name])
    return made


def plain(name: str) -> str:
    """Return a folded name as words with one space between them."""
    if name.isalpha() or not name:
        return name
    return name if PLAIN.fullmatch(name) else " ".join(token for _, _, token in tokens(name))


def number(written: str) -> float | None:
    """Return a number of a table, None for an empty cell."""
    return float(written) if written else None
