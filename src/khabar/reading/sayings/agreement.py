"""Agreement: what a verb's own letters tell of who does it, where the text does not name him."""

from __future__ import annotations

from functools import lru_cache

from khabar.lang.lexicon import Entry
from khabar.lang.pack import Pack, load
from khabar.lang.words import Line, Mark
from khabar.reading.draft import Draft, Said
from khabar.reading.sayings.descriptions import words_of

FINITE = frozenset({"past", "present"})
MANY = frozenset({"many", "two", "pair"})  # names: forms of nouns
ROOM = 4096  # verbs whose endings are remembered; a bound
Listed = tuple[str, str, str]  # the class, key and form of a listed verb


def agreement(draft: Draft, said: Said) -> str:
    """Return the gender or number that the verb of a saying shows: m, f, p or nothing known."""
    if said.cue is None or said.rule == "according":
        return ""
    line = draft.lines[said.line]
    first, _ = words_of(line, said.cue)
    mark = line.words[first].marks.get("cue") if first < len(line.words) else None
    return shown(draft.pack, line, mark) if mark is not None else ""


def shown(pack: Pack, line: Line, mark: Mark) -> str:
    """Return the gender or number that a verb or participle shows: m, f, p or nothing known."""
    agree = pack.facts["agreement"]
    if not agree["feminine_past"]:
        return ""
    norm = line.words[mark.first].norm
    stem = norm[len(mark.pre) : len(norm) - len(mark.post)]
    if mark.form == "agent":
        return str(dict(zip(agree["circumstantial"], "mfp", strict=False)).get(stem[-1:], "p"))
    if mark.form not in FINITE:
        return ""
    if stem in agree.get("i_said", ()):
        return ""
    listed = mark.cls, mark.key, mark.form
    if _inflected(pack.code, stem, listed, tuple(agree[f"plural_{mark.form}"])):
        return "p"
    if mark.form == "past":
        return "f" if _inflected(pack.code, stem, listed, tuple(agree["feminine_past"])) else "m"
    return "f" if stem.startswith(tuple(agree["feminine_present"])) else "m"


@lru_cache(maxsize=ROOM)
def _inflected(code: str, stem: str, listed: Listed, endings: tuple[str, ...]) -> bool:
    """Say whether a verb has one of the endings: without it, it is still the verb, not part of its root."""
    pack = load(code)
    for ending in endings if stem.endswith(endings) else ():
        root = stem.removesuffix(ending)
        if not root or not stem.endswith(ending):
            continue
        ways = [root + letter for letter in ("", *pack.facts["agreement"]["weak"])]
        looks = [pack.lexicon.look(way) for way in ways if way != stem]
        if any(_same(e, listed) for look in looks for e, *_ in look.hits):
            return True
    return False


def _same(entry: Entry, listed: Listed) -> bool:
    """Say whether a listed form is the verb, in the same tense."""
    return (entry.cls, entry.key, entry.form) == listed or (entry.cls == "tense" and entry.key == listed[-1])


def passive(draft: Draft, said: Said) -> bool:
    """Say whether the verb's first vowel is written and makes it a passive: it was said."""
    if said.cue is None or not said.rule.startswith("active"):
        return False
    line = draft.lines[said.line]
    mark = line.words[words_of(line, said.cue)[0]].marks.get("cue")
    vowel = draft.pack.facts["agreement"]["passive"]
    return mark is not None and draft.text[mark.start + 1 : mark.start + 2] == vowel
