"""Scopes: the mood that a clause lends to a noun far from its verb, where the verb stands before its subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line, Mark, Word
from khabar.reading.events.nearby import DATED, DOUBTS, HARM, REACH, SURE, concerns, in_name, mood, present
from khabar.reading.events.triggers import FINITE, Trigger
from khabar.reading.phrases import acts

WIDE = 18  # words between what lends a mood and the noun
QUOTES = frozenset('"“”«»')
# names: keys of prepositions that lead to what has happened, not to what somebody means to do
ASIDE = frozenset({"after", "because", "about", "at"})
DURING = frozenset({"during", "before"})
KNOWN = frozenset({"in", "on"})  # what a definite noun after these is about has happened
EXPECTED = "expect"
OWN = 3  # words before a noun in which a preposition leads to it, not to another
OUGHT = "on"  # the key of the preposition to whose noun something is a duty
SHORTEST = 3  # letters
PRESENT = frozenset({"present"})


@dataclass(frozen=True, slots=True)
class Scopes:
    """Finds the verb or noun of mood that a noun depends on; letters and word shapes come from the language's data.

    `persons` begin presents, `starts` words in the future except for `but` and `names`; `article` makes nouns definite,
    `joins` are the letters of a written-on "and"; `past` ends a past, `plural` the plural of a noun.
    """

    kinds: Mapping[str, Mapping[str, str]]
    future: str
    persons: str
    starts: tuple[str, ...]
    but: tuple[str, ...]
    names: frozenset[str]
    article: str
    joins: str
    past: str
    plural: str

    def lent(self, line: Line, trigger: Trigger, kind: str) -> str:
        """Return the mood that the clause lends to a noun, nothing where its verb tells what is so."""
        definite = self.definite(line, trigger)
        if self._duty(line, trigger, definite=definite):
            return "demanded"
        return next((told for told in self._told(line, trigger, kind, definite=definite)), "")

    def apart(self, line: Line, trigger: Trigger, mark: Mark) -> bool:
        """Say whether "and" joins a verb to something else than what a word of mood leads to: it leads to no verb."""
        if trigger.mark.pre[:1] not in self.joins or not trigger.mark.pre or trigger.first == mark.last:
            return False
        after = mark.last + ("that" in line.words[mark.last].marks)
        return not self._present(line, after)

    def light(self, light: Mark | None, trigger: Trigger) -> bool:
        """Say whether a light verb with a written-on future carries the noun: "they will hold talks"."""
        return light is not None and self.future in light.pre and trigger.first - light.last < REACH["planned"]

    def unlit(self, line: Line, i: int, trigger: Trigger) -> bool:
        """Say whether the finite verb at word `i` that carries a noun is denied: "did not give any aid"."""
        light = line.words[i].marks.get("light")
        if light is None or light.form not in FINITE or i == 0:
            return False
        if trigger.first == light.last and self.definite(line, trigger):
            return False  # its subject
        told = mood(line, i - 1, self.kinds)
        return told is not None and told[1] == "denied" and trigger.first - light.last < REACH["planned"]

    def _told(self, line: Line, trigger: Trigger, kind: str, *, definite: bool) -> Iterator[str]:
        """Give the moods of what a noun hangs on, the nearest first, up to the verb of its clause."""
        aside = during = known = False
        for i in range(trigger.first - 1, max(-1, trigger.first - WIDE), -1):
            word = line.words[i]
            if in_name(line, i) or word.norm in QUOTES:
                continue
            if word.kind == Kind.PUNCT or "relative" in word.marks or "doer" in word.marks or self._closes(line, word):
                return
            told = mood(line, i, self.kinds) if "mood" in word.marks else None
            if told is not None and told[0].last <= trigger.first and self._concerns(told[0].key, kind):
                given = definite or told[1] == "demanded"  # "a reply to the killing" is asked for, not the killing
                far = aside or (known and given) or (during and told[0].key not in SURE)
                mode = "planned" if told[0].key == EXPECTED and kind in DATED else told[1]
                if not far and self._lends(mode, kind, definite=definite):
                    yield mode
                return
            prep = word.marks.get("prep") if trigger.first - i <= OWN else None
            if prep is not None:
                aside, during = aside or prep.key in ASIDE, during or prep.key in DURING
                known = known or (prep.key in KNOWN and kind in HARM)
            if self.coming(line, i):
                if not aside and not (known and definite):
                    yield "planned"
                return
            if (acts(line, i) or "aux" in word.marks or self._past(word)) and not self._led(line, i):
                return

    def _concerns(self, key: str, kind: str) -> bool:
        """Say whether a word of mood is for events of a kind."""
        return key not in DOUBTS and concerns(self.kinds, key, kind)

    def _lends(self, told: str, kind: str, *, definite: bool) -> bool:
        """Say whether a mood of the clause is that of a noun far from it: a definite one may be known without it."""
        return not definite or told == "hypothetical" or (told == "planned" and kind not in HARM)

    def coming(self, line: Line, i: int) -> bool:
        """Say whether word `i` is a verb in the future, by what the lexicon knows of it or by its first letters."""
        word = line.words[i]
        if self.comes(line, i):
            return True
        if word.marks or len(word.norm) <= SHORTEST or not word.norm.startswith(self.starts):
            return False
        return not word.norm.startswith(self.but) and word.norm not in self.names

    def comes(self, line: Line, i: int) -> bool:
        """Say whether word `i` is a known verb with a written-on future."""
        word = line.words[i]
        return word.formed(PRESENT) and any(self.future in m.pre and m.form in PRESENT for m in word.marks.values())

    def _past(self, word: Word) -> bool:
        """Say whether a word that nothing is known of ends as the past of a woman or a body does, not as a plural."""
        ends = word.norm.endswith(self.past) and not word.norm.endswith(self.plural)
        return not word.marks and ends and len(word.norm) > SHORTEST + 1

    def _closes(self, line: Line, word: Word) -> bool:
        """Say whether a clause with its own verb or subject opens at a word: "that", but not before a present."""
        mark = word.marks.get("that")
        if mark is None:
            return False
        return not self._present(line, mark.last)

    def _present(self, line: Line, i: int) -> bool:
        """Say whether a present may stand at word `i`."""
        if i >= len(line.words) or line.words[i].norm.startswith(self.article):
            return False
        return present(line, i, self.persons)

    def _led(self, line: Line, i: int) -> bool:
        """Say whether a word of mood or "that" stands right before the verb at word `i`."""
        if i == 0:
            return False
        return "that" in line.words[i - 1].marks or "mood" in line.words[i - 1].marks or self._mooded(line, i)

    def _mooded(self, line: Line, i: int) -> bool:
        """Say whether a phrase of mood ends right before word `i`."""
        return any((m := line.words[k].marks.get("mood")) and m.last == i for k in range(max(0, i - 3), i))

    def definite(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a noun has the article or an owner written on to it."""
        mark, word = trigger.mark, line.words[trigger.first]
        return self.article in mark.pre or word.norm.startswith(self.article) or bool(mark.post)

    def _duty(self, line: Line, trigger: Trigger, *, definite: bool) -> bool:
        """Say whether a clause says no more than whose duty something is: "it is for Norway to withdraw"."""
        if not definite or trigger.mark.post:
            return False
        for i in range(trigger.first - 1, max(-1, trigger.first - WIDE // 2), -1):
            word = line.words[i]
            prep = word.marks.get("prep")
            if prep is not None and prep.key == OUGHT:
                return i + 1 < trigger.first and "idiom" not in word.marks and self._opens(line, i)
            if not in_name(line, i) and (prep is not None or word.kind == Kind.PUNCT or acts(line, i)):
                return False
        return False

    def _opens(self, line: Line, i: int) -> bool:
        """Say whether a clause opens at word `i`."""
        before = line.words[i - 1] if i else None
        return before is None or before.norm in QUOTES or before.kind == Kind.PUNCT or "that" in before.marks


def scopes(pack: Pack, kinds: Mapping[str, Mapping[str, str]], future: str) -> Scopes:
    """Return what finds scopes in the language of a pack."""
    tense = pack.facts.get("tense", {})
    act = {key: str(pack.fact("act", key, "")) for key in ("persons", "article", "joins", "past")}
    plural = str(pack.fact("act", "feminine", [""])[-1])
    return Scopes(
        kinds, future, act["persons"], tuple(tense.get("starts", ())), tuple(tense.get("but", ())),
        frozenset(tense.get("names", ())), act["article"], act["joins"], act["past"], plural,
    )  # fmt: skip
