"""Speakers: how far the phrase reaches that names who says something, before the verb or after it."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.scene import COMMAS, STOPS, Scene

Range = tuple[int, int]  # words [first, last)
LONGEST = 16
APPOSED = 28  # words that may stand between a name and its verb, in commas
THROUGH = frozenset({"of", "for", "in", "at", "from", "with", "by"})
JOINS = frozenset({"-", "–", "'", "'s", "&", "/", "%"})
APPOSITIVE = ("article", "relative", "role", "name", "personal", "prep", "adverb", "honorific", "cue")


def before(scene: Scene, i: int) -> Range | None:
    """Return the speaker's phrase that ends just before word `i`, with an apposition in commas."""
    last = scene.timed.get(i, i)
    if last > 0 and scene.text(last - 1) in COMMAS and scene.closing(last - 2) is None:
        return _apposed(scene, last - 1)
    if last > 0 and scene.has(last - 1, "personal"):
        return (last - 1, last)
    first = _back(scene, last)
    if first >= last:
        return None
    if scene.text(first - 1) in COMMAS and scene.has(first, "article"):
        head = _back(scene, first - 1)
        if head < first - 1 and _named(scene, head, first - 1) and scene.text(head - 1) not in COMMAS:
            first = head
    return first, last


def antecedent(scene: Scene, i: int) -> Range | None:
    """Return the phrase that the relative pronoun at word `i` stands for."""
    last = i - 1 if scene.text(i - 1) in COMMAS else i
    first = _back(scene, last)
    return (first, last) if first < last else None


def _apposed(scene: Scene, comma: int) -> Range | None:
    """Return name and apposition that end at a comma: "Karl Racine, the attorney general," said."""
    at = comma - 1
    stop = max(0, comma - APPOSED)
    while at > stop and scene.text(at) not in COMMAS and scene.text(at) not in STOPS and not scene.closing(at):
        at -= 1
    if scene.text(at) not in COMMAS or at == 0:
        return None
    opening = scene.line.words[at + 1]
    sure = opening.kind == Kind.NUMBER or any(c in opening.marks for c in APPOSITIVE)
    first = _back(scene, at)
    if first >= at or not (sure or _head(scene, first, at)) or "conj" in opening.marks:
        return None
    if "citing" in opening.marks or (opening.kind != Kind.NUMBER and "prep" in opening.marks) or "adverb" in opening.marks:
        return first, at
    return first, comma


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
            if begun == 0 or scene.is_punct(begun - 1) or _verb_first(scene):
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
        if word.norm in JOINS:
            return 1
        if word.norm == "." and i > 0 and len(scene.text(i - 1)) <= 4:  # noqa: PLR2004: an abbreviation
            return 1
        shut = scene.closing(i)
        if shut is None or i - shut.first > 4 or not shut.opens:  # noqa: PLR2004: longer than a name
            return 0
        return i - shut.first + 2 if i + 1 < last or _verb_first(scene) else 0
    if "name" in marks:
        return 1
    if any(c in marks for c in ("that", "aux", "neg", "asthey", "according")):
        return 0
    if "relative" in marks:
        return 1 if i < last - 1 and not scene.is_punct(i - 1) else 0
    if "conj" in marks:
        return 1 if _pairs(scene, i) else 0
    if "personal" in marks or "pronoun" in marks:
        return 0
    if "prep" in marks and "article" not in marks:
        return 1 if marks["prep"].key in THROUGH and i + 1 < last else 0
    cue = marks.get("cue")
    if cue is not None and cue.form in ("past", "s", "present") and "article" not in _marks(scene, i - 1):
        return 0
    return 1


def _verb_first(scene: Scene) -> bool:
    return bool(scene.draft.pack.facts["sayings"]["order"] == "verb-subject")


def _marks(scene: Scene, i: int) -> dict[str, object]:
    return dict(scene.line.words[i].marks) if 0 <= i < scene.size else {}


def _pairs(scene: Scene, i: int) -> bool:
    """Say whether the conjunction at `i` joins two names or two roles."""
    if scene.key(i, "conj") not in ("and",) or i + 1 >= scene.size or i == 0:
        return False
    a, b = scene.line.words[i - 1], scene.line.words[i + 1]
    if "role" in a.marks and "role" in b.marks:
        return True
    return a.text[:1].isupper() and b.text[:1].isupper()


def _named(scene: Scene, first: int, last: int) -> bool:
    return any("name" in w.marks or w.text[:1].isupper() for w in scene.line.words[first:last])


def _trim(scene: Scene, first: int, last: int) -> int:
    """Leave off what cannot begin the phrase: a preposition with its noun, adverbs, marks."""
    while first < last:
        word = scene.line.words[first]
        if word.kind == Kind.PUNCT or "adverb" in word.marks or "conj" in word.marks or "relative" in word.marks:
            first += 1
        elif "prep" in word.marks and "article" not in word.marks:
            later = [k for k in range(first + 2, last) if "article" in scene.line.words[k].marks]
            first = later[0] if later else min(first + 2, last)
        else:
            break
    return first


def subject_behind(scene: Scene, i: int) -> Range | None:
    """Return the speaker's phrase after an inverted verb: said Marvin Cooke, the director."""
    at = i
    stop = min(scene.size, i + LONGEST)
    while at < stop and _forward(scene, at, i):
        name = scene.has(at, "name")
        at = max(at + 1, name.last if name else 0)
    if at == i:
        return None
    return i, _with_apposition(scene, at)


def _forward(scene: Scene, i: int, first: int) -> bool:
    word = scene.line.words[i]
    marks = word.marks
    if word.kind == Kind.PUNCT:
        short = word.norm == "." and len(scene.text(i - 1)) <= 3 and i + 1 < scene.size  # noqa: PLR2004
        return i > first and (word.norm in JOINS or short)
    if "name" in marks:
        return True
    if "conj" in marks and i > first and scene.key(i, "conj") == "and" and i + 1 < scene.size:
        after = scene.line.words[i + 1]
        return "role" in after.marks or "name" in after.marks or after.text[0].isupper()
    if "time" in marks or any(c in marks for c in ("that", "aux", "neg", "relative", "conj")):
        return False
    if "personal" in marks or "adverb" in marks:
        return i == first and "personal" in marks
    if "prep" in marks and "article" not in marks:
        return marks["prep"].key in ("of", "for", "from") and i > first
    cue = marks.get("cue")
    return cue is None or cue.form not in ("past", "s", "ing")


def _with_apposition(scene: Scene, at: int) -> int:
    """Take in an apposition after the phrase that ends at `at`, up to the next comma or the end."""
    if scene.text(at) not in COMMAS or at + 1 >= scene.size:
        return at
    opening = scene.line.words[at + 1]
    if not any(c in opening.marks for c in ("article", "relative", "role")) and opening.kind != Kind.NUMBER:
        return at
    for k in range(at + 1, min(scene.size, at + APPOSED)):
        if scene.opening(k) or "cue" in scene.line.words[k].marks:
            return at
        if scene.text(k) in COMMAS or (scene.text(k) in STOPS and k + 1 >= scene.size - 1):
            return k
    return at


def subject_after(scene: Scene, i: int, *, plain: bool) -> Range | None:
    """Return the subject after its verb at word `i`; `plain`: nothing marks where what is said begins.

    Without such a mark the phrase ends with its first definite part: a noun with its genitive, name and adjectives.
    """
    at = i
    while at < scene.size and scene.has(at, "adverb") and not scene.has(at, "name") and at < i + 3:
        at = scene.line.words[at].marks["adverb"].last
    first = at
    stop = min(scene.size, at + LONGEST)
    article = scene.draft.pack.lexicon.clitics.article
    definite = False
    if plain and at < scene.size and not leads(scene, at):
        return None
    while at < stop and _noun(scene, at, first):
        name = scene.has(at, "name")
        if name is not None and name.first == at:
            at, definite = name.last, True
            continue
        spoken = scene.opening(at)
        if spoken is not None and spoken.closes:
            at, definite = spoken.last + 1, True
            continue
        here = scene.text(at).startswith(article)
        if plain and definite and not here and not scene.is_punct(at):
            break
        definite = definite or here
        at += 1
    if first < at < stop and _inner(scene, at, first):
        name = scene.has(at + 1, "name")
        if not plain or scene.has(at - 1, "quantity"):
            at = _rest(scene, at + 1, stop)
        elif name is not None:
            at = name.last
    while at > first and scene.is_punct(at - 1):
        at -= 1
    while first < at and scene.is_punct(first):
        first += 1
    return (first, at) if at > first else None


def leads(scene: Scene, i: int) -> bool:
    """Say whether word `i` can begin the subject of a verb that takes an object: a name, a voice, something definite."""
    word = scene.line.words[i]
    if scene.opening(i) or any(c in word.marks for c in ("name", "role", "quantity", "article", "honorific", "personal")):
        return True
    return word.norm.startswith(_article(scene))


def _inner(scene: Scene, i: int, first: int) -> bool:
    """Say whether a preposition at `i` belongs to the phrase: "an official in the ministry", not "in a statement"."""
    if scene.key(i, "prep") not in ("in", "from") or i + 1 >= scene.size or i in scene.timed.values():
        return False
    following = scene.line.words[i + 1].marks
    if "quantity" in scene.line.words[i - 1].marks and scene.key(i, "prep") == "from":
        return True
    if any(c in following for c in ("carrier", "time", "hearer", "number", "article")):
        return False
    head = scene.line.words[first].marks
    return "role" in head or ("name" not in head and "name" in following)


def _rest(scene: Scene, at: int, stop: int) -> int:
    first = at
    while at < stop and _noun(scene, at, first):
        name = scene.has(at, "name")
        at = name.last if name is not None else at + 1
    return at


def _noun(scene: Scene, i: int, first: int) -> bool:
    word = scene.line.words[i]
    marks = word.marks
    if word.kind == Kind.PUNCT:
        return _short(scene, i) or (i > first and word.norm in ("-", ".", "/"))
    if "name" in marks:
        return True
    if word.norm.startswith(tuple(scene.draft.pack.facts["agreement"]["bound"])):
        return False
    if any(c in marks for c in ("time", "that", "aux", "neg", "relative", "conj", "prep", "asthey", "according")):
        return False
    if any(c in marks for c in ("adverb", "saying_his", "hedge", "maybe")):
        return False
    for cls in ("carrier", "hearer", "role"):
        if cls in marks and i > first and marks[cls].pre and not marks[cls].pre.endswith(_article(scene)):
            return cls == "role" and scene.draft.pack.fact("role", marks[cls].key) != "outlet"
    cue = marks.get("cue")
    if cue is None:
        return True
    if cue.form == "agent":
        return bool(cue.pre) or not word.norm.endswith(tuple(scene.draft.pack.facts["agreement"]["circumstantial"]))
    return i == first and "role" in marks


def _short(scene: Scene, i: int) -> bool:
    """Say whether a short quotation opens or closes at `i` inside the phrase: a title, a nickname."""
    spoken = scene.opening(i) or scene.closing(i)
    if spoken is None or spoken.last - spoken.first > 4 or not spoken.closes or scene.text(i - 1) == ":":  # noqa: PLR2004
        return False
    return spoken.last + 1 < scene.size and not scene.is_punct(spoken.last + 1)


def _article(scene: Scene) -> str:
    return scene.draft.pack.lexicon.clitics.article
