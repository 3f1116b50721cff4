"""Holders: the person whose age a number is."""

from __future__ import annotations

from collections.abc import Callable

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Entity
from khabar.reading.figures.quantity import Phrase, Quantity

FAR = 10  # words back to a person
SHORT = 2  # letters of a word that only joins
STOPS = frozenset({".", ";", "(", ",", "\u060c", "\u061b"})
OPEN = frozenset({"event", "name", "saying"})


class Holders:
    """Finds whose the ages of a line are."""

    def __init__(self, line: Line, *, articled: bool) -> None:
        """Take a line; `articled`: the language writes its article on to words."""
        self.line, self.article = line, articled

    def aged(self, q: Quantity, last: int, find: Callable[[int], Phrase | None]) -> Phrase | None:
        """Return whose age a number is: in English whoever follows a year-old, else whoever stands before.

        `find` returns the noun phrase after a number.
        """
        if not self.article:
            after = find(last)
            if after is not None and after[2] is not None:
                return after
            words = self.line.words
            name = self.line.at(last, "name")
            if name is not None:
                return name.first, name.last, name
            if any(w.norm == "-" for w in words[q.first : q.last]):
                return None
        return self.who(q)

    def who(self, q: Quantity) -> Phrase | None:
        """Return the person whose age a number is: the last one named or counted before it, else the nearest noun."""
        words, apart = self.line.words, False
        plain: Phrase | None = None
        for i in range(q.first - 1, max(-1, q.first - FAR), -1):
            noun = words[i].marks.get("people") or words[i].marks.get("name")
            kind = noun.value.kind if noun and isinstance(noun.value, Entity) else "person"
            if noun and kind == "person" and not (noun.cls == "people" and noun.key == "year_old"):
                nearer = plain is not None and noun.cls == "name" and self._parted(i, plain[0])
                return plain if nearer else (self._head(noun), noun.last, noun)
            bare = words[i].kind == Kind.WORD and len(words[i].norm) > SHORT and words[i].marks.keys() <= OPEN
            if bare and plain is None and (apart or (not self.article and words[i].text[:1].isupper())):
                first = i - 1 if i and words[i - 1].kind == Kind.WORD and words[i - 1].marks.keys() <= OPEN else i
                plain = first, i + 1, None
            apart = apart or not bare
        return plain

    def _head(self, noun: Mark) -> int:
        """Return where the person begins whom a noun only describes: the injured girl, the Egyptian singer."""
        before = self.line.words[noun.first - 1].marks if noun.first else {}
        head = before.get("people") or before.get("role")
        described = self.article and noun.cls == "people" and head is not None and bool(noun.pre)
        return head.first if described and head is not None and head.pre.endswith(noun.pre) else noun.first

    def _parted(self, first: int, last: int) -> bool:
        """Say whether a comma or a full stop parts two words."""
        return any(w.norm in STOPS for w in self.line.words[first:last])
