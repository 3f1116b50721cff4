"""Issuers: whose statement, letter or report "the statement" is that speaks further on."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.lang.words import Kind, Mark
from khabar.reading.draft import Entity, Said
from khabar.reading.sayings.descriptions import Bearers
from khabar.reading.sayings.documents import given
from khabar.reading.sayings.scene import Scene
from khabar.reading.sayings.speakers import Range

NEAR = 4  # words from a paper to whom it is from
FROM = frozenset({"about", "from"})  # names: keys of prepositions
ENDS = frozenset({"that", "cue", "conj", "relative", "time"})  # names: classes of marks


@dataclass(slots=True)
class Issuers:
    """Who issued the last paper of each kind that the report has told of so far, by what carries words in it."""

    bearers: Bearers
    last: dict[str, Entity] = field(default_factory=dict)

    def walk(self, scene: Scene) -> None:
        """Take note of the papers that a line tells of with their issuers: a statement of the ministry's."""
        for mark in scene.line.found.get("carrier", ()):
            whose = given(scene, mark) or _whose(scene, mark)
            issuer = self.bearers.named(scene.line, *whose) if whose is not None else None
            if issuer is not None:
                self.last[_kind(scene, mark)] = issuer

    def noted(self, said: Said, entity: Entity) -> None:
        """Take note of who said something in a paper."""
        if said.via is not None and entity.kind != "outlet":
            self.last[said.via] = entity

    def of(self, scene: Scene, first: int, last: int) -> tuple[Entity, str] | None:
        """Return whose the paper is that the words [first, last) mean, with what it is; None where they mean none."""
        article = scene.draft.pack.lexicon.clitics.article
        the = not article and scene.key(first, "article") == "the"
        mark = scene.has(first + the, "carrier")
        if mark is None:
            return None
        kind, whose = _kind(scene, mark), _whose(scene, mark)
        if whose is not None:
            issuer = self.bearers.named(scene.line, *whose)
            return (issuer, kind) if issuer is not None else None
        known = mark.last == last and (the if not article else mark.pre.endswith(article)) and kind in self.last
        return (self.last[kind], kind) if known else None


def _kind(scene: Scene, mark: Mark) -> str:
    return str(scene.draft.pack.fact("carrier", mark.key, mark.key))


def _whose(scene: Scene, mark: Mark) -> Range | None:
    """Return whose an Arabic paper is: a name behind it, at once or led to by "to", "of" and "issued by"."""
    if not scene.draft.pack.lexicon.clitics.article or mark.post:
        return None
    for k in range(mark.last, min(scene.size, mark.last + NEAR)):
        if scene.line.words[k].kind != Kind.WORD or scene.any(k, ENDS):
            return None
        name = scene.has(k, "name")
        if name is not None:
            return (k, name.last) if k == mark.last or scene.key(k - 1, "prep") in FROM else None
    return None
