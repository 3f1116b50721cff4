"""Relatives: whoever does, or takes part in, what a clause behind an event noun tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line
from khabar.reading.events.antecedents import AGENT, EVENTS, PATIENT, Range, Roles
from khabar.reading.events.controls import PARTS
from khabar.reading.events.governors import NOUNLIKE, NOUNS
from khabar.reading.events.sufferers import befell
from khabar.reading.events.triggers import FINITE, Trigger
from khabar.reading.events.trims import Trims
from khabar.reading.phrases import phrase_before

VOWEL = 3  # letters before the long vowel of a passive participle
ADJECTIVES = 3  # words between a noun and the clause that tells more of it
SMALL = NOUNLIKE | {"person", "name", "prep", "besides"}  # of words that are no verbs


@dataclass(slots=True)
class Relatives(Trims):
    """Reads clauses behind nouns, with or without "which", and participles."""

    done: tuple[str, str] = ("-", "-")  # the first letter of a passive participle and its long vowel

    def _told(self, line: Line, at: int) -> Range | None:
        """Return the subject of the clause that tells more of a noun: "the attack that the group carried out"."""
        for i in range(at, min(at + ADJECTIVES, len(line.words) - 1)):
            word = line.words[i]
            which = word.norm in self.relatives
            taken = self._taken_part(line, i + which)
            if taken is not None:
                return taken
            if which or self._resumes(line, i) or (i == at and self._unknown(line, i)):
                verb = i + which
                told = self._resumes(line, verb) or self._unknown(line, verb)
                return self._phrase(line, verb + 1) if told else None
            if word.kind == Kind.PUNCT or "prep" in word.marks:
                return None
        return None

    def describing(self, line: Line, trigger: Trigger, found: Roles) -> None:
        """Give the role of those whom a participle describes, right before it: "the withdrawing troops"."""
        pieces = self.pieces.cut(line, phrase_before(line, trigger.first), trigger.first)
        if not pieces or pieces[-1][1] != trigger.first or trigger.mark.pre not in ("", self.pieces.article):
            return
        known = any(self._known(line, i) for i in range(*pieces[-1]))
        if known == bool(trigger.mark.pre) and self._someone(line, pieces[-1]):
            found.give(PATIENT if self._undergone(line, trigger) else AGENT, pieces[-1])

    def _undergone(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a participle is passive: by its entry, or by its first letter and the vowel before its last."""
        stem = line.words[trigger.first].norm.removeprefix(trigger.mark.pre)
        first, vowel = self.done
        return befell(trigger) or (stem.startswith(first) and stem[VOWEL : VOWEL + 1] == vowel)

    def _taken_part(self, line: Line, i: int) -> Range | None:
        """Return those who take part by the verb at word `i` in what was told of: "a march that hundreds joined"."""
        mark = line.at(i, "light")
        if mark is None or mark.key not in PARTS or mark.form not in FINITE or not self._resumed(line, mark.last):
            return None
        told = self._phrase(line, mark.last + 1)
        return told if told and self._someone(line, told) else None

    def _unknown(self, line: Line, i: int) -> bool:
        """Say whether word `i` is no known noun, ends in a pronoun, and stands before someone who may do it."""
        word = line.words[i]
        led = word.norm[:1] in self.pieces.prefixes or i + 1 >= len(line.words)
        if led or not (SMALL | EVENTS).isdisjoint(word.marks) or not word.text.endswith(self.resumptive):
            return False
        return not NOUNS.isdisjoint(line.words[i + 1].marks)

    def _resumes(self, line: Line, i: int) -> bool:
        """Say whether word `i` may be a verb with the pronoun for what it tells more of written on."""
        word = line.words[i]
        if "name" in word.marks or "prep" in word.marks or not word.text.endswith(self.resumptive):
            return False
        verb = self._finite(word)
        return (verb is not None and any(m.post and m.form in FINITE for m in word.marks.values())) or (
            not word.marks and line.words[i - 1].norm in self.relatives
        )
