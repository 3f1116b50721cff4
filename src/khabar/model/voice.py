"""Those who speak or act in a report, next to the places it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from khabar.model.text import Span


class VoiceKind(Enum):
    """What a voice is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    GROUP = "group"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several places or persons that a name may mean, with what speaks for it in the report."""

    name: str
    country: str | None
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Media:
    """What an outlet is: `medium` is wire, newspaper, magazine, television, radio, broadcaster or website.

    `langs` are the ISO 639-1 codes of the languages that it publishes in, its own first; `family` is the house that
    it belongs to, None where that is unknown or it stands alone.
    """

    medium: str
    langs: tuple[str, ...] = ()
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone or something that speaks or acts; `mentions` are by name, `coreferent` by pronoun or description.

    `candidates` are all persons of the world whom the name may mean, where there are several, the likeliest first;
    `media` says what an outlet that khabar knows is.
    """

    id: str
    name: str
    kind: VoiceKind
    named: bool = True
    names: Mapping[str, str] = field(default_factory=dict)
    country: str | None = None
    title: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[Span, ...] = ()
    coreferent: tuple[Span, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    media: Media | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name; coordinates are WGS 84 degrees.

    `region` is the first-order division of the country that it lies in, by its English name; `resolution` says how
    closely the name tells where something is: country, region, state, city, village, district, crossing …;
    `candidates` are all places that it may mean, where there are several, the likeliest first.
    """

    id: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    ids: Mapping[str, str | int] = field(default_factory=dict)
    mentions: tuple[Span, ...] = ()
    region: str | None = None
    resolution: str | None = None
    candidates: tuple[Candidate, ...] = ()
