"""What holds of every reading, whatever the text."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from importlib.resources import files
from itertools import product
from pathlib import Path
from unittest.mock import Mock

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import khabar
from khabar.model.codec import dumps, loads
from khabar.model.notation import entries, parse, write
from khabar.model.reading import Reading
from khabar.model.text import Span
from khabar.reading.sayings import callings
from traps import ARABIC, ENGLISH, texts

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SCHEMA = json.loads(files("khabar.model").joinpath("reading.schema.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)
DAYS = st.sampled_from([None, "2024-04-03", "2024-02-29T23:59:59+02:00"])


def read(text: str, lang: str, published: str | None = None) -> Reading | None:
    try:
        return khabar.read(text, lang=lang, published=published)
    except khabar.RefusedReport:
        return None


def spans(reading: Reading) -> list[Span]:
    made: list[Span | None] = [*reading.sentences]
    for voice in reading.voices:
        made += [*voice.mentions, *voice.coreferent]
    for place in reading.places:
        made += place.mentions
    made += [t.span for t in reading.times]
    for s in reading.sayings:
        made += [s.span, *s.content, s.source, s.cue]
    for f in reading.figures:
        made += [f.span, f.what]
    for e in reading.events:
        made += [e.trigger, e.actor_span, e.recipient_span]
    made += [x.span for x in reading.remarks]
    return [x for x in made if x is not None]


def check(reading: Reading) -> None:
    text = reading.report.text
    for span in spans(reading):
        words = span.of(text)
        assert span.end <= len(text)
        assert words.strip(), f"{span} holds no words"
    ids = {s.id for s in reading.sayings}
    assert all(s.parent in {*ids, None} and s.parent != s.id for s in reading.sayings)
    for claim in (*reading.figures, *reading.events):
        assert set(claim.chain) <= ids
        assert [s.id for s in reading.chain(claim)] == list(claim.chain)
    voices = {v.id for v in reading.voices}
    assert {s.voice for s in reading.sayings} <= {*voices, None}
    assert {v for e in reading.events for v in (*e.actors, *e.recipients)} <= voices
    line = dumps(reading)
    VALID.validate(json.loads(line))
    assert dumps(loads(line)) == line
    shown = entries(reading, ("saying", "figure", "event", "time", "voice", "place", "remark"))
    assert parse(write(shown)) == shown
    assert parse(write(shown, isolate=True)) == shown


@pytest.mark.parametrize("lang", ["ar", "en"])
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_every_span_is_what_was_quoted(lang, data):
    reading = read(data.draw(texts(lang)), lang, data.draw(DAYS))
    if reading:
        check(reading)


@pytest.mark.parametrize("lang", ["ar", "en"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_reading_twice_gives_the_same_bytes(lang, data):
    text = data.draw(texts(lang))
    first, second = read(text, lang), read(text, lang)
    assert (first and dumps(first)) == (second and dumps(second))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_at_all_is_read_or_refused(text):
    for lang in ("ar", "en"):
        reading = read(text, lang)
        if reading:
            check(reading)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_our_own_reports_read_whole(path):
    reading = khabar.read(path.read_text("utf-8"), published="2031-05-12")
    check(reading)
    assert reading.sayings
    assert reading.figures
    assert reading.events
    assert reading.times
    assert reading.voices
    assert reading.places


@pytest.mark.parametrize(("lang", "text"), [("ar", " ".join(ARABIC)), ("en", " ".join(ENGLISH))])
def test_no_report_date_gives_no_date(lang, text):
    reading = khabar.read(text, lang=lang)
    dated = [t for t in reading.times if t.type.value in ("date", "time")]
    assert dated
    assert not [t for t in dated if t.value and t.value[:4].isdigit()]


PROBE = """
import json, sys
from khabar.cli import main
main(["read", *sys.argv[1:], "--json"])
"""


@pytest.mark.parametrize(
    "changed",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Adak", "LC_ALL": "ar_EG.UTF-8", "LANGUAGE": "ar"},
    ],
)
def test_same_input_same_bytes_on_any_machine(changed):
    def output(environment: dict[str, str]) -> bytes:
        command = [sys.executable, "-c", PROBE, str(EXAMPLES / "reports.jsonl")]
        return subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment}).stdout

    assert output({"PYTHONHASHSEED": "0", "TZ": "UTC"}) == output(changed)


@pytest.mark.parametrize(
    "text",
    [
        "قالت رئيسة الوزراء رباب القشطيني: «لن نفاوض والصهاريج تُقصف».",
        "وطالبت رئيسة الوزراء رباب القشطيني باجتماع طارئ. ووقع الهجوم على القافلة يوم السبت.",
    ],
)
def test_nobody_is_named_for_an_attack_whom_the_report_does_not_name_for_it(text):
    assert [e.actors for e in khabar.read(text, lang="ar").events if e.type.value == "ASSAULT"] == [()]


def test_what_is_shown_of_a_reading_parses_back():
    made = khabar.read("قال الوزير سالم الهدار إن 3 أشخاص أصيبوا.", lang="ar")
    assert parse(khabar.notation(made)) == entries(made)
    assert khabar.notation(made).startswith("saying indirect\n")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_what_was_read_is_freed_without_the_collector(path):
    text, lang = path.read_text("utf-8"), path.stem[-2:]
    read(text, lang)
    gc.collect()
    gc.disable()
    try:
        read(text, lang)
        assert gc.collect() == 0
    finally:
        gc.enable()


def parties(many: int) -> str:
    words = ["ا".join(word) for word in list(product("بتجحدرسشفقكلمن", repeat=3))[:many]]
    return "\n".join(f"زار الوفد حزب ال{x}يز يوم الأحد.\nوقال الحزب ال{x}ي إن العمل مستمر." for x in words)


def test_twice_as_many_parties_are_no_more_than_twice_as_much_to_look_at(monkeypatch):
    looks = Mock(side_effect=callings.stems_of)
    monkeypatch.setattr(callings, "stems_of", looks)
    counts = []
    for many in (50, 100):
        looks.reset_mock()
        khabar.read(parties(many), lang="ar")
        counts.append(looks.call_count)
    assert 0 < counts[0] < counts[1] < 2.5 * counts[0]
