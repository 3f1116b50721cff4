"""Tails: what stands behind the words of an English saying and is the report's own: when, where, why it was."""

from __future__ import annotations

from khabar.reading.sayings.content import Words
from khabar.reading.sayings.cues import GOING, PASSIVE, Cue
from khabar.reading.sayings.scene import COMMAS, DASHES, Scene

FAR = 60  # words of a phrase
FAR_LED = 12  # words of what carries it
SOON = 7  # words in which a clause shows its verb
NAMING = frozenset({"name", "brand", "judge", "intend"})  # names: kinds of cues
LOOSE = frozenset({"urge", "intend", "report", "hope"})  # names: kinds of cues
WHEN = frozenset({"after", "before"})  # names: keys of prepositions
LINKING = ("prep", "conj", "that", "relative", "article", "quantity", "time", "neg")  # names: classes of marks
OPENS = ("conj", "relative", "that")  # names: classes of marks
BEHIND = ("time", "carrier")
FINITE = frozenset({"past", "s", "present"})
WITHIN = frozenset({"in", "on", "at", "during", "through"})  # names: keys of prepositions


def tail(scene: Scene, cue: Cue, words: Words, first: int, end: int) -> int:
    """Return where the words [first, end) end: nothing of the clause that the attribution stands in goes with them."""
    end = _dashed(scene, cue, first, end)
    if _subordinate(scene, cue):
        end = next((k for k in range(first, min(end, first + FAR)) if _comma(scene, k, first)), end)
    end = _shared(scene, cue, first, end)
    if words.how == "bare" and cue.relative and cue.mood not in (PASSIVE, GOING):
        end = resumed(scene, first, end)
    if words.how == "that" or (words.how == "bare" and cue.kind != "report") or cue.kind == "ask":
        return end
    start = first + int(words.how == "object")
    for k in range(start, min(end, first + FAR)):
        if scene.inside(k) is not scene.inside(first) or (k == start and cue.kind == "name"):
            continue
        if words.how == "bare" and _verb(scene, k):
            return end
        if _over(scene, cue, k):
            return k
    return _manner(scene, first, _carried(scene, first, end))


def _over(scene: Scene, cue: Cue, k: int) -> bool:
    """Say whether what is told ends before word `k`."""
    if cue.mood == PASSIVE and cue.source is not None and k == cue.source[0] - 1:  # as a hero by some
        return True
    if scene.text(k) in COMMAS and scene.text(k + 1) in scene.draft.pack.fact("sayings", "yet", ()):
        return True
    named = cue.kind in NAMING and scene.closing(k - 1) is not None
    return _relates(scene, cue, k) or _clause(scene, cue, k) or (named and _aside(scene, k))


def _relates(scene: Scene, cue: Cue, k: int) -> bool:
    """Say whether the report adds to a phrase at word `k`: urged them to back Ms Verlen, who ran the bank."""
    return cue.kind in LOOSE and scene.text(k) in COMMAS and scene.has(k + 1, "relative") is not None


def _comma(scene: Scene, k: int, first: int) -> bool:
    return scene.text(k) in COMMAS and scene.inside(k) is scene.inside(first)


def _dashed(scene: Scene, cue: Cue, first: int, end: int) -> int:
    """Return the dash that ends an aside in which the attribution stands, else `end`."""
    opened = any(scene.dash(k) for k in range(max(0, cue.start - 3), cue.start))
    if not opened or cue.source is not None:
        return end
    return next((k for k in range(first, min(end, first + FAR)) if scene.dash(k)), end)


def _shared(scene: Scene, cue: Cue, first: int, end: int) -> int:
    """Return where a second verb with the auxiliary of the first begins: has said it is so and has refused to go."""
    aux = next((scene.text(k) for k in range(cue.start, cue.first) if scene.key(k, "aux") == "have"), "")
    if not aux or cue.mood == PASSIVE:
        return end
    for k in range(first, min(end - 1, first + FAR)):
        if scene.key(k, "conj") == "and" and scene.text(k + 1) == aux and scene.inside(k) is scene.inside(first):
            return k
    return end


def _subordinate(scene: Scene, cue: Cue) -> bool:
    """Say whether the attribution begins its sentence with "when", "after", "while": a comma ends that clause."""
    if cue.mood in (GOING, PASSIVE) or cue.source is None or cue.source[0] == 0:
        return False
    at = cue.source[0] - 1
    opens = at == 0 or scene.stops(at - 1) or scene.opening(at - 1) is not None
    return opens and (scene.key(at, "prep") in WHEN or scene.key(at, "conj") == "while" or scene.when(at))


def _clause(scene: Scene, cue: Cue, k: int) -> bool:
    """Say whether a clause of time or reason begins at word `k`: after he died, as lawyers gather, when asked."""
    led = scene.key(k, "prep") in WHEN or scene.when(k)
    if not led or k + 1 >= scene.size or (scene.key(k, "prep") == "as" and not _while(scene, cue, k)):
        return False
    if scene.has(k + 1, "personal") is not None:
        return True
    for at in range(k + 1, min(scene.size, k + SOON)):
        if scene.is_punct(at) and scene.text(at) not in DASHES:
            return False
        if _verb(scene, at) or (at > k + 1 and _past(scene, at)) or (at > k + 2 and _governs(scene, at)):
            return True
    return False


def _while(scene: Scene, cue: Cue, k: int) -> bool:
    """Say whether "as" at word `k` means while: not named as, such as, as heavy as."""
    if cue.kind == "name" or scene.key(k - 2, "prep") == "as" or scene.key(k - 3, "prep") == "as":
        return False
    somebody = any(scene.has(k + 1, c) for c in ("article", "personal", "name", "role", "quantity"))
    return somebody or scene.line.index == 0


def _governs(scene: Scene, k: int) -> bool:
    """Say whether an object begins at word `k`, so that the word before it is a verb: the day nears its end."""
    marks, before = scene.line.words[k].marks, scene.line.words[k - 1].marks
    opens = "article" in marks and "prep" not in marks
    return opens and not scene.is_punct(k - 1) and not any(c in before for c in LINKING)


def _past(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a past by its ending, with a noun before it."""
    endings, before = tuple(scene.draft.pack.fact("endings", "past", ())), scene.line.words[k - 1].marks
    return scene.text(k).endswith(endings) and not any(c in before for c in ("article", "prep", "adverb", "quantity"))


def _verb(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a verb with its subject before it."""
    marks = scene.line.words[k].marks
    return "aux" in marks or any(m.form in FINITE or m.cls == "tense" for m in marks.values() if m.cls != "time")


def _aside(scene: Scene, k: int) -> bool:
    """Say whether time, place or carrier begins at word `k` behind a quotation."""
    marks = scene.line.words[k].marks
    return any(c in marks for c in BEHIND) or scene.key(k, "prep") in WITHIN | WHEN


def _carried(scene: Scene, first: int, end: int) -> int:
    """Leave off what carried the words, at their end: in a statement, at a news conference on Friday."""
    last = end
    while last > first and (scene.is_punct(last - 1) or last in scene.timed):
        last = scene.timed.get(last, last - 1)
    for k in range(last - 1, max(first, last - SOON), -1):
        if scene.has(k, "carrier") is not None or scene.key(k, "prep") in WITHIN:
            prep = next((p for p in range(k, max(first, k - FAR_LED), -1) if scene.key(p, "prep") in WITHIN), None)
            held = prep is not None and any(scene.has(c, "carrier") for c in range(prep, last))
            return prep if held and prep is not None and not scene.closing(last - 1) else end
    return end


def _manner(scene: Scene, first: int, end: int) -> int:
    """Leave off an adverb that ends the clause: denied it vigorously."""
    last = end
    while last > first and scene.is_punct(last - 1) and not scene.closing(last - 1):
        last -= 1
    if last - first < 2 or scene.inside(last - 1) is not scene.inside(first):
        return end
    return last - 1 if scene.manner(last - 1) else end


def _main(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a main verb by its ending: no participle, which a preposition follows."""
    return _past(scene, k) and scene.has(k + 1, "prep") is None


def resumed(scene: Scene, first: int, end: int) -> int:
    """Return where, behind a whole clause at words [first, end), another verb goes on with the subject before it."""
    seen = group = False
    for k in range(first, min(end, first + FAR)):
        if scene.inside(k) is not scene.inside(first):
            continue
        marks = scene.line.words[k].marks
        if any(c in marks for c in OPENS) or scene.is_punct(k):
            seen = group = False  # a clause within begins anew
            continue
        verb = _verb(scene, k) or (scene.has(k - 1, "personal") is not None and "cue" in marks) or _main(scene, k)
        anew = not group or ("aux" in marks and scene.has(k - 1, "aux") is None)  # had fled were denied
        if verb and seen and anew and not any(c in scene.line.words[k - 1].marks for c in LINKING):
            return k
        group = verb or (group and ("adverb" in marks or scene.manner(k)))
        seen = seen or verb
    return end
