"""Bearers: what a sum, a share, a length or a duration is of, in a language whose nouns stand before their measure."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Word
from khabar.reading.figures import stretches
from khabar.reading.figures.clauses import LED, NOUN, VERB, Clauses, Piece
from khabar.reading.figures.measures import OF
from khabar.reading.figures.quantity import TIMES, Phrase, Quantity
from khabar.reading.figures.tails import Tail, Tails, definite

OFTEN = "time"  # the unit of how often
TWICE = "times"  # more than the double
COUNTING = frozenset({"people", "counted"})  # names: classes of marks
COMPARING = frozenset({"compared", "against"})  # names: classes of marks
BODY = frozenset({"people", "name", "role"})
ASIDE = frozenset({"with", "during", "at", "because", "between"})  # prepositions of what is beside the matter


class Bearers:
    """Finds what the measures of a line are of."""

    def __init__(self, line: Line, pack: Pack, clauses: Clauses) -> None:
        """Index what leads to numbers once."""
        self.line, self.clauses, self.article = line, clauses, pack.lexicon.clitics.article
        self.sites = pack.among("sites", "counted")
        self.during = pack.among("during", "pre")
        self.tails = Tails(line, clauses)
        self.distances = {m.last for m in line.found.get("topic", ()) if m.key == "distance"}

    def of(self, q: Quantity) -> Phrase | None:
        """Return what a sum, a share, a length, a duration or a number of times is of."""
        if q.unit in TIMES:
            return self.lasting(q)
        tail = self.tails.tail(q)
        place = stretches.apposed(self.line, self.clauses, tail, q) if q.sort == "gauge" else None
        if place is not None:
            return self._phrase(place)
        pieces = self.clauses.before(tail.first)
        if q.unit == OFTEN:
            done = next((p for p in reversed(pieces) if p.kind == VERB), None)
            return self._phrase(done if done is not None and not done.key else self._best(pieces))
        if tail.which:
            return self._phrase(next(self._nouns(pieces), None))
        lies = any(self._has(p, "topic", "distance") for p in pieces)
        if q.sort == "gauge" and (lies or self._distance(tail, q.last)):
            off = stretches.off(self.line, tail.first, q.first)
            found = list(self._nouns(self.clauses.before(off.first) if off else pieces if lies else []))
            far = next((p for p in found if self._body(p)), None) or next((p for p in found if not p.key), None)
            return self._phrase(far or next(iter(found), None))
        topic = self._fitting(pieces, q) or self._told_by(tail, pieces)
        if topic is not None:
            return self._phrase(self._each(topic, q) or topic)
        if not (
            tail.owned or tail.verb or tail.attached or self._grown(pieces) or q.sort == "gauge" or self._is(pieces)
        ):
            return None
        return self._phrase(self._risen(pieces, q) or self._best(pieces) or self._own(tail))

    def _risen(self, pieces: list[Piece], q: Quantity) -> Piece | None:
        """Return the subject behind the verb of change, which a share is the change of, whatever follows it."""
        if q.sort != "percent":
            return None
        after = next((k for k in range(len(pieces), 0, -1) if self._changes(pieces[k - 1])), len(pieces))
        return next((p for p in self._nouns(pieces[after : after + 1]) if not self._body(p)), None)

    def _changes(self, piece: Piece) -> bool:
        change = self.line.at(piece.first, "change") if piece.kind == VERB else None
        return change is not None and change.form != "noun"

    def _told_by(self, tail: Tail, pieces: list[Piece]) -> Piece | None:
        """Return the noun without an article that the verb before a number tells of: a bribe that came to more than."""
        last = pieces[-1] if tail.verb and pieces else None
        if last is None or last.kind not in (NOUN, LED) or last.last != tail.first or self._body(last):
            return None
        words = self._words(last)
        if any(self.clauses.definite(w) or self.clauses.owned(w) for w in words):
            return None
        return next(self._nouns([last]), None)

    def _own(self, tail: Tail) -> Piece | None:
        """Return the measure itself that leads to a number, where nothing says what it is of: at a distance, a rise."""
        lead = tail.lead
        rise = self.line.at(lead.first - 1, "change") if lead is not None and lead.first else None
        if rise is not None and rise.form == "noun":
            return Piece(NOUN, rise.first, rise.last)
        told = lead is not None and any(self.line.at(i, "topic") for i in (lead.first, lead.first - 1))
        return Piece(NOUN, lead.first, lead.last) if lead is not None and told else None

    def _each(self, topic: Piece, q: Quantity) -> Piece | None:
        """Return those counted before, of each of which a measure is told: three towers, the height of each of them."""
        of = next((m for i in range(topic.last, q.first) if (m := self.line.at(i, "among"))), None)
        if of is None:
            return None
        nouns = ((i, self.line.at(i, "counted") or self.line.at(i, "people")) for i in range(topic.first, -1, -1))
        noun = next((m for i, m in nouns if m is not None and self.line.at(i - 1, "number")), None)
        return Piece(NOUN, noun.first, self.clauses.end(noun.first, topic.first)) if noun is not None else None

    def changed(self, q: Quantity, last: int) -> Phrase | None:
        """Return what grew or fell, where it stands after the share: a rise of 5% in prices."""
        if q.sort != "percent":
            return None
        tail = self.tails.tail(q)
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
        tail = self.tails.tail(q)
        told = (
            stretches.left(self.line, self.clauses, tail.first, q.last)
            or stretches.past(self.line, self.clauses, tail.first, q)
            or stretches.ongoing(self.line, tail.first - 1)
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
        tail = self.tails.tail(q)
        pieces = self.clauses.before(tail.first)
        numbered = next((p for p in reversed(pieces) if p.kind == NOUN and self._only(p.first)), None)
        rate = next((p for p in pieces if q.sort == "share" and "rate" in self.line.words[p.first].marks), None)
        if rate is not None and rate.kind == NOUN:  # the turnout is more than half
            return self._phrase(rate)
        if not (tail.verb or numbered or self._grown(pieces)):
            return None
        phrase = self._phrase(self._numbered(numbered, pieces) or self._best(pieces))
        while phrase is not None and phrase[0] + 1 < phrase[1] and self._only(phrase[0]):
            phrase = self._phrase(Piece(NOUN, phrase[0] + 1, phrase[1]))
        return phrase

    def _numbered(self, numbered: Piece | None, pieces: list[Piece]) -> Piece | None:
        """Return the piece that says how many of whom: of the total number of the dead, where "of" is written on."""
        if numbered is None:
            return None
        after = next((p for p in pieces if p.first == numbered.last and p.kind == LED and len(p.key) == 1), None)
        bare = all(self.clauses.definite(w) and not w.marks.keys() & COUNTING for w in self._words(numbered)[1:])
        return after if after is not None and bare else numbered

    def _words(self, piece: Piece) -> list[Word]:
        return self.line.words[piece.first : piece.last]

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
            if not COMPARING.isdisjoint(self.line.words[first].marks) or (
                lead is not None and piece.key and first + 1 == piece.last
            ):
                continue
            alone = change is not None and (first >= piece.last or not self._carries(first))
            far = self.line.at(first, "topic")
            alone = alone or (far is not None and far.key == "distance" and far.last == piece.last)  # which lies
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
            numbered = piece.last in self.tails.leads and piece.last in self.clauses.numbers
            if piece.kind == LED and numbered:  # by a length of 7 km
                continue
            for i in range(piece.first, piece.last):
                topic = self.line.at(i, "topic")
                if topic is not None and topic.key in keys and piece.kind in (NOUN, LED, VERB):
                    first = piece.first + (piece.kind == LED and len(piece.key) > 1)
                    done = definite(topic, self.article) and i > first and self.clauses.definite(self.line.words[i - 1])
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
