"""The lexicon: every word and phrase a language lists, found at one look-up a word however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from khabar.lang.fold import fold, origins
from khabar.lang.joints import Joints
from khabar.lang.words import Kind, tokens

SHORTEST = 2  # letters of a stem
ROOM = 50_000  # surfaces remembered before the memory is emptied: a bound, not a tuning knob


class Entry(NamedTuple):
    """One listed form: its class, the key of its item, and which inflection it is."""

    cls: str
    key: str
    form: str = ""
    value: object = None


class Node:
    """A place in a phrase: what may come next, and which phrases end here."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.next: dict[str, Node] = {}
        self.entries: list[Entry] = []


class Look:
    """What the lexicon says of one surface form: folded form, single-word hits and phrases that begin with it.

    `capital` and `small` tell how a word's first letter is written.
    """

    __slots__ = ("capital", "heads", "hits", "joint", "kind", "norm", "small")

    def __init__(self, norm: str, kind: Kind) -> None:
        """Begin with nothing found; `joint` is where a second word begins, if one does."""
        self.norm, self.kind, self.joint = norm, kind, 0
        self.capital = self.small = False
        self.hits: tuple[tuple[Entry, str, str, int, int], ...] = ()
        self.heads: tuple[tuple[Node, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Clitics:
    """What may be written on to a word, folded: before it and after it, for nouns, verbs and exact words."""

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    lal: tuple[str, ...] = ()
    article: str = ""
    feminine: tuple[str, str] = ("", "")
    plural: tuple[str, str] = ("", "")

    def stems(self, norm: str, takes: str) -> list[tuple[str, str, str]]:
        """Return (stem, before, after) for every way to take clitics off, the least taken first."""
        fronts = self._fronts(norm, takes)
        found = [(stem, pre, "") for pre, stem in fronts]
        for pre, stem in fronts:
            if self.article and (pre.endswith(self.article) or pre in self.lal):
                continue  # what has the article belongs to nobody
            for post in self.after.get(takes, ()):
                short = stem.removesuffix(post)
                if SHORTEST <= len(short) < len(stem):
                    found.append((short, pre, post))
                    found += [(short[: -len(a)] + b, pre, post) for a, b in self._tied() if short.endswith(a)]
        return found

    def _fronts(self, norm: str, takes: str) -> list[tuple[str, str]]:
        """Return (before, rest), nothing taken first; l + al is written without the alif, which is put back."""
        fronts = [("", norm)]
        fronts += [(pre, norm[len(pre) :]) for pre in self.before.get(takes, ()) if norm.startswith(pre)]
        for pre in self.lal if takes == "noun" else ():
            if norm.startswith(pre):
                rest = norm[len(pre) :]
                fronts += [(pre, rest), (pre[:-1], self.article + rest)]
        return [(pre, stem) for pre, stem in fronts if not pre or len(stem) >= SHORTEST]

    def _tied(self) -> tuple[tuple[str, str], ...]:
        """Return what a word's last letter becomes before a suffix, with the letter it was."""
        return tuple(pair for pair in (self.feminine, self.plural) if pair[0])


@dataclass(slots=True)
class Lexicon:
    """Words and phrases by how they take clitics ("noun", "verb", "exact"), with a memory of surfaces looked up."""

    clitics: Clitics
    joints: Joints = field(default_factory=Joints)
    single: dict[str, dict[str, list[Entry]]] = field(default_factory=lambda: {"noun": {}, "verb": {}, "exact": {}})
    phrases: dict[str, dict[str, Node]] = field(default_factory=lambda: {"noun": {}, "verb": {}, "exact": {}})
    unlike: dict[str, frozenset[str]] = field(default_factory=dict)  # by surface, the classes it only looks like
    memory: dict[str, Look] = field(default_factory=dict)

    def add(self, takes: str, phrase: str, entry: Entry) -> None:
        """List a word or phrase; a second key for the same form and class keeps the first one's place."""
        self.put(takes, fold(phrase), entry)

    def put(self, takes: str, norm: str, entry: Entry) -> None:
        """List a word or phrase that is folded."""
        if not norm.isalpha():
            words = _words(norm)
            if len(words) > 1:
                self.phrase(takes, words).entries.append(entry)
                return
            norm = words[0]
        self.single[takes].setdefault(norm, []).append(entry)

    def phrase(self, takes: str, words: list[str]) -> Node:
        """Return the place where a phrase ends."""
        node, following = Node(), self.phrases[takes]
        for word in words:
            known = following.get(word)
            node = following[word] = Node() if known is None else known
            following = node.next
        return node

    def look(self, surface: str) -> Look:
        """Return what is known of a surface form."""
        known = self.memory.get(surface)
        if known is None:
            if len(self.memory) >= ROOM:
                self.memory.clear()
            known = self.memory[surface] = self._look(surface)
        return known

    def _look(self, surface: str) -> Look:
        norm = fold(surface)
        first = surface[0]
        kind = Kind.WORD if first.isalpha() else Kind.NUMBER if first.isdecimal() else Kind.PUNCT
        look = Look(norm, kind)
        if kind == Kind.WORD:
            look.capital, look.small = first.isupper(), first.islower()
        hits: dict[str, tuple[Entry, str, str, int, int]] = {}
        heads: dict[int, tuple[Node, str, int]] = {}
        places = None if len(norm) == len(surface) else origins(surface)
        last = surface[-1] if places is None else surface[places[len(norm) - 1]] if norm else ""
        tied = norm.endswith(self.clitics.feminine[1] or "-") and last != norm[-1]  # a feminine ending, no pronoun
        for takes in ("exact", "verb", "noun"):
            single, phrases = self.single[takes], self.phrases[takes]
            for stem, pre, post in self.clitics.stems(norm, takes):
                entries, node = single.get(stem), phrases.get(stem) if not post else None
                if (not entries and node is None) or (post and tied):
                    continue
                cut, end = len(pre), len(norm) - len(post)
                cut_start = cut if places is None else places[min(cut, len(places) - 1)]
                cut_end = len(post) if places is None else len(surface) - places[min(end, len(places) - 1)]
                ahead = takes == "verb" and bool(pre) and pre not in self.clitics.before.get("exact", ())
                for entry in entries or ():
                    if ahead and entry.form == "past":
                        continue  # letters of the future or of purpose stand before a present only
                    _keep(hits, entry, pre, post, cut_start, cut_end)
                if node is not None:
                    heads.setdefault(id(node), (node, pre, cut_start))
        for cls in self.unlike.get(surface, ()):
            hits.pop(cls, None)
        look.hits, look.heads = tuple(hits.values()), tuple(heads.values())
        look.joint = self.joints.at(surface) if kind == Kind.WORD else 0
        return look


def _words(norm: str) -> list[str]:
    """Return the words of a folded phrase; one of letters and single spaces is quickly cut."""
    words = norm.split(" ")
    return words if all(map(str.isalpha, words)) else [token for _, _, token in tokens(norm)]


def _keep(
    hits: dict[str, tuple[Entry, str, str, int, int]], entry: Entry, pre: str, post: str, start: int, end: int
) -> None:
    """Keep one hit a class: the one that cuts least off the word."""
    old = hits.get(entry.cls)
    if old is None or len(pre) + len(post) < len(old[1]) + len(old[2]):
        hits[entry.cls] = (entry, pre, post, start, end)
