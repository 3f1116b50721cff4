"""Gaps: a verb with what completes it behind its subject, where verbs stand first: "pressed the envoy on them"."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.lang.lexicon import Entry, Node
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.phrases import VERBAL, acts

WIDE = 9  # words of a subject
SOMEBODY = frozenset({"name", "role", "person", "people", "forces"})
IN = "in"  # the key of the preposition of places
CLOSES = frozenset({"that", "relative"})


def gapped(line: Line, kinds: frozenset[str]) -> Iterator[Mark]:
    """Yield the verbs of `kinds` right behind which somebody stands, before the preposition of their phrase.

    Verbs that are listed for themselves too need none.
    """
    for i in sorted({mark.first - 1 for mark in line.each(*SOMEBODY)}):
        word, heads = line.words[i], line.words[i].look.heads
        if not heads or not 0 <= i < line.size - 2 or "name" in word.marks:
            continue
        for node, pre, cut in heads:
            for entry in _completed(line, i, node, kinds):
                if entry.cls in kinds and entry.form in VERBAL and entry.cls not in word.marks:
                    yield Mark(entry.cls, entry.key, i, i + 1, word.start + cut, word.end, entry.form, pre)


def _completed(line: Line, i: int, node: Node, kinds: frozenset[str]) -> Iterator[Entry]:
    """Yield the phrases begun at word `i` that are completed after a subject, by no noun of `kinds` of its own."""
    for k in range(i + 2, min(i + 2 + WIDE, line.size)):
        word = line.words[k]
        if word.kind == Kind.PUNCT or not CLOSES.isdisjoint(word.marks) or acts(line, k):
            return
        prep = word.marks.get("prep")
        if prep is None or prep.key == IN:
            continue
        at, rest = k, node.next.get(word.norm)
        while rest is not None:
            yield from rest.entries
            at += 1
            told = at >= line.size or not kinds.isdisjoint(line.words[at].marks)
            rest = None if told else rest.next.get(line.words[at].norm)
