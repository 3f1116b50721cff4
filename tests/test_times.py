"""Every time frame reads its own evidence, and leaves what it must leave."""

import pytest

from khabar.lang import pack
from khabar.model.report import Report
from khabar.reading.draft import Draft
from khabar.reading.numbers.stage import numbers
from khabar.reading.reader import draft
from khabar.reading.times.stage import times

DAY = "2024-04-03"  # a Wednesday
FRAMES = [(code, frame) for code in pack.languages() for frame in pack.load(code).frames.get("times", ())]
CASES = [(code, frame, case) for code, frame in FRAMES for case in frame.reads]
LEFT = [(code, frame, case) for code, frame in FRAMES for case in frame.leaves]


def timed(text: str, lang: str, published: str | None = DAY) -> Draft:
    made = draft(Report(text=text, lang=lang, published=published))
    numbers(made)
    times(made)
    return made


@pytest.mark.parametrize(("code", "frame", "case"), CASES, ids=lambda x: getattr(x, "name", ""))
def test_a_frame_reads_its_evidence(code, frame, case):
    made = timed(case["text"], code)
    mine = [t for t in made.times if t.rule == frame.name]
    if frame.makes == "none":
        assert not [t for t in made.times if t.rule == frame.name]
        return
    assert mine, [(made.text[t.start : t.end], t.rule) for t in made.times]
    assert case["time"] in [made.text[t.start : t.end] for t in mine]
    if "value" in case:
        assert case["value"] in [t.text for t in mine]


@pytest.mark.parametrize(("code", "frame", "case"), LEFT, ids=lambda x: getattr(x, "name", ""))
def test_a_frame_leaves_what_it_must(code, frame, case):
    assert frame.name not in [t.rule for t in timed(case["text"], code).times]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "They met on Monday, in March, yesterday, last week and on 7 October.",
         ["XXXX-WXX-1", "XXXX-03", "REF-P1D", "REF-P1W", "XXXX-10-07"]),
        ("en", "They will meet next week at 19:30.", ["REF+P1W", "T19:30"]),
        ("ar", "اجتمعوا يوم الاثنين وأمس والأسبوع الماضي وفي 7 أكتوبر",
         ["XXXX-WXX-1", "REF-P1D", "REF-P1W", "XXXX-10-07"]),
    ],
)  # fmt: skip
def test_without_the_day_of_the_report_times_stay_symbolic(lang, text, values):
    made = timed(text, lang, None)
    assert [t.text for t in made.times] == values
    assert [r.code for r in made.remarks] == ["time-without-date"]


def test_a_date_that_may_be_read_two_ways_is_not_read():
    made = timed("Filed on 5/4/2024 in Osteva.", "en")
    assert [t.text for t in made.times] == ["2024-XX-XX"]
    assert [r.code for r in made.remarks] == ["ambiguous-date"]


@pytest.mark.parametrize("text", ["", "\ud800", "5" * 5000, "12:" * 400, "a.m. " * 300, "May " * 300, "31/2/2024 " * 9])
def test_no_text_makes_it_fail(text):
    for code in pack.languages():
        timed(text, code)
