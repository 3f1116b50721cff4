"""Sameness: whether two tellings of an event may be one, by who, to whom, where, when; they must not disagree."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

BOTH = frozenset({"CONSULT", "AGREE", "COOPERATE", "PROTEST", "VOTE"})  # actor and recipient may change places
# names: modes that say no more than their type
PLAIN = {"ASSAULT": {"attack"}, "CONSULT": {"meet", "talk"}, "VOTE": {"vote"}, "PROTEST": {"protest"}}


@dataclass(slots=True)
class Facts:
    """What is told of an event: voices and places by key, days in ISO 8601, content words of what it was done to."""

    type: str
    modes: set[str | None]
    actors: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def take(self, other: Facts) -> None:
        """Take over what another telling adds."""
        self.modes |= other.modes
        self.actors |= other.actors
        self.recipients |= other.recipients
        self.places |= other.places
        self.days |= other.days
        self.words |= other.words

    def detailed(self) -> bool:
        """Say whether more than who does it is known."""
        return bool(self.recipients or self.places or self.days or self.words)

    def alike(self, other: Facts) -> bool:
        """Say whether the two are of one mode, or one of them says no more than the type."""
        plain = PLAIN.get(self.type, set())
        modes = self.modes & other.modes
        return bool(modes or not plain.isdisjoint(map(str, self.modes | other.modes)))


def shared(one: Facts, other: Facts) -> str:
    """Return what two tellings share, nothing where they disagree or share too little."""
    if not one.alike(other) or apart(one, other):
        return ""
    names = common(one, other)
    place, day = "place" in names, "time" in names
    if not one.modes & other.modes:
        enough = "actor" in names and (place or day)
    else:
        several = len((one.actors | one.recipients) & (other.actors | other.recipients)) > 1
        bare = not (one.detailed() and (other.places or other.days or other.words))
        enough = len(names) > 1 or several or bool(names and bare)
    return "the same " + ", ".join(names) if enough else ""


def common(one: Facts, other: Facts) -> tuple[str, ...]:
    """Return which kinds of things two tellings have in common."""
    if one.type in BOTH:
        who: AbstractSet[str] = (one.actors | one.recipients) & (other.actors | other.recipients)
        whom: AbstractSet[str] = frozenset()
    else:
        who, whom = one.actors & other.actors, one.recipients & other.recipients or one.words & other.words
    kinds = (("actor", who), ("recipient", whom), ("place", one.places & other.places), ("time", one.days & other.days))
    return tuple(name for name, held in kinds if held)


def apart(one: Facts, other: Facts) -> bool:
    """Say whether two tellings disagree: others do it, or to others, elsewhere or on another day."""
    if one.type in BOTH:
        sides = [(one.actors | one.recipients, other.actors | other.recipients)]
    else:
        sides = [(one.actors, other.actors), (one.recipients, other.recipients)]
        if not (one.recipients or other.recipients):
            sides.append((one.words, other.words))
    sides += [(one.places, other.places), (one.days, other.days)]
    return any(a and b and a.isdisjoint(b) for a, b in sides)


def day(value: str | None) -> set[str]:
    """Return the day of a TIMEX3 value, where it is told to the day."""
    return (
        {value[:10]} if value and len(value) >= 10 and value[0] != "P" and not {"W", "X"} & set(value[:10]) else set()
    )
