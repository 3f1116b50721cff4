"""Complements: the noun phrase that an Arabic verb tells, behind its preposition or straight after its speaker."""

from __future__ import annotations

from khabar.reading.sayings.apart import apart, dashed
from khabar.reading.sayings.bound import to_quoted, written_on
from khabar.reading.sayings.content import Words, long, skip
from khabar.reading.sayings.cues import ACTIVE, GOING, Cue
from khabar.reading.sayings.naming import called, taken_as
from khabar.reading.sayings.objects import branded
from khabar.reading.sayings.platforms import online
from khabar.reading.sayings.scene import COMMAS, STOPS, Scene
from khabar.reading.sayings.subjects import subject_after
from khabar.reading.sayings.urging import asked_for, ordered, whom_first

# names: kinds of cues
WITH_OBJECT = frozenset({"report", "hope", "urge", "accuse", "name", "brand", "think", "judge", "express"})
STRAIGHT = frozenset({"report", "hope", "urge", "accuse", "judge"})
FAR = 14  # words between a verb and its preposition
LED = 6  # more where another preposition comes first
NEAR = 5  # the same for a feeling
WRITTEN = 12  # the same for a preposition written on to its noun
CLAUSES = frozenset({"cue", "conj", "relative"})  # names: classes of marks


def told(scene: Scene, cue: Cue, that: Words | None) -> Words | None:
    """Return the noun phrase that is told, where it begins before "that"."""
    if cue.kind == "judge" and cue.mark.post:
        return taken_as(scene, cue)
    if cue.kind == "name":
        name = called(scene, cue) if cue.source or cue.mood == GOING or cue.joined or cue.mark.post else None
        nearer = name is not None and bool(cue.mark.post) and (that is None or name.first < that.first - 1)
        return name if nearer else that or name
    if cue.kind in ("say", "that", "think") and {"findings", "object"}.isdisjoint(cue.takes):
        return _said_of(scene, cue) if that is None and (cue.mood == ACTIVE or cue.kind != "say") else None
    if cue.mark.pre.endswith(scene.draft.pack.facts["agreement"]["to"]):  # in order to
        return None
    if cue.kind in ("report", "judge") and that is not None and scene.has(cue.after, "cuenoun"):
        return Words(cue.after, "object")  # denied allegations that
    return _phrase(scene, cue, that)


def _asked(scene: Scene, cue: Cue) -> Words | None:
    """Return the question that a verb of asking leads to, and take in the name before it: asked X whether."""
    for k in range(cue.after, min(scene.size, cue.after + NEAR)):
        if scene.has(k, "asking") is not None:
            article = scene.draft.pack.lexicon.clitics.article
            named = cue.source is not None and scene.has(cue.source[1] - 1, "name") is not None
            if cue.source is not None and named and k == cue.after + 1 and scene.text(cue.after).startswith(article):
                cue.source = cue.source[0], k
            return Words(k, "object")
        if scene.is_punct(k):
            return None
    return None


def _phrase(scene: Scene, cue: Cue, that: Words | None) -> Words | None:
    """Return the noun phrase of a verb that has one or the other: behind its preposition or straight."""
    asked = _asked(scene, cue) if "about" in cue.takes else None
    if asked is not None:
        return asked
    limit = that.first - 1 if that is not None else scene.size
    feels = cue.kind == "express" or "feeling" in cue.takes
    led, felt = led_to(scene, cue, limit), _felt(scene, cue) if feels else None
    led = felt if felt is not None and (led is None or felt.first < led.first) else led
    aside = that is not None and scene.text(that.first - 2) in COMMAS  # the minister, his name, that
    behind = apart(scene, cue, cue.after) if cue.kind in STRAIGHT and not (aside or _only_led(cue)) else cue.after
    if cue.after < behind < limit and _transitive(scene, cue):
        return Words(behind, "object")
    known = cue.source is not None or cue.mood == GOING
    direct = cue.kind == "report" and known and set(cue.takes) <= {"on", "about"}
    if led is not None and direct and _noun_first(scene, cue, led.first - 1):
        return Words(cue.after, "object")
    if led is not None or _only_led(cue):
        return led
    if that is not None and that.first - cue.after <= (2 if cue.kind in ("urge", "accuse") else 8):
        return None
    if cue.kind == "brand":
        return branded(scene, cue)
    return straight(scene, cue, limit)


def led_to(scene: Scene, cue: Cue, limit: int) -> Words | None:
    """Look for the prepositions that the verb takes: the one that comes first."""
    written = scene.draft.pack.facts["sayings"]["written"]
    bound = [written[prep] for prep in cue.takes if prep in written]
    far = NEAR if cue.kind == "express" and cue.source is None else FAR
    far += LED if scene.has(cue.after, "prep") is not None else 0
    stop = min(scene.size, limit, cue.after + far)
    inward = scene.line.found.get("inwardly", ())
    for k in range(cue.after, stop):
        if scene.text(k) in STOPS:
            return None
        if any(k - 3 <= m.first <= k < m.last for m in inward):
            continue  # on condition of not being named
        if scene.has(k, "absorbs") is not None:  # that would
            return None
        if scene.key(k, "prep") in cue.takes and not (
            scene.has(k + 1, "that") or _himself(scene, k) or _again(scene, k)
        ):
            return _behind(scene, cue, k)
        what = cue.kind == "judge" and scene.text(k) in scene.draft.pack.facts["sayings"]["by_what"]
        if bound and k < cue.after + WRITTEN and (what or any(written_on(scene, k, letter) for letter in bound)):
            if cue.key in scene.draft.pack.facts["sayings"]["of_deeds_only"] and not ordered(scene, cue, k):
                return None
            return Words(whom_first(scene, cue, k) if cue.kind in ("urge", "accuse") else k, "object")
        if bound and scene.any(k, CLAUSES) and not (scene.has(k, "adverb") or _issued(scene, k)):
            return None
    return None


def _issued(scene: Scene, k: int) -> bool:
    """Say whether a clause at word `k` only tells of a statement before it: in a statement that it issued."""
    verb = scene.has(k, "cue") or scene.has(k, "giving")
    return verb is not None and bool(verb.post) and any(scene.has(j, "carrier") for j in (k - 1, k - 2))


def _felt(scene: Scene, cue: Cue) -> Words | None:
    """Look for the feeling that is voiced without a preposition: showed his readiness to."""
    near = range(cue.after, min(scene.size, cue.after + NEAR))
    article = scene.draft.pack.lexicon.clitics.article
    at = next((k for k in near if (m := scene.has(k, "feeling")) and not m.pre.endswith(article)), None)
    return Words(at, "object") if at is not None and (cue.source is not None or cue.joined) else None


def _said_of(scene: Scene, cue: Cue) -> Words | None:
    """Look for the noun that a verb takes which else takes "that": behind the speaker, or at his phrase's end."""
    written = scene.draft.pack.facts["sayings"]["written"]
    letters = [written[prep] for prep in cue.takes if prep in written]
    first, last = cue.source or (cue.after, cue.after)
    for k in range(first, last) if letters else ():
        if written_on(scene, k, letters[0]) and not scene.has(k, "role"):
            cue.source, cue.after = (first, k) if k > first else None, k
            return Words(k, "object")
    return led_to(scene, cue, scene.size) if cue.takes else None


def _behind(scene: Scene, cue: Cue, k: int) -> Words | None:
    """Return the words behind the preposition at word `k`; whom somebody urges belongs to them."""
    whom = whom_first(scene, cue, k) if cue.kind == "urge" else k
    if cue.kind == "urge" and "straight" in cue.takes:
        asked = subject_after(scene, k + 1, plain=True)
        last = asked_for(scene, k + 1, asked[1]) if asked is not None else k + 1
        return Words(last, "object") if last < scene.size and not scene.is_punct(last) else None
    first = whom if whom < k else k + 1
    if scene.has(first, "ware") is not None:  # unveiled a new phone
        return None
    spoken = scene.opening(first)
    if spoken is not None:
        return Words(first + 1, "quote", spoken)
    return Words(first, "object") if first < scene.size else None


def _again(scene: Scene, k: int) -> bool:
    """Say whether the same preposition leads to "that" soon: pointed in his talk to the paper to the fact that."""
    same = [j for j in range(k + 1, min(scene.size - 1, k + WRITTEN)) if scene.key(j, "prep") == scene.key(k, "prep")]
    name = scene.has(k + 1, "name")
    place = name is not None and getattr(name.value, "kind", "place") in ("place", "country")
    that = any(scene.has(j + 1, "that") and j < k + NEAR for j in same)
    return that or (place and any(scene.has(j + 1, "name") is None for j in same))


def _himself(scene: Scene, k: int) -> bool:
    """Say whether the preposition at word `k` leads to nothing told: on him, of herself."""
    return bool(scene.has(k, "himself") or scene.has(k + 1, "himself"))


def _only_led(cue: Cue) -> bool:
    """Say whether the verb tells a noun phrase only behind its prepositions."""
    if cue.kind in ("express", "quote", "tell"):
        return True
    if cue.kind == "judge" and cue.takes:
        return True
    return cue.kind == "urge" and cue.takes != ("on",) and "straight" not in cue.takes


def _transitive(scene: Scene, cue: Cue) -> bool:
    """Say whether the verb can have an object without a preposition here."""
    if cue.mood not in (ACTIVE, GOING) or (cue.mark.post and cue.kind not in ("accuse", "think")):
        return False
    if cue.kind == "report" and "to" in cue.takes:  # drew attention to
        return False
    facts = scene.draft.pack.facts["sayings"]
    if cue.key in facts["only_led"] or (cue.key == "request" and cue.source is None):
        return False
    if cue.key in facts["of_claims"] and scene.key(cue.after, "cuenoun") not in facts["claims"]:
        return False
    known = cue.source is not None or bool(cue.mark.post)
    listed = scene.has(_listener(scene, cue.after), "detail") is not None and cue.key in facts["with_details"]
    return cue.kind in STRAIGHT or listed or (known and (_taken_for(scene, cue) or _found(scene, cue)))


def _found(scene: Scene, cue: Cue) -> bool:
    """Say whether it is a study or a document that shows something."""
    role = scene.has(cue.source[0], "role") if cue.source and "findings" in cue.takes else None
    return role is not None and scene.draft.pack.fact("role", role.key) == "document"


def _taken_for(scene: Scene, cue: Cue) -> bool:
    """Say whether somebody takes one thing for another: it is definite, as no predicate is."""
    if "object" not in cue.takes or cue.after >= scene.size:
        return False
    article = scene.draft.pack.lexicon.clitics.article
    known = scene.text(cue.after).startswith(article) or scene.has(cue.after, "article") is not None
    return known or bool(cue.mark.post)


def _noun_first(scene: Scene, cue: Cue, prep: int) -> bool:
    """Say whether the object begins straight after the speaker: stressed the need for work on it."""
    marks = scene.line.words[cue.after].marks
    known = any(c in marks for c in ("prep", "time", "adverb", "role", "name", "honorific", "conj", "relative"))
    fronts = (scene.draft.pack.lexicon.clitics.article, scene.draft.pack.facts["agreement"]["to"])
    return cue.after < prep and not (known or scene.is_punct(cue.after) or scene.text(cue.after).startswith(fronts))


def straight(scene: Scene, cue: Cue, limit: int) -> Words | None:
    """Return the object straight after the speaker, his name in quotation marks and times passed over."""
    if not _transitive(scene, cue):
        return None
    at = _listener(scene, cue.after)
    while at < limit and _between(scene, at):
        at = max(at + 1, skip(scene, at), dashed(scene, at))
    if cue.source and scene.key(at, "prep") in ("in", "at"):  # where he is
        at = _where(scene, at + 1)
    at = online(scene, at)
    told = apart(scene, cue, at, led=True)
    if told > at:
        return Words(told, "object") if told < limit else None
    spoken = scene.opening(at)
    if spoken is not None and spoken.closes and not long(spoken) and not scene.is_punct(spoken.last + 1):
        at = spoken.last + 1
    if at >= limit or scene.is_punct(at) or scene.has(at, "conj") or (scene.has(at, "relative") and at > cue.after):
        return None
    if scene.has(at, "relative") and not scene.has(at, "what"):
        return None
    if (cue.kind != "urge" and scene.has(at, "prep")) or _adjective(scene, cue):
        return None
    return Words(at, "object")


def _between(scene: Scene, at: int) -> bool:
    """Say whether a time, an adverb or a manner may stand at word `at` between speaker and object: this year, so."""
    this = scene.has(at, "article") is not None and scene.has(at, "time") is None
    return not this and (skip(scene, at) > at or dashed(scene, at) > at or scene.key(at, "manner") == "how")


def _where(scene: Scene, at: int) -> int:
    """Return where the place at word `at` ends: a name, something definite, a noun with its genitive."""
    article = scene.draft.pack.lexicon.clitics.article
    carrier = scene.has(at, "carrier")
    if carrier is not None:  # in a statement of its
        return carrier.last + 1 if scene.has(carrier.last, "adverb") else at - 1
    for k in (at, at + 1):
        name = scene.has(k, "name")
        if name is not None or scene.text(k).startswith(article):
            return name.last if name is not None else k + 1
    return at - 1


def _adjective(scene: Scene, cue: Cue) -> bool:
    """Say whether a feminine participle rather belongs to the noun before it: a confirmed case."""
    feminine = scene.draft.pack.lexicon.clitics.feminine[1]
    return cue.mood == GOING and scene.text(cue.first).endswith(feminine) and not scene.is_punct(cue.first - 1)


def _listener(scene: Scene, at: int) -> int:
    """Pass over whom somebody tells it, straight behind the speaker: to the paper."""
    spoken = to_quoted(scene, at)
    if spoken is not None:
        return spoken.last + 1
    marks = scene.line.words[at].marks if at < scene.size else {}
    to, article = scene.draft.pack.facts["agreement"]["to"], scene.draft.pack.lexicon.clitics.article
    somebody = [m for c in ("name", "role", "hearer") if (m := marks.get(c)) is not None]
    if not any(m.pre.endswith(to) and not m.pre.endswith(article) for m in somebody):
        return at
    last = max(m.last for m in somebody)
    while last < scene.size and (scene.text(last).startswith(article) or scene.has(last, "name")):
        last += 1
    return last
