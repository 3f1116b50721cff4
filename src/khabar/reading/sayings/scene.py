"""A sentence as the stage of sayings sees it: where quotations, commas and other attributions stand among its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Draft, Place, Quote, Said

if TYPE_CHECKING:
    from khabar.reading.sayings.genders import Genders

COMMAS = frozenset(",\u060c;\u061b")
SHORT = 3  # letters of an abbreviation
COLON = ":"
DASHES = frozenset("-–—")
SENTENCE = frozenset({"neg", "that", "pronoun", "own"})  # names: classes of marks
STOPS = frozenset(".!?\u061f…")
EDGES = frozenset(" \t\n.,\u060c;\u061b:!?\u061f…-–—\u200f\u200e")


@dataclass(slots=True)
class Spoken:
    """A quotation by the words of this line: `first` and `last` without its marks; `whole` says it lies in the line."""

    quote: Quote
    first: int
    last: int
    opens: bool  # its first word is in this line
    closes: bool  # its last word is
    depth: int = 0

    def sentence(self, scene: Scene) -> bool:
        """Say whether its words are a clause, no name or term: they deny, or somebody speaks of himself."""
        return any(scene.any(k, SENTENCE) for k in range(self.first, self.last))


@dataclass(slots=True)
class Scene:
    """One line with its quotations; `breaks` are word indices where another attribution begins, in order."""

    draft: Draft
    line: Line
    spoken: list[Spoken] = field(default_factory=list)
    within: list[Spoken | None] | None = None
    opened: dict[int, Spoken] = field(default_factory=dict)  # by the word index of the opening mark
    closed: dict[int, Spoken] = field(default_factory=dict)  # by that of the closing mark
    covered: set[int] = field(default_factory=set)  # words inside a name of several words, but for its first
    timed: dict[int, int] = field(default_factory=dict)  # time expressions: where they end -> where they begin
    breaks: list[int] = field(default_factory=list)
    cited: dict[int, int] = field(default_factory=dict)  # "citing X": where it begins -> where it ends
    cued: set[int] = field(default_factory=set)  # the words of saying that are one
    taken: set[int] = field(default_factory=set)  # cues (first word) that are read as something else
    owners: dict[int, Said] = field(default_factory=dict)  # whose a quotation is, by its identity; shared by all lines
    starts: list[int] = field(default_factory=list)  # where the lines begin; shared
    genders: Genders | None = None  # of those named in the report; shared
    words: list[Word] = field(init=False)
    size: int = field(init=False)  # how many they are

    def __post_init__(self) -> None:
        """Have the words at hand."""
        self.words, self.size = self.line.words, len(self.line.words)

    def text(self, i: int) -> str:
        """Return the folded word `i`, empty outside the line."""
        return self.words[i].norm if 0 <= i < self.size else ""

    def has(self, i: int, cls: str) -> Mark | None:
        """Return the mark of a class that begins at word `i`."""
        return self.words[i].marks.get(cls) if 0 <= i < self.size else None

    def any(self, i: int, classes: frozenset[str]) -> bool:
        """Say whether a mark of one of these classes begins at word `i`."""
        return 0 <= i < self.size and not classes.isdisjoint(self.words[i].marks)

    def key(self, i: int, cls: str) -> str:
        """Return the key of the mark of a class that begins at word `i`, else nothing."""
        mark = self.words[i].marks.get(cls) if 0 <= i < self.size else None
        return mark.key if mark is not None else ""

    def kind(self, i: int) -> str:
        """Return what the name that begins at word `i` names: a person, a place, an outlet; else nothing."""
        name = self.has(i, "name")
        return str(getattr(name.value, "kind", "")) if name is not None else ""

    def person(self, i: int) -> int | None:
        """Return where the person's name ends that begins at word `i` with no letter written on to it."""
        name = self.has(i, "name")
        return name.last if name is not None and not name.pre and self.kind(i) == "person" else None

    def stops(self, i: int) -> bool:
        """Say whether word `i` ends a sentence: not the stops between initials, not those of an abbreviation."""
        words = self.line.words
        if words[i].norm not in STOPS:
            return False
        if i + 1 >= len(words):
            return True
        short = i > 0 and len(words[i - 1].norm) <= SHORT and words[i].norm == "."
        return words[i + 1].start > words[i].end and not short

    def joins(self, i: int) -> bool:
        """Say whether "and" is written on to somebody at word `i`."""
        joint = self.draft.pack.facts["agreement"]["conjunctions"]
        return any((m := self.has(i, c)) is not None and m.pre in joint for c in ("name", "role"))

    def is_punct(self, i: int) -> bool:
        """Say whether word `i` is a punctuation mark."""
        return 0 <= i < self.size and self.words[i].kind == Kind.PUNCT

    def dash(self, k: int) -> bool:
        """Say whether word `k` is a dash between spaces."""
        words = self.line.words
        if not 0 < k < len(words) - 1 or words[k].norm not in DASHES:
            return False
        return words[k - 1].end < words[k].start and words[k].end < words[k + 1].start

    def when(self, i: int) -> bool:
        """Say whether word `i` leads to a clause of time or reason: when, as, because."""
        return self.text(i) in self.draft.pack.fact("sayings", "when", ())

    @property
    def adverbs(self) -> tuple[str, ...]:
        """Return how adverbs end in this language."""
        return tuple(self.draft.pack.fact("act", "adverbs", ()))

    def manner(self, i: int) -> bool:
        """Say whether word `i` is an adverb by its ending: angrily."""
        word = self.line.words[i]
        return word.norm.endswith(self.adverbs) and word.text.islower() and "notadverb" not in word.marks

    def inside(self, i: int) -> Spoken | None:
        """Return the innermost quotation around word `i`."""
        return self.within[i] if self.within and 0 <= i < len(self.within) else None

    def opening(self, i: int) -> Spoken | None:
        """Return the quotation whose opening mark is word `i`."""
        return self.opened.get(i)

    def closing(self, i: int) -> Spoken | None:
        """Return the quotation whose closing mark is word `i`."""
        return self.closed.get(i)

    def place(self, first: int, last: int) -> Place | None:
        """Return the text range of words [first, last) without punctuation and open marks at its edges."""
        words = self.line.words
        while first < last and words[first].kind == Kind.PUNCT and not self.opening(first):
            first += 1
        while last > first and words[last - 1].kind == Kind.PUNCT and not self._kept(last - 1, first):
            last -= 1
        return (words[first].start, words[last - 1].end) if last > first else None

    def _kept(self, i: int, first: int) -> bool:
        """Say whether the mark at `i` closes something that was opened in the same range."""
        shut = self.closing(i)
        if shut is not None:
            return shut.first > first
        return self.line.words[i].text in ")]%\u066a"

    def breaks_at(self, i: int) -> bool:
        """Say whether another attribution begins at word `i` or just behind it."""
        k = bisect_left(self.breaks, i)
        return k < len(self.breaks) and self.breaks[k] <= i + 1

    def next_break(self, i: int) -> int:
        """Return the first break after word `i` in the same quotation, the line's end where there is none."""
        here = self.inside(i)
        k = bisect_right(self.breaks, i)
        for at in self.breaks[k : k + 12]:
            if self.inside(at) is here:
                return at
        return here.last if here is not None else len(self.line.words)

    def last_break(self, i: int) -> int:
        """Return the last break before word `i` in the same quotation, else where the line or quotation begins."""
        here = self.inside(i)
        k = bisect_left(self.breaks, i)
        for at in reversed(self.breaks[max(0, k - 12) : k]):
            if self.inside(at) is here:
                return at
        return here.first if here is not None else 0


def scenes(draft: Draft) -> list[Scene]:
    """Lay the quotations over the lines: one sweep, both in order."""
    starts, owners = [line.start for line in draft.lines], dict[int, Said]()
    made = [Scene(draft, x, covered=_covered(x), timed=_timed(x), owners=owners, starts=starts) for x in draft.lines]
    for quote in draft.quotes:
        k = max(0, bisect_right(starts, quote.start) - 1)
        while k < len(made) and draft.lines[k].start < quote.end:
            _lay(made[k], quote)
            k += 1
    return made


def _timed(line: Line) -> dict[int, int]:
    return {m.last: m.first for m in line.found.get("time", ())}


def _covered(line: Line) -> set[int]:
    """Return the words inside names; "that" is one of a name only in the letters of a network."""
    inner = {k for m in line.found.get("name", ()) if m.last - m.first > 1 for k in range(m.first + 1, m.last)}
    for that in line.found.get("that", ()) if inner else ():
        if that.first in inner and len(line.words[that.first - 1].norm) > SHORT < len(line.words[that.last].norm):
            inner.discard(that.first)
    return inner


def _lay(scene: Scene, quote: Quote) -> None:
    words = scene.line.words
    first, last = bisect_left(scene.line.starts, quote.start), bisect_left(scene.line.starts, quote.end)
    if last <= first:
        return
    opens, closes = quote.start >= scene.line.start, quote.end <= scene.line.end and quote.closed
    outer = scene.inside(first)
    made = Spoken(quote, first, last, opens, closes, depth=outer.depth + 1 if outer else 0)
    scene.spoken.append(made)
    if opens and first and words[first - 1].start == quote.outer[0]:
        scene.opened[first - 1] = made
    if closes and last < len(words) and words[last].end == quote.outer[1]:
        scene.closed[last] = made
    if scene.within is None:
        scene.within = [None] * len(words)
    if made.depth < 8:  # as deep as quotations are paired
        scene.within[first:last] = [made] * (last - first)
