"""Sexes: whether somebody named may be whom a pronoun or a verb's ending means; asked for only where one does."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Line, Mark, Word
from khabar.reading.draft import Draft, Entity
from khabar.reading.sayings.agreement import shown
from khabar.reading.sayings.genders import Genders

ONE = frozenset({"m", "f"})


@dataclass(slots=True)
class Sexes:
    """What a report gives away of the voices in it, heard once, when it is first asked about."""

    draft: Draft
    genders: Genders | None = field(default=None, init=False)

    def fits(self, who: object, sex: str) -> bool:
        """Say whether a voice can be meant by he or she (m, f) or they (p)."""
        if not isinstance(who, Entity):
            return True
        if who.kind == "place":
            return self._heard().land(who) in ("", sex)
        return self._heard().fits(who, sex)

    def known(self, who: Entity) -> str:
        """Return what the report gives away of a voice: m, f or nothing."""
        return self._heard().of(who)

    def noun(self, word: Word, cls: str = "role") -> str:
        """Return what a common noun is by its ending or by the lists: m, f or nothing known.

        `cls` is the class whose clitics are left out.
        """
        return self._heard().noun(word, cls)

    def shown(self, line: Line, verb: Mark) -> str:
        """Return whether a verb's ending shows that he, she or they do it (m, f, p), nothing where it does not."""
        return shown(self.draft.pack, line, verb)

    def _heard(self) -> Genders:
        if self.genders is None:
            self.genders = Genders(self.draft)
            for entity in self.draft.entities.values():
                self._called(self.genders, entity)
        return self.genders

    def _called(self, genders: Genders, entity: Entity) -> None:
        """Take note of who was spoken of as he or she."""
        for first, last in entity.coreferent:
            sex = str(self.draft.pack.fact("personal", self.draft.text[first:last].lower(), ""))
            if sex in ONE and entity.kind == "person":
                genders.known.setdefault(entity.key, sex)
