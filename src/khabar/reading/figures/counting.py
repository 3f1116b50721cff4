"""Counting: the noun that a number counts."""

from __future__ import annotations

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures.bearers import Bearers
from khabar.reading.figures.clauses import Clauses
from khabar.reading.figures.fronting import Fronting
from khabar.reading.figures.holders import Holders
from khabar.reading.figures.nouns import nouns
from khabar.reading.figures.owners import Owners
from khabar.reading.figures.quantity import Phrase, Quantity
from khabar.reading.numbers.atoms import CLOSING, OPENING
from khabar.reading.phrases import ENDS, ends

SHORT = 2  # letters of a word that only joins
FEW = 7  # words in brackets
WIDE = 7  # words of a counted noun phrase
LONG = 3  # words that say who "those" are
PLURAL, SINGLE = "s", ("ss", "us", "is")
COMPOUND = frozenset({"-", "'s", "’s", "'"})
SIZES = frozenset({"height", "length", "width", "depth", "distance"})  # names: keys of topics
ASIDE = frozenset({"day", "weekday", "relday", "daypart", "month", "set", "age"})  # names: classes of marks
OUTER = frozenset({"article", "someof"})  # names: classes of marks
STRETCH = frozenset({"km", "m", "mile", "yard", "degree"})  # "of" is "from" after these
QUOTES = frozenset('"“”«»')


class Counting:
    """Finds counted nouns in a line."""

    def __init__(self, line: Line, pack: Pack, ands: frozenset[str]) -> None:
        """Take the article and the joining words of the language."""
        self.line, self.article, self.ands = line, pack.lexicon.clitics.article, ands
        self.several = tuple(pack.fact("several", "ends", ()))
        self.noun = nouns(line, pack.fact("verbal", "like", ())).get  # the people or things known at a word
        self.clauses = Clauses(line, pack, ands)
        self.fronting = Fronting(line, self.noun, self.clauses)
        self.holders = Holders(line, articled=bool(self.article))
        self.owners = Bearers(line, pack, self.clauses) if self.article else Owners(line, self.noun)
        self.adverbial = tuple(pack.fact("verbal", "adverbial", ()))

    def phrase(self, q: Quantity, last: int) -> Phrase | None:
        """Return the words that say what is counted or measured by a quantity that ends at word `last`."""
        ahead = self._before(q) or self.owners.summed(q)
        if ahead is not None or q.sort == "score":
            return ahead
        if q.sort == "share" and self.article and self.fronting.theirs(last - 1):
            return self.fronting.told(q.first)
        if q.sort == "age":
            return self.holders.aged(q, last, self.after)
        phrase = None if self._from(q) else self._whole(self._past(last))
        if phrase is not None and not (self.article and q.sort == "gauge" and self._named(phrase)):
            return phrase
        words = self.line.words
        hyphen = last < len(words) and words[last].norm == "-" and words[last].start == words[last - 1].end
        if q.sort in ("count", "share"):
            return (
                self._enclosed(q, last)
                or self.after(last + hyphen)
                or self.fronting.labelled(q)
                or self.fronting.ahead(q)
                or (None if self._suffered(q.first - 1) else self.owners.told(q))
            )
        changed = self.owners.changed(q, last)
        if changed is not None or self.article:
            return changed or self.owners.of(q)
        attributed = self._attributed(q, last + hyphen, hyphen=hyphen or self._attributive(q))
        return attributed or (None if self._from(q) else self.owners.of(q))

    def _suffered(self, i: int) -> bool:
        """Say whether what was done to those counted stands at word `i`: the death of three."""
        deed = self.line.at(i, "deed")
        return deed is not None and not self.clauses.definite(self.line.words[i])

    def _enclosed(self, q: Quantity, last: int) -> Phrase | None:
        """Return the noun after digits in brackets: (23) men."""
        words = self.line.words
        if q.spelled or not q.first > 0 or last + 1 >= len(words) or words[last].norm not in CLOSING:
            return None
        if words[q.first - 1].norm not in OPENING or "name" in words[last + 1].marks:
            return None
        return self.after(last + 1)

    def _before(self, q: Quantity) -> Phrase | None:
        """Return the noun where it must stand before: a dual itself, the days four, two men two."""
        if q.rule == "dual" and q.sort == "count" and q.noun is not None:
            return q.noun.first, self.adjectives(q.noun.last), q.noun
        paired = bool(self.article) and q.spelled and q.value in (1, 2)
        if q.sort in ("score", "age") or (q.kind == "vague" and self.of(q.last) is not None):
            return None
        return self.fronting.ahead(q) if q.definite or paired else None

    def _named(self, phrase: Phrase) -> bool:
        """Say whether a phrase names something: six kilometres from Nablus."""
        return any("name" in w.marks for w in self.line.words[phrase[0] : phrase[1]])

    def _attributed(self, q: Quantity, last: int, *, hyphen: bool) -> Phrase | None:
        """Return the noun that a sum or a length stands before like an adjective: a four-day week."""
        after = self.after(last)
        told = self.line.at(last, "topic")
        if after and told is not None and told.key in SIZES and after[1] == told.last:  # seven km long
            return None
        fits = after and (hyphen or after[2] is not None or (q.sort == "money" and not self._once(after)))
        return after if fits else None

    def _from(self, q: Quantity) -> bool:
        """Say whether "of" after a length only says from where: six kilometres, within six miles of."""
        within = self.line.at(q.first, "bounds")
        return q.unit in STRETCH and (bool(self.article) or (within is not None and within.key == "inside"))

    def _whole(self, i: int) -> Phrase | None:
        """Return the whole of which something is a part: past "of the", or those who."""
        at = self.of(i)
        if at is None:
            return None
        if self._those(at):
            return at, self._clause(at + 1), None
        found = self.after(at)
        if found is not None and self.article and not self.clauses.definite(self.line.words[found[0]]):
            owner = self.clauses.end(found[0], len(self.line.words))  # of the value of the houses
            found = (found[0], max(found[1], owner), found[2])
        if found is None or self.line.at(found[1], "number") is None:
            return found
        return found if self.clauses.conjoined(self.line.words[found[1]]) else None

    def _those(self, i: int) -> bool:
        """Say whether word `i` is "those" with what they do after it, not with a noun."""
        named = self.noun(i + 1) is not None or self.line.at(i + 1, "number") is not None
        return self.line.at(i, "those") is not None and not named

    def _clause(self, i: int) -> int:
        """Return the index past the few words that say who "those" are."""
        words, at = self.line.words, i
        while at < min(len(words), i + LONG) and words[at].kind == Kind.WORD:
            if not {"number", "conj", "that"}.isdisjoint(words[at].marks) or (at > i and "aux" in words[at].marks):
                break
            at += 1
        return at

    def _past(self, i: int) -> int:
        """Return the index past "only", or brackets in which a measure is said again: 300 km (180 miles) of coast."""
        words = self.line.words
        if self.article:  # 5% only of the shops
            apart = self.line.at(i, "apart")
            return apart.last if apart is not None and apart.key == "only" else i
        if i >= len(words) or words[i].norm != "(":
            return i
        return next((k + 1 for k in range(i + 1, min(len(words), i + FEW)) if words[k].norm == ")"), i)

    def _attributive(self, q: Quantity) -> bool:
        """Say whether a length stands before its noun like an adjective: a four-day week."""
        of = self.line.at(q.first - 1, "skip")  # winds of 85 mph hit
        if self.article or q.sort != "gauge" or q.noun is None or (of is not None and of.key == "of"):
            return False
        return any(w.norm == "-" for w in self.line.words[q.first : q.last]) or (
            q.noun.form == "one" and q.value is not None and q.value > 1
        )

    def _once(self, phrase: Phrase) -> bool:
        """Say whether a phrase only tells how often: a year."""
        return any("gauge" in w.marks for w in self.line.words[phrase[0] : phrase[1]])

    def after(self, i: int) -> Phrase | None:
        """Return (first, last, noun) of the phrase that begins at word `i`: in English its head stands last."""
        words = self.line.words
        i += i < len(words) and words[i].norm in QUOTES
        if self.article and self.line.at(i, "article") is not None and self.line.at(i + 1, "number") is None:
            found = self.after(i + 1)  # of these reductions
            return (i, found[1], found[2]) if found else (i, i + 1, None)
        return self._noun_phrase(i + (bool(self.article) and self.numbering(i)))  # half the number of

    def _noun_phrase(self, i: int) -> Phrase | None:
        words = self.line.words
        if self.article and (i in self.clauses.starts or self.line.at(i, "wherever") is not None):  # 8 west of the town
            return None
        first, stop = i, i
        head: Mark | None = None
        while stop < min(len(words), first + WIDE) and self._inside(stop, first):
            noun = self.noun(stop)
            if self.article and (noun is None or self._prefixed(noun)):
                led = noun is not None or (stop == first and self.clauses.led(words[stop]))
                return None if led else (first, self.adjectives(stop + 1), None)
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
            if self._plural(stop - 1):
                break
        timed = stop - first > 1 and "unit" in words[first].marks and "gauge" in words[first + 1].marks  # 2 a week ago
        return (first, stop, head) if stop > first and not timed else None

    def numbering(self, i: int) -> bool:
        """Say whether word `i` only says that something is counted: number, toll, total."""
        skip = self.line.at(i, "skip")
        return skip is not None and skip.key == "number"

    def _prefixed(self, noun: Mark) -> bool:
        """Say whether a preposition is written on to a noun, so that no number counts it."""
        return noun.pre.lstrip("".join(self.ands)).removesuffix(self.article) != "" and noun.pre not in self.clauses.lal

    def _plural(self, i: int) -> bool:
        """Say whether word `i` is a plural that ends its phrase: no owner, no part of a compound."""
        word, following = self.line.words[i], self.line.words[i + 1].norm if i + 1 < len(self.line.words) else ""
        if word.kind != Kind.WORD or len(word.norm) <= SHORT:
            return False
        return word.norm.endswith(PLURAL) and not word.norm.endswith(SINGLE) and following not in COMPOUND

    def adjectives(self, i: int) -> int:
        """Return the index past the words that belong to the noun before word `i`: they are definite as it is."""
        at, words = i, self.line.words
        definite = self.clauses.definite(words[i - 1]) or self.clauses.owned(words[i - 1])
        while at < min(len(words), i + (WIDE if definite else 1)) and self._belongs(at, definite=definite):
            at += 1
        return at

    def _belongs(self, i: int, *, definite: bool) -> bool:
        word = self.line.words[i]
        if (
            word.kind != Kind.WORD
            or not self._inside(i, i - 1)
            or not ASIDE.isdisjoint(word.marks)
            or word.norm.endswith(self.several)
            or (bool(self.article) and (i in self.clauses.starts or not OUTER.isdisjoint(word.marks)))
        ):
            return False
        if self.clauses.conjoined(word) or self.clauses.led(word) or self.clauses.verb(i):
            return False
        if "name" not in word.marks and definite != self.clauses.definite(word):
            return False
        return bool(word.marks) or definite or not word.norm.startswith(self.adverbial)

    def _inside(self, i: int, first: int) -> bool:
        """Say whether word `i` can stand in the phrase that began at `first`."""
        word = self.line.words[i]
        if word.kind != Kind.WORD:
            short = word.norm == "." and len(self.line.words[i - 1].norm) == 1  # U.S.
            return (word.norm in COMPOUND or short) and i > first
        if not word.marks.keys().isdisjoint(("number", "tail", "apart")) or ("deed" in word.marks and not self.noun(i)):
            return False
        if self.article and (word.norm[:1] in self.ands if i > first else word.norm in self.ands):
            return False
        if self.article and i == first and (self.clauses.conjoined(word) or "someof" in word.marks):
            return False  # 12 were killed and 40 injured; three, one of them
        noun = bool(self.article) and word.norm.startswith(self.article) and ENDS.isdisjoint(word.marks)
        return noun or not ends(self.line, i) or self.noun(i) is not None

    def of(self, i: int) -> int | None:
        """Return where the whole begins that a share is of: past "of the"."""
        at = i
        skip = self.line.at(at, "skip")
        if self._those(at):
            return at
        if skip is None or skip.key != "of" or skip.post or skip.pre:
            return None
        while (skip := self.line.at(at, "skip")) is not None and at < i + 3:
            if self._those(at):
                return at
            at = skip.last
        pronoun = self.line.at(at, "relative") or self.line.at(at, "them")
        named = pronoun is not None and not self.article and self.noun(at + 1) is not None  # of them women
        return at + named if pronoun is None or named else None
