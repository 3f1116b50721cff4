"""Descriptions: whom a phrase stands for by the names in it, or by an office that the report gives to one person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from khabar.lang.fold import fold
from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.draft import Draft, Entity, Place, Said
from khabar.reading.sayings.epithets import calling, stem, stems
from khabar.reading.sayings.scene import COMMAS

MANY = 64  # persons of one title: a bound for any input
LONG = 8  # words of a title
TITLE = 4  # words before a name in which its office stands
BETWEEN = frozenset({"that", "cue", "conj", "relative", "aux", "time", "personal"})
LED = BETWEEN | {"prep"}
OWNERS = ("'s", "'")


def words_of(line: Line, place: Place) -> tuple[int, int]:
    """Return the words that a text range covers."""
    first = bisect_right(line.starts, place[0]) - 1
    return max(0, first), bisect_left(line.starts, place[1])


@dataclass(slots=True)
class Bearers:
    """Who bears which office or name in a report, found once however often it is asked."""

    draft: Draft
    countries: dict[str, Entity] | None = None
    offices: dict[str, Entity] | None = None  # by role, the first to be given it
    titles: dict[str, Entity | None] | None = None  # by known title, None where several have it
    families: dict[str, list[Entity]] | None = None  # persons by last name, without its article
    called: dict[str, dict[str, Entity]] | None = None  # by each word of a title beside his name, by key

    def country(self, place: Entity) -> Entity | None:
        """Return the country that a place speaks for, where the names know it as a voice."""
        if self.countries is None:
            self.countries = {e.name: e for e in self.draft.entities.values() if e.kind == "country"}
        return self.countries.get(place.name)

    def office(self, role: str) -> Entity | None:
        """Return the one whom the report gives this role somewhere, else the only one known to have it as a title."""
        if self.offices is None:
            self.offices = self._offices()
        found = self.offices.get(role)
        return found or self._titled(str(self.draft.pack.fact("voice", role, role)).lower())

    def _offices(self) -> dict[str, Entity]:
        made: dict[str, Entity] = {}
        for line in self.draft.lines:
            for name in line.found.get("name", ()):
                if isinstance(name.value, Entity) and name.value.kind == "person":
                    for mark in roles_before(line, name, self.draft.pack):
                        made.setdefault(mark.key, name.value)
        return made

    def bearer(self, words: frozenset[str]) -> Entity | None:
        """Return the only person beside whose name all these words stand somewhere in the report."""
        if self.called is None:
            self.called = {}
            for line in self.draft.lines:
                for name in line.found.get("name", ()):
                    if isinstance(name.value, Entity) and name.value.kind == "person":
                        for word in stems(beside(line, name, self.draft.pack), self.draft.pack):
                            self.called.setdefault(word, {})[name.value.key] = name.value
        found = sorted((self.called.get(word, {}) for word in words), key=len)
        if not found or len(found[0]) > MANY:
            return None
        fits = [key for key in found[0] if all(key in others for others in found)]
        return found[0][fits[0]] if len(fits) == 1 else None

    def _titled(self, title: str) -> Entity | None:
        if self.titles is None:
            self.titles = {}
            for entity in self.draft.entities.values():
                if entity.mentions and entity.title:
                    known = entity.title.lower()
                    self.titles[known] = None if known in self.titles else entity
        fits = [e for known, e in self.titles.items() if title in known]
        return fits[0] if len(fits) == 1 else None

    def short(self, words: list[Word]) -> Entity | None:
        """Return the only person whose last name is all that an Arabic phrase holds, whatever else it was taken for."""
        kept = [w for w in words if w.kind == Kind.WORD]
        called = any("role" in w.marks or "folk" in w.marks for w in words)
        if len(kept) != 1 or not self.draft.pack.lexicon.clitics.article:
            return None
        if self.families is None:
            self.families = self._families()
        found = self.families.get(stem(kept[0], self.draft.pack), [])
        if called:  # Mr Teacher, not the teacher
            found = [x for x in found if fold(x.names.get(self.draft.pack.code, "")).split(" ")[-1] == kept[0].norm]
        return found[0] if len(found) == 1 else None

    def _families(self) -> dict[str, list[Entity]]:
        made: dict[str, list[Entity]] = {}
        code, article = self.draft.pack.code, self.draft.pack.lexicon.clitics.article
        for entity in self.draft.entities.values():
            given, _, last = fold(entity.names.get(code, "")).rpartition(" ")
            if entity.kind == "person" and given:
                made.setdefault(last.removeprefix(article), []).append(entity)
        return made

    def named(self, line: Line, first: int, last: int) -> Entity | None:
        """Return whose name the phrase holds: the person, else the body, that is not merely where he works."""
        marks = line.words[first].marks
        role = marks.get("role")
        strange = line.words[first].text[0].isupper() and not {"name", "role", "article"} & marks.keys()
        behind, inside, body, at = strange and first > 0, False, None, first
        while at < last:
            word = line.words[at]
            mark = word.marks.get("name")
            aside = at > first and line.words[at - 1].norm == "(" and self.draft.pack.lexicon.clitics.article
            if mark is not None and isinstance(mark.value, Entity) and not aside:
                entity = mark.value
                owner = (mark.last < last and line.words[mark.last].norm in OWNERS) or theirs(
                    line, mark, self.draft.pack
                )
                at = mark.last
                if entity.kind == "country" and role is not None and role.first == mark.first:
                    return entity  # the Yemeni government: the country as it acts
                if entity.kind != "person":
                    inside = inside or behind
                    body = body if body is not None or behind else entity
                elif not owner and not (behind and body is None and role is not None and not inside):
                    return entity
                continue
            behind = (behind or "prep" in word.marks or "behalf" in word.marks) and word.norm not in COMMAS
            inside = inside or (behind and self._bureau(word))  # the army's spokesman X
            role = role or word.marks.get("role")
            at += 1
        return self._body(body, role) if body is not None else None

    def _bureau(self, word: Word) -> bool:
        """Say whether an Arabic word is no word for a man, so that a name behind it is the one spoken of before."""
        article, role = self.draft.pack.lexicon.clitics.article, word.marks.get("role")
        if not article:
            return False
        if role is not None:
            return str(self.draft.pack.fact("role", role.key, "")) in ("organisation", "outlet")
        return word.norm.startswith(article) and not any(
            c in word.marks for c in ("folk", "people", "honorific", "name")
        )

    def _body(self, body: Entity, role: Mark | None) -> Entity | None:
        """Return the body that a phrase names, unless it only says whose official, group or ministry speaks."""
        kind = str(self.draft.pack.fact("role", role.key, "")).split(" ")[0] if role is not None else ""
        if kind in ("person", "group", "document"):
            return None
        if body.kind == "place" or (kind == "organisation" and body.kind == "country"):
            return self.country(body) if not kind else None
        return body


def roles_before(line: Line, name: Mark, pack: Pack) -> list[Mark]:
    """Return the words for offices that lead up to a name, nothing of the clause between, nobody's of his."""
    found: list[Mark] = []
    if theirs(line, name, pack):
        return found
    apart = LED if pack.lexicon.clitics.article else BETWEEN
    for k in range(name.first - 1, max(-1, name.first - 1 - TITLE), -1):
        word = line.words[k]
        if word.kind == Kind.PUNCT or not apart.isdisjoint(word.marks):
            break
        if "role" in word.marks:
            found.append(word.marks["role"])
    return found


def theirs(line: Line, name: Mark, pack: Pack) -> bool:
    """Say whether an Arabic name says whose wife, lawyer or spokesman the word before it means."""
    before = calling(line, name.first - 1, name.first) if name.first else None
    article = pack.lexicon.clitics.article
    if before is None or not article or before.pre.endswith(article) or before.pre in pack.lexicon.clitics.lal:
        return False
    kind = str(pack.fact("role", before.key, "")).partition(" ")[0]
    return before.key in pack.fact("bodies", "kin", ()) or kind in ("organisation", "group")


def beside(line: Line, name: Mark, pack: Pack) -> list[Word]:
    """Return the words of the title before a name, and of the one behind it."""
    found = _before(line, name.first - 1, arabic=bool(pack.lexicon.clitics.article))
    at = name.last + int(name.last < len(line.words) and line.words[name.last].norm in COMMAS)
    if at >= len(line.words) or calling(line, at, at + 1) is None:
        return found
    behind: list[Word] = []
    for k in range(at, min(len(line.words), at + LONG)):
        if line.words[k].kind == Kind.PUNCT or not BETWEEN.isdisjoint(line.words[k].marks):
            break
        if at == name.last and _person(line.words[k]):
            return found  # met the premier, X: that office is another's
        behind.append(line.words[k])
    return found + behind


def _person(word: Word) -> bool:
    name = word.marks.get("name")
    return getattr(name and name.value, "kind", "") == "person"


def _before(line: Line, last: int, *, arabic: bool) -> list[Word]:
    """Return the words of a title that ends with word `last`; an Arabic one may have a place in it: envoy to Yemen."""
    found: list[Word] = []
    for k in range(last, max(-1, last - LONG), -1):
        word = line.words[k]
        behind = found[-1].marks.get("name") if found else None
        led = arabic and "prep" in word.marks and getattr(behind and behind.value, "kind", "") in ("place", "country")
        named = led or "name" in word.marks  # the US, which is a pronoun as well
        if word.kind == Kind.PUNCT or (not named and not LED.isdisjoint(word.marks)):
            break
        found.append(word)
    return found


def nested(found: list[Said]) -> set[int]:
    """Return the sayings, by identity, whose attribution stands in another's words: one sweep from left to right."""
    opens = sorted((start, -end, k) for k, said in enumerate(found) for start, end in said.content)
    places = sorted(((s.source or s.cue or s.content[0]), k) for k, s in enumerate(found) if s.source or s.cue)
    inner: set[int] = set()
    best: list[tuple[int, int]] = []  # the two that reach furthest: (end, saying)
    at = 0
    for (start, end), k in places:
        while at < len(opens) and opens[at][0] <= start:
            best = sorted([*best, (-opens[at][1], opens[at][2])], reverse=True)[:2]
            at += 1
        if any(close >= end and said != k for close, said in best):
            inner.add(id(found[k]))
    return inner
