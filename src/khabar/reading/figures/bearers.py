"""Bearers: what a sum, a share, a length or a duration is of, in a language whose nouns stand before their measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.figures import stretches
from khabar.reading.figures.clauses import LED, NOUN, VERB, Clauses, Piece
from khabar.reading.figures.measures import OF
from khabar.reading.figures.quantity import TIMES, Phrase, Quantity

TWICE = "times"  # more than the double
# names: our own measures
OWNED = frozenset({
    "price", "cost", "value", "height", "weight", "depth", "speed", "area", "temperature", "capacity", "stature",
    "width",
})  # fmt: skip
BACK = 8  # words that may lead to a number
TOWARDS = frozenset({"to", "on", "at", "from", "about"})  # prepositions right before a number
AROUND = frozenset({"", '"', "“", "”", "«", "»"})
BODY = frozenset({"people", "name", "role"})
ASIDE = frozenset({"with", "during", "at", "because", "between"})  # prepositions of what is beside the matter


@dataclass(slots=True)
class Tail:
    """The words that lead to a number: from word `first`; what they are tells how the noun stands to them."""

    first: int
    last: int
    owned: bool = False  # its value, their height
    which: bool = False  # a relative pronoun or "the reaching"
    verb: bool = False  # reached, amounts to
    attached: bool = False  # with a value, at a speed
    lasting: bool = False  # for a period


class Bearers:
    """Finds what the measures of a line are of."""

    def __init__(self, line: Line, pack: Pack, clauses: Clauses) -> None:
        """Index what leads to numbers once."""
        self.line, self.clauses, self.article = line, clauses, pack.lexicon.clitics.article
        self.sites = pack.among("sites", "counted")
        self.during = pack.among("during", "pre")
        self.leads = {m.last: m for m in line.found.get("leading", ())}
        self.against = {m.last: m for m in line.found.get("against", ())}
        self.bounds = {m.last: m for m in line.found.get("bounds", ()) if not self._definite(m)}
        self.distances = {m.last for m in line.found.get("topic", ()) if m.key == "distance"}
        self.counted = {i for m in line.found.get("number", ()) for i in range(m.first, m.last)}

    def of(self, q: Quantity) -> Phrase | None:
        """Return what a sum, a share, a length or a duration is of."""
        if q.unit in TIMES:
            return self.lasting(q)
        tail = self.tail(q)
        pieces = self.clauses.before(tail.first)
        if tail.which:
            return self._phrase(next(self._nouns(pieces), None))
        if q.sort == "gauge" and self._distance(tail, q.last):
            off = stretches.off(self.line, tail.first, q.first)
            found = list(self._nouns(self.clauses.before(off.first))) if off else []
            return self._phrase(next((p for p in found if self._body(p)), next(iter(found), None)))
        topic = self._fitting(pieces, q)
        if topic is not None:
            return self._phrase(topic)
        if not (
            tail.owned or tail.verb or tail.attached or self._grown(pieces) or q.sort == "gauge" or self._is(pieces)
        ):
            return None
        return self._phrase(self._best(pieces))

    def changed(self, q: Quantity, last: int) -> Phrase | None:
        """Return what grew or fell, where it stands after the share: a rise of 5% in prices."""
        if q.sort != "percent":
            return None
        tail = self.tail(q)
        before = self.clauses.before(tail.first)[-1:]
        rise = next((m for p in before for i in range(p.first, p.last) if (m := self.line.at(i, "change"))), None)
        if rise is None or rise.form != "noun" or last >= len(self.line.words):
            return None
        prep = self.line.at(last, "prep")
        if (prep is None or prep.key != "in") and not self.clauses.led(self.line.words[last]):
            return None
        first = prep.last if prep is not None else last
        piece = Piece(NOUN, first, self.clauses.end(first, len(self.line.words)))
        named = first < len(self.line.words) and "name" in self.line.words[first].marks
        return None if named or self._timed(piece) or last in self.clauses.starts else self._phrase(piece)

    def lasting(self, q: Quantity) -> Phrase | None:
        """Return what a duration is of: what someone does for so long, what goes on, what it is still to."""
        tail = self.tail(q)
        told = stretches.left(self.line, self.clauses, tail.first, q.last) or stretches.past(
            self.line, self.clauses, tail.first, q
        )
        if told is not None:
            return self._phrase(told)
        pieces = self.clauses.before(tail.first)
        goes = [p for p in pieces if (m := self.line.at(p.first, "lasting")) and m.key == "goes"]
        term = next((p for p in reversed(pieces) if self._has(p, "topic", "prison_term")), None)
        if term is not None:
            return self._phrase(term)
        within = self.line.at(tail.first - 1, "prep")
        if not (tail.lasting or goes or self._during(q)) or (within is not None and within.key == "during"):
            return None
        found = self._best(pieces)
        verb = next((p for p in reversed(pieces) if p.kind == VERB), None)
        if verb is not None and verb not in goes and (found is None or found.first < verb.first or self._body(found)):
            return verb.first, verb.last, None
        return self._phrase(found)

    def told(self, q: Quantity) -> Phrase | None:
        """Return what a number without a noun of its own tells of: the number of the dead rose to so many."""
        tail = self.tail(q)
        pieces = self.clauses.before(tail.first)
        numbered = next((p for p in reversed(pieces) if p.kind == NOUN and self._only(p.first)), None)
        if not (tail.verb or numbered or self._grown(pieces)):
            return None
        phrase = self._phrase(numbered or self._best(pieces))
        while phrase is not None and phrase[0] + 1 < phrase[1] and self._only(phrase[0]):
            phrase = self._phrase(Piece(NOUN, phrase[0] + 1, phrase[1]))
        return phrase

    def summed(self, q: Quantity) -> Phrase | None:
        """Return the sum itself where the words say "a sum of" and not what for."""
        sum_ = self.line.at(q.first - 1, "leading") if q.sort == "money" else None
        return (sum_.first, sum_.last, None) if sum_ and sum_.key == "sum" and not sum_.pre else None

    def _grown(self, pieces: list[Piece]) -> bool:
        """Say whether a verb of change or of reaching stands before a number with its subject."""
        for piece in pieces:
            lead = self.line.at(piece.first, "leading")
            moved = self.line.at(piece.first, "change") or self.line.at(piece.first, "passing")
            if piece.key == "change" or moved or (lead and lead.key == "reach"):
                return True
        return False

    def _only(self, i: int) -> bool:
        """Say whether word `i` only says that something is counted: number, toll, total."""
        skip = self.line.at(i, "skip")
        return skip is not None and skip.key == "number"

    # ---- the words that lead to a number

    def tail(self, q: Quantity) -> Tail:
        """Return the words that lead to a number: with a value of, which reached, for a period of."""
        tail = Tail(q.first, q.first)
        at = q.first - 1
        while at >= max(0, q.first - BACK) and at not in self.counted:
            relative, lead = self.line.at(at, "relative"), self.leads.get(at + 1)
            if relative is not None or (lead is not None and lead.key == "which"):
                tail.which = relative is None or relative.key == "which"
                tail.first = tail.first if lead is None or relative is not None else lead.first
                break
            word = self.line.words[at]
            if word.norm in AROUND or "adverb" in word.marks or "coin" in word.marks:
                at -= 1
                continue
            first = self._before(tail, at, q)
            if first is None and (which := self.leads.get(at)) and which.key == "which" and self.clauses.owned(word):
                first, tail.owned = at, True  # whose prizes amount to so much
            if first is None:
                break
            tail.first = first
            at = first - 1
        return tail

    def _before(self, tail: Tail, at: int, q: Quantity) -> int | None:
        """Return where the leading word begins that ends with word `at`, None where none does."""
        lead, bounds, against = self.leads.get(at + 1), self.bounds.get(at + 1), self.against.get(at + 1)
        if against is not None:
            return against.first
        word, owner = self.line.words[at], self._owner(at)
        if lead is not None and not lead.pre and "change" in word.marks and q.sort in ("percent", "count"):
            return None  # a rise, not a height
        if lead is not None and not self._definite(lead) and not (owner and owner.pre):
            self._take(tail, lead)
            return lead.first
        if owner is not None:
            tail.owned = True
            return at
        if bounds is not None:
            tail.verb = tail.verb or self.clauses.verb(bounds.first)
            return bounds.first
        return at if self._towards(at) else None

    def _take(self, tail: Tail, lead: Mark) -> None:
        """Note what kind of word leads to a number."""
        first = self.line.words[lead.first]
        last = self.line.at(lead.first, "lasting")
        tail.lasting = tail.lasting or (last is not None and last.key == "long")
        tail.verb = tail.verb or lead.key == "reach"
        tail.owned = tail.owned or lead.key == "owned" or bool(lead.post)
        tail.attached = tail.attached or bool(lead.pre.strip("".join(self.clauses.ands))) or "lasting" in first.marks

    def _towards(self, i: int) -> bool:
        """Say whether a preposition or a verb that only leads on stands at word `i`."""
        word = self.line.words[i]
        prep = word.marks.get("prep")
        return (prep is not None and prep.key in TOWARDS and len(word.norm) <= len("prep")) or "upto" in word.marks

    def _owner(self, i: int) -> Mark | None:
        """Return the measure at word `i` to which its owner is written on: its price."""
        topic = self.line.at(i, "topic")
        return topic if topic is not None and topic.post and topic.key in OWNED else None

    def _definite(self, mark: Mark) -> bool:
        return bool(mark.pre) and mark.pre.endswith(self.article)

    def _during(self, q: Quantity) -> bool:
        """Say whether "for" is written on to a number or to the words that bound it."""
        return any(m.first == q.first and m.pre in self.during for m in self.line.words[q.first].marks.values())

    # ---- pieces

    def _best(self, pieces: list[Piece]) -> Piece | None:
        """Return the noun phrase that a measure is of: the nearest that names no person, body or place."""
        found = list(self._nouns(pieces))
        plain = [p for p in found if not self._body(p)]
        near = next((p for p in plain if p.key not in ASIDE or (p.key == "with" and p.last - p.first > 1)), None)
        return near or next((p for p in found if not p.key), None) or next(iter(plain or found), None)

    def _nouns(self, pieces: list[Piece]) -> Iterator[Piece]:
        """Yield the noun phrases from the last; of "a rise of prices" the prices, of "a rise" nothing."""
        for piece in reversed(pieces):
            if piece.kind not in (NOUN, LED):
                continue
            first = piece.first + (piece.kind == LED and len(piece.key) > 1)
            change = self.line.at(first, "change") if first < piece.last else None
            if change is not None and change.form != "agent":
                first += 1
            lead, fold = self.line.at(first, "leading"), self.line.at(first, "gauge")
            if fold is not None and fold.key == TWICE:
                continue
            if "compared" in self.line.words[first].marks or (
                lead is not None and piece.key and first + 1 == piece.last
            ):
                continue
            alone = change is not None and (first >= piece.last or not self._carries(first))
            if first < piece.last and not alone and not self._timed(piece):
                yield Piece(NOUN, first, piece.last, piece.key)

    def _carries(self, i: int) -> bool:
        """Say whether word `i` is more than an adjective of the word before it: definite, owned or a known noun."""
        word = self.line.words[i]
        return self.clauses.definite(word) or self.clauses.owned(word) or bool(
            {"people", "counted", "topic", "gauge"} & word.marks.keys()
        ) or (i + 1 < len(self.line.words) and self.clauses.definite(self.line.words[i + 1]))  # fmt: skip

    def _timed(self, piece: Piece) -> bool:
        return any(i in self.clauses.starts for i in range(piece.first, piece.last))

    def _fitting(self, pieces: list[Piece], q: Quantity) -> Piece | None:
        """Return the nearest piece that speaks of what such a number can measure: price, turnout, depth."""
        keys = OF[q.sort if q.unit not in TIMES else "count"] - {"distance"}
        for piece in reversed(pieces):
            if piece.kind == LED and piece.last in self.leads and piece.last in self.counted:  # by a length of 7 km
                continue
            for i in range(piece.first, piece.last):
                topic = self.line.at(i, "topic")
                if topic is not None and topic.key in keys and piece.kind in (NOUN, LED, VERB):
                    first = piece.first + (piece.kind == LED and len(piece.key) > 1)
                    done = self._definite(topic) and i > first and self.clauses.definite(self.line.words[i - 1])
                    return Piece(NOUN, i if done or i - first > 1 else first, max(topic.last, piece.last))
        return None

    def _distance(self, tail: Tail, last: int) -> bool:
        """Say whether a number only tells how far something is."""
        return any(i in self.distances for i in range(tail.first, last + 1))

    def _has(self, piece: Piece, cls: str, key: str) -> bool:
        return any((m := self.line.at(i, cls)) and m.key == key for i in range(piece.first, piece.last))

    def _is(self, pieces: list[Piece]) -> bool:
        """Say whether the number is all that is told of what stands before it: the cost is five million."""
        return bool(pieces) and all(p.kind != VERB for p in pieces) and any(
            self.line.at(p.last, "aux") for p in pieces
        )  # fmt: skip

    def _body(self, piece: Piece) -> bool:
        """Say whether a piece names a person, a body or a place."""
        marks = self.line.words[piece.first].marks
        counted = marks.get("counted")
        return not BODY.isdisjoint(marks) or (counted is not None and counted.key in self.sites)

    def _phrase(self, piece: Piece | None) -> Phrase | None:
        if piece is None:
            return None
        first = piece.first
        while first < piece.last and self.line.words[first].kind == Kind.PUNCT:
            first += 1
        noun = self.line.at(first, "counted") or self.line.at(first, "people")
        return (first, piece.last, noun) if first < piece.last else None
