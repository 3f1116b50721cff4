"""A language pack: the words, frames and facts of one language, loaded from its TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from khabar.errors import BadLanguageData
from khabar.lang.fold import fold
from khabar.lang.inflect import Paradigm, paradigm
from khabar.lang.joints import Joints
from khabar.lang.lexicon import Clitics, Entry, Lexicon
from khabar.lang.pattern import Frame, frame
from khabar.lang.tables import HERE, text

# How the words of each table take clitics: [class.X] like nouns, [exact.X] conjunctions only, [verbs.X] are inflected,
# [nouns.X] too: key = "columns of one noun | of another", Mark.form one, two, pair (a dual before its noun) or many.
TAKES = {"class": "noun", "exact": "exact"}
NOTHING: Mapping[str, Any] = {}
VERBAL = {"noun": "noun", "agent": "noun"}


@dataclass(frozen=True, slots=True)
class Pack:
    """One language: ISO 639-1 code, lexicon, frames by the stage that uses them, facts by class and key."""

    code: str
    lexicon: Lexicon
    frames: Mapping[str, tuple[Frame, ...]]
    facts: Mapping[str, Mapping[str, Any]]
    labels: Mapping[str, str] = field(default_factory=dict)
    sets: dict[tuple[str, str], frozenset[Any]] = field(
        default_factory=dict, compare=False
    )  # made when first asked for

    def fact(self, table: str, key: str, default: Any = None) -> Any:  # noqa: ANN401 facts are free-form data
        """Return what `[facts.TABLE]` says of `key`."""
        facts = self.facts[table] if table in self.facts else NOTHING  # noqa: SIM401 asked a thousand times a report
        return facts[key] if key in facts else default  # noqa: SIM401

    def among(self, table: str, key: str) -> frozenset[Any]:
        """Return what `[facts.TABLE]` lists under `key`, as a set."""
        found = self.sets.get((table, key))
        if found is None:
            found = self.sets[table, key] = frozenset(self.fact(table, key, ()))
        return found


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that khabar reads: one folder each."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/paradigms.toml")))


@cache
def load(code: str) -> Pack:
    """Load a language, checked; raises BadLanguageData naming the file and the item."""
    names = sorted(path.name for path in HERE.glob(f"{code}/*.toml"))
    tables = {name: tomllib.loads(text(code, name)) for name in names}
    forms = tables.pop("paradigms.toml")
    lexicon = Lexicon(_clitics(forms["clitics"]), _joints(forms.get("joints", {})))
    verbs, nouns = paradigm(forms["verb"]), paradigm(forms["noun"])
    frames: dict[str, list[Frame]] = {}
    facts: dict[str, dict[str, Any]] = {}
    for name, table in tables.items():
        try:
            _words(lexicon, verbs, nouns, table)
            for raw in table.get("frame", ()):
                made = frame(raw)
                frames.setdefault(made.stage, []).append(made)
        except (BadLanguageData, KeyError, TypeError, ValueError) as fault:
            raise BadLanguageData(f"lang/{code}/{name}: {fault}") from fault
        for title, values in table.get("facts", {}).items():
            listed = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
            facts.setdefault(title, {}).update(listed)
    for cls, surfaces in facts.get("unlike", {}).items():
        for surface in surfaces.split("|"):
            lexicon.unlike[surface] = lexicon.unlike.get(surface, frozenset()) | {cls}
    return Pack(code, lexicon, {k: tuple(v) for k, v in frames.items()}, facts)


def _words(lexicon: Lexicon, verbs: Paradigm, nouns: Paradigm, table: Mapping[str, Any]) -> None:
    put = lexicon.put
    for title, cls, key, listed in _items(table):
        if title in TAKES:
            entry = Entry(cls, key)
            for phrase in _phrases(listed, f"[{title}.{cls}] {key}"):
                put(TAKES[title], phrase, entry)
            continue
        verbal = title == "verbs"
        entries: dict[str, Entry] = {}
        for line in _lines(listed) if verbal else fold(listed).split("|"):
            if not line.strip():
                raise BadLanguageData(f"[{title}.{cls}] {key}: an empty phrase")
            for form, phrase in (verbs if verbal else nouns).forms(line):
                entry = entries.get(form) or entries.setdefault(form, Entry(cls, key, form))
                put(VERBAL.get(form, "verb") if verbal else "noun", phrase, entry)


def _lines(listed: str | list[str]) -> list[str]:
    """Return the lines of a verb, folded."""
    return fold(listed if isinstance(listed, str) else "\n".join(listed)).split("\n")


def _items(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    """Yield (table, class, key, what is listed) for every item of the tables that list words."""
    for title in (*TAKES, "verbs", "nouns"):
        for cls, items in table.get(title, {}).items():
            for key, listed in items.items():
                yield title, cls, key, listed


def _phrases(listed: str, where: str) -> Iterator[str]:
    """Yield the phrases of an item, folded."""
    for phrase in fold(listed).split("|"):
        if not phrase.strip():
            raise BadLanguageData(f"{where}: an empty phrase")
        yield phrase.strip()


def _clitics(table: Mapping[str, Any]) -> Clitics:
    def pair(name: str) -> tuple[str, str]:
        return (table[name]["before"], table[name]["alone"]) if name in table else ("", "")

    return Clitics(
        before={k: tuple(table.get(k, ())) for k in ("noun", "verb", "exact")},
        after={"noun": tuple(table.get("noun_ends", ())), "verb": tuple(table.get("verb_ends", ()))},
        lal=tuple(table.get("lal", ())),
        article=table.get("article", ""),
        feminine=pair("feminine"),
        plural=pair("plural"),
    )


def _joints(table: Mapping[str, Any]) -> Joints:
    if not table:
        return Joints()
    small, whole = tuple(table["small"]), tuple(table["whole"])
    return Joints(tuple(table["final"]), table["first"], frozenset(table["fronts"]), small, whole)
