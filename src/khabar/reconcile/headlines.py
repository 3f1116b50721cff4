"""Headlines: what a report's title tells is its body's where the body says the same, and no telling of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.lang.pack import load
from khabar.model.claim import Event, Saying, place_of
from khabar.model.text import Span
from khabar.reconcile.identity import voice_key
from khabar.reconcile.told import Told
from khabar.record.words import stems
from khabar.text.head import head

ECHO = 0.5  # share of a title's words that the body's sentence must have
LEAST, LEAST_LATIN = 3, 4  # letters of a word that tells something

Claimed = tuple[Told, Event | Saying]


@dataclass(slots=True)
class Telling:
    """A line of a timeline in the making: `held` tell it, `echoed` are titles of theirs that only say it again."""

    day: str | None
    kind: str
    held: list[Claimed]
    due: str | None = None
    echoed: list[Claimed] = field(default_factory=list)


def folded(tellings: Sequence[Telling]) -> list[Telling]:
    """Put what titles tell to what the bodies of the same reports tell, where they say the same."""
    ends: dict[str, int] = {}
    bodies: dict[tuple[str, str], list[tuple[Telling, Claimed]]] = defaultdict(list)
    for telling in tellings:
        for told, claim in telling.held:
            if told.id not in ends:
                ends[told.id] = _title(told)
            if place_of(claim).start >= ends[told.id]:
                bodies[told.id, telling.kind].append((telling, (told, claim)))
    for telling in tellings:
        kept: list[Claimed] = []
        for told, claim in telling.held:
            titled = place_of(claim).start < ends[told.id]
            body = _echo(telling, (told, claim), bodies[told.id, telling.kind]) if titled else None
            (body.echoed if body else kept).append((told, claim))
        telling.held = kept
    return [telling for telling in tellings if telling.held]


def sentence(told: Told, span: Span) -> str:
    """Return the sentence that a claim stands in."""
    found = (s for s in told.reading.sentences if s.start <= span.start < s.end)
    return next(found, span).of(told.text)


def _title(told: Told) -> int:
    """Return where the title ends that a report's text begins with, 0 where it has none."""
    found = head(told.text, told.reading.sentences, load(told.reading.report.lang)).title
    return found.end if found else 0


def _echo(telling: Telling, title: Claimed, bodies: Sequence[tuple[Telling, Claimed]]) -> Telling | None:
    """Return what a title says again: first of all its own telling, where the body is in it."""
    if any(other is telling for other, _ in bodies):
        return telling
    return next((other for other, body in bodies if _says_again(title, body)), None)


def _says_again(title: Claimed, body: Claimed) -> bool:
    """Say whether a title's claim is the body's: of one sort, every number and half of the words in its sentence."""
    (told, claim), (_, other) = title, body
    if isinstance(claim, Saying) or isinstance(other, Saying):
        if not (isinstance(claim, Saying) and isinstance(other, Saying) and _voice(told, claim) == _voice(told, other)):
            return False
        said = {word for span in claim.content for word in _words(span.of(told.text))}
    elif claim.type is other.type:
        said = _words(sentence(told, claim.trigger)) - _words(claim.trigger.of(told.text))
    else:
        return False
    words = _words(sentence(told, place_of(other)))
    return all(word in words for word in said if word[0].isdigit()) and len(said & words) >= max(1, ECHO * len(said))


def _voice(told: Told, saying: Saying) -> str | None:
    voice = told.reading.voice(saying.voice)
    return voice_key(voice) if voice else None


def _words(text: str) -> set[str]:
    """Return the words that tell something, as search files them."""
    return {
        found.stem for found in stems(text)
        if found.stem[0].isdigit() or len(found.stem) >= (LEAST_LATIN if found.stem.isascii() else LEAST)
    }  # fmt: skip
