"""Sounding: things of the world by how their English names sound, for names that another script spells by ear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product

from khabar.lang import places
from khabar.lang.alike import key, keys, tune
from khabar.lang.fold import fold
from khabar.lang.fronts import fronts
from khabar.lang.spelling import Speller, speller
from khabar.lang.thing import Thing
from khabar.lang.world import people, world
from khabar.reading.names.roll import Name

KINDS = frozenset({"person", "place"})
LEAST = 6  # consonants of a person's name; fewer mean too little
WORDS = 4  # of a name
TRIED = 60  # ways to write a name that are tried
ROOM = 20_000
Names = tuple[str, ...]


@dataclass(slots=True)
class Sounding:
    """The things of the world that a language's names may stand for, listed by their sound when they are asked for."""

    code: str
    able: Speller | None
    article: str
    spelled: Mapping[str, str]  # folded name words whose Latin form is known
    memory: dict[tuple[str, Names], Thing | None] = field(default_factory=dict)

    def thing(self, norms: Names, kind: str) -> Thing | None:
        """Return the only thing of a kind whose name sounds as the folded words do."""
        if kind not in KINDS or not norms or len(norms) > WORDS or (kind == "person" and len(norms) == 1):
            return None
        if kind == "place" and self.article and norms[0].startswith(self.article):
            return None  # an Arab place, which the lists spell as it is
        if (kind, norms) not in self.memory:
            if len(self.memory) >= ROOM:
                self.memory.clear()
            listed = _things(self.code, kind)
            heard = (_thing(found) for k in self._keys(norms) if (found := listed.get(k)) is not None)
            self.memory[kind, norms] = next((t for t in heard if self._fits(norms, t)), None)
        return self.memory[kind, norms]

    def _fits(self, norms: Names, thing: Thing) -> bool:
        """Say whether no word of the name is another name: Mahmoud is not Mohammed, though the consonants are."""
        if thing.kind != "person":
            return True
        if self.able is None:
            return tune(" ".join(norms)) == tune(thing.name)
        own = fold(thing.names.get("ar", "")).split(" ")
        return all(norm in own or not self._listed(norm) for norm in norms)

    def _listed(self, norm: str) -> bool:
        """Say whether a word is a name of its own: listed, or of letters that no foreign sound is spelled with."""
        native = self.able is not None and not self.able.native.isdisjoint(norm)
        return native or norm in self.spelled or norm.startswith(self.article)

    def _keys(self, norms: Names) -> Iterable[str]:
        ways = [dict.fromkeys(key(form) for form in self._forms(norm)) for norm in norms]
        return islice((" ".join(filter(None, way)) for way in product(*ways)), TRIED)

    def _forms(self, norm: str) -> Names:
        if norm.isascii() or self.able is None:
            return (norm,)
        listed = self.spelled.get(norm)
        return (
            (listed,) if listed else self.able.forms(norm.removeprefix(self.article), own=norm.startswith(self.article))
        )


def sound(found: Iterable[Name], code: str) -> None:
    """Give unlisted names the thing of the world that sounds so; a place that bears a person's name is none of them."""
    spelled = world(code).spelled
    for name in found:
        if name.thing is None and not (name.kind == "place" and all(norm in spelled for norm in name.norms)):
            name.thing = sounding(code).thing(name.norms, name.kind)


def _thing(found: Thing | int) -> Thing:
    return found if isinstance(found, Thing) else places.place(found)


@cache
def sounding(code: str) -> Sounding:
    """Return what a language's names may sound like."""
    return Sounding(code, speller(code), fronts(code).article, world(code).spelled)


@cache
def _things(code: str, kind: str) -> dict[str, Thing | int | None]:
    """Return things by the sound of their names: the row of the best known place, a person where no other sounds so.

    None where several sound alike; in Latin letters a place is spelled in one way.
    """
    if kind == "place":
        return {**places.sounds()} if speller(code) else {}
    pairs = [(name, thing) for names, thing in people(native=False) for name in names.split("|") if name]
    made: dict[str, Thing | int | None] = {}
    for heard, (_, thing) in zip(keys(name for name, _ in pairs), pairs, strict=True):
        if len(heard.replace(" ", "")) < LEAST or " " not in heard:
            continue
        known = made.setdefault(heard, thing)
        if isinstance(known, Thing) and known.name != thing.name:
            made[heard] = None
    return made
