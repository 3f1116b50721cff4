"""Finds what happened: PLOVER events with actors and recipients, places, times and modality."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.fold import fold
from khabar.lang.words import Line
from khabar.reading.draft import Draft, Entity, Happened
from khabar.reading.events.again import AGAIN, Noun, again, held
from khabar.reading.events.antecedents import Roles
from khabar.reading.events.clauses import Clauses
from khabar.reading.events.evidence import counts
from khabar.reading.events.meant import pronoun
from khabar.reading.events.modality import Moods, moods
from khabar.reading.events.nations import nations
from khabar.reading.events.participants import Participants
from khabar.reading.events.parties import Parties, parties, said, span, time
from khabar.reading.events.pieces import Pieces
from khabar.reading.events.retelling import Retelling
from khabar.reading.events.setting import GAME, Setting, setting
from khabar.reading.events.sexes import Sexes
from khabar.reading.events.subjectfirst import SubjectFirst
from khabar.reading.events.sufferers import befell, fought, violent
from khabar.reading.events.tags import Tags
from khabar.reading.events.told import MISHAPS, TRIPS, Told
from khabar.reading.events.triggers import Trigger, triggers
from khabar.reading.events.verbfirst import VerbFirst
from khabar.reading.sayings.agreement import shown

HARMS = {"disaster": "DISASTER", "accident": "ACCIDENT", "crime": "CRIME", "war": "ASSAULT"}
# whose harm is told of where nothing but another event of the line says so
HARMFUL = {
    "ACCIDENT": "ACCIDENT", "DISASTER": "DISASTER", "ASSAULT": "ASSAULT", "VIOLENCE": "ASSAULT", "PROTEST": "ASSAULT",
}  # fmt: skip
EXPECTS = frozenset({
    "CONSULT", "VOTE", "REQUEST", "REJECT", "SUPPORT", "RETREAT", "AGREE", "COOPERATE", "PROTEST", "CONCEDE",
    "SANCTION", "MOBILIZE", "AID",
})  # fmt: skip
OWNED = frozenset({"COERCE", "HARM", "CRIME", "VIOLENCE", "ASSAULT"})  # whose owner undergoes them: "his arrest"
CALM = 0.3  # how little of a report is about crime or war where an attack is one of words
FEW = 40  # triggers of a line that are looked at together
ARMED = frozenset({"forces", "target"})
STRUCK = frozenset({"place", "country", "group"})
NEARBY = 5  # words after an attack that tell whether it is one of arms
BESIDE = 6  # triggers on each side that may say more than this one
BRUTAL = frozenset({"stab", "burn", "shoot_death"})  # what is a crime whatever else a report is about


@dataclass(slots=True)
class Stage:
    """What the stage knows of the report while it reads the lines."""

    draft: Draft
    setting: Setting
    participants: Participants
    moods: Moods
    parties: Parties
    retelling: Retelling
    calm: bool = False
    once: frozenset[str] = frozenset()  # types of which another word shortly after tells of the same event
    nouns: list[Noun] = field(default_factory=list)  # what is told of again and again, by nouns

    def read(self, line: Line) -> None:
        """Add the line's events to the draft."""
        found = triggers(line, self.draft.pack)
        if not found or self.setting.playful(line.index):
            return
        told = Told(line, self.once, self.draft.pack.fact("act", "joins", ""))
        roles: Roles | None = None
        deed: Roles | None = None  # the last verb's, which a joined verb goes on with
        last: tuple[Trigger, str] | None = None
        for k, trigger in enumerate(found):
            kind = self.kind(line, trigger, found)
            if kind is None or kind in trigger.facts.get("not", ()) or told.already(trigger, kind):
                continue
            near = found[max(0, k - BESIDE) : k + BESIDE + 1]
            if not counts(line, trigger, self.setting, near, known=self._known(line, trigger, kind)):
                continue
            before = deed if deed is not None and trigger.verbal and trigger.mark.pre else roles
            found_roles = self.participants.roles(line, trigger, kind, before)
            if self._idle(line, kind, found_roles):
                continue
            told.note(trigger, kind)
            made = self.event(line, trigger, kind, found_roles, last)
            if found_roles.actor or found_roles.recipient:
                roles, roles.kind = found_roles, kind
                deed = roles if trigger.verbal else deed
            self.draft.events.append(made)
            if not trigger.verbal and kind in AGAIN:
                self.nouns.append(Noun(made, self.participants.definite(line, trigger), held(line, trigger)))
            if not made.actors:
                self._open(line, trigger, made, found_roles)
            if not (kind == "CRIME" and made.modality == "possible"):
                last = trigger, kind

    def _known(self, line: Line, trigger: Trigger, kind: str) -> bool:
        """Say whether a noun is one for what the report has told of before: "the talks"."""
        told = (
            "again" in trigger.facts
            and not trigger.verbal
            and any(e.type == kind and e.line < line.index for e in self.draft.events)
        )
        return told and self.participants.definite(line, trigger)

    def _idle(self, line: Line, kind: str, roles: Roles) -> bool:
        """Say whether an event is no news: anybody's doing, a private matter or a figure of speech."""
        light = self.setting.game < GAME and self.setting.idle(line.index)
        if kind in MISHAPS:
            return light
        return self.parties.anyone(line, roles) or ((self.calm or light) and not self.parties.public(line, roles))

    def _open(self, line: Line, trigger: Trigger, made: Happened, roles: Roles) -> None:
        """Note an event that nobody named is said to do."""
        if made.actor is not None:
            key = pronoun(self.draft, made)
            if key and made.type not in MISHAPS:
                self.retelling.meant.pronouns.append((made, key))
        elif roles.own or (trigger.verbal and self.participants.first_person(line, trigger)):
            self.retelling.meant.own.append(made)
        elif not trigger.verbal and (sex := roles.left or self.participants.owner(trigger)):
            self.retelling.verbs.append(made)
            self.retelling.whose.add(made.trigger)
            self.retelling.shown[made.trigger] = sex
        elif not trigger.verbal:
            self.retelling.nouns.append(made)
            if self.participants.definite(line, trigger):
                self.retelling.definite.append(made)
        elif self.participants.bare(trigger) and not self.participants.passive(line, trigger):
            self.retelling.verbs.append(made)
            self.retelling.shown[made.trigger] = shown(self.draft.pack, line, trigger.mark)

    def kind(self, line: Line, trigger: Trigger, found: list[Trigger]) -> str | None:
        """Return the event's type: the lexicon's, or what the report's setting makes of it."""
        i, given = line.index, trigger.type
        if given == "HARM":
            return self._harm(line, trigger, found)
        if given == "VIOLENCE":
            return self._violence(line, trigger, found)
        if given == "BLAST":
            return "ASSAULT" if self.setting.score(i, "war") >= 1 else "ACCIDENT"
        if given == "THREATEN" and self.setting.agent(i) == "disaster" and self._forced(line, trigger):
            return "DISASTER"
        if given == "STRIKE":
            agent = self.setting.agent(i)
            struck = agent == "war" and trigger.key == "hit"
            if agent == "accident" and trigger.key == "hit" and trigger.verbal and self._crashed(line, trigger):
                return "ACCIDENT"
            return "DISASTER" if agent == "disaster" else "ASSAULT" if struck else None
        return given

    def _harm(self, line: Line, trigger: Trigger, found: list[Trigger]) -> str | None:
        """Return what did a harm: what those harmed stand with, the setting, else what the line tells of beside it."""
        by = violent(trigger, found, str(self.draft.pack.fact("act", "article", ""))) if befell(trigger) else None
        if by is not None and by.type in HARMFUL:
            return self.kind(line, by, found)
        agent = self.setting.agent(line.index)
        if (agent == "accident" or (agent != "crime" and befell(trigger))) and fought(found[:FEW]):
            return "ASSAULT"
        return HARMS.get(agent or "") or self._beside(found)

    def _forced(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a force of nature stands right beside a verb: it threatens, brings or sweeps."""
        near = range(max(0, trigger.first - NEARBY), min(trigger.last + NEARBY, len(line.words)))
        return any("force" in line.words[i].marks for i in near)

    def _crashed(self, line: Line, trigger: Trigger) -> bool:
        """Say whether what hits something is a vehicle."""
        return any("craft" in w.marks for w in line.words[max(0, trigger.first - NEARBY) : trigger.first])

    def _violence(self, line: Line, trigger: Trigger, found: list[Trigger]) -> str | None:
        """Return what an attack, a shot or a blow is: a crime, an assault, an attack in words, or nothing."""
        i = line.index
        crime, war = self.setting.score(i, "crime"), self.setting.score(i, "war")
        if crime + war < 1 and not any(other.type in {"HARM", "ASSAULT"} for other in found[:FEW]):
            if trigger.key in BRUTAL:
                return "CRIME"
            words = trigger.key == "attack" and crime + war < CALM and not self._armed(line, trigger)
            return "ACCUSE" if words else "ASSAULT" if trigger.key in {"attack", "shoot"} else None
        if trigger.key == "attack" and war >= 1:
            return "ASSAULT"
        return "CRIME" if crime > war * 2 and not self.setting.grave(i) else "ASSAULT"

    def _beside(self, found: list[Trigger]) -> str | None:
        """Return the type of the mishap or attack that a line tells of, where only that tells whose harm it is."""
        if self.setting.game == GAME:
            return None
        return next((HARMFUL[other.type] for other in found[:FEW] if other.type in HARMFUL), None)

    def _armed(self, line: Line, trigger: Trigger) -> bool:
        """Say whether an attack is one of arms by what stands right after it: a nation's adjective, forces, a place."""
        if self.participants.nations.after(line, trigger.last):
            return True
        for i in range(trigger.last, min(trigger.last + NEARBY, len(line.words))):
            marks = line.words[i].marks
            name = marks.get("name")
            if not ARMED.isdisjoint(marks) or (name and isinstance(name.value, Entity) and name.value.kind in STRUCK):
                return True
        return False

    def event(
        self, line: Line, trigger: Trigger, kind: str, roles: Roles, last: tuple[Trigger, str] | None
    ) -> Happened:
        """Make the event."""
        mark, when = trigger.mark, time(line, trigger)
        actors = self.parties.implied(trigger) or self.parties.acting(line, roles.actor, moved=True)
        actors = actors or self.parties.renamed(line, roles.actor) or self.parties.both(line, roles.actor)
        actors = actors or self.parties.national(line, roles.actor)
        return Happened(
            line.index, (line.words[mark.first].start, line.words[mark.last - 1].end), kind, mark.first, mark.last,
            trigger.key, self.moods.of(line, trigger, kind, when, last),
            actors,
            self.parties.acting(line, roles.recipient, moved=trigger.key not in TRIPS)
            or self.parties.national(line, roles.recipient),
            span(line, roles.actor), span(line, roles.recipient),
            self.parties.place(line, trigger, roles.recipient), when, f"{trigger.type.lower()}-{trigger.key}",
        )  # fmt: skip


def participants(draft: Draft, sexes: Sexes) -> Participants:
    """Return what reads participants in the draft's language."""
    pack = draft.pack
    facts = pack.facts.get("act", {})
    nobody = frozenset(map(fold, facts.get("nobody", ())))
    links, of = pack.facts.get("links", {}), pack.facts.get("of", {})
    if not facts.get("verb_first"):
        adverbs = tuple(facts.get("adverbs", ()))
        tags = Tags(adverbs, tuple(facts["past_ends"]), tuple(facts["ing_ends"]), str(facts["infinitive"]))
        return SubjectFirst(
            links, of, EXPECTS, OWNED, said(draft), nations=nations(pack), nobody=nobody, adverbs=adverbs,
            clauses=Clauses(tags),
        )  # fmt: skip
    article, joins = str(facts.get("article", "")), str(facts.get("joins", ""))
    plural, oblique, plain = (str(x) for x in facts.get("plural", ("-", "-", "-")))
    pieces = Pieces(
        article, tuple(facts.get("accusative", ())), tuple(facts.get("attached", ())),
        frozenset(facts.get("clitics", "")), joins, tuple(facts.get("feminine", ())),
        tuple(x for x in facts.get("accusative", ()) if len(x) > 1),
        tuple(facts.get("relating", ("-",))), str(facts.get("owning", "-")),
        plural, oblique, plain,
        frozenset(k for k, v in pack.facts.get("role", {}).items() if not str(v).startswith("person")),
    )  # fmt: skip
    passive, man, woman = facts.get("vowels", ("", "", ""))
    done = facts.get("participle", ("-", "-"))
    return VerbFirst(
        links, of, EXPECTS, OWNED, said(draft), pronouns=False, nobody=nobody,
        relatives=frozenset(facts.get("relatives", ())),
        resumptive=tuple(facts.get("resumptive", ())), pieces=pieces, vowels=(passive, man, woman),
        past=str(facts.get("past", "")), own=tuple(facts.get("own", ("-",))),
        ours=tuple(pack.fact("agreement", "first_past", ("-",))),
        owning=str(facts.get("owning", "-")), by=str(facts.get("written", "-")),
        placing=str(facts.get("placing", "-")), done=(str(done[0]), str(done[1])),
        posts=dict(pack.fact("agreement", "suffixes", {})), nations=nations(pack), sexes=sexes,
    )  # fmt: skip


def events(draft: Draft) -> None:
    """Add what happened to the draft, line by line."""
    for line in draft.lines:
        line.found.get("name", []).sort(key=lambda m: m.first)
    sexes = Sexes(draft)
    reader = participants(draft, sexes)
    about = setting(draft.lines, float(draft.pack.fact("act", "game", GAME)))
    clauses = reader.clauses if isinstance(reader, SubjectFirst) else None
    once = frozenset(draft.pack.fact("act", "once", ()))
    retelling = Retelling(draft, sexes=sexes)
    stage = Stage(draft, about, reader, moods(draft, clauses), parties(draft), retelling, about.calm(), once)
    for line in draft.lines:
        stage.read(line)
    again(stage.nouns, stage.moods)
    stage.retelling.complete()
