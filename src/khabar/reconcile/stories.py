"""Stories: reports about one matter, across languages and days; the same reports give the same stories in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from khabar.lang.reasons import because, because_all
from khabar.model.groups import Likeness, Story
from khabar.reconcile.joining import Joining, Judged
from khabar.reconcile.shelf import Memory, Placed
from khabar.reconcile.sketch import Sketch, sketch
from khabar.reconcile.told import Told

ABOUT = 5  # things that a story is said to be about
SHOWN = 4  # things shared that a reason names
WORDS = 0.22  # likeness of words from which a reason names it
NAMES = frozenset({"voice", "place"})  # names: kinds of things that have one
Place = TypeVar("Place", int, tuple[tuple[int, str], int])


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a story, with where it belongs."""

    sketch: Sketch
    placed: Placed


def stories(reports: Iterable[Told], judged: Judged | None = None) -> tuple[Story, ...]:
    """Return the stories that these reports tell, the newest first; people outrank rules."""
    shelf = Memory()
    joining = Joining(shelf, judged or {})
    made = sorted(map(sketch, reports), key=lambda s: (s.order, s.report))
    for n, one in enumerate(made, 1):
        joining.join(n, one)
    joining.settle()
    members = {n: Member(one, shelf.places[n]) for n, one in enumerate(made, 1)}
    found = groups({n: (one.sketch.report, one.placed.story) for n, one in members.items()}, judged or {})
    return tuple(story({n: members[n] for n in group}, judged or {}) for group in newest(found))


def groups(placed: Mapping[int, tuple[str, int]], judged: Judged) -> list[list[int]]:
    """Return the reports of each story by number; of each report, its id and the first of the story it belongs to."""
    merged = homes(dict(placed.values()), judged)
    held: dict[int, list[int]] = defaultdict(list)
    for n, (_, first) in placed.items():
        held[merged.get(first, first)].append(n)
    return list(held.values())


def homes(first: Mapping[str, int], judged: Judged) -> dict[int, int]:
    """Return into which story people put which others; `first` says of the reports judged of which one they are in.

    What is said to be apart is never put together.
    """
    home = {report: first[report] for pair in judged for report in pair if report in first}
    made: dict[int, int] = {}
    apart = [pair for pair, same in judged.items() if not same and all(key in home for key in pair)]
    for pair in sorted(pair for pair, same in judged.items() if same and all(key in home for key in pair)):
        one, other = sorted(home[key] for key in pair)
        if one == other or any({home[key] for key in parted} == {one, other} for parted in apart):
            continue
        made = {n: one if whole == other else whole for n, whole in made.items()} | {other: one}
        home = {report: one if n == other else n for report, n in home.items()}
    return made


def story(members: Mapping[int, Member], judged: Judged) -> Story:
    """Return a story of these reports."""
    ordered = sorted(members.values(), key=lambda m: (m.sketch.order, m.sketch.report))
    reports = tuple(m.sketch.report for m in ordered)
    links = [_link(members[n], m, judged) for m in ordered if (n := m.placed.after) is not None and n in members]
    joined = {(link.first, link.second) for link in links}
    links += [
        Likeness(*pair, 1.0, because("judged"))
        for pair, same in sorted(judged.items())
        if same and pair not in joined and pair[::-1] not in joined and all(key in reports for key in pair)
    ]
    title = next((m.sketch.title for m in ordered if m.sketch.title), None)
    return Story(reports[0], title, reports, tuple(links), _about([m.sketch for m in ordered]))


def newest(found: Iterable[Sequence[Place]]) -> list[Sequence[Place]]:
    """Return stories the newest first: by their last report, as its place in order tells."""
    return sorted(found, key=max, reverse=True)


def _about(sketches: Sequence[Sketch]) -> tuple[str, ...]:
    """Return the names that weigh most in all reports together."""
    weight: dict[int, float] = defaultdict(float)
    names: dict[int, str] = {}
    for one in sketches:
        for shown, (key, w) in zip(one.shown, one.things, strict=True):
            kind, _, name = shown.partition(" ")
            if kind in NAMES:
                weight[key] += w
                names.setdefault(key, name)
    return tuple(names[key] for key in sorted(weight, key=lambda k: (-weight[k], names[k]))[:ABOUT])


def _link(first: Member, second: Member, judged: Judged) -> Likeness:
    """Say why a report is in a story."""
    one, other, placed = first.sketch, second.sketch, second.placed
    pair = (one.report, other.report)
    if judged.get(pair if pair[0] <= pair[1] else pair[::-1]):
        return Likeness(*pair, 1.0, because("judged"))
    if placed.copy:
        return Likeness(*pair, placed.score, because("stands-in", share=placed.score))
    things = _shared(one, other)
    said = because("both-name", things=tuple(things)) if things else because("same-words")
    words = one.words.dot(other.words)
    if things and words > WORDS and one.lang == other.lang:
        said = because_all(said, because("alike", share=words))
    return Likeness(*pair, round(placed.score, 3), said)


def _shared(one: Sketch, other: Sketch) -> list[str]:
    """Return what two reports share that weighs most, as people say it: a name, a number, a day."""
    mine = one.things.by_key
    both = [(w * mine[key], shown) for shown, (key, w) in zip(other.shown, other.things, strict=True) if key in mine]
    return [shown.partition(" ")[2].strip() for _, shown in sorted(both, reverse=True)[:SHOWN]]
