"""Chunks: the noun phrase that ends before a word, back over what hangs on it to its head."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Line
from khabar.reading.events.antecedents import Range
from khabar.reading.events.tags import (
    ADVERB,
    AND,
    AUX,
    COMMA,
    GERUND,
    NOUN,
    OPENS,
    PREP,
    QUIET,
    STOP,
    THE,
    TIME,
    TO,
    VERB,
    WHICH,
    Tags,
)

LONGEST = 14  # words of a noun phrase
STEPS = 8  # phrases that a subject may hang on
NESTED = 2  # phrases joined within phrases joined
FAR = 40  # words between a subject and its verb
GROUP = frozenset({AUX, ADVERB})
PHRASE = frozenset({NOUN, THE})
GOVERNING = frozenset({VERB, GERUND, TO, AUX})
BARS = frozenset({STOP, OPENS, WHICH})  # where a clause begins
CHAIN = frozenset({VERB, GERUND, ADVERB, PREP, TIME, TO, AUX})


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a subject and those of its head, which leave out what describes it."""

    whole: Range
    head: Range


@dataclass(slots=True)
class Chunks:
    """Reads one line after another; the tags of the last line are kept."""

    tagger: Tags
    line: Line | None = None
    tags: str = ""

    def open(self, line: Line) -> str:
        """Return the tags of a line."""
        if self.line is not line:
            self.line, self.tags = line, self.tagger.of(line)
        return self.tags

    def phrase(self, i: int) -> int:
        """Return where the noun phrase that ends before word `i` begins; `i` where there is none."""
        at, least = i, max(0, i - LONGEST)
        while at > least and (self.tags[at - 1] in PHRASE or (at < i and self._dated(at - 1))):
            at -= 1
            if self.tags[at] == THE and at > 0 and self.tags[at - 1] != THE:
                break
        return at

    def ahead(self, at: int) -> int:
        """Return where the noun phrase that begins at word `at` ends."""
        end, most = at, min(len(self.tags), at + LONGEST)
        while end < most and self.tags[end] in PHRASE:
            end += 1
        return end

    def _dated(self, i: int) -> bool:
        """Say whether the date at word `i` stands inside a noun phrase: "its 2017 election"."""
        return self.tags[i] == TIME and self.tags[i - 1 : i] in (THE, TIME) and i > 0

    def group(self, i: int) -> int:
        """Return where the verb group that ends with the verb at word `i` begins."""
        at, least = i, max(0, i - LONGEST)
        while at > least and self.tags[at - 1] in GROUP:
            at -= 1
        return at

    def loud(self, i: int) -> int:
        """Return the last word before word `i` that is no adverb, date or quotation mark; -1 where there is none."""
        at, least = i - 1, max(0, i - FAR)
        while at >= least and self.tags[at] in QUIET:
            at -= 1
        return at

    def leading(self, at: int) -> int | None:
        """Return the verb that leads to word `at`, None where its clause has none before it."""
        for i in range(at - 1, max(-1, at - FAR), -1):
            tag = self.tags[i]
            if tag in (VERB, AUX, GERUND):
                return i
            if tag in BARS:
                return None
        return None

    def climb(self, end: int, deep: int = 0) -> Subject | None:
        """Return the subject that ends before word `end`, from its last phrase back to its head."""
        start = self.phrase(end)
        head = (start, end)
        for _ in range(STEPS):
            p = self.loud(start)
            further = self._further(p, deep) if p >= 0 else None
            if further is None:
                break
            start, head = further[0], (further[0], head[1]) if self.tags[p] == AND else further
        if start > 1 and self.tags[start - 1] == COMMA and self._pair(start):
            start = 0
            head = (0, head[1])
        if NOUN not in self.tags[start:end]:
            return None
        return Subject((start, self._bare(start, end)), head)

    def _pair(self, second: int) -> bool:
        """Say whether a headline opens with two names and a comma for "and", the second at word `second`."""
        if self.line is None or self.phrase(second - 1) != 0:
            return False
        words = self.line.words
        name = words[0].marks.get("name")
        return name is not None and name.last == second - 1 and "name" in words[second].marks

    def _bare(self, first: int, last: int) -> int:
        """Return where the words [first, last) end without the clause or participle that describes them."""
        return next((i for i in range(first + 1, last) if self.tags[i] in (VERB, GERUND, WHICH)), last)

    def _further(self, p: int, deep: int) -> Range | None:
        """Return the phrase that the one after word `p` hangs on, by what that word is."""
        tag = self.tags[p]
        if tag == AND:
            return self._joined(p, deep)
        if tag in (PREP, GERUND) or (tag == VERB and self.tags[p - 1 : p] in (PREP, TO)):
            before = self._chain(p)
        elif tag == VERB:
            before = self.group(p)
            if before == 0 or self.tags[before - 1] != WHICH:
                return None
            before -= 2 if self.tags[before - 2 : before - 1] == COMMA else 1
        else:
            return None
        further = self.phrase(before)
        return (further, before) if further < before else None

    def _chain(self, p: int) -> int:
        """Return where the participles and prepositions that end with word `p` begin: "believed to be linked to"."""
        at, least = p, max(0, p - FAR)
        while at > least:
            tag = self.tags[at - 1]
            if tag == AUX and self.tags[at - 2 : at - 1] not in (TO, AUX):
                return 0
            if tag not in CHAIN:
                return at
            at -= 1
        return 0

    def _fronted(self, start: int) -> bool:
        """Say whether the phrase at word `start` is where or when a clause opens: "In March, Norway and Sweden"."""
        prep = self.loud(start)
        return prep >= 0 and self.tags[prep] == PREP and self.phrase(prep) == prep

    def _joined(self, conj: int, deep: int) -> Range | None:
        """Return the phrases joined before the conjunction, None where another clause ends there."""
        start = self.phrase(conj)
        if start == conj:
            return None
        for _ in range(STEPS):
            before = self.phrase(start - 1) if start and self.tags[start - 1] == COMMA else start
            if before >= start - 1 or self._fronted(before):
                break
            start = before
        p = self.loud(start)
        if p >= 0 and self.tags[p] in GOVERNING:
            return None
        if p >= 0 and self.tags[p] == PREP and deep < NESTED:
            upper = self.climb(start, deep + 1)
            first = upper.whole[0] if upper else start
            if VERB in self.tags[first:start] or self.tags[first - 1 : first] in (VERB, PREP):
                return None
            start = min(start, first)
        return start, conj
