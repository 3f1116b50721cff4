r"""Writes a Python regular expression as a JavaScript one that backtracks alike, since recheck reads JavaScript.

It walks the tree that Python's own parser makes, so verbose patterns, names and inline flags need no care here:

    (?P<day>\d+)\s?+(?:AM|PM)\Z    →    (?:\p{Nd}+)(?=(?<a1>\s?))\k<a1>(?:[AP]M)$
"""

import re
from collections.abc import Iterable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]  # private, the same from 3.11 to 3.14
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

WORD_SETS = (r"\p{L}", r"\p{Nd}", r"\p{Nl}", r"\p{No}", "_")  # what \w means in Python
WORD = "".join(WORD_SETS)
BOUNDARY = f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"  # JavaScript's own \b knows only ASCII
INSIDE = f"(?:(?<=[{WORD}])(?=[{WORD}])|(?<![{WORD}])(?![{WORD}]))"
SETS = {
    sre.CATEGORY_DIGIT: r"\p{Nd}",
    sre.CATEGORY_NOT_DIGIT: r"\P{Nd}",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: WORD,
}
ANCHORS = {
    sre.AT_BEGINNING_STRING: "(?<![^])",
    sre.AT_END_STRING: "(?![^])",
    sre.AT_BOUNDARY: BOUNDARY,
    sre.AT_NON_BOUNDARY: INSIDE,
}


class UnreadableError(Exception):
    """Something that recheck cannot read, and what to do about it."""


def javascript(pattern: re.Pattern[Any]) -> tuple[str, str]:
    """The pattern's source and flags in JavaScript; raises UnreadableError where there is none."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    return Writer(pattern.flags).sequence(sre_parser.parse(source, pattern.flags)), flags(pattern.flags)


def looks_far(pattern: re.Pattern[Any]) -> bool:
    """Whether a lookahead may run to the end of the text, as in a(?=.*b): it would again at the next match."""
    tree = sre_parser.parse(pattern.pattern, pattern.flags)
    return any(
        unbounded(inner)
        for kind, value in walk(tree)
        if kind in {sre.ASSERT, sre.ASSERT_NOT}
        for direction, inner in [value]
        if direction > 0
    )


def unbounded(tree: Any) -> bool:
    repeats = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
    return any(kind in repeats and value[1] == sre.MAXREPEAT for kind, value in walk(tree))


def walk(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every (kind, value) of a parsed pattern, outermost first."""
    if isinstance(part, sre_parser.SubPattern):
        for kind, value in part:
            yield kind, value
            yield from walk(value)
    elif isinstance(part, tuple | list):
        for item in part:
            yield from walk(item)


def flags(python: int) -> str:
    """JavaScript's letters for Python's flags."""
    return "u" + ("i" if python & re.IGNORECASE else "") + ("m" if python & re.MULTILINE else "")


class Writer:
    """One pattern on its way to JavaScript."""

    def __init__(self, python_flags: int) -> None:
        self.flags = python_flags
        self.atoms = 0

    def sequence(self, nodes: Iterable[tuple[Any, Any]]) -> str:
        return "".join(self.node(kind, value) for kind, value in nodes)

    def node(self, kind: Any, value: Any) -> str:
        write = getattr(self, str(kind).lower(), None)
        if write is None:
            message = f"{kind} has no like in JavaScript"
            raise UnreadableError(message)
        return write(value)

    def literal(self, value: int) -> str:
        return letter(value)

    def not_literal(self, value: int) -> str:
        return f"[^{letter(value)}]"

    def any(self, _: None) -> str:
        return "[^]" if self.flags & re.DOTALL else r"[^\n]"

    def at(self, where: Any) -> str:
        if where == sre.AT_BEGINNING:
            return "^"
        if where == sre.AT_END:
            return "$"
        if not self.flags & re.MULTILINE and where in {sre.AT_BEGINNING_STRING, sre.AT_END_STRING}:
            return "^" if where == sre.AT_BEGINNING_STRING else "$"
        return ANCHORS[where]

    def branch(self, value: tuple[None, list[Any]]) -> str:
        return f"(?:{'|'.join(self.sequence(way) for way in value[1])})"

    def subpattern(self, value: tuple[int | None, int, int, Any]) -> str:
        group, added, removed, inner = value
        if (added & ~self.flags) & (re.IGNORECASE | re.MULTILINE | re.DOTALL) or removed:
            message = "flags for a part of the pattern: set them for the whole"
            raise UnreadableError(message)
        return f"(?<g{group}>{self.sequence(inner)})" if group else f"(?:{self.sequence(inner)})"

    def groupref(self, group: int) -> str:
        return rf"\k<g{group}>"

    def max_repeat(self, value: tuple[int, int, Any]) -> str:
        low, high, inner = value
        return f"(?:{self.sequence(inner)}){times(low, high)}"

    def min_repeat(self, value: tuple[int, int, Any]) -> str:
        return self.max_repeat(value) + "?"

    def possessive_repeat(self, value: tuple[int, int, Any]) -> str:
        return self.atomic(self.max_repeat(value))

    def atomic_group(self, value: Any) -> str:
        return self.atomic(self.sequence(value))

    def atomic(self, inner: str) -> str:
        self.atoms += 1
        return rf"(?=(?<a{self.atoms}>{inner}))\k<a{self.atoms}>"

    def assert_(self, value: tuple[int, Any]) -> str:
        direction, inner = value
        return f"(?{'<' if direction < 0 else ''}={self.sequence(inner)})"

    def assert_not(self, value: tuple[int, Any]) -> str:
        direction, inner = value
        return f"(?{'<' if direction < 0 else ''}!{self.sequence(inner)})"

    def in_(self, members: list[tuple[Any, Any]]) -> str:
        negated = members[0][0] == sre.NEGATE
        members = members[negated:]
        not_word = (sre.CATEGORY, sre.CATEGORY_NOT_WORD)
        plain = "".join(member(*item) for item in members if item != not_word)
        if not_word not in members:
            return f"[{'^' if negated else ''}{plain}]"
        if not negated:
            return f"(?:[^{WORD}]|[{plain}])" if plain else f"[^{WORD}]"
        # [^\W_] and its like: what \w means, less some.
        less = {member(*item) for item in members}
        if plain and less & set(WORD_SETS) != less - {WORD}:
            return f"(?:(?![{plain}])[{WORD}])"
        return f"[{''.join(part for part in WORD_SETS if part not in less)}]"


# The parser's names for these are Python's keywords.
setattr(Writer, "assert", Writer.assert_)
setattr(Writer, "in", Writer.in_)


def member(kind: Any, value: Any) -> str:
    """One member of a character class."""
    if kind == sre.RANGE:
        return f"{letter(value[0])}-{letter(value[1])}"
    if kind == sre.CATEGORY:
        return SETS.get(value, WORD)
    return letter(value)


def letter(code: int) -> str:
    character = chr(code)
    return character if character.isascii() and (character.isalnum() or character == "_") else rf"\u{{{code:x}}}"


def times(low: int, high: int) -> str:
    if high == sre.MAXREPEAT:
        return {0: "*", 1: "+"}.get(low, f"{{{low},}}")
    return {(0, 1): "?", (1, 1): ""}.get((low, high), f"{{{low},{high}}}")
