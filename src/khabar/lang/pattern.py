"""Frames: short patterns over words and what was found of them, written in a language's TOML with their evidence.

A `match` is a row of elements: `{month}` a mark of that class, `{day:number}` the same under the name "day",
`{at|in}` either class, `word` that very word (folded), a `?` after an element makes it optional, `...3` lets up to
three words pass. Matching is linear: each frame is tried only where its first certain element was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from khabar.errors import BadLanguageData
from khabar.lang.fold import fold
from khabar.lang.words import Line, Mark


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern."""

    label: str = ""
    classes: tuple[str, ...] = ()
    word: str = ""
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """A named pattern, what it makes, and the sentences that prove it."""

    name: str
    stage: str
    makes: str
    match: str
    elements: tuple[Element, ...]
    needs: frozenset[str]  # the classes of its certain elements: a line that lacks one is passed over
    either: tuple[tuple[str, ...], ...]  # those of which one is enough
    anchor: int
    after: tuple[Element, ...]  # those past the anchor
    before: tuple[Element, ...]  # those before it, the nearest first
    give: Mapping[str, Any]
    reads: tuple[Mapping[str, str], ...]
    leaves: tuple[Mapping[str, str], ...]

    def wanting(self, classes: AbstractSet[str]) -> bool:
        """Say whether classes lack one that the pattern cannot do without."""
        return not self.needs <= classes or (bool(self.either) and any(map(classes.isdisjoint, self.either)))


@dataclass(frozen=True, slots=True)
class Found:
    """A frame that matched words [first, last); `parts` are the labelled marks."""

    frame: Frame
    first: int
    last: int
    parts: Mapping[str, Mark]


def frame(raw: Mapping[str, Any]) -> Frame:
    """Build a frame from its TOML table; without evidence it does not load."""
    name = raw.get("name", "?")
    if not raw.get("reads"):
        raise BadLanguageData(f"frame {name}: no sentence shows what it reads")
    elements = tuple(_element(piece) for piece in raw["match"].split())
    sure = [i for i, e in enumerate(elements) if (e.classes or e.word) and not e.optional]
    marks = [i for i in sure if elements[i].classes and not elements[i].label.startswith("~")]
    if not marks:
        raise BadLanguageData(f"frame {name}: no certain element to look for")
    anchor = next((i for i in marks if elements[i].label == raw.get("anchor", elements[i].label)), marks[0])
    given = {k: v for k, v in raw.items() if k not in ("name", "stage", "makes", "match", "anchor", "reads", "leaves")}
    return Frame(
        name,
        raw["stage"],
        raw["makes"],
        raw["match"],
        elements,
        frozenset(elements[i].classes[0] for i in marks if len(elements[i].classes) == 1),
        tuple(elements[i].classes for i in marks if len(elements[i].classes) > 1),
        anchor,
        elements[anchor + 1 :],
        elements[:anchor][::-1],
        given,
        tuple(raw["reads"]),
        tuple(raw.get("leaves", ())),
    )


def _element(piece: str) -> Element:
    optional = piece.endswith("?") and len(piece) > 1
    piece = piece.removesuffix("?") if optional else piece
    if piece.startswith("..."):
        return Element(gap=int(piece[3:]), optional=True)
    if piece.startswith("{") and piece.endswith("}"):
        label, _, names = piece[1:-1].rpartition(":")
        classes = tuple(names.split("|"))
        return Element(label or classes[0], classes, optional=optional)
    return Element(word=fold(piece), optional=optional)


FIRST = attrgetter("first")


def matches(frame: Frame, line: Line) -> Iterator[Found]:
    """Yield where the frame matches in the line, from left to right, each place once."""
    anchor = frame.elements[frame.anchor]
    done = -1
    marks = [mark for cls in anchor.classes for mark in line.found.get(cls, ())]
    for mark in sorted(marks, key=FIRST) if len(marks) > 1 else marks:
        if mark.first < done:
            continue
        parts = {anchor.label: mark}
        last = _walk(frame.after, 0, line, mark.last, 1, parts)
        if last is None:
            continue
        first = _walk(frame.before, 0, line, mark.first - 1, -1, parts)
        if first is None:
            continue
        done = last
        yield Found(frame, first + 1, last, parts)


def _walk(elements: tuple[Element, ...], k: int, line: Line, i: int, step: int, parts: dict[str, Mark]) -> int | None:
    """Match elements[k:] from word i in the direction of step; return the index past them, None if they do not."""
    size = len(elements)
    while k < size and elements[k].optional and _missing(elements[k], line, i, step):
        k += 1
    if k == size:
        return i
    element = elements[k]
    if element.gap:
        for extra in range(element.gap + 1):
            end = _walk(elements, k + 1, line, i + step * extra, step, parts)
            if end is not None:
                return end
        return None
    for mark in _here(element, line, i, step):
        end = _walk(elements, k + 1, line, mark.last if step > 0 else mark.first - 1, step, parts)
        if end is not None:
            if element.label:
                parts[element.label] = mark
            return end
    return _walk(elements, k + 1, line, i, step, parts) if element.optional else None


def _missing(element: Element, line: Line, i: int, step: int) -> bool:
    """Say at a glance that nothing at word i can stand for the element: most optional ones are not there."""
    if element.gap:
        return False
    if not 0 <= i < line.size:
        return True
    word = line.words[i]
    if element.word:
        return word.norm != element.word
    return word.marks.keys().isdisjoint(element.classes) and (step > 0 or line.phrases.isdisjoint(element.classes))


def _here(element: Element, line: Line, i: int, step: int) -> list[Mark]:
    """Return what can stand for the element at word i."""
    if not 0 <= i < line.size:
        return []
    word = line.words[i]
    if element.word:
        alike = word.norm == element.word
        return [Mark("word", word.norm, i, i + 1, word.start, word.end)] if alike else []
    if step > 0:
        marks = word.marks
        return [marks[cls] for cls in element.classes if cls in marks]
    return [mark for cls in element.classes for mark in _ending(line, i, cls)]


def _ending(line: Line, i: int, cls: str) -> list[Mark]:
    """Return the marks of the class that end with word i; phrases are at most eight words long."""
    begins = range(i, max(-1, i - 8) if cls in line.phrases else i - 1, -1)
    marks = [line.words[first].marks.get(cls) for first in begins]
    return [mark for mark in marks if mark is not None and mark.last == i + 1]
