"""Which way a sentence looks around a word: back at what happened or ahead to what will."""

from __future__ import annotations

from bisect import bisect_left

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.times.content import content

BEFORE, AFTER = 24, 8  # words looked at for a verb, on either side
TOLD = 14  # words that a time said before reaches
LATER = "later"
CUES = {"past": -1, "future": 1, LATER: 1, "if": 1, "was": -1}
REACHES = {"if": (8, 1), "was": (5, -1), "not": (1, -1), "about": (2, 0)}  # words after a cue, the way of cues there
CLOSE = {"until": 6, "for": 1}  # words before that say whether until Friday, for Friday look ahead
PLEDGED = 12  # words from a promise to what is promised
PASSIVE = 2  # words after "be" in which a past is none
LONG = 4  # letters
ONGOING = 12  # words from what goes on to how long
NOUNS = frozenset({"unverbal", "people", "counted", "gauge", "money", "month", "monthish"})  # names: classes of marks
PREP, MAY = "prep", "may"
PLANNED, PRESENT = "agenda", ("", "present", "base", "s")  # verbs whose present tells a plan: opens on Sunday


class Tense:
    """The cues of one line, gathered once when first asked for."""

    __slots__ = ("line", "pack", "places", "told", "ways")

    def __init__(self, line: Line, pack: Pack) -> None:
        """Keep the line; nothing is gathered yet."""
        self.line, self.pack = line, pack
        self.places: list[int] | None = None
        self.ways: list[int] = []
        self.told = (-TOLD - 1, 0)

    def tell(self, i: int, way: int) -> None:
        """Take a time just before word `i` for a cue of what comes after it."""
        self.told = (i, way)

    def at(self, first: int, last: int) -> int:
        """Return 1 where the words around [first, last) look ahead, -1 where they look back, 0 where none says."""
        places = self._gathered()
        k = bisect_left(places, first)
        told, way = self.told
        if (not k or places[k - 1] < told) and 0 <= first - told <= TOLD:
            return way
        if k and first - places[k - 1] <= BEFORE:
            return self.ways[k - 1]
        k = bisect_left(places, last)
        if k < len(places) and places[k] - last <= AFTER:
            return self.ways[k]
        return 0

    def later(self, first: int) -> bool:
        """Say whether the words right before word `first` put something off to it."""
        return any(m.key == LATER and 0 <= first - m.last <= 1 for m in self.line.found.get("tense", ()))

    def ongoing(self, first: int) -> bool:
        """Say whether the nearest verb before word `first` tells what goes on: works there, held in prison, closed."""
        words, sure = self.line.words, self.pack.fact("tense", "sure", ("-",))
        for i in range(first - 1, max(-1, first - ONGOING), -1):
            word = words[i]
            forms = {m.form for m in word.marks.values()}
            tense = word.marks.get("tense")
            if "ongoing" in word.marks:
                return True
            if word.kind != Kind.WORD or "past" in forms or (tense is not None and tense.key == "past"):
                return False
            if "present" in forms or (word.norm.startswith(sure) and len(word.norm) >= LONG and not _noun(word)):
                return True
        return False

    def told_in(self, first: int, last: int) -> bool:
        """Say whether a word of words [first, last) looks back or ahead."""
        places = self._gathered()
        k = bisect_left(places, first)
        return k < len(places) and places[k] < last

    def _gathered(self) -> list[int]:
        """Return the places of the cues, gathered once."""
        if self.places is None:
            found = _cues(self.line, self.pack)
            self.places = sorted(found)
            self.ways = [found[i] for i in self.places]
        return self.places


def _cues(line: Line, pack: Pack) -> dict[int, int]:
    """Return the words that tell a tense: listed cues, inflected verbs, and words that begin as the future does."""
    listed = line.found.get("tense", ())
    found: dict[int, int] = {}
    for mark in listed:
        if mark.key in CUES and (not mark.first or not line.words[mark.first].text[:1].isupper()):  # Will, May: names
            found[mark.first] = CUES[mark.key]
    _inflected(line, pack, found)
    _begun(line, pack, found)
    _pledged(line, pack, found)
    for mark in listed:
        if mark.key == MAY and _present(line, mark.last, pack):
            found[mark.first] = 1
    for mark in listed:
        if mark.key in REACHES:
            _turn(mark, found)
    for mark in line.found.get("ahead", ()):
        if mark.key == "be":
            _passive(mark, found)
        elif mark.key in CLOSE and mark.first and _leads(line, mark, found):
            found[mark.first] = 1
    return found


def _pledged(line: Line, pack: Pack, found: dict[int, int]) -> None:
    """Add where what is promised or called for begins: a deed with "to" written on to it, or before it."""
    for mark in line.found.get("pledge", ()):
        lead = pack.fact("pledge", mark.key, "")
        for word in line.words[mark.last : mark.last + PLEDGED]:
            deeds = [pre for entry, pre, *_ in word.look.hits if entry.cls.isupper()]
            if lead in deeds or (deeds and line.words[word.i - 1].text == lead):
                found[word.i] = 1
                break


def _passive(mark: Mark, found: dict[int, int]) -> None:
    """Drop the past that only says what is done to something: will be held, is being built."""
    for i in range(mark.last, mark.last + PASSIVE):
        if found.get(i) == -1:
            del found[i]


def _leads(line: Line, mark: Mark, found: dict[int, int]) -> bool:
    """Say whether "until" or "for" looks ahead: until Friday, unless it lasted; warnings for Friday, unless past."""
    before = range(max(0, mark.first - CLOSE[mark.key]), mark.first)
    if mark.key == "for":
        return found.keys().isdisjoint(before) and _day(line, mark.last)
    return not any((m := line.at(i, "ahead")) and m.key == "lasted" for i in before)


def _present(line: Line, i: int, pack: Pack) -> bool:
    """Say whether the word `i` begins as only the present does, and is known as no past."""
    if i >= len(line.words):
        return False
    word, forms = line.words[i], {m.form for m in line.words[i].marks.values()}
    sure = pack.fact("tense", "sure", ("-",))
    return word.kind == Kind.WORD and word.norm.startswith(sure) and "past" not in forms


def _noun(word: Word) -> bool:
    """Say whether a word is known as a noun or a name, so that its first letter tells no tense."""
    return not NOUNS.isdisjoint(word.marks)


def _told_of(line: Line, i: int) -> bool:
    """Say whether a noun follows that the word may describe: armed men, a planned visit."""
    return content(line, i + 1) and not line.words[i + 1].text[0].isupper()


def _day(line: Line, i: int) -> bool:
    """Say whether a weekday stands at word `i` that owns nothing: for Monday, not for Monday's vote."""
    return line.at(i, "weekday") is not None and not (i + 1 < len(line.words) and line.words[i + 1].text[0] in "'’")


def _inflected(line: Line, pack: Pack, found: dict[int, int]) -> None:
    """Add inflected verbs: the past but for what is a preposition or stands after one, the future, what is planned."""
    ahead, persons = pack.fact("tense", "future", ()), pack.fact("tense", "persons", ("",))
    words = line.words
    for marks in line.found.values():
        for mark in marks:
            i = mark.first
            if mark.form == "past":
                if PREP not in words[i].marks and not (i and PREP in words[i - 1].marks):
                    found.setdefault(i, -1)
            elif mark.form == "present" and mark.pre in ahead:
                found[i] = 1
            elif mark.cls == PLANNED and mark.form in PRESENT and words[i].norm[len(mark.pre) :].startswith(persons):
                found.setdefault(i, 1)


def _turn(mark: Mark, found: dict[int, int]) -> None:
    """Turn the cues after a word that says how they are meant: if it came, it was to come, it did not come."""
    reach, way = REACHES[mark.key]
    for i in range(mark.last, mark.last + reach):
        if i in found:
            if way:
                found[i] = way
            else:
                del found[i]


def _begun(line: Line, pack: Pack, found: dict[int, int]) -> None:
    """Add words that end as the past does or begin as the future; after a verb a word that begins so is a name."""
    starts, but = pack.fact("tense", "starts", ()), pack.fact("tense", "but", ())
    names = pack.fact("tense", "names", ())
    ends = pack.fact("tense", "ends", ())
    for word in line.words if ends else ():
        if word.norm.endswith(ends) and len(word.norm) > LONG and word.text[0].islower() and not _told_of(line, word.i):
            found.setdefault(word.i, -1)
    for word in line.words if starts else ():
        begins = word.norm.startswith(starts) and len(word.norm) > 3 and word.kind == Kind.WORD
        if begins and word.i - 1 not in found and not word.norm.startswith(but) and word.norm not in names:
            found[word.i] = 1
