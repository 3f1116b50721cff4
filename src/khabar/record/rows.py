"""Rows: a reading's JSON as the rows of the tables that questions are asked of; pure, so `check` can do it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from khabar.lang.fold import fold
from khabar.record.days import days

Row = dict[str, Any]
Body = Mapping[str, Any]  # a reading's JSON: the contract's layers without report and text


def key(*names: str | None) -> str | None:
    """Return what a name is found by: folded, several joined; None where there is no name."""
    return "|".join(" ".join(fold(name).split()) for name in names if name) or None


def rows(body: Body, outlet: str | None) -> dict[str, list[Row]]:
    """Return the rows of a reading by table, without the reading's number; `outlet` is the root of what nobody said."""
    made: dict[str, list[Row]] = {
        "voices": [_voice(v) for v in body["voices"]],
        "places": [_place(p) for p in body["places"]],
        "names": [row for owner in (*body["voices"], *body["places"]) for row in _names(owner)],
        "mentions": [row for owner in (*body["voices"], *body["places"]) for row in _mentions(owner)],
        "times": [_time(t) for t in body["times"]],
        "sayings": [_saying(s) for s in body["sayings"]],
        "contents": [
            {"saying": s["id"], "at": at, **_span("words", content)}
            for s in body["sayings"]
            for at, content in enumerate(s["content"])
        ],
        "figures": [_figure(f) for f in body["figures"]],
        "events": [_event(e) for e in body["events"]],
        "parties": [
            {"event": e["id"], "role": role, "at": at, "voice": voice}
            for e in body["events"]
            for role, voices in (("actor", e["actors"]), ("recipient", e["recipients"]))
            for at, voice in enumerate(voices)
        ],
    }
    scene = _Scene(body, outlet)
    made["links"] = list(scene.links())
    made["claims"] = list(scene.claims())
    return made


DEGREES = ("probable", "possible", "alleged", "doubtful")  # from surer to less sure


def _certainty(claim: Body) -> str | None:
    """Return the weakest degree that the claim's hedges leave of it."""
    return max((h["certainty"] for h in claim.get("hedges", ())), key=DEGREES.index, default=None)


class _Scene:
    """A reading's things by id, for the rows that look several of them up."""

    def __init__(self, body: Body, outlet: str | None) -> None:
        self.body, self.outlet = body, outlet
        self.voices = {v["id"]: v for v in body["voices"]}
        self.places = {p["id"]: p for p in body["places"]}
        self.times = {t["id"]: t for t in body["times"]}
        self.sayings = {s["id"]: s for s in body["sayings"]}
        self.events = {e["id"]: e for e in body["events"]}
        self.rules = {w["claim"]: w["rule"] for w in reversed(body.get("why", ()))}  # the first rule made it

    def chain(self, claim: Body) -> list[Body]:
        """Return the sayings that enclose a claim, outermost first."""
        if "chain" in claim:
            return [self.sayings[one] for one in claim["chain"]]
        links: list[Body] = []
        parent = claim["parent"]
        while parent:
            links.append(self.sayings[parent])
            parent = links[-1]["parent"]
        return links[::-1]

    def links(self) -> Iterator[Row]:
        for claim in (*self.body["sayings"], *self.body["figures"], *self.body["events"]):
            for at, link in enumerate(self.chain(claim)):
                yield {"claim": claim["id"], "at": at, "saying": link["id"], "voice": link["voice"]}

    def claims(self) -> Iterator[Row]:
        for s in self.body["sayings"]:
            yield self._claim(
                s,
                "saying",
                s["span"],
                [s["voice"]],
                type=s["form"],
                stance="hedged" if s["hedged"] else None,
                act=s.get("act"),
            )
        for f in self.body["figures"]:
            event = self.events.get(f["event"], {})
            yield self._claim(
                f, "figure", f["span"], [], event, type=f["bound"], value=_float(f["value"]), low=_float(f["low"]),
                high=_float(f["high"]), unit=f["unit"], measure=f["measure"],
            )  # fmt: skip
        for e in self.body["events"]:
            who = (*e["actors"], *e["recipients"])
            yield self._claim(e, "event", e["trigger"], who, e, type=e["type"], stance=e["modality"])

    def _claim(
        self, claim: Body, kind: str, span: list[int], who: Any, scene: Body | None = None, **more: Any,  # noqa: ANN401
    ) -> Row:  # fmt: skip
        scene = scene or {}
        speakers = [self.voices[one] for one in who if one]
        chain = self.chain(claim)
        root = self.voices.get(chain[-1]["voice"]) if chain else None
        place, time = self.places.get(scene.get("place")), self.times.get(scene.get("time"))
        first, last = days(time["value"]) if time else (None, None)
        return {
            "id": claim["id"], "judgement": "", "kind": kind, **_span("words", span),
            "voice": ", ".join(v["name"] for v in speakers) or None,
            "voice_key": key(*(name for v in speakers for name in _every(v))),
            "root": root["name"] if root else None if chain else self.outlet,
            "root_key": key(*_every(root)) if root else None if chain else key(self.outlet),
            "place": place["name"] if place else None, "place_key": key(*_every(place)) if place else None,
            "time": time["value"] if time else None, "first_day": first, "last_day": last,
            "rule": self.rules.get(claim["id"]), "type": None, "stance": None, "value": None, "low": None,
            "high": None, "unit": None, "measure": None, "act": None, "certainty": _certainty(claim), **more,
        }  # fmt: skip


def _every(owner: Body) -> list[str]:
    """Return every name of a voice or place once, its own first."""
    return list(dict.fromkeys((owner["name"], *owner["names"].values())))


def _span(name: str, pair: list[int] | None) -> Row:
    start, end = pair or (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def _float(value: float | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        return float("inf")


def _voice(v: Body) -> Row:
    return {
        "id": v["id"], "name": v["name"], "kind": v["kind"], "named": int(v["named"]), "country": v["country"],
        "title": v["title"], "wikidata": v["ids"].get("wikidata"),
    }  # fmt: skip


def _place(p: Body) -> Row:
    geonames = p["ids"].get("geonames")
    return {
        "id": p["id"], "name": p["name"], "country": p["country"], "lat": p["lat"], "lon": p["lon"],
        "geonames": None if geonames is None else str(geonames),
    }  # fmt: skip


def _names(owner: Body) -> Iterator[Row]:
    """Yield a name a row, its own first, each once in a language; its own has the language it is given in too."""
    names = dict(owner["names"])
    own = next((lang for lang, name in names.items() if name == owner["name"]), None)
    names.pop(own, None)
    for at, (lang, name) in enumerate(((own, owner["name"]), *names.items())):
        yield {"owner": owner["id"], "at": at, "lang": lang, "name": name, "key": key(name) or ""}


def _mentions(owner: Body) -> Iterator[Row]:
    spans = [(pair, 0) for pair in owner["mentions"]] + [(pair, 1) for pair in owner.get("coreferent", ())]
    for at, (pair, coreferent) in enumerate(spans):
        yield {"owner": owner["id"], "at": at, **_span("words", pair), "coreferent": coreferent}


def _time(t: Body) -> Row:
    first, last = days(t["value"])
    return {
        "id": t["id"], **_span("words", t["span"]), "type": t["type"], "value": t["value"], "first_day": first,
        "last_day": last,
    }  # fmt: skip


def _saying(s: Body) -> Row:
    return {
        "id": s["id"], **_span("words", s["span"]), **_span("source", s["source"]), **_span("cue", s["cue"]),
        "voice": s["voice"], "via": s["via"], "form": s["form"], "hedged": int(s["hedged"]), "parent": s["parent"],
    }  # fmt: skip


def _figure(f: Body) -> Row:
    return {
        "id": f["id"], **_span("words", f["span"]), **_span("what", f["what"]), "value": _float(f["value"]),
        "low": _float(f["low"]), "high": _float(f["high"]), "bound": f["bound"], "unit": f["unit"],
        "measure": f["measure"], "event": f["event"],
    }  # fmt: skip


def _event(e: Body) -> Row:
    return {
        "id": e["id"], **_span("words", e["trigger"]), **_span("actor", e["actor_span"]),
        **_span("recipient", e["recipient_span"]), "type": e["type"], "mode": e["mode"], "modality": e["modality"],
        "place": e["place"], "time": e["time"],
    }  # fmt: skip
