"""Epithets: the words by which a phrase calls somebody without his name: the French minister, one of the singers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khabar.lang.fold import fold
from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Entity

HEADS = ("role", "folk")  # names: classes of common words for voices
BOUND = 3  # nouns bound to one another
ENDS = ("prep", "that", "cue", "relative", "conj", "neg")  # names: classes of marks
BEFORE = (
    "role",
    "folk",
    "quantity",
    "some",
    "article",
    "people",
    "honorific",
    "number",
    "adverb",
    "name",
    "counted",
)  # names: classes
SMALL = frozenset({"prep", "article", "some", "adverb", "time"})  # names: classes of marks


def calling(line: Line, first: int, last: int) -> Mark | None:
    """Return the common word for a voice in a phrase: its head, the first there is, not whose head it is."""
    for cls in HEADS:
        here = line.words[first:last] if cls in line.found else ()
        mark = next((w.marks[cls] for w in here if cls in w.marks), None)
        if mark is not None and not (mark.first == first + 1 and mark.pre and _heads(line.words[first])):
            return mark
    return None


def _heads(word: Word) -> bool:
    """Say whether a word that no list of voices knows is still the head of a phrase: the doyen of the doctors."""
    return word.kind == Kind.WORD and not any(c in word.marks for c in BEFORE)


@dataclass(slots=True)
class Epithet:
    """An Arabic description: the common word in it, its words without articles, what makes it known."""

    line: Line
    mark: Mark
    first: int
    last: int
    pack: Pack
    stems: frozenset[str] = frozenset()
    head: str = ""
    definite: str = ""  # article, owner (its genitive or suffix), or nothing

    def __post_init__(self) -> None:
        """Take the words apart up to a relative clause."""
        words = self.line.words[self.first : self.last]
        end = next((k for k, w in enumerate(words) if k and "relative" in w.marks), len(words))
        self.stems = stems(words[:end], self.pack)
        self.head = stem(self.line.words[self.mark.first], self.pack)
        some = any("some" in w.marks for w in self.line.words[self.first : self.mark.first])
        self.definite = "" if some else self._definite()

    def _definite(self) -> str:
        clitics, mark = self.pack.lexicon.clitics, self.mark
        if mark.pre.endswith(clitics.article) or mark.pre in clitics.lal:
            return "article"
        if any(w.norm.startswith(clitics.article) for w in self.line.words[mark.first : mark.last]):
            return "article"
        return "owner" if mark.post or self._owned() else ""

    def _owned(self) -> bool:
        """Say whether a name or a noun with the article ends what the common word is bound to: chief of city police."""
        for word in self.line.words[self.mark.last : min(self.last, self.mark.last + BOUND)]:
            if word.kind != Kind.WORD or any(c in word.marks for c in ENDS):
                return False
            if "name" in word.marks or word.norm.startswith(self.pack.lexicon.clitics.article):
                return True
        return False


def stems(words: Iterable[Word], pack: Pack) -> frozenset[str]:
    """Return the words of a phrase without their articles, small words left out."""
    return frozenset(stem(w, pack) for w in words if w.kind == Kind.WORD and SMALL.isdisjoint(w.marks))


def stem(word: Word, pack: Pack) -> str:
    """Return a word without its article."""
    clitics = pack.lexicon.clitics
    if not word.norm.startswith(clitics.lal):
        return word.norm.removeprefix(clitics.article)
    return word.norm.removeprefix(next(x for x in clitics.lal if word.norm.startswith(x)))


def stems_of(entity: Entity, pack: Pack) -> frozenset[str]:
    """Return the words of a name as the report writes it, without articles."""
    text = fold(entity.names.get(pack.code, ""))
    return frozenset(w.removeprefix(pack.lexicon.clitics.article) for w in text.split())
