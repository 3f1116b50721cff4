"""Redaction: takes a person's name out of texts and readings, without keeping the name; offsets stay.

A name is kept as the sha256 of its folded words, so that reports which come later are redacted too. In a text that
holds the whole name, each of its words goes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from khabar.record.words import bare, stems

BLOT = "\u2588"


@dataclass(frozen=True, slots=True)
class Redactions:
    """Hashes of whole names by how many words they have, each with the hashes of the words alone."""

    names: Mapping[str, tuple[int, frozenset[str]]]

    def __bool__(self) -> bool:
        """Whether there is anything to take out."""
        return bool(self.names)

    @staticmethod
    def of(values: Iterable[str]) -> Redactions:
        """Build from the values of redacting judgements."""
        made: dict[str, tuple[int, frozenset[str]]] = {}
        for value in values:
            for name in json.loads(value):
                made[name["name"]] = (name["words"], frozenset(name["parts"]))
        return Redactions(made)

    @property
    def every(self) -> frozenset[str]:
        """The hashes of all words of all names."""
        return frozenset().union(*(parts for _, parts in self.names.values()))

    def parts(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the hashes of words to take out of texts that stand together: those of each name found in one."""
        sizes = {size for size, _ in self.names.values()}
        found = (
            self.names[window][1]
            for text in texts
            for size in sizes
            for window in _windows([bare(text[f.start : f.end]) for f in stems(text)], size)
            if window in self.names
        )
        return frozenset().union(*found)


def value(names: Iterable[str]) -> str:
    """Return what a redaction of a person keeps: no name, only what finds it."""
    made = {}
    for name in names:
        words = [found.stem for found in stems(name)]
        if words:
            made[_hash(*words)] = (len(words), sorted({_hash(word) for word in words if len(word) > 1}))
    return json.dumps([{"name": k, "words": n, "parts": p} for k, (n, p) in sorted(made.items())])


def blot(text: str, parts: frozenset[str]) -> str:
    """Return the text with every word blotted out that is one of `parts`, as long as before."""
    if not parts:
        return text
    made: list[str] = []
    at = 0
    for found in stems(text):
        if any(_hash(one) in parts for one in bare(text[found.start : found.end])):
            made += [text[at : found.start], BLOT * (found.end - found.start)]
            at = found.end
    return "".join((*made, text[at:]))


def blot_body(body: Mapping[str, Any], parts: frozenset[str]) -> dict[str, Any]:
    """Return a reading's JSON without the names: ids, spans and everything else stay as they were."""
    made = dict(body)
    made["head"] = {k: v and blot(v, parts) for k, v in body["head"].items()}
    made["voices"] = [_voice(v, parts) for v in body["voices"]]
    made["places"] = [{**p, "name": blot(p["name"], parts), "names": _names(p, parts)} for p in body["places"]]
    made["sayings"] = [{**s, "via": s["via"] and blot(s["via"], parts)} for s in body["sayings"]]
    made["figures"] = [{**f, "measure": f["measure"] and blot(f["measure"], parts)} for f in body["figures"]]
    made["remarks"] = [{**r, "text": blot(r["text"], parts)} for r in body["remarks"]]
    return made


def _voice(v: Mapping[str, Any], parts: frozenset[str]) -> dict[str, Any]:
    name, names = blot(v["name"], parts), _names(v, parts)
    changed = name != v["name"] or names != v["names"]
    title = v["title"] and blot(v["title"], parts)
    return {**v, "name": name, "names": names, "title": title, "ids": {} if changed else v["ids"]}


def _names(owner: Mapping[str, Any], parts: frozenset[str]) -> dict[str, str]:
    return {lang: blot(name, parts) for lang, name in owner["names"].items()}


def _windows(words: list[tuple[str, ...]], size: int) -> Iterator[str]:
    """Yield the hashes of `size` words in a row; only the first may have something written on to it."""
    for at in range(len(words) - size + 1):
        for first in words[at]:
            yield _hash(first, *(word[0] for word in words[at + 1 : at + size]))


def _hash(*words: str) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()
