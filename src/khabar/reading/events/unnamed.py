"""Unnamed: whoever a report names by no name does what it tells of again: "the shark", "inmates"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from khabar.lang.words import Kind, Mark, Word
from khabar.reading.draft import Draft, Entity, Happened, Place
from khabar.reading.events.antecedents import EVENTS
from khabar.reading.events.sameness import day

KINDS = ("ASSAULT", "PROTEST")  # of a crime the suspect is not the doer until somebody says so
ACTUAL = "actual"
POINTING = frozenset({"pronoun", "this", "article"})
CALLED = ("people", "role", "person")  # names: classes of common words for somebody
NEVER = EVENTS | {"displaced", "forces"}  # no doers: another event, those who flee; of armies there are two in a war
SMALL = frozenset({"article", "number", "prep", "pronoun", "quantity"})


@dataclass(slots=True)
class Unnamed:
    """Finds in each report the one kind of doer that it tells of, where it names none for that type of event."""

    draft: Draft

    def complete(self) -> None:
        """Give the events of a type that lack a doer the only one whom the report tells of for that type."""
        for kind in KINDS:
            events = [e for e in self.draft.events if e.type == kind]
            told = [e for e in events if e.actor is not None and not e.actors and e.modality == ACTUAL]
            if not told or any(e.actors for e in events):
                continue
            heads = {self._head(e.actor) for e in told if e.actor is not None}
            if len(heads) == 1 and "" not in heads:
                places = {e.actor for e in told}
                self._spread(told, [e for e in events if e.actor is None and e.recipient not in places])

    def _spread(self, told: list[Happened], others: list[Happened]) -> None:
        """Make one voice of the doers told of, and give it to the events that may be the same."""
        if not others:
            return
        who = self._voice(told)
        for event in told:
            event.actors = [who]
        for event in others:
            if any(_together(event, one) for one in told):
                event.actors = [who]

    def _head(self, place: Place) -> str:
        """Return what the doer at a place in the text is called: a listed word's key, else the phrase's head word."""
        words = self._words(place)
        if not words or any(not NEVER.isdisjoint(w.marks) for w in words):
            return ""
        mark, plain = _called(words), self._plain(words)
        return mark.key if mark is not None else plain.norm if POINTING.isdisjoint(plain.marks) else ""

    def _plain(self, words: list[Word]) -> Word:
        """Return the head word of a phrase by the order of words in the language."""
        kept = [w for w in words if SMALL.isdisjoint(w.marks)] or words
        return kept[0] if self.draft.pack.fact("act", "verb_first") else kept[-1]

    def _words(self, place: Place) -> list[Word]:
        """Return the words at a place in the text."""
        k = bisect_left(self.draft.lines, place[0] + 1, key=lambda x: x.start) - 1
        line = self.draft.lines[max(0, k)]
        first = bisect_left(line.words, place[0], key=lambda w: w.start)
        last = bisect_left(line.words, place[1], key=lambda w: w.start)
        return [w for w in line.words[first:last] if w.kind == Kind.WORD]

    def _voice(self, told: list[Happened]) -> Entity:
        """Return a voice of its own for those told of."""
        places = [e.actor for e in told if e.actor is not None]
        words = self._words(places[0])
        mark = _called(words) if self.draft.pack.fact("act", "verb_first") else None
        name = str(self.draft.pack.fact("voice", mark.key, mark.key)) if mark is not None else ""
        called = name or self._plain(words).text.lower()
        text = self.draft.text[places[0][0] : places[0][1]]
        made = Entity(f"unnamed:{places[0][0]}:did", "unnamed", f"unnamed {called}", named=False)
        made.names, made.mentions = {self.draft.pack.code: text}, sorted(set(places))
        return made


def _called(words: list[Word]) -> Mark | None:
    """Return the first listed word for somebody in a phrase."""
    return next((w.marks[c] for w in words for c in CALLED if c in w.marks and w.marks[c].key != "people"), None)


def _together(one: Happened, other: Happened) -> bool:
    """Say whether two events may be one by their days."""
    days = [day(e.time.text if e.time else None) for e in (one, other)]
    return not (days[0] and days[1] and days[0].isdisjoint(days[1]))
