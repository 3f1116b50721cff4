"""Doers: whose doing an event noun is where verbs follow their subjects, by its owner, its verb, what follows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.events.antecedents import AGENT, PATIENT, Range, Roles, is_person, is_place, mood_before, stretch
from khabar.reading.events.clauses import Clauses
from khabar.reading.events.participants import Participants
from khabar.reading.events.tags import AND, AUX, COMMA, GERUND, NOUN, PREP, THE, VERB, Tags
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import phrase_after

GROUP = 6  # words of a verb group
DOER = 4  # words of "the suspect in"
MEETINGS = frozenset({"CONSULT", "AGREE"})
WHEN = frozenset({"after", "before", "during"})  # prepositions
WIN = "win"  # the key of a victory
INVOLVED = 3  # words between a noun and what tells who had part in it
CARRIES = "do"  # the key of verbs that carry a noun and say no more
OWNER = "his"  # the key of words for whose something is
LISTED = 4  # noun phrases in a list
SOMEONE = frozenset({"name", "person", "role", "forces"})
BELLIGERENT = frozenset({"ASSAULT", "VIOLENCE"})  # rather done by those who are named before the noun: "an Omani raid"
ENDS = frozenset({VERB, AUX, GERUND})  # what no noun phrase goes on with
PARTS = 4  # words of a verb that carries a noun: "claim responsibility for"
MADE = 12  # words between a noun and the participle that tells who is behind it
BY = 8  # words between a passive and its "by"
QUOTED = frozenset('"“”')
OTHERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "cue"})  # verbs of what somebody thinks of another's doing
POSSESSIVE = frozenset({"'s", "’s", "'"})


@dataclass(slots=True)
class Doers(Participants):
    """Finds the doers of event nouns; `adverbs` are the endings of adverbs."""

    adverbs: tuple[str, ...] = ()
    clauses: Clauses = field(default_factory=lambda: Clauses(Tags((), (), (), "")))

    def _group(self, line: Line, i: int) -> tuple[int, bool]:
        """Return where the verb group of word `i` begins, and whether it is passive."""
        passive, at, mooded = False, i, False
        while at > 0 and i - at < GROUP:
            word = line.words[at - 1]
            aux = word.marks.get("aux")
            mood = mood_before(line, at)
            if aux:
                passive = passive or (aux.key == "be" and not mooded)
            elif mood is not None:
                at, mooded = mood + 1, True
            elif not (word.marks.keys() & {"neg", "adverb"} or word.norm in QUOTED or self._adverb(line, at - 1)):
                break
            at -= 1
        return at, passive

    def _adverb(self, line: Line, i: int) -> bool:
        """Say whether word `i` is an adverb by its ending."""
        word = line.words[i]
        return word.norm.endswith(self.adverbs) and word.text.islower() and "notadverb" not in word.marks

    def _subject(self, line: Line, at: int, before: Roles | None) -> Range | None:
        """Return the subject of a verb group that begins at word `at`."""
        found = self.clauses.subject(line, at)
        if found is not None:
            return found.whole
        joined = at > 0 and "conj" in line.words[at - 1].marks
        return (before.actor or before.recipient) if joined and before else None

    def bounded(self, line: Line, at: Range | None) -> Range | None:
        """Return a noun phrase without the clause or participle that follows it."""
        if at is None:
            return None
        tags = self.clauses.open(line)
        end = next((i for i in range(at[0] + 1, at[1]) if tags[i] in ENDS), at[1])
        return stretch(at[0], end)

    def listed(self, line: Line, at: Range) -> Range:
        """Return a noun phrase with those that are joined to it by "and" and commas."""
        tags, end = self.clauses.open(line), at[1]
        for _ in range(LISTED):
            join = end + (tags[end : end + 1] == COMMA)
            join += tags[join : join + 1] == AND
            further = self.clauses.ahead(join)
            if join in (end, further):
                break
            end = further
        return (at[0], end) if AND in tags[at[1] : end] else at

    def _by(self, line: Line, at: int) -> Range | None:
        """Return who did it, after "by" within a few words."""
        for i in range(at, min(at + BY, len(line.words))):
            if line.words[i].kind == Kind.PUNCT:
                return None
            prep = line.words[i].marks.get("prep")
            if prep and self.links.get(line.words[i].norm) == AGENT and prep.key == "by":
                there = self.bounded(line, stretch(i + 1, phrase_after(line, i + 1)))
                return self.listed(line, there) if there and not _amount(line, there) else None
        return None

    def noun(self, line: Line, trigger: Trigger) -> Roles:
        """Return the roles of an event noun: its owner, who carries it out, the phrases after it."""
        found = Roles()
        tags = self.clauses.open(line)
        start = self.clauses.phrase(trigger.first + (tags[trigger.first] == NOUN))
        found.give(AGENT, self._accused(line, start, None))
        light = next((m for i in range(max(0, start - PARTS), start) if (m := _ends(line, i, start))), None)
        carried = light is not None and tags[light.first] in (VERB, GERUND)
        carrier = self._carrier(line, light.first) if light is not None and carried else None
        if light is not None and light.key == CARRIES and self._possessed(line, start):
            found.give(AGENT, carrier)  # "cast their ballot"
        self._owner(line, start, trigger, found)
        found.give(PATIENT if light is not None and light.key == "undergo" else AGENT, carrier)
        found.give(AGENT, self._made(line, trigger.last) or self._from(line, trigger) or self._involved(line, trigger))
        found.give(AGENT, self._stood(line, trigger) or self._brought(line, trigger))
        self.follow(line, trigger, trigger.last, found)
        return found

    def _possessed(self, line: Line, start: int) -> bool:
        """Say whether a noun phrase begins with a word for whose it is."""
        article = line.at(start, "article")
        return article is not None and article.key == OWNER

    def _from(self, line: Line, trigger: Trigger) -> Range | None:
        """Return those from whom a noun of several words comes that ends in the preposition: "attacks from"."""
        prep = line.at(trigger.last - 1, "prep") if trigger.last - trigger.first > 1 else None
        if prep is None or self.links.get(prep.key) != AGENT:
            return None
        there = self.bounded(line, stretch(trigger.last, phrase_after(line, trigger.last)))
        return self.listed(line, there) if there else None

    def _involved(self, line: Line, trigger: Trigger) -> Range | None:
        """Return those whom a clause right after a noun names as having part in it: "a brawl, which involved six"."""
        for i in range(trigger.last, min(trigger.last + INVOLVED, len(line.words))):
            mark = line.words[i].marks.get("involving")
            if mark is not None:
                return self.bounded(line, stretch(mark.last, phrase_after(line, mark.last)))
            if line.words[i].kind != Kind.PUNCT and "relative" not in line.words[i].marks:
                return None
        return None

    def _stood(self, line: Line, trigger: Trigger) -> Range | None:
        """Return who wins, loses or runs in an election."""
        if trigger.type != "VOTE":
            return None
        verb = self.clauses.leading(trigger.first)
        marks = line.words[verb].marks if verb is not None else {}
        contest = "VOTE" in marks or "contesting" in marks
        return self._carrier(line, verb) if verb is not None and contest else None

    def _brought(self, line: Line, trigger: Trigger) -> Range | None:
        """Return what brings a disaster: "the rains are expected to produce flooding"."""
        verb = self.clauses.leading(trigger.first) if trigger.type == "DISASTER" else None
        return self._carrier(line, verb) if verb is not None and "bringing" in line.words[verb].marks else None

    def governing(self, line: Line, trigger: Trigger) -> Range | None:
        """Return the subject of the verb that an event noun hangs on, where no other's doing is spoken of."""
        if trigger.verbal:
            return None
        self.clauses.open(line)
        verb = self.clauses.leading(trigger.first)
        if verb is None and (trigger.type in MEETINGS or trigger.key == WIN):
            return self._after(line, trigger)
        if verb is None or not OTHERS.isdisjoint(line.words[verb].marks):
            return None
        return self._carrier(line, verb)

    def _after(self, line: Line, trigger: Trigger) -> Range | None:
        """Return who does what is told of after a meeting: "After talks with Oslo, the minister left"."""
        start = self.clauses.phrase(trigger.first)
        prep = line.words[start - 1].marks.get("prep") if start else None
        if prep is None or prep.key not in WHEN:
            return None
        if start == 1:
            found = self.clauses.fronted(line, trigger.last)
            return found.whole if found else None
        verb = next(iter(self.clauses.verbs(line, start - 1)), None)
        return self._carrier(line, verb) if verb is not None else None

    def _carrier(self, line: Line, verb: int) -> Range | None:
        """Return the subject of the verb at word `verb` that carries a noun, None where it is a passive."""
        if self.clauses.open(line)[verb] == GERUND:
            doer = self.clauses.doer(line, verb)
            return doer.whole if doer else None
        at, passive = self._group(line, verb)
        return None if passive else self._subject(line, at, None)

    def _accused(self, line: Line, at: int, before: Roles | None) -> Range | None:
        """Return who is said right before word `at` to have done it: "convicted of", "the suspect in"."""
        for i in range(max(0, at - DOER), at):
            mark = line.words[i].marks.get("doer")
            if mark and mark.last == at:
                start, _ = self._group(line, i)
                return self._subject(line, start, before)
        return None

    def _made(self, line: Line, at: int) -> Range | None:
        """Return who is behind a noun by the participle after it: "allegations made by her"."""
        tags = self.clauses.open(line)
        for i in range(at, min(at + MADE, len(line.words))):
            if tags[i] in (VERB, GERUND):
                carried = AUX not in tags[at:i] or "light" in line.words[i].marks
                return self._by(line, i + 1) if carried else None
            if tags[i] not in (NOUN, THE, PREP, AUX):
                return None
        return None

    def _owner(self, line: Line, start: int, trigger: Trigger, found: Roles) -> None:
        """Give the role of who stands before the noun: "Israel's attack", "his visit", "Hamas attack"."""
        role = self.owner_role(trigger)
        for i in range(trigger.first - 1, start - 1, -1):
            word = line.words[i]
            article = word.marks.get("article")
            if word.norm in POSSESSIVE:
                found.give(role, stretch(start, i))
                return
            if article:
                if article.key == "his":
                    found.give(role, (i, i + 1))
                    return
                break
        for i in range(start, trigger.first):
            name = line.words[i].marks.get("name")
            if name and name.last <= trigger.first and not is_place(name.value):
                undergoes = trigger.type in self.owned and is_person(name.value)
                found.give(PATIENT if undergoes else role, (i, name.last))
            elif name is None and self.nations.of(line, i):
                found.give(AGENT if trigger.type in BELLIGERENT else role, (i, i + 1))


def _ends(line: Line, i: int, end: int) -> Mark | None:
    """Return the mark at word `i` of a verb that carries a noun, where it ends before word `end`."""
    mark = line.words[i].marks.get("light")
    return mark if mark and mark.last == end else None


def _amount(line: Line, at: Range) -> bool:
    """Say whether a phrase tells how much: "by 40 percent", "by more than 20 points"."""
    marks = [line.words[i].marks for i in range(*at)]
    if "article" in marks[0] or any(m.keys() & SOMEONE for m in marks):
        return False
    return any("number" in m for m in marks[:3])
