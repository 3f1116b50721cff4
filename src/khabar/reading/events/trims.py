"""Trims: whoever acts, cut down to a noun phrase for somebody: no clause, no other event, nothing past a full stop."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line
from khabar.reading.events.antecedents import Range, Roles, is_land, stretch
from khabar.reading.events.carriers import NOUN
from khabar.reading.events.controls import BARRING, ILL, Controls
from khabar.reading.events.triggers import FINITE, Trigger

CHARGES = frozenset({"ACCUSE", "COERCE"})  # whose object did what "of" or "for" leads to
STOPS = frozenset(".;!?\u061b\u061f")
DOING = frozenset({"DISASTER", "ACCIDENT", "ASSAULT", "VIOLENCE", "BLAST", "STRIKE", "PROTEST", "CRIME", "HARM"})
BEFALLS = frozenset({"HARM", "DISASTER", "ACCIDENT", "STRIKE", "BLAST", "ASSAULT"})  # done by other events
ASKING = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT", "SUPPORT"})
SOURCE = "from"  # the key of the preposition
SEVERAL = frozenset({"number", "vague", "few", "people", "person", "forces"})
FEW = 2  # words for how many and of whom
PART = 2  # words before what somebody is accused of having a part in
SHORTEST = 3  # letters of a past


@dataclass(slots=True)
class Trims(Controls):
    """Cuts the words found for whoever acts."""

    def trimmed(self, line: Line, trigger: Trigger, at: Range | None) -> Range | None:
        """Return who acts without what is no part of the noun phrase, None where nobody is left."""
        at = self._one_sentence(line, trigger, at)
        if at is None:
            return None
        if self._said_first(line, at):
            return self._phrase(line, at[0] + 1)
        if trigger.verbal and trigger.type in ASKING:
            at = self._asked(line, at)
        kinds = self.deeds(line, at[0])
        if not kinds or any("force" in line.words[i].marks for i in range(*at)):
            return at
        if trigger.type in ASKING and "PROTEST" in kinds:
            return at
        if trigger.type in BEFALLS and not DOING.isdisjoint(kinds):
            return self.nations.after(line, at[0] + 1) or at
        return stretch(at[0] + 1, at[1]) if self._told_more_of(line, at) else None

    def among(self, line: Line, trigger: Trigger, at: Range | None) -> Range | None:
        """Return those of a number or a few with whose they are: "three of the rebels", "fighters of the group"."""
        prep = line.at(at[1], "prep") if at is not None and trigger.type != "REQUEST" else None
        if at is None or prep is None or prep.key != SOURCE or prep.last - prep.first > 1:
            return at
        told = range(max(at[0], at[1] - FEW), at[1])
        some = all(
            not SEVERAL.isdisjoint(line.words[i].marks) and not self.pieces.definite(line.words[i]) for i in told
        )
        whole = self._phrase(line, prep.last)
        if not some or whole is None or not self._someone(line, whole):
            return at
        name = line.words[whole[0]].marks.get("name")
        return at if name is not None and is_land(name.value) else (at[0], whole[1])

    def _asked(self, line: Line, at: Range) -> Range:
        """Return a range up to the word that tells what is asked for: "the family demanded punishment"."""
        words = ((i, line.words[i]) for i in range(at[0] + 1, at[1]))
        led = (i for i, w in words if w.norm.startswith(self.by) and self.pieces.adverbial(w))
        return at[0], next(led, at[1])

    def _told_more_of(self, line: Line, at: Range) -> bool:
        """Say whether more is told of whom a verbal noun is about: "help the party which", "the trial of a suspect"."""
        which = at[1] < len(line.words) and line.words[at[1]].norm in self.relatives
        return which or any("doer" in line.words[i].marks for i in range(*at))

    def charged(self, line: Line, trigger: Trigger, before: Roles) -> bool:
        """Say whether a noun tells what somebody is accused of, arrested or held for, or of having a part in."""
        if before.kind in CHARGES and trigger.type in ILL and not trigger.verbal:
            for i in range(trigger.first - 1, max(-1, trigger.first - 1 - PART), -1):
                if line.words[i].kind == Kind.PUNCT or self.acting(line, i) is not None:
                    break
                marks = line.words[i].marks.values()
                by = any(m.form == NOUN and m.pre.endswith(self.by) for m in marks)
                if (by and BARRING.isdisjoint(m.cls for m in marks)) or self.pieces.adverbial(line.words[i]):
                    return True  # "accused of committing massacres"
        led = trigger.mark.pre.removesuffix(self.pieces.article)
        held = before.kind == "COERCE" and led == trigger.mark.pre and led.endswith(self.owning)
        return held or (before.kind in CHARGES and led.endswith(self.by))

    def _one_sentence(self, line: Line, trigger: Trigger, at: Range | None) -> Range | None:
        """Return the words of a range on the trigger's side of a full stop."""
        if at is None:
            return None
        ends = [i for i in range(*at) if line.words[i].norm in STOPS and "name" not in line.words[i].marks]
        if not ends:
            return at
        return stretch(ends[-1] + 1, at[1]) if at[1] <= trigger.first else stretch(at[0], ends[0])

    def _said_first(self, line: Line, at: Range) -> bool:
        """Say whether a range opens with a verb before its subject, a past of a woman or a body if no list has it."""
        verb, after = line.words[at[0]], at[0] + 1
        if after >= at[1] or not (self.pieces.definite(line.words[after]) or "name" in line.words[after].marks):
            return False
        if verb.marks:
            return all(m.form in FINITE for m in verb.marks.values())
        plural = verb.norm.endswith(self.pieces.feminine[-1])
        return len(verb.norm) >= SHORTEST and verb.norm.endswith(self.past) and not plural
