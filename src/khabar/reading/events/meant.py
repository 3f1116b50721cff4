"""Meant: whom "I", "he", "she" and "they" before an event stand for: who speaks, or who was named before and fits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from khabar.reading.draft import Draft, Entity, Happened, Place, Said
from khabar.reading.events.sexes import Sexes

NESTED = 6  # sayings around one event
BACK = 2  # sentences back to the one who was named
FEW = 6  # names in a sentence that are looked at
OWN = frozenset({"i", "we"})  # names: keys of pronouns of those who speak
ONE = frozenset({"m", "f"})


@dataclass(slots=True)
class Meant:
    """Resolves the doers of events that the words around them leave to pronouns; `sexes` knows who is he or she."""

    draft: Draft
    sexes: Sexes
    own: list[Happened] = field(default_factory=list)  # told by those who do it: "I", "we"
    pronouns: list[tuple[Happened, str]] = field(default_factory=list)  # told with a pronoun, by its key

    def complete(self) -> None:
        """Give each event the voice that its pronoun stands for, where that is plain."""
        sayings = sorted(((a, b, s) for s in self.draft.sayings for a, b in s.content if s.voice), key=lambda x: x[:2])
        starts = [a for a, _, _ in sayings]
        known = {place: e for e in self.draft.entities.values() for place in e.coreferent}
        for event, key in [*((e, "i") for e in self.own), *self.pronouns]:
            if event.actors:
                continue
            at = event.trigger[0]
            k = bisect_right(starts, at)
            around = [s for _, b, s in reversed(sayings[max(0, k - NESTED) : k]) if at < b]
            who = known.get(event.actor) if event.actor else None
            who = who or (self._speaker(at, around) if key in OWN else self._third(event, key, around))
            if who is not None:
                event.actors = [who]

    def _speaker(self, at: int, around: list[Said]) -> Entity | None:
        """Return who speaks of himself: in his own words, not in what is only told of him."""
        said = next((s for s in around if s.form == "direct" or (s.form == "mixed" and self._quoted(at))), None)
        return said.voice if said is not None else None

    def _quoted(self, at: int) -> bool:
        """Say whether a place in the text is inside a quotation."""
        k = bisect_right(self.draft.quotes, at, key=lambda q: q.start)
        return k > 0 and at < self.draft.quotes[k - 1].end

    def _third(self, event: Happened, key: str, around: list[Said]) -> Entity | None:
        """Return whom he, she or they stand for: who tells it of himself, else who is named before in the sentence."""
        sex = str(self.draft.pack.fact("personal", key, ""))
        inner = around[0] if around else None
        voice = inner.voice if inner is not None and inner.form == "indirect" else None
        if voice is not None and voice.named and sex and self.sexes.fits(voice, sex):
            return voice
        return self.person(event, sex) if sex in ONE else None

    def person(self, event: Happened, sex: str) -> Entity | None:
        """Return whom he or she stands for: who is known to be one, else who opens the sentence or is named alone."""
        here = self._named(event.line, sex, self._end(event))
        before = [who for k in range(1, BACK + 1) for who in self._named(event.line - k, sex, None)]
        sure = next((who for who in (*here, *before) if self.sexes.known(who) == sex), None)
        if sure is not None or here:
            return sure or here[0]
        return before[0] if len({who.key for who in before}) == 1 else None

    def _named(self, line: int, sex: str, end: int | None) -> list[Entity]:
        """Return the persons named in a sentence, before place `end`, who may be he or she."""
        marks = self.draft.lines[line].found.get("name", ())[:FEW] if line >= 0 else ()
        named = (m.value for m in marks if end is None or m.start < end)
        return [who for who in named if isinstance(who, Entity) and self._fits(who, sex)]

    def _fits(self, who: Entity, sex: str) -> bool:
        """Say whether a voice is a person who may be he or she."""
        return who.kind == "person" and self.sexes.fits(who, sex)

    def _end(self, event: Happened) -> int:
        place: Place = event.actor or event.trigger
        return place[0]


def pronoun(draft: Draft, event: Happened) -> str:
    """Return the key of the pronoun that is all that a report says of who acts, nothing where it says more."""
    if event.actor is None:
        return ""
    line = draft.lines[event.line]
    i = bisect_left(line.words, event.actor[0], key=lambda w: w.start)
    if i >= len(line.words) or line.words[i].end < event.actor[1]:
        return ""
    mark = line.words[i].marks.get("pronoun")
    whose = draft.pack.fact("act", "whose", {})
    return mark.key if mark is not None else str(whose.get(line.words[i].norm, ""))
