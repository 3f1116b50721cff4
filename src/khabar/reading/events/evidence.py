"""Evidence: whether a word that may tell of an event does so here: it has what its entry needs, and nothing bars it."""

from __future__ import annotations

from khabar.lang.words import Kind, Line
from khabar.reading.events.nearby import bidden
from khabar.reading.events.needs import CLOSE, NEEDS, SOMEONE, WIDE, behind
from khabar.reading.events.setting import Setting
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import acts

HEAD = 3  # words before a noun in which a word may stand that makes it no event
HARMFUL = frozenset({"STRIKE", "HARM", "DISASTER"})
OBJECTS = frozenset({"article", "name", "number"})
BARS = frozenset({"relative", "that", "pronoun"})
STOPS = frozenset(".;:!?")


def counts(line: Line, trigger: Trigger, setting: Setting, found: list[Trigger], *, known: bool = False) -> bool:
    """Say whether the trigger is an event: its `needs` are met and a bare disaster has a place or date of its own.

    What is `known`, as the report has told of it, needs nothing more.
    """
    facts = trigger.facts
    if facts.get("noun") == "off" and not trigger.verbal and trigger.form in ("noun", ""):
        return "behind" in facts and behind(line, trigger)
    if facts.get("bare") and not (_sited(line, trigger, found) or (facts.get("brought") and _brought(line, trigger))):
        return False
    if _barred(line, trigger):
        return False
    if "agent" in facts and setting.agent(line.index) != facts["agent"]:
        return False
    need = facts.get("needs")
    return need is None or known or _met(line, trigger, setting, found, str(need))


def _barred(line: Line, trigger: Trigger) -> bool:
    """Say whether a word near a trigger says that it is none: after it, an object right behind it, before a noun."""
    facts = trigger.facts
    if "unless" in facts:
        unless = str(facts["unless"]).split()
        if any(not w.marks.keys().isdisjoint(unless) for w in line.words[trigger.last : trigger.last + CLOSE + 2]):
            return True
    after = line.words[trigger.last].marks if trigger.last < len(line.words) else {}
    if facts.get("free") and not OBJECTS.isdisjoint(after):
        return True
    if facts.get("body") and not trigger.verbal and _somebodys(line, trigger):
        return True
    if facts.get("bid") and trigger.verbal and trigger.mark.pre and not bidden(line, trigger, str(facts["bid"])):
        return True
    told = trigger.verbal and not trigger.mark.post  # "pictures that the army sent"
    if "headed" not in facts or told:
        return False
    headed, start = str(facts["headed"]), max(0, trigger.first - HEAD)
    return any(headed in w.marks for w in line.words[start : trigger.first])


def _somebodys(line: Line, trigger: Trigger) -> bool:
    """Say whether a noun is the subject of a verb right beside it, as one for somebody is: "the occupier bombs"."""
    beside = [i for i in (trigger.first - 1, trigger.last) if 0 <= i < len(line.words)]
    if any(acts(line, i) for i in beside):
        return True
    subject = trigger.first - 1  # "the movement accused the occupier"
    return subject > 0 and acts(line, subject - 1) and not SOMEONE.isdisjoint(line.words[subject].marks)


def _met(line: Line, trigger: Trigger, setting: Setting, found: list[Trigger], need: str) -> bool:
    """Say whether a trigger has what it needs: other triggers, the scene of the report, words near it."""
    facts = trigger.facts
    if need == "alone":
        return not any(other.type == trigger.type and other is not trigger for other in found)
    if need == "first told":
        return not any(other.type == trigger.type and (other.verbal or other.first < trigger.first) for other in found)
    if "scene" in facts and any(setting.score(line.index, scene) >= 1 for scene in str(facts["scene"]).split()):
        return True
    if need == "scene":
        return False
    return any(NEEDS[one](line, trigger) for one in need.split())


def _sited(line: Line, trigger: Trigger, found: list[Trigger]) -> bool:
    """A disaster's name alone: no verb of harm near it says more, and a place or date stands by it."""
    if any(_says_more(other, trigger) for other in found):
        return False
    for i in range(max(0, trigger.first - 3), min(trigger.last + CLOSE, len(line.words))):
        marks = line.words[i].marks
        if i >= trigger.last and line.words[i].kind == Kind.PUNCT:
            return False
        if "name" in marks or "time" in marks:
            return True
    return False


def _brought(line: Line, trigger: Trigger) -> bool:
    """Say whether a disaster is what something is said to bring: "rain will cause flooding and landslides"."""
    for i in range(trigger.first - 1, max(-1, trigger.first - WIDE), -1):
        marks = line.words[i].marks
        if "bringing" in marks:
            return True
        if not marks.keys().isdisjoint(BARS) or line.words[i].norm in STOPS:
            return False
    return False


def _says_more(other: Trigger, trigger: Trigger) -> bool:
    """Say whether another trigger is the verb of what the disaster did."""
    return (
        other.type in HARMFUL
        and not other.facts.get("bare")
        and (other.verbal or other.form == "ing")
        and abs(other.first - trigger.first) <= CLOSE + 2
    )
