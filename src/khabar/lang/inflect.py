"""Inflection: the forms a verb or noun takes in running text, made from the stems that a language lists.

A language's `paradigms.toml` says how. A verb line gives its stems in the columns that the paradigm names
("-" where there is none, "/" between several); each column lists its rules: cut so many letters from the front
or the end of the stem, add these; `if` keeps the rule for stems that end in one of these letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from khabar.errors import BadLanguageData
from khabar.lang.fold import fold

Parts = tuple[str, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of a column: `front` replaces `cut_front` letters, `end` replaces `cut_end` letters."""

    form: str
    front: str = ""
    end: str = ""
    cut_front: int = 0
    cut_end: int = 0
    ends: tuple[str, ...] = ()
    not_ends: tuple[str, ...] = ()

    def suits(self, stem: str) -> bool:
        """Say whether the rule is for a stem, by its ending."""
        if self.ends and not stem.endswith(self.ends):
            return False
        return not (self.not_ends and stem.endswith(self.not_ends))

    def parts(self) -> Parts:
        """Return the form, what goes before, how many letters are cut off both ends, and what goes behind."""
        return self.form, self.front, self.cut_front, self.cut_end, self.end

    def apply(self, stem: str) -> str | None:
        """Return the form, None where the rule is for other stems."""
        if not self.suits(stem) or len(stem) - self.cut_end < 1:
            return None
        return self.front + stem[self.cut_front : len(stem) - self.cut_end] + self.end


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The columns of a verb line with the rules of each; in the columns of `tails` the last word inflects too."""

    columns: tuple[str, ...]
    rules: Mapping[str, tuple[Rule, ...]]
    single: str | None = None
    tails: tuple[str, ...] = ()
    depth: int = 1  # letters of the longest ending that a rule asks for
    suited: dict[tuple[str, str], list[Parts]] = field(default_factory=dict, compare=False)  # by column and ending

    def forms(self, line: str) -> list[tuple[str, str]]:
        """Return (form name, folded words) for a folded line of a verb.

        Of a phrase the first word inflects, of a noun's the last too.
        """
        cells = [cell.strip() for cell in line.split("|")] if "|" in line else line.split()
        if len(cells) > len(self.columns):
            raise BadLanguageData(f"too many columns: {line}")
        if len(cells) == 1 and self.single:
            return self._column(self.single, cells[0])
        return [form for column, cell in zip(self.columns, cells, strict=False) for form in self._column(column, cell)]

    def _column(self, column: str, cell: str) -> list[tuple[str, str]]:
        made: list[tuple[str, str]] = []
        rules = self.rules[column]
        for stem in cell.split("/"):
            word, _, rest = stem.strip().replace("_", " ").partition(" ")
            if word in ("", "-"):
                continue
            if rest:
                made += self._phrase(column, word, rest)
                continue
            size, key = len(word), (column, word[-self.depth :])
            suited = self.suited.get(key)
            if suited is None:  # asked of every word there is: worked out once an ending
                suited = self.suited[key] = [rule.parts() for rule in rules if rule.suits(word)]
            made += [
                (form, front + word[cut : size - less] + end) for form, front, cut, less, end in suited if size > less
            ]
        return made

    def _phrase(self, column: str, word: str, rest: str) -> Iterator[tuple[str, str]]:
        before, _, last = rest.rpartition(" ")
        for rule in self.rules[column]:
            form = rule.apply(word)
            if form:
                yield rule.form, f"{form} {rest}"
            tail = rule.apply(last) if last and column in self.tails else None
            if tail and tail != last:
                yield rule.form, " ".join(filter(None, (word, before, tail)))


def paradigm(table: Mapping[str, Any]) -> Paradigm:
    """Build a paradigm from its TOML table."""
    columns: Sequence[str] = table["columns"]
    rules = {
        name: tuple(_rule(rule) for rule in table.get("rules", {}).get(name, ({"form": name},)))
        for name in (*columns, *([table["single"]] if "single" in table else []))
    }
    asked = [len(end) for listed in rules.values() for rule in listed for end in (*rule.ends, *rule.not_ends)]
    return Paradigm(tuple(columns), rules, table.get("single"), tuple(table.get("tails", ())), max(asked, default=1))


def _rule(table: Mapping[str, Any]) -> Rule:
    values: dict[str, Any] = {name: tuple(x) if isinstance(x, list) else x for name, x in table.items()}
    values |= {name: fold(values[name]) for name in ("front", "end") if name in values}
    return Rule(**values)
