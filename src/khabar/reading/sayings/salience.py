"""Salience: whom a verb without its subject, a pronoun or a bare quotation means: who spoke, or whom it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Line, Mark
from khabar.reading.draft import Draft, Entity, Place, Said
from khabar.reading.sayings.agreement import agreement
from khabar.reading.sayings.descriptions import words_of
from khabar.reading.sayings.genders import BODIES, Genders
from khabar.reading.sayings.topics import verb_of

RECENT = 8  # speakers and topics remembered
OPENING = 8  # words in which a sentence names whom it is about
FAR = 45  # words from a subject to another verb of his
OWNERS = ("'s", "'")


@dataclass(slots=True)
class Speaker:
    """Who spoke, in which line, under which role."""

    entity: Entity
    line: int
    role: str = ""
    at: int = 0  # the word in the line


@dataclass(slots=True)
class Topic:
    """Someone named; `doer`: as his verb's subject, `sole`: nobody else in the line, `speaks`: that verb says so."""

    entity: Entity
    line: int
    at: int
    start: int
    doer: bool = False
    sole: bool = True
    speaks: bool = False


@dataclass(slots=True)
class Salience:
    """Who spoke and who was spoken of as the report goes on."""

    draft: Draft
    genders: Genders = field(init=False)
    verb_first: bool = field(init=False)
    speakers: list[Speaker] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    told: list[Place] = field(default_factory=list)  # what was said last

    def __post_init__(self) -> None:
        """Ask about genders in this report."""
        self.genders = Genders(self.draft)
        self.verb_first = self.draft.pack.fact("sayings", "order") == "verb-subject"

    def spoke(self, said: Said, entity: Entity, role: str) -> None:
        """Note who spoke."""
        self.speakers = [*self.speakers[-RECENT:], Speaker(entity, said.line, role, self.at(said))]

    def heard(self, said: Said) -> None:
        """Note what was said: those named in it are not whom the report is about."""
        self.told = [*self.told[-RECENT:], *said.content]

    def walk(self, line: Line) -> None:
        """Note who is named in a line and does something there."""
        seen: list[Topic] = []
        for name in line.found.get("name", ()):
            entity = name.value
            if not isinstance(entity, Entity) or entity.kind not in ("person", *BODIES):
                continue
            if entity.kind != "person" and not self.verb_first:
                continue
            verb = self._verb(line, name) if self.verb_first else None
            opens = name.first <= OPENING and entity.kind == "person"
            if verb is not None or opens:
                made = Topic(entity, line.index, name.first, name.start, verb is not None)
                made.speaks = verb is not None and 0 <= verb < name.first and "cue" in line.words[verb].marks
                seen.append(made)
        kept = [t for t in seen if t.doer] or seen[:1]
        people = {id(t.entity) for t in seen if t.entity.kind == "person"}
        for topic in kept:
            topic.sole = len(people) == 1
        self.topics = [*self.topics[-RECENT:], *kept]

    def _verb(self, line: Line, name: Mark) -> int | None:
        """Return the verb whose subject a name is, if no relative clause's; the name where it opens the line."""
        if name.first <= 1 and not name.pre:
            return name.first - 1 if name.first and line.words[name.first - 1].marks.get("cue") else name.first
        verb = verb_of(line, name, self.draft.pack)
        at = verb if verb is not None else 0
        while at > 0 and any(c in line.words[at - 1].marks for c in ("aux", "neg", "maybe")):
            at -= 1
        return verb if line.at(at - 1, "relative") is None else None

    def subject(self, said: Said) -> Entity | None:
        """Return whom the sentence is about, for a verb further on in it: he came, saying."""
        if said.cue is None or not said.rule.startswith(("going", "active")):
            return None
        here = self.speakers[-1] if self.speakers and self.speakers[-1].line == said.line else None
        sex = agreement(self.draft, said)
        if self.verb_first:
            about = self._about(said, here.at if here is not None else -1, sex)
            if about is not None:
                return about
        return self._opening(said, sex) if here is None else None

    def _about(self, said: Said, after: int, sex: str) -> Entity | None:
        """Return the nearest subject between word `after` and the verb that is not in somebody's words."""
        at = self.at(said)
        for topic in reversed(self.topics):
            if topic.line != said.line or topic.at <= after:
                return None
            near = topic.doer and at - FAR <= topic.at < at
            if near and not self._in_words(topic) and self.genders.fits(topic.entity, sex):
                return topic.entity
        return None

    def _in_words(self, topic: Topic) -> bool:
        return any(start <= topic.start < end for start, end in self.told)

    def _opening(self, said: Said, sex: str) -> Entity | None:
        """Return the first name of the line, where it can be a subject."""
        line = self.draft.lines[said.line]
        for name in line.found.get("name", ())[:3]:
            if said.cue is None or name.end > said.cue[0] or name.first > 2 * OPENING:
                return None
            before = line.words[name.first - 1].marks if name.first else {}
            entity = name.value
            owner = name.last < len(line.words) and line.words[name.last].norm in OWNERS
            apart = owner or "prep" in before or bool(name.pre)
            if isinstance(entity, Entity) and entity.kind in ("person", *BODIES) and not apart:
                return entity if self.genders.fits(entity, sex) else None
        return None

    def last(self, said: Said, sex: str) -> Entity | None:
        """Return the last speaker whom a pronoun or verb ending fits, else whom the lines since are about."""
        speaker = next((s for s in reversed(self.speakers) if self.genders.fits(s.entity, sex)), None)
        topic = self._topic(said, sex)
        if speaker is None or topic is None:
            return speaker.entity if speaker else topic.entity if topic else None
        return topic.entity if self._newer(said, sex, topic, speaker) else speaker.entity

    def _topic(self, said: Said, sex: str) -> Topic | None:
        """Return the last one whom a sentence is about and whom the verb fits: of a line, the first."""
        here = (said.line, self.at(said))
        fits = [
            t
            for t in self.topics
            if (t.line, t.at) < here
            and (t.entity.kind == "person" or (sex in ("f", "p", "n") and t.doer))
            and not (self.verb_first and self._in_words(t))
            and self.genders.fits(t.entity, sex)
        ]
        return next((t for t in fits if t.line == fits[-1].line), None)

    def _newer(self, said: Said, sex: str, topic: Topic, speaker: Speaker) -> bool:
        """Say whether the one the lines since are about is meant, not who spoke before them."""
        if topic.line <= speaker.line:
            return False
        if topic.speaks:
            return True
        if said.rule.startswith(("quote", "going")):
            return False
        if said.source is not None:
            return sex in ("m", "f")
        near = topic.sole and said.line - topic.line <= 1 and said.key not in self._goes_on()
        return bool(sex) and (topic.doer or (self.verb_first and near))

    def _goes_on(self) -> list[str]:
        """Return the verbs with which the one who spoke goes on: added, concluded."""
        found: list[str] = self.draft.pack.fact("sayings", "goes_on", [])
        return found

    def at(self, said: Said) -> int:
        """Return the word at which the attribution stands in its line."""
        place = said.cue or said.content[0]
        return words_of(self.draft.lines[said.line], place)[0]
