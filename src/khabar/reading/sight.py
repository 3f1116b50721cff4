"""What a time expression sees when its value is worked out: its words, its line, and the times said before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from khabar.lang.pack import Pack
from khabar.lang.pattern import Found
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Number
from khabar.reading.tense import Tense


@dataclass(frozen=True, slots=True)
class Made:
    """A type and TIMEX3 value; a value of None is a time whose value the report does not tell."""

    type: str
    value: str | None


@dataclass(slots=True)
class Memory:
    """What the report said before: its own day, the last day and year named, and in which line."""

    day: date | None
    last: date | None = None
    year: int | None = None
    year_line: int = -1

    def keep(self, value: str | None, line: int, *, said: bool) -> None:
        """Remember a time's day, and its year where that was `said`, for those that lean on it."""
        if not value or not value[:4].isdigit():
            return
        if said:
            self.year, self.year_line = int(value[:4]), line
        if len(value) >= 10 and value[4] == "-" and "X" not in value[:10]:  # noqa: PLR2004: YYYY-MM-DD
            try:
                self.last = date.fromisoformat(value[:10])
            except ValueError:
                return


@dataclass(slots=True)
class Sight:
    """One match of a frame, seen from its place in the report."""

    found: Found
    line: Line
    pack: Pack
    memory: Memory
    tenses: Tense
    give: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        """Bring the frame's own settings near."""
        self.give = self.found.frame.give

    @property
    def day(self) -> date | None:
        """The report's day."""
        return self.memory.day

    def mark(self, label: str) -> Mark | None:
        """Return the mark found under a label."""
        return self.found.parts.get(label)

    def key(self, label: str) -> str:
        """Return the key of what was found under a label, else what the frame gives, else nothing."""
        mark = self.found.parts.get(label)
        return mark.key if mark else str(self.give.get(label, ""))

    def whole(self, label: str) -> int | None:
        """Return the whole number found under a label."""
        mark = self.found.parts.get(label)
        if mark is None or not isinstance(mark.value, Number):
            return None
        value = mark.value.value
        return int(value) if value is not None and value == value.to_integral_value() else None

    def amount(self, label: str) -> Decimal | None:
        """Return the number found under a label."""
        mark = self.found.parts.get(label)
        return mark.value.value if mark and isinstance(mark.value, Number) else None

    def year(self, label: str = "year") -> int | None:
        """Return a year: digits without separators, or any number where the frame says that it is one."""
        value, mark = self.whole(label), self.mark(label)
        if value is None or mark is None or not 0 < value < 3000:  # noqa: PLR2004
            return None
        digits = mark.last == mark.first + 1 and self.line.words[mark.first].kind == Kind.NUMBER
        if digits and not self.line.words[mark.first].norm.isdigit():
            return None
        return value if 1000 <= value or self.give.get("any") else None  # noqa: PLR2004

    def tense(self) -> int:
        """Return which way the words around look: what is written on the time itself, else the sentence."""
        for label in ("rel", "way"):
            if self.key(label) in ("-1", "1"):
                return int(self.key(label))
        return self.tenses.at(self.found.first, self.found.last)

    def word(self, i: int) -> str:
        """Return the folded word at an index of the line, nothing outside."""
        return self.line.words[i].norm if 0 <= i < len(self.line.words) else ""
