"""Words: a sentence cut into words, numbers and marks, each knowing where it stands and what the lexicon says of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.lang.lexicon import Entry, Lexicon, Look

# Letters run on through vowel marks, invisible joiners and digits (MK84); an apostrophe joins (O'Brien), 's is apart.
# Arabic letters end before digits: there a particle is written on to a number, which is a token of its own; Latin
# letters end before Arabic ones.
# A title of one letter or two (Dr., Eng.) keeps its stop.
ARABIC = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc\ufb50-\ufdff\ufe70-\ufefc"
MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069"
TOKEN = re.compile(
    rf"['’][sS](?![^\W_])"
    rf"|[{ARABIC}](?:\.[{ARABIC}])?\.(?= ?[{ARABIC}]{{2}})"
    rf"|[{ARABIC}](?:[^\W\d_]|[{MARKS}])*"
    rf"|[^\W\d_](?:[^\W{ARABIC}]|[{MARKS}])*(?:['’](?![sS](?![^\W_]))[^\W\d_][\w{MARKS}]*)?"
    rf"|\d+(?:[.,\u066b\u066c]\d+)*"
    rf"|''|``|<<|>>|\(\(|\)\)"  # typed for one quotation mark
    rf"|[^\s\w]|_"
)


class Kind(IntEnum):
    """What a token is."""

    WORD = 0
    NUMBER = 1
    PUNCT = 2


class Mark:
    """Something found at words [first, last) of a line: `start` and `end` leave out clitics written on to the words.

    `cls` is the word class or annotation, `key` which item of it, `form` the inflection, `pre` and `post` the folded
    clitics cut off; `value` is free for a stage's own object.
    """

    __slots__ = ("cls", "end", "first", "form", "key", "last", "post", "pre", "start", "value")

    def __init__(  # noqa: PLR0913, PLR0917 made a few hundred times a report, by position
        self, cls: str, key: str, first: int, last: int, start: int, end: int,
        form: str = "", pre: str = "", post: str = "", value: object = None,
    ) -> None:  # fmt: skip
        """Keep what was found and where."""
        self.cls = cls
        self.key = key
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.form = form
        self.pre = pre
        self.post = post
        self.value = value

    def __repr__(self) -> str:
        """Show class, key and words' range."""
        return f"<{self.cls}={self.key} {self.first}:{self.last}>"


class Word:
    """One token: `start` and `end` in the report's text, `norm` its folded form, `marks` what begins here, by class."""

    __slots__ = ("end", "i", "kind", "look", "marks", "norm", "start", "text")

    def __init__(self, i: int, start: int, end: int, text: str, look: Look) -> None:
        """Keep the token and what the lexicon says of it."""
        self.i = i
        self.start = start
        self.end = end
        self.text = text
        self.look = look
        self.norm = look.norm
        self.kind = look.kind
        self.marks: dict[str, Mark] = {}

    def formed(self, forms: Collection[str]) -> bool:
        """Say whether something that begins here has one of these inflections."""
        for mark in self.marks.values():  # noqa: SIM110 asked of most words, by many rules
            if mark.form in forms:
                return True
        return False

    def __repr__(self) -> str:
        """Show the token."""
        return f"<{self.text}>"


class Line:
    """A sentence as words with everything found in it.

    `found` lists the marks of each class in order, `phrases` the classes that have a mark of several words, `starts`
    where each word begins; `size` is how many words there are.
    """

    __slots__ = ("end", "found", "index", "phrases", "size", "start", "starts", "words")

    def __init__(self, index: int, start: int, end: int, words: list[Word]) -> None:
        """Keep the words; `start` and `end` are the sentence's place in the text."""
        self.index, self.start, self.end, self.words = index, start, end, words
        self.size = len(words)
        self.starts = [word.start for word in words]
        self.found: dict[str, list[Mark]] = {}
        self.phrases: set[str] = set()

    def at(self, i: int, cls: str) -> Mark | None:
        """Return the mark of class `cls` that begins at word `i`."""
        return self.words[i].marks.get(cls) if 0 <= i < self.size else None

    def put(self, mark: Mark) -> Mark:
        """Add what a stage found, for later stages and frames to see."""
        self.words[mark.first].marks[mark.cls] = mark
        self.found.setdefault(mark.cls, []).append(mark)
        if mark.last - mark.first > 1:
            self.phrases.add(mark.cls)
        return mark

    def each(self, *classes: str) -> Iterator[Mark]:
        """Yield the marks of these classes, class by class."""
        for cls in classes:
            yield from self.found.get(cls, ())


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, token) for every word, number and mark of `text`."""
    for match in TOKEN.finditer(text):
        yield match.start(), match.end(), match.group()


def line(text: str, start: int, end: int, index: int, lexicon: Lexicon) -> Line:
    """Cut `text[start:end]` into words and mark what the lexicon knows, longest match first within each class."""
    memory, look = lexicon.memory, lexicon.look
    words: list[Word] = []
    for match in TOKEN.finditer(text, start, end):
        at, past = match.span()
        token = text[at:past]
        known = memory.get(token) or look(token)
        while known.joint:  # two words written as one
            front, token = token[: known.joint], token[known.joint :]
            words.append(Word(len(words), at, at + len(front), front, memory.get(front) or look(front)))
            at += len(front)
            known = memory.get(token) or look(token)
        words.append(Word(len(words), at, past, token, known))
    made = Line(index, start, end, words)
    found = made.found
    covered: dict[str, int] = {}
    until = 0  # the end of the phrases found so far
    fresh = Mark.__new__  # marks are most of what is made: setting each slot here takes half as long as a call
    for i, word in enumerate(words):
        known = word.look
        if known.heads:
            until = max(until, _phrases(made, i, covered))
        begin, past, marks, after = word.start, word.end, word.marks, i + 1
        for entry, pre, post, cut_start, cut_end in known.hits:
            cls, key, form, value = entry
            if until > i and covered.get(cls, 0) > i:
                continue
            mark = marks[cls] = fresh(Mark)
            mark.cls = cls
            mark.key = key
            mark.first = i
            mark.last = after
            mark.start = begin + cut_start
            mark.end = past - cut_end
            mark.form = form
            mark.pre = pre
            mark.post = post
            mark.value = value
            if cls in found:
                found[cls].append(mark)
            else:
                found[cls] = [mark]
    return made


def _phrases(made: Line, i: int, covered: dict[str, int]) -> int:
    """Mark the longest phrase of each class that begins at word `i`; return the end of the longest."""
    words, size, past = made.words, made.size, 0
    best: dict[str, tuple[int, Entry, str, int]] = {}
    for node, pre, cut in words[i].look.heads:
        at, here = i + 1, node
        while at < size and (norm := words[at].norm) in here.next:
            here = here.next[norm]
            at += 1
            for entry in here.entries:
                if at > best.get(entry.cls, (0,))[0]:
                    best[entry.cls] = (at, entry, pre, cut)
    for cls, (last, entry, pre, cut) in best.items() if best else ():
        if covered.get(cls, 0) <= i:
            covered[cls] = last
            past = max(past, last)
            made.phrases.add(cls)
            mark = Mark(
                cls, entry.key, i, last, words[i].start + cut, words[last - 1].end, entry.form, pre, "", entry.value
            )
            words[i].marks[cls] = mark
            made.found.setdefault(cls, []).append(mark)
    return past
