"""Fronts: letters that a language writes on to the beginning of a word, and the other letters that names turn on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from khabar.lang import pack as packs
from khabar.lang.fold import fold

ROOM = 50_000
HARD = "g"
LONG = 5  # letters of a name that another spelling makes no other word of
SHORTEST = 3  # letters of a word that nothing is written on to
NO_SIGNS = ""
SIGNS = (
    "article",
    "melted",
    "conj",
    "within",
    "toward",
    "bare",
    "servant",
    "people",
    "glides",
    "feminine",
    "accusative",
)


@dataclass(frozen=True, slots=True)
class Fronts:
    """A language's `[facts.script]`; every part is empty where its words stand alone."""

    letters: frozenset[str] = frozenset()  # what one letter may be written on to a word
    article: str = NO_SIGNS
    melted: str = NO_SIGNS  # a preposition and the article it swallowed
    conj: str = NO_SIGNS  # "and"
    within: str = NO_SIGNS  # "in"
    toward: str = NO_SIGNS  # "to"
    bare: str = NO_SIGNS  # letters that leave the word's case alone, and may stand before another
    servant: str = NO_SIGNS  # the first word of a name in two: "servant of …"
    indefinite: str = NO_SIGNS  # a mark on the end of a word that is no name
    people: str = NO_SIGNS  # the ending of a word for one of a people
    glides: str = NO_SIGNS  # letters of vowels, before which the sign of "and" may be a name's first letter
    feminine: str = NO_SIGNS  # the ending of feminine nouns and adjectives
    accusative: str = NO_SIGNS  # the ending of an indefinite object
    hard: tuple[str, str] = ("", "")  # the letter for a foreign "g", and the one for it in other lands
    plurals: tuple[str, ...] = ()
    short: frozenset[str] = frozenset()  # words of two letters that a letter may be written on to
    memory: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)

    def of(self, norm: str) -> tuple[tuple[int, str], ...]:
        """Return (letters cut, rest) of a folded word: itself, and without the letter or two written on before it."""
        known = self.memory.get(norm)
        if known is None:
            if len(self.memory) >= ROOM:
                self.memory.clear()
            known = self.memory[norm] = tuple(self._cut(norm))
        return known

    def spellings(self, name: str, english: str) -> tuple[str, ...]:
        """Return how else a folded name with a foreign "g" is spelled."""
        usual, other = self.hard
        foreign = usual and usual in name and len(name) >= LONG and HARD in english.lower()
        return (name.replace(usual, other),) if foreign else ()

    def joined(self, name: str) -> str:
        """Return a folded name with the names that may be written as two words in one."""
        if not self.servant or self.servant not in name:
            return name
        return name.replace(f"{self.servant} {self.article}", self.servant + self.article)

    def _cut(self, norm: str) -> list[tuple[int, str]]:
        found = [(0, norm)]
        if norm[:1] not in self.letters or (len(norm) <= SHORTEST and norm[1:] not in self.short):
            return found
        found.append((1, norm[1:]))
        if norm[0] in self.bare and norm[1:2] in self.letters and len(norm) > SHORTEST + 1:
            found.append((2, norm[2:]))
        for cut in (0, 1):
            if norm[cut : cut + 2] == self.melted:
                found.append((cut + 1, self.article + norm[cut + 2 :]))
                break
        return found


@cache
def fronts(code: str) -> Fronts:
    """Return what a language's pack says of its fronts."""
    facts = packs.load(code).facts.get("script")
    if not facts:
        return Fronts()
    usual, other = facts["hard"]
    article, melted, conj, within, toward, bare, servant, people, glides, feminine, accusative = (
        fold(facts[k]) for k in SIGNS
    )
    return Fronts(
        frozenset(fold(facts["fronts"])), article, melted, conj, within, toward, bare, servant,
        facts["indefinite"], people, glides, feminine, accusative, (usual, other),
        tuple(fold(facts["plurals"]).split("|")), frozenset(fold(facts["short"]).split("|")),
    )  # fmt: skip
