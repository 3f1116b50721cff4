"""The demonstration: an invented crisis of forty reports, two languages, six outlets and two agencies, ten days."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

from khabar.sources.item import Taken, take


def crisis() -> Iterator[Taken]:
    """Yield the reports of the crisis; everybody and everything in them is invented."""
    text = files("khabar.demo").joinpath("crisis.jsonl").read_text("utf-8")
    for line in text.splitlines():
        row = json.loads(line)
        yield take(
            row["text"], f"demo/{row['id']}", lang=row["lang"], published=row["published"], outlet=row["outlet"],
            title=row["title"],
        )  # fmt: skip
