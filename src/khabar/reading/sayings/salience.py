"""Salience: whom a verb without its subject, a pronoun or a bare quotation means: who spoke, or whom it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.draft import Draft, Entity, Place, Said
from khabar.reading.sayings.agreement import agreement
from khabar.reading.sayings.descriptions import words_of
from khabar.reading.sayings.epithets import HEADS, stems
from khabar.reading.sayings.genders import BODIES, Genders
from khabar.reading.sayings.parties import Speaker, Topic
from khabar.reading.sayings.topics import FINITE, opens, verb_of

RECENT = 8  # speakers and topics remembered
OPENING = 8  # words in which a sentence names whom it is about
MANY = 64  # topics of one line: a bound for any input
TITLE = 4  # words from an office to the name behind it
FAR = 45  # words from a subject to another verb of his
OWNERS = ("'s", "'")
SUBJECT = ("role", "folk", "honorific", "aux", "conj", "that", "asthey")  # names: classes of words before a subject


@dataclass(slots=True)
class Salience:
    """Who spoke and who was spoken of as the report goes on."""

    draft: Draft
    genders: Genders
    describe: Callable[[Said, Topic], Entity]  # whom a description means, in the eyes of a saying
    verb_first: bool = field(init=False)
    speakers: list[Speaker] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    told: list[tuple[Place, Entity | None]] = field(default_factory=list)  # what was said last, and by whom

    def __post_init__(self) -> None:
        """Ask which way round the language puts verb and subject."""
        self.verb_first = self.draft.pack.fact("sayings", "order") == "verb-subject"

    def spoke(self, said: Said, entity: Entity, role: str) -> None:
        """Note who spoke."""
        line = self.draft.lines[said.line]
        first, last = words_of(line, said.source) if said.source is not None and self.verb_first else (0, 0)
        words = stems(line.words[first:last], self.draft.pack)
        self.speakers = [
            *self.speakers[-RECENT:],
            Speaker(entity, said.line, role, self.at(said), words, (first, last)),
        ]

    def heard(self, said: Said) -> None:
        """Note what was said: those named in it are not whom the report is about."""
        self.told = [*self.told[-RECENT:], *((place, said.voice) for place in said.content)]

    def walk(self, line: Line) -> None:
        """Note who is named in a line and does something there."""
        names = line.found.get("name", ())
        people = {id(n.value) for n in names if isinstance(n.value, Entity) and n.value.kind == "person"}
        far = len(line.words) if self.verb_first and len(people) == 1 else OPENING
        seen = [t for name in names if (t := self._named(line, name, far)) is not None]
        kept = [t for t in seen if t.doer] or seen[:1]
        for topic in kept:
            topic.sole = len(people) == 1
        if self.verb_first:
            called = [t for cls in HEADS for mark in line.found.get(cls, ()) if (t := self._called(line, mark))]
            called += [t for mark in line.found.get("quantity", ()) if (t := self._several(line, mark))]
            first = {t.verb: t for t in sorted(called, key=lambda t: -t.at)} | {t.verb: t for t in kept if t.doer}
            kept = sorted([*(t for t in kept if not t.doer), *first.values()], key=lambda t: t.at)
        self.topics = [*self.topics[-RECENT:], *kept[:MANY]]

    def _named(self, line: Line, name: Mark, far: int) -> Topic | None:
        entity = name.value
        if not isinstance(entity, Entity) or entity.kind not in ("person", *BODIES):
            return None
        if entity.kind != "person" and not self.verb_first:
            return None
        if self.verb_first and self._titled(line, name):
            return None
        verb = self._verb(line, name) if self.verb_first else None
        if verb is None and (name.first > far or entity.kind != "person"):
            return None
        speaks = verb is not None and 0 <= verb < name.first and "cue" in line.words[verb].marks
        led = verb is None and self.verb_first and self._led(line, name)
        return Topic(entity, line.index, name.first, (name.start, name.end), verb, speaks=speaks, led=led)

    def _titled(self, line: Line, name: Mark) -> bool:
        """Say whether a name in Latin letters stands by itself in quotation marks: a work's, no person's."""
        first, last, words = name.first - 1, name.last, line.words
        marked = first >= 0 and last < len(words) and words[first].norm == words[last].norm == '"'
        return marked and self.draft.text[name.start : name.end].isascii()

    def _called(self, line: Line, mark: Mark) -> Topic | None:
        """Return the one whom a common word calls, where it is a verb's subject: somebody known, or just behind it."""
        verb = verb_of(line, mark, self.draft.pack) if mark.first and self._somebody(line, mark) else None
        if verb is None or line.at(verb - 1, "relative") is not None:
            return None
        some = "some" in line.words[mark.first - 1].marks
        if not (some or mark.first - 1 == verb or mark.pre.endswith(self.draft.pack.lexicon.clitics.article)):
            return None
        sex, first = self.genders.word(line, mark), mark.first - int(some)
        return Topic(None, line.index, first, (line.words[first].start, mark.end), verb, sex=sex)

    def _somebody(self, line: Line, mark: Mark) -> bool:
        """Say whether a common word calls people or a body that acts, nobody's father, not "this complaint"."""
        adjective = line.words[mark.first - 1].norm.startswith(self.draft.pack.lexicon.clitics.article)
        whole = mark.pre.endswith(self.draft.pack.lexicon.clitics.article)
        owned = line.words[mark.first].text.endswith(tuple(self.draft.pack.facts["agreement"]["owners"]))
        bare = not (mark.post or (owned and not whole)) and line.at(mark.first - 1, "article") is None and not adjective
        kind = str(self.draft.pack.fact("role", mark.key, "")) if mark.cls == "role" else "person"
        return bare and (kind.startswith(("person", "group")) or mark.key in self.draft.pack.fact("bodies", "act", ()))

    def _several(self, line: Line, mark: Mark) -> Topic | None:
        """Return several people of a kind that no list knows, where they are a verb's subject: most of the sponsors."""
        last = mark.last + int(line.at(mark.last, "of") is not None)  # hundreds of the protesters
        behind = line.words[last] if last < len(line.words) else None
        whole = behind is not None and behind.norm.startswith(self.draft.pack.lexicon.clitics.article)
        verb = verb_of(line, mark, self.draft.pack) if mark.first and whole else None
        return Topic(None, line.index, mark.first, (mark.start, mark.end), verb, sex="p") if verb is not None else None

    def _verb(self, line: Line, name: Mark) -> int | None:
        """Return the verb whose subject a name is, if no relative clause's; the name where it opens the line."""
        if name.first <= 1 and not name.pre and opens(line, name):
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
            about = self._about(said, here, sex)
            if about is not None:
                whom = self._whom(said, about)
                said.source = about.place
                return whom
        return self._opening(said, sex) if here is None else None

    def _whom(self, said: Said, topic: Topic) -> Entity:
        if topic.entity is None:
            topic.entity = self.describe(said, topic)
        return topic.entity

    def _about(self, said: Said, here: Speaker | None, sex: str) -> Topic | None:
        """Return the nearest subject between who spoke `here` and the verb, nobody else in his phrase or told of."""
        at = self.at(said)
        after, (first, last), own = (here.at, here.phrase, here.entity) if here is not None else (-1, (0, 0), None)
        for topic in reversed(self.topics):
            if topic.line != said.line or topic.at <= after:
                return None
            near = (
                topic.doer and at - FAR <= topic.at < at and not (first < topic.at < last and topic.entity is not own)
            )
            if near and not self._in_words(topic, said) and self._fits(topic, sex):
                return topic
        return None

    def _fits(self, topic: Topic, sex: str) -> bool:
        return self.genders.fits(topic.entity, sex) if topic.entity is not None else sex in ("", topic.sex)

    def _in_words(self, topic: Topic, said: Said) -> bool:
        """Say whether one is named in somebody's words that the saying itself does not stand in."""
        here = (said.cue or said.content[0])[0]
        at = topic.place[0]
        for (start, end), _ in self.told:  # noqa: SIM110 asked of every topic for every saying
            if start <= at < end and not start <= here < end:
                return True
        return False

    def _opening(self, said: Said, sex: str) -> Entity | None:
        """Return the first name of the line, where it can be a subject."""
        line = self.draft.lines[said.line]
        for name in line.found.get("name", ())[:3]:
            if said.cue is None or name.end > said.cue[0] or name.first > 2 * OPENING:
                return None
            before = line.words[name.first - 1].marks if name.first else {}
            entity = name.value
            owner = name.last < len(line.words) and line.words[name.last].norm in OWNERS
            apart = owner or "prep" in before or bool(name.pre) or (self.verb_first and not self._begins(line, name))
            wrote = name.first <= 1 and not opens(line, name)  # a byline
            apart = apart or (self.verb_first and (self._titled(line, name) or self._led(line, name) or wrote))
            if isinstance(entity, Entity) and entity.kind in ("person", *BODIES) and not apart:
                return entity if self.genders.fits(entity, sex) else None
        return None

    def _led(self, line: Line, name: Mark) -> bool:
        """Say whether a preposition leads to the office straight before an Arabic name: in a letter to President X."""
        near = (line.at(k, "role") for k in range(name.first - 1, max(-1, name.first - TITLE), -1))
        role = next((mark for mark in near if mark is not None), None)
        if role is None:
            return False
        article = self.draft.pack.lexicon.clitics.article
        written = bool(role.pre) and role.pre not in (article, *self.draft.pack.facts["agreement"]["conjunctions"])
        return written or line.at(role.first - 1, "prep") is not None

    def _begins(self, line: Line, name: Mark) -> bool:
        """Say whether an Arabic name stands where a clause's subject does: first, behind a verb, an office, a mark."""
        before = line.words[name.first - 1] if name.first else None
        if before is None or before.kind == Kind.PUNCT or any(m.form in FINITE for m in before.marks.values()):
            return True
        adjective = before.norm.startswith(self.draft.pack.lexicon.clitics.article)
        return adjective or any(c in before.marks for c in SUBJECT)

    def last(self, said: Said, sex: str, besides: Entity | None = None) -> Entity | None:
        """Return the last speaker whom a pronoun or verb ending fits, else whom the lines since are about."""
        others = (s for s in reversed(self.speakers) if s.entity is not besides)
        speaker = next((s for s in others if self.genders.fits(s.entity, sex)), None)
        if speaker is not None and sex and not self.genders.of(speaker.entity):  # the paper, not whom it heard from
            sure = (s for s in self.speakers if s.line == speaker.line and self.genders.of(s.entity) == sex)
            speaker = next(sure, speaker)
        topic = self._topic(said, sex, besides)
        if topic is None or (speaker is not None and not self._newer(said, sex, topic, speaker)):
            return speaker.entity if speaker is not None else None
        return self._whom(said, topic)

    def lately(self, said: Said, sex: str, lines: int) -> Entity | None:
        """Return the last speaker, or whom the lines since are about, if that is not so many lines ago."""
        here = said.line
        near = [s.entity for s in self.speakers if here - s.line <= lines]
        near += [t.entity for t in self.topics if here - t.line <= lines and t.entity is not None]
        found = self.last(said, sex, besides=self._whose(said))
        return found if any(entity is found for entity in near) else None

    def _whose(self, said: Said) -> Entity | None:
        """Return in whose words a saying stands, who calls nobody "the suspect" but somebody else."""
        at = (said.source or said.cue or said.content[0])[0]
        inner = (voice for (start, end), voice in reversed(self.told) if start <= at < end)
        return next(inner, None)

    def _topic(self, said: Said, sex: str, besides: Entity | None = None) -> Topic | None:
        """Return the last one whom a sentence is about and whom the verb fits: of a line, the first."""
        here = (said.line, words_of(self.draft.lines[said.line], said.source)[0] if said.source else self.at(said))
        fits = [
            t
            for t in self.topics
            if (t.line, t.at) < here
            and not (t.led and t.line == said.line)
            and (t.doer or (t.entity is not None and t.entity.kind == "person"))
            and not (self.verb_first and self._in_words(t, said))
            and self._fits(t, sex)
            and (besides is None or t.entity is not besides)
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
        near = topic.sole and said.line - topic.line <= 1 and said.key not in self.goes_on()
        return bool(sex) and (topic.doer or (self.verb_first and near))

    def goes_on(self) -> list[str]:
        """Return the verbs with which the one who spoke goes on: added, concluded."""
        found: list[str] = self.draft.pack.fact("sayings", "goes_on", [])
        return found

    def at(self, said: Said) -> int:
        """Return the word at which the attribution stands in its line."""
        place = said.cue or said.content[0]
        return words_of(self.draft.lines[said.line], place)[0]
