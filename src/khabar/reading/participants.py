"""Participants: who does what an event tells of and to whom, by the structure of the sentence around its trigger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line
from khabar.reading.draft import Entity
from khabar.reading.phrases import phrase_after, phrase_before
from khabar.reading.triggers import FINITE, Trigger

Range = tuple[int, int]  # words [first, last)
SKIPPED = ("aux", "neg", "adverb", "mood")
AGENT, PATIENT = "actor", "recipient"
REACH = 3  # prepositional phrases after a noun
LIGHT = 7  # words between a light verb and its noun
ASIDE = 12  # words of an aside between commas
DATED = 5  # words of a date between a subject and its verb
BACK = 25  # words back to the name that a pronoun may stand for
NOUNS = frozenset({"name", "person", "number", "role", "vague", "forces"})
CAUSES = frozenset({"DISASTER", "VIOLENCE", "ASSAULT"})
COUNTED = frozenset({"number", "person", "vague", "few", "loose"})
QUOTED = frozenset('"“”')


@dataclass(slots=True)
class Roles:
    """Ranges of words, where found."""

    actor: Range | None = None
    recipient: Range | None = None

    def give(self, role: str, at: Range | None) -> None:
        """Fill a role that is still open."""
        if at is None or at[0] >= at[1]:
            return
        if role == AGENT and self.actor is None:
            self.actor = at
        elif role == PATIENT and self.recipient is None:
            self.recipient = at


@dataclass(slots=True)
class Reader:
    """Reads roles around triggers; `order` says whether the language's verb comes first, `links` what a preposition tells."""

    verb_first: bool
    links: Mapping[str, str]
    of: Mapping[str, str]
    relatives: frozenset[str] = frozenset()
    article: str = ""
    resumptive: tuple[str, ...] = ()
    expects: frozenset[str] = frozenset()
    attached: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    joins: str = ""
    said: Mapping[int, list[tuple[int, int, Range]]] = field(default_factory=dict)
    owned: frozenset[str] = frozenset({"COERCE", "HARM", "CRIME", "VIOLENCE", "ASSAULT"})

    def roles(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """Return who acts and who undergoes; `before` are the roles of the event before in the same line."""
        if trigger.verbal:
            found = self._verb_first(line, trigger, before) if self.verb_first else self._verb(line, trigger, before)
        elif trigger.form == "ing":
            found = self._gerund(line, trigger, before)
        else:
            found = self._noun(line, trigger)
        if found.actor is None and (trigger.type in self.expects or (self.verb_first and _drops(trigger))):
            found.give(AGENT, self._speaker(line, trigger) or _implied(line, trigger, found.recipient))
        if not trigger.verbal and before is not None and found.actor is None and trigger.type == "CRIME":
            found.actor = before.recipient or before.actor
        if trigger.facts.get("subject") == PATIENT and found.recipient is None and trigger.verbal:
            found.recipient, found.actor = found.actor, None
        return found

    def _speaker(self, line: Line, trigger: Trigger) -> Range | None:
        """Return who says it, where the trigger stands in someone's words: what people tell is mostly their own doing."""
        for first, last, source in self.said.get(line.index, ()):
            if first <= line.words[trigger.first].start < last:
                return source
        return None

    # -- subject verb object

    def _verb(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        found = Roles()
        at, passive = self._group(line, trigger.first)
        subject = self._subject(line, at, before)
        after = self._object(line, trigger.last)
        if not passive and trigger.form == "past" and after is None and at == trigger.first:
            passive = trigger.facts.get("subject") != PATIENT and not self._intransitive(line, trigger)
        if passive:
            found.give(PATIENT, subject)
            found.give(AGENT, self._by(line, trigger.last))
            return found
        found.give(AGENT, subject)
        found.give(PATIENT, after)
        self._links(line, after[1] if after else trigger.last, found)
        return found

    def _intransitive(self, line: Line, trigger: Trigger) -> bool:
        """A past form with no object: a passive participle where its key is of the kinds that people undergo."""
        del line
        return trigger.type not in ("HARM", "VIOLENCE", "COERCE", "ASSAULT", "CRIME", "ACCUSE", "STRIKE", "MOBILIZE")

    def _group(self, line: Line, i: int) -> tuple[int, bool]:
        """Return where the verb group of word `i` begins, and whether it is passive."""
        passive, at = False, i
        while at > 0 and i - at < 6:  # noqa: PLR2004: no verb group is longer
            word = line.words[at - 1]
            aux = word.marks.get("aux")
            mood = _ends_mood(line, at)
            if aux:
                passive = passive or aux.key == "be"
            elif mood is not None:
                at = mood + 1
            elif not (word.marks.keys() & {"neg", "adverb"} or word.norm in QUOTED):
                break
            at -= 1
        return at, passive

    def _subject(self, line: Line, at: int, before: Roles | None) -> Range | None:
        """Return the subject of a verb group that begins at word `at`."""
        at = _undated(line, at)
        if at <= 0:
            return None
        word = line.words[at - 1]
        if "pronoun" in word.marks:
            return at - 1, at
        if "relative" in word.marks or "that" in word.marks:
            end = at - 1
            if end > 0 and line.words[end - 1].norm == ",":
                end -= 1
            return _range(phrase_before(line, end), end) or (at - 1, at)
        conj = word.marks.get("conj")
        if conj and before is not None:
            return before.actor or before.recipient
        prep = word.marks.get("prep")
        if prep and prep.key == "to":
            return self._governor(line, at - 1, before)
        if word.norm == ",":
            start = _aside(line, at - 1)
            return _range(phrase_before(line, start), start)
        return _long(line, at)

    def _governor(self, line: Line, to: int, before: Roles | None) -> Range | None:
        """Return who is to do what follows "to" at word `to`: the object of the verb before it, else its subject."""
        start = phrase_before(line, to)
        if start < to and start > 0 and not _named(line, start, to):
            start = to
        if start < to:
            return start, to
        at = to
        while at > 0 and to - at < 5 and "name" not in line.words[at - 1].marks:  # noqa: PLR2004
            at -= 1
            if any(m.form in ("past", "base", "s") for m in line.words[at].marks.values()) or _ends_mood(line, at + 1) is not None:
                return self._subject(line, self._group(line, at)[0], before)
        return before.actor if before else None

    def _object(self, line: Line, at: int) -> Range | None:
        if at < len(line.words) and "pronoun" in line.words[at].marks:
            return at, at + 1
        return _range(at, phrase_after(line, at))

    def _by(self, line: Line, at: int) -> Range | None:
        """Return who did it, after "by" within a few words."""
        for i in range(at, min(at + 8, len(line.words))):
            if line.words[i].kind == Kind.PUNCT:
                return None
            prep = line.words[i].marks.get("prep")
            if prep and self.links.get(line.words[i].norm) == AGENT and prep.key == "by":
                return _range(i + 1, phrase_after(line, i + 1))
        return None

    def _gerund(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        """A participle: its doer is that of the event before, or the one accused of it; its object follows."""
        found = Roles()
        found.give(PATIENT, self._object(line, trigger.last))
        at, _ = self._group(line, trigger.first)
        opens = line.words[at - 1] if at else None
        if opens is not None and (at < trigger.first or not ("prep" in opens.marks or opens.kind == Kind.PUNCT)):
            found.give(AGENT, self._subject(line, at, before))
        elif before is not None:
            found.give(AGENT, before.actor or before.recipient)
        return found

    # -- verb subject object

    def _verb_first(self, line: Line, trigger: Trigger, before: Roles | None) -> Roles:
        found = Roles()
        patient = trigger.facts.get("subject") == PATIENT
        ahead = self._ahead(line, trigger.first)
        after = self._phrase(line, trigger.last)
        at = after[1] if after else trigger.last
        if trigger.facts.get("suffers"):
            found.give(PATIENT, ahead or after)
            found.give(AGENT, self._cause(line, at))
            return found
        by = self._byline(line, at)
        if after is None and at + 1 < len(line.words) and self._resumed(line, at):
            at += 1
            found.give(PATIENT if patient else AGENT, self._phrase(line, at))
        if found.actor or found.recipient:
            pass
        elif by:
            found.give(AGENT, by)
            found.give(PATIENT, ahead or after)
        elif ahead and not (trigger.mark.post and after):
            found.give(PATIENT if patient else AGENT, ahead)
            found.give(PATIENT, after)
        elif after and self._abstract(line, trigger, after):
            found.give(PATIENT, after)
        elif after:
            self._split(line, trigger, after, found)
        elif before is not None and before.actor:
            found.give(PATIENT if patient else AGENT, before.actor)
        else:
            found.give(PATIENT if patient else AGENT, _last_name(line, trigger.first))
        self._links(line, at, found)
        return found

    def _abstract(self, line: Line, trigger: Trigger, after: Range) -> bool:
        """Say whether what follows a verb that only people do is no one: its subject is left out then."""
        return trigger.type in self.expects and not any(
            not NOUNS.isdisjoint(line.words[i].marks) for i in range(*after)
        )

    def _cause(self, line: Line, at: int) -> Range | None:
        """Return the disaster or attack that a verb of suffering leads to."""
        for i in range(at, min(at + LIGHT + 1, len(line.words))):
            if not CAUSES.isdisjoint(line.words[i].marks):
                return i, phrase_after(line, i) if phrase_after(line, i) > i else i + 1
        return None

    def _resumed(self, line: Line, at: int) -> bool:
        """Say whether word `at` is a preposition with the pronoun that resumes what a relative clause is about."""
        word = line.words[at]
        return "prep" in word.marks and len(word.norm) > 2 and word.norm.endswith(self.resumptive)  # noqa: PLR2004

    def _byline(self, line: Line, at: int) -> Range | None:
        """Return who did it where words for "by" follow within a few words."""
        for i in range(at, min(at + LIGHT, len(line.words))):
            if line.words[i].kind == Kind.PUNCT:
                return None
            mark = line.words[i].marks.get("byagent")
            if mark:
                return _range(mark.last, phrase_after(line, mark.last))
        return None

    def _ahead(self, line: Line, i: int) -> Range | None:
        """Return the subject that stands before the verb at word `i`: a nominal sentence or a relative clause."""
        at = i
        while at > 0 and line.words[at - 1].marks.keys() & {"aux", "neg"}:
            at -= 1
        if at <= 0 or line.words[i].look.norm == "":
            return None
        word = line.words[at - 1]
        if word.norm in self.relatives:
            end = at - 1 - (at > 1 and line.words[at - 2].kind == Kind.PUNCT)
            return _range(phrase_before(line, end), end)
        start = phrase_before(line, at)
        if start >= at or any("nosubject" in line.words[i].marks for i in range(start, at)):
            return None
        opens = line.words[start - 1].marks if start else {}
        if start == 0 or opens.keys() & {"that", "aux", "conj"} or line.words[start - 1].kind == Kind.PUNCT:
            return start, at
        return None

    def _split(self, line: Line, trigger: Trigger, after: Range, found: Roles) -> None:
        """Cut what follows a verb into subject and object: at the end of its first name, or before a number."""
        first, last = after
        marks = line.words[first].marks
        if trigger.facts.get("subject") == PATIENT or (
            trigger.facts.get("passive")
            and (marks.keys() & COUNTED or any("number" in line.words[i].marks for i in range(first, min(last, first + 3))))
        ):
            found.give(PATIENT, after)
            return
        for i in range(first, last):
            here = line.words[i].marks
            name = here.get("name")
            if name:
                found.give(AGENT, (first, min(name.last, last)))
                found.give(PATIENT, _range(name.last, last))
                return
            if i > first and "number" in here:
                found.give(AGENT, (first, i))
                found.give(PATIENT, (i, last))
                return
        found.give(AGENT, after)

    # -- nouns

    def _noun(self, line: Line, trigger: Trigger) -> Roles:
        found = Roles()
        start = phrase_before(line, trigger.first)
        if self.verb_first:
            found.give(AGENT, self._byline(line, trigger.last))
            self._construct(line, trigger, found)
            found.give(AGENT, self._light(line, trigger.first))
            if trigger.mark.post:
                found.give(self.of_role(trigger), _last_name(line, trigger.first))
        else:
            self._owner(line, start, trigger, found)
            if start > 0 and "light" in line.words[start - 1].marks:
                at, passive = self._group(line, start - 1)
                found.give(AGENT, None if passive else self._subject(line, at, None))
        at = trigger.last
        if self.verb_first:
            at = max(at, min(phrase_after(line, at), at + LIGHT))
        self._links(line, at, found, self.of_role(trigger))
        return found

    def of_role(self, trigger: Trigger) -> str:
        """Say who follows "of": the one who acts or the one who undergoes."""
        return str(trigger.facts.get("of") or self.of.get(trigger.type, AGENT))

    def _owner(self, line: Line, start: int, trigger: Trigger, found: Roles) -> None:
        """Give the role of who stands before the noun: "Israel's attack", "his visit", "Hamas attack"."""
        role = self.of_role(trigger) if trigger.type in self.owned else AGENT
        for i in range(trigger.first - 1, start - 1, -1):
            word = line.words[i]
            article = word.marks.get("article")
            if word.norm in ("'s", "’s", "'"):
                found.give(role, _range(start, i))
                return
            if article:
                if article.key == "his":
                    found.give(role, (i, i + 1))
                return
        for i in range(start, trigger.first):
            name = line.words[i].marks.get("name")
            if name and name.last <= trigger.first and not _is_place(name.value):
                found.give(role, (i, name.last))

    def _construct(self, line: Line, trigger: Trigger, found: Roles) -> None:
        """Give the role of who follows a verbal noun directly."""
        if trigger.mark.post or trigger.last >= len(line.words):
            return
        word = line.words[trigger.last]
        definite = self.article in trigger.mark.pre if self.article else False
        if word.kind != Kind.WORD or definite or "prep" in word.marks:
            return
        if word.marks.keys() & NOUNS or word.norm.startswith(self.article):
            role = AGENT if "forces" in word.marks else self.of_role(trigger)
            found.give(role, self._phrase(line, trigger.last))

    def _light(self, line: Line, i: int) -> Range | None:
        """Return the subject of the light verb that carries the noun at word `i`: "launched an attack"."""
        for at in range(i - 1, max(-1, i - LIGHT), -1):
            mark = line.words[at].marks.get("light")
            if mark and mark.form in FINITE:
                between = self._phrase(line, mark.last)
                return (between[0], min(between[1], i)) if between and between[0] < i else self._ahead(line, at)
            if line.words[at].kind == Kind.PUNCT:
                return None
        return None

    def _phrase(self, line: Line, at: int) -> Range | None:
        """Return the noun phrase at word `at`, up to a word with a preposition written on to it."""
        last = phrase_after(line, at)
        for i in range(at, last):
            word = line.words[i]
            if word.norm.startswith(self.attached) or any(
                m.pre and m.pre.lstrip(self.joins)[:1] in self.prefixes for m in word.marks.values()
            ):
                return _range(at, i)
        return _range(at, last)

    def _links(self, line: Line, at: int, found: Roles, of: str = "") -> None:
        """Read the prepositional phrases that begin at word `at`."""
        for _ in range(REACH):
            if at >= len(line.words):
                return
            prep = line.words[at].marks.get("prep")
            if not prep and at + 1 < len(line.words) and self.links.get(line.words[at + 1].norm) == "actor":
                at += 1
                prep = line.words[at].marks.get("prep")
            if not prep:
                return
            role = self.links.get(line.words[at].norm) or self.links.get(prep.key, "")
            if role == "of":
                role = of
            end = prep.last
            last = phrase_after(line, end)
            if end < len(line.words) and "pronoun" in line.words[end].marks:
                last = end + 1
            found.give(role, _range(end, last))
            at = max(last, end)


def _ends_mood(line: Line, at: int) -> int | None:
    """Return where the words of mood that end just before word `at` begin."""
    for i in range(max(0, at - 3), at):
        mark = line.words[i].marks.get("mood")
        if mark and mark.last == at:
            return i
    return None


def _undated(line: Line, at: int) -> int:
    """Return `at` moved back over a date that ends there, with its preposition."""
    for i in range(max(0, at - DATED), at):
        mark = line.words[i].marks.get("time")
        if mark and mark.last == at:
            return i - (i > 0 and "prep" in line.words[i - 1].marks)
    return at


def _range(first: int, last: int) -> Range | None:
    return (first, last) if first < last else None


def _named(line: Line, first: int, last: int) -> bool:
    return any(line.words[i].marks.keys() & {"name", "person", "role"} for i in range(first, last))


def _is_place(value: object) -> bool:
    return isinstance(value, Entity) and value.kind == "place"


def _last_name(line: Line, i: int) -> Range | None:
    """Return the voice named last before word `i`."""
    for at in range(i - 1, max(-1, i - BACK), -1):
        name = line.words[at].marks.get("name")
        if name and name.last <= i and not _is_place(name.value):
            return at, name.last
    return None


def _drops(trigger: Trigger) -> bool:
    """Say whether a verb without a subject has one in mind."""
    return trigger.verbal and trigger.type not in ("HARM", "DISASTER", "COERCE", "STRIKE", "ACCIDENT")


def _implied(line: Line, trigger: Trigger, recipient: Range | None) -> Range | None:
    """Return who was spoken of last before the trigger: a name or pronoun, else a role."""
    best: Range | None = None
    role: Range | None = None
    for at in range(trigger.first - 1, max(-1, trigger.first - BACK), -1):
        if recipient and recipient[0] <= at < recipient[1]:
            continue
        marks = line.words[at].marks
        name = marks.get("name")
        led = at > 0 and "prep" in line.words[at - 1].marks
        if name and name.last <= trigger.first and not (led and (best or _is_place(name.value))):
            best = at, name.last
        elif "pronoun" in marks and best is None:
            return at, at + 1
        elif role is None and "role" in marks:
            role = at, max(at + 1, min(phrase_after(line, at), trigger.first))
    return best or role


def _aside(line: Line, comma: int) -> int:
    """Return the comma that opens the aside which the comma at word `comma` closes; itself where there is none."""
    for i in range(comma - 1, max(-1, comma - ASIDE), -1):
        if line.words[i].norm == ",":
            return i
    return comma


def _long(line: Line, at: int) -> Range | None:
    """Return the noun phrase that ends before word `at`, with the phrases of "of" and "in" that it hangs on."""
    start = phrase_before(line, at)
    for _ in range(2):
        prep = line.words[start - 1].marks.get("prep") if 0 < start < at else None
        if prep is None or prep.key not in ("of", "in", "from"):
            break
        further = phrase_before(line, prep.first)
        if further == prep.first:
            break
        start = further
    return _range(start, at)

