"""Clauses: looks for the words of an English cue, by how its verb is built."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.content import Words, long, skip
from khabar.reading.sayings.cues import PASSIVE, Cue
from khabar.reading.sayings.scene import COLON, COMMAS, STOPS, Scene

NEAR = 18  # words between a verb and "that": a phrase or two
BARE = frozenset({"say", "tell", "report", "think", "hope", "warn"})
PLAIN = frozenset({"report", "hope"})
TOLD_TO = ("that", "relative", "prep", "time")
SHORT = 2  # words that are no clause of their own
ONE_TOLD = 9  # words of the one told


def clause(scene: Scene, cue: Cue) -> Words | None:
    """Return where the words of a cue begin to its right, None where they do not."""
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
            return branded(scene, cue)
        case "tell":
            return _told(scene, cue)
        case _:
            found = _urged(scene, cue) if cue.kind == "warn" else None
            return found or _scan(scene, cue, cue.after)


def _scan(scene: Scene, cue: Cue, at: int) -> Words | None:
    """Look for "that", a quotation, a colon, or a clause that simply begins."""
    straight = bare = plain = True
    stop = min(scene.size, at + NEAR)
    home = scene.inside(cue.first)
    if _cut_in(scene, cue):
        return Words(at + 1, "bare")
    while at < stop and scene.inside(at) is home:
        marks = scene.line.words[at].marks
        found = _marker(scene, cue, at, straight=straight)
        if found is not None or _ends(scene, cue, at):
            return found
        step = skip(scene, at)
        if step > at:
            at = step
            continue
        comma = scene.text(at) in COMMAS
        to = plain and cue.kind in PLAIN and scene.key(at, "prep") == "to"
        led = "prep" in marks and "article" not in marks and not to
        if not comma and not led and _begins(cue, straight=straight or "personal" in marks, bare=bare, plain=plain):
            return Words(at, "bare")
        bare = bare and not comma
        plain = straight = (straight and not comma and not led) if (comma or led) else straight
        at += 1
    return None


def _cut_in(scene: Scene, cue: Cue) -> bool:
    """Say whether the attribution stands in commas behind a word or two: instead, he noted, it went on."""
    at, back = cue.after, cue.start - 1
    if (
        cue.kind == "quote"
        or cue.source is None
        or scene.text(at) not in COMMAS
        or scene.text(back) not in COMMAS
        or scene.opening(at + 1)
    ):
        return False
    begun = next((k for k in range(back - 1, max(-1, back - 1 - SHORT), -1) if scene.is_punct(k)), None)
    first = begun + 1 if begun is not None else 0
    whole = first == 0 or scene.stops(first - 1)
    return whole and 0 < back - first <= SHORT and not any(scene.has(k, "aux") for k in range(first, back))


def _begins(cue: Cue, *, straight: bool, bare: bool, plain: bool) -> bool:
    """Say whether a clause or a noun phrase may simply begin here."""
    return straight and ((bare and cue.kind in BARE) or (plain and cue.kind in PLAIN))


def _marker(scene: Scene, cue: Cue, at: int, *, straight: bool) -> Words | None:
    """Return the words that a mark leads to at word `at`: an opened quotation, "that", "to", a colon."""
    marks = scene.line.words[at].marks
    spoken = scene.opening(at)
    if spoken is not None:
        if cue.key == "write" and _title(scene, cue, at):
            return None
        if straight or long(spoken):
            return Words(at + 1, "quote", spoken)
        return Words(at, "bare") if cue.kind in BARE else None
    if cue.kind == "intend" and straight and scene.key(at, "prep") == "to":
        return Words(at, "object")
    if "that" in marks and (straight or not _demonstrative(scene, at)) and (cue.kind != "quote" or at == cue.after):
        return Words(at + 1, "that")
    if scene.text(at) == COLON:
        spoken = scene.opening(at + 1)
        return Words(at + 2, "quote", spoken) if spoken else Words(at + 1, "colon")
    spoken = scene.opening(at + 1) if scene.text(at) in COMMAS else None
    return Words(at + 2, "quote", spoken) if spoken is not None else None


def _title(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether the quotation straight behind "wrote" is a work: a few words, and the clause runs on."""
    spoken = scene.opening(at)
    if spoken is None or at != cue.after or long(spoken) or not spoken.closes:
        return False
    return spoken.last + 1 < scene.size and not scene.is_punct(spoken.last + 1)


def _ends(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether nothing that this cue says can begin from word `at` on."""
    marks = scene.line.words[at].marks
    if scene.stops(at) or "according" in marks or "asthey" in marks or ("that" in marks and cue.kind == "quote"):
        return True
    if scene.opening(at) is not None:
        return True
    carried = any(m.last > at for k in (at - 1, at - 2) if (m := scene.has(k, "carrier")) is not None)
    return at > cue.after and "cue" in marks and marks["cue"].form in ("past", "s", "ing") and not carried


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
        elif (word.kind == Kind.PUNCT and word.norm not in ("-", "'s", ".")) or any(c in marks for c in TOLD_TO):
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
        if "asking" in word.marks or scene.key(at, "prep") == "to":
            return Words(at, "object")
        if "neg" in word.marks and scene.key(at + 1, "prep") == "to":
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
        if scene.key(at, "prep") == "to" and (at > cue.after or cue.kind == "urge"):
            return Words(cue.after, "object")
    return None


def _named(scene: Scene, cue: Cue) -> Words | None:
    """Take object and name: described him as, hailed it as."""
    for at in range(cue.after, min(scene.size, cue.after + NEAR)):
        word = scene.line.words[at]
        if word.norm in STOPS:
            return None
        if scene.key(at, "prep") == "as" or (scene.key(at, "conj") == "while" and word.norm == "as"):
            return Words(cue.after, "object")
    return branded(scene, cue)


def branded(scene: Scene, cue: Cue) -> Words | None:
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
    while at < min(scene.size, cue.last + 9) and skip(scene, at) > at:
        at = skip(scene, at)
    if cue.kind == "accuse":
        return _after_prep(scene, cue, "of")
    if cue.kind in ("name", "brand"):
        ok = scene.key(at, "prep") == "as" or scene.opening(at)
        if scene.key(at, "prep") == "to" and scene.key(at + 1, "aux") == "be":
            return Words(at, "object")
        return Words(at + 1, "object", scene.opening(at)) if ok else None
    if scene.key(at, "prep") == "to" and cue.kind != "quote":
        return Words(at, "object")
    if "that" in (scene.line.words[at].marks if at < scene.size else ()):
        return Words(at + 1, "that")
    if cue.impersonal and cue.kind in ("think", "hope", "say", "that", "report") and at < scene.size:
        clause = any(c in scene.line.words[at].marks for c in ("personal", "article", "name"))
        return Words(at, "bare") if clause else _scan(scene, cue, at)
    if cue.kind == "tell" and at < scene.size and not scene.has(at, "prep"):
        found = _scan(scene, cue, at)
        return found if found is None or found.how != "bare" or scene.has(at, "personal") or cue.key == "tell" else None
    return None
