"""Bound: nouns behind a speaker's own with a preposition written on to them: his ministry's, whom he talks to."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.lang.words import Mark
from khabar.reading.draft import Place
from khabar.reading.sayings.scene import Scene, Spoken
from khabar.reading.sayings.speakers import Range
from khabar.reading.sayings.unsaid import thing

NOT_LED = frozenset(
    {"name", "carrier", "prep", "according", "adverb", "time", "manner"}
)  # what no preposition is written on to
SHORT = 3  # letters of a word too short to be a noun with a preposition


def kind_of(scene: Scene, role: Mark) -> str:
    """Return what kind of voice a common word calls: person, organisation, outlet, document."""
    return str(scene.draft.pack.fact("role", role.key, "")).partition(" ")[0]


def led(scene: Scene, marks: Iterable[Mark]) -> bool:
    """Say whether more than the article is written on to the word of these marks: a preposition, "and"."""
    article = scene.draft.pack.lexicon.clitics.article
    return any(m.pre and not m.pre.endswith(article) for m in marks)


def by_noun(scene: Scene, i: int) -> bool:
    """Say whether "by" is surely written on to a noun at word `i` that is no office: of theft, not of a ministry."""
    marks, letter = scene.line.words[i].marks, scene.draft.pack.facts["sayings"]["written"]["bi"]
    return bool(marks) and "role" not in marks and all(m.pre == letter for m in marks.values())


def of_whom(scene: Scene, i: int, first: int) -> bool:
    """Say whether "to the" at word `i` says whose man the phrase names: the spokesman of the ministry."""
    head, marks = scene.has(first, "role"), scene.line.words[i].marks
    if (
        head is None
        or not (
            kind_of(scene, head) in ("person", "document")
            or (i - 1 > first and scene.text(i - 1).startswith(scene.draft.pack.lexicon.clitics.article))
        )
        or not scene.text(i).startswith(scene.draft.pack.lexicon.clitics.lal)
    ):
        return False
    other = scene.has(i, "role")
    person = other is not None and kind_of(scene, other) == "person"
    return i > first and not (
        person or thing(scene, i) or any(c in marks for c in ("hearer", "carrier", "folk", "people"))
    )


def addressed(scene: Scene, i: int) -> bool:
    """Say whether word `i` is one that somebody talks to: "to" stands alone, or is written on to a name."""
    word, to = scene.line.words[i], scene.draft.pack.facts["agreement"]["to"]
    name = word.marks.get("name")
    if name is not None and scene.kind(i) == "outlet":
        return name.pre.endswith(to) and not name.pre.endswith(scene.draft.pack.lexicon.clitics.article)
    if word.norm == to or word.text.startswith(tuple(scene.draft.pack.facts["agreement"]["to_vowel"])):
        return True
    return word.norm.startswith(to) and not word.marks and len(word.norm) > len(to) + 1 and i + 1 < scene.size


def to_quoted(scene: Scene, i: int) -> Spoken | None:
    """Return the quotation behind a "to" that stands alone at word `i`: somebody talks to "the paper"."""
    return scene.opening(i + 1) if scene.text(i) == scene.draft.pack.facts["agreement"]["to"] else None


def bare(scene: Scene, source: Range) -> Place | None:
    """Return the source's place without a preposition written on to its first word."""
    place = scene.place(*source)
    marks = scene.line.words[source[0]].marks
    article = scene.draft.pack.lexicon.clitics.article
    start = max((_without(marks[c], article) for c in ("name", "role") if c in marks), default=0)
    return (max(place[0], min(start, place[1] - 1)), place[1]) if place else None


def _without(mark: Mark, article: str) -> int:
    """Return where a word begins behind its prepositions, its article kept."""
    return mark.start - (len(article) if article and mark.pre.endswith(article) else 0)


def theirs(scene: Scene, k: int) -> bool:
    """Say whether "to" is written on to somebody at word `k`."""
    to, marks = scene.draft.pack.facts["agreement"]["to"], scene.line.words[k].marks
    article = scene.draft.pack.lexicon.clitics.article
    return any(marks[c].pre.endswith(to) and not marks[c].pre.endswith(article) for c in ("name", "role") if c in marks)


def written_on(scene: Scene, k: int, letter: str) -> bool:
    """Say whether word `k` is a noun with this preposition written on to it: declared his readiness, promised help."""
    word = scene.line.words[k]
    if k in scene.covered or not NOT_LED.isdisjoint(word.marks):
        return False
    whole = letter == scene.draft.pack.facts["agreement"]["to"] and not _apart(scene, k)
    led = word.norm.startswith(letter) and len(word.norm) > SHORT and not whole
    return led or (word.norm == letter and k + 1 < scene.size)


def _apart(scene: Scene, k: int) -> bool:
    """Say whether "to" is surely written on to word `k`: before an article or a noun that is known without it."""
    word, to = scene.line.words[k], scene.draft.pack.facts["agreement"]["to"]
    sure = word.text.startswith((to + to, *scene.draft.pack.facts["agreement"]["to_vowel"]))
    return sure or (bool(word.marks) and all(m.pre.endswith(to) for m in word.marks.values()))
