"""Clauses: looks for the words of an English cue, by how its verb is built."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.content import Words, long, skip
from khabar.reading.sayings.cues import PASSIVE, Cue
from khabar.reading.sayings.objects import OBJECTS, led, urged
from khabar.reading.sayings.passives import passive
from khabar.reading.sayings.scene import COLON, COMMAS, Scene

NEAR = 18  # words between a verb and "that": a phrase or two
ABOUT = frozenset({"about", "between", "through"})  # names: keys of prepositions before a number: over 40
BARE = frozenset({"say", "tell", "report", "think", "hope", "warn"})
PLAIN = frozenset({"report", "hope"})
TOLD_TO = ("that", "relative", "prep", "time")
SHORT = 2  # words that are no clause of their own
ONE_TOLD = 9  # words of the one told
SOON = 8  # words between a verb and the preposition it takes


def clause(scene: Scene, cue: Cue) -> Words | None:
    """Return where the words of a cue begin to its right, None where they do not."""
    if cue.mood == PASSIVE:
        told = passive(scene, cue)
        return _informed(scene, cue, told.first) if told is not None and told.how == "scan" else told
    found = led(scene, cue) if cue.takes else None
    if found is None and cue.kind in OBJECTS:
        return OBJECTS[cue.kind](scene, cue)
    if found is None and cue.kind == "tell":
        return _told(scene, cue)
    return found or _said(scene, cue)


def _said(scene: Scene, cue: Cue) -> Words | None:
    if cue.kind == "feel":
        return _felt(scene, cue)
    if cue.kind == "know":
        return _known(scene, cue)
    if cue.key == "deny" and (scene.has(cue.after, "denied") or scene.has(cue.after + 1, "denied")):
        return None
    return (urged(scene, cue) if cue.kind == "warn" else None) or _scan(scene, cue, cue.after)


def _informed(scene: Scene, cue: Cue, at: int) -> Words | None:
    """Look for what somebody was told: only "told" needs no mark before it."""
    found = _scan(scene, cue, at)
    free = cue.impersonal or cue.key == "tell" or scene.has(at, "personal")
    return found if found is None or found.how != "bare" or free else None


def _scan(scene: Scene, cue: Cue, at: int) -> Words | None:
    """Look for "that", a quotation, a colon, or a clause that simply begins."""
    straight = bare = plain = True
    stop = min(scene.size, at + NEAR)
    home = scene.inside(cue.first)
    if _cut_in(scene, cue):
        return Words(at + 1, "bare")
    if scene.dash(at):
        return None
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
        led = _led_to(scene, cue, at, plain=plain)
        if not comma and not led and _begins(cue, straight=straight or "personal" in marks, bare=bare, plain=plain):
            return Words(at, "bare")
        bare = bare and not comma
        plain = straight = (straight and not comma and not led) if (comma or led) else straight
        at += 1
    return None


def _led_to(scene: Scene, cue: Cue, at: int, *, plain: bool) -> bool:
    """Say whether a preposition at word `at` leads to somebody or something apart from what is said: not over 40."""
    marks = scene.line.words[at].marks
    if "prep" not in marks or "article" in marks:
        return False
    key = marks["prep"].key
    counted = at + 1 < scene.size and scene.line.words[at + 1].kind == Kind.NUMBER and key in ABOUT
    return not counted and not (plain and cue.kind in PLAIN and key == "to")


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
        if cue.key in scene.draft.pack.fact("sayings", "works", ()) and _title(scene, cue, at):
            return None
        return Words(at + 1, "quote", spoken) if straight or long(spoken) else None
    if cue.kind == "intend" and straight and scene.key(at, "prep") == "to":
        return Words(at, "object")
    if (
        "that" in marks
        and not _this(scene, at)
        and (straight or not _demonstrative(scene, at))
        and (cue.kind != "quote" or at == cue.after)
    ):
        return Words(at + 1, "that")
    if scene.text(at) == COLON:
        spoken = scene.opening(at + 1)
        if spoken is None and cue.kind == "quote" and not straight:
            return None
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
    if scene.key(at - 1, "prep") == "without":  # without giving details
        return False
    carried = any(m.last > at for k in (at - 1, at - 2) if (m := scene.has(k, "carrier")) is not None)
    return at > cue.after and "cue" in marks and marks["cue"].form in ("past", "s", "ing") and not carried


def _this(scene: Scene, at: int) -> bool:
    """Say whether "that" only points at the one word behind it: contested that claim."""
    if scene.key(at - 1, "conj") == "while":  # so that
        return True
    mark = scene.is_punct(at + 2) and scene.opening(at + 2) is None and not scene.text(at + 2).startswith("'")
    return at + 2 >= scene.size or mark


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
    if scene.key(at, "prep") == "to" and at > cue.after and cue.key in scene.draft.pack.fact("sayings", "orders", ()):
        return Words(at, "object")  # told them to leave
    found = _scan(scene, cue, at)
    if found is not None and found.how == "bare" and found.first == at and scene.has(at, "prep"):
        return None
    return found


def _felt(scene: Scene, cue: Cue) -> Words | None:
    """Look for what somebody is sure or afraid of: "that", or a clause straight behind."""
    at = skip(scene, cue.after) if cue.after < scene.size else cue.after
    if scene.has(at, "that"):
        return Words(at + 1, "that")
    clause = any(scene.has(at, c) for c in ("personal", "article", "name", "quantity", "role"))
    return Words(at, "bare") if clause else None


def _known(scene: Scene, cue: Cue) -> Words | None:
    """Look for "that" straight behind the verb or a phrase: knows from experience that."""
    at = cue.after
    while at < min(scene.size, cue.after + SOON) and not scene.has(at, "that"):
        step = skip(scene, at)
        if step == at and not (scene.has(at, "prep") or (at > cue.after and not scene.is_punct(at))):
            return None
        at = max(step, at + 1)
    return Words(at + 1, "that") if scene.has(at, "that") and not _demonstrative(scene, at) else None
