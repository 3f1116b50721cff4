"""Agreement: what a verb's own letters tell of who speaks, where the text does not name him."""

from __future__ import annotations

from khabar.lang.words import Mark
from khabar.reading.draft import Draft, Said
from khabar.reading.sayings.descriptions import words_of


def agreement(draft: Draft, said: Said) -> str:
    """Return the gender or number that the verb shows: m, f, p or nothing known."""
    agree = draft.pack.facts["agreement"]
    if not agree["feminine_past"] or said.cue is None or said.rule == "according":
        return ""
    line = draft.lines[said.line]
    first, _ = words_of(line, said.cue)
    mark = line.words[first].marks.get("cue") if first < len(line.words) else None
    if mark is None:
        return ""
    norm = line.words[mark.first].norm
    stem = norm[len(mark.pre) : len(norm) - len(mark.post)]
    if stem.endswith(tuple(agree["plural"])) and mark.form in ("past", "present"):
        return "p"
    if mark.form == "agent":
        return str(dict(zip(agree["circumstantial"], "mfp", strict=False)).get(stem[-1:], "p"))
    if mark.form == "past":
        return "f" if _feminine(draft, stem, mark) else "m"
    if mark.form == "present":
        return "f" if stem.startswith(tuple(agree["feminine_present"])) else "m"
    return ""


def _feminine(draft: Draft, stem: str, mark: Mark) -> bool:
    """Say whether a past ends for a woman: without the ending it is still the verb, not part of its root."""
    for ending in draft.pack.facts["agreement"]["feminine_past"]:
        hits = draft.pack.lexicon.look(stem.removesuffix(ending)).hits if stem.endswith(ending) else ()
        if any(entry.cls == "cue" and entry.key == mark.key and entry.form == "past" for entry, *_ in hits):
            return True
    return False


def passive(draft: Draft, said: Said) -> bool:
    """Say whether the verb's first vowel is written and makes it a passive: it was said."""
    if said.cue is None or not said.rule.startswith("active"):
        return False
    line = draft.lines[said.line]
    mark = line.words[words_of(line, said.cue)[0]].marks.get("cue")
    vowel = draft.pack.facts["agreement"]["passive"]
    return mark is not None and draft.text[mark.start + 1 : mark.start + 2] == vowel
