"""Clauses: who does what a verb tells of, over relative clauses, asides, coordination and infinitives."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Line
from khabar.reading.events.antecedents import Range, is_place
from khabar.reading.events.chunks import FAR, PHRASE, Chunks, Subject
from khabar.reading.events.tags import (
    ADVERB,
    AND,
    AUX,
    COMMA,
    GERUND,
    NOUN,
    OPENS,
    PREP,
    PRONOUN,
    QUIET,
    QUOTE,
    STOP,
    THE,
    TO,
    VERB,
    WHICH,
)

HAVE = "have"  # the key of the verb of having
DEEP = 2  # verbs that share a subject, one on another
BARE = frozenset({"base", "either", "participle"})  # keys of verbs that an auxiliary goes with
WINDOW = 4  # words in which the verb after a conjunction or an auxiliary stands
SEVERAL = 3  # verbs whose subject a later one may share
PEOPLE = frozenset({"person", "role", "forces", "pronoun", "voters"})
BIDDING = frozenset({"bidding", "REQUEST"})
OBJECT = frozenset({NOUN, THE, PREP, AND, PRONOUN})
OBJECTS = frozenset(
    {"of", "from", "for", "into", "with"}
)  # prepositions of what an object is charged with or kept from
EDGES = frozenset({STOP, OPENS, WHICH, QUOTE, AND, COMMA, PREP, VERB})  # before the subject of a clause


@dataclass(slots=True)
class Clauses(Chunks):
    """Finds subjects in one line after another."""

    def subject(self, line: Line, at: int, deep: int = 0) -> Subject | None:
        """Return the subject of the verb group that begins at word `at`; `deep`: how many verbs led to this one."""
        i = self._start(line, at)
        if i <= 0 or deep > DEEP:
            return None
        last = self.tags[i - 1]
        if last == PRONOUN:
            return Subject((i - 1, i), (i - 1, i))
        if last in PHRASE:
            return self.climb(i)
        return self._by_mark(line, i - 1, deep) or (self._described(i - 1) if last == VERB and i == at else None)

    def _by_mark(self, line: Line, i: int, deep: int) -> Subject | None:
        """Return the subject of a verb before which a small word or a comma stands at word `i`."""
        last = self.tags[i]
        if last == WHICH:
            return self._antecedent(i)
        if last == TO:
            return self._governor(line, i, deep)
        if last == AND:
            return self._shared(line, i, deep)
        return self._before_aside(line, i, deep) if last == COMMA else None

    def _start(self, line: Line, at: int) -> int:
        """Return where the verb group at word `at` begins, with the adverbs and dates before it."""
        self.open(line)
        i = self.loud(at) + 1
        if i < at and self.tags[i - 1 : i] == PREP:
            i = self.loud(i - 1) + 1
        return self.group(i)

    def _antecedent(self, which: int) -> Subject | None:
        """Return what a relative pronoun stands for; after a comma it is the head of a longer phrase."""
        end = which - 1 if which and self.tags[which - 1] == COMMA else which
        start = self.phrase(end)
        if start == end:
            return Subject((which, which + 1), (which, which + 1))
        found = self.climb(end)
        head = found.head if found and end < which else (start, end)
        return Subject((head[0], end), head)

    def _described(self, verb: int) -> Subject | None:
        """Return the subject before a participle or a clause that describes it: "the house police raided"."""
        first = self.group(verb)
        if first and self.tags[first - 1] == WHICH:
            return self._antecedent(first - 1)
        start = self.phrase(first)
        return Subject((start, first), (start, first)) if start < first else None

    def _before_aside(self, line: Line, comma: int, deep: int) -> Subject | None:
        """Return the noun phrase before what stands between commas: an age, a title, a clause."""
        commas = [i for i in range(max(0, comma - FAR), comma) if self.tags[i] == COMMA]
        for opening in commas:
            start = self.phrase(opening)
            if start == opening or not self._aside(opening + 1, comma):
                continue
            p = self.loud(start)
            found = self.climb(opening)
            if found is None or self._led(found.whole[0]) or not (p < 0 or self.tags[p] in EDGES):
                continue
            return Subject(self._with_name(line, found, opening), found.head)
        if self.phrase(comma) < comma:
            return self.climb(comma)
        return self._shared(line, comma, deep)

    def _led(self, start: int) -> bool:
        """Say whether the phrase at word `start` opens a sentence with a preposition: "For that effect, the man"."""
        p = self.loud(start)
        while p >= 0 and self.tags[p] == WHICH:
            p -= 1
        return p == 0 and self.tags[p] == PREP

    def _aside(self, first: int, last: int) -> bool:
        """Say whether words [first, last) tell more of what stands before them: no clause of its own."""
        i = first
        while i < last and self.tags[i] in (ADVERB, QUOTE):
            i += 1
        if i < last and self.tags[i] in (WHICH, PREP, GERUND, VERB):
            return True
        verb = next((k for k in range(i, last) if self.tags[k] in (VERB, AUX)), last)
        return (verb == last or WHICH in self.tags[i:verb]) and self.tags[i : i + 1] != AND

    def _with_name(self, line: Line, found: Subject, comma: int) -> Range:
        """Return a description with the name that follows it after the comma at word `comma`."""
        name = line.words[comma + 1].marks.get("name") if comma + 1 < len(line.words) else None
        own = any("name" in line.words[i].marks for i in range(*found.head))
        return (found.whole[0], name.last) if name and not own else found.whole

    def _shared(self, line: Line, conj: int, deep: int) -> Subject | None:
        """Return the subject of the verb before a conjunction, which the one after it shares."""
        verbs = self.verbs(line, conj)
        after = next((i for i in range(conj + 1, min(len(self.tags), conj + WINDOW)) if self.tags[i] == VERB), conj)
        alike = [i for i in verbs if self._shape(line, i) == self._shape(line, after)]
        for i in (*alike, *verbs)[:SEVERAL]:
            found = self.subject(line, self.group(i), deep + 1)
            if found:
                return found
        return None

    def verbs(self, line: Line, end: int) -> list[int]:
        """Return the finite verbs before word `end` in its sentence, the nearest first."""
        found: list[int] = []
        for i in range(end - 1, max(-1, end - FAR), -1):
            if self.tags[i] == STOP:
                break
            if (self.tags[i] == VERB and self._finite(line, i)) or (self.tags[i] == AUX and self._main_verb(line, i)):
                found.append(i)
        return found

    def _main_verb(self, line: Line, i: int) -> bool:
        """Say whether the auxiliary at word `i` is a verb of its own: "she had breakfast"."""
        aux = line.words[i].marks.get("aux")
        if aux is None or aux.key != HAVE:
            return False
        after = next((t for t in self.tags[i + 1 : i + 1 + WINDOW] if t not in QUIET), STOP)
        return after not in (VERB, AUX)

    def _finite(self, line: Line, i: int) -> bool:
        """Say whether the verb at word `i` may be a clause's own."""
        doing = line.words[i].marks.get("doing")
        return self.group(i) < i or doing is None or doing.key != "participle"

    def _shape(self, line: Line, i: int) -> str:
        """Return whether the verb at word `i` is bare, a present of the third person or another form."""
        marks = line.words[i].marks
        key = marks["doing"].key if "doing" in marks else ""
        if key == "s" or any(m.form == "s" for m in marks.values()):
            return "s"
        led = self.tags[i - 1 : i] in (TO, AUX)
        return "base" if led or key in BARE or any(m.form in ("base", "noun") for m in marks.values()) else "past"

    def doer(self, line: Line, at: int, deep: int = 0) -> Subject | None:
        """Return who does what the participle at word `at` tells of."""
        self.open(line)
        i = self.loud(at) + 1
        last = self.tags[i - 1] if i else STOP
        if last in PHRASE and self._someone(line, i):
            start = self.phrase(i)
            return Subject((start, i), (start, i))
        if last in PHRASE:
            return self._main(line, at, self.leading(i), deep) or self.climb(i)
        if last in (AUX, PRONOUN, TO, VERB):
            return self.subject(line, self.group(i - 1 if last == VERB else i))
        lead = self.leading(i) if last in (PREP, AND) else None
        if lead is not None and self._charged(line, lead, i - 1):
            return self._object(lead + 1, i - 1)
        return self._main(line, at, lead, deep)

    def _someone(self, line: Line, end: int) -> bool:
        """Say whether the phrase that ends before word `end` is of people or bodies, not of things."""
        last = line.words[end - 1].marks
        names = [line.words[i].marks.get("name") for i in range(self.phrase(end), end)]
        named = any(m is not None and m.last == end and not is_place(m.value) for m in names)
        return named or not PEOPLE.isdisjoint(last)

    def _main(self, line: Line, at: int, lead: int | None, deep: int) -> Subject | None:
        """Return the subject of the clause that a participle belongs to, before it or after it."""
        leads = [] if lead is None else [lead]
        for k in (*leads, *self.verbs(line, at))[:SEVERAL]:
            if self.tags[k] != GERUND:
                found = self.subject(line, self.group(k))
            else:
                found = self.doer(line, k, deep + 1) if deep < DEEP else None
            if found and not self._undergoes(line, found, k):
                return found
        return self._ahead(line, at)

    def _undergoes(self, line: Line, found: Subject, verb: int) -> bool:
        """Say whether what stands before a verb is another verb's object: "made their voices heard"."""
        first = found.whole[0]
        if first == 0 or self.tags[first] == PRONOUN or self.group(verb) < verb:
            return False
        return self.tags[first - 1] == VERB and "cue" not in line.words[first - 1].marks

    def _charged(self, line: Line, verb: int, prep: int) -> bool:
        """Say whether the verb's object is the one who does what follows the preposition: "accused him of"."""
        mark = line.words[prep].marks.get("prep")
        if mark is None or mark.key not in OBJECTS or verb + 1 >= prep:
            return False
        return "charging" in line.words[verb].marks and not self._passive(line, verb)

    def _object(self, first: int, last: int) -> Subject | None:
        """Return the object in words [first, last)."""
        end = first
        while end < last and self.tags[end] in OBJECT:
            end += 1
        return Subject((first, end), (first, self._core(first, end))) if first < end else None

    def fronted(self, line: Line, at: int) -> Subject | None:
        """Return the subject of the clause that the words up to a comma after word `at` open."""
        self.open(line)
        return self._ahead(line, at)

    def _ahead(self, line: Line, at: int) -> Subject | None:
        """Return the subject of the clause that a participle opens: the words after its comma, before the verb."""
        comma = next((i for i in range(at, min(len(self.tags), at + FAR)) if self.tags[i] == COMMA), None)
        if comma is None:
            return None
        for i in range(comma + 1, min(len(self.tags), comma + FAR)):
            if self.tags[i] in (VERB, AUX):
                found = self.subject(line, self.group(i), DEEP)
                return Subject((max(found.whole[0], comma + 1), found.whole[1]), found.head) if found else None
            if self.tags[i] in (STOP, OPENS):
                return None
        return None

    def _governor(self, line: Line, to: int, deep: int) -> Subject | None:
        """Return who is to do what follows "to": the object of a bidding, else the subject of what leads to it."""
        verb = self.leading(to)
        start = self.phrase(to)
        if verb is None:
            return self.climb(to) if start < to else None
        bidding = any(not BIDDING.isdisjoint(line.words[k].marks) for k in range(max(0, verb - 1), verb + 1))
        if bidding and verb + 1 < to and not self._passive(line, verb):
            first = verb + 1
            while first < to and self.tags[first] in (PREP, ADVERB):
                first += 1
            found = self._object(first, to)
            if found:
                return found
        if self.tags[verb] == GERUND and deep < DEEP:
            return self.doer(line, verb, deep + 1)
        found = self.subject(line, self.group(verb), deep + 1)
        empty = found is not None and self.tags[verb] == AUX and "empty" in line.words[found.whole[0]].marks
        return None if empty else found  # "it is time to go"

    def _core(self, first: int, end: int) -> int:
        """Return where the head of the phrase in words [first, end) ends: before its first preposition."""
        return next((i for i in range(first + 1, end) if self.tags[i] == PREP), end)

    def _passive(self, line: Line, verb: int) -> bool:
        aux = line.words[verb - 1].marks.get("aux") if verb else None
        return aux is not None and aux.key == "be"
