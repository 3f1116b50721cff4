"""Triggers: the words of a line that may tell of an event, one for each place, phrases before single words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from khabar.lang.lexicon import Node
from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark
from khabar.reading.events.gaps import gapped
from khabar.reading.phrases import phrase_before

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "VIOLENCE", "BLAST", "CRIME", "DISASTER", "HARM", "STRIKE",
    "ACCIDENT", "VOTE",
)  # fmt: skip
KINDS = frozenset(TYPES)
FINITE = frozenset({"past", "present", "base", "s"})
INFINITIVE = frozenset({"will", "would", "can", "do"})
ROOT = 3  # letters
TO = "to"  # the key of the preposition that leads an infinitive
NOMINAL = frozenset({"prep", "article", "conj", "number", "time", "pronoun", "aux"})  # before nouns, not verbs
KNOWN = frozenset({"name", "person", "role"})
OPENING = frozenset({"conj", "opener", "that", "relative", "aux", "neg", "pronoun"})
BEFALLING = frozenset({"HARM", "COERCE", "CRIME", "VIOLENCE"})  # of what somebody undergoes who stands behind the verb
SOMEBODY = frozenset({"name", "role", "forces", "number", "vague", "few", "prep", "pronoun"})
BEGINS = "begin"  # the key of verbs that say that something takes place, before its noun
SHORTEST = 4  # letters of an adjective
SAID = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT"})  # what may describe a noun
NOTHING: Mapping[str, Any] = {}


@dataclass(slots=True)
class Trigger:
    """A possible event: its mark, the type that the lexicon gives it, and whether it stands as a verb."""

    mark: Mark
    type: str
    key: str
    verbal: bool
    first: int
    last: int
    facts: Mapping[str, Any] = field(default_factory=dict)
    undergone: bool = False  # a present whose written vowel says that its subject undergoes it

    @property
    def form(self) -> str:
        """The inflection: past, present, base, s, ing, noun, agent."""
        return self.mark.form


def triggers(line: Line, pack: Pack) -> list[Trigger]:
    """Return the line's triggers in order; where two overlap the longer stays."""
    split = list(gapped(line, KINDS)) if pack.fact("act", "verb_first", default=False) else []
    if not split and KINDS.isdisjoint(line.found):
        return []
    lone = pack.fact("act", "lone", ())
    listed = [mark for cls in TYPES if cls in line.found for mark in line.found[cls]] + split
    found = [mark for mark in listed if not mark.post or mark.post not in lone]
    if not found:
        return []
    found.sort(key=lambda m: (m.first, m.first - m.last))
    tied = pack.fact("act", "tied", "")
    idle, joins = _covered(line), pack.fact("act", "joins", "")
    third, adverbs = pack.fact("act", "third", ""), tuple(pack.fact("act", "adverbs", ()))
    made: list[Trigger] = []
    end = 0
    for mark in found:
        if mark.post and tied and line.words[mark.last - 1].text.endswith(tied):
            continue  # the ending of a noun, not a pronoun
        if (
            (mark.first < end and not (made and made[-1].first == mark.first))
            or (named(line, mark) and not _christened(line, mark))
            or idle.get(mark.first, 0) >= mark.last - mark.first
            or (not joins and (time := line.words[mark.first].marks.get("time")) and time.last >= mark.last)
            or (not joins and _adjective(line, mark, adverbs))
        ):
            continue
        facts = pack.fact("event", f"{mark.cls}.{mark.key}", NOTHING)
        acts = (verbal(line, mark, joins) or (third and _third(line, mark, third))) and not (
            joins and _homograph(pack, line, mark) and not _clausal(pack, line, mark)
        )
        undergone = acts and _undergone(line, mark, pack)
        made.append(Trigger(mark, mark.cls, mark.key, acts, mark.first, mark.last, facts, undergone))
        end = max(end, mark.last)
    return made


def _adjective(line: Line, mark: Mark, adverbs: tuple[str, ...]) -> bool:
    """Say whether a past of saying only describes the noun after it: "the newly proposed law"."""
    if mark.cls not in SAID or mark.form != "past" or mark.first == 0 or mark.last >= len(line.words):
        return False
    before = next((w for w in line.words[mark.first - 1 : mark.first - 3 : -1] if not w.norm.endswith(adverbs)), None)
    after = line.words[mark.last]
    described = after.kind == Kind.WORD and NOMINAL.isdisjoint(after.marks) and "that" not in after.marks
    return described and before is not None and "article" in before.marks


def _undergone(line: Line, mark: Mark, pack: Pack) -> bool:
    """Say whether the vowel written on a present's first letter makes it a passive: the tankers are bombed.

    Verbs whose past has a letter before the root bear the same vowel as actives.
    """
    vowel, word = next(iter(pack.fact("act", "vowels", ())), ""), line.words[mark.first]
    at = mark.start + 1 - word.start
    if not vowel or mark.form != "present" or word.text[at : at + 1] != vowel:
        return False
    root = word.norm[len(mark.pre) + 1 : len(word.norm) - len(mark.post)]
    causing = pack.lexicon.single["verb"].get(pack.fact("act", "causing", "") + root, ())
    return len(root) == ROOT and not any(e.cls == mark.cls and e.form == "past" for e in causing)


def _homograph(pack: Pack, line: Line, mark: Mark) -> bool:
    """Say whether a past is written like the verb's own noun."""
    if mark.form != "past" or mark.pre:
        return False
    norm = line.words[mark.first].norm
    if mark.last - mark.first > 1:
        node: Node | None = pack.lexicon.phrases["noun"].get(norm)
        for i in range(mark.first + 1, mark.last):
            node = node.next.get(line.words[i].norm) if node else None
        return node is not None and any(e.cls == mark.cls and e.form == "noun" for e in node.entries)
    stem = norm[: len(norm) - len(mark.post)] if mark.post else norm
    before, alone = pack.lexicon.clitics.feminine
    nouns, tied = pack.lexicon.single["noun"], stem.removesuffix(before) + alone if mark.post else stem
    return any(e.cls == mark.cls and e.form == "noun" for e in (*nouns.get(stem, ()), *nouns.get(tied, ())))


def _clausal(pack: Pack, line: Line, mark: Mark) -> bool:
    """Say whether a past that is written like its noun opens a clause and has no adjective: "bombed", no bombing."""
    aux = line.at(mark.first - 1, "aux")
    if aux is not None and aux.key == BEGINS:
        return False  # "the refusal took place"
    return _opening(line, mark.first, pack.lexicon.clitics.article) and not _described(pack, line, mark)


def _described(pack: Pack, line: Line, mark: Mark) -> bool:
    """Say whether an indefinite adjective right behind a word makes it a noun: "a Russian raid", "steady shelling on".

    What people undergo may have somebody of a nation for its subject: "a Syrian was killed".
    """
    if mark.cls in BEFALLING or mark.post or mark.last >= len(line.words):
        return False
    word, article = line.words[mark.last], pack.lexicon.clitics.article
    named = not SOMEBODY.isdisjoint(word.marks) or word.formed(FINITE)
    if word.kind != Kind.WORD or named or len(word.norm) < SHORTEST or word.norm.startswith(article):
        return False
    if word.norm.endswith(tuple(pack.fact("act", "relating", ()))):
        return True
    after = line.at(mark.last + 1, "prep")
    alone = mark.last - mark.first == 1 and KNOWN.isdisjoint(word.marks) and "people" not in word.marks
    return alone and after is not None and after.key == "on"


def _opening(line: Line, first: int, article: str) -> bool:
    """Say whether a clause opens at word `first`, or right before it with a subject."""
    if first and "opener" in line.words[first - 1].marks:
        return True
    start = phrase_before(line, first)
    if any("mood" in line.words[i].marks for i in range(start, first)):
        return False  # "means to impose sanctions"
    before = line.words[start - 1] if start else None
    led = before is not None and "that" in before.marks and line.words[start].norm.startswith(article)
    known = not KNOWN.isdisjoint(cls for i in range(start, first) for cls in line.words[i].marks)
    if start < first and not (known or led):
        return False
    if before is None:
        return True
    return before.kind == Kind.PUNCT or not OPENING.isdisjoint(before.marks)


def _covered(line: Line) -> dict[int, int]:
    """Return, for each word inside a set phrase that is no event, the length of that phrase."""
    return {i: m.last - m.first for m in line.found.get("idiom", ()) for i in range(m.first, m.last)}


def named(line: Line, mark: Mark) -> bool:
    """Say whether the mark lies inside a name."""
    near = range(mark.first, max(-1, mark.first - 4), -1) if "name" in line.found else ()
    names = (line.words[i].marks["name"] for i in near if "name" in line.words[i].marks)
    return any(name.last > mark.first for name in names)


def _christened(line: Line, mark: Mark) -> bool:
    """Say whether a disaster opens its own name: "Hurricane Erna"."""
    name = line.words[mark.first].marks.get("name")
    return mark.cls == "DISASTER" and name is not None and name.last > mark.last


def verbal(line: Line, mark: Mark, joins: str = "") -> bool:
    """Say whether the mark stands as a verb, not as a noun; `joins` are the letters of a written-on "and"."""
    before = line.words[mark.first - 1].marks if mark.first else {}
    if mark.form in FINITE:
        if mark.form != "past":
            return True
        counted = bool(joins) and mark.first > 0 and line.words[mark.first - 1].kind == Kind.NUMBER
        return "prep" not in before and not counted and not mark.pre.strip(joins)
    if mark.form in ("ing", "agent"):
        return False
    return not joins and _as_verb(line, mark, before)


def _third(line: Line, mark: Mark, end: str) -> bool:
    """Say whether a noun in the plural is rather a verb of the third person: "the union demands that"."""
    if mark.form != "noun" or mark.first == 0 or mark.last - mark.first > 1 or mark.last >= len(line.words):
        return False
    word, before, after = line.words[mark.first], line.words[mark.first - 1], line.words[mark.last].marks
    if not word.norm.endswith(end) or before.kind != Kind.WORD or not NOMINAL.isdisjoint(before.marks):
        return False
    if before.norm.endswith(end):
        return False
    return bool(after.keys() & {"article", "name", "pronoun", "that"})


def _as_verb(line: Line, mark: Mark, before: Mapping[str, Mark]) -> bool:
    """Say whether a noun that is also a verb ("attack") is one here, by its neighbours."""
    if mark.pre or mark.post or not before or mark.last - mark.first > 1:
        return False
    aux, prep = before.get("aux"), before.get("prep")
    if (aux and aux.key in INFINITIVE) or (prep and prep.key == line.words[mark.first - 1].norm == TO):
        return True
    if "pronoun" in before:
        return True
    after = line.words[mark.last].marks if mark.last < len(line.words) else {}
    if "that" in after:
        return False
    if prep or "article" in before or "number" in before:
        return False
    if not KNOWN.isdisjoint(before):
        return not (KNOWN | {"article", "number"}).isdisjoint(after)
    return "article" in after or "name" in after
