"""Finds figures: what a number counts or measures, its bounds, its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from khabar.lang.words import Kind, Line, Mark
from khabar.reading.ages import Ages
from khabar.reading.counting import Counting, Phrase
from khabar.reading.draft import Counted, Draft, Happened, Timex
from khabar.reading.hedges import Hedges
from khabar.reading.measures import TIMES, Measures
from khabar.reading.quantity import DASHES, Measured, Quantity, joined

YEARS = (1900, 2100)
ONCE = re.compile(r"PT?1[A-Z]+|P10Y")
DATED = frozenset({"date", "time", "set"})
FEW = 4
QUOTES = frozenset('"“”«»\u201e')


@dataclass(slots=True)
class Joint:
    """What two numbers stand between: the word that opens a range, a verb of change, a counted noun after."""

    opener: str
    change: bool
    counted: bool


def figures(draft: Draft) -> None:
    """Add the figures of every line to the draft."""
    times: dict[int, list[Timex]] = {}
    for time in draft.times:
        times.setdefault(time.line, []).append(time)
    happened: dict[int, list[Happened]] = {}
    for event in draft.events:
        happened.setdefault(event.line, []).append(event)
    for line in draft.lines:
        if any(cls in line.found for cls in SOURCES):
            draft.figures += Teller(draft, line, times.get(line.index, []), happened.get(line.index, [])).figures()


SOURCES = ("number", "people", "counted", "gauge", "money", "twofold")


class Teller:
    """Finds the figures of one line."""

    def __init__(self, draft: Draft, line: Line, times: list[Timex], events: list[Happened]) -> None:
        """Index the line once."""
        pack = draft.pack
        self.line, self.text, self.pack = line, draft.text, pack
        self.article = pack.lexicon.clitics.article
        self.ands = frozenset(pack.fact("numbering", "and", ()))
        self.measured = Measured(line, draft.text, pack)
        self.hedges = Hedges(line)
        self.counting = Counting(line, self.article, self.ands)
        self.measures = Measures(line, dict(pack.facts.get("measured", {})), events)
        self.ages = Ages(line, draft.text)
        self.dated = {i for t in times if t.type in DATED for i in range(t.first, t.last)}
        self.lasting = {t.first: t for t in times if t.type == "duration"}
        self.within = {i for t in times if t.type == "duration" for i in range(t.first, t.last)}
        self.named = {i for m in line.found.get("name", ()) if m.last - m.first > 1 for i in range(m.first, m.last)}
        self.taken: set[int] = set()

    def figures(self) -> list[Counted]:
        """Return the figures in the order of their words."""
        found = self._join(self._quantities())
        made = [c for q in found if (c := self._tell(q)) is not None]
        made += [c for q in self._spoken() if (c := self._tell(q)) is not None]
        return sorted(made, key=lambda c: c.start)

    # ---- numbers

    def _quantities(self) -> list[Quantity]:
        marks = sorted(self.line.found.get("number", ()), key=lambda m: m.first)
        found: list[Quantity] = []
        for mark in marks:
            q = self.ages.spoken(mark) or self.measured.quantity(mark)
            if q is None or self._barred(q, mark) or (found and found[-1].last > mark.first):
                continue
            self.ages.read(q, hedged=self.hedges.at(q.first) is not None)
            found.append(q)
        return found

    def _barred(self, q: Quantity, mark: Mark) -> bool:
        """Say whether a number is part of a date, a name, a clock time or a list's numbering."""
        own = q.sort in ("money", "percent", "share") or q.rule == "decade of life"
        if not own and (mark.first in self.dated or (mark.first in self.named and q.sort == "count")):
            return True
        words = self.line.words
        if self._titled(q):
            return True
        before = words[mark.first - 1] if mark.first else None
        after = words[mark.last] if mark.last < len(words) else None
        if (before and before.norm == ":" and before.start and self._tight(mark.first - 1)) or (
            after and after.norm == ":" and self._tight(mark.last)
        ):
            return True
        if mark.first == 0 and not q.unit and (after is None or after.norm in (".", ")")) and len(words) < FEW:
            return True
        if mark.first <= 1 and after and after.norm in (")", ".", "-") and not q.unit and mark.last + 1 < len(words):
            return mark.first == 0 or words[0].norm == "("
        return self._year(q, mark)

    def _titled(self, q: Quantity) -> bool:
        """Say whether the number is a title: alone in quotation marks with one noun, or joined by a plus."""
        words, last = self.line.words, q.last
        around = [words[i].norm for i in (q.first - 1, last) if 0 <= i < len(words)]
        if "+" in around:
            return True
        if not q.first or words[q.first - 1].norm not in QUOTES or q.sort in ("money", "percent"):
            return q.sort == "count" and self._dashed(q)
        if q.last - q.first == 1 and q.unit is None:
            last += 1
        return q.last < len(words) - 1 and last < len(words) and words[last].norm in QUOTES

    def _dashed(self, q: Quantity) -> bool:
        """Say whether a dash joins the number to the name before it: Geneva - 2."""
        words = self.line.words
        if q.first < 2 or words[q.first - 1].norm not in DASHES or words[q.first - 2].kind != Kind.WORD:  # noqa: PLR2004
            return False
        return not q.spelled and self.counting.after(q.last) is None

    def _tight(self, i: int) -> bool:
        """Say whether numerals stand on both sides of the mark at word `i`, written together."""
        words = self.line.words
        return (
            0 < i < len(words) - 1
            and words[i - 1].kind == Kind.NUMBER == words[i + 1].kind
            and words[i - 1].end == words[i].start
            and words[i].end == words[i + 1].start
        )

    def _year(self, q: Quantity, mark: Mark) -> bool:
        """Say whether bare digits are a year: no hedge, unit or noun is with them."""
        if q.unit or q.value is None or q.spelled or mark.last - mark.first > 1:
            return False
        digits = self.line.words[mark.first].norm
        if not (digits.isdecimal() and len(digits) == FEW and YEARS[0] <= q.value <= YEARS[1]):
            return False
        if self.line.at(mark.first - 1, "gauge"):
            return True
        return not self.hedges.at(mark.first) and not any(self.counting.noun(mark.last + k) for k in range(2))

    def _join(self, found: list[Quantity]) -> list[Quantity]:
        """Make ranges and scores of neighbours."""
        made: list[Quantity] = []
        for q in found:
            last = made[-1] if made else None
            pair = joined(last, q, self.line, self._joint(last, q)) if last and q.first - last.last <= FEW else None
            if pair is not None and last is not None:
                self._open(pair)
                made[-1] = pair
            elif last and self._echo(last, q):
                q.sort, q.unit = "age", "age"
                made.append(q)
            else:
                made.append(q)
        return made

    def _echo(self, last: Quantity, q: Quantity) -> bool:
        """Say whether a number carries on a list of ages: aged 33, 34 and 39."""
        between = self.line.words[last.last : q.first]
        return (
            last.sort == "age" and q.unit in (None, "year") and 0 < len(between) <= 2  # noqa: PLR2004
            and all(w.norm in (",", "،") or w.norm in self.ands for w in between)
        )  # fmt: skip

    def _joint(self, a: Quantity | None, b: Quantity) -> Joint:
        if a is None:
            return Joint("", change=False, counted=False)
        first = a.first
        while (hedge := self.hedges.at(first)) is not None:
            first = hedge.first
        opener = self.line.at(first - 1, "opener") or self.line.at(first - 2, "opener")
        opened = opener.key if opener and opener.last == first else ""
        change = any(self.line.at(i, "change") for i in range(max(0, first - FEW - 1), first))
        counted = bool(b.unit) or self.counting.noun(b.last) is not None
        return Joint(opened, change=change, counted=counted)

    def _open(self, q: Quantity) -> None:
        """Take the opening word of a range into its place."""
        opener = self.line.at(q.first - 1, "opener")
        if opener and q.bound == "range" and opener.last == q.first:
            q.first, q.start = opener.first, opener.start

    # ---- numbers inside nouns

    def _spoken(self) -> list[Quantity]:
        """Return what nouns say by themselves: duals, "twice", "at least a week"."""
        found = [self.measured.single(m, 2, "dual") for m in self._duals()]
        found += [self.measured.single(m, 2, "adverb") for m in self.line.found.get("twofold", ())]
        for gauge in self.line.found.get("gauge", ()):
            if gauge.form == "one" and gauge.first not in self.taken and self._single(gauge):
                unit = self.line.at(gauge.first - 1, "unit")
                q = self.measured.single(gauge, 1, "unit")
                if unit:
                    q.first, q.start = unit.first, unit.start
                found.append(q)
        return [q for q in found if not (self.taken & {q.first, q.last - 1}) and q.first not in self.dated]

    def _duals(self) -> list[Mark]:
        found = [m for cls in ("people", "counted", "gauge", "money") for m in self.line.found.get(cls, ())]
        known: dict[int, Mark] = {}
        for mark in found:
            if mark.form in ("two", "pair") and mark.first not in known and self._dual(mark):
                known[mark.first] = mark
        return list(known.values()) + self._unknown_duals({m.first for m in found})

    def _dual(self, mark: Mark) -> bool:
        """Say whether a dual counts: two soldiers, not the two soldiers, and no name."""
        words = self.line.words
        article = bool(self.article) and mark.pre.endswith(self.article)
        if article and (mark.key in self.pack.fact("dual", "sides", ()) or mark.form == "pair"):
            return False
        if mark.first in self.named or mark.first in self.taken or self.line.at(mark.first, "name"):
            return False
        before = words[mark.first - 1] if mark.first else None
        if before is not None and ("nodual" in before.marks or "number" in before.marks):
            return False
        if mark.form != "pair":
            return not mark.post
        if mark.key in self.pack.fact("dual", "named", ()):
            return False
        after = words[mark.last] if mark.last < len(words) else None
        return after is not None and after.kind == Kind.WORD and not any(c in after.marks for c in PARTICLES)

    def _unknown_duals(self, known: set[int]) -> list[Mark]:
        """Return nouns that only their ending shows to be dual, where nothing else is known of the word."""
        never = tuple(self.pack.fact("dual", "never", ()))
        ends, shortest = self.pack.fact("dual", "ends", ()), self.pack.fact("dual", "shortest", 99)
        if not ends:
            return []
        tail, last = tuple(ends), -2
        found = []
        for word in self.line.words:
            if not word.norm.endswith(tail) or word.norm.endswith(never) or len(word.norm) < shortest or word.kind != Kind.WORD:
                continue
            adjective, last = last == word.i - 1 or word.i - 1 in known, word.i
            if adjective or word.marks.keys() - OPEN or word.norm.startswith(self.article):
                continue
            first = self.article and next((c for c in self._particles() if word.norm.startswith(c)), "")
            if first and first.endswith(self.article):
                continue
            found.append(Mark("counted", "", word.i, word.i + 1, word.start, word.end, "two"))
        return found

    def _particles(self) -> tuple[str, ...]:
        return tuple(sorted(self.pack.lexicon.clitics.before["noun"], key=len, reverse=True))

    def _single(self, gauge: Mark) -> bool:
        """Say whether a unit alone is a quantity: a hedge bounds it, or a duration is just this."""
        words, first = self.line.words, gauge.first
        unit = self.line.at(first - 1, "unit")
        if self.article and gauge.pre.endswith(self.article):
            return False
        lasting = self.lasting.get(first) or (self.lasting.get(first - 1) if unit else None)
        if lasting and lasting.last == gauge.last and lasting.text and ONCE.fullmatch(lasting.text):
            return True
        if not self.article and unit is None:
            return False
        after = words[gauge.last] if gauge.last < len(words) else None
        if after is not None and (after.kind == Kind.NUMBER or "number" in after.marks):
            number = self.line.at(gauge.last, "number")
            return bool(number and number.value.value == 1 and self.article)  # type: ignore[attr-defined]
        hedge = self.hedges.at(first)
        tail = self.line.at(gauge.last, "tail")
        return (hedge is not None and hedge.key not in ("about", "inside")) or tail is not None

    # ---- from a quantity to a figure

    def _tell(self, q: Quantity) -> Counted | None:
        """Return the figure that a quantity is, None where it only looks like one."""
        own = (q.first, q.last)
        self.hedges.bind(q)
        self.taken.update(range(*own))
        phrase = self._phrase(q, own)
        noun = phrase[2] if phrase else q.noun if q.noun and q.noun.cls in ("people", "counted") else None
        if q.sort == "count" and q.unit is None and noun is not None and noun.key:
            q.unit = "person" if noun.cls == "people" else noun.key
        span = (phrase[0], phrase[1]) if phrase else own
        deed = self.measures.deed(min(own[0], span[0]), max(own[1], span[1])) if q.sort == "count" else None
        if q.sort == "count" and q.unit is None and deed is not None and phrase is None:
            q.unit = "person"
        if not self._counts(q, noun, deed, own):
            return None
        words = self.line.words
        return Counted(
            self.line.index, q.start, q.end, q.value, q.bound, q.low, q.high, q.unit,
            self._place(phrase, words) if phrase else None, self.measures.name(q, noun, deed),
            self.measures.event(q, deed), q.rule,
        )  # fmt: skip

    def _place(self, phrase: Phrase, words: list) -> tuple[int, int]:  # type: ignore[type-arg]
        first, last, noun = phrase
        start = noun.start if noun is not None and noun.first == first else words[first].start
        return start, words[last - 1].end

    def _phrase(self, q: Quantity, own: tuple[int, int]) -> Phrase | None:
        """Return the words that say what is counted or measured."""
        last, counting = own[1], self.counting
        if q.rule == "dual" and q.sort == "count" and q.noun is not None:
            return counting.after(q.noun.first) or (q.noun.first, q.noun.last, q.noun)
        if q.sort == "score":
            return None
        if q.sort == "age":
            after = counting.after(last) if not self.article else None
            return after if after and after[2] is not None else counting.who(q)
        if q.definite and (ahead := counting.ahead(q)) is not None:
            return ahead
        whole = counting.of(last)
        if whole is not None and (phrase := counting.after(whole)) is not None:
            return phrase
        if q.sort in ("count", "share"):
            at = last + (last < len(self.line.words) and self.line.words[last].norm == "-")
            return counting.after(at) or counting.ahead(q)
        if self.article:
            return None if q.unit in TIMES else counting.owner(q)
        hyphen = last < len(self.line.words) and self.line.words[last].norm == "-"
        after = counting.after(last + hyphen)
        if after and (hyphen or after[2] is not None or q.sort == "money"):
            return after
        topic = counting.topic(q) if q.sort == "percent" else None
        return (topic.first, topic.last, None) if topic else counting.owner(q) if q.sort == "money" else None

    def _counts(self, q: Quantity, noun: Mark | None, deed: Mark | None, own: tuple[int, int]) -> bool:
        """Leave "one" and "the six" alone where they are pronouns."""
        if q.value == 1 and q.spelled and q.rule == "number" and q.bound == "exact" and q.sort in ("count", "gauge"):
            if q.sort == "gauge":
                return own[0] in self.within
            return bool(noun and noun.cls == "people" and deed and not self.article)
        return not (q.definite and q.sort == "count" and noun is None and q.bound == "exact" and q.spelled)


PARTICLES = ("prep", "that", "relative", "conj", "pronoun", "aux", "neg", "article")
OPEN = frozenset({"event"})
