"""Groups: what reports have to do with each other; answers that are computed and never stored.

A sentence that says why is a `model.why.Why`: text that can be told in another language.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.model.text import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two reports share: where they stand in the first and in the second, and how many they are."""

    first: Span
    second: Span
    words: int


@dataclass(frozen=True, slots=True)
class Drift:
    """Doubt that was lost on the way from one report to its copy: both claims, and what is no longer said."""

    kind: str  # bound, hedge, source
    first: str
    second: str
    why: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """The report `second` carries words of `first`, which is the earlier one, or one is a translation of the other.

    `share` is the part of the shorter text's five-word runs that stand in the other, `of_first` and `of_second` that
    of each; of a translation it is the part of its names, numbers, days and quotations that stand in the same order.
    `why` says it in a sentence.
    """

    first: str
    second: str
    share: float
    of_first: float
    of_second: float
    passages: tuple[Passage, ...]
    why: str
    drift: tuple[Drift, ...] = ()
    kind: str = "copy"  # copy, translation


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom the words of reports that copy each other come from; its id is that of the first of them.

    `kind` says by what: `printed` (whom others credit, and whose own report is here), `credited` (in byline, dateline
    or sign-off), `cited` (in their first words), `first` (nobody is named; who printed it first), `unknown`, where
    `name` is None. `score` is from 0 to 1, `why` says it in a sentence.
    """

    id: str
    reports: tuple[str, ...]
    name: str | None
    kind: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two reports taken for one matter: how alike they are (0 to 1), and the sentence that says by what."""

    first: str
    second: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about one matter, earliest first; its id is that of the first. `links` say why each is in it."""

    id: str
    title: str | None
    reports: tuple[str, ...]
    links: tuple[Likeness, ...]
    about: tuple[str, ...]  # what most of them name


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim of a report in a group: who printed it when, what was said of it, and who is behind it."""

    report: str
    claim: str
    published: str | None
    outlet: str | None
    words: str
    said: str  # an event's modality, a figure's value with its bound
    root: str | None  # the named voice where its chain ends; None where that is unnamed or the outlet itself


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims about one thing that happened or will; `state` is what became of it by the newest of them."""

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    days: tuple[str, ...]
    state: str
    mentions: tuple[Mention, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timeline: what happened, was said, planned or called off on a day, who says so and where.

    `day` is that of the thing itself where it happened, and that of the report where it was said, planned or denied;
    `due` is the day for which it is planned.
    """

    day: str | None
    kind: str  # happened, said, planned, called off, denied, demanded, possible
    words: str
    by: tuple[str, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a track: its limits, and what it does to the figure before it."""

    mention: Mention
    low: float | None
    high: float | None
    bound: str
    step: str  # first, repeats, update, revision, within; next: that of another day's period


@dataclass(frozen=True, slots=True)
class Track:
    """Figures of one measure of one thing in one scope, over time.

    `scope` is total, new, "since 2023-10-07" or a period, "in PT24H"; `whom` the sort of people, None for any.
    """

    id: str
    measure: str
    unit: str | None
    scope: str
    story: str
    points: tuple[Point, ...]
    whom: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be true as they stand, with the sentence that says why."""

    kind: str  # value, happened, agent
    first: Mention
    second: Mention
    why: str


@dataclass(frozen=True, slots=True)
class Root:
    """Where chains end: a named voice, an unnamed one, or an outlet's own word; `counts` if it stands by itself."""

    name: str
    kind: str  # named, unnamed, outlet
    counts: bool
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Roots:
    """How many independent named roots a claim has, which they are, and which reports only carry others' words."""

    independent: int
    roots: tuple[Root, ...]
    folded: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """An event said to come, whose it is, when it falls due, and what became of it by the day asked."""

    mention: Mention
    bound: tuple[str, ...]
    due: str | None
    state: str  # open, due, overdue, kept, broken, overtaken
    decided: Mention | None
    why: str
