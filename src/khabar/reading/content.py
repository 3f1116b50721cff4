"""Content: where the words of a saying begin after its cue, and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind
from khabar.reading.cues import ACTIVE, BESIDE, GOING, PASSIVE, Cue
from khabar.reading.scene import COLON, COMMAS, STOPS, Scene, Spoken

FAR, NEAR = 45, 18  # words between a verb and "that": Arabic puts the whole speaker there, English a phrase or two
BARE = frozenset({"say", "tell", "report", "think", "hope", "warn"})
SPEAKING = frozenset({"say", "that", "tell", "think", "report"})
OWN = frozenset({"report", "urge", "hope"})
PLAIN = frozenset({"report", "hope"})
ONE_TOLD = 9
HEDGE_NOT = frozenset({"after", "before", "during", "because", "without", "between"})


@dataclass(slots=True)
class Words:
    """Where a saying's words begin: at word `first`; `how`: that, quote, colon, bare, object."""

    first: int
    how: str
    spoken: Spoken | None = None


def complement(scene: Scene, cue: Cue) -> Words | None:
    """Return where the words of a cue begin to its right, None where they do not."""
    if scene.draft.pack.facts["sayings"]["order"] == "verb-subject":
        return _verb_first(scene, cue)
    if cue.mood == PASSIVE:
        return _passive(scene, cue)
    match cue.kind:
        case "accuse":
            return _after_prep(scene, cue, "of")
        case "ask":
            return _asked(scene, cue)
        case "urge":
            return _urged(scene, cue)
        case "name":
            return _named(scene, cue)
        case "brand":
            return _branded(scene, cue)
        case "tell":
            return _told(scene, cue)
        case _:
            found = _urged(scene, cue) if cue.kind == "warn" else None
            return found or _scan(scene, cue, cue.after)


def _scan(scene: Scene, cue: Cue, at: int) -> Words | None:
    """Look for "that", a quotation, a colon, or a clause that simply begins."""
    bare, plain = cue.kind in BARE, cue.kind in PLAIN
    straight = True
    stop = min(scene.size, at + NEAR)
    home = scene.inside(cue.first)
    while at < stop:
        if scene.inside(at) is not home:
            return None
        word = scene.line.words[at]
        marks = word.marks
        spoken = scene.opening(at)
        if spoken is not None:
            return Words(at + 1, "quote", spoken) if straight or _long(spoken) else Words(at, "bare") if bare else None
        if cue.kind == "intend" and straight and word.norm == "to":
            return Words(at, "object")
        if "that" in marks and cue.kind == "quote" and at > cue.after:
            return None
        if "that" in marks and (straight or not _demonstrative(scene, at)):
            return Words(at + 1, "that")
        if word.norm == COLON:
            spoken = scene.opening(at + 1)
            return Words(at + 2, "quote", spoken) if spoken else Words(at + 1, "colon")
        if scene.stops(at) or "according" in marks or "asthey" in marks or (at > cue.after and "cue" in marks and marks["cue"].form in ("past", "s", "ing")):
            return None
        step = _skip(scene, at)
        if step == at and word.norm in COMMAS:
            straight, step = False, at + 1
            spoken = scene.opening(at + 1)
            if spoken is not None:
                return Words(at + 2, "quote", spoken)
            bare = plain = False
        elif step == at and "prep" in marks and "article" not in marks and not (plain and marks["prep"].key == "to"):
            straight, plain, step = False, False, at + 1
        elif step == at:
            if (bare and (straight or "personal" in marks)) or (plain and straight):
                return Words(at, "bare")
            step = at + 1
        at = step
    return None


def _skip(scene: Scene, at: int) -> int:
    """Pass over a time, an adverb: what may stand between verb and words."""
    marks = scene.line.words[at].marks
    for cls in ("time", "adverb"):
        if cls in marks:
            return marks[cls].last
    return at


def _long(spoken: Spoken) -> bool:
    return spoken.last - spoken.first > 4  # noqa: PLR2004: shorter ones are names and nicknames


def _demonstrative(scene: Scene, at: int) -> bool:
    """Say whether this "that" rather belongs to the noun before it: told the company that made it."""
    return scene.has(at - 1, "role") is not None and scene.has(at + 1, "aux") is not None


def _told(scene: Scene, cue: Cue) -> Words | None:
    """Look behind the one told: told reporters that, told the BBC it would."""
    at = cue.after
    stop = min(scene.size, at + ONE_TOLD)
    while at < stop:
        word = scene.line.words[at]
        marks = word.marks
        if at == cue.after and "article" in marks and "personal" not in marks:
            at += 1
        elif "name" in marks:
            at = marks["name"].last
        elif word.kind == Kind.PUNCT and word.norm not in ("-", "'s", "."):
            break
        elif any(c in marks for c in ("that", "relative", "prep", "time")):
            break
        elif "personal" in marks and marks["personal"].key not in ("it", "who") and at == cue.after:
            at += 1
        elif any(c in marks for c in ("personal", "article", "aux")) and at > cue.after:
            return Words(at - 1 if "aux" in marks and at - cue.after > 1 else at, "bare")
        else:
            at += 1
    if at >= scene.size:
        return None
    found = _scan(scene, cue, at)
    if found is not None and found.how == "bare" and found.first == at and scene.has(at, "prep"):
        return None
    return found


def _after_prep(scene: Scene, cue: Cue, key: str) -> Words | None:
    """Look for the preposition that leads to the words: accused him of; before a quotation rather than the first."""
    first = None
    for at in range(cue.after, min(scene.size, cue.after + NEAR)):
        if scene.text(at) in COMMAS and first is not None:
            break
        if scene.key(at, "prep") == key:
            spoken = scene.opening(at + 1)
            if spoken is not None:
                return Words(at + 2, "quote", spoken)
            first = first or at + 1
    return Words(first, "object") if first and first < scene.size else None


def _asked(scene: Scene, cue: Cue) -> Words | None:
    """Look for a question or a wish: asked him whether, asked them to."""
    for at in range(cue.after, min(scene.size, cue.after + NEAR)):
        word = scene.line.words[at]
        spoken = scene.opening(at) or (scene.opening(at + 1) if word.norm == COLON else None)
        if spoken is not None:
            return Words(spoken.first, "quote", spoken)
        if "relative" in word.marks or word.norm in ("if", "to"):
            return Words(at, "object")
        if "neg" in word.marks and scene.text(at + 1) == "to":
            return Words(at, "object")
        if word.norm in COMMAS or word.norm in STOPS:
            return None
    return None


def _urged(scene: Scene, cue: Cue) -> Words | None:
    """Take everything after "urged" where "to" or "that" follows soon."""
    for at in range(cue.after, min(scene.size, cue.after + 12)):
        word = scene.line.words[at]
        if scene.opening(at):
            return Words(at + 1, "quote", scene.opening(at))
        if word.norm == COLON or word.norm in COMMAS or word.norm in STOPS:
            return None
        if "that" in word.marks:
            return Words(at + 1, "that")
        if word.norm == "to" and (at > cue.after or cue.kind == "urge"):
            return Words(cue.after, "object")
    return None


def _named(scene: Scene, cue: Cue) -> Words | None:
    """Take object and name: described him as, hailed it as."""
    for at in range(cue.after, min(scene.size, cue.after + NEAR)):
        word = scene.line.words[at]
        if word.norm in STOPS:
            return None
        if scene.key(at, "prep") == "as" or scene.key(at, "conj") == "while" and word.norm == "as":
            return Words(cue.after, "object")
    return _branded(scene, cue)


def _branded(scene: Scene, cue: Cue) -> Words | None:
    """Take object and quotation: called the idea "madness"."""
    if scene.opening(cue.after):
        return Words(cue.after + 1, "quote", scene.opening(cue.after))
    for at in range(cue.after, min(scene.size, cue.after + 14)):
        word = scene.line.words[at]
        if scene.opening(at):
            return Words(cue.after, "object")
        if word.norm in STOPS or word.norm in COMMAS or word.norm == COLON:
            return None
        verb = word.marks.get("cue")
        if at > cue.after and verb is not None and verb.form == "past" and not scene.has(at - 1, "article"):
            return None
    return None


def _passive(scene: Scene, cue: Cue) -> Words | None:
    """Look for the words of a passive: it is believed that, is said to, was told, was accused of."""
    at = cue.after
    while at < min(scene.size, cue.last + 9) and _skip(scene, at) > at:
        at = _skip(scene, at)
    if cue.kind == "accuse":
        return _after_prep(scene, cue, "of")
    if cue.kind in ("name", "brand"):
        ok = scene.text(at) == "as" or scene.opening(at)
        if scene.text(at) == "to" and scene.key(at + 1, "aux") == "be":
            return Words(at, "object")
        return Words(at + 1, "object", scene.opening(at)) if ok else None
    if scene.text(at) == "to" and cue.kind not in ("quote",):
        return Words(at, "object")
    if "that" in (scene.line.words[at].marks if at < scene.size else ()):
        return Words(at + 1, "that")
    if cue.impersonal and cue.kind in ("think", "hope", "say", "that", "report") and at < scene.size:
        clause = any(c in scene.line.words[at].marks for c in ("personal", "article", "name"))
        return Words(at, "bare") if clause else _scan(scene, cue, at)
    if cue.kind in ("tell",) and at < scene.size and not scene.has(at, "prep"):
        found = _scan(scene, cue, at)
        return found if found is None or found.how != "bare" or scene.has(at, "personal") or cue.key == "tell" else None
    return None


def _verb_first(scene: Scene, cue: Cue) -> Words | None:
    """Look for the words of an Arabic cue: behind "that", a colon, an opened quotation, else its object."""
    found = _marked(scene, cue)
    if cue.kind == "express":
        return _object(scene, cue, found)
    if cue.kind in ("name", "brand") and found is not None and not cue.mark.post:
        between = found.first - cue.after > 2  # noqa: PLR2004: more than "that" and a mark
        return Words(cue.after, "object") if between and not scene.is_punct(cue.after) else found
    if found is not None and found.how != "that":
        taken = cue.kind in OWN and cue.takes not in ("", "bi") and _after_taken(scene, cue, found.first - 1)
        return taken or found
    if cue.kind == "relay":
        said = found is not None and any(scene.key(k, "prep") == "about" for k in range(cue.last, found.first))
        return found if said else None
    if cue.kind == "quote" and found is not None and found.how == "that" and found.first - cue.after > 3:  # noqa: PLR2004
        return None
    if cue.kind == "stand":
        near = found is not None and found.first - cue.last <= 12  # noqa: PLR2004: a document's name
        return found if near and scene.key(cue.last, "prep") == "in" else None
    if cue.key in scene.draft.pack.fact("sayings", "with_carrier", ()):
        between = range(cue.last, found.first if found else cue.last)
        return found if any(scene.has(k, "carrier") for k in between) else None
    if cue.takes == "bi" and found is None:
        found = _by(scene, cue)
        if found is not None or cue.kind == "say":
            return found
    if cue.kind in ("report", "hope", "urge", "accuse", "name", "express", "brand", "think"):
        plain = _object(scene, cue, found)
        if plain is not None:
            return plain
    return found


def _marked(scene: Scene, cue: Cue) -> Words | None:
    at, stop = cue.last, min(scene.size, cue.last + FAR)
    home = scene.inside(cue.first)
    while at < stop:
        if scene.inside(at) is not home:
            return None
        word = scene.line.words[at]
        spoken = scene.opening(at)
        if spoken is not None:
            if cue.mood == BESIDE and not _long(spoken):
                at = spoken.last + 1
                continue
            name = at == cue.last and cue.kind not in ("say", "quote") and not scene.is_punct(spoken.last + 1)
            if _long(spoken) or not (name or cue.kind == "that" or _that_follows(scene, spoken.last + 1)):
                return Words(at + 1, "quote", spoken)
            at = spoken.last + 1
            continue
        if word.norm == COLON and not _clock(scene, at):
            spoken = scene.opening(at + 1)
            if spoken is not None:
                return Words(at + 2, "quote", spoken)
            at += 1 if "that" in (scene.line.words[at + 1].marks if at + 1 < scene.size else ()) else 0
            return Words(at + 1, "colon")
        if "that" in word.marks and at not in scene.covered and _complement(scene, at):
            spoken = scene.opening(at + 1)
            return Words(at + 2, "quote", spoken) if spoken is not None and _long(spoken) else Words(at + 1, "that")
        if scene.stops(at) or word.norm == "؛" or _other(scene, cue, at):
            return None
        at += 1
    return None


def _complement(scene: Scene, at: int) -> bool:
    """Say whether "that" at word `at` leads to what is said: not "after that", not part of a network's name."""
    if scene.key(at - 1, "prep") in HEDGE_NOT and not any(scene.has(k, "adverb") for k in (at - 2, at - 3)):
        return False
    role = scene.has(at - 1, "role")
    outlet = role is not None and scene.draft.pack.fact("role", role.key) == "outlet" and not scene.is_punct(at + 1)
    if scene.text(at + 1) == "." and at + 2 < scene.size:  # a letter of a network's name
        return False
    return not scene.has(at - 1, "conj") and not (outlet and scene.has(at - 2, "cue"))


def _clock(scene: Scene, at: int) -> bool:
    words = scene.line.words
    return 0 < at < len(words) - 1 and words[at - 1].kind == words[at + 1].kind == Kind.NUMBER


def _that_follows(scene: Scene, at: int) -> bool:
    """Say whether "that" comes soon after a short quotation: it was a name."""
    return any(scene.has(k, "that") for k in range(at, min(scene.size, at + 14)))


def _other(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether another attribution begins at word `at`, so that what follows is not this cue's."""
    if at < cue.after or at == cue.first:
        return False
    marks = scene.line.words[at].marks
    if "according" in marks or "asthey" in marks:
        return scene.text(at - 1) not in COMMAS
    mark = marks.get("cue")
    if mark is None or mark.form not in ("past", "present") or mark.first == cue.first or "prep" in marks:
        return False
    if mark.pre:
        return mark.key != "consider"
    kind = str(scene.draft.pack.fact("cue", mark.key, "say")).partition(" ")[0]
    return kind in SPEAKING and not scene.has(at - 1, "relative") and not scene.has(at - 1, "that")


def _object(scene: Scene, cue: Cue, that: Words | None) -> Words | None:
    """Return the noun phrase that is told: after the preposition the verb takes, or straight after the speaker."""
    at = cue.after
    limit = that.first - 1 if that is not None else scene.size
    if cue.kind == "name":
        return that or _bi(scene, at)
    if cue.takes and cue.takes != "bi":
        found = _after_taken(scene, cue, min(limit, at + (5 if cue.kind == "express" else 14)))
        if found is not None or cue.kind == "express" or (cue.kind == "urge" and cue.takes != "on"):
            return found
    if that is not None and that.first - cue.after <= (2 if cue.kind in ("urge", "accuse") else 8):
        return None
    if cue.kind in ("express", "brand") or cue.mood not in (ACTIVE, GOING):
        return _branded(scene, cue) if cue.kind == "brand" else None
    if cue.mark.post and cue.kind != "accuse":
        return None
    while at < limit and _skip(scene, at) > at:
        at = _skip(scene, at)
    spoken = scene.opening(at)
    if spoken is not None and spoken.closes and not _long(spoken) and not scene.is_punct(spoken.last + 1):
        at = spoken.last + 1  # the speaker's short name
    if at >= limit or scene.is_punct(at) or scene.has(at, "conj") or scene.has(at, "relative"):
        return None
    if cue.kind == "think" or (cue.kind in ("report", "hope") and scene.has(at, "prep")):
        return None
    return Words(at, "object")


def _by(scene: Scene, cue: Cue) -> Words | None:
    """Look for the noun with the preposition "by" written on to it: declared his readiness, promised help."""
    letter = scene.draft.pack.facts["sayings"]["by"]
    for k in range(cue.after, min(scene.size, cue.after + 8)):
        word = scene.line.words[k]
        if word.norm in STOPS or any(c in word.marks for c in ("cue", "conj", "relative")):
            return None
        names = any(c in word.marks for c in ("name", "carrier", "prep")) or k in scene.covered
        if word.norm.startswith(letter) and len(word.norm) > 4 and not names:  # noqa: PLR2004: a short word is no noun
            return Words(k, "object")
    return None


def _after_taken(scene: Scene, cue: Cue, limit: int) -> Words | None:
    """Look for the preposition that the verb takes, before any "that"."""
    for k in range(cue.after, limit):
        if scene.text(k) in STOPS:
            return None
        if scene.key(k, "prep") == cue.takes and not scene.has(k + 1, "that"):
            first = cue.after if cue.kind == "urge" else k + 1
            return Words(first, "object") if first < scene.size else None
    return None


def _bi(scene: Scene, at: int) -> Words | None:
    """Return the object of naming where "as" is written on to the name: only with a quotation."""
    near = any(scene.opening(k) for k in range(at, min(scene.size, at + 10)))
    return Words(at, "object") if near else None
