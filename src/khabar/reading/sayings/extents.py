"""Extents: how far the words of each saying reach, when several share a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.reading.draft import Place, Said
from khabar.reading.sayings.around import around
from khabar.reading.sayings.bound import bare
from khabar.reading.sayings.content import Words, body
from khabar.reading.sayings.cues import ACTIVE, BESIDE, GOING, PASSIVE, THOUGHTS, Cue
from khabar.reading.sayings.endings import awaited, clause_breaks, ends, led_anew, object_end, opened, resumed
from khabar.reading.sayings.forms import form, pieces
from khabar.reading.sayings.passives import told_of
from khabar.reading.sayings.relays import LINKS, relayed
from khabar.reading.sayings.scene import COLON, COMMAS, STOPS, Scene, Spoken
from khabar.reading.sayings.speakers import verb_first
from khabar.reading.sayings.tails import tail

if TYPE_CHECKING:
    from khabar.reading.sayings.agentless import Attribution, Rumour

# names: kinds and keys of cues, as sayings.toml calls them
AFTERWARDS = frozenset({"say", "that", "quote", "tell", "report", "think", "warn", "hope", "ask", "urge", "intend"})
# names: kinds and keys of cues
CLAUSES = frozenset({"say", "think", "tell", "warn", "report", "predict", "confirm", "announce", "state", "write"})
LEADING = frozenset({"with", "after", "before", "by", "without"})  # names: keys of prepositions
SAYING = frozenset({"that", "know"})  # names: kinds of cues behind whose words an English speaker stands
SEMICOLONS = frozenset(";\u061b")
NAME = 4  # words of a name in quotation marks
NEAR = 12  # cues before one, in whose words it may stand
FEW = 3  # fewer words to the left of "he said" are no clause


def mark_breaks(
    scene: Scene, pairs: list[tuple[Cue, Words | None]], others: list[Attribution], rumours: list[Rumour]
) -> None:
    """Note where each attribution begins, so that what is said before it ends there."""
    near = (pairs[max(0, k - NEAR) : k] for k in range(len(pairs)))
    told = zip(pairs, near, strict=True)
    breaks = {at for (cue, words), before in told if (at := _break(scene, cue, words, before)) is not None}
    breaks |= {_comma(scene, other.first) for other in others}
    if verb_first(scene):
        breaks |= clause_breaks(scene)
    breaks |= {_comma(scene, r.mark.first) for r in rumours if r.mark.pre and scene.text(r.mark.first - 1) in COMMAS}
    if not verb_first(scene):  # rejected claims that it was so: "That is wrong"
        breaks |= {s.first - 2 for s in scene.spoken if s.opens and scene.text(s.first - 2) == COLON}
    scene.breaks = sorted(breaks)


def _comma(scene: Scene, i: int) -> int:
    """Return the comma, dash or "and" before word `i`, else the word itself."""
    if i > 0 and (scene.has(i - 1, "conj") or scene.key(i - 1, "relative") == "where"):
        i -= 1 + (scene.key(i - 2, "prep") == "in")  # in the time that
    if not verb_first(scene):
        i -= int(scene.key(i - 1, "prep") in LEADING and scene.text(i - 2) in COMMAS)  # with one woman saying
        if scene.dash(i - 1):
            return i - 1
    return i - 1 if scene.text(i - 1) in COMMAS else i


def _break(scene: Scene, cue: Cue, words: Words | None, earlier: list[tuple[Cue, Words | None]]) -> int | None:
    if cue.mood == PASSIVE or _told_within(scene, cue, earlier):
        return None
    if words is not None and cue.source is None and scene.text(cue.start - 1) in COMMAS and cue.mark.form == "s":
        return cue.start - 1  # a headline: denies it, blasts the paper
    if cue.mood in (BESIDE, GOING):
        return _comma(scene, cue.start) if words is not None or cue.mood == BESIDE else None
    if verb_first(scene) and (
        (words is None and resumed(scene, cue.first - 1)) or awaited(scene, cue.start) is not None
    ):
        return None
    if words is None:
        return _comma(scene, cue.start) if cue.kind in AFTERWARDS and scene.text(cue.start - 1) in COMMAS else None
    if cue.relative or (cue.kind in THOUGHTS and cue.key != "consider"):
        return None
    return _comma(scene, cue.start) if cue.joined else _anew(scene, cue)


def _anew(scene: Scene, cue: Cue) -> int | None:
    """Return where a clause begins that no word joins to the one before: a comma, a mark, "and" on its subject."""
    back = cue.start - 1
    if scene.text(back) in SEMICOLONS or cue.points:
        return back
    if scene.has(back, "conj") and (scene.text(back - 1) in COMMAS or scene.dash(back - 1)):
        return back - 1
    led = led_anew(scene, cue.start) if verb_first(scene) and not cue.mark.pre else None
    if led is not None:
        return led
    anew = scene.text(back) in COMMAS and verb_first(scene) and not cue.mark.pre
    if anew or scene.closing(back):
        return back
    return cue.start if verb_first(scene) and scene.joins(cue.start) else None


def _told_within(scene: Scene, cue: Cue, earlier: list[tuple[Cue, Words | None]]) -> bool:
    """Say whether "and told" goes on with what is told: claims he fell and told her, not "says" but "fell"."""
    if verb_first(scene) or not (cue.joined and cue.source is None and cue.mark.form == "past"):
        return False
    host = next((c for c, words in reversed(earlier) if words is not None), None)
    return host is not None and host.mood == ACTIVE and host.mark.form in ("s", "base") and host.source is not None


def attach(scene: Scene, cue: Cue, words: Words | None, found: list[Said]) -> list[Said]:
    """Return the saying of a cue: its words to the right, to the left, or on both sides of it; a relay's two."""
    mine = scene.text(cue.first) in scene.draft.pack.fact("agreement", "i_said", ())
    left = [] if mine else _left(scene, cue, words, found)
    if left and cue.points and found and found[-1].content[-1][1] == left[-1][1]:
        left = list(found[-1].content)
    if cue.kind in LINKS:
        content = (
            _right(scene, cue, words)
            if words is not None
            else left
            if cue.kind == "relay" and cue.mood == BESIDE
            else []
        )
        made = relayed(scene, cue, words, content) if content else []
        for said in made:
            said.form = form(scene, said, spoken=words.how if words else "")
            own(scene, said, cue, words, left)
        return made
    if left and words is not None and words.how in ("bare", "object"):
        words = None if _quote_before(scene, cue) is not None else words
    right = _right(scene, cue, words) if words is not None else []
    content = left + right or around(scene, cue)
    if cue.mood == PASSIVE:
        content = told_of(scene, cue, right) or content
    if not content:
        return []
    said = Said(
        line=scene.line.index,
        content=content,
        form="indirect",
        source=_whose(scene, cue),
        cue=(scene.line.words[cue.first].start, scene.line.words[cue.last - 1].end),
        rule=f"{cue.mood}-{cue.kind}" + ("-after" if left and not right else ""),
        key=cue.key,
    )
    said.answers = cue.points
    said.form = form(scene, said, spoken=words.how if words else "")
    ended = bool(right) and right[-1][1] >= scene.line.end - 2
    if words is not None and words.how == "colon" and said.form == "direct" and ended:
        said.rule += "-colon"
    rumour = cue.kind in THOUGHTS or cue.key in scene.draft.pack.fact("sayings", "rumours", ())
    said.hedged = cue.mood == PASSIVE and cue.source is None and rumour
    own(scene, said, cue, words, left)
    return [said]


def _whose(scene: Scene, cue: Cue) -> Place | None:
    """Return the place of who speaks, without an "and" that is written on to him."""
    place = bare(scene, cue.source) if cue.source else None
    return (place[0] + 1, place[1]) if place and cue.source and scene.joins(cue.source[0]) else place


def own(scene: Scene, said: Said, cue: Cue, words: Words | None, left: list[Place]) -> None:
    """Note which quotations the saying has taken."""
    if words is not None and words.spoken is not None:
        scene.owners.setdefault(id(words.spoken.quote), said)
    before = _quote_before(scene, cue) if left else None
    if before is not None:
        scene.owners.setdefault(id(before.quote), said)


def _quote_before(scene: Scene, cue: Cue) -> Spoken | None:
    """Return the quotation that closes just before the attribution."""
    back = cue.start - 1
    while back > 0 and scene.closing(back) is None and scene.text(back) in (*COMMAS, ".", "-", "–", "—"):
        back -= 1
    return scene.closing(back)


def _left(scene: Scene, cue: Cue, words: Words | None, found: list[Said]) -> list[Place]:
    """Return the words that stand before the attribution."""
    if not _may_end(scene, cue):
        return []
    spoken = _quote_before(scene, cue)
    if spoken is not None and cue.source is not None and cue.source[0] <= spoken.first and spoken.last <= cue.source[1]:
        spoken = None
    if spoken is not None and not _claimed(spoken, found):
        quoted = _quoted(scene, cue, words, spoken)
        if quoted:
            return quoted
    beside = cue.mood == BESIDE and words is None
    if words is not None and not _resumes(scene, cue, words):
        return []
    back = cue.start - 1
    stray = scene.is_punct(back) and scene.text(back - 1) in COMMAS  # a closing mark without its opening
    part = scene.text(back) in COMMAS - SEMICOLONS
    if cue.mood == GOING or not (beside or stray or part or spoken is not None):
        return []
    known = cue.kind in CLAUSES or cue.key in CLAUSES or (cue.kind in SAYING and _said_by(scene, cue))
    if words is None and not beside and not known and not stray:
        return []
    if words is None and not beside and (not ends(scene, cue) or cue.joined):
        return []
    if cue.source is None and not beside and not stray and not verb_first(scene):
        return []
    return _clause(scene, _begun(scene, back, ends=words is None), _comma(scene, cue.start))


def _may_end(scene: Scene, cue: Cue) -> bool:
    """Say whether an attribution can stand behind what is said: not one whose verb its own subject waits for."""
    if cue.relative or cue.mood == PASSIVE or cue.key in scene.draft.pack.fact("sayings", "with_goal", ()):
        return False
    behind = cue.kind in AFTERWARDS or cue.mood == BESIDE
    return behind and not (verb_first(scene) and awaited(scene, cue.start) is not None)


def _said_by(scene: Scene, cue: Cue) -> bool:
    """Say whether somebody in English reveals, concludes or finds what stands before."""
    head = scene.line.words[cue.source[0]].marks if cue.source is not None else {}
    finite = not verb_first(scene) and cue.mark.form in ("past", "s")
    return finite and any(c in head for c in ("name", "role", "personal", "article", "honorific"))


def _begun(scene: Scene, back: int, *, ends: bool) -> int:
    """Return where the words before an attribution begin; one that ends its sentence reaches back over "and said"."""
    first = scene.last_break(back)
    if ends and not verb_first(scene) and scene.has(first, "conj") and scene.has(first + 1, "cue"):
        first = scene.last_break(first)
    return body(scene, first)


def _claimed(spoken: Spoken, found: list[Said]) -> bool:
    """Say whether the quotation is already another verb's words."""
    return any(a <= spoken.quote.start < b for said in found[-3:] for a, b in said.content)


def _quoted(scene: Scene, cue: Cue, words: Words | None, spoken: Spoken) -> list[Place]:
    """Return the quotation before the attribution, where it is a clause of its own."""
    at = scene.last_break(cue.start - 1)
    whole = spoken.first <= 1 + at or not spoken.opens
    if words is not None and (cue.mood == GOING or cue.joined or (words.how in ("that", "object") and not whole)):
        return []
    length = spoken.last - spoken.first
    called = scene.closing(cue.start - 1) is not None and not scene.is_punct(spoken.last - 1)
    if words is not None and length <= NAME and called:  # who speaks
        return []
    if not whole and (length <= 4 or length <= 2 * (spoken.first - at)):  # a name or nickname
        return []
    return pieces(scene, spoken.quote)


def _resumes(scene: Scene, cue: Cue, words: Words) -> bool:
    """Say whether the words go on after "X said," in the middle of them."""
    return scene.text(cue.after) in COMMAS and words.how in ("bare", "quote") and cue.mood == ACTIVE and not cue.joined


def _clause(scene: Scene, first: int, last: int) -> list[Place]:
    while first < last and ((scene.is_punct(first) and not scene.opening(first)) or scene.has(first, "conj")):
        first += 1
    verb = verb_first(scene) and first < last and any(m.form == "past" for m in scene.words[first].marks.values())
    if last - first < FEW - verb:  # prices rose
        return []
    place = scene.place(first, last)
    return [place] if place else []


def _right(scene: Scene, cue: Cue, words: Words) -> list[Place]:
    spoken = words.spoken
    label = cue.kind == "name" and bool(cue.mark.post)  # what he calls "a plot"
    if spoken is not None and (label or _alone(scene, spoken, words)):
        return pieces(scene, spoken.quote)
    first = words.first
    if spoken is not None and first == spoken.first and scene.opening(first - 1):
        first -= 1
    end = scene.next_break(first if not scene.opening(first) else first - 1)
    end = max(opened(scene, cue, first, end), first)
    if words.how in ("object", "bare"):
        end = object_end(scene, cue, first, end)
    if not verb_first(scene):
        end = max(first, tail(scene, cue, words, first, end))
    place = scene.place(first, end)
    if words.how == "colon" and end - first < FEW and cue.kind == "quote":
        return []
    return [place] if place else []


def _alone(scene: Scene, spoken: Spoken, words: Words) -> bool:
    """Say whether the quotation is all that is said: nothing of the clause goes on behind it."""
    if not spoken.closes:
        return True
    after = spoken.last + 1
    more = scene.has(after + (scene.text(after) in COMMAS), "that")
    if more is not None and more.pre:  # and that
        return False
    if words.how == "quote" and spoken.last > spoken.first and scene.is_punct(spoken.last - 1):
        return True
    if after >= scene.size or scene.text(after) in STOPS or scene.breaks_at(after):
        return True
    if words.how == "that":
        return False
    joint = tuple(scene.draft.pack.facts["agreement"]["conjunctions"])
    if joint and spoken.sentence(scene) and scene.text(after).startswith(joint):
        return True  # and he left
    return spoken.last - spoken.first > 4 or scene.is_punct(after)  # longer than a name
