"""Unsaid subjects: whether the phrase behind a verb is whom or what it is about: and denied the charge."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.draft import Entity
from khabar.reading.sayings.agreement import MANY, shown
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.epithets import HEADS, calling
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import Range

# names: kinds of cues that have an object
WITH_OBJECT = frozenset({"report", "urge", "accuse", "name", "brand", "judge", "tell", "hope"})
SOMEBODY = (*HEADS, "people", "name", "quantity", "honorific", "personal", "number")  # names: classes of marks
THINGS = ("organisation", "outlet", "document")  # names: kinds of voices whose plural is "she"
KNOWN = frozenset({"matter", "counted", "footage", "ware", "carrier", "feeling", "time", "findings", "cuenoun"})


def only_object(scene: Scene, cue: Cue, phrase: Range) -> bool:
    """Say whether the phrase straight behind an Arabic verb is its object: the verb goes on with a subject left out."""
    first = phrase[0]
    if _speech(scene, first):
        return True
    if cue.kind not in WITH_OBJECT or cue.mark.post:
        return False
    if _matter(scene, cue, phrase) or _accusative(scene, first) or _addressed(scene, cue, first):
        return True
    return _told(scene, cue, phrase) or _apart(scene, cue, first)


def _speech(scene: Scene, at: int) -> bool:
    """Say whether the phrase is somebody's talk: he concluded his remarks, she repeated her words."""
    marks = (scene.has(at, c) for c in ("carrier", "saying", "cuenoun"))
    mine = scene.draft.pack.facts["agreement"]["mine"]
    talk = any(m is not None and ((m.post and m.post not in mine) or m.cls == "saying") for m in marks)
    return talk and scene.has(at, "role") is None


def _matter(scene: Scene, cue: Cue, phrase: Range) -> bool:
    """Say whether the phrase is a thing: a charge, a decision, what somebody did."""
    marks = scene.line.words[phrase[0]].marks
    if any(c in marks for c in SOMEBODY):
        return False
    if "cuenoun" in marks:
        return True
    return thing(scene, phrase[0]) and (cue.kind == "name" or scene.has(phrase[1], "that") is None)


def thing(scene: Scene, at: int) -> bool:
    """Say whether a word is a thing that people deny or demand, or the noun of what somebody does."""
    marks = scene.line.words[at].marks
    if any(c in marks for c in SOMEBODY):
        return False
    return "matter" in marks or any(m.form == "noun" and m.cls != "counted" for m in marks.values())


def unknown(scene: Scene, at: int) -> bool:
    """Say whether a definite word is no noun that any list has: a family's name, an office, a body."""
    word = scene.line.words[at]
    return word.norm.startswith(scene.draft.pack.lexicon.clitics.article) and KNOWN.isdisjoint(word.marks)


def _addressed(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether the phrase is one that is urged, whoever urges: the world, the parties, with the words at once."""
    mark = scene.has(at, "addressee") if cue.kind == "urge" else None
    if mark is None:
        return False
    if "on" in cue.takes:  # appeals to them, with no word between
        return not scene.is_punct(mark.last)
    by = "bi" in cue.takes and scene.text(mark.last).startswith(scene.draft.pack.facts["sayings"]["written"]["bi"])
    return by or scene.key(mark.last, "prep") in cue.takes


def _accusative(scene: Scene, at: int) -> bool:
    """Say whether the word shows the case of objects: the citizens, the two sides, a written ending."""
    agree, word = scene.draft.pack.facts["agreement"], scene.line.words[at]
    mark = calling(scene.line, at, at + 1) or scene.has(at, "people")
    many = mark is not None and mark.form in MANY and word.norm.endswith(agree["oblique"])
    return (many or agree["tanwin"] in word.text) and not scene.has(at, "name")


def _told(scene: Scene, cue: Cue, phrase: Range) -> bool:
    """Say whether one phrase behind "and told", "and accused" is whom he told: words follow it at once."""
    if not cue.joined and (cue.mark.first == 0 or scene.is_punct(cue.mark.first - 1)):
        return False
    behind = phrase[1]
    if cue.kind == "tell":
        return cue.joined and bool(scene.has(behind, "that") or scene.has(behind, "prep"))
    return cue.kind == "accuse" and scene.text(behind).startswith(scene.draft.pack.facts["sayings"]["written"]["bi"])


def _apart(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether the verb does not go with the phrase: hers and a man, his and a woman; a plural and anybody."""
    verb, noun = shown(scene.draft.pack, scene.line, cue.mark), _sex(scene, at)
    return at == cue.mark.last and (verb == "p" or {verb, noun} == {"m", "f"})


def _sex(scene: Scene, at: int) -> str:
    """Return what the word that begins a phrase shows: m, f, or nothing sure."""
    honour = scene.has(at, "honorific")
    if honour is not None:
        return honour.key
    mark = scene.has(at, "name")
    if mark is not None and isinstance(mark.value, Entity):
        return scene.genders.named(scene.line.words[at], mark, mark.value) if scene.genders is not None else ""
    return _noun(scene, at, calling(scene.line, at, at + 1))


def _noun(scene: Scene, at: int, mark: Mark | None) -> str:
    if scene.genders is None or any(scene.has(at, c) for c in ("quantity", "number", "name")):
        return ""
    if mark is not None and mark.form != "many":
        return scene.genders.word(scene.line, mark)
    word = scene.line.words[at]
    if mark is not None and str(scene.draft.pack.fact(mark.cls, mark.key, "")) in THINGS:
        return scene.genders.noun(word, mark.cls)
    sex = scene.genders.noun(word, "counted") if mark is None else ""
    return sex if sex == "f" and word.norm.startswith(scene.draft.pack.lexicon.clitics.article) else ""
