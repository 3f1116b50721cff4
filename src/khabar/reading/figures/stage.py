"""Finds figures: what a number counts or measures, its bounds, its unit."""

from __future__ import annotations

from khabar.lang.words import Line, Mark, Word
from khabar.reading.draft import Counted, Draft, Happened, Place, Timex
from khabar.reading.figures.ages import Ages
from khabar.reading.figures.bars import Bars
from khabar.reading.figures.counting import Counting
from khabar.reading.figures.echoes import Echoes, Told
from khabar.reading.figures.hedges import Hedges
from khabar.reading.figures.measures import Measures
from khabar.reading.figures.mints import settle
from khabar.reading.figures.quantity import Measured, Phrase, Quantity
from khabar.reading.figures.ranges import Ranges
from khabar.reading.figures.scopes import Scopes
from khabar.reading.figures.splits import Splits
from khabar.reading.figures.spoken import Spoken

DIGITS, HUNDRED, THOUSAND = 3, 100, 1000
SOURCES = frozenset({"number", "gauge", "twofold"})
DUALS = frozenset(
    {"people", "counted", "money"}
)  # names: classes of nouns, which count two where a language has a dual
TWO = frozenset({"two", "pair"})  # names: forms of nouns
NOUNS = ("people", "counted")
OFTEN = "adverb"  # the rule of "twice": how often, nothing that is counted


def figures(draft: Draft) -> None:
    """Add the figures of every line to the draft."""
    times: dict[int, list[Timex]] = {}
    for time in draft.times:
        times.setdefault(time.line, []).append(time)
    happened: dict[int, list[Happened]] = {}
    for event in draft.events:
        happened.setdefault(event.line, []).append(event)
    scopes = Scopes()
    ends = tuple(draft.pack.fact("dual", "ends", ()))
    for line in draft.lines:
        own = times.get(line.index, [])
        made: list[Counted] = []
        if not SOURCES.isdisjoint(line.found) or (ends and _dual(line, ends)):
            made = Teller(draft, line, own, happened.get(line.index, [])).figures()
        scopes.tell(line, made, own)
        draft.figures += made
    settle(draft)


def _dual(line: Line, ends: tuple[str, ...]) -> bool:
    """Say whether a line without numbers can count two of something: one of its nouns, or only an ending, says so."""
    marks = [mark for cls in DUALS if cls in line.found for mark in line.found[cls]]
    return any(mark.form in TWO for mark in marks) or (bool(marks) and any(w.norm.endswith(ends) for w in line.words))


class Teller:
    """Finds the figures of one line."""

    def __init__(self, draft: Draft, line: Line, times: list[Timex], events: list[Happened]) -> None:
        """Index the line once."""
        pack = draft.pack
        self.line = line
        self.article = pack.lexicon.clitics.article
        self.measured = Measured(line, draft.text, pack)
        self.hedges = Hedges(line, pack.fact("during", "pre", ()))
        self.counting = Counting(line, pack, pack.among("numbering", "and"))
        self.measures = Measures(line, pack.facts.get("measured", {}), events)
        self.ages = Ages(line, self.counting.ands, self.article)
        self.bars = Bars(line, self.counting, self.hedges, times)
        self.ranges = Ranges(line, self.counting, self.hedges)
        self.spoken = Spoken(line, pack, self.measured, self.hedges, self.counting, self.bars, times)
        self.within = {i for t in times if t.type == "duration" for i in range(t.first, t.last)}
        self.splits = Splits(line, self.counting.clauses)
        self.echoes = Echoes(line)
        self.taken: set[int] = set()

    def figures(self) -> list[Counted]:
        """Return the figures in the order of their words."""
        made: list[Told] = []
        for q in self.ranges.join(self._quantities()):
            told = self._tell(q)
            if told is not None:
                self.echoes.carry(made, told)
                made.append(told)
        self.echoes.share(made)
        found = [told.figure for told in made]
        found += [told.figure for q in self.spoken.quantities(self.taken) if (told := self._tell(q)) is not None]
        return sorted(found, key=lambda c: c.start)

    def _quantities(self) -> list[Quantity]:
        marks = sorted(self.line.found.get("number", ()), key=lambda m: m.first)
        found: list[Quantity] = []
        for mark in marks:
            q = self.ages.spoken(mark) or self.measured.quantity(mark)
            if q is None or self.bars.barred(q, mark) or (found and found[-1].last > mark.first):
                continue
            if q.kind == "fraction" and q.sort in ("share", "gauge") and self.measured.halves(mark):
                continue
            self.ages.read(q, hedged=self.hedges.at(q.first) is not None)
            found.append(q)
        return found

    def _tell(self, q: Quantity) -> Told | None:
        """Return the figure that a quantity is, None where it only looks like one."""
        own = (q.first, q.last)
        self.hedges.bind(q)
        self.splits.bind(q)
        self.taken.update(range(*own))
        often = q.rule == OFTEN
        phrase = None if often else self.counting.phrase(q, q.last)
        self._thousands(q, phrase)
        if q.sort == "share" and phrase is not None and "rate" in self.line.words[phrase[0]].marks:
            self._hundredths(q)
        noun = phrase[2] if phrase else q.noun if q.noun and q.noun.cls in NOUNS else None
        if q.sort == "count" and q.unit is None and noun is not None and noun.key:
            q.unit = "person" if noun.cls == "people" else noun.key.replace("_", " ")
        span = (phrase[0], phrase[1]) if phrase else own
        counts = q.sort == "count" and not often
        deed = self.measures.deed(min(own[0], span[0]), max(own[1], span[1])) if counts else None
        q.unit = "times" if often else q.unit
        if q.sort == "count" and q.unit is None and deed is not None and phrase is None:
            q.unit = "person"
        if not self._counts(q, noun, deed, own):
            return None
        words = self.line.words
        figure = Counted(
            self.line.index, q.start, q.end, q.value, q.bound, q.low, q.high, q.unit,
            self._place(phrase, words) if phrase else None, self.measures.name(q, noun, deed, span),
            self.measures.event(q, deed), q.rule,
        )  # fmt: skip
        return Told(q, figure, max(own[1], span[1]), span[0], ahead=phrase is not None and phrase[0] < own[0])

    def _hundredths(self, q: Quantity) -> None:
        """Read the share that a rate comes to as one of a hundred: a turnout of more than half."""
        q.value, q.low, q.high = (x and x * HUNDRED for x in (q.value, q.low, q.high))
        q.sort = q.unit = "percent"

    def _thousands(self, q: Quantity, phrase: Phrase | None) -> None:
        """Read three digits after a full stop as thousands where things are counted, as Arabic papers write: 12.790."""
        digits = self.line.words[q.last - 1].norm.partition(".")[2]
        if not self.article or q.sort != "count" or phrase is None or q.value is None or len(digits) != DIGITS:
            return
        if q.rule == "number" and q.scale == 1 and q.value >= 1 and digits.isdecimal() and q.value % 1:
            q.value, q.low, q.high = (x and (x * THOUSAND).to_integral_value() for x in (q.value, q.low, q.high))

    def _place(self, phrase: Phrase, words: list[Word]) -> Place:
        first, last, noun = phrase
        joined = bool(self.article) and self.counting.clauses.conjoined(words[first])  # without its "and"
        start = self.measured.opening(noun) if noun is not None and noun.first == first else words[first].start + joined
        return start, words[last - 1].end

    def _counts(self, q: Quantity, noun: Mark | None, deed: Mark | None, own: tuple[int, int]) -> bool:
        """Leave "one" and "the six" alone where they are pronouns."""
        if q.value == 1 and q.spelled and q.rule == "number" and q.bound == "exact" and q.sort in ("count", "gauge"):
            return own[0] in self.within if q.sort == "gauge" else not q.definite and self._one(noun, deed, own)
        far = self.line.at(own[0] - 1, "topic")
        if q.value == 0 and q.spelled and far is not None and far.key == "distance":  # at zero range
            return False
        return not (q.definite and q.sort == "count" and noun is None and q.bound == "exact" and q.spelled)

    def _one(self, noun: Mark | None, deed: Mark | None, own: tuple[int, int]) -> bool:
        """Say whether "one" counts: one person killed, one ship; not one day, one man said."""
        if noun is None or "oneness" in self.line.words[noun.last - 1].marks or noun.pre.endswith(self.article or "-"):
            return False
        if self.article:
            return noun.last <= own[0] and noun.form == "one"
        hyphen = own[1] < len(self.line.words) and self.line.words[own[1]].norm == "-"
        if self.line.at(own[1], "skip") is not None or (hyphen and noun.first > own[1] + 1):
            return False  # one of the islands, one-sided talks
        if self.line.at(own[0] - 1, "label") is not None:
            return False
        telling, saying = self.line.at(own[0] - 1, "cue"), self.line.at(noun.last, "cue")
        cued = saying is not None or (telling is not None and telling.key == "tell")
        return noun.first >= own[1] and not cued and (noun.cls == "counted" or deed is not None)


PARTICLES = ("prep", "that", "relative", "conj", "pronoun", "aux", "neg", "article")
OPEN = frozenset({"event"})
