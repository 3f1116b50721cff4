"""World data: countries, places, organisations and people by name in both scripts, from checked TSV files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from khabar.lang.fold import fold, folded
from khabar.lang.fronts import Fronts, fronts
from khabar.lang.own import Own
from khabar.lang.places import Places, gazetteer, listed, number, plain
from khabar.lang.tables import columns
from khabar.lang.thing import NO_IDS, Thing
from khabar.model.voice import Media

LONGEST = 9  # words of the longest name that is looked for
WORD = "-"  # the kind of a name word that is a word of the language as well
SHORT = 4  # letters of an acronym that may be a word as well


@dataclass(slots=True)
class World:
    """Names of one script, folded, one space between words; `longest` words begin with a given first word."""

    code: str
    script: Fronts
    things: dict[str, Thing] = field(default_factory=dict)  # but for the places of the gazetteer
    bearers: dict[str, list[Thing]] = field(default_factory=dict)  # persons by a name that several have
    places: Places = field(default_factory=Places)
    longest: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)  # name word -> Latin form, given|family|any
    spelled: dict[str, str] = field(default_factory=dict)  # the same with words that are names as well -> Latin form
    shouted: set[str] = field(default_factory=set)  # short names written in capitals: US, WHO
    lands: dict[str, Thing] = field(default_factory=dict)  # countries by ISO code
    common: frozenset[str] = frozenset()  # words that news writes in small letters
    shown: dict[tuple[str, bool], str] = field(default_factory=dict)  # a name, in Latin letters or translated
    peoples: dict[str, Thing] = field(default_factory=dict)  # word for a member or the whole of a people -> the people

    def add(self, phrase: str, thing: Thing) -> None:
        """List a folded name; the first thing of that name keeps it."""
        name = plain(phrase)
        if not name or name in self.things:
            first = self.things.get(name, thing)
            if first.kind == thing.kind == "person" and first.key != thing.key:
                self.bearers.setdefault(name, [first]).append(thing)
            return
        self.things[name] = thing
        joined = self.script.joined(name)
        if joined != name:
            self.add(joined, thing)

    def measure(self) -> None:
        """Note how many words begin with each first word of a name."""
        longest = self.longest
        for names in (self.places.rows, self.things):
            for name in names:
                first, _, rest = name.partition(" ")
                size = rest.count(" ") + 2 if rest else 1
                if size > longest.get(first, 0):
                    longest[first] = min(size, LONGEST)

    def thing(self, name: str) -> Thing | None:
        """Return what has a folded name, the surest where several have it."""
        return self.things.get(name) or self.places.thing(name)

    def rivals(self, name: str) -> tuple[Thing, ...]:
        """Return the further places of a name, less known."""
        first = self.thing(name)
        if first is None or first.kind not in ("place", "country"):
            return ()
        found = [first]
        for other in self.places.all(name):
            if _elsewhere(other, found):
                found.append(other)
        return tuple(found[1:])

    def find(self, norms: list[str], i: int, first: str) -> tuple[int, Thing] | None:
        """Return the longest name that begins at word `i`, read as `first`: the index past it and its thing."""
        things, places = self.things, self.places.rows
        name, found, last = first, "", i
        for at in range(i + 1, min(i + self.longest.get(first, 0), len(norms)) + 1):
            if name in things or name in places:
                found, last = name, at
            if at < len(norms):
                name = f"{name} {norms[at]}"
        if not found:
            return None
        return last, things[found] if found in things else self.places.at(places[found])


def _elsewhere(thing: Thing, listed: Iterable[Thing]) -> bool:
    """Say whether a place lies in another country than those listed, or has a fuller name of its own."""
    return all(thing.country != one.country or thing.name != one.name for one in listed)


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Return the cells of each row of `world/NAME.tsv`, in the order of its head."""
    return zip(*columns("world", f"{name}.tsv"), strict=True)


OWN: list[Own] = []  # what the user lists; set by the edges before anything is read


def learn(rows: Iterable[Own]) -> None:
    """Take in a user's own names, which outrank the package's; to be called before the first report is read."""
    OWN[:] = rows
    world.cache_clear()


@cache
def timezones() -> dict[str, str]:
    """Return the IANA time zone of each country that has only one."""
    return {country: zone for country, zone in rows("zones")}  # noqa: C416 rows are lists


@cache
def world(code: str) -> World:
    """Load what has a name in a language, the surest first: countries, organisations, outlets, people, places."""
    made = World(code, fronts(code))
    native = code == "ar"
    _list(made, code, (("|".join(own.ar if native else own.en), own.thing(n)) for n, own in enumerate(OWN)))
    _list(made, code, _countries(native=native))
    _list(made, code, _organisations(native=native))
    _list(made, code, _outlets(native=native))
    _list(made, code, people(native=native))
    _places(made, native=native)
    made.lands = {t.country: t for t in reversed(made.things.values()) if t.kind == "country" and t.country}
    _peoples(made, code)
    _name_words(made, code)
    return made


def _list(made: World, code: str, found: Iterable[tuple[str, Thing]]) -> None:
    """Add names by their folded forms; the whole lot is folded at once, for speed."""
    pairs = list(found)
    if not pairs:
        return
    if code != "ar":
        _shout(made, (name for name, _ in pairs))
    for norm, (_, thing) in zip(folded(name for name, _ in pairs), pairs, strict=True):
        for one in norm.split("|"):
            made.add(one.strip(), thing)
            for other in made.script.spellings(one, thing.name):
                made.add(other.strip(), thing)


def _countries(*, native: bool) -> Iterator[tuple[str, Thing]]:
    for iso2, en, also_en, ar, also_ar, _, _, wikidata, lat, lon in rows("countries"):
        ids = {"wikidata": wikidata} if wikidata else NO_IDS
        thing = Thing(f"c:{iso2}", "country", en, {"ar": ar, "en": en}, iso2, number(lat), number(lon), ids)
        yield f"{ar}|{also_ar}" if native else f"{en}|{also_en}", thing


def _organisations(*, native: bool) -> Iterator[tuple[str, Thing]]:
    for kind, country, en, also_en, ar, also_ar, wikidata in rows("organisations"):
        names = {k: v for k, v in (("ar", ar), ("en", en)) if v}
        ids = {"wikidata": wikidata} if wikidata else NO_IDS
        thing = Thing(f"o:{en}", kind, en, names, country or None, ids=ids)
        yield f"{ar}|{also_ar}" if native else f"{en}|{also_en}", thing


def _outlets(*, native: bool) -> Iterator[tuple[str, Thing]]:
    for medium, country, langs, family, en, also_en, ar, also_ar, wikidata in rows("outlets"):
        names = {k: v for k, v in (("ar", ar), ("en", en)) if v}
        ids = {"wikidata": wikidata} if wikidata else NO_IDS
        media = Media(medium, tuple(langs.split("|")), family or None)
        thing = Thing(f"o:{en}", "outlet", en, names, country or None, ids=ids, media=media)
        yield f"{ar}|{also_ar}" if native else f"{en}|{also_en}", thing


def people(*, native: bool) -> Iterator[tuple[str, Thing]]:
    """Yield the names of each person of the world data, parted by "|", in Arabic or in English."""
    for en, also_en, ar, also_ar, country, roles, since, until in rows("people"):
        held = zip(roles.split("|"), since.split("|"), until.split("|"), strict=True) if roles else ()
        thing = Thing(f"h:{en}", "person", en, {"ar": ar, "en": en}, country or None, offices=tuple(held))
        yield f"{ar}|{also_ar}" if native else f"{en}|{also_en}", thing


def _places(made: World, *, native: bool) -> None:
    """List the well known places."""
    made.places = gazetteer(made.script, native=native)
    if not native:
        _shout(made, listed(native=False))
    made.measure()


def _shout(made: World, listed: Iterable[str]) -> None:
    """Note the short names that are written in capitals."""
    made.shouted |= {n.lower() for names in listed for n in names.split("|") if len(n) <= SHORT and n.isupper()}


def _peoples(made: World, code: str) -> None:
    """List the words for peoples: Germans, Kurds; as written in English, in the bare singular in Arabic."""
    native = code == "ar"
    listed = [(r[6] if native else r[5], r[5], r[0]) for r in rows("countries")]
    for en, also_en, ar, also_ar, country in rows("peoples"):
        listed.append((f"{ar}|{also_ar}" if native else f"{en}|{also_en}", en, country))
    for words, english, country in listed:
        name = english.split("|")[1 if "|" in english else 0]
        thing = Thing(f"g:{name}", "group", name, {"en": name}, country or None, sort=english.split("|")[0])
        for word in fold(words).split("|"):
            if word:
                made.peoples.setdefault(word, thing)


def member(norm: str, made: World) -> tuple[str, bool]:
    """Return the listed form of a folded word for a people, and whether it stands for many.

    Endings are those of the language: feminine, the plurals.
    """
    script = made.script
    if norm in made.peoples:
        return norm, not norm.endswith(script.people)
    for end in script.plurals:
        if norm.endswith(end) and norm[: -len(end)] + script.people in made.peoples:
            return norm[: -len(end)] + script.people, True
    return norm[:-1], False


def _name_words(made: World, code: str) -> None:
    """List the words that persons' names are made of."""
    if code != "ar":
        (names,), (words,) = columns("world", "given_en.tsv"), columns("world", "common_en.tsv")
        made.parts = {norm: (name, "given") for norm, name in zip(folded(names), names, strict=True)}
        made.common = frozenset(words)
        return
    written, latin, kinds = columns("world", "given.tsv")
    norms = folded(written)
    made.spelled = dict(zip(norms, latin, strict=True))
    made.parts = {norm: (one, kind) for norm, one, kind in zip(norms, latin, kinds, strict=True) if kind != WORD}
