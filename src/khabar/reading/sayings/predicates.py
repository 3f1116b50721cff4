"""Predicates: looks for the words of an Arabic cue, behind "that", a colon, a quotation, else its object."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.complements import WITH_OBJECT, led_to, straight, told
from khabar.reading.sayings.content import Words, long
from khabar.reading.sayings.cues import ACTIVE, BESIDE, Cue
from khabar.reading.sayings.leading import leads
from khabar.reading.sayings.outright import outright
from khabar.reading.sayings.relays import LINKS, passed_on
from khabar.reading.sayings.scene import COLON, COMMAS, Scene

SOON = 14  # words between a verb that tells nothing but "that" and it
LEAST = 4  # words of a clause
# names: classes of marks
VOICES = ("name", "role", "honorific", "personal")
FAR = 45  # words between a verb and "that": the whole speaker stands there
AFTER_NAME = 24  # the same behind his name in quotation marks
SPEAKING = frozenset({"say", "that", "tell", "think", "report"})
SPOKEN = frozenset({"say", "quote", "that", "tell"})  # names: kinds of cues that lead to a quotation
AS = frozenset({"name", "brand", "judge"})  # kinds whose object belongs to what is said of it
DOINGS = frozenset({"matter", "feeling", "cuenoun", "thing", "light"})  # names: classes of what can be told
OWN = frozenset({"report", "urge", "hope", "quote"})
NOT_AFTER = frozenset({"after", "before", "during", "because", "without", "between"})


def predicate(scene: Scene, cue: Cue) -> Words | None:
    """Look for the words of an Arabic cue: behind "that", a colon, an opened quotation, else its object."""
    found = _predicate(scene, cue)
    if found is None and cue.mood == BESIDE and scene.key(cue.start, "asthey") == "also":
        cue.mood = ACTIVE  # they also confirmed their wish
        found = _predicate(scene, cue)
        noun = found is not None and found.how == "object" and scene.any(found.first, DOINGS)
        cue.mood, found = (ACTIVE, found) if noun else (BESIDE, None)
    return found


def _predicate(scene: Scene, cue: Cue) -> Words | None:
    found = _marked(scene, cue)
    if found is None or (found.spoken is not None and not long(found.spoken)):
        found = passed_on(scene, cue) or found
    if cue.kind == "express":
        return told(scene, cue, found)
    if (cue.kind in AS or "object" in cue.takes) and found is not None and not cue.mark.post:
        between = any(not (scene.is_punct(k) or scene.has(k, "that")) for k in range(cue.after, found.first))
        between = between and not _held_before(scene, cue, found.first - 1)
        return Words(cue.after, "object") if between and not scene.is_punct(cue.after) else found
    if "object" in cue.takes and cue.mark.post and found is not None and found.first - cue.after > 2:
        return Words(cue.after, "object")
    if found is not None and found.how != "that":
        short = found.spoken is not None and not long(found.spoken)
        if (cue.kind == "stand" or (cue.kind == "quote" and short)) and not _complete(scene, cue, found):
            return None
        led = led_to(scene, cue, found.first - 1) if cue.kind in OWN else None
        if led is None and short and found.how == "quote" and not scene.is_punct(found.first - 2):
            led = straight(scene, cue, found.first - 1)
        if led is not None and cue.kind == "quote" and _spoken_of(scene, led.first, found.first):
            led = None
        return led or found
    if not _complete(scene, cue, found):
        return None
    return told(scene, cue, found) or found or _behind(scene, cue) or _bare(scene, cue) or outright(scene, cue)


def _behind(scene: Scene, cue: Cue) -> Words | None:
    """Return the clause behind the comma that ends "as X told" at the head of a sentence."""
    heads = cue.mood == BESIDE and cue.start == 0 and cue.source is not None and scene.text(cue.after) in COMMAS
    return Words(cue.after + 1, "bare") if heads and scene.size - cue.after > LEAST else None


def _bare(scene: Scene, cue: Cue) -> Words | None:
    """Return the clause that "he said" leads to without "that": nobody is named, all of the sentence is told."""
    if cue.key != "say" or cue.mood != ACTIVE or cue.relative or scene.inside(cue.first) is not None:
        return None
    first, last = cue.source or (cue.after, cue.after)
    somebody = any(scene.has(k, c) for k in range(first, last) for c in VOICES)
    if (
        somebody
        or scene.size - first < LEAST
        or not _begins(scene, cue.first)
        or (last > first and leads(scene, first))
    ):
        return None
    if scene.is_punct(first) or any(scene.has(first, c) for c in ("prep", "adverb", "time", "carrier")):
        return None
    cue.source, cue.after = None, first
    return Words(first, "bare")


def _begins(scene: Scene, i: int) -> bool:
    """Say whether word `i` begins its sentence."""
    return i == 0 or scene.is_punct(i - 1)


def _spoken_of(scene: Scene, first: int, last: int) -> bool:
    """Say whether what is spoken of is told behind another verb: spoke of it, saying that."""
    return scene.has(first, "article") is not None or any(scene.has(k, "cue") for k in range(first, last))


def _complete(scene: Scene, cue: Cue, found: Words | None) -> bool:
    """Say whether the verb has what makes it one of saying: "reported from", "it says in", "issued a statement"."""
    between = range(cue.last, found.first if found else cue.last)
    if cue.kind in ("relay", "ascribe"):
        said = cue.kind == "relay" or found is not None or any(scene.has(k, "saying_his") for k in between)
        return said and any(scene.key(k, "prep") == LINKS[cue.kind] for k in between)
    if cue.kind == "quote":
        apart = any(scene.has(k, "conj") for k in range(cue.after, found.first - 1)) if found else False
        online = any(scene.has(k, "carrier") for k in between)
        near = found is None or found.first - cue.after <= 3 or online
        return near and not apart  # "spoke of the fact that" is none
    if cue.kind == "stand":
        return 0 < len(between) <= 12 and scene.key(cue.last, "prep") == "in"  # a document's name
    if cue.key in scene.draft.pack.fact("sayings", "with_carrier", ()):
        return any(scene.has(k, "carrier") for k in between)
    if cue.key in scene.draft.pack.fact("sayings", "with_goal", ()):
        return any(scene.key(k, "prep") == "to" for k in range(cue.after, min(scene.size, cue.after + SOON)))
    return True


def _marked(scene: Scene, cue: Cue) -> Words | None:
    only = cue.key in scene.draft.pack.fact("sayings", "only_that", ())
    papers = cue.source is not None and any(scene.has(cue.source[0], c) for c in ("role", "findings"))
    far = FAR if papers else SOON
    at, stop = cue.last, min(scene.size, cue.last + (far if only else FAR))
    home = scene.inside(cue.first)
    while at < stop:
        if scene.inside(at) is not home:
            return None
        word = scene.line.words[at]
        spoken = scene.opened.get(at)
        if spoken is not None:
            if (cue.mood == BESIDE and not long(spoken)) or _speakers(scene, cue, at):
                at = spoken.last + 1
                continue
            if only or (not long(spoken) and (_to_somebody(scene, at) or _called(scene, cue, at))):
                at = spoken.last + 1
                continue
            name = at == cue.last and cue.kind not in ("say", "quote") and not scene.is_punct(spoken.last + 1)
            name = name and not (cue.kind == "name" and cue.mark.post)
            if long(spoken) or not (name or cue.kind == "that" or _that_follows(scene, spoken.last + 1)):
                return Words(at + 1, "quote", spoken)
            at = spoken.last + 1
            continue
        if word.norm == COLON and not _clock(scene, at):
            return _colon(scene, cue, at)
        if "that" in word.marks and at not in scene.covered and _complement(scene, cue, at):
            spoken = scene.opening(at + 1)
            return Words(at + 2, "quote", spoken) if spoken is not None and long(spoken) else Words(at + 1, "that")
        if scene.stops(at) or word.norm == "\u061b" or _other(scene, cue, at):
            return None
        at += 1
    return None


def _speakers(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether the short quotation at word `at` is in the speaker's phrase: the group "X"; said "X": we did."""
    spoken, source = scene.opening(at), cue.source
    if spoken is None or source is None or long(spoken) or not source[0] - 1 <= at < source[1]:
        return False
    if cue.kind not in SPOKEN:
        return True
    led = scene.text(spoken.last + 1) == COLON or scene.has(spoken.last + 1, "that") is not None
    return led and source[0] >= spoken.first and source[1] <= spoken.last + 1


def _to_somebody(scene: Scene, at: int) -> bool:
    """Say whether the quotation that opens at word `at` is the name of who is told: to "The Wondar"."""
    return scene.text(at - 1) == scene.draft.pack.facts["agreement"]["to"] or scene.key(at - 1, "prep") in (
        "to",
        "with",
    )


def _called(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether the short quotation that opens at word `at` is a name: the clause runs on around it."""
    spoken = scene.opening(at)
    if spoken is None or not spoken.closes or at == cue.last or scene.is_punct(at - 1) or spoken.sentence(scene):
        return False
    if cue.key in scene.draft.pack.fact("sayings", "only_marked", ()):
        return True
    after = spoken.last + 1
    runs_on = after < scene.size and not scene.is_punct(after) and not scene.has(after, "conj")
    return cue.kind in ("say", "quote") and runs_on and not scene.has(at - 1, "that")


def _colon(scene: Scene, cue: Cue, at: int) -> Words | None:
    if cue.key in scene.draft.pack.fact("sayings", "only_that", ()):
        return None
    spoken = scene.opening(at + 1)
    if spoken is not None:
        return Words(at + 2, "quote", spoken)
    return Words(at + 1 + (scene.has(at + 1, "that") is not None), "colon")


def _complement(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether "that" at word `at` leads to what is said: not "after that", not part of a network's name."""
    if _held_before(scene, cue, at):
        return True
    if _provided(scene, cue, at) or _absorbed(scene, at) or (cue.mood != BESIDE and _consequent(scene, at)):
        return False
    if (
        at > cue.last
        and scene.key(at - 1, "prep") in NOT_AFTER
        and not any(scene.has(k, "adverb") for k in (at - 2, at - 3))
    ):
        return False
    role = scene.has(at - 1, "role")
    outlet = role is not None and scene.draft.pack.fact("role", role.key) == "outlet" and not scene.is_punct(at + 1)
    article = scene.draft.pack.lexicon.clitics.article
    outlet = outlet and not (article and scene.text(at - 1).startswith(article))  # the agency said that
    if scene.text(at + 1) == "." and at + 2 < scene.size:  # a letter of a network's name
        return False
    if scene.key(at - 1, "relative") == "where" and not scene.line.words[at].marks["that"].pre:  # since
        return False
    nearer = scene.has(at - 1, "cue")
    rumour = any((m := scene.has(k, "hearsay_that")) is not None and m.last == at for k in range(at - 4, at - 1))
    if rumour and at - 1 > cue.last:  # expected that
        return False
    believed = at - 1 in scene.cued or scene.has(at - 1, "hearsay_that") is not None
    if believed and nearer is not None and nearer.form != "agent" and nearer.first != cue.first:
        return False
    joined = scene.has(at - 1, "conj") is not None and at - 1 not in scene.covered
    return not joined and not (outlet and scene.has(at - 2, "cue"))


def _consequent(scene: Scene, at: int) -> bool:
    """Say whether "that" at word `at` rather begins what follows from a clause before it: since it grew, so it is."""
    pre = scene.line.words[at].marks["that"].pre
    return bool(pre) and pre == scene.draft.pack.facts["agreement"].get("consequent")


def _provided(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether "that" at word `at` is a condition: learns it, provided that."""
    only = cue.key in scene.draft.pack.fact("sayings", "only_that", ())
    return only and not cue.takes and scene.key(at - 1, "prep") == "on"


def _held_before(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether "from before" stands between verb and "that": he held before that it was so."""
    return scene.key(at - 2, "prep") == "from" and at - 2 == cue.last and scene.key(at - 1, "prep") == "before"


def _absorbed(scene: Scene, at: int) -> bool:
    """Say whether "that" at word `at` belongs to a small word before it: before that, although; not to an adverb."""
    near = range(at - 3, at)
    later = any((m := scene.has(k, "adverb")) is not None and m.last == at for k in near)
    return not later and any((m := scene.has(k, "absorbs")) is not None and m.last > at for k in near)


def _clock(scene: Scene, at: int) -> bool:
    words = scene.line.words
    return 0 < at < len(words) - 1 and words[at - 1].kind == words[at + 1].kind == Kind.NUMBER


def _that_follows(scene: Scene, at: int) -> bool:
    """Say whether "that" comes soon after a short quotation: it was a name."""
    for k in range(at, min(scene.size, at + AFTER_NAME)):
        if scene.has(k, "that") or (scene.text(k) == COLON and scene.opening(k + 1)):
            return True
        if scene.text(k) in COMMAS and scene.has(k + 1, "cue"):
            return False
    return False


def _other(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether another attribution begins at word `at`, so that what follows is not this cue's."""
    if at < cue.after or at == cue.first:
        return False
    marks = scene.line.words[at].marks
    if "according" in marks or "asthey" in marks:
        return scene.text(at - 1) not in COMMAS
    mark = marks.get("cue")
    if mark is not None and (scene.has(mark.last, "inwardly") or (mark.form != "agent" and at not in scene.cued)):
        return False
    if mark is not None and mark.form == "agent" and cue.kind in WITH_OBJECT and scene.text(at - 1) in COMMAS:
        return True
    if mark is None or mark.form not in ("past", "present") or mark.first == cue.first or "prep" in marks:
        return False
    if mark.pre:
        return mark.key != "consider" or bool(mark.post)
    kind = str(scene.draft.pack.fact("cue", mark.key, "say")).partition(" ")[0]
    apart = scene.key(at - 1, "relative") == "where" and scene.text(at - 2) in COMMAS  # ", while the army said"
    return kind in SPEAKING and (apart or not scene.has(at - 1, "relative")) and not scene.has(at - 1, "that")
