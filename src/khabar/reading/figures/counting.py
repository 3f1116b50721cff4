"""Counting: the noun that a number counts, and what a measure, a sum or a share is of."""

from __future__ import annotations

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures.quantity import TIMES, Quantity
from khabar.reading.phrases import ends

Phrase = tuple[int, int, Mark | None]  # words [first, last), the noun known in it
WIDE = 5  # words of a counted noun phrase
LONG = 3  # words that may stand between a noun and its number with the article
FAR = 10  # words back to a person or an owner
SHORT = 2
STOPS = frozenset({".", ";", "(", ",", "\u060c", "\u061b"})
# names: classes of marks
LINKS = frozenset({"prep", "aux", "conj", "article", "that", "pronoun", "neg", "filler"})
UNITS = frozenset({"coin", "money"})
OPEN = frozenset({"event", "name", "saying"})
PLURAL = "s"


class Counting:
    """Finds counted nouns in a line."""

    def __init__(self, line: Line, article: str, ands: frozenset[str]) -> None:
        """Take the article and the joining words of the language."""
        self.line, self.article, self.ands = line, article, ands
        self.counted = {i for m in line.found.get("number", ()) for i in range(m.first, m.last)}

    def phrase(self, q: Quantity, last: int) -> Phrase | None:
        """Return the words that say what is counted or measured by a quantity that ends at word `last`."""
        ahead = self._before(q)
        if ahead is not None or q.sort == "score":
            return ahead
        if q.sort == "age":
            after = None if self.article else self.after(last)
            return after if after and after[2] is not None else self.who(q)
        whole = None if self.article and q.unit in TIMES else self.of(last)
        phrase = self.after(whole) if whole is not None else None
        if phrase is not None:
            return phrase
        hyphen = last < len(self.line.words) and self.line.words[last].norm == "-"
        if q.sort in ("count", "share"):
            return self.after(last + hyphen) or self.ahead(q)
        return self._measured(q, last + hyphen, hyphen=hyphen)

    def _before(self, q: Quantity) -> Phrase | None:
        """Return the noun where it must stand before: a dual itself, the days four, two men two."""
        if q.rule == "dual" and q.sort == "count" and q.noun is not None:
            return q.noun.first, self.adjectives(q.noun.last), q.noun
        paired = bool(self.article) and q.spelled and q.value in (1, 2)
        return self.ahead(q) if q.sort != "score" and (q.definite or paired) and q.sort != "age" else None

    def _measured(self, q: Quantity, last: int, *, hyphen: bool) -> Phrase | None:
        """Return what a length, a sum or a percentage is of."""
        if self.article:
            return None if q.unit in TIMES else self.owner(q)
        after = self.after(last)
        if after and (hyphen or after[2] is not None or q.sort == "money"):
            return after
        topic = self.topic(q) if q.sort == "percent" else None
        if topic:
            return topic.first, topic.last, None
        return self.owner(q) if q.sort == "money" else None

    def noun(self, i: int) -> Mark | None:
        """Return the people or things known at word `i`."""
        people, things = self.line.at(i, "people"), self.line.at(i, "counted")
        return things if things and (people is None or (people.post and not things.post)) else people

    def after(self, i: int) -> Phrase | None:
        """Return (first, last, noun) of the phrase that begins at word `i`: in English its head stands last."""
        first, stop = i, i
        head: Mark | None = None
        words = self.line.words
        while stop < min(len(words), first + WIDE) and self._inside(stop, first):
            noun = self.noun(stop)
            if self.article and noun is None:
                return first, self.adjectives(stop + 1), None
            if noun is not None:
                head, stop = noun, max(noun.last, stop + 1)
                if self.article:
                    return first, self.adjectives(stop), head
                if not self.noun(stop):
                    return first, stop, head
                continue
            if head is not None:
                break
            stop += 1
            if not self.article and words[stop - 1].norm.endswith(PLURAL) and stop - 1 > first - 1:
                break
        return (first, stop, head) if stop > first else None

    def adjectives(self, i: int) -> int:
        """Return the index past one more word that belongs to an Arabic noun."""
        words = self.line.words
        more = i < len(words) and self._inside(i, i - 1) and words[i].norm[:1] not in self.ands
        return i + 1 if more else i

    def _inside(self, i: int, first: int) -> bool:
        """Say whether word `i` can stand in the phrase that began at `first`."""
        word = self.line.words[i]
        if word.kind != Kind.WORD:
            return word.norm in ("-", "'s", "’s", "'") and i > first
        if "number" in word.marks or "tail" in word.marks or ("deed" in word.marks and not self.noun(i)):
            return False
        if self.article and i > first and word.norm[:1] in self.ands:
            return False
        return not ends(self.line, i) or self.noun(i) is not None

    def of(self, i: int) -> int | None:
        """Return where the whole begins that a share is of: past "of the"."""
        at = i
        skip = self.line.at(at, "skip")
        if skip is None or skip.key != "of":
            return None
        while (skip := self.line.at(at, "skip")) is not None and at < i + 3:
            at = skip.last
        return at

    def ahead(self, q: Quantity) -> Phrase | None:
        """Return the noun phrase that stands right before a number: the days four, the dead six."""
        i, words = q.first, self.line.words
        if q.definite and i and words[i - 1].norm == self.article:
            i -= 1
        for at in range(i - 1, max(-1, i - (LONG if q.definite else 1) - 1), -1):
            noun = self.noun(at)
            if noun and (noun.last == i or noun.form == "many"):
                return noun.first, noun.last, noun
            if words[at].kind != Kind.WORD or "prep" in words[at].marks:
                break
        return None

    def who(self, q: Quantity) -> Phrase | None:
        """Return the person whose age a number is: the last one named or counted before it."""
        words, apart = self.line.words, False
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            noun = words[i].marks.get("people") or words[i].marks.get("name")
            if noun and not (noun.cls == "people" and noun.key == "year_old"):
                return noun.first, noun.last, noun
            plain = words[i].kind == Kind.WORD and len(words[i].norm) > SHORT and words[i].marks.keys() <= OPEN
            if plain and (apart or (not self.article and words[i].text[:1].isupper())):
                first = i - 1 if i and words[i - 1].kind == Kind.WORD and words[i - 1].marks.keys() <= OPEN else i
                return first, i + 1, None
            apart = apart or not plain
        return None

    def owner(self, q: Quantity) -> Phrase | None:
        """Return what a sum, a share or a length is of: the noun before it and before the words that lead to it."""
        words, led = self.line.words, False
        topic = self.topic(q)
        if topic is not None:
            return topic.first, topic.last, None
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            marks = words[i].marks
            if i in self.counted or not UNITS.isdisjoint(marks) or words[i].norm in STOPS:
                return None
            if words[i].kind != Kind.WORD or "bounds" in marks or len(words[i].norm) <= SHORT:
                continue
            if "leading" in marks or "relative" in marks or (marks.keys() & LINKS and not self.noun(i)):
                led = True
                continue
            noun = self.noun(i)
            if led or noun or not self.article or words[i].norm.startswith(self.article):
                return (i, i + 1, noun) if noun or not self.article else (self._earlier(i), i + 1, None)
            return None
        return None

    def _earlier(self, i: int) -> int:
        """Return the word before `i` where both are one phrase, else `i`."""
        words = self.line.words
        if (
            not i
            or ends(self.line, i - 1)
            or words[i - 1].kind != Kind.WORD
            or words[i - 1].marks.keys() & (LINKS | {"number", "leading", "deed"})
        ):
            return i
        return i - 1

    def topic(self, q: Quantity) -> Mark | None:
        """Return the word before a sum or a share that says of what: price, turnout."""
        words = self.line.words
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            topic = words[i].marks.get("topic")
            if words[i].norm in STOPS or i in self.counted:
                return None
            if topic and "leading" not in words[i].marks:
                return topic
        return None
