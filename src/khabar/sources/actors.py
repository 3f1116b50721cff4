"""A user's own actors and places: CSV, FollowTheMoney entities and PETRARCH dictionaries, as rows of one kind."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from khabar.lang.own import Own
from khabar.sources.item import Refused

# names: the schemata of FollowTheMoney that speak or act, with what they are here; others are left out
SCHEMATA = {
    "Person": "person", "Organization": "organisation", "Company": "organisation", "PublicBody": "organisation",
    "LegalEntity": "organisation",
}  # fmt: skip
# names: the properties of FollowTheMoney that name an entity, and those that tell its country
NAMED = ("name", "alias", "weakAlias")
AT = ("country", "nationality", "jurisdiction", "mainCountry")
CODED = re.compile(r"\[([^\[\]]*)\]")
STATE = 3  # letters of a PETRARCH code that is a country's alone
TABLES = {".csv": ",", ".tsv": "\t"}


def actors(path: Path) -> Iterator[Own | Refused]:
    """Yield the actors and places of a file, told by its ending; those that cannot be used with the reason.

    .csv, .tsv: a head with `name` or `name_en`, `name_ar`, and any of kind, country, also_en, also_ar, title, lat, lon,
    id; further names are parted by "|". .json, .jsonl: FollowTheMoney, one entity a line. Else: PETRARCH.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError) as fault:
        yield Refused(str(path), f"it cannot be read: {fault}")
        return
    for number, made in _made(text, path.suffix.lower()):
        if isinstance(made, str):
            yield Refused(f"{path}:{number}", made)
        else:
            yield made


def _made(text: str, ending: str) -> Iterator[tuple[int, Own | str]]:
    if ending in TABLES:
        table = csv.DictReader(text.splitlines(), delimiter=TABLES[ending])
        for row in table:
            yield table.line_num, _tried(_of_row, row)
    elif ending in {".json", ".jsonl", ".ftm"}:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _tried(_of_entity, line)
    else:
        for number, block in _blocks(text):
            yield number, _tried(_of_block, block)


def _tried(make: Any, given: Any) -> Own | str:  # noqa: ANN401 one of the three, with what it takes
    try:
        made: Own = make(given)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        return str(fault) or "it cannot be understood"
    return made


def _of_row(row: Mapping[str, str | None]) -> Own:
    cells = {k.strip().lower(): (v or "").strip() for k, v in row.items() if k}
    names = [cells.get(k, "") for k in ("name", "name_en", "name_ar", "also", "also_en", "also_ar")]
    en, ar = _scripts(name for cell in names for name in cell.split("|"))
    lat, lon = (float(cells[k]) if cells.get(k) else None for k in ("lat", "lon"))
    kind = cells.get("kind") or ("place" if lat is not None else "organisation")
    return Own(kind, en, ar, cells.get("country", "").upper(), cells.get("title", ""), lat, lon, cells.get("id", ""))


def _of_entity(line: str) -> Own:
    entity = json.loads(line)
    said = entity["properties"]
    kind = SCHEMATA.get(entity["schema"])
    if kind is None:
        raise ValueError(f"an entity of the schema {entity['schema']} neither speaks nor acts")
    en, ar = _scripts(name for key in NAMED for name in said.get(key, ()))
    where = next((code.upper() for key in AT for code in said.get(key, ()) if len(code) == 2), "")
    title = next(iter(said.get("position", ())), "")
    key = next(iter(said.get("wikidataId", ())), "") or str(entity.get("id", ""))
    return Own(kind, en, ar, where, title, id=key)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each actor of a PETRARCH dictionary: its name, +synonyms, [codes]."""
    block: list[str] = []
    begun = 0
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.partition("#")[0].strip()
        if not bare:
            continue
        if bare[0] not in "+[&" and block:
            yield begun, block
            block = []
        begun = begun if block else number
        block.append(bare)
    if block:
        yield begun, block


def _of_block(block: list[str]) -> Own:
    codes = [part.split()[0] for line in block for part in CODED.findall(line) if part.split()]
    dated = any(len(part.split()) > 1 for line in block for part in CODED.findall(line))
    en, ar = _scripts(CODED.sub("", line).strip("+ \t").replace("_", " ") for line in block)
    if not codes:
        raise ValueError("it has no code")
    kind = "country" if len(codes[0]) == STATE else "person" if dated else "organisation"
    return Own(kind, tuple(name.title() if name.isupper() else name for name in en), ar, id=codes[0])


def _scripts(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part names by script: those of Latin letters, and those of others."""
    kept = list(dict.fromkeys(" ".join(name.replace("|", " ").split()) for name in names))
    latin = tuple(name for name in kept if name and _latin(name))
    return latin, tuple(name for name in kept if name and not _latin(name))


def _latin(name: str) -> bool:
    return all(letter < "\u0370" for letter in name if letter.isalpha())
