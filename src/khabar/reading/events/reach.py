"""Reach: whether a word of mood that stands before a trigger governs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from khabar.lang.words import Line, Mark
from khabar.reading.events.nearby import CLAUSE, DOUBTS, HARM, REACH, barred, beneath, concerns, definite, related
from khabar.reading.events.scopes import Scopes
from khabar.reading.events.triggers import TO as LEADING
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import acts

LED = 12  # words between a verb of mood and what a preposition leads to
GOVERNING = frozenset({"planned", "demanded", "cancelled"})
GIVEN = frozenset({"planned", "demanded", "possible"})
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT"})  # what is denied or demanded of them is their content
AGENDA = frozenset({"CONSULT", "VOTE", "PROTEST"})  # whose nouns are of what is held on a day


@dataclass(frozen=True, slots=True)
class Reach:
    """Tells what words of mood reach, by their `kinds`; `prefixes` are the letters of written-on prepositions."""

    kinds: Mapping[str, Mapping[str, str]]
    prefixes: str
    scopes: Scopes | None  # where verbs stand before their subjects

    def far(self, line: Line, trigger: Trigger, kind: str, mark: Mark) -> bool:
        """Say whether a word that casts doubt on all that follows does so to the trigger."""
        reach = self.kinds.get(mark.key, {}).get("past")
        if reach is None or (kind in SPOKEN and not trigger.verbal) or not self._suits(line, trigger, kind, mark):
            return False
        if trigger.verbal and self.scopes is not None and self.scopes.apart(line, trigger, mark):
            return False
        return trigger.first - mark.last < int(reach)

    def reaches(
        self, line: Line, trigger: Trigger, kind: str, told: tuple[Mark, str], *, group: bool, still: bool
    ) -> bool:
        """Say whether a word of mood before the trigger governs it.

        `group`: only auxiliaries stand between; `still`: no finite verb does.
        """
        mark, key = told
        away = trigger.first - mark.last
        apart = kind in SPOKEN and not trigger.verbal and key not in ("hypothetical", "planned")
        if apart or not self._suits(line, trigger, kind, mark) or self._passes(line, trigger, kind, told):
            return False
        if trigger.verbal and trigger.form in ("past", "s"):
            if self.scopes:  # a past of its own form: nothing but "if" and "not" moves it
                return key in ("hypothetical", "denied") and away < 2
            return (group and key != "cancelled") or (key == "hypothetical" and away < CLAUSE)
        that = any("that" in line.words[i].marks for i in range(mark.last, trigger.first - 1))
        if trigger.verbal and self.scopes and key != "hypothetical" and related(line, mark.last, trigger.first):
            return False
        led = key in GOVERNING and still and not that and away < LED and self._led(line, trigger, mark)
        if trigger.verbal:
            if key in ("cancelled", "hypothetical"):
                return away < (CLAUSE if key == "hypothetical" else 1)
            return group or led or (not that and away < REACH[key])
        if key == "demanded" and group and away:
            return False
        return led or (away < REACH[key] and not barred(line, mark.last, trigger.first))

    def _passes(self, line: Line, trigger: Trigger, kind: str, told: tuple[Mark, str]) -> bool:
        """Say whether a mood passes a noun by: it tells of what has happened or is held on its day anyhow."""
        mark, key = told
        away = trigger.first - mark.last
        if trigger.verbal:
            return self.scopes is not None and self.scopes.apart(line, trigger, mark)
        if (kind == "ACCUSE" and key == "planned" and not self._prefixed(trigger)) or beneath(
            line, mark, trigger.first
        ):
            return True
        harm = away > 0 and key in GIVEN and kind in HARM and mark.key not in DOUBTS
        if harm and key == "demanded" and self.scopes and self._answered(line, trigger):
            return True
        if key == "denied" and away and self.scopes and acts(line, mark.last):
            return self.scopes.definite(line, trigger)  # the subject of what does not happen
        held = away > 1 and kind in AGENDA
        if held and mark.key in DOUBTS:
            return True
        return (harm or (held and key == "demanded" and kind == "VOTE")) and self._definite(line, trigger, mark)

    def _answered(self, line: Line, trigger: Trigger) -> bool:
        """Say whether "on" leads to a harm: what somebody calls for answers it, "a reply to the killing"."""
        prep = line.words[trigger.first - 1].marks.get("prep")
        return prep is not None and prep.key == "on"

    def _definite(self, line: Line, trigger: Trigger, mark: Mark) -> bool:
        return self.scopes.definite(line, trigger) if self.scopes else definite(line, trigger, mark.last)

    def _suits(self, line: Line, trigger: Trigger, kind: str, mark: Mark) -> bool:
        """Say whether the trigger is of the kind, and led to by the preposition, that a word of mood asks for."""
        if not concerns(self.kinds, mark.key, kind):
            return False
        led = self.kinds.get(mark.key, {}).get("led")
        if led is None or trigger.verbal:
            return True
        prep = line.words[trigger.first - 1].marks.get("prep") if trigger.first else None
        return (prep is not None and prep.key == led) or self._prefixed(trigger)

    def _led(self, line: Line, trigger: Trigger, mark: Mark) -> bool:
        """Say whether a preposition leads to the trigger: "urged the sides to agree"."""
        if self._prefixed(trigger) or (not trigger.verbal and "led" in self.kinds.get(mark.key, {})):
            return True
        prep = line.words[trigger.first - 1].marks.get("prep") if trigger.first else None
        return prep is not None and prep.key in (LEADING, "for")

    def _prefixed(self, trigger: Trigger) -> bool:
        """Say whether a preposition is written on to a trigger, before its article."""
        before = trigger.mark.pre.removesuffix(self.scopes.article) if self.scopes else ""
        return any(letter in self.prefixes for letter in before)
