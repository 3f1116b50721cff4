"""Nouns of saying: allegations that, the minister's warning that, a call to, raised fears of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from khabar.lang.words import Mark
from khabar.reading.draft import Said
from khabar.reading.sayings.agentless import comma_after
from khabar.reading.sayings.bound import written_on
from khabar.reading.sayings.content import skip
from khabar.reading.sayings.documents import given
from khabar.reading.sayings.forms import form
from khabar.reading.sayings.inverted import subject_behind
from khabar.reading.sayings.leading import leads
from khabar.reading.sayings.scene import COLON, COMMAS, Scene
from khabar.reading.sayings.speakers import Range, before, verb_first
from khabar.reading.sayings.subjects import subject_after
from khabar.reading.sayings.tails import resumed
from khabar.reading.sayings.unsaid import thing
from khabar.reading.sayings.verbs import named

BARE = frozenset({"report", "fear", "rumour", "claim"})  # reports he was about to resign
# names: keys of nouns that tell something without an owner: accused of something, whoever accuses; fears of something
LOOSE = frozenset({"accusation", "accused", "fear", "rumour", "news", "expectation", "warning", "pledge", "notice"})
NONE = 5  # words from "not" to the noun of which there is none
FAR = 12  # words between a noun with its owner and "that"
LEAST = 2  # words of what somebody talks about, no mere name
NEAR = 3  # words between a noun's owner and the preposition that leads to the words
ENDS = ("cue", "relative", "conj")
WHEN = frozenset({"after", "before", "during"})  # names: keys of prepositions


def nominal(scene: Scene, found: list[Said]) -> Iterator[Said]:
    """Yield what a noun of saying holds: allegations that, warnings that; not where it speaks itself."""
    marks = scene.line.found.get("cuenoun")
    if not marks:
        return
    facts = scene.draft.pack.facts.get("cuenoun", {})
    letter = scene.draft.pack.fact("sayings", "written", {}).get("bi", "")
    speaking = sorted(said.source for said in found if said.source)
    told = {said.content[0][0] for said in found}
    inner = scene.draft.pack.fact("sayings", "inner", ())
    called = [said.content[0] for said in found if said.rule.endswith(("-name", "-brand"))]  # calls the claims a lie
    voiced = {said.content[0][0] for said in found if said.rule.endswith(("-express", "-quote"))}  # voiced fears of
    for mark in marks:
        k = bisect_right(speaking, (mark.start, mark.end)) - 1
        spoken = any(s[0] <= mark.start < s[1] for s in speaking[max(0, k) : k + 2])
        mine = mark.post in scene.draft.pack.facts["agreement"].get("mine", ())
        passed = (
            mine
            or (mark.key in inner and (mark.start in told or scene.inside(mark.first) is not None))
            or scene.key(mark.first - 1, "thing") == "any"
            or mark.first in scene.taken
            or mark.first in scene.covered
            or named(scene, mark)
        )
        as_such = letter and scene.text(mark.last).startswith(letter) and scene.has(mark.last, "that")
        spoken = spoken or (bool(as_such) and any(a <= mark.start < b for a, b in called))
        if spoken or passed or scene.line.words[mark.first].start in voiced:
            continue
        rule, *preps = str(facts.get(mark.key, "plain")).split()
        first, owner = _words(scene, mark, tuple(preps))
        made = _said(scene, mark, first, owner) if first is not None else None
        if made is None or ((preps or not verb_first(scene)) and made.content[0][0] in told):
            continue
        made.hedged = rule == "hedged"
        voiced.add(made.content[0][0])
        yield made


def _none(scene: Scene, at: int) -> bool:
    """Say whether there is none of it: there were not any reports."""
    near = range(max(0, at - NONE), at - 1)
    return scene.key(at - 1, "thing") == "any" and any(scene.has(k, "neg") for k in near)


def _words(scene: Scene, mark: Mark, preps: tuple[str, ...]) -> tuple[int | None, Range | None]:
    """Return where the words begin that the noun leads to, and whose they are."""
    article = scene.draft.pack.lexicon.clitics.article
    at, owner = mark.last, _owner(scene, mark)
    if not article:
        bare = scene.has(at, "personal") is not None and mark.key in BARE
        if bare or (scene.has(at, "that") and not scene.has(at + 1, "aux")):
            return (at if bare else at + 1), owner
        return _charge(scene, mark) or _from(scene, mark)
    if scene.has(at, "that"):
        return at + 1, None
    reads = scene.has(at, "reads")
    if reads is not None or scene.text(at).startswith(article):  # an adjective, what the noun says
        last = reads.last if reads is not None else at + 1
        if scene.has(last, "that"):
            return last + 1, None
    behind = _charge(scene, mark) or _behind(scene, mark, preps)
    if behind is not None:
        return behind
    what = preps and "that" not in preps and scene.has(mark.first, "role") is None  # a charge, not the one charged
    giver = given(scene, mark) if what else None
    if giver is not None:
        genitive = "object" in preps and not mark.post and _object(scene, at)
        first = at if genitive else _led(scene, at, preps, FAR)
        if first is not None:
            return first, giver
    if not preps or mark.pre.endswith((article, *scene.draft.pack.lexicon.clitics.lal)):
        loose = mark.key in LOOSE or (_in_order_to(scene, mark) and thing(scene, at))
        return (_led(scene, at, preps, 1) if loose else None), None
    return _owned(scene, mark, preps)


def _behind(scene: Scene, mark: Mark, preps: tuple[str, ...]) -> tuple[int | None, Range | None] | None:
    """Return what a clause behind the noun leads to, and whose it is: made against him by X that, whose gist is."""
    at = mark.last
    by = next((m for m in scene.line.found.get("by_whom", ()) if at < m.first <= at + NEAR), None)
    if by is not None and scene.text(at).startswith(scene.draft.pack.lexicon.clitics.article):
        giver = subject_after(scene, by.last, plain=True)
        return (_led(scene, giver[1], preps, 1), giver) if giver is not None else (None, None)
    gist = next((k for k in range(at, min(at + FAR, scene.size)) if scene.key(k, "reads") == "gist"), None)
    return (_gist(scene, at, gist), given(scene, mark)) if gist is not None else None


def _gist(scene: Scene, at: int, gist: int) -> int | None:
    """Return where the words begin whose gist a noun before word `at` has: a letter to her, to the effect that."""
    if any(scene.is_punct(k) or scene.has(k, "cue") for k in range(at, gist)):
        return None
    last = gist + 1
    spoken = scene.opening(last) or (scene.opening(last + 1) if scene.text(last) == COLON else None)
    if spoken is not None:
        return spoken.first
    return last + 1 if scene.has(last, "that") else None


def _from(scene: Scene, mark: Mark) -> tuple[int | None, Range | None]:
    """Return where the words begin of a claim that somebody is named for behind it: an allegation from Cole that."""
    if scene.key(mark.last, "prep") not in ("from", "by"):
        return None, None
    giver = subject_behind(scene, mark.last + 1)
    if giver is None or scene.has(giver[1], "that") is None:
        return None, None
    return giver[1] + 1, giver


def _object(scene: Scene, at: int) -> bool:
    """Say whether the genitive of a noun can stand at word `at`."""
    outside = ("prep", "time", "adverb", "manner", "conj", "relative", "that")
    return at < scene.size and not scene.is_punct(at) and not any(scene.has(at, c) for c in outside)


def _charge(scene: Scene, mark: Mark) -> tuple[int | None, Range | None] | None:
    """Return where the quotation begins of what somebody is charged with, and who does: the charge of "theft"."""
    if mark.key not in scene.draft.pack.fact("sayings", "of_deeds", ()):
        return None
    led = scene.has(mark.last, "himself") is not None or scene.key(mark.last, "prep") == "of"  # among them "theft"
    quoted = next((k for k in (mark.last, mark.last + led) if scene.opening(k) is not None), None)
    return quoted, given(scene, mark) if quoted is not None and verb_first(scene) else None


def _in_order_to(scene: Scene, mark: Mark) -> bool:
    """Say whether people come together to demand something: they gathered to demand higher wages."""
    purpose = scene.draft.pack.lexicon.clitics.lal
    return mark.pre.endswith(purpose) and mark.key in scene.draft.pack.fact("sayings", "purposes", ())


def _owned(scene: Scene, mark: Mark, preps: tuple[str, ...]) -> tuple[int | None, Range | None]:
    """Return where the words begin behind a noun and whose it is, and who that is, if anybody."""
    at, owner = mark.last, None if mark.post else subject_after(scene, mark.last, plain=True)
    if "that" in preps:
        known = mark.post or (owner is not None and leads(scene, owner[0]))
        return (_that(scene, owner[1] if owner else at), owner) if known else (None, None)
    if mark.post:
        that = _that(scene, at)
        return (that if that is not None else _led(scene, at, preps, NEAR)), None
    if owner is None:
        return _loose(scene, mark, preps)
    somebody = any(scene.has(owner[0], c) for c in ("role", "name", "honorific", "quantity"))
    if "object" in preps and not somebody:
        return None, None
    led = _led(scene, owner[1], preps, NEAR)
    doing = mark.key in scene.draft.pack.fact("sayings", "of_doing", ()) and _doing(scene, owner[1])
    return (owner[1] if led is None and somebody and doing else led), owner


def _doing(scene: Scene, at: int) -> bool:
    """Say whether an indefinite noun of doing stands at word `at`: the ministry's request to put it off."""
    article = scene.draft.pack.lexicon.clitics.article
    marks = scene.line.words[at].marks.values() if at < scene.size else ()
    return any(m.form == "noun" and not m.pre for m in marks) and not scene.text(at).startswith(article)


def _loose(scene: Scene, mark: Mark, preps: tuple[str, ...]) -> tuple[int | None, Range | None]:
    """Return where the words begin of a noun that needs no owner; whom it is from comes first: a call from X of."""
    if mark.key not in LOOSE:
        asked = mark.last + (scene.key(mark.last, "prep") == "about")  # a question whether
        return (asked, None) if scene.has(asked, "asking") is not None else (None, None)
    giver = None
    if scene.key(mark.last, "prep") == "from" and "from" not in preps:
        giver = subject_after(scene, mark.last + 1, plain=True)
    return _led(scene, giver[1] if giver else mark.last, preps, NEAR if giver else 1), giver


def _that(scene: Scene, at: int) -> int | None:
    """Return where the words begin behind "that", nothing of another clause before it."""
    for k in range(at, min(scene.size, at + FAR)):
        if scene.is_punct(k) or any(scene.has(k, c) for c in (*ENDS, "neg")):
            return None
        if scene.has(k, "that"):
            return k + 1
    return None


def _led(scene: Scene, at: int, preps: tuple[str, ...], far: int) -> int | None:
    """Return where the words begin behind "that" or a preposition that the noun takes, at most `far` words on."""
    letter = scene.draft.pack.facts["sayings"]["written"]["bi"]
    later = skip(scene, at) if at < scene.size else at  # a report, on Sunday night, of a fire
    later += later > at and scene.text(later) in COMMAS
    at = later if scene.key(later, "prep") in preps else at
    for k in range(at, min(scene.size, at + far)):
        word = scene.line.words[k]
        if "bi" in preps and scene.opening(k) is not None and written_on(scene, k + 1, letter):
            return k  # a promise on Saturday "to do it"
        if scene.is_punct(k) or any(c in word.marks for c in ENDS):
            return None
        if "that" in word.marks:
            return k + 1 if not scene.has(k - 1, "prep") else None
        if scene.has(k, "asking") and "about" in preps:
            return k
        if scene.key(k, "prep") in preps:
            return k + 1 + bool(scene.has(k + 1, "that"))
        if "bi" in preps and written_on(scene, k, letter):
            return k
    return None


def _said(scene: Scene, mark: Mark, first: int, source: Range | None) -> Said | None:
    end = scene.next_break(first)
    if not verb_first(scene):
        end = resumed(scene, first, end) if _subject(scene, mark, source) else end
    end = min(end, _comma(scene, mark, first, end), _quoted(scene, mark, first, end))
    place = scene.place(first, end)
    if place is None or (mark.key == "talk" and end - first < LEAST):
        return None
    rule = "noun" if source or mark.post else "noun-hearsay"
    subjects = mark.key in scene.draft.pack.fact("sayings", "subjects", ())
    if rule == "noun-hearsay" and (subjects or _in_order_to(scene, mark)):
        rule = "going-noun"  # on the pretext that, confined himself to saying that
    made = Said(
        scene.line.index, [place], "indirect", scene.place(*source) if source else None, (mark.start, mark.end),
        rule=rule, key=mark.key,
    )  # fmt: skip
    made.form = form(scene, made)
    return made


def _comma(scene: Scene, mark: Mark, first: int, end: int) -> int:
    """Return the comma that ends the words; a second noun of doing behind "and" goes on with what is demanded."""
    comma = comma_after(scene, first, end)
    while _in_order_to(scene, mark) and comma < end and _and_doing(scene, comma + 1):
        comma = comma_after(scene, comma + 1, end)
    return comma


def _and_doing(scene: Scene, at: int) -> bool:
    joint = scene.draft.pack.facts["agreement"]["conjunctions"]
    return at < scene.size and any(m.form == "noun" and m.pre in joint for m in scene.words[at].marks.values())


def _quoted(scene: Scene, mark: Mark, first: int, end: int) -> int:
    """Return where quoted words end: a charge's, others before a time: accused of "theft" two days after."""
    spoken = scene.opening(first) or scene.opening(first + 1)
    joint = scene.draft.pack.facts["agreement"].get("conjunctions", ())
    if spoken is None or not spoken.closes or scene.text(spoken.last - 1) in joint:  # marks that lost their partner
        return end
    behind = spoken.last + 1
    if mark.key in scene.draft.pack.fact("sayings", "of_deeds", ()):
        while (more := scene.opening(behind + 1)) is not None and more.closes:
            behind = more.last + 1
        return behind
    return behind if scene.key(behind, "prep") in WHEN or scene.has(behind, "time") else end


def _subject(scene: Scene, mark: Mark, source: Range | None) -> bool:
    """Say whether a claim is its sentence's subject: Trump's accusation that it meddled marked a turn."""
    first = source[0] if source is not None and source[0] < mark.first else mark.first
    while first > 0 and (scene.has(first - 1, "article") or scene.has(first - 1, "quantity")):
        first -= 1
    return first == 0 or scene.is_punct(first - 1)


def _owner(scene: Scene, mark: Mark) -> Range | None:
    """Return whose claim it is: Trump's claim, his claim."""
    back = mark.first - 1
    if scene.text(back) in ("'s", "'"):
        return before(scene, back)
    return (back, back + 1) if scene.key(back, "article") == "his" else None
