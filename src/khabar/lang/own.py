"""Own names: actors and places that a user lists, as rows of a file that outrank the package's world data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.lang.thing import NO_IDS, Thing

# names: what an own thing may be: a VoiceKind value that has a name, or a place
KINDS = ("person", "organisation", "country", "group", "outlet", "place")
# names: the columns of the file, in order
COLUMNS = ("kind", "country", "name_en", "also_en", "name_ar", "also_ar", "title", "lat", "lon", "id")


@dataclass(frozen=True, slots=True)
class Own:
    """One actor or place: `en` and `ar` are its names, the first of each the one shown; `country` is ISO 3166-1."""

    kind: str
    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()
    country: str = ""
    title: str = ""
    lat: float | None = None
    lon: float | None = None
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be found or shown."""
        if self.kind not in KINDS:
            raise ValueError(f"the kind {self.kind!r} is none of {', '.join(KINDS)}")
        if not any(name.strip() for name in (*self.en, *self.ar)):
            raise ValueError("it has no name")
        if self.country and not (len(self.country) == 2 and self.country.isascii() and self.country.isupper()):
            raise ValueError(f"{self.country!r} is no ISO 3166-1 code of two capitals")
        if (self.lat is None) != (self.lon is None) or not (-90 <= (self.lat or 0) <= 90 >= abs((self.lon or 0) / 2)):
            raise ValueError("its latitude and longitude are no point on the earth")

    def row(self) -> str:
        """Return the line of the file that says this."""
        cells = (self.kind, self.country, *_split(self.en), *_split(self.ar), self.title,
                 _number(self.lat), _number(self.lon), self.id)  # fmt: skip
        return "\t".join(" ".join(cell.split()) for cell in cells)

    def thing(self, n: int) -> Thing:
        """Return it as a thing of the world; `n` makes its key its own."""
        names = {code: listed[0] for code, listed in (("ar", self.ar), ("en", self.en)) if listed}
        ids = {"own": self.id} if self.id else NO_IDS
        shown = names.get("en") or names["ar"]
        key = f"u:{n}"
        return Thing(key, self.kind, shown, names, self.country or None, self.lat, self.lon, ids, self.title or None)


def written(rows: Iterable[Own]) -> str:
    """Return the file that holds these."""
    return "\n".join(["\t".join(COLUMNS), *(row.row() for row in rows)]) + "\n"


def parsed(text: str) -> Iterator[Own]:
    """Yield what a file holds; raises ValueError naming the line where it is broken."""
    for number, line in enumerate(text.splitlines()[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise ValueError(f"line {number} has {len(cells)} cells, not {len(COLUMNS)}")
        kind, country, en, also_en, ar, also_ar, title, lat, lon, key = cells
        try:
            yield Own(kind, _names(en, also_en), _names(ar, also_ar), country, title,
                      float(lat) if lat else None, float(lon) if lon else None, key)  # fmt: skip
        except ValueError as fault:
            raise ValueError(f"line {number}: {fault}") from fault


def _split(names: tuple[str, ...]) -> tuple[str, str]:
    return (names[0] if names else "", "|".join(names[1:]))


def _names(first: str, also: str) -> tuple[str, ...]:
    return tuple(name for name in (first, *also.split("|")) if name.strip())


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
