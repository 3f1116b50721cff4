"""Genders: whether a voice is he, she, it or they, by its titles and name and by the verbs beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from khabar.lang.fold import fold
from khabar.lang.pack import load
from khabar.lang.words import Line, Mark, Word
from khabar.reading.draft import Draft, Entity
from khabar.reading.sayings.agreement import FINITE, MANY, shown
from khabar.reading.sayings.descriptions import roles_before
from khabar.reading.sayings.topics import verb_of

HONOUR, TITLE, GIVEN, VERB = 8, 3, 4, 2  # what each kind of evidence weighs
SIGNS = {"m": 1, "f": -1}
LAND = ":place"  # how the key of a country ends where it is a place
# names: kinds of entities
BODIES = frozenset({"organisation", "outlet", "group", "country", "document"})


@dataclass(slots=True)
class Genders:
    """What a report gives away of its voices: `known` by entity key, found once before anybody is asked for."""

    draft: Draft
    known: dict[str, str] = field(default_factory=dict)
    votes: dict[str, int] = field(default_factory=dict)
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hear what every line says of every person and body named."""
        self.lists = _lists(self.draft.pack.code)
        for line in self.draft.lines:
            for name in line.found.get("name", ()):
                if isinstance(name.value, Entity):
                    self._hear(line, name, name.value)
        for key, vote in self.votes.items():
            if abs(vote) > 1:
                self.known.setdefault(key, "m" if vote > 0 else "f")

    def of(self, entity: Entity) -> str:
        """Return m, f, p or nothing known."""
        return self.known.get(entity.key, "")

    def named(self, word: Word, mark: Mark, entity: Entity) -> str:
        """Return what a name at a word is: a country called by its capital is she, whatever the country is."""
        sex, article = self.of(entity), self.draft.pack.lexicon.clitics.article
        if entity.kind != "country" or sex != "m":
            return sex
        own = fold(str(entity.names.get(self.draft.pack.code, ""))).split()[:1]
        text = word.norm[len(mark.pre) :].removeprefix(article)
        return "m" if own and text == own[0].removeprefix(article) else "f"

    def fits(self, entity: Entity, sex: str) -> bool:
        """Say whether a pronoun or a verb's ending can mean the voice."""
        if not sex:
            return True
        known = self.of(entity)
        if sex == "n":
            return entity.kind in BODIES or entity.kind == "unnamed"
        if sex == "p":
            sources = known == "f" and entity.kind == "unnamed"  # they may go on as "they"
            return known == "p" or sources or (entity.kind in BODIES | {"unnamed"} and known not in SIGNS)
        if known:
            return known == sex
        if not self._agreeing():
            return entity.kind in ("person", "unnamed")
        return True

    def _agreeing(self) -> bool:
        """Say whether the language's verbs show who is meant."""
        return bool(self.draft.pack.facts["agreement"]["feminine_past"])

    def _hear(self, line: Line, name: Mark, entity: Entity) -> None:
        if entity.kind == "person":
            self._person(line, name, entity)
        elif entity.key not in self.known and self._agreeing():
            sex = self._country(entity) if entity.kind == "country" else self._body(line, name, entity)
            if sex:
                self.known[entity.key] = sex

    def _person(self, line: Line, name: Mark, entity: Entity) -> None:
        mr = next((m for k in (1, 2) if (m := line.at(name.first - k, "honorific"))), None)
        vote = HONOUR * SIGNS.get(mr.key, 0) if mr is not None else 0
        if self._agreeing():
            vote += self._titles(line, name) + self._given(line, name) + self._verb(line, name)
        if vote:
            self.votes[entity.key] = self.votes.get(entity.key, 0) + vote

    def _titles(self, line: Line, name: Mark) -> int:
        """Weigh the office nearest to a name, before it or behind: its words end like a woman's, or do not."""
        behind = line.at(name.last, "role")
        for role in [
            *roles_before(line, name, self.draft.pack),
            *([behind] if behind is not None and behind.pre != "" else []),
        ]:
            word = line.words[role.first]
            if str(self.draft.pack.fact("role", role.key, "")).startswith("person"):
                return TITLE * SIGNS.get(self.people(word, role), 0)
        return 0

    def _given(self, line: Line, name: Mark) -> int:
        first = line.words[name.first].norm[len(name.pre) :]
        return -GIVEN if name.last - name.first > 1 and first in self.lists["given"] else 0

    def _verb(self, line: Line, name: Mark) -> int:
        at = verb_of(line, name, self.draft.pack)
        marks = line.words[at].marks.values() if at is not None else ()
        verb = next((m for m in marks if m.form in FINITE), None)
        sign = SIGNS.get(shown(self.draft.pack, line, verb), 0) if verb is not None else 0
        return sign * (
            VERB if verb is None or verb.cls == "cue" or sign > 0 else VERB // 2
        )  # of others she may be object

    def land(self, place: Entity) -> str:
        """Return whether a country named as a place is he or she, nothing known of other places."""
        return self._country(place) if place.key.endswith(LAND) and self._agreeing() else ""

    def _country(self, entity: Entity) -> str:
        return "m" if entity.country in self.draft.pack.fact("gender", "lands", ()) else "f"

    def _body(self, line: Line, name: Mark, entity: Entity) -> str:
        """Return what a body is by the first word of its name, or by the common word before it."""
        own = self.noun(line.words[name.first], "name")
        role = line.at(name.first - 1, "role")
        kind = str(self.draft.pack.fact("role", role.key, "")) if role is not None else ""
        if own or role is None or kind not in ("organisation", "outlet") or line.at(name.first, "role") is not None:
            return own or ("f" if entity.kind == "outlet" else "")
        return self.noun(line.words[role.first], "role")

    def word(self, line: Line, mark: Mark) -> str:
        """Return whether a common word for a voice means him, her, it or them: one of them is he or she."""
        some = line.at(mark.first - 1, "some")
        if some is not None:
            return some.key
        word = line.words[mark.first]
        kind = str(self.draft.pack.fact(mark.cls, mark.key, "person")).partition(" ")[0]
        return self.people(word, mark) if kind == "person" or mark.form else self.noun(word, mark.cls) or "m"

    def people(self, word: Word, mark: Mark) -> str:
        """Return whether a common word for people means him, her or them."""
        if word.norm[len(mark.pre) :] in self.lists["she"]:
            return "f"
        if mark.form in MANY or (mark.last > mark.first + 1 and any(e.form in MANY for e, *_ in word.look.hits)):
            return "p"
        return "f" if self._tied(word) else "m"

    def noun(self, word: Word, cls: str) -> str:
        """Return what a noun is by its ending or by the lists, its prepositions taken off."""
        stem = word.norm[len(word.marks[cls].pre) :] if cls in word.marks else word.norm
        article = self.draft.pack.lexicon.clitics.article
        if stem in self.lists["he"] or stem.removeprefix(article) in self.lists["he"]:
            return "m"
        plural = self.draft.pack.fact("gender", "many", "-")
        listed = stem in self.lists["she"] or stem.removeprefix(article) in self.lists["she"]
        return "f" if listed or self._tied(word) or stem.endswith(plural) else ""

    def _tied(self, word: Word) -> bool:
        """Say whether a noun has the feminine ending, not the pronoun that is written like it."""
        return word.norm.endswith(self.draft.pack.lexicon.clitics.feminine[1]) and word.text[-1] != word.norm[-1]


@cache
def _lists(code: str) -> Mapping[str, frozenset[str]]:
    """Return a language's words for bodies that are he or she, and its women's names."""
    facts = load(code).facts.get("gender", {})
    return {key: frozenset(fold(str(facts.get(key, ""))).split("|")) for key in ("he", "she", "given")}
