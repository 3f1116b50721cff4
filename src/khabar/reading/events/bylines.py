"""Bylines: who did it by the words that lead to them: "by", "at the hands of", "with a Russian missile"."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.events.antecedents import Range, stretch
from khabar.reading.events.constructs import Constructs
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_after

BY = 4  # words between a passive and who did it
FAR = 7  # words between a verbal noun and who did it
FARTHEST = 20  # words between those killed, with who they are, and who did it
LATER = frozenset({"after", "before", "because", "during"})  # keys of prepositions that lead to something else
STOPS = frozenset(".;!?\u061b\u061f")
CLAUSES = frozenset({"that", "relative"})
UNDERGONE = frozenset({"HARM", "ASSAULT", "VIOLENCE", "CRIME", "COERCE"})


@dataclass(slots=True)
class Bylines(Constructs):
    """Looks ahead for words that lead to who did it."""

    def _byline(self, line: Line, at: int, reach: int = BY) -> Range | None:
        """Return who did it where words for "by" follow within `reach` words, beyond a few in the same phrase."""
        for i in range(at, min(at + reach, len(line.words))):
            marks = line.words[i].marks
            if line.words[i].kind == Kind.PUNCT or (reach > BY and not LATER.isdisjoint(m.key for m in marks.values())):
                return None
            if "byagent" in marks:
                return _led(line, marks["byagent"])
        return None

    def behind(self, line: Line, trigger: Trigger, at: int) -> Range | None:
        """Return who did what people undergo, far behind it in its clause, or whose weapon it was done with."""
        if trigger.type not in UNDERGONE:
            return None
        for i in range(at, min(at + FARTHEST, len(line.words))):
            word = line.words[i]
            marks = word.marks
            if "byagent" in marks:
                return _led(line, marks["byagent"])
            if word.norm in STOPS or not CLAUSES.isdisjoint(marks) or self.acting(line, i) is not None:
                return None
            if not LATER.isdisjoint(m.key for m in marks.values()):
                return None
            if word.norm.startswith(self.by) and self._armed(line, i):
                return i + 1, i + 2
        return None

    def _armed(self, line: Line, i: int) -> bool:
        """Say whether an adjective of nation tells whose an indefinite thing at word `i` is: "with a Russian drone"."""
        own = i + 1 < len(line.words) and "name" not in line.words[i].marks and self.nations.of(line, i + 1) is not None
        return own and not self.pieces.definite(line.words[i + 1])


def _led(line: Line, by: Mark) -> Range | None:
    """Return the noun phrase that words for "by" lead to."""
    return stretch(by.last, phrase_after(line, by.last))
