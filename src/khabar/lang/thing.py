"""A thing: something in the world with a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

NO_IDS: Mapping[str, str | int] = {}


class Thing(NamedTuple):
    """Something in the world with a name: `kind` is a VoiceKind value or "place"; the data has thousands of them."""

    key: str
    kind: str
    name: str
    names: Mapping[str, str]
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    ids: Mapping[str, str | int] = NO_IDS
    title: str | None = None
    sort: str = ""  # of places: capital, city, state …; of organisations: agency
    sure: bool = False  # of places: the name stands for it wherever it is read
    region: str = ""  # of places: the first-order division of the country that it lies in
