"""The words everybody speaks: what cannot be built, and what survives writing and reading."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model.cameo import kinds, roots
from khabar.model.claim import Bound, Event, EventType, Figure, Form, Modality, Saying
from khabar.model.codec import dumps, loads, plain
from khabar.model.notation import BadNotation, Entry, Line, entries, parse, write
from khabar.model.reading import Reading
from khabar.model.report import Report
from khabar.model.text import Span
from khabar.model.voice import Voice, VoiceKind

TEXT = "قالت سلمى إن 12 شخصاً قتلوا في هجوم."


def reading() -> Reading:
    def at(words: str) -> Span:
        start = TEXT.index(words)
        return Span(start, start + len(words))

    return Reading(
        Report(TEXT, "ar", outlet="نهار زهريت"),
        sentences=(Span(0, len(TEXT)),),
        voices=(Voice("v1", "Salma", VoiceKind.PERSON, names={"ar": "سلمى"}, mentions=(at("سلمى"),)),),
        sayings=(Saying("s1", Span(0, 35), (Span(13, 35),), Form.INDIRECT, at("سلمى"), at("قالت"), "v1", hedged=True),),
        figures=(
            Figure("f1", at("12"), Decimal(12), Bound.EXACT, unit="person", what=at("شخصاً"), chain=("s1",)),
            Figure("f2", at("12"), Decimal("2.5"), Bound.ABOUT, low=Decimal("2E+3")),
        ),
        events=(Event("e1", at("هجوم"), EventType.ASSAULT, Modality.ACTUAL, actors=("v1",), chain=("s1",)),),
    )


def test_no_words_no_claim():
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 3)
    with pytest.raises(ValueError, match="no words"):
        Saying("s1", Span(0, 1), (), Form.DIRECT)


def test_json_and_back():
    line = dumps(reading())
    assert loads(line) == reading()
    assert "\n" not in line
    figures = plain(reading())["figures"]
    assert (figures[0]["value"], figures[1]["value"], figures[1]["low"]) == (12, 2.5, 2000)


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="format '2'"):
        loads('{"khabar": "2"}')


def test_the_id_depends_on_what_the_report_is_and_on_nothing_else():
    one = Report(TEXT, "ar", source="a.txt", title="x")
    assert one.id == Report(TEXT, "ar", source="elsewhere").id
    assert len({one.id, Report(TEXT, "en").id, Report(TEXT, "ar", outlet="x").id, Report(TEXT + " ", "ar").id}) == 4


def test_the_page_draws_the_chain_from_root_to_outlet():
    shown = write(entries(reading(), ["figure"]))
    assert shown.startswith(
        'figure exact 12 person\n  words "12"\n  what "شخصاً"\n  root Salma "سلمى"\n  outlet نهار زهريت\n'
    )
    assert all(line.count('"') in (0, 2) for line in shown.splitlines())


def test_an_entry_shows_another_that_asks_for_less():
    saying = entries(reading(), ["saying"])[0]
    assert saying.shows(Entry("saying", ("indirect",), (Line("cue", "", "قالت"),)))
    assert not saying.shows(Entry("saying", ("direct",)))
    assert not saying.shows(Entry("saying", ("indirect",), (Line("cue", "", "قال"),)))


PLAIN = st.text(max_size=12).map(lambda t: " ".join(t.split()))
HEAD = st.lists(PLAIN.filter(lambda t: t and " " not in t), max_size=3).map(tuple)
KEY = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
LINES = st.lists(st.builds(Line, KEY, PLAIN, st.none() | st.text(max_size=20)), max_size=4).map(tuple)


@given(st.lists(st.builds(Entry, KEY, HEAD, LINES), max_size=4).map(tuple), st.booleans())
def test_the_notation_parses_back(what, isolate):
    assert parse(write(what, isolate=isolate)) == what


@pytest.mark.parametrize("text", ["  words", '  words "open', 'saying\n  words "open'])
def test_what_is_no_notation_is_refused_by_line(text):
    with pytest.raises(BadNotation, match="line"):
        parse(text)


def test_cameo_roots_and_plover_types_answer_each_other() -> None:
    """Each of PLOVER's sixteen types has a root, and is among the types of it; our own four have none."""
    own = {EventType.DISASTER, EventType.ACCIDENT, EventType.CRIME, EventType.VOTE}
    for kind in EventType:
        assert bool(roots(kind)) == (kind not in own)
        assert all(kind in kinds(root) for root in roots(kind))
    assert kinds("193") == (EventType.ASSAULT,)
    assert kinds("08") == (EventType.CONCEDE, EventType.RETREAT)
