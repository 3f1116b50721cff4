"""Speakers: how far the phrase reaches that names who says something, before its verb."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.scene import COMMAS, STOPS, Scene

Range = tuple[int, int]  # words [first, last)
LONGEST = 16
APPOSED = 28  # words that may stand between a name and its verb, in commas
THROUGH = frozenset({"of", "for", "in", "at", "from", "with", "by"})
JOINS = frozenset({"-", "–", "'", "'s", "&", "/", "%"})
SPOKEN = frozenset(",!?")  # marks before a closing one: no name ends so
COUNTING = frozenset({"number", "quantity"})
# names: classes of marks
ENDS = frozenset({"that", "aux", "neg", "asthey", "according", "citing", "personal", "pronoun"})
APPOSITIVE = ("article", "relative", "role", "name", "personal", "prep", "adverb", "honorific", "cue")


def before(scene: Scene, i: int) -> Range | None:
    """Return the speaker's phrase that ends just before word `i`, with an apposition in commas."""
    last = scene.timed.get(i, i)
    if last < i and not verb_first(scene) and scene.has(last - 1, "prep"):  # in 2014
        last -= 1
    if last > 0 and scene.text(last - 1) in COMMAS and scene.closing(last - 2) is None:
        return _apposed(scene, last - 1)
    if last > 0 and scene.has(last - 1, "personal"):
        return (last - 1, last)
    first = _back(scene, last)
    if first >= last:
        return None
    if scene.text(first - 1) in COMMAS and scene.has(first, "article"):
        head = _back(scene, first - 1)
        called = _named(scene, head + (head == 0), first - 1) or scene.has(head, "name")
        begins = verb_first(scene) or _head(scene, head, first - 1)
        if head < first - 1 and called and begins and scene.text(head - 1) not in COMMAS:
            first = head
    return first, last


def antecedent(scene: Scene, i: int) -> Range | None:
    """Return the phrase that the relative pronoun at word `i` stands for."""
    last = i - 1 if scene.text(i - 1) in COMMAS else i
    first = _back(scene, last)
    if verb_first(scene):
        first = max(first, _titled(scene, last))
    return (first, last) if first < last else None


def _titled(scene: Scene, last: int) -> int:
    """Return where a name that ends before word `last` begins, with the offices and ranks straight before it."""
    at = next((k for k in range(last - 1, max(-1, last - LONGEST), -1) if scene.has(k, "name")), None)
    name = scene.has(at, "name") if at is not None else None
    if name is None or name.last != last:
        return 0
    k = name.first
    while k > 0 and any(scene.has(k - 1, c) for c in ("role", "honorific")):
        k -= 1
    return k


def _apposed(scene: Scene, comma: int) -> Range | None:
    """Return name and apposition that end at a comma: "Karl Racine, the attorney general," said."""
    at = comma - 1
    stop = max(0, comma - APPOSED)
    while at > stop and scene.text(at) not in COMMAS and not _stops(scene, at) and not scene.closing(at):
        at -= 1
    if scene.text(at) not in COMMAS or at == 0:
        return None
    opening = scene.line.words[at + 1]
    sure = opening.kind == Kind.NUMBER or any(c in opening.marks for c in APPOSITIVE)
    first = _back(scene, at)
    if first >= at or not (sure or _head(scene, first, at)) or "conj" in opening.marks:
        return None
    plain = not verb_first(scene) and not any(c in opening.marks for c in ("relative", "citing"))
    if plain and any(scene.has(k, "aux") for k in range(at + 1, comma)):
        return None  # a clause of its own
    going = opening.norm.endswith(tuple(scene.draft.pack.fact("endings", "going", ()))) and "name" not in opening.marks
    led = going or scene.key(at + 2, "prep") == "by" or any(c in opening.marks for c in ("citing", "prep", "adverb"))
    aside = led and opening.kind != Kind.NUMBER
    return (first, at) if aside else (first, comma)


def _stops(scene: Scene, at: int) -> bool:
    """Say whether a sentence ends at word `at`; an abbreviation's stop (La., St. Martin's) ends none."""
    return scene.stops(at) or (scene.text(at) in STOPS and verb_first(scene))


def _head(scene: Scene, first: int, last: int) -> bool:
    """Say whether words [first, last) begin their clause and are a name."""
    if first and not scene.is_punct(first - 1) and not scene.has(first - 1, "conj"):
        return False
    return _named(scene, first + (first == 0), last) or any("role" in w.marks for w in scene.line.words[first:last])


def _back(scene: Scene, last: int) -> int:
    """Walk back over a noun phrase that ends before word `last`; return where it begins."""
    at = last
    stop = max(0, last - LONGEST)
    while at > stop:
        begun = scene.timed.get(at)
        if begun is not None:
            if begun == 0 or scene.is_punct(begun - 1) or verb_first(scene):
                break
            at = begun
            continue
        step = _member(scene, at - 1, last)
        if not step:
            break
        at -= step
    return _trim(scene, at, last)


def _member(scene: Scene, i: int, last: int) -> int:
    """Say how many words the phrase grows by at word `i` (it ends before `last`); 0 ends it."""
    word = scene.line.words[i]
    marks = word.marks
    if word.kind == Kind.PUNCT:
        return _mark(scene, i, last)
    if "name" in marks or i in scene.covered:
        return 1
    if not ENDS.isdisjoint(marks) and not (word.text.isupper() and len(word.text) > 1):  # an AM, the WHO
        return 0
    if "relative" in marks:
        return int(i < last - 1 and not scene.is_punct(i - 1))
    if "conj" in marks:
        return int(_pairs(scene, i))
    if "prep" in marks and "article" not in marks:
        counted = scene.has(i - 1, "number")  # ten per cent
        inner = counted is not None and counted.last > i
        return int((marks["prep"].key in THROUGH or inner) and i + 1 < last)
    cue = marks.get("cue")
    verb = cue is not None and cue.form in ("past", "s", "present")
    noun = cue is not None and cue.form == "s" and cue.key in scene.draft.pack.fact("sayings", "nouns", ())
    return int(not verb or (noun and i + 1 == last) or scene.has(i - 1, "article") is not None)


def _mark(scene: Scene, i: int, last: int) -> int:
    """Say how far a mark reaches that belongs to the phrase: a hyphen, an abbreviation's stop, a name in quotes."""
    word = scene.line.words[i]
    if word.norm == ")" and not verb_first(scene):  # the federation (BDI) said
        return next((i - k + 1 for k in range(i - 1, max(-1, i - 7), -1) if scene.text(k) == "("), 0)
    short = word.norm == "." and i > 0 and len(scene.text(i - 1)) <= 4  # Rep., Sens.
    if (word.norm in JOINS and not (scene.dash(i) and not verb_first(scene))) or short:
        return 1
    shut = scene.closing(i)
    spoken = shut is None or (scene.text(i - 1) in SPOKEN and not verb_first(scene))  # "We are ready," the minister
    if spoken or shut is None or i - shut.first > 4 or not shut.opens:  # longer than a name
        return 0
    return i - shut.first + 2 if i + 1 < last or verb_first(scene) else 0


def verb_first(scene: Scene) -> bool:
    """Say whether the language puts the verb before its subject."""
    return bool(scene.draft.pack.facts["sayings"]["order"] == "verb-subject")


def _pairs(scene: Scene, i: int) -> bool:
    """Say whether the conjunction at `i` joins two names or two roles."""
    if scene.key(i, "conj") != "and" or i + 1 >= scene.size or i == 0:
        return False
    a, b = scene.line.words[i - 1], scene.line.words[i + 1]
    if "role" in a.marks and "role" in b.marks:
        return True
    return a.text[:1].isupper() and b.text[:1].isupper()


def _named(scene: Scene, first: int, last: int) -> bool:
    return any("name" in w.marks or w.text[:1].isupper() for w in scene.line.words[first:last])


def marks_of(scene: Scene, first: int) -> frozenset[str]:
    """Return the classes of marks behind word `first`."""
    return frozenset(scene.line.words[first + 1].marks) if first + 1 < scene.size else frozenset()


def _trim(scene: Scene, first: int, last: int) -> int:
    """Leave off what cannot begin the phrase: a preposition with its noun, adverbs, marks."""
    while first < last:
        word = scene.line.words[first]
        if word.kind == Kind.PUNCT or "adverb" in word.marks or "conj" in word.marks or "relative" in word.marks:
            first += 1
        elif "prep" in word.marks and "article" not in word.marks:
            later = [k for k in range(first + 2, last) if "article" in scene.line.words[k].marks]
            alone = marks_of(scene, first) & COUNTING or word.marks["prep"].key == "with"
            first = later[0] if later else min(first + (1 if alone and not verb_first(scene) else 2), last)
        else:
            break
    return first
