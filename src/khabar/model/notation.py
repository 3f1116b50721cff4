"""The notation: claims as people write and read them, on the screen, in specs and in bug reports; it parses back.

    saying indirect
      voice Benjamin Netanyahu "..."
      words "..."

One entry a claim. Its first line says what it is; each line below is a key, a plain value and words of the report in
quotation marks, always last, so that a line holds one Arabic run and no chain displays backwards. Words are written as
JSON strings; control and direction characters in them are escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from khabar.model.claim import Claim, Event, Figure, Saying
from khabar.model.reading import Index, Reading
from khabar.model.stance import Act
from khabar.model.text import Span

FIRST_STRONG, POP = "\u2068", "\u2069"  # isolates around words when they are shown on a terminal
HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
CLAIMS = ("saying", "figure", "event")


class BadNotation(ValueError):
    """A text that is not in the notation; names the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an entry: key, plain value, the report's words."""

    key: str
    plain: str = ""
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim, voice, place, time or remark: kind, what it is in plain words, and its lines."""

    kind: str
    head: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    def shows(self, other: Entry) -> bool:
        """Say whether this entry has all that `other` asks for: the head's beginning and each of its lines."""
        same = self.kind == other.kind and self.head[: len(other.head)] == other.head
        return same and all(line in self.lines for line in other.lines)


def entries(reading: Reading, kinds: Iterable[str] = CLAIMS) -> tuple[Entry, ...]:
    """Return the reading as entries of the kinds asked for: claims in the order of their words, then the rest."""
    wanted = set(kinds)
    index = reading.index()
    made = [_claim(c, reading, index) for c in reading.claims if type(c).__name__.lower() in wanted]
    others = {"time": _times, "voice": _voices, "place": _places, "sentence": _sentences, "remark": _remarks}
    made += [one for kind, find in others.items() if kind in wanted for one in find(reading)]
    made += [one for one in _head(reading) if one.kind in wanted]
    return tuple(made)


def entry(claim: Claim, reading: Reading) -> Entry:
    """Return one claim as an entry."""
    return _claim(claim, reading, reading.index())


def write(what: Iterable[Entry], *, isolate: bool = False) -> str:
    """Write entries, a blank line between them; `isolate` wraps the report's words for a terminal."""
    return "\n\n".join("\n".join(_lines(one, isolate)) for one in what) + "\n"


def parse(text: str) -> tuple[Entry, ...]:
    """Read entries back; raises BadNotation naming the line."""
    made: list[tuple[str, tuple[str, ...], list[Line]]] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.replace(FIRST_STRONG, "").replace(POP, "").rstrip()
        if not line:
            continue
        if not line.startswith("  "):
            kind, *head = line.split(" ")
            made.append((kind, tuple(map(_unescape, head)), []))
        elif not made:
            raise BadNotation(f"line {number}: a line before any entry: {line}")
        else:
            made[-1][2].append(_line(line[2:], number))
    return tuple(Entry(kind, head, tuple(lines)) for kind, head, lines in made)


def _lines(one: Entry, isolate: bool) -> Iterator[str]:  # noqa: FBT001 passed on
    yield " ".join((one.kind, *map(_escape, one.head)))
    for line in one.lines:
        words = ""
        if line.words is not None:
            quoted = HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(line.words, ensure_ascii=False))
            words = f" {FIRST_STRONG}{quoted}{POP}" if isolate else f" {quoted}"
        plain = f" {_escape(line.plain, ' ')}" if line.plain else ""
        yield f"  {line.key}{plain}{words}"


def _line(text: str, number: int) -> Line:
    before, mark, _ = text.partition(' "')
    key, _, plain = before.partition(" ")
    try:
        words = json.loads(text[len(before) + 1 :]) if mark else None
    except ValueError as fault:
        raise BadNotation(f"line {number}: words that do not end: {text}") from fault
    return Line(key, _unescape(plain), words)


def _escape(plain: str, keep: str = "") -> str:
    return "".join(
        f"\\u{ord(c):04x}" if c in '\\"' or (c.isspace() and c != keep) or HIDDEN.match(c) else c for c in plain
    )


def _unescape(plain: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), plain)


def _claim(claim: Claim, r: Reading, index: Index) -> Entry:
    text = r.report.text
    if isinstance(claim, Saying):
        head, lines = _saying(claim, text, index)
    elif isinstance(claim, Figure):
        head, lines = _figure(claim, text, index)
    else:
        head, lines = _event(claim, text, index)
    kind = type(claim).__name__.lower()
    lines += [Line("hedge", f"{h.certainty.value} {_holder(index, h.holder)}", h.span.of(text)) for h in claim.hedges]
    return Entry(kind, tuple(head), (*lines, *_isnad(claim, text, index), Line("outlet", r.report.outlet or "unknown")))


def _saying(s: Saying, text: str, index: Index) -> tuple[list[str], list[Line]]:
    lines = [Line("voice", _name(index, s.voice), _of(s.source, text))]
    lines += [Line("cue", "", s.cue.of(text))] if s.cue else []
    lines += [Line("act", s.act.value)] if s.act is not Act.SAY else []
    lines += [Line("via", s.via)] if s.via else []
    lines += [Line("words", "", c.of(text)) for c in s.content]
    return [s.form.value, *(["hedged"] if s.hedged else [])], lines


def _figure(f: Figure, text: str, index: Index) -> tuple[list[str], list[Line]]:
    value = f"{_plain(f.low)}..{_plain(f.high)}" if f.value is None else _plain(f.value)
    lines = [Line("words", "", f.span.of(text))]
    lines += [Line("what", "", f.what.of(text))] if f.what else []
    lines += [Line("measure", f.measure)] if f.measure else []
    lines += [Line("scope", f.scope.value)] if f.scope else []
    time = index.times.get(f.time or "")
    lines += [Line("time", time.value or "", time.span.of(text))] if time else []
    whole = index.figures.get(f.part_of or "")
    lines += [Line("of", "", whole.span.of(text))] if whole else []
    event = index.events.get(f.event or "")
    lines += [Line("event", event.type.value, event.trigger.of(text))] if event else []
    return [f.bound.value, value, *([f.unit.replace(" ", "_")] if f.unit else [])], lines


def _event(e: Event, text: str, index: Index) -> tuple[list[str], list[Line]]:
    lines = [Line("words", "", e.trigger.of(text))]
    for key, voices, span in (("actor", e.actors, e.actor_span), ("recipient", e.recipients, e.recipient_span)):
        if voices or span:
            lines.append(Line(key, ", ".join(_name(index, v) for v in voices), _of(span, text)))
    place, time = index.places.get(e.place or ""), index.times.get(e.time or "")
    lines += [Line("place", place.name, place.mentions[0].of(text))] if place else []
    lines += [Line("time", time.value or "", time.span.of(text))] if time else []
    lines += [Line("bound", ", ".join(_name(index, v) for v in e.bound))] if e.bound else []
    for key, other in (("same", index.events.get(e.same or "")), ("of", index.events.get(e.of or ""))):
        lines += [Line(key, other.type.value, other.trigger.of(text))] if other else []
    return [e.type.value, e.modality.value, *([e.mode] if e.mode else [])], lines


def _isnad(claim: Claim, text: str, index: Index) -> Iterator[Line]:
    """Draw the chain from its root outwards, one link a line; the outlet comes after it."""
    links = index.chain(claim)
    links = links[:-1] if isinstance(claim, Saying) else links
    for at, link in enumerate(reversed(links)):
        yield Line("through" if at else "root", _name(index, link.voice), _of(link.source or link.cue, text))


def _times(r: Reading) -> Iterator[Entry]:
    for t in r.times:
        lines = [Line("words", "", t.span.of(r.report.text))] + ([Line("zone", t.zone)] if t.zone else [])
        yield Entry("time", (t.type.value, t.value or "unknown"), tuple(lines))


def _voices(r: Reading) -> Iterator[Entry]:
    for v in r.voices:
        mentions = [Line("mention", "", m.of(r.report.text)) for m in v.mentions]
        mentions += [Line("also", "", m.of(r.report.text)) for m in v.coreferent]
        country = [Line("country", v.country)] if v.country else []
        title = [Line("title", "", v.title)] if v.title else []
        media = [Line("medium", " ".join((v.media.medium, *v.media.langs)))] if v.media else []
        family = [Line("family", "", v.media.family)] if v.media and v.media.family else []
        yield Entry("voice", (v.kind.value, *v.name.split()), (*country, *media, *family, *title, *mentions))


def _places(r: Reading) -> Iterator[Entry]:
    for p in r.places:
        mentions = tuple(Line("mention", "", m.of(r.report.text)) for m in p.mentions)
        yield Entry("place", (p.country or "-", *p.name.split()), mentions)


def _sentences(r: Reading) -> Iterator[Entry]:
    for s in r.sentences:
        yield Entry("sentence", (), (Line("words", "", s.of(r.report.text)),))


def _remarks(r: Reading) -> Iterator[Entry]:
    for x in r.remarks:
        words = [Line("words", "", x.span.of(r.report.text))] if x.span else []
        yield Entry("remark", (x.code,), (Line("note", x.text), *words))


def _head(r: Reading) -> Iterator[Entry]:
    report = r.report
    for kind, words in (("title", report.title), ("dateline", report.dateline), ("byline", report.byline)):
        if words:
            yield Entry(kind, (), (Line("words", "", words),))


def _name(index: Index, key: str | None) -> str:
    voice = index.voices.get(key or "")
    return voice.name if voice else "unknown"


def _holder(index: Index, key: str | None) -> str:
    return f"by {_name(index, index.sayings[key].voice)}" if key else "by the outlet"


def _of(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
