"""Carriers: the words before a noun in which its verb may stand, and whether that has a subject for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.lang.words import Line, Mark
from khabar.reading.events.antecedents import Range
from khabar.reading.events.governors import Governors
from khabar.reading.events.triggers import Trigger

LIGHT = 7  # words between a light verb and its noun
ASIDE = 12  # words of an aside between commas
COMMAS = frozenset(",\u060c")
INTENDS = "intend"  # the key of verbs and nouns of what somebody says that he does
NOUN = "noun"  # the form of verbal nouns


@dataclass(slots=True)
class Carriers(Governors):
    """Looks back from a noun for the verb that carries it."""

    def _back(self, line: Line, i: int) -> Iterator[int]:
        """Yield the few words before word `i`, the nearest first, over what stands between two commas."""
        at = i - 1
        for _ in range(LIGHT - 1):
            if at < 0:
                return
            if line.words[at].norm in COMMAS:
                at = self._over(line, at)
            yield at
            at -= 1

    def _over(self, line: Line, comma: int) -> int:
        """Return the word before the aside that a comma closes, a title or a clause with "who"; the comma if none."""
        for at in range(comma - 1, max(0, comma - ASIDE), -1):
            if line.words[at].norm in COMMAS:
                return at - 1
            if self.acting(line, at) is not None and not any(
                "relative" in line.words[k].marks for k in range(max(0, at - 2), at)
            ):
                return comma
        return comma

    def _behind(self, line: Line, trigger: Trigger, mark: Mark) -> Range | None:
        """Return who stands behind the noun that a verb leads to: "took part in the meeting the ministers of"."""
        led = any("prep" in line.words[i].marks for i in range(mark.last - 1, trigger.first))
        if not led and self._ahead(line, mark.first) is not None:
            return None
        pieces = self._pieces(line, trigger.last)
        owned = self.pieces.article not in trigger.mark.pre and not trigger.mark.post
        found = pieces[owned] if len(pieces) > owned else None
        fits = found is not None and self._someone(line, found) and self.suits(line, mark.first, found)
        return found if fits else None

    def _resolved(self, line: Line, mark: Mark, before: int) -> bool:
        """Say whether somebody's plan to do it is told by a noun: "the announcement of Oslo to shut its airspace"."""
        if mark.form != NOUN or mark.key != INTENDS or mark.post:
            return False
        whose = self._phrase(line, mark.last)
        return whose is not None and whose[0] < before and self._someone(line, whose)

    def _acts(self, line: Line, at: int) -> bool:
        """Say whether a verb has a subject: of one that also tells of what takes place, whoever stands ahead of it."""
        if self.acting(line, at) is not None:
            return True
        ahead = self._ahead(line, at) if "nosubject" in line.words[at].marks else None
        return ahead is not None and self._someone(line, ahead) and self.suits(line, at, ahead)
