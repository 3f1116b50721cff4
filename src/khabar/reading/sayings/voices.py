"""Voices: who it is that speaks, by name, pronoun, description, or nobody named at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from weakref import proxy

from khabar.lang.words import Line
from khabar.reading.draft import Draft, Entity, Place, Said
from khabar.reading.sayings.agreement import agreement, passive
from khabar.reading.sayings.callings import Callings
from khabar.reading.sayings.carriers import via
from khabar.reading.sayings.descriptions import Bearers, nested, words_of
from khabar.reading.sayings.doers import doer
from khabar.reading.sayings.epithets import calling
from khabar.reading.sayings.genders import BODIES, Genders
from khabar.reading.sayings.issuers import Issuers
from khabar.reading.sayings.parties import Topic
from khabar.reading.sayings.salience import Salience
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.subjects import subject_after

NEAR = 2  # lines from a speaker to his words that an outlet passes on
NOBODY = frozenset({"hearsay", "noun-hearsay"})


@dataclass(slots=True, weakref_slot=True)
class Voices:
    """The speakers of a report as it goes on."""

    draft: Draft
    laid: list[Scene]
    genders: Genders
    at: int = 0  # lines walked so far
    bearers: Bearers = field(init=False)
    salience: Salience = field(init=False)
    callings: Callings = field(init=False)
    issuers: Issuers = field(init=False)

    def __post_init__(self) -> None:
        """Ask about offices in this report."""
        self.bearers = Bearers(self.draft)
        topic = partial(Voices._topic, proxy(self))  # in no ring: the draft is freed once it is read
        self.salience = Salience(self.draft, self.genders, topic)
        self.callings = Callings(self.draft, self.bearers, self.salience)
        self.issuers = Issuers(self.bearers)

    def settle(self, found: list[Said]) -> None:
        """Give every saying its voice and what carried it, in the order of the words."""
        within = nested(found)
        for said in sorted(found, key=lambda s: (s.line, (s.source or s.cue or s.content[0])[0])):
            self._walk(said.line)
            entity = self._voice(said)
            whose = self._passed_on(said, entity)
            if whose is not None and entity is not None:
                said.source, said.via, entity = None, entity.name, whose
            said.voice = entity
            owned = self.salience.verb_first and said.rule == "noun"  # whose word it is, not who speaks
            if entity is not None and said.rule not in NOBODY and id(said) not in within and not owned:
                self._remember(said, entity)
            if said.rule not in NOBODY:
                self.salience.heard(said)
            carried = via(self.draft, self.laid[said.line], said)
            said.via = carried or said.via
            if entity is not None:
                self.issuers.noted(said, entity)

    def _passed_on(self, said: Said, entity: Entity | None) -> Entity | None:
        """Return who says "we" in words that an outlet only passes on: whoever spoke last."""
        beside = said.form == "direct" and said.rule.startswith(("beside", "according"))
        if entity is None or entity.kind != "outlet" or not beside or not self.salience.verb_first:
            return None
        start, end = said.content[0]
        own = any(start <= m.start < end for m in self.draft.lines[said.line].found.get("own", ()))
        found = self.salience.lately(said, "", NEAR) if own else None
        return found if found is not None and found.kind in ("person", "unnamed") else None

    def _remember(self, said: Said, entity: Entity) -> None:
        role = self.callings.role(said)
        outlet = entity.kind in BODIES or str(self.draft.pack.fact("role", role, "")) == "outlet"
        if said.rule.startswith(("according", "beside")) and outlet:
            return
        self.salience.spoke(said, entity, role)
        known, sex = self.genders.known, agreement(self.draft, said)
        if role == "people" and not entity.named:
            known[entity.key] = "p"
        if sex in ("m", "f") and entity.named and entity.kind == "country":
            known[entity.key] = sex  # Baghdad is she, Iraq is he
        elif sex in ("m", "f") and entity.named:
            known.setdefault(entity.key, sex)

    def _walk(self, line: int) -> None:
        """Take note of who is named, with which role, in the lines up to this one."""
        while self.at <= line:
            self.callings.walk(self.draft.lines[self.at])
            self.salience.walk(self.draft.lines[self.at])
            self.issuers.walk(self.laid[self.at])
            self.at += 1

    def _voice(self, said: Said) -> Entity | None:
        if said.source is None:
            return self._unsaid(said)
        line = self.draft.lines[said.line]
        first, last = words_of(line, said.source)
        if last <= first:
            return self._unsaid(said)
        words = line.words[first:last]
        pronoun = words[0].marks.get("personal") or words[0].marks.get("pronoun")
        if len(words) == 1 and (pronoun is not None or "article" in words[0].marks):
            return self._pronoun(said, pronoun.key if pronoun else "he")
        named = self.bearers.short(words) or self.bearers.named(line, first, last)
        if named is not None:
            return named
        paper = self.issuers.of(self.laid[said.line], first, last)
        if paper is not None:
            paper[0].coreferent.append(said.source)
            said.via = paper[1]
            return paper[0]
        return self._described(said, line, first, last)

    def _unsaid(self, said: Said) -> Entity | None:
        """Return the speaker of words that name none: nobody, or whoever spoke last."""
        if said.rule in NOBODY or said.rule.startswith("passive") or passive(self.draft, said):
            return Entity(f"unspecified:{said.content[0][0]}:{said.key}", "unnamed", "unspecified", named=False)
        found = self.salience.subject(said) if self.salience.verb_first else self._doer(said)
        found = found or self.salience.last(said, agreement(self.draft, said), besides=self._quoted(said))
        if found is None and not said.rule.startswith("noun"):
            self.draft.remark("speaker-unknown", "who says this is not plain", said.content[0])
        return found

    def _quoted(self, said: Said) -> Entity | None:
        """Return whose quotation a saying stands in that is told to "me": somebody else says it."""
        scene, at = self.laid[said.line], self.salience.at(said)
        spoken = scene.inside(at) if said.cue is not None and scene.key(at + 1, "toself") else None
        owner = scene.owners.get(id(spoken.quote)) if spoken is not None else None
        return owner.voice if owner is not None and owner is not said else None

    def _doer(self, said: Said) -> Entity | None:
        """Return whom an English sentence begins with as its subject, for a verb further on in it: he came, saying."""
        spoken = self.salience.speakers
        if not said.rule.startswith(("going", "active")) or (spoken and spoken[-1].line == said.line):
            return None
        scene = self.laid[said.line]
        found = doer(scene, self.salience.at(said))
        place = scene.place(*found) if found is not None else None
        return self._voice(replace(said, source=place)) if place is not None else None

    def _pronoun(self, said: Said, key: str) -> Entity | None:
        sex = self.draft.pack.fact("personal", key, "") or {"he": "m", "she": "f", "they": "p"}.get(key, "")
        if sex == "p" and key == "they" and said.source is not None and self._indefinite(said.source):
            line = self.draft.lines[said.line]
            return self._unnamed(said, line, *words_of(line, said.source))
        if sex == "i":
            sex = ""
        found = self.salience.last(said, sex)
        if found is None:
            self.draft.remark("speaker-unknown", "whom the pronoun stands for is not plain", said.source)
        elif said.source is not None:
            found.coreferent.append(said.source)
        return found

    def _indefinite(self, place: Place) -> bool:
        """Say whether "some", "others" stand here: people, but no one in particular."""
        text = self.draft.text[place[0] : place[1]].lower()
        return text not in self.draft.pack.fact("sayings", "they", [])

    def _described(self, said: Said, line: Line, first: int, last: int, *, speaks: bool = True) -> Entity:
        """Return whom a description stands for: someone named before, else an unnamed voice of its own."""
        found = self.callings.stands_for(said, line, first, last, speaks=speaks)
        if found is None:
            return self._unnamed(said, line, first, last)
        if said.source is not None:
            found.coreferent.append(said.source)
        return found

    def _topic(self, said: Said, topic: Topic) -> Entity:
        """Return whom a description means that is some verb's subject."""
        line = self.draft.lines[topic.line]
        first, last = subject_after(self.laid[topic.line], topic.at, plain=True) or (topic.at, topic.at + 1)
        topic.place = (line.words[first].start, line.words[last - 1].end)
        asked = replace(said, source=topic.place)
        return self.bearers.named(line, first, last) or self._described(asked, line, first, last, speaks=False)

    def _unnamed(self, said: Said, line: Line, first: int, last: int) -> Entity:
        """Return a new unnamed voice, called in English what the language's glossary calls its head."""
        mark = calling(line, first, last)
        end = next((k for k in range(first + 1, last) if "relative" in line.words[k].marks), last)
        if not self.salience.verb_first and not any("conj" in w.marks for w in line.words[first:end]):
            end = next(
                (k for k in range(first + 1, end) if line.words[k].norm in COMMAS), end
            )  # the study, out on Monday
        end -= int(end < last and end - 1 > first and line.words[end - 1].norm in COMMAS)
        words = self.draft.text[line.words[first].start : line.words[end - 1].end]
        place = said.source or said.content[0]
        name = self.callings.english(mark) if mark is not None else ""
        made = Entity(f"unnamed:{place[0]}", "unnamed", f"unnamed {name}" if name else words, named=False)
        some = line.words[first].marks.get("some")
        if self.salience.verb_first and mark is not None:
            self.genders.known[made.key] = self.genders.word(line, mark)
        elif some is not None:
            self.genders.known[made.key] = some.key
        made.names = {self.draft.pack.code: words}
        made.mentions = [place]
        return made
