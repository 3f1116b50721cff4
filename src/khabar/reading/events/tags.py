"""Tags: what each word of a sentence is to its clauses, where verbs follow their subjects, one letter a word."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Kind, Line, Word

NOUN, THE, VERB, GERUND, AUX, TO, PREP = "N", "D", "V", "G", "X", "i", "p"
AND, OPENS, WHICH, PRONOUN, ADVERB, TIME, COMMA, QUOTE, STOP = "C", "S", "R", "K", "A", "T", ",", '"', "."
QUIET = frozenset({ADVERB, TIME, QUOTE})  # what may stand between a subject and its verb
COMMAS = frozenset(",()—–")
QUOTES = frozenset("\"“”'‘’")
SHORT_BE = frozenset({"'s", "’s"})
POSSESSIVE = SHORT_BE | {"'"}
INSIDE = frozenset("-.%$£€&/#@'’")  # marks inside a noun phrase
SHAPES = (
    ("relative", WHICH), ("that", WHICH), ("pronoun", PRONOUN), ("opens", OPENS), ("aux", AUX), ("article", THE),
    ("conj", AND), ("prep", PREP), ("amid", ADVERB), ("adverb", ADVERB),
)  # fmt: skip
SHAPED = frozenset(cls for cls, _ in SHAPES)
DOING = frozenset({"past", "present", "s"})
LEADS_VERB = frozenset({TO, PRONOUN})  # after these a word that may be a verb is one
IF_NEED = "ifneed"  # the key of words of mood that may stand anywhere
SHORT = 4  # letters of a word that may be no participle
VERBAL = frozenset({"prep", "aux", "name"})
NAMING = frozenset({THE, PREP})  # after these no verb stands


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags words by the endings of adverbs, pasts and participles; the word `to` leads infinitives."""

    adverbs: tuple[str, ...]
    past: tuple[str, ...]
    ing: tuple[str, ...]
    to: str

    def of(self, line: Line) -> str:
        """Return the tags of a line, a letter for each of its words."""
        made: list[str] = []
        before = STOP  # the last tag that is no adverb
        past = 0  # the end of the name or date that a word stands in
        held = NOUN
        compounds = [cls for cls in line.phrases if cls.isupper()]
        for i, word in enumerate(line.words):
            if i >= past:
                held, past = _held(word, i, compounds)
            tag = held if i < past else self._tag(line, i, word, before)
            if word.norm in SHORT_BE and self._is(line, i, before):
                tag = AUX
            made.append(tag)
            if tag not in QUIET:
                before = tag
        return "".join(made)

    def _is(self, line: Line, i: int, before: str) -> bool:
        """Say whether "'s" at word `i` is short for a verb, not a genitive."""
        if before in (PRONOUN, WHICH):
            return True
        after = line.words[i + 1] if i + 1 < len(line.words) else None
        return after is not None and bool(after.marks.keys() & {"neg", "article"})

    def _tag(self, line: Line, i: int, word: Word, before: str) -> str:
        if word.kind == Kind.PUNCT:
            return _point(line, i)
        if word.kind == Kind.NUMBER:
            return NOUN
        marks = word.marks
        if word.norm == self.to:
            return TO if self._infinitive(line, i + 1) else PREP
        if "neg" in marks:
            return AUX if "aux" in marks else THE if "nought" in marks else ADVERB
        if not SHAPED.isdisjoint(marks):
            return next(tag for cls, tag in SHAPES if cls in marks)
        if "personal" in marks and "'" in word.norm.replace("’", "'"):
            return PRONOUN
        if word.norm.endswith(self.adverbs) and "notadverb" not in marks:
            return ADVERB
        return self._deed(line, i, word, before)

    def _infinitive(self, line: Line, i: int) -> bool:
        """Say whether the word at `i` may be the verb of an infinitive."""
        if i >= len(line.words):
            return False
        word = line.words[i]
        marks = word.marks
        if word.norm.endswith(self.adverbs):
            return i + 1 < len(line.words) and self._infinitive(line, i + 1)
        if "name" in marks or "article" in marks or "number" in marks or word.kind != Kind.WORD or "prep" in marks:
            return False
        doing = marks.get("doing")
        if doing is not None:
            return doing.key in ("base", "either", "past", "both")
        return "aux" in marks or any(m.form in ("base", "noun") for m in marks.values())

    def _deed(self, line: Line, i: int, word: Word, before: str) -> str:
        """Return the tag of a word that may be a verb, a participle or a noun."""
        marks = word.marks
        doing = marks.get("doing")
        key = doing.key if doing else ""
        form = next((m.form for m in marks.values() if m.form), "") if marks else ""
        if before in LEADS_VERB or (before == AUX and (key or form in ("base", "noun", "ing"))):
            return VERB if key or form or before == PRONOUN else NOUN
        other = "notdoing" in marks
        if form == "ing" or (word.norm.endswith(self.ing) and len(word.norm) > SHORT):
            return self._participle(line, i, before)
        if before in NAMING and (before == THE or _nominal(line, i + 1)):
            return NOUN
        if form in DOING or key in ("past", "both", "participle", "s"):
            return VERB
        if word.norm.endswith(self.past) and not other and len(word.norm) > 3 and word.text.islower():
            return NOUN if before == NOUN and "number" in line.words[i - 1].marks else VERB
        if _single(line, i):
            return NOUN
        if key == "base" or any(m.form == "base" and c.isupper() for c, m in marks.items()):
            return NOUN if before in NAMING else VERB
        return NOUN

    def _participle(self, line: Line, i: int, before: str) -> str:
        """Return the tag of a word that ends like a participle."""
        if before == AUX:
            return VERB
        after = line.words[i + 1].marks if i + 1 < len(line.words) else {}
        object_ = bool(after.keys() & {"article", "name", "number", "person", "role", "pronoun"})
        if before == THE or ("notdoing" in line.words[i].marks and not after.keys() & {"article", "name", "pronoun"}):
            return NOUN
        if before in (NOUN, PREP):
            return GERUND if object_ or (before == NOUN and "prep" in after) else NOUN
        return GERUND


def _single(line: Line, i: int) -> bool:
    """Say whether "a" with one word before word `i` makes it a noun: no verb without an ending follows "a man"."""
    article = line.words[i - 2].marks.get("article") if i > 1 else None
    plain = i > 1 and line.words[i - 1].kind == Kind.WORD and not line.words[i - 1].marks.keys() & VERBAL
    return article is not None and article.key == "a" and plain


def _held(word: Word, i: int, compounds: list[str]) -> tuple[str, int]:
    """Return the tag and the end of the name, time or noun of several words that begins at word `i`."""
    marks = word.marks
    if "mood" in marks and marks["mood"].key == IF_NEED:
        return ADVERB, marks["mood"].last
    if "name" in marks:
        return NOUN, marks["name"].last
    if "time" in marks:
        return TIME, marks["time"].last
    return NOUN, _compound(word, i, compounds) if compounds else i


def _compound(word: Word, i: int, compounds: list[str]) -> int:
    """Return where a noun of several words that tells of an event ends, if one begins at word `i`: "air strikes"."""
    found = (mark for cls in compounds if (mark := word.marks.get(cls)) is not None)
    return max((m.last for m in found if m.last > i + 1 and m.form == "noun"), default=i)


def _nominal(line: Line, i: int) -> bool:
    """Say whether a plain word of a noun phrase stands at `i`."""
    if i >= len(line.words):
        return False
    word = line.words[i]
    return word.kind == Kind.WORD and not word.marks.keys() & {"prep", "article", "conj", "aux", "opens", "relative"}


def _point(line: Line, i: int) -> str:
    """Return the tag of a mark of punctuation."""
    word = line.words[i]
    if word.norm in COMMAS:
        return COMMA
    near = i > 0 and line.words[i - 1].end == word.start
    if word.norm in POSSESSIVE:
        return NOUN
    if word.norm == "-":
        return NOUN if near else COMMA
    if word.text in QUOTES:
        return QUOTE
    return NOUN if word.norm in INSIDE and near and i + 1 < len(line.words) else STOP
