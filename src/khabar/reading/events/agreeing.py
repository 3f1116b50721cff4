"""Agreeing: whether a noun phrase may be a verb's subject by what the verb's own letters show, as in Arabic."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Entity
from khabar.reading.events.antecedents import Range, is_nation
from khabar.reading.events.nearby import in_name
from khabar.reading.events.participants import OPINIONS, SPOKEN, Participants
from khabar.reading.events.pieces import Pieces
from khabar.reading.events.sexes import Sexes
from khabar.reading.events.triggers import FINITE, Trigger
from khabar.reading.phrases import enclosed

LEADS = frozenset({"that", "neg", "aux"})  # after which a verb stands
LONG = 4  # letters of a present
ROOT = 3  # letters
QUOTES = frozenset('"“”«»')
FOLK = frozenset({"name", "role", "person", "people", "forces"})
PERFECT = "perf"  # the key of small words that lead a past
NO_VERB = frozenset({"name", "prep", "nosubject", "besides"})
VAGUE = frozenset({"mood", "agenda"})  # classes of words that say nothing of what a word is
PAST = "past"  # the form
SINGLE = frozenset({"person", "outlet"})  # names: kinds of voices that are never "they"
MAN, WOMAN, MANY = "m", "f", "p"


@dataclass(slots=True)
class Agreeing(Participants):
    """Knows finite verbs, listed or not, and what agrees with them; the letters come from the language's data."""

    pieces: Pieces = field(default_factory=Pieces)
    sexes: Sexes | None = None
    relatives: frozenset[str] = frozenset()
    placing: str = "-"  # the first letter of nouns for where something is
    own: tuple[str, ...] = ()  # the first letters of a present of the first person
    past: str = ""  # the end of a feminine past
    ours: tuple[str, ...] = ("-",)  # the ends of a past of the first person
    vowels: tuple[str, str, str] = ("", "", "")  # of the passive; first letters of a present, masculine and feminine

    def acting(self, line: Line, at: int) -> int | None:
        """Return where the finite verb at word `at` ends, None where none stands there.

        A word that nothing is known of is a verb by the first letter of a present, where that leaves no doubt.
        """
        marks = line.words[at].marks
        if not NO_VERB.isdisjoint(marks) or (at and enclosed(line, at - 1) == at + 1):
            return None
        if at and "prep" in line.words[at - 1].marks and not line.words[at].norm.startswith(self.vowels[1]):
            return None  # a verbal noun
        known = self._finite(line.words[at])
        if known is not None:
            return known.last
        if not marks and (
            ((aux := line.at(at - 1, "aux")) is not None and aux.key == PERFECT) or self._placed(line, at)
        ):
            return at + 1
        mood = marks.get("mood")
        loose = mood is not None or marks.keys() <= VAGUE
        return (mood.last if mood else at + 1) if loose and self._present(line, at) else None

    def _placed(self, line: Line, at: int) -> bool:
        """Say whether a word that nothing is known of stands where a past does: right after "who", or first of all.

        First in its sentence it stands before somebody: "left the soldiers the village".
        """
        word = line.words[at]
        if word.kind != Kind.WORD or word.norm.startswith(self.pieces.article):
            return False
        if at and line.words[at - 1].norm in self.relatives:
            return len(word.norm) >= ROOT and not self.pieces.adverbial(word)
        norm = word.norm[1:] if word.norm[:1] in self.pieces.joins and len(word.norm) > LONG else word.norm
        if at or len(norm) < ROOT or norm.endswith(self.pieces.feminine[-1]) or not self._subject_follows(line, 1):
            return False
        several = self.pieces.definite(line.words[1]) and any(m.form == "many" for m in line.words[1].marks.values())
        return norm.endswith(self.past) or (several and len(norm) <= LONG and not norm.startswith(self.placing))

    def _present(self, line: Line, at: int) -> bool:
        """Say whether word `at` looks like a present: he does; she does, after a small word that leads verbs."""
        word = line.words[at]
        mood = word.marks.get("mood")
        norm = word.norm[len(mood.pre) :] if mood else word.norm
        _, man, woman = self.vowels
        still = next((m for k in (1, 2) if (m := line.at(at - k, "aux"))), None)  # "is still"
        if len(norm) < LONG or in_name(line, at) or (still is not None and still.last > at):
            return False
        led = mood is not None or (still is not None and still.last == at)
        before = line.words[at - 1] if at else None
        led = led or (before is not None and not LEADS.isdisjoint(before.marks))
        named = at + 1 < len(line.words) and "name" in line.words[at + 1].marks
        led = led or (named and (before is None or before.kind == Kind.PUNCT))
        return norm[:1] == man or (norm[:1] == woman and led)

    def shows(self, line: Line, verb: int) -> str:
        """Return whether the verb at word `verb` is his, hers or theirs (m, f, p), nothing where it does not show."""
        word = line.words[verb]
        known = self._finite(word)
        if known is not None:
            return self.sexes.shown(line, known) if self.sexes is not None else ""
        mood = word.marks.get("mood")
        if not word.marks and not self._present(line, verb):
            return ""  # a past
        first = word.norm[len(mood.pre) if mood else 0 :][:1]
        _, man, woman = self.vowels
        return MAN if first == man else WOMAN if first == woman else ""

    def speaks(self, line: Line, verb: int) -> bool:
        """Say whether the verb at word `verb` tells what the speaker does: "I met", "we left", "I do not run"."""
        word = line.words[verb]
        known = self._finite(word)
        if known is None and word.marks:
            return False
        stem = word.norm[len(known.pre) : len(word.norm) - len(known.post)] if known else word.norm
        if known is not None and known.form == "present":
            return stem.startswith(self.own) and all(m.form != "past" for m in word.marks.values())
        if stem.endswith(self.ours):
            return True
        return (
            stem.endswith(self.past)
            and self._quoted(line, verb)
            and not self._subject_follows(line, known.last if known else verb + 1)
        )

    def _quoted(self, line: Line, verb: int) -> bool:
        """Say whether a quotation opens right before a verb, over the small words that lead it."""
        at = verb - 1
        while at > 0 and "aux" in line.words[at].marks:
            at -= 1
        return at >= 0 and line.words[at].norm in QUOTES

    def _subject_follows(self, line: Line, at: int) -> bool:
        """Say whether somebody stands at word `at`."""
        return at < len(line.words) and not FOLK.isdisjoint(line.words[at].marks)

    def suits(self, line: Line, verb: int, at: Range) -> bool:
        """Say whether a noun phrase may be the subject that the verb at word `verb` leaves out or stands behind."""
        return self.agrees(line, at, self.shows(line, verb))

    def agrees(self, line: Line, at: Range, sex: str) -> bool:
        """Say whether a noun phrase is he, she or they, by its name or its noun; what does not show may be any."""
        word = line.words[at[0]]
        if not sex or self.sexes is None or word.kind != Kind.WORD:
            return True
        name = word.marks.get("name")
        if name is not None and isinstance(name.value, Entity):
            called = self.sexes.noun(word, "name") if sex != MANY and is_nation(name.value) else ""
            if called:
                return sex == called  # "the Sudanese government", "the occupation"
            return self._several(line, at) if sex == MANY else self.sexes.fits(name.value, sex)
        return self._noun_agrees(word, sex)

    def _several(self, line: Line, at: Range) -> bool:
        """Say whether a name may be "they": no single person's and no outlet's."""
        joined = any(self.pieces.joined(line.words[i]) for i in range(at[0] + 1, at[1]))
        value = line.words[at[0]].marks["name"].value
        return joined or not (isinstance(value, Entity) and value.kind in SINGLE)

    def meant(self, line: Line, trigger: Trigger, at: Range) -> bool:
        """Say whether a noun phrase told of before may be whom a verb leaves out."""
        if not trigger.verbal:
            return not self._refused(line, trigger, at) and not self._told_of(line, trigger, at)
        return self.suits(line, trigger.first, at)

    def _told_of(self, line: Line, trigger: Trigger, at: Range) -> bool:
        """Say whether somebody tells of what is known: "he said that the talks", which need not be his."""
        speaker = self._speaker(line, trigger) if self.definite(line, trigger) else None
        if speaker is None or speaker[0] >= at[1] or at[0] >= speaker[1]:
            return False
        return any("that" in line.words[i].marks for i in range(speaker[1], trigger.first))

    def _refused(self, line: Line, trigger: Trigger, at: Range) -> bool:
        """Say whether those named before a noun are the ones who refuse or judge what others ask or say by it."""
        if trigger.type not in SPOKEN:
            return False
        return any(not OPINIONS.isdisjoint(line.words[i].marks) for i in range(max(0, at[0] - 1), trigger.first))

    def _noun_agrees(self, word: Word, sex: str) -> bool:
        """Say whether a common noun is he, she or they; of words for how many either may be said."""
        if "vague" in word.marks:
            return True
        some = word.marks.get("some")
        if some is not None and some.key in (MAN, WOMAN):
            return some.key == sex
        people = word.marks.get("people") or word.marks.get("role")
        one = people is not None and people.form == "one"
        if sex == MANY:
            return not one
        listed = self.sexes.noun(word) if self.sexes is not None else ""
        if sex == MAN:
            return not self.pieces.womanly(word) and (listed != WOMAN or self.pieces.manly(word))
        return not self.pieces.manly(word) and listed != MAN and not (one and not self.pieces.womanly(word))

    def _finite(self, word: Word) -> Mark | None:
        """Return the mark of a finite verb at a word; what a preposition is written on to is no past."""
        marks = (m for m in word.marks.values() if m.form in FINITE)
        return next((m for m in marks if m.form != PAST or not m.pre.strip(self.pieces.joins)), None)
