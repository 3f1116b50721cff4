"""Cues: the verbs of saying and thinking of a sentence, each with its speaker, its mood and where its words may begin."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Mark
from khabar.reading.scene import COMMAS, Scene
from khabar.reading.speakers import Range, antecedent, before, leads, subject_after, subject_behind

ACTIVE, PASSIVE, GOING, BESIDE = "active", "passive", "going", "beside"
THOUGHTS = frozenset({"think", "hope"})
OBJECTS = frozenset({"report", "hope", "urge", "accuse", "name", "brand", "express", "relay"})


@dataclass(slots=True)
class Cue:
    """A verb of saying at words [first, last); `start` is where the attribution begins, `after` where words may.

    `mood`: active; passive; going (a participle: saying, adding); beside ("as the agency reported").
    """

    mark: Mark
    first: int
    last: int
    kind: str
    takes: str  # the preposition that leads to a noun phrase
    mood: str
    source: Range | None
    start: int
    after: int
    relative: bool = False
    joined: bool = False  # coordinated with the clause before: "and said"
    inverted: bool = False
    impersonal: bool = False  # it is believed

    @property
    def key(self) -> str:
        """Return the verb's key in the lexicon."""
        return self.mark.key


def cues(scene: Scene) -> list[Cue]:
    """Return the cues of a line in order; nouns that look like verbs and negated sayings are left out."""
    marks = scene.line.found.get("cue")
    if not marks:
        return []
    facts = scene.draft.pack.facts
    read = _verb_first if facts["sayings"]["order"] == "verb-subject" else _subject_first
    kinds = facts.get("cue", {})
    found: list[Cue] = []
    byline = scene.draft.head.byline
    if byline is not None and byline.start <= scene.line.start < byline.end:
        return []
    for mark in marks:
        here = scene.line.words[mark.first].marks
        if mark.first in scene.taken or _title(scene, mark) or "according" in here or "aside" in here:
            continue
        kind, _, takes = kinds.get(mark.key, "say").partition(" ")
        cue = read(scene, mark, kind, takes)
        if cue is not None and not _own_thought(scene, cue) and not _thinks(cue, found):
            found.append(cue)
    return found


def _title(scene: Scene, mark: Mark) -> bool:
    """Say whether the word is part of a name: capital, not first, and not in a headline."""
    text = scene.line.words[mark.first].text
    return text[0].isupper() and mark.first > 0 and scene.line.index > 0 and not scene.is_punct(mark.first - 1)


def _own_thought(scene: Scene, cue: Cue) -> bool:
    """Say whether a speaker tells of his own thought, or quotes hearsay: "I think" within his words is no other saying."""
    agree = scene.draft.pack.facts["agreement"]
    firsts = tuple(agree["first"])
    if cue.mark.form == "past" and cue.kind in THOUGHTS:
        text = scene.line.words[cue.first].text
        first = text[len(cue.mark.pre) : len(cue.mark.pre) + 1] == agree["first_letter"]
        return first or (bool(firsts) and cue.source is None and scene.inside(cue.first) is not None)
    if firsts and cue.mark.form == "present":
        stem = scene.line.words[cue.first].norm[len(cue.mark.pre) :]
        return stem.startswith(firsts) and (cue.kind != "say" or bool(cue.mark.post))
    if scene.inside(cue.first) is None:
        return False
    if cue.mood == PASSIVE or (cue.mood == GOING and not firsts):
        return True
    own = cue.source is not None and scene.key(cue.source[0], "personal") in ("i", "we", "you")
    return own and cue.kind not in ("tell",) and (cue.key != "say" or cue.mark.form != "past")


def _thinks(cue: Cue, found: list[Cue]) -> bool:
    """Say whether the thought is only how another verb goes on: said that she believed."""
    if cue.kind not in THOUGHTS or cue.source is None or not found:
        return False
    near = cue.source[0] - found[-1].last <= 2  # noqa: PLR2004: "that" or nothing between them
    return near and cue.source[1] - cue.source[0] == 1 and found[-1].mood == ACTIVE


# English and whatever puts the subject first.


def _subject_first(scene: Scene, mark: Mark, kind: str, takes: str) -> Cue | None:
    at, seen = _auxiliaries(scene, mark.first)
    if "neg" in seen and kind not in THOUGHTS:
        return None
    if mark.form in ("base", "s") and (_noun(scene, mark, at) or "to" in seen):
        return None
    mood = _mood(scene, mark, at, seen)
    if mark.form == "past" and not seen and mark.key not in ("say", "tell") and _adjective(scene, at):
        return None
    if kind == "tell" and scene.has(mark.last, "nottold"):
        return None
    cue = Cue(mark, mark.first, mark.last, kind, takes, mood, None, at, mark.last)
    if mood == PASSIVE:
        subject = before(scene, at)
        if subject is None and scene.has(at - 1, "relative") is None and kind not in ("say", "hope", "name"):
            return None
        cue.start = subject[0] if subject else at
        cue.impersonal = subject is not None and scene.key(subject[0], "personal") == "it"
        cue.source, cue.after = _agent(scene, mark.last)
        return cue
    if mood == GOING:
        return _going(scene, cue, at)
    _who_first(scene, cue, at)
    if cue.source is None and ((mark.form == "base" and not seen) or _told(scene, cue)):
        return None
    if cue.source is None and kind in ("that", "think", "name", "brand") and not cue.joined:
        return None
    if cue.source is not None and scene.has(cue.source[0] - 1, "neg") and not cue.inverted:
        return None
    return cue


def _going(scene: Scene, cue: Cue, at: int) -> Cue | None:
    """Read a participle: after a comma, a quotation or "and"; else only with its speaker just before it."""
    previous = at - 1
    if cue.mark.form == "noun" or scene.text(previous) == "-" or scene.has(cue.first, "citing"):
        return None
    if at == 0 or scene.is_punct(previous) or scene.has(previous, "conj") or scene.has(previous, "adverb"):
        return cue
    word = scene.line.words[previous]
    if scene.key(previous, "prep") in ("without", "by", "after", "before"):
        return cue
    if "article" in word.marks or "prep" in word.marks or cue.key in scene.draft.pack.fact("sayings", "nouns", ()):
        return None
    speaker = any(c in word.marks for c in ("role", "name", "personal")) or word.text[0].isupper()
    cue.source = before(scene, at) if speaker else None
    cue.start = cue.source[0] if cue.source else at
    return cue


def _adjective(scene: Scene, at: int) -> bool:
    """Say whether a past form without auxiliary stands before a noun, or after one as its attribute."""
    previous = at - 1
    if previous < 0:
        return False
    word = scene.line.words[previous]
    if scene.closing(previous) or word.norm in COMMAS or word.norm == '"':
        return False
    if "personal" in word.marks or "relative" in word.marks and "that" not in word.marks:
        return False
    return any(c in word.marks for c in ("article", "that", "prep")) or word.norm in ("'s", "-")


def _agent(scene: Scene, i: int) -> tuple[Range | None, int]:
    """Return who a passive says did it, "by the police", and where the words may begin."""
    if scene.key(i, "prep") != "by":
        return None, i
    agent = subject_behind(scene, i + 1)
    return (agent, agent[1]) if agent else (None, i)


def _told(scene: Scene, cue: Cue) -> bool:
    """Say whether a past form without a subject is passive: "asked whether", "told that"."""
    return cue.kind in ("ask", "tell") and cue.mark.form == "past" and not cue.joined


def _who_first(scene: Scene, cue: Cue, at: int) -> None:
    """Find who speaks: before the verb, or after it where the words came first."""
    previous = at - 1
    quoted = scene.closing(previous) or (scene.text(previous) in COMMAS and scene.closing(previous - 1))
    source = None if quoted else before(scene, at)
    if source is None and (quoted or scene.text(previous) in COMMAS or at == 0):
        behind = subject_behind(scene, cue.last)
        if behind is not None and (quoted or not scene.has(cue.last, "personal")):
            cue.source, cue.start, cue.after, cue.inverted = behind, at, behind[1], True
            return
    if source is None and scene.has(previous, "relative"):
        source = antecedent(scene, previous)
        cue.relative = True
    if source is not None:
        cue.source, cue.start = source, source[0]
        back = source[0] - 1
        cue.joined = bool(scene.has(back, "conj")) and bool(scene.has(source[0], "personal"))
    else:
        cue.joined = bool(scene.has(previous, "conj"))


def _auxiliaries(scene: Scene, i: int) -> tuple[int, set[str]]:
    """Walk back over auxiliaries, adverbs and negation before word `i`; return where they begin and their keys."""
    seen: set[str] = set()
    at = i
    while at > max(0, i - 6):
        marks = scene.line.words[at - 1].marks
        if "name" in marks or (at > 1 and scene.line.words[at - 1].text[0].isupper()):
            break
        if "neg" in marks:
            seen.add("neg")
        elif "aux" in marks:
            seen.add(marks["aux"].key)
        elif "adverb" in marks and marks["adverb"].last <= i:
            pass
        elif scene.text(at - 1) == "to" and at == i:
            seen.add("to")
        else:
            break
        at -= 1
    while at < i and scene.has(at, "adverb") and scene.has(at, "personal"):
        at += 1
    return at, seen


def _mood(scene: Scene, mark: Mark, at: int, seen: set[str]) -> str:
    if mark.form == "ing":
        return ACTIVE if "be" in seen else GOING
    if mark.form != "past":
        return ACTIVE
    if "be" in seen:
        return PASSIVE
    previous = scene.line.words[at - 1] if at else None
    if previous is not None and previous.norm == "'s" and scene.key(at - 2, "personal") == "it":
        return PASSIVE
    reduced = mark.key in ("say", "believe", "think", "report", "allege", "know_that")
    if reduced and scene.text(mark.last) == "to" and not seen and (previous is None or scene.is_punct(at - 1)):
        return PASSIVE
    return ACTIVE


def _noun(scene: Scene, mark: Mark, at: int) -> bool:
    """Say whether a base or s-form is a noun here: after an article, a preposition or a possessive, or before a verb."""
    if at < mark.first:
        return False
    if at == 0:
        return True
    word = scene.line.words[at - 1]
    if ("article" in word.marks and "personal" not in word.marks) or "prep" in word.marks or word.norm in ("'s", "'"):
        return True
    if mark.key not in scene.draft.pack.fact("sayings", "nouns", ()):
        return False
    speaker = any(c in word.marks for c in ("role", "name", "personal", "adverb", "relative")) or word.text[0].isupper()
    if not speaker and not scene.is_punct(at - 1):
        return True
    following = scene.has(mark.last, "cue")
    if following is not None and following.form in ("past", "s", "base"):
        return True
    return bool(scene.has(mark.last, "aux")) or scene.key(mark.last, "prep") in ("of", "from", "for")


# Arabic and whatever puts the verb first.


def _verb_first(scene: Scene, mark: Mark, kind: str, takes: str) -> Cue | None:
    if mark.form == "agent":
        return _participle(scene, mark, kind, takes)
    if mark.form == "noun":
        return None
    previous = mark.first - 1
    if scene.has(previous, "neg") and kind not in THOUGHTS:
        return None
    word = scene.line.words[mark.first]
    other = word.marks
    if mark.form == "past" and scene.draft.pack.facts["agreement"]["tanwin"] in word.text:
        return None
    if mark.form == "present" and scene.has(previous, "that") and not mark.pre:
        return None
    behind = scene.has(previous, "prep")
    if behind is not None and behind.last == mark.first and not mark.pre and scene.has(previous, "asthey") is None:
        return None
    stem = word.norm[len(mark.pre) :]
    if mark.form == "past" and _accusative(scene, mark, word.norm):
        return None
    if mark.form == "past" and stem.endswith(tuple(scene.draft.pack.facts["agreement"]["first_past"])) and kind != "say":
        return None
    if (("prep" in other or "neg" in other) and kind != "express") or (mark.post and kind in ("quote", "think", "hope", "brand", "that", "relay", "urge")):
        return None
    cue = Cue(mark, mark.first, mark.last, kind, takes, ACTIVE, None, mark.first, mark.last)
    joint = scene.draft.pack.facts["agreement"]["conjunctions"]
    cue.joined = any(mark.pre.startswith(c) for c in joint) or bool(scene.has(previous, "conj"))
    cue.joined = cue.joined or scene.key(previous, "relative") == "where"
    beside = _ending(scene, mark.first, "asthey")
    if mark.post and kind == "say" and beside is None and not scene.has(previous, "relative"):
        return None
    if beside is not None:
        cue.mood, cue.start = BESIDE, beside
    leading = None if cue.joined or cue.mood != ACTIVE else _leading(scene, mark)
    if leading is not None:
        cue.source, cue.start = leading, leading[0]
        return cue
    plain = kind in OBJECTS
    source = subject_after(scene, mark.last, plain=plain)
    if source is not None and kind in ("accuse", "tell") and mark.first > 0 and not scene.is_punct(mark.first - 1):
        source = None if _told_only(scene, kind, source) else source
    if source is not None:
        cue.source, cue.after = source, source[1]
        return cue
    if scene.has(previous, "relative") and not cue.joined and cue.mood == ACTIVE:
        cue.relative = True
        cue.source = antecedent(scene, previous) if not mark.post else None
    return cue


def _accusative(scene: Scene, mark: Mark, norm: str) -> bool:
    """Say whether a past with the dual's ending is rather a noun in the accusative: "asking", "a denial"."""
    ending = scene.draft.pack.facts["agreement"]["circumstantial"][0]
    if not norm.endswith(ending) or mark.first == 0 or mark.post:
        return False
    hits = scene.draft.pack.lexicon.look(norm[: -len(ending)]).hits
    return any(entry.cls == "cue" and entry.key == mark.key and entry.form == "past" for entry, *_ in hits)


def _told_only(scene: Scene, kind: str, told: Range) -> bool:
    """Say whether the one noun phrase behind "and told", "and accused" is whom he told: the speaker goes unsaid."""
    following = told[1]
    if kind == "tell":
        return bool(scene.has(following, "that")) or bool(scene.has(following, "prep"))
    bound = scene.draft.pack.facts["agreement"]["bound"]
    return scene.text(following).startswith(tuple(bound))


def _leading(scene: Scene, mark: Mark) -> Range | None:
    """Return the subject that stands before its verb at the head of a clause."""
    at, _ = _auxiliaries(scene, mark.first)
    found = before(scene, at)
    return found if found is not None and _heads(scene, found[0]) and leads(scene, found[0]) else None


def _heads(scene: Scene, i: int) -> bool:
    """Say whether word `i` begins its clause."""
    if i == 0:
        return True
    return scene.is_punct(i - 1) or any(scene.has(i - 1, c) for c in ("conj", "that", "aux"))


def _participle(scene: Scene, mark: Mark, kind: str, takes: str) -> Cue | None:
    """Read a participle that accompanies another verb: indefinite, accusative or feminine."""
    agree = scene.draft.pack.facts["agreement"]
    if mark.pre and mark.pre not in agree["conjunctions"]:
        return None
    norm = scene.line.words[mark.last - 1].norm
    if not norm.endswith(tuple(agree["circumstantial"])) or mark.post:
        return None
    return Cue(mark, mark.first, mark.last, kind, takes, GOING, None, mark.first, mark.last)


def _ending(scene: Scene, i: int, cls: str) -> int | None:
    """Return where a mark of the class begins that ends just before word `i`."""
    for first in range(i - 1, max(-1, i - 4), -1):
        mark = scene.has(first, cls)
        if mark is not None and mark.last == i:
            return first
    return None
