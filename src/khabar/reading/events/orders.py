"""Orders: what tells whether a noun phrase beside a verb is its subject, where their order does not."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line
from khabar.reading.events.antecedents import Range, is_nation, stretch
from khabar.reading.events.governors import NOUNS
from khabar.reading.events.nominals import Nominals
from khabar.reading.events.triggers import FINITE, Trigger
from khabar.reading.phrases import phrase_before

UNNAMED = frozenset({"name", "aux", "neg", "that", "conj"})
ASIDES = frozenset({"besides", "time", "nosubject", "number", "article", "neg", "aux"})  # of no plain noun
THAT = frozenset({"that", "conj"})
BEFORE = frozenset({"aux", "neg"})


@dataclass(slots=True)
class Orders(Nominals):
    """Tells subjects from objects by agreement, endings and what leads to the verb."""

    def _which(self, line: Line, trigger: Trigger, after: int) -> Range | None:
        """Return the indefinite noun that a verb right after it tells more of: "a bomb that hit their patrol".

        What follows the verb has the pronoun written on for those whom another clause speaks of: it is the object.
        """
        at = trigger.first
        if at == 0 or trigger.mark.pre or line.words[at - 1].kind == Kind.PUNCT:
            return None
        owned, before = line.words[after], line.words[at - 1]
        if "name" in owned.marks or not owned.text.endswith(self.resumptive):
            return None
        if self.pieces.definite(before) or not UNNAMED.isdisjoint(before.marks):
            return None
        return stretch(phrase_before(line, at), at)

    def _describing(self, line: Line, trigger: Trigger, after: Range | None) -> Range | None:
        """Return the indefinite noun that a verb without "which" tells more of: "passed a law that bans the union".

        Nothing in the clause stands for the noun again, so it is the subject, and what follows the verb the object.
        """
        at = trigger.first
        if after is None or not self.pieces.definite(line.words[after[0]]):
            return None
        pieces = self.pieces.cut(line, phrase_before(line, at), at)
        start = pieces[-1][0] if pieces and pieces[-1][1] == at else at
        led = line.at(start - 1, "prep") is not None
        opens = len(pieces) == 1 and (start < 1 or (led and self._opens(line, start - 1)))
        if opens or start == at or trigger.mark.pre or trigger.mark.post:
            return None
        words = line.words[start:at]
        plain = all(w.kind == Kind.WORD and w.marks.keys().isdisjoint(ASIDES) and not w.formed(FINITE) for w in words)
        if not plain or any(self.pieces.definite(w) or "name" in w.marks for w in words):
            return None
        return (start, at) if self.suits(line, at, (start, at)) else None

    def _weaker(self, line: Line, ahead: Range, after: Range) -> bool:
        """Say whether what stands ahead of a verb names nobody where what follows it does: "after that Hamas asked"."""
        if line.at(ahead[0] - 1, "that") is not None and self.pieces.definite(line.words[ahead[0]]):
            return False  # what follows "that" is the subject: that the air force bombed Idlib
        who = {cls for i in range(*ahead) for cls in line.words[i].marks}
        return who.isdisjoint(NOUNS | {"force"}) and not NOUNS.isdisjoint(line.words[after[0]].marks)

    def _led(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verb's phrase ends in a preposition: what follows is no subject."""
        end = line.words[trigger.last - 1].marks
        return trigger.last - trigger.first > 1 and ("prep" in end or "leads" in end)

    def _backward(self, line: Line, i: int) -> bool:
        """Say whether a pronoun before the verb at word `i` stands for its subject: "that he met the minister"."""
        at = i
        while at > 0 and not BEFORE.isdisjoint(line.words[at - 1].marks):
            at -= 1
        if at == 0:
            return False
        word = line.words[at - 1]
        return "pronoun" in word.marks or (not THAT.isdisjoint(word.marks) and word.text.endswith(self.resumptive))

    def _unlike(self, line: Line, trigger: Trigger, after: Range) -> bool:
        """Say whether a verb does not agree with what follows it, which then is not its subject."""
        word = line.words[after[0]]
        if self.pieces.undergoing(word):
            return True
        name = word.marks.get("name")
        if name is not None and is_nation(name.value) and trigger.mark.pre.strip(self.pieces.joins) == "":
            return not self.suits(line, trigger.first, after)
        if name is not None or "vague" in word.marks or "number" in word.marks:
            return False
        owner = range(after[0] + 1, after[1])
        pair = any(
            self.pieces.definite(line.words[i]) or "name" in line.words[i].marks for i in owner
        )  # "the two ministers of"
        if self.pieces.accusing(word) or (self.pieces.indefinite(word) and not pair):
            return True
        norm = line.words[trigger.first].norm
        start = norm[len(trigger.mark.pre) : len(norm) - len(trigger.mark.post)]
        _, man, woman = self.vowels
        if trigger.form == "past":
            female = start.endswith(self.past)
        elif start[:1] in (man, woman):
            female = start[:1] == woman
        else:
            return True  # "we", "I"
        if self.pieces.manly(word):
            return female
        if female and (people := word.marks.get("people")) is not None and people.form == "one":
            return not self.suits(line, trigger.first, after)
        return not female and self.pieces.womanly(word)
