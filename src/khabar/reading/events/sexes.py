"""Sexes: whether somebody named may be whom a pronoun or a verb's ending means; asked for only where one does."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Word
from khabar.reading.draft import Draft, Entity
from khabar.reading.sayings.genders import Genders


@dataclass(slots=True)
class Sexes:
    """What a report gives away of the voices in it, heard once, when it is first asked about."""

    draft: Draft
    genders: Genders | None = field(default=None, init=False)

    def fits(self, who: object, sex: str) -> bool:
        """Say whether a voice can be meant by he or she (m, f) or they (p)."""
        if not isinstance(who, Entity):
            return True
        return self._heard().fits(who, sex)

    def noun(self, word: Word) -> str:
        """Return what a common noun is by its ending or by the lists: m, f or nothing known."""
        return self._heard().noun(word, "role")

    def _heard(self) -> Genders:
        if self.genders is None:
            self.genders = Genders(self.draft)
        return self.genders
