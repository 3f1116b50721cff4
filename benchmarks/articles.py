"""The reports that the record is measured on: a folder of zipped JSON lists, or short ones made up here."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from khabar.errors import RefusedReport
from khabar.sources.item import Origin, Refused, Taken, sha256, take

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "local" / "saudinews"
TOWNS = ("Osteva", "Port Selim", "Zahrit", "Marden", "Tel Hanan", "Qasr Adib", "Lower Brenn", "Velmora")
PEOPLE = ("the army", "the mayor", "a witness", "officials", "the ministry", "the hospital", "a spokesman")
DEEDS = ("attacked", "left", "closed the road to", "sent aid to", "met the council of", "withdrew from")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def articles(folder: Path = FOLDER) -> Iterator[Taken | Refused]:
    """Yield the articles of a folder's zip files, one day's JSON list each; memory holds one list at a time."""
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as packed:
            rows = json.loads(packed.read(packed.namelist()[0]))
        for n, row in enumerate(rows):
            yield _taken(row, f"{path.stem}#{n}")


def invented(many: int, seed: int = 1) -> Iterator[Taken]:
    """Yield short reports that nobody wrote, no two alike; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 no secret
    for n in range(many):
        town, who, deed, day = (chance.choice(of) for of in (TOWNS, PEOPLE, DEEDS, DAYS))
        text = f"{who.capitalize()} said on {day} that {n} soldiers {deed} {town}. {chance.choice(PEOPLE)} denied it."
        yield take(text, f"made-up/{n}", lang="en", published=f"2031-05-{1 + n % 28:02}", title=f"News of {town}")


def some(many: int, folder: Path = FOLDER) -> list[Taken | Refused]:
    """Return the first articles of a folder, invented ones where there is none."""
    return list(islice(articles(folder) if folder.is_dir() else invented(many), many))


def _taken(row: dict[str, str], source: str) -> Taken | Refused:
    day = row["date_extracted"][:10]
    origin = Origin(url=row["url"], sha256=sha256(row["content"].encode()))
    try:
        return take(row["content"], source, lang="ar", published=day, outlet=row["source"], title=row["title"],
                    byline=row["author"] or None, origin=origin)  # fmt: skip
    except RefusedReport as fault:
        return Refused(source, fault.reason)
