"""Pieces: one noun phrase after another, where subject and object stand side by side and only their form parts them."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Entity
from khabar.reading.events.antecedents import EVENTS, Range, holds_person
from khabar.reading.phrases import CLOSING, enclosed

SOMEONE = frozenset({"role", "person", "forces", "name", "honorific"})
BODIES = frozenset({"country", "group", "organisation"})
FOLK = frozenset({"role", "person", "people"})
QUANTITIES = frozenset({"number", "vague"})
THINGS = SOMEONE | {"counted", "gunfire"}  # of nouns, never of adjectives
TITLE = 5  # words of a title with the name that follows it
ORIGIN = 6  # letters of a word with the article that may still be a plain noun
SHORTEST = 4  # letters of an indefinite accusative
COURTESIES = frozenset({"royal", "cleric"})  # names: keys of people who are called by what they are
ONE = "one"  # the form of words for a single person
OFFICE = 2  # words of an office that says whose it is: "emir of Qatar"
# names: the key of a king's office, and of words for those of a royal house
ROYAL, ROYALS = "king", "royal"
OPEN, DEFINITE, NAMED = "", "definite", "name"  # how far a noun phrase has come: the last two may be its end


@dataclass(frozen=True, slots=True)
class Pieces:
    """Cuts what follows a verb into noun phrases; what tells them apart comes from the language's data.

    `article` makes a word definite, `accusative` are the endings of an indefinite object or adverb, as written;
    `attached` and `prefixes` begin words with a preposition written on, `joins` are the letters of a written-on "and",
    `relating` the endings of adjectives of origin; `owning` is written on to whom something belongs; `plural` ends
    those who act, `oblique` those to whom something is done, both with nobody's name after them; `plain` ends
    plurals that only look like objects; `bodies` are the common words for bodies, which are no titles of a person.
    """

    article: str = ""
    accusative: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    joins: str = ""
    feminine: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    relating: tuple[str, ...] = ("-",)
    owning: str = "-"
    plural: str = "-"
    oblique: str = "-"
    plain: str = "-"
    bodies: frozenset[str] = frozenset()

    def cut(self, line: Line, first: int, last: int) -> list[Range]:
        """Return the noun phrases in words [first, last), up to a date or a word with a preposition written on."""
        found: list[Range] = []
        at, start, state = first, first, OPEN
        while at < last:
            word = line.words[at]
            if word.norm in self.joins and at > start:
                state, at = OPEN, at + 1  # "and" before a quotation mark
                continue
            close = enclosed(line, at) if word.kind == Kind.PUNCT else at
            if close > at:
                if state == NAMED or (state == DEFINITE and not self._called(line, start)):
                    found.append((start, at))
                    start = at
                state, at = NAMED, min(close + 1, last)
                continue
            when = word.marks.get("time")
            if when is not None and at > start and state != OPEN and self._goes_on(line, when.last, last):
                found.append((start, at))
                start = at = when.last
                state = OPEN
                continue
            owner = at > start and self._owner(line, start, word)
            if (self._ends(word, at > first) and not owner) or (at == start and self.adverbial(word)):
                break
            name = word.marks.get("name")
            turns = at > start and state == OPEN and (self._turns(line, start, at) or self._parts(line, at))
            if turns or (state != OPEN and not owner and not self.joined(word) and self._opens(line, start, at, state)):
                found.append((start, at))
                start, state = at, OPEN
            if name is not None:
                state, at = NAMED, max(at + 1, name.last)
                continue
            if self.definite(word):
                state = DEFINITE
            state = OPEN if "honorific" in word.marks else state
            at = max(at + 1, min(self._whole(word), last))
        at = min(at, last)
        return [*found, (start, at)] if start < at else found

    def _whole(self, word: Word) -> int:
        """Return where a courtesy, or a common word for a body, of several words ends that begins at a word, else 0."""
        role, courtesy = word.marks.get("role"), word.marks.get("honorific")
        body = role.last if role is not None and role.key in self.bodies else 0
        return max(body, courtesy.last if courtesy is not None else 0)

    def definite(self, word: Word) -> bool:
        """Say whether a word has the article or an owner written on to it; some quantities only look as if they had."""
        if not QUANTITIES.isdisjoint(word.marks):
            return any(self.article in m.pre for cls, m in word.marks.items() if cls in QUANTITIES)
        if word.norm.startswith(self.article) and len(word.norm) > len(self.article) + 1:
            return True
        if not word.marks:
            return False
        owned = not word.text.endswith(self.feminine)
        return any(self.article in m.pre or (owned and m.post and not m.form) for m in word.marks.values())

    def undergoing(self, word: Word) -> bool:
        """Say whether a word is a plural of people to whom something is done, by its ending."""
        norm = word.norm
        if not norm.endswith(self.oblique):
            return False
        folk = any(cls in word.marks for cls in ("person", "people"))
        origin = norm.startswith(self.article) and norm.removesuffix(self.oblique).endswith(self.relating)
        return folk or (origin and len(norm) > ORIGIN)

    def indefinite(self, word: Word) -> bool:
        """Say whether a word is an indefinite object or adverb by its ending."""
        if "name" in word.marks or len(word.norm) < SHORTEST or word.norm.startswith(self.article):
            return False
        if word.norm.endswith(self.plain):
            return False
        return word.text.endswith(self.accusative)

    def womanly(self, word: Word) -> bool:
        """Say whether a common noun is feminine by its ending."""
        return "name" not in word.marks and not self.manly(word) and word.text.endswith(self.feminine)

    def manly(self, word: Word) -> bool:
        """Say whether a word is listed as masculine, as it stands."""
        mark = word.marks.get("manly")
        return mark is not None and not mark.post

    def accusing(self, word: Word) -> bool:
        """Say whether the ending of an object or adverb is written out on a word."""
        return word.text.endswith(self.written)

    def _ends(self, word: Word, inside: bool) -> bool:  # noqa: FBT001
        """Say whether a date or a written-on preposition ends what may be subject and object."""
        if inside and ("time" in word.marks or "besides" in word.marks):
            return True
        name = word.marks.get("name")
        if name is not None:
            return name.pre.lstrip(self.joins)[:1] in self.prefixes if name.pre.lstrip(self.joins) else False
        if word.norm.startswith(self.attached):
            return True
        if inside and self.indefinite(word):
            return False  # what a preposition leads to has another ending
        return self.led(word)

    def led(self, word: Word) -> bool:
        """Say whether a preposition is written on to a word that is known."""
        written = [m.pre for m in word.marks.values() if m.pre] if word.marks else ()
        return any((pre := letters.lstrip(self.joins)) and pre[0] in self.prefixes for letters in written)

    def adverbial(self, word: Word) -> bool:
        """Say whether a word that nothing is known of begins as one with a preposition written on: "quietly"."""
        return not word.marks and word.norm[:1] in self.prefixes and len(word.norm) > SHORTEST

    def joined(self, word: Word) -> bool:
        """Say whether "and" is written on to a word."""
        marks = [m for m in word.marks.values() if m.cls in SOMEONE] or list(word.marks.values())
        if marks:
            return all(m.pre[:1] in self.joins and m.pre for m in marks)
        return bool(self.joins) and word.norm[:1] == self.joins[0] and word.norm.startswith(self.article, 1)

    def _opens(self, line: Line, start: int, at: int, state: str) -> bool:
        """Say whether word `at` begins another noun phrase than the one from `start`, which could end here."""
        word = line.words[at]
        name = word.marks.get("name")
        if name is not None:
            return not self._titled(line, start, at, name)
        if "number" in word.marks:
            return word.marks["number"].key != "ordinal"
        if self.indefinite(word) and not self.indefinite(line.words[at - 1]):
            return True
        if self.definite(word):
            agent = any(m.form == "agent" for m in word.marks.values()) or self._courtesy(line, start, at)
            if self._relates(word) and state == DEFINITE:
                return False
            if (state == NAMED or self._body(line, start, at)) and self._object(line, start, at):
                return True
            if state == NAMED and self.womanly(word) and not self._relates(word) and holds_person(line, start, at):
                return True
            told = not EVENTS.isdisjoint(word.marks)
            return not agent and (told or not THINGS.isdisjoint(word.marks)) and not self._owned(line, at)
        described = state == NAMED and "role" in word.marks and holds_person(line, start, at)
        return not described or self._office(line, start) or _another(line, at)

    def _office(self, line: Line, start: int) -> bool:
        """Say whether the phrase from word `start` begins with an office: what stands behind the name is another's."""
        role = line.words[start].marks.get("role")
        return role is not None and role.key not in self.bodies

    def _courtesy(self, line: Line, start: int, at: int) -> bool:
        """Say whether a courtesy at word `at` leads to the name of whom the phrase from `start` describes.

        "the emir of Qatar Sheikh Fulan" is one person; of "the king received Prince Fulan" the title is not repeated.
        """
        word, head, name = line.words[at], line.words[start], line.at(at + 1, "name")
        if name is None or at - start < OFFICE or "role" not in head.marks or holds_person(line, start, at):
            return False
        people = word.marks.get("people")
        again = head.marks["role"].key != ROYAL or word.norm.endswith(head.norm)
        return "honorific" in word.marks or (people is not None and people.key == ROYALS and again)

    def _object(self, line: Line, start: int, at: int) -> bool:
        """Say whether a plural that ends as objects do follows a name that does not: "the army the worshippers"."""
        word, before, head = line.words[at], line.words[at - 1], line.words[start]
        if not word.norm.endswith(self.oblique) or self._relates(word):
            return False
        several = before.norm.endswith((self.oblique, self.plural)) or head.norm.endswith(self.relating)
        return not several and not word.norm.removesuffix(self.oblique).endswith(self.relating)

    def _called(self, line: Line, start: int) -> bool:
        """Say whether a phrase describes what is named in quotation marks behind it: "the organisation ..."."""
        return "role" in line.words[start].marks and not self.definite(line.words[start])

    def _body(self, line: Line, start: int, at: int) -> bool:
        """Say whether a phrase is one word for one or a body: what ends as several objects do is no adjective of it."""
        marks = line.words[start].marks
        one = "people" in marks and marks["people"].form == ONE and self.definite(line.words[start])
        body = "forces" in marks or ("role" in marks and marks["role"].key in self.bodies)
        return at - start == 1 and (one or body)

    def _relates(self, word: Word) -> bool:
        """Say whether a word is an adjective of origin by its ending: "the Norwegian minister"."""
        return word.norm.endswith(self.relating) and len(word.norm) > ORIGIN and "role" not in word.marks

    def _parts(self, line: Line, at: int) -> bool:
        """Say whether a plural that no owner follows ends right before a noun for somebody: "gunmen the mayor"."""
        before, word = line.words[at - 1], line.words[at]
        if not before.norm.endswith(self.plural) or word.norm.endswith(self.plural) or len(before.norm) < ORIGIN:
            return False
        return word.kind == Kind.WORD and not self.joined(word)

    def _turns(self, line: Line, start: int, at: int) -> bool:
        """Say whether the object's ending is written out on word `at` and on none of the phrase from `start`."""
        word = line.words[at]
        return self.accusing(word) and "name" not in word.marks and not self.accusing(line.words[start])

    def _goes_on(self, line: Line, at: int, last: int) -> bool:
        """Say whether someone or something counted follows words for when: the object, put off by them."""
        if at >= last:
            return False
        word = line.words[at]
        return not (FOLK | QUANTITIES).isdisjoint(word.marks) or self.indefinite(word)

    def _owner(self, line: Line, start: int, word: Word) -> bool:
        """Say whether a word names the body whose officer a phrase describes: "the Secretary-General of the UN"."""
        name = word.marks.get("name")
        if name is None or not isinstance(name.value, Entity) or name.value.kind not in BODIES:
            return False
        head = line.words[start]
        return name.pre.lstrip(self.joins) == self.owning and "role" in head.marks and self.definite(head)

    def _owned(self, line: Line, at: int) -> bool:
        """Say whether an indefinite noun right before word `at` is what the word owns."""
        before = line.words[at - 1]
        if before.norm in CLOSING:
            return False
        return not _named_before(line, 0, at) and not self.definite(before)

    def _titled(self, line: Line, start: int, at: int, name: Mark) -> bool:
        """Say whether a name is that of the one whom the phrase before it describes: "the minister Fulan"."""
        if self._owned(line, at) and not _named_before(line, start, at):
            return True
        if not (isinstance(name.value, Entity) and name.value.kind == "person") and name.value is not None:
            return False
        return any(self._calls(line.words[i]) for i in range(start, at))

    def _calls(self, word: Word) -> bool:
        """Say whether a word is what one person is called before the name: an office, a courtesy."""
        role, people = word.marks.get("role"), word.marks.get("people")
        called = people is not None and (people.key in COURTESIES or (people.form == ONE and self.definite(word)))
        return called or "honorific" in word.marks or (role is not None and role.key not in self.bodies)


def _named_before(line: Line, start: int, at: int) -> bool:
    """Say whether a name ends right before word `at`."""
    return any((m := line.words[i].marks.get("name")) and m.last == at for i in range(max(start, at - 6), at))


def _another(line: Line, at: int) -> bool:
    """Say whether the role at word `at` is that of another person, named right after it: "met Foreign Minister X"."""
    for i in range(at + 1, min(at + TITLE, len(line.words))):
        name = line.words[i].marks.get("name")
        if name is not None:
            return isinstance(name.value, Entity) and name.value.kind == "person" and not name.pre
        if line.words[i].kind == Kind.PUNCT or "prep" in line.words[i].marks:
            return False
    return False
