"""Sexes: whether somebody named may be whom a pronoun or a verb's ending means; asked for only where one does."""

from __future__ import annotations

from dataclasses import dataclass, field

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
        if self.genders is None:
            self.genders = Genders(self.draft)
        return self.genders.fits(who, sex)
