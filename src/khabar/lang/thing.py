"""A thing: something in the world with a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from khabar.model.voice import Media

NO_IDS: Mapping[str, str | int] = {}
Office = tuple[str, str, str]  # what it is called, since when and until when somebody holds it: a year or a day, or ""


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
    sort: str = ""  # of places: capital, city, state …
    sure: bool = False  # of places: the name stands for it wherever it is read
    region: str = ""  # of places: the first-order division of the country that it lies in
    offices: tuple[Office, ...] = ()  # of persons
    media: Media | None = None  # of outlets

    def office(self, day: str | None) -> str | None:
        """Return what a person is on a day; of an unknown day, the only office that somebody has held."""
        if not self.offices or day is None:
            return self.offices[0][0] if len(self.offices) == 1 else self.title
        return next((o for o, since, until in self.offices if since <= day and day[: len(until)] <= until), None)
