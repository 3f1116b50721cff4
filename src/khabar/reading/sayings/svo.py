"""Subject, verb, object: reads a verb of saying where the speaker stands before it, as in English."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.appositions import disputed
from khabar.reading.sayings.cues import ACTIVE, GOING, PASSIVE, THOUGHTS, Cue
from khabar.reading.sayings.inverted import subject_behind
from khabar.reading.sayings.quoted import quoted, quoted_by, quoting, saying
from khabar.reading.sayings.scene import COLON, COMMAS, Scene
from khabar.reading.sayings.speakers import Range, antecedent, before
from khabar.reading.sayings.wholes import whole

NEARBY = 5  # words of who closes a headline
CALLED = 9  # words of what somebody is called
ACCUSE = "accuse"  # the key of a verb
NEEDING = frozenset({"that", "think", "name", "brand"})  # without a speaker these are participles
REDUCED = frozenset({"say", "hope", "name"})  # names: kinds of cues whose passive may do without subject and verb
PAPERS = ("study", "data")  # names: keys of roles that show figures, a clause or "that"
RAISED = ("say", "believe", "think", "report", "allege", "know_that")  # names: keys of verbs: people said to be
HOPED = ("expect", "fear", "hope")  # names: keys of verbs


def subject_first(scene: Scene, mark: Mark, kind: str, takes: tuple[str, ...]) -> Cue | None:
    """Read one verb with its auxiliaries and its speaker; None where it is a noun, an adjective or denied."""
    verb = quoting(scene, mark.first)
    if verb is not None:  # quoted him as saying
        at, _ = auxiliaries(scene, verb.first)
        cue = Cue(mark, verb.first, mark.last, "say", (), ACTIVE, None, at, mark.last)
        _who_first(scene, cue, at)
        return cue
    at, seen = auxiliaries(scene, mark.first)
    whom = quoted(scene, mark)
    if whom is not None and saying(scene, whom[1] + 1):
        return None
    if ("neg" in seen and kind not in THOUGHTS) or _another(scene, mark, kind, at, seen):
        return None
    if "be" in seen and mark.form == "past" and mark.key in scene.draft.pack.fact("sayings", "feelings", ()):
        kind = "feel"  # are worried that
    if kind == "feel" and "be" not in seen:
        return None  # liberals angry that
    mood = ACTIVE if kind == "feel" else _mood(scene, mark, at, seen)
    cue = Cue(mark, mark.first, mark.last, kind, takes, mood, None, at, mark.last)
    if mood == PASSIVE:
        return _passive(scene, cue, at, finite="be" in seen)
    if mood == GOING:
        return _going(scene, cue, at)
    _who_first(scene, cue, at)
    if cue.source is None:
        alone = (mark.form == "base" and not seen) or kind in ("ask", "tell") or kind in NEEDING
        return None if alone and (mark.form == "base" or not cue.joined) else cue
    denied = (scene.has(cue.source[0] - 1, "neg") or _nobody(scene, cue.source[0])) and not cue.inverted
    if cue.kind in ("know", "that") and any(scene.key(k, "role") in PAPERS for k in range(*cue.source)):
        cue.kind = "report"
    return None if denied else cue


def _nobody(scene: Scene, i: int) -> bool:
    """Say whether the phrase that begins at word `i` is nobody: no group, none of them; but No 10."""
    return scene.has(i, "neg") is not None and not any(scene.has(k, c) for k in (i, i + 1) for c in ("name", "number"))


def _another(scene: Scene, mark: Mark, kind: str, at: int, seen: set[str]) -> bool:
    """Say whether the word only looks like this verb: a noun, an adjective, an infinitive, "told the truth"."""
    if mark.form in ("base", "s") and (_noun(scene, mark, at) or "to" in seen):
        return True
    if mark.form == "past" and not seen and kind == "ask" and _put(scene, at - 1):
        return True
    if mark.form == "past" and not seen and mark.key not in ("say", "tell") and _adjective(scene, at):
        return True
    if mark.form == "past" and not seen and scene.has(at - 1, "article") and scene.text(at - 1) in _bare(scene):
        return True  # the said bridge
    return scene.has(mark.last, "nottold" if kind == "tell" else "unsaid") is not None


def _put(scene: Scene, i: int) -> bool:
    """Say whether word `i` leads to a question without asker: when asked, if asked, after being asked."""
    led = scene.key(i, "conj") == "while" or scene.key(i, "prep") in ("after", "before")
    return led or scene.has(i, "relative") is not None


def _bare(scene: Scene) -> list[str]:
    """Return the articles that stand for nobody: the, a."""
    found: list[str] = scene.draft.pack.fact("sayings", "articles", [])
    return found


def _passive(scene: Scene, cue: Cue, at: int, *, finite: bool) -> Cue | None:
    """Read a passive: its subject is not who speaks, "by" may say who; "quoted as saying" is its subject's."""
    subject = before(scene, at)
    loose = finite or scene.has(at - 1, "relative") is not None or cue.kind in REDUCED
    if subject is None and not loose:
        return None
    by = quoted_by(scene, cue.mark)
    verb = scene.has(by[1] + 1 if by else cue.last + 1, "cue")
    if verb is not None and (by or (cue.kind == "quote" and saying(scene, verb.first))):
        return Cue(verb, cue.first, verb.last, "say", (), ACTIVE, by or subject, at, verb.last)
    cue.start, cue.subject = (subject[0] if subject else at), subject
    cue.relative = scene.has(at - 1, "relative") is not None
    cue.impersonal = subject is not None and scene.key(subject[0], "personal") == "it"
    cue.source, cue.after = _agent(scene, cue)
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
        return None if cue.key in scene.draft.pack.fact("sayings", "doing", ()) else cue
    if "article" in word.marks or "prep" in word.marks:
        return None
    speaker = any(c in word.marks for c in ("role", "name", "personal")) or word.text[0].isupper()
    cue.source = before(scene, at) if speaker else None
    if cue.source is None and not _spoken(scene, cue, previous):
        return None  # a policy denying them entry
    if cue.source is not None and "carrier" in word.marks and not _heads(scene, cue.source[0]):
        cue.source = None  # issued a statement saying
    cue.start = cue.source[0] if cue.source else at
    return cue


def _spoken(scene: Scene, cue: Cue, previous: int) -> bool:
    """Say whether a participle straight behind a noun tells something: a banner reading, a letter that warns that."""
    noun = scene.line.words[previous].marks
    if "carrier" in noun or "cuenoun" in noun or "time" in noun or previous + 1 in scene.timed:
        return True
    return (
        scene.opening(cue.last) is not None or scene.text(cue.last) == COLON or scene.has(cue.last, "that") is not None
    )


def _heads(scene: Scene, i: int) -> bool:
    """Say whether word `i` begins its clause."""
    return i == 0 or scene.is_punct(i - 1) or scene.has(i - 1, "conj") is not None


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


def _agent(scene: Scene, cue: Cue) -> tuple[Range | None, int]:
    """Return who a passive says did it, "by the police", and where the words may begin."""
    i = by = cue.last
    if cue.kind == "name" and scene.key(i, "prep") == "as":  # hailed as a hero by some
        by = next((k for k in range(i + 2, min(scene.size, i + CALLED)) if scene.key(k, "prep") == "by"), i)
    if scene.key(by, "prep") != "by":
        return None, i
    agent = subject_behind(scene, by + 1)
    if agent is None or by > i:
        return agent, i
    first, last = agent
    of = next((k for k in range(first + 1, last) if scene.key(k, "prep") == "of"), last)
    last = of if cue.kind == "accuse" else last  # by critics of theft
    return (first, last), last


def _who_first(scene: Scene, cue: Cue, at: int) -> None:
    """Find who speaks: before the verb, or after it where the words came first."""
    previous = at - 1
    quoted = scene.closing(previous) or (scene.text(previous) in COMMAS and scene.closing(previous - 1))
    source = None if quoted else whole(scene, at, before(scene, at), cue.last)
    behind = subject_behind(scene, cue.last) if scene.line.index == 0 and mark_ends(scene, cue) else None
    if behind is not None and (behind[1] >= scene.size - 1 or scene.dash(behind[1])):  # Osteva ready, says minister
        cue.source, cue.start, cue.after, cue.inverted = behind, at, behind[1], True
        return
    if source is None and (quoted or scene.text(previous) in COMMAS or at == 0):
        object_only = not quoted and cue.key in scene.draft.pack.fact("sayings", "of_something", ())
        behind = None if object_only else subject_behind(scene, cue.last)
        if behind is not None and (quoted or not scene.has(cue.last, "personal")):
            cue.source, cue.start, cue.after, cue.inverted = behind, at, behind[1], True
            return
    if source is None and scene.has(previous, "relative"):
        source = antecedent(scene, previous)
        cue.relative = True
    if source is not None:
        pointed = disputed(scene, source, cue.last)
        cue.source, cue.start, cue.points = (pointed, source[1]) if pointed else source, source[0], pointed > 0
        back = source[0] - 1
        cue.joined = bool(scene.has(back, "conj")) and bool(scene.has(source[0], "personal"))
    else:
        cue.joined = bool(scene.has(previous, "conj"))


def mark_ends(scene: Scene, cue: Cue) -> bool:
    """Say whether somebody stands behind a verb that closes a headline, or its part before a dash."""
    near = range(cue.last + 1, min(scene.size, cue.last + NEARBY))
    short = scene.size - cue.last <= NEARBY or any(scene.dash(k) for k in near)
    return short and any(scene.has(cue.last, c) for c in ("role", "name", "honorific"))


def auxiliaries(scene: Scene, i: int) -> tuple[int, set[str]]:
    """Walk back over auxiliaries, adverbs and negation before word `i`; return where they begin and their keys."""
    seen: set[str] = set()
    at = i
    while at > max(0, i - 6):
        marks = scene.line.words[at - 1].marks
        if "name" in marks or (at > 1 and scene.line.words[at - 1].text[0].isupper()):
            break
        onward = _onward(scene, at - 1) if at == i and scene.key(at - 1, "prep") == "to" else None
        key = _auxiliary(scene, at - 1, i)
        if onward is None and key is None:
            break
        seen |= {key} if key and onward is None else set()
        at = at - 1 if onward is None else onward
    while at < i and scene.has(at, "adverb") and scene.has(at, "personal"):
        at += 1
    return at, seen


def _auxiliary(scene: Scene, k: int, verb: int) -> str | None:
    """Return what word `k` does before the verb at word `verb`: neg, an auxiliary's key, to, else nothing; or None."""
    marks = scene.line.words[k].marks
    if "neg" in marks:
        return "neg"
    if "aux" in marks:
        return marks["aux"].key
    aspect = "aspect" in marks and k == verb - 1 and getattr(scene.has(verb, "cue"), "form", "") == "ing"
    if aspect or (scene.text(k) == "'s" and scene.has(k - 1, "personal")):
        return "be"
    if ("adverb" in marks and marks["adverb"].last <= verb) or scene.manner(k):
        return ""
    return "to" if scene.key(k, "prep") == "to" and k == verb - 1 else None


def _onward(scene: Scene, to: int) -> int | None:
    """Return where the words begin that lead to an infinitive as its auxiliaries: went on to, had to."""
    for first in range(to - 1, max(-1, to - 6), -1):
        mark, by = scene.has(first, "onward"), scene.has(first, "resort")
        if mark is not None and mark.last == to:
            return first
        if by is not None and any(scene.has(k, c) for k in range(by.last, to) for c in ("name", "carrier", "role")):
            return first  # took to Twitter to say
    return None


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
    if seen:
        return ACTIVE
    kind = str(scene.draft.pack.fact("cue", mark.key, "")).partition(" ")[0]
    if kind == "name" and scene.key(mark.last, "prep") == "as":  # a visitor hailed as a hero
        return PASSIVE
    return PASSIVE if scene.key(mark.last, "prep") == "to" and _reduced(scene, mark, at) else ACTIVE


def _reduced(scene: Scene, mark: Mark, at: int) -> bool:
    """Say whether a past form before "to" is a participle: men said to be armed, with more expected to come."""
    if mark.key in RAISED:
        return True
    subject = before(scene, at) if mark.key in HOPED else None
    return subject is not None and "with" in (scene.key(subject[0] - k, "prep") for k in (1, 2))


def _noun(scene: Scene, mark: Mark, at: int) -> bool:
    """Say whether a base or s-form is a noun here: after an article, a preposition, a possessive, before a verb."""
    if scene.text(mark.first - 1) in scene.draft.pack.fact("sayings", "determiners", ()):
        return True  # no doubt
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
    plural = mark.form == "base" and word.norm.endswith(tuple(scene.draft.pack.fact("endings", "plural", ())))
    if not (speaker or plural or scene.is_punct(at - 1)):
        return True
    following = scene.has(mark.last, "cue")
    if following is not None and following.form in ("past", "s", "base"):
        return True
    return bool(scene.has(mark.last, "aux")) or scene.key(mark.last, "prep") in ("of", "from", "for")
