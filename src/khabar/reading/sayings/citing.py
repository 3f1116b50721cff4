"""Citing: the source that a source names: "the agency, citing two officials, said that"."""

from __future__ import annotations

from bisect import bisect_right

from khabar.reading.draft import Said
from khabar.reading.sayings.agentless import Attribution, source_end
from khabar.reading.sayings.bound import bare
from khabar.reading.sayings.content import body
from khabar.reading.sayings.quoted import quoted, quoted_by
from khabar.reading.sayings.relatives import behind
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import before, verb_first
from khabar.reading.sayings.svo import auxiliaries

NEAR = 3  # code points between a saying and the words that cite somebody for it
HOSTS = ("active", "beside", "according", "headline", "passive")  # rules of sayings that can cite somebody


def citations(scene: Scene) -> list[Attribution]:
    """Find "citing X" on a line, where X is somebody, and note it on the scene for others to pass over."""
    found: list[Attribution] = []
    for mark in scene.line.found.get("citing", ()):
        at = mark.last
        if at >= scene.size or scene.is_punct(at) or (found and mark.first < found[-1].last):
            continue
        if scene.has(at, "matter") is not None and not _alone(scene, mark.key):  # relying on resolutions
            continue
        last = _end(scene, at)
        if last > at and (_alone(scene, mark.key) or _somebody(scene, at, last)):
            reach = behind(scene, at, last)
            found.append(Attribution(mark.first, reach, (at, last)))
            scene.cited[mark.first] = reach
    if verb_first(scene):
        return found
    for mark in scene.line.found.get("cue", ()):
        by = quoted_by(scene, mark)
        who = quoted(scene, mark) if by is None else before(scene, auxiliaries(scene, mark.first)[0])
        if who is not None:
            found.append(Attribution(mark.first, max(mark.last, who[1]), who))
    return sorted(found, key=lambda other: other.first)


def _end(scene: Scene, at: int) -> int:
    """Return where the one cited ends: at a comma, a relative clause, what is said."""
    last = source_end(scene, at)
    for k in range(at + 1, last):
        if any(scene.has(k, c) for c in ("relative", "that", "saying_his")):
            return k
    return last


def _alone(scene: Scene, key: str) -> bool:
    """Say whether these words attribute by themselves and can cite nothing but somebody."""
    return bool(scene.draft.pack.fact("citing", key, default=False))


def _somebody(scene: Scene, first: int, last: int) -> bool:
    """Say whether words are someone who can be cited, not a reason."""
    return any(scene.has(k, "name") or scene.has(k, "role") for k in range(first, last))


def cited(scene: Scene, others: list[Attribution], found: list[Said]) -> list[Said]:
    """Return a saying of the one cited with the words of the one who cites, inside it."""
    if not others:
        return []
    hosts = sorted((s for s in found if s.cue and s.rule.startswith(HOSTS)), key=lambda s: s.cue or (0, 0))
    starts = [s.cue[0] for s in hosts if s.cue]
    made = []
    for other in others:
        words = scene.line.words
        start, end = words[other.first].start, words[other.last - 1].end
        k = bisect_right(starts, start)
        host = _host(hosts[max(0, k - 1) : k], hosts[k : k + 1], (start, end), leading=_leads(scene, other.first))
        if host is not None:
            made.append(_inner(scene, other, host))
        elif _alone(scene, _key(scene, other)) and (alone := other.said(scene)) is not None:
            made.append(alone)
    return made


def _key(scene: Scene, other: Attribution) -> str:
    return scene.key(other.first, "citing")


def _leads(scene: Scene, first: int) -> bool:
    """Say whether word `first` opens its sentence."""
    return first <= body(scene, 0)


def _host(before: list[Said], after: list[Said], place: tuple[int, int], *, leading: bool) -> Said | None:
    """Return the saying that the citation belongs to: the one it stands in or ends, the one it leads to."""
    start, end = place
    for said in [] if leading else before:
        if said.span()[1] >= start - NEAR:
            return said
    for said in after:
        if said.span()[0] <= end + NEAR:
            return said
    return None


def _inner(scene: Scene, other: Attribution, host: Said) -> Said:
    """Return the saying of the one cited, and let that of the one who cites reach around it."""
    words = scene.line.words
    start = words[other.first].start
    told = scene.place(other.last + 1, scene.next_break(other.last)) if scene.has(other.last, "that") else None
    own = told is not None and not host.content[0][0] <= told[0] < host.content[-1][1]
    content = [told] if told is not None and own else list(host.content)
    made = Said(
        scene.line.index, content, host.form, bare(scene, other.source), (start, other.end(scene)),
        hedged=host.hedged, rule="cited", key=host.key,
    )  # fmt: skip
    spans = host.span(), made.span()
    host.reach = min(s[0] for s in spans), max(s[1] for s in spans)
    return made
