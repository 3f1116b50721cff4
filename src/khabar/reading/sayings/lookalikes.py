"""Lookalikes: whether an Arabic word only looks like a verb of saying: a noun, a preposition, a measure."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.sayings.cues import THOUGHTS
from khabar.reading.sayings.epithets import calling
from khabar.reading.sayings.leading import leads
from khabar.reading.sayings.scene import Scene

# names: kinds of cues that take no object pronoun
BARE_ONLY = frozenset({"quote", "think", "hope", "brand", "that", "relay", "ascribe", "urge", "judge", "express"})
NEAR = 10  # words between a verb that is also a preposition and its "that"
OPENERS = frozenset({"relative", "aux", "conj", "asthey"})  # names: classes of marks


def another(scene: Scene, mark: Mark, kind: str, beside: int | None) -> bool:
    """Say whether the word only looks like this verb: a noun, a preposition, a verb with another object.

    `beside`: where "as" begins that stands before it, if it does.
    """
    if _small(scene, mark, kind) or _other_form(scene, mark) or _other_verb(scene, mark, kind, beside):
        return True
    if mark.form == "present":
        until = scene.key(mark.first - 1, "prep") == "before" and kind in (*THOUGHTS, "that")  # until people know
        return (scene.has(mark.first - 1, "that") is not None or until) and not mark.pre
    word, agree = scene.line.words[mark.first], scene.draft.pack.facts["agreement"]
    if _noun(scene, mark, beside=beside):
        return True
    first_person = word.norm[len(mark.pre) :].endswith(tuple(agree["first_past"])) and kind != "say"
    return agree["tanwin"] in word.text or first_person or _accusative(scene, mark, word.norm)


def _small(scene: Scene, mark: Mark, kind: str) -> bool:
    """Say whether it is a preposition or "not": no doubled letter tells the verb, and it opens no clause."""
    word = scene.line.words[mark.first]
    doubled = scene.draft.pack.facts["agreement"]["doubled"] in word.text  # made clear, no "between"
    small = "prep" in word.marks or "neg" in word.marks
    return small and not doubled and not (_opens(scene, mark) and _verbal(scene, mark, kind))


def _other_form(scene: Scene, mark: Mark) -> bool:
    """Say whether no past can stand here: that rates are high, in order to reveal, said a student; part of a name."""
    previous = mark.first - 1
    if mark.form == "past":
        if not mark.pre and scene.key(previous, "that") == "that" and not _when(scene, previous):
            return True
        to = scene.draft.pack.facts["agreement"]["to"]
        if mark.pre.endswith(to) if mark.pre else _subject_here(scene, previous):
            return True
    name = scene.has(mark.first, "name")
    if name is not None and name.last > mark.last and not _opens(scene, mark):
        return True
    place = scene.kind(mark.first) in ("place", "country")
    inside = previous >= 0 and not scene.is_punct(previous) and not scene.any(previous, OPENERS)
    return place and inside and mark.form == "present" and not mark.pre  # the quarters of Taiz


def _other_verb(scene: Scene, mark: Mark, kind: str, beside: int | None) -> bool:
    """Say whether the verb has another sense here: is called, as we know; a pronoun that it cannot take."""
    facts = scene.draft.pack.facts["sayings"]
    if mark.key in facts["called"] and _called(scene, mark):
        return True
    if beside is not None and mark.key in facts["with_speaker" if mark.post else "only_that"]:
        return True  # as we know, for what the country finds
    told = beside is not None and kind in ("relay", "that")
    return bool(mark.post) and kind in BARE_ONLY and not told and not _deemed(scene, mark)


def _noun(scene: Scene, mark: Mark, *, beside: int | None) -> bool:
    """Say whether it is a noun: the terms of a request, in reply, three acres."""
    word, previous = scene.line.words[mark.first], mark.first - 1
    somebody = calling(scene.line, previous, mark.first) is not None
    if "cuenoun" in word.marks and not (mark.pre or somebody or _opens(scene, mark)):
        return True
    behind = scene.has(previous, "prep")
    if behind is not None and behind.last == mark.first and not mark.pre and beside is None:
        return True
    return bool(mark.pre) and any(m.cls == "gauge" and not m.pre for m in word.marks.values())


def _when(scene: Scene, that: int) -> bool:
    """Say whether a preposition or a small word before "that" leads to a past: after he told, until he said."""
    small = any((m := scene.has(k, "absorbs")) is not None and m.last > that for k in (that - 1, that - 2))
    return (
        small
        or scene.has(that - 1, "prep") is not None
        or any(m.form == "past" for m in scene.line.words[that - 1].marks.values())
    )


def _deemed(scene: Scene, mark: Mark) -> bool:
    """Say whether the pronoun written on to the verb is what somebody takes for something: some consider it an end."""
    kind = str(scene.draft.pack.fact("cue", mark.key, ""))
    known = "object" in kind or kind.startswith("judge")
    return known and mark.last < scene.size and leads(scene, mark.last)


def _verbal(scene: Scene, mark: Mark, kind: str) -> bool:
    """Say whether a word that is also a preposition is a verb here: somebody follows, and "that" soon."""
    if kind == "express":
        return True
    near = range(mark.last, min(scene.size, mark.last + NEAR))
    that = next((k for k in near if scene.has(k, "that")), None)
    somebody = ("role", "honorific", "personal", "name")
    return that is not None and (that == mark.last or any(scene.has(mark.last, c) for c in somebody))


def _opens(scene: Scene, mark: Mark) -> bool:
    """Say whether the word begins a clause, where a verb stands rather than a preposition: a letter voicing in it."""
    previous = mark.first - 1
    if scene.has(mark.last, "himself") is not None and not mark.post:
        return True
    if any(m.last == mark.first for m in scene.line.found.get("turning", ())):
        return True
    if previous < 0 or mark.pre or scene.is_punct(previous) or mark.form == "present":
        return True
    return scene.any(previous, OPENERS)


def _subject_here(scene: Scene, previous: int) -> bool:
    """Say whether a noun must follow word `previous`: said a student, every student."""
    verb = scene.has(previous, "cue")
    if verb is not None and verb.form in ("past", "present"):
        return True
    known = scene.line.words[previous].marks.values() if previous >= 0 else ()
    if any(m.form == "past" for m in known) and not any(scene.has(previous, c) for c in ("aux", "name")):
        return True
    begun = tuple(scene.draft.pack.facts["tense"]["persons"])
    if scene.key(previous - 1, "that") == "that" and not known and scene.text(previous).startswith(begun):
        return True  # that a student works
    if scene.has(previous, "article") is not None:
        return True
    counted = any(scene.has(previous, c) for c in ("quantity", "number")) and previous + 1 not in scene.timed  # in 1998
    return counted and not scene.has(previous, "adverb")


def _called(scene: Scene, mark: Mark) -> bool:
    """Say whether the verb rather names somebody: a village called X."""
    word, ending = scene.line.words[mark.first], scene.draft.pack.fact("sayings", "called_ending", "\u0000")
    named = word.text.endswith(ending) or scene.draft.pack.facts["agreement"]["passive"] in word.text
    return named and mark.form == "present" and not scene.has(mark.last, "that")


def _accusative(scene: Scene, mark: Mark, norm: str) -> bool:
    """Say whether a past with the dual's ending is rather a noun in the accusative: "asking", "a denial"."""
    ending = scene.draft.pack.facts["agreement"]["circumstantial"][0]
    if not norm.endswith(ending) or mark.first == 0 or mark.post or _both(scene, mark):
        return False
    hits = scene.draft.pack.lexicon.look(norm[: -len(ending)]).hits
    return any(entry.cls == "cue" and entry.key == mark.key and entry.form == "past" for entry, *_ in hits)


def _both(scene: Scene, mark: Mark) -> bool:
    """Say whether two people do it: where a clause begins, in a word that is no noun: and they both confirmed."""
    previous = mark.first - 1
    begins = mark.pre or scene.is_punct(previous) or any(scene.has(previous, c) for c in ("asthey", "relative", "aux"))
    return bool(begins) and scene.has(mark.first, "accusatives") is None
