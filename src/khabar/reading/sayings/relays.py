"""Relays: what an outlet passes on from somebody, what stands in a document."""

from __future__ import annotations

from khabar.reading.draft import Place, Said
from khabar.reading.sayings.apart import tellable
from khabar.reading.sayings.bound import bare, theirs
from khabar.reading.sayings.content import Words
from khabar.reading.sayings.cues import BESIDE, Cue
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.speakers import Range
from khabar.reading.sayings.unsaid import thing

FAR = 16  # words of whom something is passed on from
LINKS = {"relay": "about", "ascribe": "to", "stand": "in"}  # the preposition that leads to whom each passes on
ISSUERS = frozenset({"name", "role"})  # names: classes of marks
ENDS = ("that", "saying_his", "time", "relative", "neg")


def relayed(scene: Scene, cue: Cue, words: Words | None, content: list[Place]) -> list[Said]:
    """Return the saying of the outlet and, inside it, that of whom it heard; of a document only the latter."""
    key = LINKS[cue.kind]
    stop = min(words.first if words is not None else scene.size, cue.last + 3 * FAR)
    about = next((k for k in range(cue.last, stop) if scene.key(k, "prep") == key), None)
    if about is None:
        told = cue.mood == BESIDE and cue.kind == "relay" and cue.source is not None  # as the agency passed on
        return [_made(scene, content, cue.source, _verb(scene, cue))] if told else []
    last = _end(scene, about + 1, stop)
    if last <= about + 1:
        return []
    verb = _verb(scene, cue)
    if scene.text(about).endswith(
        tuple(scene.draft.pack.facts["agreement"]["suffixes"])
    ):  # from him, who is told of already
        return [_made(scene, content, cue.source, verb)]
    if key == "in":
        return [_made(scene, content, _issuer(scene, about + 1, last), verb)]
    if cue.source is None:
        return [_made(scene, content, (about + 1, last), verb)]
    his = scene.line.words[last if _his(scene, last) else about]
    inner = _made(scene, content, (about + 1, last), (his.start, his.end))
    outer = _made(scene, content, cue.source, verb)
    spans = outer.span(), inner.span()
    outer.reach = min(s[0] for s in spans), max(s[1] for s in spans)  # around the other, whose words are the same
    return [outer, inner]


def passed_on(scene: Scene, cue: Cue) -> Words | None:
    """Return the noun that is passed on behind whom it is from and a comma: passed on from sources, the death of."""
    about = next((k for k in range(cue.last, min(scene.size, cue.last + FAR)) if scene.key(k, "prep") == "about"), None)
    if cue.kind != "relay" or about is None:
        return None
    at = _end(scene, about + 1, scene.size)
    noun = scene.text(at) in COMMAS and thing(scene, at + 1) and tellable(scene, at + 1)
    return Words(at + 1, "object") if noun else None


def _verb(scene: Scene, cue: Cue) -> Place:
    return scene.line.words[cue.first].start, scene.line.words[cue.last - 1].end


def _made(scene: Scene, content: list[Place], source: Range | None, cue: Place) -> Said:
    place = bare(scene, source) if source else None
    return Said(scene.line.index, list(content), "indirect", place, cue, rule="relayed", key="transmit")


def _end(scene: Scene, at: int, stop: int) -> int:
    """Return where the one passed on from ends."""
    last = at
    while last < min(stop, at + FAR) and not any(scene.has(last, c) for c in ENDS) and not _his(scene, last):
        if last > at and scene.is_punct(last) and scene.opening(last) is None and scene.inside(last) is None:
            break
        last += 1
    while last > at and scene.is_punct(last - 1) and scene.closing(last - 1) is None:
        last -= 1
    return last


def _his(scene: Scene, at: int) -> bool:
    """Say whether a word is a noun of saying that is his: his words, his assurance that."""
    noun = scene.has(at, "cuenoun")
    return scene.has(at, "saying_his") is not None or (noun is not None and noun.post != "")


def _issuer(scene: Scene, first: int, last: int) -> Range | None:
    """Return who issued the document [first, last), else the document by name."""
    issuer = next((k for k in range(first, last) if scene.key(k, "prep") == "about"), None)
    carrier = scene.has(first, "carrier")
    if issuer is None and carrier is not None and carrier.last < last and scene.any(carrier.last, ISSUERS):
        return carrier.last, last
    if issuer is None and carrier is not None:  # a statement of the ministry's
        issuer = next((k - 1 for k in range(first + 1, last) if theirs(scene, k)), None)
    if issuer is None and carrier is not None and carrier.pre.endswith(scene.draft.pack.lexicon.clitics.article):
        return first, carrier.last  # it stands in the statement
    named = any(scene.has(k, "name") for k in range(first, last))
    carried = any(scene.has(k, "carrier") for k in range(first, last))
    return (issuer + 1, last) if issuer else (first, last) if named or not carried else None
