"""Retelling: what a report tells of an event in one place completes what it tells of it in another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from khabar.reading.draft import Draft, Entity, Happened, Place
from khabar.reading.events.meant import ONE, Meant
from khabar.reading.events.sexes import Sexes
from khabar.reading.events.unnamed import Unnamed

# What somebody does who means to; of a harm or an election told again it is less plain whose doing it was.
WILLED = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "RETREAT", "REQUEST", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "AID",
})  # fmt: skip
STANDING = ("VOTE", "run")
HURT = ("ASSAULT", "CRIME")
BLAMED = ("ASSAULT", "CRIME", "ACCUSE")
ALONE = "ASSAULT"  # in a report that tells of one attacker, other attacks of the same kind are his too
FOUGHT = "fight"  # the key of a fight, of which it is told with whom
MEETINGS = frozenset({"CONSULT", "AGREE"})
SEVERAL = "p"  # what a verb of several shows
LATELY = 12  # events back to a meeting
GOES_ON = 3  # sentences in which a verb without a subject goes on with one
Side = tuple[list[Entity], Place | None]  # the voices and the words of one side of a fight
FEW = 4  # mentions of one voice in one sentence


@dataclass(slots=True)
class Retelling:
    """Events of one report that lack an actor: nouns, and verbs whose subject is left out or speaks of itself."""

    draft: Draft
    nouns: list[Happened] = field(default_factory=list)
    verbs: list[Happened] = field(default_factory=list)
    definite: list[Happened] = field(default_factory=list)  # nouns that speak of what was told of before
    sexes: Sexes | None = None
    shown: dict[Place, str] = field(default_factory=dict)  # he, she or they, by the trigger of a verb
    whose: set[Place] = field(default_factory=set)  # triggers of nouns with a pronoun for whose doing they are
    meant: Meant = field(init=False)

    def __post_init__(self) -> None:
        """Keep what knows whom pronouns stand for."""
        self.meant = Meant(self.draft, self.sexes or Sexes(self.draft))

    def complete(self) -> None:
        """Give each the actors of the same event elsewhere in the report, or of those last spoken of."""
        if self.draft.pack.fact("act", "behind"):
            self._hurt()
        self.meant.complete()
        self._dropped()
        self._retold()
        self._blamed()
        Unnamed(self.draft).complete()
        self._shown()

    def _hurt(self) -> None:
        """Whoever attacks in a sentence is behind the deaths and injuries that it tells of, or whom they fought."""
        attacks: dict[tuple[int, str], list[Side]] = {}
        for event in self.draft.events:
            sides = [(event.actors, event.actor)] if event.actors or event.actor is not None else []
            if event.mode == FOUGHT and event.recipient is not None:
                sides.append((event.recipients, event.recipient))
            if event.type in HURT and sides:
                attacks.setdefault((event.line, event.type), sides)
        for event in self.draft.events:
            if event.actors or event.actor is not None or event.mode == FOUGHT:
                continue
            sides = attacks.get((event.line, event.type), [])
            who = next((side for side in sides if not _suffers(event, side)), None)
            if who is not None:
                event.actors, event.actor = list(who[0]), who[1]

    def _dropped(self) -> None:
        """A verb at the head of a sentence without a subject goes on with whom it agrees with before it."""
        last: dict[int, list[Entity]] = {}
        for said in self.draft.sayings:
            if said.voice is not None and said.voice.named:
                last.setdefault(said.line, []).insert(0, said.voice)
        for event in self.draft.events:
            if event.actors:
                last.setdefault(event.line, []).append(event.actors[0])
        for event in self.verbs:
            if event.actors:
                continue
            sex = self.shown.get(event.trigger, "")
            if sex == SEVERAL and (met := self._met(event)):
                event.actors = met
                continue
            known = (who for k in range(GOES_ON) for who in last.get(event.line - k, ()))
            who = next((who for who in known if not sex or self.sexes is None or self.sexes.fits(who, sex)), None)
            if who is None and sex in ONE and event.trigger in self.whose:
                who = self.meant.person(event, sex)
            if who is not None:
                event.actors = [who]

    def _met(self, event: Happened) -> list[Entity]:
        """Return those who met or agreed shortly before, for whom "they" stands."""
        k = bisect_left(self.draft.events, event.trigger, key=_place)
        for other in reversed(self.draft.events[max(0, k - LATELY) : k]):
            if other.line <= event.line - GOES_ON:
                break
            both = [*other.actors, *other.recipients]
            if other.type in MEETINGS and len(both) > 1:
                return both
        return []

    def _retold(self) -> None:
        told: dict[tuple[str, str | None], list[Happened]] = {}
        for event in self.draft.events:
            if event.actors and _willed(event):
                told.setdefault((event.type, event.mode), []).append(event)
                told.setdefault((event.type, None), []).append(event)
        for event in self.nouns:
            if event.actors or event.actor is not None or not _willed(event):
                continue
            others = told.get((event.type, event.mode)) or told.get((event.type, None), [])
            other = _nearest(event, others)
            if other is not None:
                met = other.actors[0] in event.recipients and other.recipients
                event.actors = list(other.recipients if met else other.actors)

    def _blamed(self) -> None:
        """An attack or an allegation told again is that of whoever is named for most of those told of."""
        for kind in BLAMED:
            named = [e for e in self.draft.events if e.type == kind and e.actors and e.actor is not None]
            known = Counter(e.actors[0].key for e in named)
            if not known:
                continue
            key, often = max(known.items(), key=lambda x: (x[1], x[0]))
            if often * 2 <= known.total():
                continue
            who = next(e.actors[0] for e in named if e.actors[0].key == key)
            modes = {e.mode for e in named} - {FOUGHT} if kind == ALONE and often == known.total() else set()
            for event in (*self.definite, *(e for e in self.nouns if e.mode in modes)):
                if event.type == kind and not event.actors and event.actor is None and who not in event.recipients:
                    event.actors = [who]

    def _shown(self) -> None:
        """Show whoever was found by the words of the event's own sentence, where it names them."""
        known: dict[str, list[tuple[int, int]]] = {}
        for event in (*self.nouns, *self.verbs, *self.meant.own):
            if event.actor is None and event.actors:
                line, who = self.draft.lines[event.line], event.actors[0]
                mentions = known.get(who.key) or known.setdefault(who.key, sorted(who.mentions))
                k = bisect_left(mentions, (line.start, line.start))
                here = [m for m in mentions[k : k + FEW] if m[1] <= line.end]
                event.actor = min(here, key=lambda m: abs(m[0] - event.trigger[0]), default=None)


def _suffers(event: Happened, side: Side) -> bool:
    """Say whether a side of a fight, its voices and words, is whom an event befalls."""
    voices, place = side
    if not set(map(id, voices)).isdisjoint(map(id, event.recipients)):
        return True
    return place is not None and event.recipient is not None and place[0] == event.recipient[0]


def _place(event: Happened) -> Place:
    """Return where an event's trigger stands in the text."""
    return event.trigger


def _willed(event: Happened) -> bool:
    """Say whether an event is somebody's doing who means to: of votes, standing for election."""
    return event.type in WILLED or (event.type, event.mode) == STANDING


def _nearest(event: Happened, others: list[Happened]) -> Happened | None:
    """Return the one told last before the event, else the first one after it."""
    k = bisect_right(others, event.trigger, key=lambda e: e.trigger)
    return others[max(0, k - 1)] if others else None
