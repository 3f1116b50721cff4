"""Spelling: how a name that no list has is written in Latin letters, from weights learnt on names in both scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from khabar.lang import pack as packs
from khabar.lang.tables import Sorted, text

# names: letters before and after the letter that are looked at together
WINDOWS = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2), (3, 0), (0, 3), (3, 1), (1, 3))
NATIVE = ((0, 0), (1, 0), (0, 1), (1, 1))  # those looked at once more with whether the name is native
EDGE, REACH, LAST = "^^^", 3, 4
BEAM, OPTIONS, BEST, LIKELY = 5, 5, 6, 4
KNOWN = 5  # what each step of how often a Latin name is seen adds for it
LONG = 40  # letters of a word that is spelled out; a bound
ROOM = 20_000

Row = Mapping[str, float]
State = tuple[float, str, tuple[str, ...]]  # score, letters so far, the pieces that they are made of
NONE: Row = {}
NOTHING = "_"  # how a piece of no letters is written down
# names: what begins the first rows of the file: a letter's pieces, how often names are seen, words spelled as a whole
SIGNS = PIECES, USUAL, WHOLE = "L=", "U=", "W="


@dataclass(slots=True)
class Speller:
    """`rows` says by each view of a word what speaks for which Latin letters; `usual` how often names are seen."""

    pieces: Mapping[str, tuple[str, ...]]  # letter -> what it may be written with
    rows: Mapping[str, str] | Sorted
    native: frozenset[str]  # letters that foreign names are not spelled with
    usual: Mapping[str, int] = field(default_factory=dict)  # Latin name -> how often, 1 to 9
    listed: Mapping[str, str] = field(default_factory=dict)  # folded word -> Latin form that the weights would miss
    read: dict[str, Row] = field(default_factory=dict)
    made: dict[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict)

    def spell(self, norm: str, *, own: bool) -> str:
        """Return the likeliest Latin form of a folded word, in small letters; `own` where it has had the article."""
        return self.listed.get(norm) or self.forms(norm, own=own)[0]

    def forms(self, norm: str, *, own: bool) -> tuple[str, ...]:
        """Return the likeliest Latin forms of a folded word, by which it may be known elsewhere, the first first."""
        known = self.made.get((norm, own))
        if known is None:
            if len(self.made) >= ROOM:
                self.made.clear()
            ways = [
                (form, score + KNOWN * self.usual.get(form, 0)) for score, form, _ in self.ways(norm[:LONG], own=own)
            ]
            first = max(ways, key=lambda w: w[1])[0]
            known = self.made[norm, own] = tuple(dict.fromkeys([first, *(form for form, _ in ways[:LIKELY])]))
        return known

    def ways(self, norm: str, gold: tuple[str, ...] | None = None, *, own: bool = False) -> list[State]:
        """Return the best spellings, best first; while learning, only until none of them begins as `gold` does."""
        states: list[State] = [(0.0, "^", ())]
        for i, (letter, seen) in enumerate(
            zip(norm, views(norm, own=own or not self.native.isdisjoint(norm)), strict=True)
        ):
            pieces = self._own(letter, seen)
            nxt: dict[str, State] = {}
            for score, out, path in states:
                behind = [row for h in history(out) if (row := self.row(h))]
                for piece, value in pieces:
                    total = score + value + sum([row.get(piece, 0.0) for row in behind])
                    made = out + piece
                    if made not in nxt or nxt[made][0] < total:
                        nxt[made] = (total, made, (*path, piece))
            states = sorted(nxt.values(), reverse=True)[:BEAM]
            if gold is not None and all(path != gold[: i + 1] for _, _, path in states):
                return states
        ended = [(s + sum(self.row(h).get("$", 0.0) for h in history(o)), o[1:], p) for s, o, p in states]
        return sorted(ended, reverse=True)[:BEST]

    def _own(self, letter: str, seen: Iterable[str]) -> list[tuple[str, float]]:
        """Return the pieces that the letters around a letter speak for most."""
        total = dict.fromkeys(self.pieces.get(letter, (letter if letter.isascii() else "",)), 0.0)
        for view in seen:
            for piece, value in self.row(view).items():
                if piece in total:
                    total[piece] += value
        return sorted(total.items(), key=lambda x: -x[1])[:OPTIONS]

    def row(self, view: str) -> Row:
        """Return what a view of a word speaks for, read when it is first met."""
        known = self.read.get(view)
        if known is None:
            listed = self.rows.get(view)
            if listed is None:
                return NONE
            cells = listed.replace(NOTHING, "").split(" ")
            known = self.read[view] = dict(zip(cells[::2], map(float, cells[1::2]), strict=True))
        return known


def views(norm: str, *, own: bool) -> list[list[str]]:
    """Return, for each letter of a word, the views of it: letters around it, whose name it is, how the word ends."""
    edged = EDGE + norm + "$$$"
    whose = "N" if own else "F"
    end = f"Z{norm[-2:]}"
    made = []
    for i in range(REACH, len(edged) - REACH):
        around = [f"{a}{edged[i - a : i + b + 1]}" for a, b in WINDOWS]
        made.append([*around, *(f"{whose}{a}{edged[i - a : i + b + 1]}" for a, b in NATIVE), end + edged[i]])
    return made


def history(out: str) -> list[str]:
    """Return the views of the Latin letters before a piece."""
    return [f"={out[-k:]}" for k in range(1, LAST + 1) if k <= len(out)]


@cache
def speller(code: str) -> Speller | None:
    """Load a language's weights, `lang/xx/spelling.tsv`; None where it has none."""
    letters = packs.load(code).facts.get("latin")
    if letters is None:
        return None
    lines = text(code, "spelling.tsv").splitlines()
    size = next(n for n, line in enumerate(lines) if not line.startswith(SIGNS))
    head = [(line[:2], *line[2:].split("\t")) for line in lines[:size]]
    pieces = {key: tuple(cells.replace(NOTHING, "").split(" ")) for sign, key, cells in head if sign == PIECES}
    usual: dict[str, int] = {}
    for step, cells in ((step, cells) for sign, step, cells in head if sign == USUAL):
        usual |= dict.fromkeys(cells.split(" "), int(step))
    listed = dict(cell.split("=") for sign, _, cells in head if sign == WHOLE for cell in cells.split(" "))
    pieces |= {letter: (sound,) for letter, sound in letters.items() if len(letter) == 1 and letter not in pieces}
    return Speller(pieces, Sorted(lines[size:]), frozenset(letters["native"]), usual, listed)
