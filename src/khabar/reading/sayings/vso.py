"""Verb, subject, object: reads a verb of saying where the speaker stands after it, as in Arabic."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.agreement import shown
from khabar.reading.sayings.asides import towards
from khabar.reading.sayings.cues import ACTIVE, BESIDE, THOUGHTS, Cue
from khabar.reading.sayings.documents import teller
from khabar.reading.sayings.epithets import calling
from khabar.reading.sayings.hearers import hearing
from khabar.reading.sayings.leading import leads
from khabar.reading.sayings.lookalikes import another
from khabar.reading.sayings.nominals import topic
from khabar.reading.sayings.participles import participle
from khabar.reading.sayings.scene import COMMAS, DASHES, Scene
from khabar.reading.sayings.sources import past_clause, whole_source
from khabar.reading.sayings.speakers import Range, antecedent, before
from khabar.reading.sayings.subjects import subject_after
from khabar.reading.sayings.svo import auxiliaries
from khabar.reading.sayings.unsaid import only_object

PLAIN = frozenset({"object", "in", "feeling"})  # names: what a verb takes besides "that"
DATED = frozenset({"say", "report", "that"})  # names: kinds of cues
RELATED = 30  # words between "who" and "and who"
# names: kinds of cues
OBJECTS = frozenset(
    {"report", "hope", "urge", "accuse", "name", "brand", "judge", "express", "relay", "ascribe", "tell"}
)


def verb_first(scene: Scene, mark: Mark, kind: str, takes: tuple[str, ...]) -> Cue | None:
    """Read one verb with its speaker; None where it is another word written the same, or denied."""
    if mark.form == "agent":
        return participle(scene, mark, kind, takes)
    previous = mark.first - 1
    beside = _ending(scene, mark.first, "asthey")
    it = scene.key(mark.last, "that") == "that_he"
    what = (bool(mark.post) or it) and scene.has(previous, "what") is not None  # what he called, what they said was
    mine = scene.text(mark.first)[len(mark.pre) :] in scene.draft.pack.facts["agreement"]["i_said"]
    if mine and beside is not None:
        return None  # as I said
    led = scene.has(beside, "prep") is not None and not scene.is_punct(beside - 1) if beside else False
    if led or (kind == "stand" and scene.has(previous, "what") is not None and beside is None):
        return None  # commented on what the paper said
    denied = scene.has(previous, "neg") and kind not in THOUGHTS and beside is None and not what
    if mark.form == "noun" or denied or another(scene, mark, kind, beside):
        return None
    cue = Cue(mark, mark.first, mark.last, kind, takes, ACTIVE, None, mark.first, mark.last)
    joint = tuple(scene.draft.pack.facts["agreement"]["conjunctions"])
    where = scene.key(previous, "relative") == "where"
    cue.joined = mark.pre.startswith(joint) or bool(scene.has(previous, "conj")) or where
    if scene.has(previous, "adverb") and scene.text(previous - 1) in COMMAS:
        cue.start = previous  # then he added
    if beside or (beside == 0 and scene.key(0, "asthey") == "by"):  # at the head of its sentence it means "also"
        cue.mood, cue.start = BESIDE, beside
    elif mark.post and kind == "say" and not scene.has(previous, "relative"):
        return None
    _who(scene, cue)
    return cue


def _who(scene: Scene, cue: Cue) -> None:
    """Find who speaks: at the head of the clause, after the verb, or whom a relative stands for."""
    mark, previous = cue.mark, cue.first - 1
    alone = not cue.joined and cue.mood == ACTIVE
    cue.source = teller(scene, cue) if alone else None
    whose = alone and cue.source is None and scene.has(previous, "what") is None
    leading = in_front(scene, mark) if whose else None
    if leading is not None:
        cue.source, cue.start = leading, leading[0]
    if cue.source is not None:
        return
    study = "findings" in cue.takes and scene.has(mark.last, "role") is not None
    plain = cue.kind in OBJECTS or study or not PLAIN.isdisjoint(cue.takes)
    source = _behind(scene, cue, plain=plain)
    if source is not None:
        source = whole_source(scene, cue, source)
        cue.source = source
        cue.after = max(cue.after, past_clause(scene, source) if plain else source[1])
    elif scene.has(previous, "relative") and not cue.joined and cue.mood == ACTIVE:
        cue.relative = True
        shown = _related(scene, mark, previous) if scene.has(previous, "what") is None else None
        film = cue.kind == "say" and any(scene.has(k, "footage") for k in range(*(shown or (0, 0))))
        cue.source = None if film else shown  # the pictures that, as they say, show it
    elif alone:
        cue.source = (_somebody(scene, previous) if mark.form == "present" else None) or topic(scene, mark)


def _behind(scene: Scene, cue: Cue, *, plain: bool) -> Range | None:
    """Return the subject behind the verb, or behind the outlet that it informs; where it is only an object, nobody."""
    mark = cue.mark
    source = subject_after(scene, mark.last, plain=plain) or towards(scene, cue)
    if mark.post and scene.opening(mark.last):
        source = None
    paper = hearing(scene, cue, source) if cue.kind == "tell" else None
    if paper is not None and source is not None and source[0] < paper[0]:  # a minister told the paper that
        source, cue.after = (source[0], paper[0]), paper[1]
    elif paper is not None:  # told the paper a source that
        source, cue.after = subject_after(scene, paper[1], plain=True), paper[1]
    if source is not None and paper is None and only_object(scene, cue, source):
        source = None
    if source is not None and cue.kind == "tell" and mark.pre.endswith(scene.draft.pack.facts["agreement"]["to"]):
        cue.after, source = source[1], None  # to tell people that
    return source


def _somebody(scene: Scene, at: int) -> Range | None:
    """Return the indefinite noun at word `at` that a clause straight behind it speaks of: a youth urging others."""
    nisba = tuple(scene.draft.pack.facts["agreement"]["nisba"])
    while at > 1 and scene.text(at).endswith(nisba) and calling(scene.line, at, at + 1) is None:
        at -= 1 + (scene.has(at - 1, "neg") is not None)  # a charity, a group that is not for profit
    noun = calling(scene.line, at, at + 1) if at >= 0 else None
    if noun is None or noun.post or noun.pre.endswith(scene.draft.pack.lexicon.clitics.article):
        return None
    return (at, at + 1) if noun.last == at + 1 else None


def _related(scene: Scene, mark: Mark, at: int) -> Range | None:
    """Return whom the relative at word `at` stands for, where he is who speaks, not who is spoken of."""
    agree = scene.draft.pack.facts["agreement"]
    relative = scene.has(at, "relative")
    word = scene.text(at)[len(relative.pre) if relative is not None else 0 :]
    if shown(scene.draft.pack, scene.line, mark) == "p" and agree["relatives"].get(word) == "m":
        return None  # whom they call
    if mark.post and agree["suffixes"].get(mark.post) == agree["relatives"].get(word):
        return None
    by, ends = scene.draft.pack.facts["sayings"]["written"]["bi"], tuple(agree["suffixes"])
    if scene.text(mark.last) in {by + end for end in ends}:  # the sums he promised
        return None
    if scene.has(mark.last, "himself"):  # the time in which he claims, the man of whom he says
        return None
    if relative is None or not relative.pre:
        return antecedent(scene, at)
    near = range(at - 1, max(-1, at - RELATED), -1)  # and who
    former = next((k for k in near if scene.text(k) == word and scene.has(k, "relative")), None)
    return antecedent(scene, former) if former is not None else None


def in_front(scene: Scene, mark: Mark) -> Range | None:
    """Return the subject that stands before its verb at the head of a clause, no dateline."""
    at, _ = auxiliaries(scene, mark.first)
    if scene.text(at - 1) in DASHES:
        return None
    found = before(scene, at)
    if found is not None:
        found = _own_clause(scene, mark, found)
    if found is None or not _heads(scene, found[0]):
        return None
    behind = any(scene.has(mark.last, c) for c in ("role", "name", "honorific"))
    if mark.form == "past" and _dateline(scene, mark, found):
        return None
    return found if leads(scene, found[0]) or (_named(scene, found[1] - 1) and not behind) else None


def _dateline(scene: Scene, mark: Mark, found: Range) -> bool:
    """Say whether a place alone stands before the verb and somebody behind it: CAIRO the minister announced that."""
    name, kind = scene.has(found[0], "name"), str(scene.draft.pack.fact("cue", mark.key, "say")).partition(" ")[0]
    if found[0] or name is None or name.last != found[1] or kind not in DATED:
        return False
    somebody = any(scene.has(mark.last, c) for c in ("role", "honorific"))
    return somebody and getattr(name.value, "kind", "place") in ("place", "country")


def _own_clause(scene: Scene, mark: Mark, found: Range) -> Range:
    """Leave off what another clause tells before "and X says" where one alone speaks: they fled and the army denies."""
    agree = scene.draft.pack.facts["agreement"]
    if mark.form != "present" or scene.text(mark.first).endswith(tuple(agree["plural_present"])):
        return found
    return next(((k, found[1]) for k in range(found[1] - 1, found[0], -1) if scene.joins(k)), found)


def _named(scene: Scene, i: int) -> bool:
    """Say whether word `i` belongs to a name, or is a common word for a voice."""
    return scene.has(i, "name") is not None or scene.has(i, "role") is not None or i in scene.covered


def _heads(scene: Scene, i: int) -> bool:
    """Say whether word `i` begins its clause."""
    if i == 0 or scene.joins(i):
        return True
    return scene.is_punct(i - 1) or any(scene.has(i - 1, c) for c in ("conj", "that", "aux"))


def _ending(scene: Scene, i: int, cls: str) -> int | None:
    """Return where a mark of the class begins that ends just before word `i`."""
    found = scene.line.found.get(cls, ())
    return next((m.first for m in reversed(found) if m.last == i and m.first >= i - 3), None)
