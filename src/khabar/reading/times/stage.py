"""Finds time expressions, by the frames of [[frame]] stage "times", and their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from khabar.lang import pack as packs
from khabar.lang.fold import origins
from khabar.lang.pattern import Found, Frame, matches
from khabar.lang.words import Line, Mark
from khabar.reading.draft import Draft, Number, Timex
from khabar.reading.times.anchor import Quoted, anchor
from khabar.reading.times.digits import digits
from khabar.reading.times.sight import Made, Memory, Sight, day_of
from khabar.reading.times.tense import Tense
from khabar.reading.times.timex import MAKERS

COMMAS = frozenset({"comma", "comma2", "comma3"})
YEARLY = 1000, 2100
NEAR = 3  # words from what a title is of to the title
QUOTES = frozenset('"“”«»\u201e')
SPOKEN = 2  # the last turn
OPENERS = ("of", "of0", "of2", "of3")  # small words that may stand inside an expression but do not begin one
OPENING = frozenset(OPENERS)
STAGE = "times"
ORDER = itemgetter(0, 1, 2)
MONTHS = ("month", "monthish")
NAMELIKE = ("weekday", "relday", "now")
BRACKETS = {"(": (")",), "[": ("]",)}
DAYLESS = "no day of publication is known, so times that lean on it stay symbolic"


def times(draft: Draft) -> None:
    """Put the times into the draft and into its lines."""
    digits(draft)
    memory = Memory(anchor(draft))
    quoted = Quoted(draft)
    for line in draft.lines:
        _join(line)
        _sort(line)
        tenses = Tense(line, draft.pack)
        chosen = _choose(draft, line, memory, tenses)
        if chosen:
            made = len(draft.times)
            for found in sorted(chosen, key=lambda f: _turn(f, line, quoted)):
                memory.said = quoted.said(line, found.first, memory) if _turn(found, line, quoted) == SPOKEN else None
                _add(draft, line, Sight(found, line, draft.pack, memory, tenses))
            draft.times[made:] = sorted(draft.times[made:], key=lambda t: t.start)
    if memory.day is None:
        for time in draft.times:
            if time.text and time.text.startswith(("REF", "XXXX-")):
                draft.remark("time-without-date", DAYLESS, (time.start, time.end))
                break


def _turn(found: Found, line: Line, quoted: Quoted) -> int:
    """Return when an expression has its turn: clock times lean on days, a quoted tomorrow on the day it was said."""
    if found.frame.makes == "relday" and quoted.at(line.words[found.first].start):
        return SPOKEN
    return int(found.frame.makes in ("clock", "part"))


def _join(line: Line) -> None:
    """Make one month of two names for it side by side, as where the names of Egypt and of Syria are both given."""
    gone: set[int] = set()
    made: list[Mark] = []
    for behind, ahead, slash in _twice(line):
        for mark in (behind, ahead):
            gone.add(id(mark))
            line.words[mark.first].marks.pop(mark.cls, None)
        last = ahead.last
        if slash and last < len(line.words) and line.words[last].norm in BRACKETS.get(line.words[slash.first].norm, ()):
            last += 1
        end = line.words[last - 1].end
        made.append(Mark("month", behind.key, behind.first, last, behind.start, end, pre=behind.pre))
    for cls in MONTHS if made else ():
        line.found[cls] = [m for m in line.found.get(cls, ()) if id(m) not in gone]
    for mark in made:
        line.put(mark)


def _sort(line: Line) -> None:
    """Mark the numbers that may be years ("yearly") and those that are ten years ("tens"), so that few are tried."""
    for mark in line.found.get("number", ()):
        number = mark.value
        if not isinstance(number, Number):
            continue
        called = number.kind == "name" and line.at(mark.first - 1, "numbered") is not None  # the telephone number 1900
        cls = "tens" if number.kind == "decade" else "yearly" if _yearly(number) and not called else ""
        if cls:
            line.put(Mark(cls, mark.key, mark.first, mark.last, mark.start, mark.end, pre=mark.pre, value=number))


def _yearly(number: Number) -> bool:
    return number.kind == "name" or (number.value is not None and YEARLY[0] <= number.value <= YEARLY[1])


def _twice(line: Line) -> Iterator[tuple[Mark, Mark, Mark | None]]:
    """Yield what names one month twice, with the slash or bracket between, if one is."""
    if line.found.keys().isdisjoint(MONTHS):
        return
    for slash in line.found.get("slash", ()):
        behind = next((m for cls in MONTHS for m in _marks(line, slash.first, cls)), None)
        ahead = next((m for cls in MONTHS if (m := line.at(slash.last, cls))), None)
        if behind and ahead and behind.key == ahead.key:
            yield behind, ahead, slash
    for behind in [m for cls in MONTHS for m in line.found.get(cls, ())]:
        ahead = next((m for cls in MONTHS if (m := line.at(behind.last, cls))), None)
        if ahead and behind.key == ahead.key and not ahead.pre:
            yield behind, ahead, None


def _marks(line: Line, end: int, cls: str) -> Iterator[Mark]:
    """Yield the mark of the class that ends before word `end`."""
    for first in range(end - 1, max(-1, end - 4), -1):
        mark = line.at(first, cls)
        if mark and mark.last == end:
            yield mark


@cache
def _frames(code: str) -> tuple[tuple[Frame, int], ...]:
    """Return the language's frames with their places in the list, which decide between equals."""
    return tuple((frame, k) for k, frame in enumerate(packs.load(code).frames.get(STAGE, ())))


@cache
def _anchored(code: str) -> dict[str, list[tuple[Frame, int]]]:
    """Return the frames by the classes of the element they are looked for by, so that most lines try few."""
    by_class: dict[str, list[tuple[Frame, int]]] = {}
    for frame, k in _frames(code):
        for cls in frame.elements[frame.anchor].classes:
            by_class.setdefault(cls, []).append((frame, k))
    return by_class


def _candidates(draft: Draft, line: Line) -> Iterator[tuple[int, int, int, Found, tuple[int, int]]]:
    """Yield what may be a time: how little speaks for it, its frame's and its own place, the match, its words."""
    tried: set[int] = set()
    present = frozenset(line.found)
    anchored = _anchored(draft.pack.code)
    for frame, k in [pair for cls in line.found if cls in anchored for pair in anchored[cls]]:
        if k in tried or frame.wanting(present):
            continue
        tried.add(k)
        for found in matches(frame, line):
            words = _bounds(found)
            yield -_weight(found, words), k, found.first, found, words


def _choose(draft: Draft, line: Line, memory: Memory, tenses: Tense) -> list[Found]:
    """Return the matches that stand, the longest first where they overlap, in the order of the words."""
    taken: set[int] = set()
    chosen: list[Found] = []
    for *_, found, bounds in sorted(_candidates(draft, line), key=ORDER):
        words = range(*bounds)
        if taken.isdisjoint(words) and _made(Sight(found, line, draft.pack, memory, tenses)):
            taken.update(words)
            chosen.append(found)
    return sorted((f for f in chosen if f.frame.makes != "none"), key=lambda f: f.first)


def _made(sight: Sight) -> Made | None:
    words, parts = sight.line.words, sight.found.parts
    for label in ("month", "weekday"):  # may, march: names of days and months have capitals where a script has them
        mark = parts.get(label)
        if mark and (words[mark.first].text[:1].islower() or (mark.cls == "monthish" and mark.pre)):
            return None
    mark = parts.get("part")
    if mark and mark.first and "weekday" not in parts and words[mark.first].text[:1].isupper():  # the Evening News
        return None
    barred = sight.pack.fact("times", "not", ())  # surfaces of names that fold to time words
    if barred and any(
        m.cls in NAMELIKE and m.last == m.first + 1 and words[m.first].text.startswith(barred) for m in parts.values()
    ):
        return None
    if any(mark.post or mark.end < words[mark.last - 1].end for mark in parts.values()) or not _articled(sight):
        return None
    return None if _titled(sight) else MAKERS[sight.found.frame.makes](sight)


def _titled(sight: Sight) -> bool:
    """Say whether a time is a title in quotation marks, or its last word: the paper "Egypt Today"."""
    words, first, last = sight.line.words, sight.found.first, sight.found.last
    if "titling" not in sight.line.found or last >= len(words) or words[last].norm not in QUOTES:
        return False
    opening = next((i for i in (first - 1, first - 2) if i > 0 and words[i].norm in QUOTES), None)
    return opening is not None and any("titling" in w.marks for w in words[max(0, opening - NEAR) : opening])


def _articled(sight: Sight) -> bool:
    """Say whether a word has the article where the frame's `the` names it, or has none where it says "-" before it."""
    label = sight.give.get("the", "")
    mark = sight.mark(label.removeprefix("-"))
    article = sight.pack.lexicon.clitics.article
    if mark is None or not article:
        return True
    has = mark.pre.endswith((article, *sight.pack.lexicon.clitics.lal[:1]))
    return bool(has != str(label).startswith("-"))


def _add(draft: Draft, line: Line, sight: Sight) -> None:
    made, found = _made(sight), sight.found
    if made is None:
        return
    first, last = _bounds(found)
    start, end = _start(draft, line, sight, first), _end(line, sight, last)
    timex = Timex(start, end, made.type, made.value, line.index, first, last, found.frame.name, made.zone)
    draft.times.append(timex)
    line.put(Mark("time", made.type, first, last, start, end, value=timex))
    sight.memory.keep(made.value, line.index, first, said="year" in found.parts, alone=found.frame.makes == "year")
    day = day_of(made.value)
    if day and sight.day and day != sight.day:
        sight.tenses.tell(last, 1 if day > sight.day else -1)


def _bounds(found: Found) -> tuple[int, int]:
    """Return the words of the expression, less a lead that only shows what it is ("in" before a year)."""
    lead, tail = found.parts.get("lead"), found.parts.get("tail")
    first, last = (lead.last if lead else found.first), (tail.first if tail else found.last)
    for label in OPENERS if not OPENING.isdisjoint(found.parts) else ():
        opener = found.parts.get(label)
        if opener and opener.first == first and opener.last < last:
            first = opener.last
    if not COMMAS.isdisjoint(found.parts):
        return _uncommaed(found, first, last)
    return first, last


def _uncommaed(found: Found, first: int, last: int) -> tuple[int, int]:
    loose = {m.first for label, m in found.parts.items() if label in COMMAS}
    while first < last - 1 and first in loose:
        first += 1
    while first < last - 1 and last - 1 in loose:
        last -= 1
    return first, last


def _weight(found: Found, words: tuple[int, int]) -> int:
    """Return the words that speak for a match: all but the commas at its edges."""
    return words[1] - words[0] + ("lead" in found.parts) + ("tail" in found.parts)


def _start(draft: Draft, line: Line, sight: Sight, first: int) -> int:
    """Return where the first word begins: after prepositions written on to it, with its article."""
    word = line.words[first]
    mark = next((m for m in sight.found.parts.values() if m.first == first and m.pre), None)
    article = draft.pack.lexicon.clitics.article
    if mark is None:
        return max((m.start for m in sight.found.parts.values() if m.first == first), default=word.start)
    if article and mark.pre.endswith(article):
        cut = len(mark.pre) - len(article)
        return word.start + (cut if len(word.norm) == len(word.text) else origins(word.text)[cut])
    if mark.pre in draft.pack.lexicon.clitics.lal:  # l + al: the second l is the article's
        return mark.start - 1
    doubled = mark.pre + mark.pre[-1]
    if doubled in draft.pack.lexicon.clitics.lal and word.norm.startswith(doubled):
        return mark.start + 1
    return mark.start


def _end(line: Line, sight: Sight, last: int) -> int:
    return min((m.end for m in sight.found.parts.values() if m.last == last), default=line.words[last - 1].end)
