"""Governors: whose verb stands around a noun, in languages whose verb may stand before its subject, as in Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line
from khabar.reading.events.agreeing import MANY, Agreeing
from khabar.reading.events.antecedents import AGENT, Range, Roles, is_land, is_nation, is_place, stretch, topic
from khabar.reading.events.triggers import Trigger
from khabar.reading.phrases import enclosed, phrase_after, phrase_before

EARLIER = 20  # words between a verb and the one before it, whose subject it may share
NOUNS = frozenset({"name", "person", "people", "number", "role", "vague", "forces"})
SOMEBODY = frozenset({"name", "role", "person", "forces", "people"})
OPENING = 4  # words before the verb that opens a sentence
ALSO = "also"  # the key of words such as "again"
ENABLED = 12  # words between what one can or must and "that"
# names: keys of words for what one can, must or is to do
ABLE = frozenset({"possible", "need"})
NOUNLIKE = frozenset({"counted", "forces", "people", "role"})  # of nouns
ORIGINS = frozenset({"from", "in"})
OPENERS = frozenset({"that", "aux", "conj"})
UNFIT = frozenset({"nosubject", "mood"})
BEFORE = frozenset({"aux", "neg"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "PROTEST"})
GRAVE = frozenset({"ASSAULT", "COERCE", "CRIME"})
WHERE = "where"  # the key
LIGHT = 7  # words between a verb of suffering and its cause
PRONOUN = 2  # letters of the shortest preposition without a pronoun
CAUSES = frozenset({"DISASTER", "VIOLENCE", "ASSAULT"})
SAYS = frozenset(':"“”«»')  # where what somebody says begins
QUOTED = frozenset('"“”«»')


@dataclass(slots=True)
class Governors(Agreeing):
    """Subjects of verbs and what pronouns stand for; the small words come from the language's data."""

    resumptive: tuple[str, ...] = ()
    posts: Mapping[str, str] = field(default_factory=dict)  # pronouns written on: his, hers or theirs (m, f, p)

    def _ahead(self, line: Line, i: int) -> Range | None:
        """Return the subject that stands before the verb at word `i`: a nominal sentence or a relative clause."""
        at = i
        while at > 0 and not BEFORE.isdisjoint(line.words[at - 1].marks):
            at -= 1
        if at <= 0:
            return None
        if line.words[at - 1].norm in self.relatives:
            return self._told_more(line, at - 1)
        start = self._joined(line, phrase_before(line, at), at)
        still = line.words[start - 1].marks.get("aux") if start else None
        if still is not None and start < still.last < at:
            start = still.last
        if start >= at or any(not UNFIT.isdisjoint(line.words[i].marks) for i in range(start, at)):
            return None
        if self.pieces.led(line.words[start]):
            return None
        if self._opens(line, start) or self.pieces.joined(line.words[start]):
            return start, at
        return self._climbed(line, start, at)

    def _told_more(self, line: Line, which: int) -> Range | None:
        """Return what the relative at word `which` stands for."""
        end = which - (which > 0 and line.words[which - 1].kind == Kind.PUNCT)
        start = phrase_before(line, end)
        pieces = self.pieces.cut(line, start, end)
        known = bool(pieces) and pieces[-1][1] == end and self._known(line, pieces[-1][0])
        return pieces[-1] if known else stretch(start, end)

    def _opens(self, line: Line, start: int) -> bool:
        """Say whether a clause opens at word `start`."""
        before = line.words[start - 1] if start else None
        return before is None or before.kind == Kind.PUNCT or not OPENERS.isdisjoint(before.marks)

    def _climbed(self, line: Line, start: int, at: int) -> Range | None:
        """Return what opens a clause with the phrase of words [start, at) after "of": "the man from Oslo"."""
        prep, name, head = line.at(start - 1, "prep"), line.words[start].marks.get("name"), start - 2
        if prep is None or prep.key not in ORIGINS:
            return None
        if name is not None and name.last == at and is_land(name.value):
            first = phrase_before(line, start - 1)
            if first < start - 1 and self._someone(line, (first, start - 1)) and self._opens(line, first):
                return first, at
        return (head, at) if prep.key == "from" and head >= 0 and self._some(line, head) else None

    def enabled(self, line: Line, verb: int) -> Range | None:
        """Return who can, must or ought to do what a verb after "that" tells of: "it is for Oslo to resort to"."""
        that = line.at(verb - 1, "that")
        if that is None:
            return None
        for at in range(that.first - 1, max(-1, that.first - ENABLED), -1):
            mood = line.words[at].marks.get("mood")
            if mood is not None and mood.key in ABLE and mood.last < that.first:
                first = mood.last + ("prep" in line.words[mood.last].marks)
                phrase = stretch(first, min(that.first, phrase_after(line, first)))
                return phrase if phrase and self._someone(line, phrase) else None
        return None

    def _known(self, line: Line, i: int) -> bool:
        """Say whether a noun phrase begins at word `i` with a name or an article, as what "which" tells of does."""
        return "name" in line.words[i].marks or self.pieces.definite(line.words[i])

    def _some(self, line: Line, head: int) -> bool:
        """Say whether word `head` opens a clause as what is some of the noun after "of": "a number of"."""
        word = line.words[head]
        if "vague" in word.marks:
            return True
        if "nearly" in word.marks:
            return self._opens(line, head)
        opens = head == 0 or line.words[head - 1].kind == Kind.PUNCT
        return opens and word.kind != Kind.PUNCT and not word.norm.startswith(self.pieces.article)

    def _joined(self, line: Line, start: int, at: int) -> int:
        """Return where what "and" joins to something else begins in words [start, at), `start` where nothing does."""
        before = line.words[start - 1].marks if start else {}
        if "prep" not in before:
            return start
        return next((i for i in range(at - 1, start, -1) if self.pieces.joined(line.words[i])), start)

    def _earlier(self, line: Line, i: int, *, inside: bool = False) -> Range | None:
        """Return the subject of the last verb before word `i`: who goes on to do the next thing.

        `inside`: no further back than where what somebody says begins.
        """
        for at in range(i - 1, max(-1, i - EARLIER), -1):
            marks = line.words[at].marks
            if inside and ("that" in marks or line.words[at].norm in SAYS):
                return None
            last = self.acting(line, at)
            if last is None:
                continue
            pieces = self._pieces(line, last)
            told = bool(pieces) and pieces[0][0] < i and not self._undergoes(line, at, pieces[0][0])
            if told and self.suits(line, at, pieces[0]) and not NOUNS.isdisjoint(
                cls for k in range(*pieces[0]) for cls in line.words[k].marks
            ):  # fmt: skip
                return pieces[0][0], min(self._until(line, pieces[0]), i)
            ahead = self._ahead(line, at)
            if ahead:
                return ahead
        return None

    def _undergoes(self, line: Line, verb: int, i: int) -> bool:
        """Say whether word `i` after a verb is its object by its ending, and by "who" before the verb."""
        word = line.words[i]
        which = verb > 0 and line.words[verb - 1].norm in self.relatives
        return self.pieces.accusing(word) or (which and self.pieces.indefinite(word))

    def opening(self, line: Line, i: int) -> Range | None:
        """Return the subject of the verb that opens the sentence, where that ends before word `i`."""
        for at in range(min(OPENING, i)):
            last = self.acting(line, at)
            pieces = self._pieces(line, last) if last is not None else []
            if pieces and pieces[0][1] <= i and self._someone(line, pieces[0]):
                return pieces[0] if self.suits(line, at, pieces[0]) else None
        return None

    def many_before(self, line: Line, i: int) -> Range | None:
        """Return the people spoken of last before word `i`, where they are several."""
        for at in range(i - 1, max(-1, i - EARLIER), -1):
            people = line.words[at].marks.get("people") or line.words[at].marks.get("role")
            if people is not None and people.form == "many":
                return at, min(i, max(at + 1, phrase_after(line, at)))
        return None

    def _until(self, line: Line, at: Range) -> int:
        """Return where a subject ends: a force of nature before what it strikes."""
        force = line.words[at[0]].marks.get("force")
        return self._described(line, force.last, at[1]) if force else at[1]

    def _described(self, line: Line, at: int, last: int) -> int:
        """Return where a force of nature ends, with an adjective: before what it strikes."""
        described = at + 1 < last and not self.pieces.definite(line.words[at])
        return at + 1 if described and "name" not in line.words[at].marks else at

    def _said_of(self, line: Line, i: int) -> Range | None:
        """Return the indefinite noun for somebody right before the verb at word `i`, which tells more of them."""
        if i == 0:
            return None
        word = line.words[i - 1]
        some = not SOMEBODY.isdisjoint(word.marks) and "name" not in word.marks and not self.pieces.definite(word)
        return (i - 1, i) if some else None

    def _someone(self, line: Line, at: Range) -> bool:
        """Say whether a noun phrase tells of somebody in its first two words, or is named."""
        first, last = at
        marks = (line.words[i].marks for i in range(first, min(last, first + 2)))
        if "affair" in line.words[first].marks:
            return False
        if any("name" in m or ("light" not in m and not NOUNS.isdisjoint(m)) for m in marks):
            return True
        return "PROTEST" in line.words[first].marks  # "a march demands"

    def antecedent(self, line: Line, i: int, post: str) -> Range | None:
        """Return whom the pronoun `post`, written on to word `i`, stands for: one who agrees with it."""
        for found in (self._earlier(line, i), topic(line, i), self._last(line, i)):
            if found and self.pointed(line, found, post):
                return found
        return None

    def _last(self, line: Line, i: int) -> Range | None:
        """Return whoever was spoken of last before word `i`, named or not."""
        for at in range(i - 1, max(-1, i - EARLIER), -1):
            if not SOMEBODY.isdisjoint(line.words[at].marks):
                return at, min(i, max(at + 1, phrase_after(line, at)))
        return None

    def turns(self, line: Line, trigger: Trigger, after: Range, before: Roles | None) -> bool:
        """Say whether "and" with a verb turns to somebody else, who stands right after it.

        The ending of a plural shows it, and so does the verb: those who bomb are not those who demand.
        """
        word = line.words[after[0]]
        if SOMEBODY.isdisjoint(word.marks) or before is None:
            return "force" in word.marks
        if word.norm.endswith(self.pieces.plural):
            return True
        spoken = trigger.type in SPOKEN and before.kind in GRAVE
        return spoken and not self.pieces.undergoing(word) and self.suits(line, trigger.first, after)

    def arrived(self, line: Line, trigger: Trigger, before: Roles | None, pieces: list[Range]) -> bool:
        """Say whether "where" leads to what those do who went there: "flew to Oslo, where he met the king"."""
        where = line.at(trigger.first - 1, "relative")
        if where is None or where.key != WHERE or before is None or before.kind != "CONSULT" or before.actor is None:
            return False
        told = [p for p in pieces if line.words[p[0]].kind != Kind.PUNCT]
        meets = trigger.type == "CONSULT" and len(told) == 1 and not trigger.mark.post
        return meets and self.suits(line, trigger.first, before.actor)

    def _cause(self, line: Line, at: int) -> Range | None:
        """Return the disaster or attack that a verb of suffering leads to."""
        for i in range(at, min(at + LIGHT + 1, len(line.words))):
            if not CAUSES.isdisjoint(line.words[i].marks):
                return i, phrase_after(line, i) if phrase_after(line, i) > i else i + 1
        return None

    def _resumed(self, line: Line, at: int) -> bool:
        """Say whether word `at` is a preposition with the pronoun that resumes what a relative clause is about."""
        if at + 1 >= len(line.words):
            return False
        word = line.words[at]
        bare = word.norm[:1] in self.pieces.prefixes and word.norm[1:] in self.resumptive
        return bare or ("prep" in word.marks and len(word.norm) > PRONOUN and word.norm.endswith(self.resumptive))

    def first(self, line: Line, at: Range) -> Range:
        """Return the first of the noun phrases that stand side by side in a range."""
        pieces = self.pieces.cut(line, *at)
        return pieces[0] if pieces and pieces[0][0] == at[0] else at

    def owner(self, trigger: Trigger) -> str:
        """Return whether he, she or they are whose doing a noun is by the pronoun written on to it (m, f, p)."""
        return self.posts.get(trigger.mark.post, "") if self.owner_role(trigger) == AGENT else ""

    def pointed(self, line: Line, at: Range, post: str) -> bool:
        """Say whether a noun phrase may be what a pronoun stands for, by somebody's being there and by gender."""
        sex = self.posts.get(post, "")
        name = line.words[at[0]].marks.get("name")
        if name is not None and is_place(name.value) and (sex == MANY or not is_nation(name.value)):
            return False
        return self._someone(line, at) and self.agrees(line, at, sex)

    def _pieces(self, line: Line, at: int) -> list[Range]:
        """Return the noun phrases that stand side by side from word `at`, from inside a quotation that opens there."""
        if at < len(line.words) and line.words[at].norm in QUOTED and enclosed(line, at) == at:
            at += 1
        while (also := line.at(at, "besides")) is not None and also.key == ALSO:
            at = also.last
        if line.at(at, "each") is not None and (of := line.at(at + 1, "of")) is not None:
            at = of.last  # "each of"
        last = phrase_after(line, at)
        if last == at and self._beside_verb(line, at):
            last = phrase_after(line, at + 1)
        return self.pieces.cut(line, at, last)

    def _beside_verb(self, line: Line, at: int) -> bool:
        """Say whether a word right after a verb, that could be another, is the noun that it can be too."""
        if at == 0 or at >= len(line.words) or NOUNLIKE.isdisjoint(line.words[at].marks):
            return False
        marks = line.words[at].marks.values()
        return self.acting(line, at - 1) == at and all(not m.pre for m in marks)

    def _phrase(self, line: Line, at: int) -> Range | None:
        """Return the noun phrase at word `at`."""
        pieces = self._pieces(line, at)
        return pieces[0] if pieces else None
