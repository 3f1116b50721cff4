"""Bodies by the word for their kind and what it governs: the committee of money and budget, the police of a region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line, Word
from khabar.reading.names.bounds import FINITE, FOLK, of_people
from khabar.reading.names.offices import unheard
from khabar.reading.names.sights import Sight, Sights
from khabar.reading.names.tagger import Tagger

LONGEST = 10  # words of such a name; a bound
WHERE = frozenset({"country", "place"})
FOUNDED = ("founded", "fielded", "furthered", "seated")  # names: lists of words for bodies
BODIES = frozenset({"organisation", "group"})
ONE = "one"  # the form of a noun that is one person's
TIMES = frozenset({"time", "weekday", "relday", "month"})  # names: classes of words for times

Known = Mapping[int, tuple[int, Thing]]


def bodies(line: Line, sights: Sights, known: Known, able: Tagger) -> Iterator[tuple[int, int]]:
    """Yield the words [first, last) of each body that its kind and what follows name."""
    end = 0
    for i in sights.on(*FOUNDED, "described"):
        if i < end or (i in known and known[i][0] > i + 1):
            continue
        reach, lists = Reach(line, sights, known, able, i), sights[i].lists
        last = reach.last() if _head(line, i, lists, able) else reach.described() if "described" in lists else i
        if last > i + 1:
            yield i, last
            end = last


def _head(line: Line, i: int, lists: frozenset[str], able: Tagger) -> bool:
    """Say whether word `i` is for a kind of body, without the article, and no part of another's name."""
    if lists.isdisjoint(FOUNDED):
        return False
    if line.words[i].norm.startswith(able.script.melted) and Reach(line, (), {}, able, i).describes(line.words[i + 1]):
        return False  # to the national committee, which is written as "to a committee" is
    before = line.words[i - 1].norm if i else ""
    return not any(stem in able.lists["makes_organisation"] for _, stem in able.script.of(before))


@dataclass(slots=True)
class Reach:
    """Looks how far the name goes that begins with the head at word `at`."""

    line: Line
    sights: Sequence[Sight]
    known: Known
    able: Tagger
    at: int

    def last(self) -> int:
        """Return the index past the name; that of the word after the head where there is none."""
        begin, lists = self.at + 1, self.sights[self.at].lists
        j = self._governed(begin, lists)
        if j == begin or self._unnamed(begin):
            return begin
        j = self.onward(j, purpose="furthered" in lists)
        enough = j > begin + 1 or not lists.isdisjoint(("founded", "fielded"))
        return j if enough else begin

    def onward(self, j: int, *, purpose: bool) -> int:
        """Return the index past all parts of a name that go on at word `j`."""
        while j < self._limit():
            step = self._goes_on(j, purpose=purpose)
            if not step:
                break
            j = step
        return j

    def described(self) -> int:
        """Return the index past the adjectives of a head with the article: two make a name, so does whose it is."""
        words, script, j = self.line.words, self.able.script, self.at + 1
        while j < self._limit() and self._definite(j) and self.describes(words[j]):
            j += 1
        owned = self.at + 1 < j < len(words) and words[j].norm.startswith(script.toward)
        whose = self.known.get(j) if owned else None
        if whose is not None and whose[1].kind in BODIES:
            return whose[0]
        return j if j > self.at + 2 else self.at

    def _limit(self) -> int:
        return min(len(self.line.words), self.at + LONGEST)

    def _unnamed(self, begin: int) -> bool:
        """Say whether head and first word together are common words: the board of management."""
        words = self.line.words
        phrases = (f"{stem} {words[begin].norm}" for _, stem in self.able.script.of(words[self.at].norm))
        return not self.able.lists["unnamed"].isdisjoint(phrases)

    def _governed(self, j: int, lists: frozenset[str]) -> int:
        """Return the index past what the head governs: nouns of its field and the definite one, or a place."""
        start = j
        while j < self._limit() and self._field(j) and not self._definite(j) and not self._place(j):
            j += 1
        if j >= self._limit():
            return start
        place = self._place(j)
        if place:
            furthered = self._purpose(place) if "furthered" in lists else 0
            if furthered:
                return furthered
            return place if j > start or "seated" in lists else start
        if "areas" in self.sights[j].lists and j + 1 < len(self.line.words):
            after = self._place(j + 1) or (j + 2 if self._definite(j + 1) else 0)
            return after if after and not lists.isdisjoint(("seated", "regional")) else start
        fielded = self._field(j) and not lists.isdisjoint(("fielded", "furthered"))
        if "furthered" in lists and self._called(j) and self._purpose(j + 1):
            return self._purpose(j + 1)
        if self._definite(j) and (fielded or ("founded" in lists and (self._field(j) or self._noun(j)))):
            return j + 1
        return start

    def _goes_on(self, j: int, *, purpose: bool) -> int:
        """Return the index past one more part of the name that begins at word `j`; 0 where it is none."""
        word, script = self.line.words[j], self.able.script
        if word.kind != Kind.WORD or not TIMES.isdisjoint(word.marks):
            return 0
        if self._definite(j) and self.describes(word):
            return j + 1
        if word.norm.startswith(script.conj) and "conj" not in word.marks:
            return j + 1 if self._joins(word) else 0
        return self._purpose(j) if purpose else 0

    def _purpose(self, j: int) -> int:
        """Return the index past what a body is for: for dialogue, for the care of children; 0 where it is not there."""
        words, script = self.line.words, self.able.script
        if j >= len(words) or not words[j].norm.startswith(script.toward) or not self._field(j) or self._folk(words[j]):
            return 0
        if words[j].norm.startswith(script.melted):
            return j + 1
        return j + 2 if self._definite(j + 1) else 0

    def _called(self, j: int) -> bool:
        """Say whether a body can be called after a word: a name's, one with the article."""
        return self._definite(j) or self.line.words[j].norm in self.able.world.spelled

    def _joins(self, word: Word) -> bool:
        """Say whether a word is one more field that "and" is written on to: and the budget."""
        script, lists = self.able.script, self.able.lists
        stem = word.norm.removeprefix(script.conj)
        if not stem.startswith(script.article):
            return False
        if self._folk(word):
            return stem in lists["portfolios"]
        return stem in lists["fields"] or stem.removeprefix(script.article) in lists["fields"]

    def describes(self, word: Word) -> bool:
        """Say whether a word with the article is an adjective of a name's."""
        lists = self.able.lists
        if word.norm in lists["passing"]:
            return False
        if word.norm in lists["sorts"] or word.norm in lists["likened"] or of_people(word, self.able):
            return True
        if unheard(word, self.able):
            return True
        return word.norm in lists["fields"] and word.norm.endswith(tuple(lists["relation"]))

    def _definite(self, j: int) -> bool:
        words = self.line.words
        if j >= len(words) or words[j].kind != Kind.WORD or "prep" in words[j].marks:
            return False
        return words[j].norm.startswith(self.able.script.article)

    def _field(self, j: int) -> bool:
        return "fields" in self.sights[j].lists or (
            self._definite(j)
            and self.line.words[j].norm.removeprefix(self.able.script.article) in self.able.lists["fields"]
        )

    def _noun(self, j: int) -> bool:
        """Say whether a word with the article can be what a body is called after: nobody, no time, no place."""
        word = self.line.words[j]
        if not TIMES.isdisjoint(word.marks) or word.norm in self.able.lists["passing"] or of_people(word, self.able):
            return False
        return "relative" not in word.marks and not any(
            entry.cls in FOLK and entry.form == ONE for entry, *_ in word.look.hits
        )

    def _folk(self, word: Word) -> bool:
        return any(entry.cls in FOLK or entry.form in FINITE for entry, *_ in word.look.hits)

    def _place(self, j: int) -> int:
        hit = self.known.get(j)
        return hit[0] if hit is not None and hit[1].kind in WHERE else 0
