"""Mentions: which events of a report are one event told again, and which event another calls off or denies."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field

from khabar.lang.words import Kind
from khabar.reading.draft import Draft, Entity, Happened, Place

ROOM = 24  # events of one type that are looked back at
SOON = 60  # code points from a calling off to what is called off, where no phrase holds it
CLASS = {"planned": "ahead", "demanded": "ahead", "possible": "ahead"}  # what may be told as either
BOTH = frozenset({"CONSULT", "AGREE", "COOPERATE", "PROTEST", "VOTE"})  # actor and recipient may change places
OFF = frozenset({"cancel", "delay"})  # names: modes of calling off
# names: modes that say no more than their type
PLAIN = {"ASSAULT": {"attack"}, "CONSULT": {"meet", "talk"}, "VOTE": {"vote"}, "PROTEST": {"protest"}}


@dataclass(slots=True)
class Told:
    """An event with all that its mentions tell of it."""

    first: Happened
    modes: set[str | None]
    actors: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)  # of what it was done to, where nobody named

    def add(self, event: Happened, words: set[str]) -> None:
        """Take over what a mention tells."""
        self.modes.add(event.mode)
        self.actors |= _keys(event.actors)
        self.recipients |= _keys(event.recipients)
        self.places |= _keys([event.place] if event.place else [])
        self.days |= _days(event)
        self.words |= words

    def detailed(self) -> bool:
        """Say whether more than who does it is known."""
        return bool(self.recipients or self.places or self.days or self.words)


def mentions(draft: Draft) -> None:
    """Link each event to the first mention of the same one, and a calling off or denial to what it is about."""
    told: dict[str, deque[Told]] = {}
    events = sorted(draft.events, key=lambda e: e.trigger)
    for k, event in enumerate(events):
        before = told.setdefault(event.type, deque(maxlen=ROOM))
        words = _words(draft, event)
        if event.mode in OFF:
            event.of = _called_off(event, events[k + 1 : k + 4]) or _planned(event, told)
        elif event.modality in {"denied", "cancelled"}:
            event.of = next((t.first for t in reversed(before) if _meant(t, event, words)), None)
        same, why = _same(before, event, words)
        if same is None:
            same = Told(event, set())
            before.append(same)
        else:
            event.same, event.again = same.first, why
        same.add(event, words)


def _same(before: deque[Told], event: Happened, words: set[str]) -> tuple[Told | None, str]:
    if event.modality == "hypothetical":
        return None, ""
    for other in reversed(before):
        if _class(other.first) == _class(event):
            why = _reason(other, event, words)
            if why:
                return other, why
    return None, ""


def _class(event: Happened) -> str:
    return CLASS.get(event.modality, event.modality)


def _meant(other: Told, event: Happened, words: set[str]) -> bool:
    """Say whether a denial or calling off may be about this one: of the same kind, by the same, nothing against it."""
    told = other.first.modality not in {"denied", "cancelled"}
    shared = other.actors & _keys(event.actors) or _reason(other, event, words)
    return told and event.mode in other.modes and not _apart(other, event, words) and bool(shared)


def _reason(other: Told, event: Happened, words: set[str]) -> str:
    """Return what two mentions share, nothing where they disagree or share too little."""
    plain = PLAIN.get(event.type, set())
    alike = event.mode in other.modes or event.mode in plain or not plain.isdisjoint(map(str, other.modes))
    if not alike or _apart(other, event, words):
        return ""
    actors, recipients = _keys(event.actors), _keys(event.recipients)
    if event.type in BOTH:
        everyone = other.actors | other.recipients
        who, whom = len(everyone & (actors | recipients)), 0
    else:
        who, whom = len(other.actors & actors), len(other.recipients & recipients) or len(other.words & words)
    place = other.places & _keys([event.place] if event.place else [])
    day = other.days & _days(event)
    shared = [name for name, has in (("actor", who), ("recipient", whom), ("place", place), ("time", day)) if has]
    if event.mode not in other.modes:
        enough = bool(who and (place or day))
    else:
        bare = not (other.detailed() and (place or day or words))
        enough = len(shared) > 1 or who > 1 or bool(shared and bare)
    return "the same " + ", ".join(shared) if enough else ""


def _apart(other: Told, event: Happened, words: set[str]) -> bool:
    """Say whether two mentions disagree: others do it, or to others, elsewhere or on another day."""
    actors, recipients = _keys(event.actors), _keys(event.recipients)
    if event.type in BOTH:
        sides = [(other.actors | other.recipients, actors | recipients)]
    else:
        sides = [(other.actors, actors), (other.recipients, recipients)]
        if not (other.recipients or recipients):
            sides.append((other.words, words))
    sides += [(other.places, _keys([event.place] if event.place else [])), (other.days, _days(event))]
    return any(a and b and a.isdisjoint(b) for a, b in sides)


def _called_off(event: Happened, following: list[Happened]) -> Happened | None:
    """Return the event that stands in what is called off."""
    span = event.recipient or (event.trigger[1], event.trigger[1] + SOON)
    here = (e for e in following if e.line == event.line and span[0] <= e.trigger[0] < span[1])
    return next(here, None)


def _planned(event: Happened, told: dict[str, deque[Told]]) -> Happened | None:
    """Return the last event to come that one who calls something off has a part in."""
    mine = _keys(event.actors)
    ahead = [t.first for before in told.values() for t in before if _class(t.first) == "ahead" and mine & t.actors]
    return max(ahead, key=lambda e: e.trigger, default=None)


def _keys(voices: list[Entity]) -> set[str]:
    return {v.key for v in voices if v.named}


def _days(event: Happened) -> set[str]:
    """Return the day of an event, where it is told to the day."""
    value = event.time.text if event.time else None
    return {value[:10]} if value and len(value) >= 10 and "W" not in value and value[0] != "P" else set()


def _words(draft: Draft, event: Happened) -> set[str]:
    """Return the content words of whom or what an event is done to, where nobody is named."""
    place: Place | None = event.recipient
    if place is None or event.recipients:
        return set()
    words = draft.lines[event.line].words
    first = bisect_left(words, place[0], key=lambda w: w.start)
    last = bisect_left(words, place[1], key=lambda w: w.start)
    article = draft.pack.lexicon.clitics.article
    small = ("prep", "article", "conj", "pronoun")
    return {
        w.norm.removeprefix(article)
        for w in words[first:last]
        if w.kind == Kind.WORD and not any(c in w.marks for c in small)
    }
