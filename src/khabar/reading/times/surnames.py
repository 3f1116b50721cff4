"""Surnames: takes back what reads as a time and is the end of a person's name."""

from __future__ import annotations

from khabar.reading.draft import Draft

SET = "set"  # of a timex: again and again, as adjectives say it
PERSON = "person"


def surnames(draft: Draft) -> None:
    """Drop the sets that a person's name ends with: Mohammed al-Shahri, in whose name is "monthly"."""
    if not any(time.type == SET for time in draft.times):
        return
    ends = {end for e in draft.entities.values() if e.kind == PERSON and e.named for _, end in e.mentions}
    for time in [t for t in draft.times if t.type == SET and t.end in ends]:
        draft.times.remove(time)
        line = draft.lines[time.line]
        line.found["time"] = [mark for mark in line.found["time"] if mark.value is not time]
        line.words[time.first].marks.pop("time", None)
