"""Stance: what a saying does, how sure a claim is, and who holds the doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from khabar.model.text import Span


class Act(Enum):
    """What a voice does with its words: the class of the verb or noun that reports them."""

    SAY = "say"
    ADD = "add"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    CLAIM = "claim"
    DENY = "deny"
    ADMIT = "admit"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    DEMAND = "demand"
    PROPOSE = "propose"
    ASK = "ask"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    PRAISE = "praise"
    DESCRIBE = "describe"
    BELIEVE = "believe"
    EXPECT = "expect"
    HOPE = "hope"
    FEAR = "fear"
    DOUBT = "doubt"


class Certainty(Enum):
    """What a hedge leaves of a claim, in FactBank's degrees (Saurí and Pustejovsky 2009, "FactBank").

    PROBABLE is its PR+, POSSIBLE its PS+, DOUBTFUL its PR- and PS-, ALLEGED its Uu: passed on without being vouched
    for. A claim without a hedge is CT, certain as far as the words go.
    """

    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of doubt over a claim; `holder` is the id of the saying in whose voice it stands, None for the outlet."""

    span: Span
    certainty: Certainty
    holder: str | None = None
