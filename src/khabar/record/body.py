"""The stored form of a reading: the contract's JSON without what the report and its edition keep already."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from khabar.model.codec import plain
from khabar.model.reading import FORMAT, Reading, Remark
from khabar.record.tables import Kept

HEAD = ("title", "byline", "dateline")
EDITION = ("source", "url", *HEAD, "basis", "raw", "remarks")  # what an edition is, and its id is made of


def body(reading: Reading) -> dict[str, Any]:
    """Return a reading's layers, with the head that its text gave."""
    made = plain(reading)
    report = made.pop("report")
    del made["khabar"], made["text"]
    return {"head": {name: report[name] for name in HEAD}, **made}


def whole(kept: Kept, edition: Kept, layers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the contract's JSON of a reading, as `khabar read --json` prints it for this edition."""
    head = {name: edition[name] or layers["head"][name] for name in HEAD}
    report = {
        "id": kept["id"], "source": edition["source"], "lang": kept["lang"], "outlet": kept["outlet"], **head,
        "published": kept["published"], "published_basis": edition["basis"],
    }  # fmt: skip
    rest = {name: layer for name, layer in layers.items() if name != "head"}
    rest["remarks"] = [*json.loads(edition["remarks"]), *layers["remarks"]]
    return {"khabar": FORMAT, "report": report, "text": kept["text"], **rest}


def remarks(made: Iterable[Remark]) -> str:
    """Return what was noted when a text was taken in, as the contract writes remarks."""
    return line([
        {"code": r.code, "span": [r.span.start, r.span.end] if r.span else None, "text": r.text} for r in made
    ])  # fmt: skip


def line(data: Any) -> str:  # noqa: ANN401 whatever JSON holds
    """Return data as one line of JSON, in the order it has."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def pack(layers: Mapping[str, Any]) -> bytes:
    """Return layers as they are stored."""
    return zlib.compress(line(layers).encode())


def unpack(stored: bytes) -> dict[str, Any]:
    """Return stored layers; raises ValueError where they are damaged."""
    try:
        made: dict[str, Any] = json.loads(zlib.decompress(stored))
    except zlib.error as fault:
        raise ValueError(f"the reading is damaged: {fault}") from fault
    return made


def digest(*parts: str | None) -> str:
    """Return the id of what these parts make."""
    return "sha256:" + hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()
