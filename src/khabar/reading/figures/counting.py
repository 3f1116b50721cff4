"""Counting: the noun that a number counts, and the person whose age it is."""

from __future__ import annotations

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures.owners import FAR, OPEN, SHORT, STOPS, Owners, Phrase
from khabar.reading.figures.quantity import TIMES, Quantity
from khabar.reading.phrases import ENDS, ends

WIDE = 5  # words of a counted noun phrase
LONG = 3  # words that may stand between a noun and its number with the article
PLURAL = "s"
WHEN = frozenset({"day", "weekday", "relday", "daypart", "month", "set"})  # names: classes of marks
STRETCH = frozenset({"km", "m", "mile", "yard", "degree"})  # "of" is "from" after these
QUOTES = frozenset('"“”«»')


class Counting:
    """Finds counted nouns in a line."""

    def __init__(self, line: Line, pack: Pack, ands: frozenset[str]) -> None:
        """Take the article and the joining words of the language."""
        self.line, self.article, self.ands = line, pack.lexicon.clitics.article, ands
        self.several = tuple(pack.fact("several", "ends", ()))
        self.owners = Owners(line, pack, self.noun, ands)

    def phrase(self, q: Quantity, last: int) -> Phrase | None:
        """Return the words that say what is counted or measured by a quantity that ends at word `last`."""
        ahead = self._before(q)
        ahead = ahead or self.owners.summed(q)
        if ahead is not None or q.sort == "score":
            return ahead
        if q.sort == "age":
            after = None if self.article else self.after(last)
            return after if after and after[2] is not None else self.who(q)
        whole = None if self.article and q.unit in STRETCH else self.of(last)
        phrase = self.after(whole) if whole is not None else None
        if phrase is not None:
            return phrase
        hyphen = last < len(self.line.words) and self.line.words[last].norm == "-"
        if q.sort in ("count", "share"):
            return self.after(last + hyphen) or self.labelled(q) or self.ahead(q) or self.owners.told(q)
        return self.owners.changed(q, last) or self._measured(q, last + hyphen, hyphen=hyphen or self._attributive(q))

    def _before(self, q: Quantity) -> Phrase | None:
        """Return the noun where it must stand before: a dual itself, the days four, two men two."""
        if q.rule == "dual" and q.sort == "count" and q.noun is not None:
            return q.noun.first, self.adjectives(q.noun.last), q.noun
        paired = bool(self.article) and q.spelled and q.value in (1, 2)
        if q.sort in ("score", "age") or (q.kind == "vague" and self.of(q.last) is not None):
            return None
        return self.ahead(q) if q.definite or paired else None

    def _measured(self, q: Quantity, last: int, *, hyphen: bool) -> Phrase | None:
        """Return what a length, a sum or a percentage is of."""
        if self.article:
            return self.owners.lasting(q) if q.unit in TIMES else self.owners.owner(q)
        after = self.after(last)
        if after and (hyphen or after[2] is not None or (q.sort == "money" and not self._once(after))):
            return after
        topic = self.owners.topic(q) if q.sort == "percent" else None
        if topic:
            return topic.first, topic.last, None
        return self.owners.owner(q) if q.sort == "money" else self.owners.headed(q) if q.sort == "gauge" else None

    def _attributive(self, q: Quantity) -> bool:
        """Say whether a length stands before its noun like an adjective: a four-day week."""
        of = self.line.at(q.first - 1, "skip")  # winds of 85 mph hit
        if self.article or q.sort != "gauge" or q.noun is None or (of is not None and of.key == "of"):
            return False
        return any(w.norm == "-" for w in self.line.words[q.first : q.last]) or (q.noun.form == "one" and q.value != 1)

    def _once(self, phrase: Phrase) -> bool:
        """Say whether a phrase only tells how often: a year."""
        return any("gauge" in w.marks for w in self.line.words[phrase[0] : phrase[1]])

    def noun(self, i: int) -> Mark | None:
        """Return the people or things known at word `i`."""
        people, things = self.line.at(i, "people"), self.line.at(i, "counted")
        return things if things and (people is None or (people.post and not things.post)) else people

    def after(self, i: int) -> Phrase | None:
        """Return (first, last, noun) of the phrase that begins at word `i`: in English its head stands last."""
        words = self.line.words
        i += i < len(words) and words[i].norm in QUOTES
        first, stop = i, i
        head: Mark | None = None
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
        timed = stop - first > 1 and "unit" in words[first].marks and "gauge" in words[first + 1].marks  # 2 a week ago
        return (first, stop, head) if stop > first and not timed else None

    def adjectives(self, i: int) -> int:
        """Return the index past one more word that belongs to an Arabic noun."""
        words = self.line.words
        more = i < len(words) and self._inside(i, i - 1) and words[i].norm[:1] not in self.ands
        more = more and WHEN.isdisjoint(words[i].marks) and not words[i].norm.endswith(self.several)
        return i + 1 if more else i

    def _inside(self, i: int, first: int) -> bool:
        """Say whether word `i` can stand in the phrase that began at `first`."""
        word = self.line.words[i]
        if word.kind != Kind.WORD:
            return word.norm in ("-", "'s", "’s", "'") and i > first
        if not word.marks.keys().isdisjoint(("number", "tail", "apart")) or ("deed" in word.marks and not self.noun(i)):
            return False
        if self.article and (word.norm[:1] in self.ands if i > first else word.norm in self.ands):
            return False
        noun = bool(self.article) and word.norm.startswith(self.article) and ENDS.isdisjoint(word.marks)
        return noun or not ends(self.line, i) or self.noun(i) is not None

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

    def labelled(self, q: Quantity) -> Phrase | None:
        """Return the noun of the label before a colon: number of tents: 12."""
        words, i = self.line.words, q.first - 1
        if i < 0 or words[i].norm != ":":
            return None
        for at in range(i - 1, max(-1, i - FAR), -1):
            if words[at].kind != Kind.WORD and words[at].norm:
                return None
            noun = self.noun(at)
            if noun:
                return noun.first, max(noun.last, i), noun
        return None

    def who(self, q: Quantity) -> Phrase | None:
        """Return the person whose age a number is: the last one named or counted before it, else the nearest noun."""
        words, apart = self.line.words, False
        plain: Phrase | None = None
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            noun = words[i].marks.get("people") or words[i].marks.get("name")
            if noun and not (noun.cls == "people" and noun.key == "year_old"):
                nearer = plain is not None and noun.cls == "name" and self._parted(i, plain[0])
                return plain if nearer else (noun.first, noun.last, noun)
            bare = words[i].kind == Kind.WORD and len(words[i].norm) > SHORT and words[i].marks.keys() <= OPEN
            if bare and plain is None and (apart or (not self.article and words[i].text[:1].isupper())):
                first = i - 1 if i and words[i - 1].kind == Kind.WORD and words[i - 1].marks.keys() <= OPEN else i
                plain = first, i + 1, None
            apart = apart or not bare
        return plain

    def _parted(self, first: int, last: int) -> bool:
        """Say whether a comma or a full stop parts two words."""
        return any(w.norm in STOPS for w in self.line.words[first:last])
