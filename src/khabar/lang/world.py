"""World data: countries, places, organisations and people by name in both scripts, from checked TSV files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from khabar.lang.fold import fold
from khabar.lang.words import tokens

LONGEST = 9  # words of the longest name that is looked for
YA = "\u064a"
PLURALS = (YA + "\u0648\u0646", YA + YA + "\u0646", "\u0648\u0646", YA + "\u0646")
SHORT = 4  # letters of an acronym that may be a word as well


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in the world with a name: `kind` is a VoiceKind value or "place"; `rank` settles one name for two."""

    key: str
    kind: str
    name: str
    names: Mapping[str, str]
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    ids: Mapping[str, str | int] = field(default_factory=dict)
    title: str | None = None
    sort: str = ""  # of places: capital, city, state …; of organisations: agency


@dataclass(slots=True)
class World:
    """Names of one script, folded, one space between words; `longest` words begin with a given first word."""

    code: str
    things: dict[str, Thing] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)  # name word -> Latin form, given|family|any
    shouted: set[str] = field(default_factory=set)  # short names written in capitals: US, WHO
    lands: dict[str, Thing] = field(default_factory=dict)  # countries by ISO code
    common: frozenset[str] = frozenset()  # words that news writes in small letters
    peoples: dict[str, Thing] = field(default_factory=dict)  # word for a member or the whole of a people -> the people

    def add(self, phrase: str, thing: Thing) -> None:
        """List a folded name; the first thing of that name keeps it."""
        name = phrase if phrase.isalpha() else " ".join(t for _, _, t in tokens(phrase))
        if not name or name in self.things:
            return
        self.things[name] = thing
        first, _, _ = name.partition(" ")
        size = name.count(" ") + 1
        if size > self.longest.get(first, 0):
            self.longest[first] = min(size, LONGEST)

    def find(self, norms: list[str], i: int, first: str) -> tuple[int, Thing] | None:
        """Return the longest name that begins at word `i`, read as `first`: the index past it and its thing."""
        for size in range(min(self.longest.get(first, 0), len(norms) - i), 0, -1):
            name = first if size == 1 else f"{first} {' '.join(norms[i + 1 : i + size])}"
            thing = self.things.get(name)
            if thing is not None:
                return i + size, thing
        return None


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `world/NAME.tsv` by column name."""
    text = files("khabar.lang").joinpath("world", f"{name}.tsv").read_text("utf-8")
    head, *lines = text.splitlines()
    columns = head.split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=True))


@cache
def world(code: str) -> World:
    """Load what has a name in a language, the surest first: countries, organisations, people, places."""
    made = World(code)
    native = "name_ar" if code == "ar" else "name_en"
    also = "also_ar" if code == "ar" else "also_en"
    _list(made, code, _countries(native, also))
    _list(made, code, _organisations(native, also))
    _list(made, code, _people(native, also))
    _list(made, code, _places("names_ar" if code == "ar" else "", "name_en", "also_en"))
    made.lands = {t.country: t for t in made.things.values() if t.kind == "country" and t.country}
    _peoples(made, code)
    _name_words(made, code)
    return made


def _list(made: World, code: str, found: Iterable[tuple[str, Thing]]) -> None:
    """Add names by their folded forms; the whole lot is folded at once, for speed."""
    pairs = list(found)
    folded = fold("\n".join(name for name, _ in pairs)).split("\n") if pairs else []
    if code != "ar":
        made.shouted |= {n.lower() for names, _ in pairs for n in names.split("|") if len(n) <= SHORT and n.isupper()}
    for norm, (_, thing) in zip(folded, pairs, strict=True):
        for one in norm.split("|"):
            made.add(one.strip(), thing)


def _countries(native: str, also: str) -> Iterator[tuple[str, Thing]]:
    for r in rows("countries"):
        names = {"ar": r["name_ar"], "en": r["name_en"]}
        ids = {"wikidata": r["wikidata"]} if r["wikidata"] else {}
        thing = Thing(
            f"c:{r['iso2']}", "country", r["name_en"], names, r["iso2"], _float(r["lat"]), _float(r["lon"]), ids
        )
        yield f"{r[native]}|{r[also]}", thing


def _organisations(native: str, also: str) -> Iterator[tuple[str, Thing]]:
    for r in rows("organisations"):
        kind = "outlet" if r["kind"] == "agency" else r["kind"]
        names = {k: v for k, v in (("ar", r["name_ar"]), ("en", r["name_en"])) if v}
        ids = {"wikidata": r["wikidata"]} if r["wikidata"] else {}
        key = f"o:{r['name_en']}"
        yield (
            f"{r[native]}|{r[also]}",
            Thing(key, kind, r["name_en"], names, r["country"] or None, ids=ids, sort=r["kind"]),
        )


def _people(native: str, also: str) -> Iterator[tuple[str, Thing]]:
    for r in rows("people"):
        names = {"ar": r["name_ar"], "en": r["name_en"]}
        title = r["role_en"] or None
        yield (
            f"{r[native]}|{r[also]}",
            Thing(f"h:{r['name_en']}", "person", r["name_en"], names, r["country"] or None, title=title),
        )


def _places(*columns: str) -> Iterator[tuple[str, Thing]]:
    for n, r in enumerate(rows("places")):
        names = {k: v.partition("|")[0] for k, v in (("ar", r["names_ar"]), ("en", r["name_en"])) if v}
        ids: dict[str, str | int] = {"geonames": int(r["geonames"])} if r["geonames"] else {}
        thing = Thing(
            f"p:{n}", "place", r["name_en"], names, r["country"] or None, _float(r["lat"]), _float(r["lon"]),
            ids, sort=r["class"],
        )  # fmt: skip
        yield "|".join(r[c] for c in (columns if not columns[0] else columns[:1]) if c), thing


def _peoples(made: World, code: str) -> None:
    """List the words for peoples: Germans, Kurds; as written in English, in the bare singular in Arabic."""
    listed = [
        (r["people_ar"] if code == "ar" else r["people_en"], r["people_en"], r["iso2"]) for r in rows("countries")
    ]
    for r in rows("peoples"):
        own = f"{r['name_ar']}|{r['also_ar']}" if code == "ar" else f"{r['name_en']}|{r['also_en']}"
        listed.append((own, r["name_en"], r["country"]))
    for words, english, country in listed:
        name = english.split("|")[1 if "|" in english else 0]
        thing = Thing(f"g:{name}", "group", name, {"en": name}, country or None, sort=english.split("|")[0])
        for word in fold(words).split("|"):
            if word:
                made.peoples.setdefault(word, thing)


def member(norm: str, made: World) -> tuple[str, bool]:
    """Return the listed form of a folded word for a people, and whether it stands for many.

    Endings are those of Arabic: feminine, the sound plurals, the accusative.
    """
    if norm in made.peoples:
        return norm, not norm.endswith(YA)
    for end in PLURALS:
        if norm.endswith(end) and norm[: -len(end)] + YA in made.peoples:
            return norm[: -len(end)] + YA, True
    return norm[:-1], False


def _name_words(made: World, code: str) -> None:
    """List the words that persons' names are made of."""
    if code != "ar":
        made.parts = {fold(r["name"]): (r["name"], "given") for r in rows("given_en")}
        made.common = frozenset(r["word"] for r in rows("common_en"))
        return
    listed = [(r["name_ar"], r["latin"], r["kind"]) for r in rows("given")]
    for norm, (_, latin, kind) in zip(fold("\n".join(r[0] for r in listed)).split("\n"), listed, strict=True):
        made.parts[norm] = (latin, kind)


def _float(number: str) -> float | None:
    return float(number) if number else None
