"""The codec: readings to and from the JSON of the contract, the one format that every part of khabar speaks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from khabar.model.claim import Bound, Event, EventType, Figure, Form, Modality, Saying, Scope
from khabar.model.reading import FORMAT, Evidence, Reading, Remark
from khabar.model.report import Basis, Report
from khabar.model.stance import Act, Certainty, Hedge
from khabar.model.text import Span
from khabar.model.values import Time, TimeType
from khabar.model.voice import Candidate, Media, Place, Voice, VoiceKind

# A reading holds nothing that holds itself, so the encoder need not look for that.
WRITE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
type_error = "not a khabar reading: format {!r}, this program reads {!r}"


def dumps(reading: Reading) -> str:
    """Write a reading as one line of JSON; equal readings give equal bytes."""
    return WRITE(plain(reading))


def loads(line: str) -> Reading:
    """Read back what `dumps` wrote; raises ValueError for another format."""
    return reading(json.loads(line))


def plain(r: Reading) -> dict[str, Any]:
    """Return the reading as plain dicts and lists, in the contract's order."""
    report = r.report
    return {
        "khabar": FORMAT,
        "report": {
            "id": report.id, "source": report.source, "lang": report.lang, "outlet": report.outlet,
            "title": report.title, "byline": report.byline, "dateline": report.dateline,
            "published": report.published, "published_basis": report.published_basis.value,
        },
        "text": report.text,
        "sentences": _pairs(r.sentences),
        "voices": [
            {
                "id": v.id, "name": v.name, "names": dict(v.names), "kind": v.kind.value, "named": v.named,
                "country": v.country, "title": v.title, "ids": dict(v.ids),
                "mentions": _pairs(v.mentions), "coreferent": _pairs(v.coreferent),
                **({"candidates": [_candidate(c) for c in v.candidates]} if v.candidates else {}),
                **({"media": _media(v.media)} if v.media else {}),
            }
            for v in r.voices
        ],
        "places": [
            {
                "id": p.id, "name": p.name, "names": dict(p.names), "country": p.country, "lat": p.lat, "lon": p.lon,
                "region": p.region, "resolution": p.resolution, "ids": dict(p.ids), "mentions": _pairs(p.mentions),
                **({"candidates": [_candidate(c) for c in p.candidates]} if p.candidates else {}),
            }
            for p in r.places
        ],
        "times": [
            {"id": t.id, "span": _pair(t.span), "type": t.type.value, "value": t.value}
            | ({"zone": t.zone} if t.zone else {})
            for t in r.times
        ],
        "sayings": [
            {
                "id": s.id, "span": _pair(s.span), "content": _pairs(s.content), "source": _pair(s.source),
                "cue": _pair(s.cue), "voice": s.voice, "via": s.via, "form": s.form.value, "hedged": s.hedged,
                "parent": s.parent, "act": s.act.value, "hedges": _doubts(s.hedges),
            }
            for s in r.sayings
        ],
        "figures": [
            {
                "id": f.id, "span": _pair(f.span), "value": _number(f.value), "low": _number(f.low),
                "high": _number(f.high), "bound": f.bound.value, "unit": f.unit, "what": _pair(f.what),
                "measure": f.measure, "event": f.event, "chain": list(f.chain), "time": f.time,
                "scope": f.scope.value if f.scope else None, "part_of": f.part_of,
                "hedges": _doubts(f.hedges),
            }
            for f in r.figures
        ],
        "events": [
            {
                "id": e.id, "trigger": _pair(e.trigger), "type": e.type.value, "mode": e.mode,
                "modality": e.modality.value, "actors": list(e.actors), "recipients": list(e.recipients),
                "actor_span": _pair(e.actor_span), "recipient_span": _pair(e.recipient_span), "place": e.place,
                "time": e.time, "chain": list(e.chain), "hedges": _doubts(e.hedges), "same": e.same, "of": e.of,
                "bound": list(e.bound),
            }
            for e in r.events
        ],
        "remarks": [{"code": x.code, "span": _pair(x.span), "text": x.text} for x in r.remarks],
        "why": [{"claim": w.claim, "rule": w.rule, "words": _pairs(w.words)} for w in r.why],
    }  # fmt: skip


def reading(data: Mapping[str, Any]) -> Reading:
    """Build the reading that `plain` gave; raises ValueError for another format."""
    if data.get("khabar") != FORMAT:
        raise ValueError(type_error.format(data.get("khabar"), FORMAT))
    report = dict(data["report"])
    report.pop("id")
    report["published_basis"] = Basis(report["published_basis"])
    return Reading(
        report=Report(text=data["text"], **report),
        sentences=_spans(data["sentences"]),
        voices=tuple(
            Voice(**{**v, "kind": VoiceKind(v["kind"]), "mentions": _spans(v["mentions"]),
                     "coreferent": _spans(v["coreferent"]), "candidates": _candidates(v.get("candidates", ())),
                     "media": _outlet(v.get("media"))})
            for v in data["voices"]
        ),
        places=tuple(
            Place(**{**p, "mentions": _spans(p["mentions"]), "candidates": _candidates(p.get("candidates", ()))})
            for p in data["places"]
        ),
        times=tuple(
            Time(t["id"], Span(*t["span"]), TimeType(t["type"]), t["value"], t.get("zone")) for t in data["times"]
        ),
        sayings=tuple(
            Saying(**{**s, "span": Span(*s["span"]), "content": _spans(s["content"]), "source": _span(s["source"]),
                      "cue": _span(s["cue"]), "form": Form(s["form"]), "act": Act(s.get("act", "say")),
                      "hedges": _hedges(s)})
            for s in data["sayings"]
        ),
        figures=tuple(
            Figure(**{**f, "span": Span(*f["span"]), "what": _span(f["what"]), "bound": Bound(f["bound"]),
                      "chain": tuple(f["chain"]), "scope": Scope(f["scope"]) if f.get("scope") else None,
                      "hedges": _hedges(f),
                      **{k: _decimal(f[k]) for k in ("value", "low", "high")}})
            for f in data["figures"]
        ),
        events=tuple(
            Event(**{**e, "trigger": Span(*e["trigger"]), "type": EventType(e["type"]),
                     "modality": Modality(e["modality"]), "actors": tuple(e["actors"]),
                     "recipients": tuple(e["recipients"]), "actor_span": _span(e["actor_span"]),
                     "recipient_span": _span(e["recipient_span"]), "chain": tuple(e["chain"]), "hedges": _hedges(e),
                     "bound": tuple(e.get("bound", ()))})
            for e in data["events"]
        ),
        remarks=tuple(Remark(x["code"], x["text"], _span(x["span"])) for x in data.get("remarks", ())),
        why=tuple(Evidence(w["claim"], w["rule"], _spans(w["words"])) for w in data.get("why", ())),
    )  # fmt: skip


def _doubts(hedges: tuple[Hedge, ...]) -> list[dict[str, Any]]:
    return [{"span": _pair(h.span), "certainty": h.certainty.value, "holder": h.holder} for h in hedges]


def _hedges(claim: Mapping[str, Any]) -> tuple[Hedge, ...]:
    """Return the hedges of a claim; readings of older programs have none."""
    return tuple(Hedge(Span(*h["span"]), Certainty(h["certainty"]), h["holder"]) for h in claim.get("hedges", ()))


def _candidate(c: Candidate) -> dict[str, Any]:
    return {"name": c.name, "country": c.country, "score": c.score, "reasons": list(c.reasons)}


def _candidates(listed: Iterable[Mapping[str, Any]]) -> tuple[Candidate, ...]:
    return tuple(Candidate(**{**c, "reasons": tuple(c["reasons"])}) for c in listed)


def _media(m: Media) -> dict[str, Any]:
    return {"medium": m.medium, "langs": list(m.langs), "family": m.family}


def _outlet(m: Mapping[str, Any] | None) -> Media | None:
    return Media(m["medium"], tuple(m["langs"]), m["family"]) if m else None


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*p) for p in pairs)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
