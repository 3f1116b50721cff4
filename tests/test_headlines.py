"""Headlines in timelines: what a title says again of the body is the body's; what it says alone stays a line."""

from __future__ import annotations

import pytest

import khabar
from khabar.reconcile.timeline import timeline
from khabar.reconcile.told import Told


def report(text: str, lang: str, outlet: str = "The Lastrin Post", day: str = "2025-05-16") -> Told:
    reading = khabar.read(text, lang=lang, published=day, outlet=outlet)
    return Told(reading.report.id, outlet, "2025-06-01T00:00:00.000000Z", reading)


def words(*reports: Told) -> list[tuple[str, str]]:
    return [(line.kind, line.words) for line in timeline(reports, {}) if line.kind != "said"]


SAME = (
    ("en", "Assad meets Lavrov in Damascus", "President Bashar al-Assad met Sergey Lavrov in Damascus on Friday."),
    ("en", "Gunmen kill 12 in Damascus market",
     "Gunmen killed 12 people at the grain market of Damascus on Friday, Mayor Hedda Brunsvik said."),
    ("ar", "الأسد يلتقي لافروف في دمشق", "التقى الرئيس بشار الأسد سيرغي لافروف في دمشق يوم الجمعة."),
    ("ar", "مقتل 12 شخصاً في هجوم على سوق دمشق",
     "قتل مسلحون 12 شخصاً في هجوم على سوق الحبوب في دمشق يوم الجمعة."),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "title", "body"), SAME)
def test_a_title_that_says_the_same_is_the_bodys_line(lang, title, body):
    told = report(f"{title}\n\n{body}", lang)
    alone = words(report(body, lang))
    assert alone
    assert words(told) == alone
    titled = {f"{told.id}#{e.id}" for e in told.reading.events if e.trigger.start < len(title)}
    assert titled
    assert titled <= {claim for line in timeline([told], {}) for claim in line.claims}


@pytest.mark.parametrize(
    ("lang", "title", "body"),
    [
        ("en", "Assad meets Lavrov in Damascus", "The army shelled Aleppo on Friday. A bridge fell."),
        ("en", "Vasketi cancels meeting with Darmush",
         "President Orlen Vasketi will meet President Suhayl Darmush in Zahrit on Sunday."),
        ("ar", "الأسد يلتقي لافروف في دمشق", "قصف الجيش حلب يوم الجمعة. وسقط جسر."),
        ("ar", "مقتل 12 شخصاً في هجوم على سوق دمشق", "قتل مسلحون 14 شخصاً في سوق دمشق يوم الجمعة."),
    ],
)  # fmt: skip
def test_a_title_that_says_something_else_stays_a_line(lang, title, body):
    assert title in {said for _, said in words(report(f"{title}\n\n{body}", lang))}


@pytest.mark.parametrize(("lang", "title", "body"), SAME)
def test_a_report_that_is_no_more_than_a_title_tells_it(lang, title, body):
    short, whole = report(title, lang, "The Osteva Post"), report(f"{title}\n\n{body}", lang)
    lines = timeline([short, whole], {})
    assert {short.id, whole.id} == {key for line in lines for key in line.reports}


def test_what_a_voice_says_in_the_title_and_again_below_is_said_once():
    told = report(
        "Brunsvik: flood took eleven houses\n\nThe flood carried away eleven houses, Mayor Hedda Brunsvik said.", "en"
    )
    assert [line.words for line in timeline([told], {}) if line.kind == "said"] == [
        "The flood carried away eleven houses"
    ]
