"""Explains a claim: the rule that made it, the words that called the rule, and what encloses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.lang import pack
from khabar.model.claim import Claim, Saying
from khabar.model.reading import Reading
from khabar.model.voice import Place, Voice


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of an explanation and the words of the report that it is about."""

    says: str
    words: str = ""


def reasons(reading: Reading, claim: Claim) -> tuple[Reason, ...]:
    """Return why a claim was made, the rule first."""
    return tuple(_reasons(reading, claim))


def left_alone(reading: Reading) -> tuple[Reason, ...]:
    """Return what was considered and made no claim, with the reason, in the order of the words."""
    text = reading.report.text
    none = (evidence for evidence in reading.why if evidence.claim is None)
    return tuple(Reason(e.rule, " … ".join(w.of(text) for w in e.words)) for e in none)


def choices(reading: Reading) -> Iterator[Reason]:
    """Yield what each name of several persons or places may mean, the likeliest first, with what speaks for it."""
    listed: tuple[Voice | Place, ...] = (*reading.voices, *reading.places)
    for named in listed:
        for one in named.candidates:
            why = "; ".join(one.reasons) or "nothing speaks for it"
            says = f"{one.name} ({one.country or 'no country'}), {one.score:g}: {why}"
            yield Reason(says, named.mentions[0].of(reading.report.text))


def _reasons(reading: Reading, claim: Claim) -> Iterator[Reason]:
    text = reading.report.text
    for evidence in reading.why:
        if evidence.claim == claim.id:
            yield Reason(f"the rule {evidence.rule or 'unnamed'} read", " … ".join(w.of(text) for w in evidence.words))
            yield from _frame(reading.report.lang, evidence.rule)
    links = reading.chain(claim)
    for link in links[:-1] if isinstance(claim, Saying) else links:
        voice = reading.voice(link.voice)
        yield Reason(f"it stands inside {link.id}, what {voice.name if voice else 'an unknown voice'} says", "")


def _frame(lang: str, rule: str) -> Iterator[Reason]:
    for frames in pack.load(lang).frames.values():
        for frame in frames:
            if frame.name == rule:
                yield Reason(f"the frame is {' '.join(frame.match.split())}")
                yield from (Reason("it also reads", shown["text"]) for shown in frame.reads[:1])
