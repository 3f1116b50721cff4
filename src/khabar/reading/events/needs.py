"""Needs: what must stand near a word for it to tell of an event, by the names that its entry uses."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.events.journeys import is_site, journey, traveller
from khabar.reading.events.triggers import Trigger

WIDE, CLOSE = 14, 6  # words on each side in which a participant is looked for
PAPERS = frozenset({"study", "report_doc", "media"})  # names: roles of what speaks in print
# names: roles of people who hold no office
PRIVATE = frozenset({
    "man", "woman", "author", "player", "owner", "doctor", "resident", "study", "report_doc", "people", "expert",
    "media",
})  # fmt: skip
FEW = 40  # words of a scene looked at in one line
OWNER = "his"  # the key of words for whose something is
OUGHT = "need"  # the key of words for what ought to be
SOMEONE = frozenset({"name", "role", "person", "people", "forces"})
STOPS = frozenset(".;:!?")


def _around(line: Line, trigger: Trigger, reach: int, classes: frozenset[str]) -> bool:
    low, high = max(0, trigger.first - reach), min(trigger.last + reach, len(line.words))
    return any(
        not classes.isdisjoint(line.words[i].marks) for i in range(low, high) if not trigger.first <= i < trigger.last
    )


def _someone(line: Line, trigger: Trigger) -> bool:
    """Someone named or described within reach."""
    return _around(line, trigger, WIDE, SOMEONE)


def _person(line: Line, trigger: Trigger) -> bool:
    """Someone right after it, or before it where nothing follows; no paper."""
    for i in range(trigger.last, min(trigger.last + CLOSE, len(line.words))):
        word = line.words[i]
        if _somebody(word.marks) or "pronoun" in word.marks:
            return True
        if word.kind == Kind.PUNCT:
            break
    if trigger.mark.post:
        return True
    return any(_somebody(w.marks) for w in line.words[max(0, trigger.first - 3) : trigger.last + 3])


def _somebody(marks: Mapping[str, Mark]) -> bool:
    """Say whether a word is one for somebody, not for something that speaks in print."""
    role = marks.get("role")
    paper = role is not None and role.key in PAPERS and len(SOMEONE & marks.keys()) == 1
    return not paper and not SOMEONE.isdisjoint(marks)


def _freed(line: Line, trigger: Trigger) -> bool:
    """Someone who is let go: what follows with an article is a person, no advert."""
    marks = line.words[trigger.last].marks if trigger.last < len(line.words) else {}
    before = line.words[trigger.first - 1].marks.get("article") if trigger.first else None
    if before is not None and before.key == OWNER:
        return True
    if "article" not in marks or not trigger.verbal:
        return _person(line, trigger)
    for i in range(trigger.last, min(trigger.last + CLOSE, len(line.words))):
        if not SOMEONE.isdisjoint(line.words[i].marks):
            return True
        if line.words[i].kind == Kind.PUNCT or "prep" in line.words[i].marks:
            return False
    return False


def _partner(line: Line, trigger: Trigger) -> bool:
    """Someone within a few words on either side."""
    return _around(line, trigger, CLOSE, SOMEONE)


def _known(line: Line, trigger: Trigger) -> bool:
    """A name close by, somebody who holds an office, or the two who were named before."""
    low, high = max(0, trigger.first - CLOSE), min(trigger.last + CLOSE, len(line.words))
    return any(
        "name" in m or "both" in m or ("role" in m and m["role"].key not in PRIVATE)
        for i in range(low, high)
        if not trigger.first <= i < trigger.last
        for m in (line.words[i].marks,)
    )


def _counterpart(line: Line, trigger: Trigger) -> bool:
    """Someone met or spoken to, and someone named or in office among the two."""
    return _person(line, trigger) and _around(line, trigger, CLOSE, frozenset({"name", "role"}))


def _beside(line: Line, trigger: Trigger) -> bool:
    """A name close by."""
    return _around(line, trigger, 4, frozenset({"name"}))


def _refugees(line: Line, trigger: Trigger) -> bool:
    return trigger.verbal and _around(line, trigger, 3, frozenset({"person"}))


def _asked(line: Line, trigger: Trigger) -> bool:
    """Asked someone to do something: "to" or "for" follows within a few words, and no question."""
    for i in range(trigger.last, min(trigger.last + CLOSE + 2, len(line.words))):
        word = line.words[i]
        prep = word.marks.get("prep")
        if prep and prep.key in ("to", "for"):
            return True
        if word.kind == Kind.PUNCT or "relative" in word.marks or "opens" in word.marks:
            return False
    return False


def _land(line: Line, trigger: Trigger) -> bool:
    """A state that is recognised right after it, with the preposition that the entry asks for written on."""
    for i in range(trigger.last, min(trigger.last + 3, len(line.words))):
        name = line.words[i].marks.get("name")
        if name is not None and name.pre.endswith(str(trigger.facts.get("led", ""))) and is_site(name):
            return True
        if "prep" in line.words[i].marks or line.words[i].kind == Kind.PUNCT:
            return False
    return False


def behind(line: Line, trigger: Trigger) -> bool:
    """A word shortly before it that says what is done with it: help asked for, given, turned down."""
    words = line.words[max(0, trigger.first - CLOSE) : trigger.first]
    return any(str(trigger.facts["behind"]) in w.marks for w in words)


def _close(line: Line, trigger: Trigger) -> bool:
    """What it happens to, right beside it."""
    return _around(line, trigger, 3, frozenset({str(trigger.facts["around"])}))


def _first(line: Line, trigger: Trigger) -> bool:
    return trigger.first == 0 or line.words[trigger.first - 1].kind == Kind.PUNCT


def _protest(line: Line, trigger: Trigger) -> bool:
    """A march or rally of protest: protesters, "against", or a police matter is near."""
    words = range(max(0, trigger.first - WIDE), min(trigger.last + WIDE, len(line.words)))
    return any("dissent" in line.words[i].marks for i in words)


def _forces(line: Line, trigger: Trigger) -> bool:
    words = range(max(0, trigger.first - CLOSE), min(trigger.last + CLOSE, len(line.words)))
    return any("forces" in line.words[i].marks for i in words)


def _should(line: Line, trigger: Trigger) -> bool:
    """A word of what ought to be follows: suggesting that they should go."""
    words = range(trigger.last, min(trigger.last + WIDE, len(line.words)))
    return any((mark := line.words[i].marks.get("mood")) and mark.key == OUGHT for i in words)


def _slur(line: Line, trigger: Trigger) -> bool:
    """A word of blame follows: calling someone a liar."""
    return any("slur" in line.words[i].marks for i in range(trigger.last, min(trigger.last + WIDE, len(line.words))))


def _object(line: Line, trigger: Trigger) -> bool:
    """The word that makes a phrase with this verb follows, with the subject between them."""
    also = str(trigger.facts.get("also", "")).split()
    if also and not any(m.key in also and m.first != trigger.first for m in line.found.get("scene", ())[:FEW]):
        return False
    return completed(line, trigger) is not None


def completed(line: Line, trigger: Trigger) -> int | None:
    """Return the word that makes a phrase with a verb that needs one: "signed ... an agreement"."""
    if "object" not in str(trigger.facts.get("needs", "")):
        return None
    classes = {str(x) for x in trigger.facts.get("object", "").split()}
    end = min(trigger.last + int(trigger.facts.get("within", CLOSE)), len(line.words))
    behind_it = next((i for i in range(trigger.last, end) if not classes.isdisjoint(line.words[i].marks)), None)
    return _former(line, trigger, classes) if behind_it is None else behind_it


def _former(line: Line, trigger: Trigger, classes: set[str]) -> int | None:
    """Return the thing told of before that a pronoun written on to a trigger takes up: "the plan that he put it"."""
    if not trigger.mark.post:
        return None
    for i in range(trigger.first - 1, max(-1, trigger.first - WIDE), -1):
        if not classes.isdisjoint(line.words[i].marks):
            return i
        if line.words[i].norm in STOPS:
            return None
    return None


def _near(line: Line, trigger: Trigger) -> bool:
    """Those whose kind of event it is within a few words: workers by a strike."""
    return _around(line, trigger, WIDE, frozenset({str(trigger.facts["around"])}))


def _never(line: Line, trigger: Trigger) -> bool:
    del line, trigger
    return False


# names: what an entry needs, by the word that `[facts.event]` uses for it
NEEDS = {
    "name": _someone, "person": _person, "partner": _partner, "traveller": traveller,
    "journey": journey, "refugees": _refugees, "asked": _asked, "first": _first, "protest": _protest,
    "forces": _forces, "never": _never, "known": _known, "freed": _freed, "slur": _slur, "should": _should,
    "counterpart": _counterpart, "around": _near, "land": _land, "behind": behind, "close": _close,
    "object": _object, "beside": _beside,
}  # fmt: skip
