"""Hostile input: runs khabar over a folder of broken and hostile files and checks what its manifest expects.

    python -m benchmarks.hostile [--folder FOLDER] [--feeds read,html]

Prints one line an entry; `adapter` below is what the folder's own runner calls.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from khabar.model.reading import Reading
from khabar.reading.reader import read
from khabar.sources.files import reports
from khabar.sources.item import Given, Refused

SHARED = Path(__file__).resolve().parents[2] / "shared"


def adapter(path: Path, meta: dict[str, Any]) -> dict[str, Any]:
    """Return a file's reading in the manifest's own form."""
    given = Given(meta.get("lang"), meta.get("report_date"), meta.get("outlet"))
    items = list(reports(path, given))
    if all(isinstance(x, Refused) for x in items):
        return {"outcome": "refused", "why": [x.reason for x in items if isinstance(x, Refused)]}
    made: dict[str, Any] = {"outcome": "read", "texts": {}, "claims": [], "warnings": [], "actors": {}}
    for number, item in enumerate(items, 1):
        if isinstance(item, Refused):
            made["warnings"].append(item.reason)
            continue
        reading = read(item.report, item.remarks)
        key = f"doc{number}"
        made["texts"][key] = reading.report.text
        made["claims"] += [c | {"doc": key} for c in claims(reading)]
        made["warnings"] += [f"{x.code}: {x.text}" for x in reading.remarks]
        for voice in reading.voices:
            made["actors"] |= {m.of(reading.report.text): voice.id for m in voice.mentions}
    return made


def claims(reading: Reading) -> list[dict[str, Any]]:
    """Return a reading's claims as the manifest's runner wants them."""
    text = reading.report.text
    found: list[dict[str, Any]] = []
    for s in reading.sayings:
        voice = reading.voice(s.voice)
        speaker = f"{voice.name if voice else ''} {s.source.of(text) if s.source else ''}"
        kind = "statement" if s.form.value == "indirect" else "quote"
        found += [{"kind": kind, "start": c.start, "end": c.end, "speaker": speaker.strip()} for c in s.content]
    for f in reading.figures:
        value = None if f.value is None else float(f.value)
        hedge = f.bound.value.replace("_", " ")
        about = f"{f.unit or ''} {f.measure or ''}".strip()
        found.append(
            {"kind": "figure", "start": f.span.start, "end": f.span.end, "value": value, "unit": about, "hedge": hedge}
        )
    found += [{"kind": "event", "start": e.trigger.start, "end": e.trigger.end} for e in reading.events]
    found += [
        {"kind": "time", "start": t.span.start, "end": t.span.end, "dates": [t.value or ""]} for t in reading.times
    ]
    return [c | {"quote": text[c["start"] : c["end"]]} for c in found]


def main(arguments: list[str] | None = None) -> int:
    """Run the folder's runner with the adapter, or be the adapter for one file."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, default=SHARED / "hostile")
    ask.add_argument("--feeds", default="read,html,feed,warc,ingest")
    ask.add_argument("--one", nargs=2, metavar=("FILE", "META"), help=argparse.SUPPRESS)
    a = ask.parse_args(arguments)
    if a.one:
        print(json.dumps(adapter(Path(a.one[0]), json.loads(a.one[1])), ensure_ascii=False))
        return 0
    if not a.folder.is_dir():
        print(f"skipped: there are no hostile inputs at {a.folder}")
        return 0
    entries = json.loads((a.folder / "manifest.json").read_text("utf-8"))["entries"]
    chosen = ",".join(e["id"] for e in entries if e["feed"] in a.feeds.split(",") and not e["generated"])
    runner = a.folder.parent / "reliability_tools" / "nasty_run.py"
    command = f"{sys.executable} -m benchmarks.hostile --one {{file}} {{meta}}"
    how = [sys.executable, str(runner), str(a.folder / "manifest.json"), "--twice", "--only", chosen, "--cmd", command]
    return subprocess.run(how, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
