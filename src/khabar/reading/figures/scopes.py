"""Scopes: since when and in which period a figure counts, whether it is all or only what is new, what it is part of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from khabar.lang.words import Kind, Line
from khabar.reading.draft import Counted, Timex

PERIOD = re.compile(r"[0-9]{3,4}X?(?:-(?:[0-9]{2}|W[0-9]{2}|Q[1-4]|H[12]|[A-Z]{2}))?")  # no day
BULLETS = frozenset("•*-·●▪◦–")
SKIPPED = frozenset({"", "\\"})
NEAR = 3  # words between a number and what says that it is new or among others
REACH = 40  # words between a whole and its part
FEW = 6  # figures between them
FAR = 12  # words between "since" and the date that it means
CLOSE = frozenset({")", "]"})
OPEN = frozenset({"(", "["})
STOPS = frozenset({".", ";"})


class Scopes:
    """Gives the figures of a report their scopes, line by line; the items of a list take that of the line before it."""

    def __init__(self) -> None:
        """Begin where no line has said anything."""
        self.ahead: tuple[Line, list[Timex]] | None = None  # the last line that is no item of a list

    def tell(self, line: Line, figures: list[Counted], times: list[Timex]) -> None:
        """Set the scopes of the figures of one line."""
        item = self._item(line)
        if not item:
            self.ahead = line, times
        if not figures:
            return
        own, total = self._time(line, times), bool(line.found.get("total"))
        shared, all_so_far = self._shared()
        periods = [t for t in times if _counts_in(line, t)]
        for k, figure in enumerate(figures):
            if figure.measure == "duration" or figure.unit in ("percent", "age"):
                continue
            figure.time = own or (shared if item else None) or _period(line, figure, periods)
            figure.scope = figure.scope or self._scope(line, figure, all_so_far=all_so_far or total)
            figure.whole = figure.whole or self._whole(line, figure, figures[max(0, k - FEW) : k])
            if figure.whole is not None:
                figure.scope = "new" if figure.scope == "new" else None
                figure.what = figure.what or figure.whole.what
                if figure.unit == figure.whole.unit == "person":
                    figure.measure = figure.measure or figure.whole.measure

    def _shared(self) -> tuple[Timex | None, bool]:
        """Return the time that the items of a list share, and whether they are all so far."""
        if self.ahead is None:
            return None, False
        line, times = self.ahead
        own = self._time(line, times)
        return own, own is not None and own.type == "date" and bool(line.found.get("total"))

    def _item(self, line: Line) -> bool:
        for word in line.words[:3]:
            if word.norm not in SKIPPED:
                return word.norm in BULLETS
        return False

    def _time(self, line: Line, times: list[Timex]) -> Timex | None:
        """Return the date after "since", or the period after "in the past"."""
        dates = {t.first: t for t in times if t.type == "date"}
        for cue in line.found.get("sincewhen", ()) if dates else ():
            for i in range(cue.first, min(len(line.words), cue.first + FAR)):
                if line.words[i].norm in STOPS:
                    break
                if i in dates:
                    return dates[i]
        lasting = {t.first: t for t in times if t.type == "duration"}
        for cue in line.found.get("withinwhen", ()) if lasting else ():
            for i in range(cue.first, cue.last + 2):
                if i in lasting:
                    return lasting[i]
        return None

    def _scope(self, line: Line, figure: Counted, *, all_so_far: bool) -> str | None:
        first, last = _words(line, figure)
        before = line.at(first - 1, "fresh")
        if before is not None and before.key == "another":
            return "new"
        for i in range(last, min(len(line.words), last + NEAR)):
            if line.words[i].norm in OPEN or not {"number", "bounds"}.isdisjoint(line.words[i].marks):
                break
            if "fresh" in line.words[i].marks:
                return "new"
        return "total" if all_so_far and figure.unit is not None else None

    def _whole(self, line: Line, figure: Counted, before: list[Counted]) -> Counted | None:
        """Return the count just before that this one is among: of them, including, or in the brackets after it."""
        whole = next(
            (f for f in reversed(before[-FEW:]) if f.whole is None and f.unit == figure.unit is not None), None
        )
        near = before[-1] if before and before[-1].unit == figure.unit is not None else None
        if near is not None and near.whole is not None and _listed(line, near, figure):
            return near.whole
        if whole is None:
            return None
        (opening, start), first = _words(line, whole), _words(line, figure)[0]
        if first - start > REACH:
            return None
        if _fronted(line, opening) and figure.what is None:
            return whole
        among = any("among" in line.words[i].marks for i in range(max(start, first - NEAR), first))
        return whole if among or _bracketed(line, start, first) else None


def _counts_in(line: Line, time: Timex) -> bool:
    """Say whether a time is a period, and no end of a range: from 1950 to 1970."""
    if time.type != "date" or not time.text or not PERIOD.fullmatch(time.text):
        return False
    before, after = line.at(time.first - 1, "opener"), line.at(time.last, "link")
    ended = line.at(time.first - 1, "link")
    return not any(m is not None and m.key in ("to", "from", "between") for m in (before, after, ended))


def _period(line: Line, figure: Counted, periods: list[Timex]) -> Timex | None:
    """Return the period that a figure counts in: the one soon after it, else the one before it."""
    if not periods:
        return None
    first, last = _words(line, figure)
    after = next((t for t in periods if t.first >= last), None)
    if after is not None and after.first - last <= FAR and not _parted(line, last, after.first):
        return after
    before = next((t for t in reversed(periods) if t.last <= first), None)
    return before if before is not None and not _parted(line, before.last, first) else None


def _parted(line: Line, first: int, last: int) -> bool:
    """Say whether a stop or another number stands between."""
    return any(w.norm in STOPS or "number" in w.marks or "against" in w.marks for w in line.words[first:last])


def _fronted(line: Line, first: int) -> bool:
    """Say whether "of" leads a whole before its part: of 250 hostages, 105 were freed."""
    for i in range(max(0, first - NEAR), first):
        of = line.at(i, "skip")
        if of is not None and of.key == "of" and (i == 0 or line.words[i - 1].kind == Kind.PUNCT):
            return True
    return False


def _words(line: Line, figure: Counted) -> tuple[int, int]:
    """Return the words [first, last) of a figure."""
    first = bisect_right(line.starts, figure.start) - 1
    return max(0, first), bisect_left(line.starts, figure.end)


def _listed(line: Line, near: Counted, figure: Counted) -> bool:
    """Say whether a figure is listed with the one before it: among them 30 children and 15 women."""
    last, first = _words(line, near)[1], _words(line, figure)[0]
    between = line.words[last:first]
    return len(between) < NEAR and all(w.kind == Kind.WORD and "prep" not in w.marks for w in between)


def _bracketed(line: Line, start: int, first: int) -> bool:
    """Say whether a bracket that opens after word `start` is still open at word `first`."""
    norms = [w.norm for w in line.words[start:first]]
    opened = [k for k, norm in enumerate(norms) if norm in OPEN]
    return bool(opened) and not any(norm in CLOSE for norm in norms[opened[0] :])
