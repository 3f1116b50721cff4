"""Leading: whether a word behind a verb can begin its subject: a name, a voice, something definite, many people."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.draft import Entity
from khabar.reading.sayings.agreement import shown
from khabar.reading.sayings.epithets import calling
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.unsaid import thing

# names: classes of marks
LEADING = ("name", "role", "folk", "quantity", "article", "honorific", "personal")
ENDS = ("cue", "conj", "relative", "neg", "aux", "asthey", "according")  # names: classes of marks
# names: classes of marks
VOICED = ("name", "role", "folk", "people", "personal", "cuenoun", "carrier", "saying", "saying_his", "findings")
NEAR = 9  # words from a noun to his name, or to "that"
LONG = 5  # letters of a plural


def leads(scene: Scene, i: int) -> bool:
    """Say whether word `i` can begin the subject of a verb with an object: a name, a voice, something definite."""
    word = scene.line.words[i]
    if scene.opening(i) or any(c in word.marks for c in LEADING):
        return True
    return word.norm.startswith(scene.draft.pack.lexicon.clitics.article) or _many(scene, i)


def _many(scene: Scene, i: int) -> bool:
    """Say whether a word has the ending of many people who do something: economists, observers."""
    word, agree = scene.line.words[i], scene.draft.pack.facts["agreement"]
    if len(word.norm) <= LONG or any(c in word.marks for c in ("number", "counted", "carrier")):
        return False
    return word.norm.endswith(agree["members"]) or (word.norm.startswith(agree["doer"]) and whole(scene, i))


def whole(scene: Scene, i: int) -> bool:
    """Say whether a word has a plural ending that only an adjective can follow: no genitive, observers of ours."""
    return scene.text(i).endswith(scene.draft.pack.facts["agreement"]["doers"])


def told_by(scene: Scene, i: int) -> bool:
    """Say whether an unknown noun behind a verb is who says it: his name follows, or "that" what he says."""
    word = scene.line.words[i]
    if word.kind != Kind.WORD or thing(scene, i) or _his(scene, i):
        return False
    for k in range(i, min(scene.size, i + NEAR)):
        marks = scene.line.words[k].marks
        ends = "name" not in marks and any(c in marks for c in ENDS)
        if scene.is_punct(k) or ends or (k == i and ("prep" in marks or "time" in marks)):
            return False
        if k > i and ("that" in marks or "honorific" in marks):
            return True
        name = marks.get("name")
        if name is not None and isinstance(name.value, Entity) and name.value.kind == "person" and not name.pre:
            return True
    return False


def agreeing(scene: Scene, i: int) -> bool:
    """Say whether an unknown noun with its genitive goes with the verb before it, and what it tells stands behind."""
    verb, article = scene.has(i - 1, "cue"), scene.draft.pack.lexicon.clitics.article
    tied = scene.draft.pack.lexicon.clitics.feminine[1]
    she = (
        verb is not None and verb.form == "past" and not verb.post and shown(scene.draft.pack, scene.line, verb) == "f"
    )
    if not she or not scene.text(i).endswith(tied) or thing(scene, i) or _his(scene, i):
        return False
    at = i + 1
    while scene.text(at).startswith(article) and at < i + NEAR:
        at += 1
    behind = scene.line.words[at] if i + 1 < at < scene.size else None
    return behind is not None and behind.kind == Kind.WORD and thing(scene, at)


def nobodys(scene: Scene, i: int) -> bool:
    """Say whether an Arabic word behind "according to" is a thing of somebody's, no voice: by their ranks."""
    owned = bool(scene.draft.pack.lexicon.clitics.article) and _his(scene, i)
    return owned and not any(scene.has(i, c) for c in VOICED)


def _his(scene: Scene, i: int) -> bool:
    """Say whether a pronoun is written on to the word: his readiness."""
    word = scene.line.words[i]
    owners = tuple(scene.draft.pack.facts["agreement"]["owners"])
    whole = word.norm.startswith(scene.draft.pack.lexicon.clitics.article)
    return any(m.post for m in word.marks.values()) or (word.text.endswith(owners) and not whole)


def object_behind(scene: Scene, first: int, at: int) -> bool:
    """Say whether a thing stands behind an indefinite voice and its adjective: medical sources, the death of five."""
    adjective = at - 1 > first and scene.text(at - 1).endswith(tuple(scene.draft.pack.facts["agreement"]["nisba"]))
    role = scene.has(first, "role")
    head = calling(scene.line, first, first + 1)
    many = head is not None and head.form == "many" and not head.pre and at == first + 1
    if many and thing(scene, at) and scene.text(at + 1).startswith(scene.draft.pack.lexicon.clitics.article):
        return True  # experts the rise of prices
    adjective = adjective or (role is not None and role.last == at > first + 1)  # an opinion poll
    return adjective and thing(scene, at) and head is not None
