"""Subject, verb, object: reads a verb of saying where the speaker stands before it, as in English."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.cues import ACTIVE, GOING, PASSIVE, THOUGHTS, Cue
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.speakers import Range, antecedent, before
from khabar.reading.sayings.subjects import subject_behind

ACCUSE = "accuse"  # the key of a verb
NEEDING = frozenset({"that", "think", "name", "brand"})  # without a speaker these are participles


def subject_first(scene: Scene, mark: Mark, kind: str, takes: str) -> Cue | None:
    """Read one verb with its auxiliaries and its speaker; None where it is a noun, an adjective or denied."""
    at, seen = auxiliaries(scene, mark.first)
    if ("neg" in seen and kind not in THOUGHTS) or _another(scene, mark, kind, at, seen):
        return None
    mood = _mood(scene, mark, at, seen)
    cue = Cue(mark, mark.first, mark.last, kind, takes, mood, None, at, mark.last)
    if mood == PASSIVE:
        return _passive(scene, cue, at)
    if mood == GOING:
        return _going(scene, cue, at)
    _who_first(scene, cue, at)
    if cue.source is None:
        alone = (mark.form == "base" and not seen) or kind in ("ask", "tell") or kind in NEEDING
        return None if alone and (mark.form == "base" or not cue.joined) else cue
    denied = scene.has(cue.source[0] - 1, "neg") and not cue.inverted
    return None if denied else cue


def _another(scene: Scene, mark: Mark, kind: str, at: int, seen: set[str]) -> bool:
    """Say whether the word only looks like this verb: a noun, an adjective, an infinitive, "told the truth"."""
    if mark.form in ("base", "s") and (_noun(scene, mark, at) or "to" in seen):
        return True
    if mark.form == "past" and not seen and mark.key not in ("say", "tell") and _adjective(scene, at):
        return True
    if mark.form == "past" and not seen and scene.has(at - 1, "article") and scene.text(at - 1) in _bare(scene):
        return True  # the said bridge
    return kind == "tell" and scene.has(mark.last, "nottold") is not None


def _bare(scene: Scene) -> list[str]:
    """Return the articles that stand for nobody: the, a."""
    found: list[str] = scene.draft.pack.fact("sayings", "articles", [])
    return found


def _passive(scene: Scene, cue: Cue, at: int) -> Cue | None:
    """Read a passive: its subject is not who speaks, "by" may say who."""
    subject = before(scene, at)
    if subject is None and scene.has(at - 1, "relative") is None and cue.kind not in ("say", "hope", "name"):
        return None
    cue.start = subject[0] if subject else at
    cue.impersonal = subject is not None and scene.key(subject[0], "personal") == "it"
    cue.source, cue.after = _agent(scene, cue.last)
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
    if "personal" in word.marks or ("relative" in word.marks and "that" not in word.marks):
        return False
    return any(c in word.marks for c in ("article", "that", "prep")) or word.norm in ("'s", "-")


def _agent(scene: Scene, i: int) -> tuple[Range | None, int]:
    """Return who a passive says did it, "by the police", and where the words may begin."""
    if scene.key(i, "prep") != "by":
        return None, i
    agent = subject_behind(scene, i + 1)
    return (agent, agent[1]) if agent else (None, i)


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


def auxiliaries(scene: Scene, i: int) -> tuple[int, set[str]]:
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
        elif scene.text(at - 1) == "'s" and scene.has(at - 2, "personal"):
            seen.add("be")
        elif "adverb" in marks and marks["adverb"].last <= i:
            pass
        elif scene.key(at - 1, "prep") == "to" and at == i:
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
    if mark.key == ACCUSE and scene.key(mark.last, "prep") == "of" and not seen:  # six diplomats accused of spying
        return PASSIVE
    reduced = mark.key in ("say", "believe", "think", "report", "allege", "know_that")
    if reduced and scene.key(mark.last, "prep") == "to" and not seen and (previous is None or scene.is_punct(at - 1)):
        return PASSIVE
    return ACTIVE


def _noun(scene: Scene, mark: Mark, at: int) -> bool:
    """Say whether a base or s-form is a noun here: after an article, a preposition, a possessive, before a verb."""
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
