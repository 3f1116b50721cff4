"""Governors: whose verb stands around a noun, in languages whose verb may stand before its subject, as in Arabic."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Kind, Line
from khabar.reading.events.antecedents import Range, stretch, topic
from khabar.reading.events.participants import Participants
from khabar.reading.events.pieces import Pieces
from khabar.reading.events.sexes import Sexes
from khabar.reading.events.triggers import FINITE
from khabar.reading.phrases import phrase_after, phrase_before

EARLIER = 20  # words between a verb and the one before it, whose subject it may share
NOUNS = frozenset({"name", "person", "people", "number", "role", "vague", "forces"})
SOMEBODY = frozenset({"name", "role", "person", "forces", "people"})
UNFIT = frozenset({"nosubject", "mood"})
BEFORE = frozenset({"aux", "neg"})
SAYS = frozenset(':"“”«»')  # where what somebody says begins
QUOTED = frozenset('"“”«»')


@dataclass(slots=True)
class Governors(Participants):
    """Subjects of verbs and what pronouns stand for; the small words come from the language's data."""

    relatives: frozenset[str] = frozenset()
    resumptive: tuple[str, ...] = ()
    single: tuple[str, ...] = ("-", "-")  # pronouns written on for one man and for one woman
    pieces: Pieces = field(default_factory=Pieces)
    sexes: Sexes | None = None

    def _ahead(self, line: Line, i: int) -> Range | None:
        """Return the subject that stands before the verb at word `i`: a nominal sentence or a relative clause."""
        at = i
        while at > 0 and not BEFORE.isdisjoint(line.words[at - 1].marks):
            at -= 1
        if at <= 0:
            return None
        word = line.words[at - 1]
        if word.norm in self.relatives:
            end = at - 1 - (at > 1 and line.words[at - 2].kind == Kind.PUNCT)
            start = phrase_before(line, end)
            pieces = self.pieces.cut(line, start, end)
            known = bool(pieces) and pieces[-1][1] == end and self._known(line, pieces[-1][0])
            return pieces[-1] if known else stretch(start, end)
        start = self._joined(line, phrase_before(line, at), at)
        still = line.words[start - 1].marks.get("aux") if start else None
        if still is not None and start < still.last < at:
            start = still.last
        if start >= at or any(not UNFIT.isdisjoint(line.words[i].marks) for i in range(start, at)):
            return None
        opens = line.words[start - 1].marks if start else {}
        if start == 0 or opens.keys() & {"that", "aux", "conj"} or line.words[start - 1].kind == Kind.PUNCT:
            return start, at
        if self.pieces.joined(line.words[start]):
            return start, at
        head = start - 2
        if "prep" in opens and opens["prep"].key == "from" and head >= 0 and self._some(line, head):
            return head, at
        return None

    def _known(self, line: Line, i: int) -> bool:
        """Say whether a noun phrase begins at word `i` with a name or an article, as what "which" tells of does."""
        return "name" in line.words[i].marks or self.pieces.definite(line.words[i])

    def _some(self, line: Line, head: int) -> bool:
        """Say whether word `head` opens a clause as what is some of the noun after "of": "a number of"."""
        word = line.words[head]
        if "vague" in word.marks:
            return True
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
            acts = next((m for m in marks.values() if m.form in FINITE), None)
            if acts is None or "name" in marks:
                continue
            pieces = self._pieces(line, acts.last)
            if pieces and pieces[0][0] < i and not NOUNS.isdisjoint(
                cls for k in range(*pieces[0]) for cls in line.words[k].marks
            ):  # fmt: skip
                return pieces[0][0], min(self._until(line, pieces[0]), i)
            ahead = self._ahead(line, at)
            if ahead:
                return ahead
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
        return any(not NOUNS.isdisjoint(m) and "light" not in m for m in marks)

    def antecedent(self, line: Line, i: int, post: str) -> Range | None:
        """Return whom the pronoun `post`, written on to word `i`, stands for: one who agrees with it."""
        for found in (self._earlier(line, i), topic(line, i), self._last(line, i)):
            if found and self._agrees(line, found, post):
                return found
        return None

    def _last(self, line: Line, i: int) -> Range | None:
        """Return whoever was spoken of last before word `i`, named or not."""
        for at in range(i - 1, max(-1, i - EARLIER), -1):
            if not SOMEBODY.isdisjoint(line.words[at].marks):
                return at, min(i, max(at + 1, phrase_after(line, at)))
        return None

    def _agrees(self, line: Line, at: Range, post: str) -> bool:
        """Say whether a noun phrase may be what a pronoun stands for, by somebody's being there and by gender."""
        word = line.words[at[0]]
        if not self._someone(line, at):
            return False
        if post not in self.single:
            return True
        he, _ = self.single
        name = word.marks.get("name")
        if name is not None:
            return self.sexes is None or self.sexes.fits(name.value, "m" if post == he else "f")
        other, told = ("f", self.pieces.womanly(word)) if post == he else ("m", self.pieces.manly(word))
        return not told and (self.sexes is None or self.sexes.noun(word) != other)

    def _pieces(self, line: Line, at: int) -> list[Range]:
        """Return the noun phrases that stand side by side from word `at`, from inside a quotation that opens there."""
        if at < len(line.words) and line.words[at].norm in QUOTED:
            at += 1
        return self.pieces.cut(line, at, phrase_after(line, at))

    def _phrase(self, line: Line, at: int) -> Range | None:
        """Return the noun phrase at word `at`."""
        pieces = self._pieces(line, at)
        return pieces[0] if pieces else None
