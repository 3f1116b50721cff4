"""Predicates: looks for the words of an Arabic cue, behind "that", a colon, a quotation, else its object."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.content import Words, long, skip
from khabar.reading.sayings.cues import ACTIVE, BESIDE, GOING, Cue
from khabar.reading.sayings.objects import branded
from khabar.reading.sayings.relays import LINKS
from khabar.reading.sayings.scene import COLON, COMMAS, STOPS, Scene

NO_OBJECT = ("name", "carrier", "prep", "according", "adverb", "time")
FAR = 45  # words between a verb and "that": the whole speaker stands there
SPEAKING = frozenset({"say", "that", "tell", "think", "report"})
WITH_OBJECT = frozenset({"report", "hope", "urge", "accuse", "name", "brand", "think"})
OWN = frozenset({"report", "urge", "hope"})
NOT_AFTER = frozenset({"after", "before", "during", "because", "without", "between"})


def predicate(scene: Scene, cue: Cue) -> Words | None:
    """Look for the words of an Arabic cue: behind "that", a colon, an opened quotation, else its object."""
    found = _marked(scene, cue)
    if cue.kind == "express":
        return _object(scene, cue, found)
    if cue.kind in ("name", "brand") and found is not None and not cue.mark.post:
        between = any(not (scene.is_punct(k) or scene.has(k, "that")) for k in range(cue.after, found.first))
        return Words(cue.after, "object") if between and not scene.is_punct(cue.after) else found
    if found is not None and found.how != "that":
        taken = cue.kind in OWN and cue.takes not in ("", "bi") and _after_taken(scene, cue, found.first - 1)
        return taken or found
    if not _complete(scene, cue, found):
        return None
    by = _by(scene, cue) if cue.takes == "bi" and found is None else None
    if by is not None or cue.kind not in WITH_OBJECT:
        return by or found
    return _object(scene, cue, found) or found


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
    return True


def _marked(scene: Scene, cue: Cue) -> Words | None:
    at, stop = cue.last, min(scene.size, cue.last + FAR)
    home = scene.inside(cue.first)
    while at < stop:
        if scene.inside(at) is not home:
            return None
        word = scene.line.words[at]
        spoken = scene.opening(at)
        if spoken is not None:
            if cue.mood == BESIDE and not long(spoken):
                at = spoken.last + 1
                continue
            only = cue.key in scene.draft.pack.fact("sayings", "only_that", ())
            if only or (not long(spoken) and (_to_somebody(scene, at) or _called(scene, cue, at))):
                at = spoken.last + 1
                continue
            name = at == cue.last and cue.kind not in ("say", "quote") and not scene.is_punct(spoken.last + 1)
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
    if _provided(scene, cue, at):
        return False
    if scene.key(at - 1, "prep") in NOT_AFTER and not any(scene.has(k, "adverb") for k in (at - 2, at - 3)):
        return False
    role = scene.has(at - 1, "role")
    outlet = role is not None and scene.draft.pack.fact("role", role.key) == "outlet" and not scene.is_punct(at + 1)
    article = scene.draft.pack.lexicon.clitics.article
    outlet = outlet and not (article and scene.text(at - 1).startswith(article))  # the agency said that
    if scene.text(at + 1) == "." and at + 2 < scene.size:  # a letter of a network's name
        return False
    if scene.key(at - 1, "relative") == "where" and not scene.line.words[at].marks["that"].pre:  # since
        return False
    joined = scene.has(at - 1, "conj") is not None and at - 1 not in scene.covered
    return not joined and not (outlet and scene.has(at - 2, "cue"))


def _provided(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether "that" at word `at` is a condition: learns it, provided that."""
    only = cue.key in scene.draft.pack.fact("sayings", "only_that", ())
    return only and not cue.takes and scene.key(at - 1, "prep") == "on"


def _clock(scene: Scene, at: int) -> bool:
    words = scene.line.words
    return 0 < at < len(words) - 1 and words[at - 1].kind == words[at + 1].kind == Kind.NUMBER


def _that_follows(scene: Scene, at: int) -> bool:
    """Say whether "that" comes soon after a short quotation: it was a name."""
    for k in range(at, min(scene.size, at + 14)):
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
    if mark is not None and scene.has(mark.last, "inwardly"):
        return False
    if mark is not None and mark.form == "agent" and cue.kind in WITH_OBJECT and scene.text(at - 1) in COMMAS:
        return True
    if mark is None or mark.form not in ("past", "present") or mark.first == cue.first or "prep" in marks:
        return False
    if mark.pre:
        return mark.key != "consider"
    kind = str(scene.draft.pack.fact("cue", mark.key, "say")).partition(" ")[0]
    return kind in SPEAKING and not scene.has(at - 1, "relative") and not scene.has(at - 1, "that")


def _object(scene: Scene, cue: Cue, that: Words | None) -> Words | None:
    """Return the noun phrase that is told: after the preposition the verb takes, or straight after the speaker."""
    limit = that.first - 1 if that is not None else scene.size
    if cue.kind == "name":
        return that or _bi(scene, cue.after)
    if cue.takes and cue.takes != "bi":
        found = _after_taken(scene, cue, min(limit, cue.after + (5 if cue.kind == "express" else 14)))
        if found is not None and cue.kind == "report" and cue.source and _noun_first(scene, cue, found.first - 1):
            found = Words(cue.after, "object")
        if found is not None or cue.kind == "express" or (cue.kind == "urge" and cue.takes != "on"):
            return found
    if that is not None and that.first - cue.after <= (2 if cue.kind in ("urge", "accuse") else 8):
        return None
    if cue.kind == "brand":
        return branded(scene, cue)
    if cue.kind in ("express", "think") or cue.mood not in (ACTIVE, GOING) or (cue.mark.post and cue.kind != "accuse"):
        return None
    if cue.kind == "report" and cue.takes == "to":  # drew attention to
        return None
    return _straight(scene, cue, limit)


def _noun_first(scene: Scene, cue: Cue, prep: int) -> bool:
    """Say whether the object begins straight after the speaker: stressed the need for work on it."""
    marks = scene.line.words[cue.after].marks
    known = any(c in marks for c in ("prep", "time", "adverb", "role", "name", "honorific", "conj", "relative"))
    article = scene.draft.pack.lexicon.clitics.article
    return cue.after < prep and not (known or scene.is_punct(cue.after) or scene.text(cue.after).startswith(article))


def _straight(scene: Scene, cue: Cue, limit: int) -> Words | None:
    """Return the object straight after the speaker, his name in quotation marks and times passed over."""
    at = cue.after
    while at < limit and skip(scene, at) > at:
        at = skip(scene, at)
    article = scene.draft.pack.lexicon.clitics.article
    if cue.source and scene.key(at, "prep") == "in" and scene.text(at + 1).startswith(article):  # where he is
        at += 2
    spoken = scene.opening(at)
    if spoken is not None and spoken.closes and not long(spoken) and not scene.is_punct(spoken.last + 1):
        at = spoken.last + 1
    if at >= limit or scene.is_punct(at) or scene.has(at, "conj") or scene.has(at, "relative"):
        return None
    if cue.kind in ("report", "hope") and scene.has(at, "prep"):
        return None
    return Words(at, "object")


def _by(scene: Scene, cue: Cue) -> Words | None:
    """Look for the noun with the preposition "by" written on to it: declared his readiness, promised help."""
    letter = scene.draft.pack.facts["sayings"]["by"]
    for k in range(cue.after, min(scene.size, cue.after + 8)):
        word = scene.line.words[k]
        if word.norm in STOPS or any(c in word.marks for c in ("cue", "conj", "relative")):
            return None
        names = any(c in word.marks for c in NO_OBJECT) or k in scene.covered
        if word.norm.startswith(letter) and len(word.norm) > 4 and not names:  # a short word is no noun
            return Words(k, "object")
    return None


def _after_taken(scene: Scene, cue: Cue, limit: int) -> Words | None:
    """Look for the preposition that the verb takes, before any "that"."""
    for k in range(cue.after, limit):
        if scene.text(k) in STOPS:
            return None
        if scene.key(k, "prep") == cue.takes and not scene.has(k + 1, "that"):
            first = cue.after if cue.kind == "urge" and k > cue.after else k + 1
            spoken = scene.opening(first)
            if spoken is not None:
                return Words(first + 1, "quote", spoken)
            return Words(first, "object") if first < scene.size else None
    return None


def _bi(scene: Scene, at: int) -> Words | None:
    """Return the object of naming where "as" is written on to the name: only with a quotation."""
    near = any(scene.opening(k) for k in range(at, min(scene.size, at + 10)))
    return Words(at, "object") if near else None
