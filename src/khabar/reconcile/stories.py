"""Stories: reports about one matter, across languages and days; the same reports give the same stories in any order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from khabar.model.groups import Likeness, Reprint, Story
from khabar.reconcile.likeness import Profile, dot, like, named, profile, scale, shared
from khabar.reconcile.roots import WHOLE, copies
from khabar.reconcile.told import Told

ALIKE = 0.22  # likeness from which two reports are about one matter
LINKED = 0.2  # likeness to the other group that the reports of the smaller one have on average
ON_THE_WHOLE = 0.12  # mean likeness of all reports of one group to all of the other
HEAVY = 14  # of a report's things and words, those by which others are looked for
COMMON = 64  # reports that one thing leads to; what more have says nothing
APART = 10  # days without a report after which a story is over
SAMPLE = 24  # reports of a group that are looked at
ABOUT = 5  # things that a story is said to be about

Vector = Mapping[str, float]
Judged = Mapping[tuple[str, str], bool]  # what people say: one matter or not, by report ids in order


@dataclass(slots=True)
class Group:
    """Reports that are one story so far, by number."""

    members: list[int]
    links: list[Likeness] = field(default_factory=list)


def stories(
    reports: Iterable[Told], judged: Judged | None = None, reprinted: Iterable[Reprint] = ()
) -> tuple[Story, ...]:
    """Return the stories that these reports tell, the newest first; people outrank rules.

    A report that is mostly another's words, as `reprinted` has it, is in the story of that one.
    """
    told = sorted(reports, key=lambda t: t.order)
    by_id = {one.id: one for one in told}
    copied = _copied(reprinted, by_id, {key for pair in judged or {} for key in pair})
    made = Stories([profile(one) for one in told if one.id not in copied], judged or {}).told()
    held: dict[str, list[Likeness]] = defaultdict(list)
    for link in sorted(copied.values(), key=lambda x: by_id[x.second].order):
        held[link.first].append(link)
    with_copies = (_with(story, [link for key in story.reports for link in held.get(key, ())], by_id) for story in made)
    return tuple(sorted(with_copies, key=lambda s: (by_id[s.reports[-1]].published or "", s.id), reverse=True))


def _copied(reprinted: Iterable[Reprint], by_id: Mapping[str, Told], judged: set[str]) -> dict[str, Likeness]:
    """Return each report that goes into the story of whose words it has, unless people judged of it."""
    mostly = {(r.first, r.second): r for r in reprinted if r.kind == "copy" and r.of_second >= WHOLE}
    made = {}
    for copy, first in copies(mostly.values()).items():
        days = ([day] if (day := _day(by_id[key].published)) else [] for key in (first, copy))
        if copy not in judged and _gap(*days) <= APART:
            link = mostly.get((first, copy))
            why = link.why if link else "it is the copy of a copy"
            made[copy] = Likeness(first, copy, link.share if link else WHOLE, why)
    return {copy: link for copy, link in made.items() if link.first not in made}


def _with(story: Story, links: Sequence[Likeness], by_id: Mapping[str, Told]) -> Story:
    """Return a story with the copies of its reports."""
    if not links:
        return story
    keys = sorted((*story.reports, *(link.second for link in links)), key=lambda key: by_id[key].order)
    return replace(story, id=keys[0], reports=tuple(keys), links=(*story.links, *links))


class Stories:
    """Reports with their likenesses, put together from the most alike on."""

    def __init__(self, profiles: Sequence[Profile], judged: Judged) -> None:
        """Weigh what each report is about by how rare it is among them all."""
        weights = scale(profiles)
        self.profiles, self.judged, self.names = profiles, judged, named(profiles)
        self.things: list[Vector] = [weights.weighed(p.things) for p in profiles]
        self.words: list[Vector] = [weights.weighed(p.words) for p in profiles]
        self.known: dict[tuple[int, int], float] = {}

    def told(self) -> tuple[Story, ...]:
        """Return the stories, in no order."""
        group = {n: Group([n]) for n in range(len(self.profiles))}
        for score, a, b in self._alike():
            one, other = group[a], group[b]
            if one is other or not self._fit(one, other, (a, b)):
                continue
            one.members += other.members
            one.links += [*other.links, self._link(a, b, score)]
            for n in other.members:
                group[n] = one
        made = {id(g): g for g in group.values()}
        return tuple(map(self._story, made.values()))

    def _alike(self) -> list[tuple[float, int, int]]:
        """Return the pairs of reports that are alike, the most alike first."""
        pairs = {pair: self._likeness(*pair) for pair in self._candidates()}
        number = {p.told.id: n for n, p in enumerate(self.profiles)}
        for (a, b), same in self.judged.items():
            if a in number and b in number:
                x, y = sorted((number[a], number[b]))
                pairs[x, y] = 1.0 if same else 0.0
        return sorted(((s, a, b) for (a, b), s in pairs.items() if s >= ALIKE), key=lambda x: (-x[0], x[1], x[2]))

    def _candidates(self) -> set[tuple[int, int]]:
        """Return the pairs that share something that weighs much in both."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, (things, words) in enumerate(zip(self.things, self.words, strict=True)):
            for vector in (things, words):
                for key in sorted(vector, key=lambda k: (-vector[k], k))[:HEAVY]:
                    found[key].append(n)
        return {pair for held in found.values() if len(held) <= COMMON for pair in combinations(held, 2)}

    def _likeness(self, a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.known:
            one, other = self.profiles[a], self.profiles[b]
            self.known[pair] = like(one, other, (self.things[a], self.things[b]), (self.words[a], self.words[b]))
        return self.known[pair]

    def _fit(self, one: Group, other: Group, pair: tuple[int, int]) -> bool:
        """Say whether two groups may be one: no day too far, nobody says they are not, alike on the whole."""
        ids = [self.profiles[n].told.id for n in (*one.members, *other.members)]
        if self.judged and any(self.judged.get(_ordered(x, y)) is False for x, y in combinations(ids, 2)):
            return False
        if self.judged.get(_ordered(*(self.profiles[n].told.id for n in pair))):
            return True
        if _gap(self._days(one), self._days(other)) > APART:
            return False
        few, many = sorted((one.members[:SAMPLE], other.members[:SAMPLE]), key=len)
        best = [max(self._likeness(a, b) for b in many) for a in few]
        mean = sum(self._likeness(a, b) for a in few for b in many) / (len(few) * len(many))
        return sum(best) / len(best) >= LINKED and mean >= ON_THE_WHOLE

    def _days(self, group: Group) -> list[date]:
        return [day for n in group.members if (day := _day(self.profiles[n].told.published))]

    def _link(self, a: int, b: int, score: float) -> Likeness:
        one, other = self.profiles[a].told, self.profiles[b].told
        if self.judged.get(_ordered(one.id, other.id)):
            return Likeness(one.id, other.id, 1.0, "somebody judged that they are about one matter")
        things = shared(self.things[a], self.things[b], self.names)
        what = ", ".join(_said(x) for x in things)
        said = f"both name {what}" if things else "they are told in the same words"
        alike = dot(self.words[a], self.words[b])
        if things and alike > ALIKE and one.reading.report.lang == other.reading.report.lang:
            said += f"; their words are {alike:.0%} alike"
        return Likeness(one.id, other.id, round(score, 3), said)

    def _story(self, group: Group) -> Story:
        members = sorted(group.members)
        reports = [self.profiles[n].told for n in members]
        often = Counter(key for n in members for key in self.things[n] if key in self.names)
        weight = {key: sum(self.things[n].get(key, 0.0) for n in members) for key in often}
        about = sorted(weight, key=lambda k: (-weight[k], k))[:ABOUT]
        title = next((t.reading.report.title for t in reports if t.reading.report.title), None)
        return Story(
            reports[0].id, title, tuple(t.id for t in reports), tuple(group.links), tuple(self.names[k] for k in about)
        )


def _said(key: str) -> str:
    """Return a shared thing as people say it: a name, a number, a day."""
    kind, _, rest = key.partition(" ")
    return rest.strip() if kind in {"figure", "day"} else rest if kind == "event" else key


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _gap(one: list[date], other: list[date]) -> int:
    """Return the days between two groups; none where a day is unknown."""
    if not one or not other:
        return 0
    return max(0, (min(other) - max(one)).days, (min(one) - max(other)).days)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
