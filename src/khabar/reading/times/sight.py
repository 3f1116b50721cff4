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
from khabar.reading.times.content import content, small
from khabar.reading.times.tense import Tense

MONTHS = frozenset({"month", "monthish", "hijri"})  # names: classes of marks
PARTS = frozenset({"MO"})  # keys of the edge of a day that tell its part
TOLD = {"-1": -1, "-2": -1, "1": 1, "2": 1}
RECENT = 4  # lines that a day stays in mind for clock times
CLOSE = 3  # words before a today that a verb may stand at
NEAREST = 8  # days of a line that a clock time looks at


def day_of(value: str | None) -> date | None:
    """Return the day of a TIMEX3 value, None where it has none."""
    if not value or len(value) < 10 or value[4:8:3] != "--" or "X" in value[:10] or value[10:11] == "/":  # YYYY-MM-DD
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Made:
    """A type and TIMEX3 value; a value of None is a time whose value the report does not tell."""

    type: str
    value: str | None
    zone: str | None = None  # of a clock time, as it is told


@dataclass(slots=True)
class Memory:
    """What the report said before: its own day, the last day and year named, and in which line."""

    day: date | None
    said: date | None = None  # the day on which the quotation was said that is read now
    last: date | None = None
    earlier: date | None = None  # the last day of the lines before the one read now
    year: int | None = None
    year_line: int = -1
    year_word: int = -1  # where the year stood in that line, if it stood alone
    month: date | None = None  # the first day of the month named last
    month_line: int = -1
    days_line: int = -9
    days: list[tuple[int, date]] = field(default_factory=list)  # the days named in one line, by their first words

    def keep(self, value: str | None, line: int, first: int, *, said: bool, alone: bool) -> None:
        """Remember a time's day, and its year where that was `said` (`alone`: a bare year), for what leans on it."""
        if not value or not value[:4].isdigit() or value[0] == "0":
            return
        if said:
            self.year, self.year_line, self.year_word = int(value[:4]), line, first if alone else -1
        day = day_of(value)
        month = day or day_of(f"{value[:7]}-01")
        if month:
            self.month, self.month_line = month.replace(day=1), line
        if day:
            if self.days_line != line:
                self.days_line, self.days, self.earlier = line, [], self.last
            self.last = day
            self.days.append((first, day))

    def before(self, line: int) -> date | None:
        """Return the day named last in the line."""
        return self.days[-1][1] if self.days_line == line else None

    def leant(self, line: Line, first: int) -> date | None:
        """Return the day that "that day" leans on: of what was said on Saturday of that day, the one before."""
        if self.days_line == line.index and self.earlier is not None:
            said = self.days[-1][0]
            if any("that" in word.marks for word in line.words[said:first]):
                return self.earlier
        return self.last

    def near(self, first: int, line: int) -> date | None:
        """Return the day named nearest in the line, else the last one of the lines before."""
        if self.days_line == line:
            return min(self.days[-NEAREST:], key=lambda d: abs(d[0] - first))[1]
        return self.last if self.days_line >= line - RECENT else None


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
        if mark and mark.cls == "num":  # a number word that the numbers left alone
            return int(mark.key) if mark.key.isdecimal() else None
        if mark is None or not isinstance(mark.value, Number):
            return None
        value = mark.value.value
        return int(value) if value is not None and value == value.to_integral_value() else None

    def kind(self, label: str) -> str:
        """Return the kind of the number found under a label."""
        mark = self.found.parts.get(label)
        return mark.value.kind if mark and isinstance(mark.value, Number) else ""

    def amount(self, label: str) -> Decimal | None:
        """Return the number found under a label."""
        mark = self.found.parts.get(label)
        return mark.value.value if mark and isinstance(mark.value, Number) else None

    def year(self, label: str = "year") -> int | None:
        """Return a year: digits without separators, or any number where the frame says that it is one."""
        value, mark = self.whole(label), self.mark(label)
        if mark and self.kind(label) == "name":  # season 2018, World Cup 2018
            norm = self.line.words[mark.first].norm
            value = int(norm) if norm.isdecimal() and len(norm) == 4 and norm.isascii() else None
        if value is None or mark is None or not 0 < value < 3000:
            return None
        digits = mark.last == mark.first + 1 and self.line.words[mark.first].kind == Kind.NUMBER
        if digits and not self.line.words[mark.first].norm.isdigit():
            return None
        if self.give.get("short"):
            return int(self.give["short"]) + value if value < 100 else None
        return value if value >= (100 if self.give.get("any") else 1000) else None

    def joined(self, label: str) -> bool:
        """Say whether something is written on to the front of what was found under a label."""
        mark = self.mark(label)
        return bool(mark and mark.pre)

    def definite(self, label: str) -> bool:
        """Say whether what was found under a label begins with the article."""
        mark, article = self.mark(label), self.pack.lexicon.clitics.article
        return bool(mark and article and self.line.words[mark.first].norm.startswith(article))

    def nowadays(self) -> bool:
        """Say whether a today stands where nothing was or will be: Today, there are none. The road is safer today."""
        words, first, last = self.line.words, self.found.first, self.found.last
        if self.key("relday") != "0" or last > first + 1:
            return False
        if "comparing" in self.line.found and self._compared(first):
            return True
        opens = all(word.kind != Kind.WORD for word in words[:first])
        comma = last < len(words) and "comma" in words[last].marks
        return opens and comma and self.tenses.at(first, last) == 0

    def _compared(self, first: int) -> bool:
        """Say whether a word that holds today against days gone by follows, that counts nothing, and no past verb."""
        for word in self.line.words[first + 1 : first + NEAREST]:
            if word.kind != Kind.WORD:
                return False
            if "comparing" in word.marks:
                counts = "bounds" in word.marks or "number" in word.marks
                return not counts and not self.tenses.told_in(first - CLOSE, word.i)
        return False

    def described(self, label: str, to: str) -> bool:
        """Say whether one word with the article stands between two: Saturday's (meeting) held at noon."""
        mark, end, article = self.mark(label), self.mark(to), self.pack.lexicon.clitics.article
        if mark is None or end is None or end.first != mark.last + 1:
            return False
        return bool(article) and self.line.words[mark.last].norm.startswith(article) and not small(self.line, mark.last)

    def leads(self, label: str) -> bool:
        """Say whether a word that has the article follows: the days of the war are no length of time."""
        mark, words = self.mark(label), self.line.words
        article = self.pack.lexicon.clitics.article
        if not article or mark is None or mark.last >= len(words):
            return False
        return words[mark.last].norm.startswith(article) and not small(self.line, mark.last)

    def otherwise(self, label: str) -> bool:
        """Say whether a length has a commoner meaning alone: contracts, not decades; the month of Ramadan."""
        mark, words = self.mark(label), self.line.words
        if mark is None:
            return False
        named = mark.last < len(words) and not MONTHS.isdisjoint(words[mark.last].marks)
        return named or (not mark.pre and words[mark.last - 1].norm in self.pack.fact("times", "seldom", ()))

    def fits(self) -> bool:
        """Say whether what follows suits the frame: nothing it could tell of (`closed`), such a word (`open`), none."""
        tells = content(self.line, self.found.last)
        ends = self.found.last >= len(self.line.words) or self.line.words[self.found.last].kind != Kind.WORD
        return {"closed": not tells, "open": tells, "none": ends}.get(str(self.give.get("follows", "")), True)

    def tense(self) -> int:
        """Return which way the words around look: what is written on the time itself, else the sentence."""
        for label in ("rel", "way"):
            if self.key(label) in TOLD:
                return TOLD[self.key(label)]
        return self.tenses.at(self.found.first, self.found.last)


def parted(s: Sight, value: str | None) -> Made:
    """Add the part of the day, if one and no other is said, to a day."""
    part = "" if s.key("part2") not in ("", s.key("part")) else s.key("part")
    part = part or (s.key("edge") if s.key("edge") in PARTS else "")  # in the early hours of
    return Made("time", f"{value}T{part}") if part and value else Made("date", value)
