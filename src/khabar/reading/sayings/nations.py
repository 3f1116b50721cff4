"""Nations: which country somebody is of, by the adjective or the country in his title: the Philippine minister."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.lang.fold import fold
from khabar.lang.words import Line, Mark, Word
from khabar.lang.world import world
from khabar.reading.draft import Draft, Entity
from khabar.reading.sayings.descriptions import beside
from khabar.reading.sayings.epithets import stem

NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Nations:
    """The countries of those named in a report, found once when somebody is asked for."""

    draft: Draft
    known: dict[str, frozenset[str]] = field(default_factory=dict)  # by entity key
    heard: bool = False

    def of(self, entity: Entity) -> frozenset[str]:
        """Return the countries that somebody is known or called to be of; none where nothing tells."""
        if not self.heard:
            self._hear()
        own = frozenset((entity.country,)) if entity.country else NONE
        called = str(entity.names.get(self.draft.pack.code, "")) if entity.kind != "person" else ""
        return own | self.known.get(entity.key, NONE) | self.called(fold(called).split())

    def fits(self, entity: Entity, nations: frozenset[str]) -> bool:
        """Say whether somebody may be of one of these countries: nothing tells of another."""
        return not nations or not (own := self.of(entity)) or not own.isdisjoint(nations)

    def called(self, stems: Iterable[str]) -> frozenset[str]:
        """Return the countries that adjectives among words without their articles name: the Emirati official."""
        pack = self.draft.pack
        peoples, feminine = world(pack.code).peoples, pack.lexicon.clitics.feminine[1]
        known = (peoples.get(x) or peoples.get(x.removesuffix(feminine)) for x in stems)
        return frozenset(thing.country for thing in known if thing is not None and thing.country)

    def _hear(self) -> None:
        self.heard = True
        for line in self.draft.lines:
            for name in line.found.get("name", ()):
                if isinstance(name.value, Entity) and name.value.kind == "person":
                    told = self._told(line, name)
                    if told:
                        self.known[name.value.key] = self.known.get(name.value.key, NONE) | told

    def _told(self, line: Line, name: Mark) -> frozenset[str]:
        words = beside(line, name, self.draft.pack)
        lands = (land for word in words if (land := self._land(line, word)))
        return self.called(stem(word, self.draft.pack) for word in words) | frozenset(lands)

    def _land(self, line: Line, word: Word) -> str:
        """Return the country that a word of a title names, where no preposition says that he is only there."""
        mark = word.marks.get("name")
        if mark is None or not isinstance(mark.value, Entity) or mark.value.kind not in ("country", "place"):
            return ""
        return "" if mark.pre or line.at(mark.first - 1, "prep") is not None else mark.value.country or ""
