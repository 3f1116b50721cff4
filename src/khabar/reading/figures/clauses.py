"""Clauses: what stands before a measure, cut into verbs, noun phrases and phrases with a preposition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.lang.pack import Pack, load
from khabar.lang.words import Kind, Line, Word
from khabar.reading.phrases import VERBAL

FAR = 26  # words back to where the clause of a number can begin
NOUN, VERB, LED, TIME, NUMBER = "noun", "verb", "led", "time", "number"
STOPS = frozenset({".", ";", ":", ",", "\u060c", "\u061b", "!", "?", "\u061f"})
OPENING, CLOSING = frozenset("(["), frozenset(")]")
# names: classes of marks
BREAKING = frozenset({"conj", "that"})
TENSES = frozenset({"tense", "measuring", "passing"})
SMALL = frozenset({"aux", "neg", "pronoun", "article", "filler", "adverb", "conj"})
REACHING = frozenset({"reach", "goes"})  # keys of words that lead to a number and are verbs
UNITS = frozenset({"money", "mint", "gauge", "percent"})
KNOWN = frozenset({"people", "counted", "topic", "name", "money", "gauge", "role", "time"})
# names: keys of [facts.verbal]
VERBAL_FACTS = ("begins", "ends", "but", "joined", "attached", "owning", "without")
SHORT = 2
POINT = "point"  # of an index
LONGEST = 5  # words of a noun phrase


@dataclass(frozen=True, slots=True)
class Piece:
    """Words [first, last); `key` is the preposition that leads to them, or what kind of verb they are."""

    kind: str
    first: int
    last: int
    key: str = ""


@cache
def _verbal(code: str) -> tuple[tuple[str, ...], ...]:
    """Return the letters by which a language's verbs and definite nouns are told."""
    facts = load(code).facts.get("verbal", {})
    return tuple(tuple(facts.get(key, ())) for key in VERBAL_FACTS)


class Clauses:
    """Cuts the words before a number of one line."""

    def __init__(self, line: Line, pack: Pack, ands: frozenset[str]) -> None:
        """Take what tells verbs and definite nouns from the language's data."""
        self.line, self.ands, self.article = line, ands, pack.lexicon.clitics.article
        self.begins, self.ends, self.but, self.joined, self.attached, self.owning, self.without = _verbal(pack.code)
        self.lal = pack.lexicon.clitics.lal
        self.during = tuple(pack.fact("during", "pre", ()))
        self.fronts = (*self.lal, *(letter + self.article for letter in self.attached))
        self.cut: dict[int, list[Piece]] = {}
        self.verbs: dict[int, bool] = {}
        self.nouns = {line.words[m.first].norm for m in line.found.get("unverbal", ())}
        self.starts = {m.first: m for m in line.found.get("time", ())}
        self.numbers = {i for m in line.found.get("number", ()) for i in range(m.first, m.last)}  # a point is no stop

    def before(self, stop: int) -> list[Piece]:
        """Return the pieces of the clause that ends before word `stop`, in order; each clause is cut once."""
        words = self.line.words
        stop -= 0 < stop < len(words) and words[stop - 1].end == words[stop].start and words[stop - 1].kind is Kind.WORD
        if stop not in self.cut:
            self.cut[stop] = self._cut(stop)
        return self.cut[stop]

    def _cut(self, stop: int) -> list[Piece]:
        start = self.begin(stop)
        made: list[Piece] = []
        at = start
        while at < stop:
            piece = self._piece(at, stop)
            if piece.kind == NOUN and made and made[-1].kind == LED and self.conjoined(self.line.words[at]):
                piece = Piece(LED, piece.first, piece.last, made[-1].key)
            if piece.kind:
                made.append(piece)
            at = max(at + 1, piece.last)
        return made

    def begin(self, stop: int) -> int:
        """Return where the clause begins that holds what stands before word `stop`."""
        words, depth = self.line.words, 0
        for i in range(stop - 1, max(-1, stop - FAR), -1):
            depth += (words[i].norm in CLOSING) - (words[i].norm in OPENING)
            parted = words[i].norm in STOPS and i not in self.numbers
            if depth < 0 or (depth == 0 and parted and not self._relates(i + 1)):
                return i + 1
            if depth == 0 and i < stop - 1:
                if not BREAKING.isdisjoint(words[i].marks) and "prep" not in words[i].marks:
                    return i + 1
                if self.conjoined(words[i]) and self.verb(i):
                    return i
        return max(0, stop - FAR + 1)

    def _relates(self, i: int) -> bool:
        """Say whether a relative pronoun or a participle with the article takes up again what stands before a comma."""
        relative = self.line.at(i, "relative")
        if (relative is not None and relative.key == "which") or i >= len(self.line.words):
            return True
        i += "article" in self.line.words[i].marks  # and that at a price of
        leading = self.line.at(i, "leading")
        if leading is None:
            return False
        word = self.line.words[i]
        begun = word.norm[:1] in self.attached if leading.key == "leading" else word.norm.startswith(self.during)
        return self.definite(word) or begun

    def _piece(self, i: int, stop: int) -> Piece:
        """Return the piece that begins at word `i`; one without a kind is passed over."""
        word = self.line.words[i]
        when, number = self.starts.get(i), word.marks.get("number")
        verb = self.verb(i)
        if when is not None and not verb:
            return Piece(TIME, i, min(stop, when.last))
        if number is not None:
            return Piece(NUMBER, i, min(stop, self._units(number.last)))
        passed = self._passed(i, stop)
        if passed > i:
            return Piece("", i, passed)
        if verb:
            return Piece(VERB, i, i + 1, "change" if "change" in word.marks else "")
        return self._led(i, stop) or Piece(NOUN, i, self.end(i, stop))

    def _passed(self, i: int, stop: int) -> int:
        """Return the index past what belongs to no piece: brackets, marks, small words; `i` where there is none."""
        word = self.line.words[i]
        among = word.marks.get("among")
        if word.norm in OPENING:
            return next((k for k in range(i, stop) if self.line.words[k].norm in CLOSING), i) + 1
        if among is not None:
            return among.last
        small = not SMALL.isdisjoint(word.marks) and KNOWN.isdisjoint(word.marks)
        return i + (word.kind == Kind.PUNCT or "relative" in word.marks or small or word.norm in self.attached)

    def _led(self, i: int, stop: int) -> Piece | None:
        """Return the phrase that a preposition leads to, written on to its first word or not."""
        word = self.line.words[i]
        prep = word.marks.get("prep")
        if "wherever" in word.marks:
            return Piece(LED, i, self.end(i + 1, stop), "at")
        if prep is not None:
            alone = len(word.norm) > SHORT and word.norm.endswith(self.owning)  # about it, for her
            alone = alone or self.line.at(prep.last, "article") is not None  # including that
            alone = alone or prep.last >= stop or self.verb(prep.last)  # after it rose
            alone = alone or "that" in self.line.words[prep.last].marks
            return Piece("" if alone else LED, i, i + 1 if alone else self.end(prep.last, stop), prep.key)
        return Piece(LED, i, self.end(i, stop), word.norm[:1]) if self.led(word) else None

    def _units(self, i: int) -> int:
        """Return the index past the unit that a number ends before, with what it is said to be per."""
        while i < len(self.line.words):
            units = [m.last for cls, m in self.line.words[i].marks.items() if cls in UNITS or m.key == POINT]
            if not units:
                break
            i = max(units)
        return i

    def end(self, i: int, stop: int) -> int:
        """Return the index past the noun phrase that begins at word `i`: what is definite ends it, but for its like."""
        at, settled = i, False
        while at < min(stop, i + LONGEST):
            word = self.line.words[at]
            name = word.marks.get("name")
            if at > i and (self._ends(at) or (settled and not self.definite(word)) or at in self.starts):
                break
            if name is not None:
                at, settled = max(at + 1, min(stop, name.last)), True
                continue
            if self.ends_at(at, first=at == i):
                break
            if at > i and word.norm in self.without:
                at += 2
                continue
            settled = settled or self.definite(word) or self.owned(word)
            at += 1
        return at

    def ends_at(self, at: int, *, first: bool) -> bool:
        """Say whether word `at` can be no part of a noun phrase."""
        word = self.line.words[at]
        if word.kind != Kind.WORD:
            return True
        if not first and self.verb(at):
            return True
        return not first and not {"prep", "number", "relative", "conj", "that"}.isdisjoint(word.marks)

    def _ends(self, at: int) -> bool:
        """Say whether word `at` begins something else: a preposition or "and" is written on to it."""
        word = self.line.words[at]
        if word.norm in self.without:
            return False
        small = not SMALL.isdisjoint(word.marks) and KNOWN.isdisjoint(word.marks)
        return small or self.conjoined(word) or self.led(word) or self.verb(at)

    def definite(self, word: Word) -> bool:
        """Say whether a word has the article or is a name."""
        if word.norm.startswith(self.article) and len(word.norm) > len(self.article) + 1:
            return True
        if not word.marks or "name" in word.marks:
            return bool(word.marks)
        return any(m.pre.endswith(self.article) or m.pre in self.lal for m in word.marks.values())

    def owned(self, word: Word) -> bool:
        """Say whether an owner is written on to a word."""
        return any(m.post for m in word.marks.values()) if word.marks else word.norm.endswith(self.owning)

    def conjoined(self, word: Word) -> bool:
        """Say whether "and" is written on to a word."""
        if word.norm[:1] not in self.ands or word.kind != Kind.WORD:
            return False
        return word.norm.startswith(self.joined) or any(m.pre[:1] in self.ands for m in word.marks.values()) or (
            not word.marks and self._verbal(word.norm[1:])
        )  # fmt: skip

    def led(self, word: Word) -> bool:
        """Say whether a preposition is written on to a word."""
        if word.norm.startswith(self.fronts):
            return True
        marks = [m for m in word.marks.values() if m.pre] if word.marks else []
        return (
            bool(marks)
            and any(m.pre.lstrip("".join(self.ands))[:1] in self.attached for m in marks)
            and all(m.pre.lstrip("".join(self.ands)) for m in marks if m.cls in KNOWN)
        )

    def verb(self, i: int) -> bool:
        """Say whether word `i` is a finite verb, by what is listed or by its letters; each word is looked at once."""
        known = self.verbs.get(i)
        if known is None:
            known = self.verbs[i] = self._finite(i)
        return known

    def _finite(self, i: int) -> bool:
        word = self.line.words[i]
        if word.kind != Kind.WORD or self.definite(word) or "prep" in word.marks:
            return False
        leads = (word.marks.get("leading"), word.marks.get("lasting"))
        if any(m is not None and m.key in REACHING for m in leads):
            return True
        if word.formed(VERBAL) or not TENSES.isdisjoint(word.marks):
            return not (KNOWN - {"time"}) & word.marks.keys() or "tense" in word.marks
        norm = word.norm[1:] if word.norm[:1] in self.ands and not self.definite(word) else word.norm
        return KNOWN.isdisjoint(word.marks) and self._verbal(norm)

    def _verbal(self, norm: str) -> bool:
        """Say whether a word that no list knows looks like a verb."""
        if norm in self.nouns:
            return False
        if norm.startswith(self.begins) and len(norm) > 3:
            return True
        return norm.endswith(self.ends) and not norm.endswith(self.but) and len(norm) > 3
