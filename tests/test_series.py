"""Daily bulletins as tracks: sums since a day, periods, what is new and sorts of people, each followed apart."""

from __future__ import annotations

import pytest

import khabar
from khabar.reconcile.conflicts import conflicts
from khabar.reconcile.told import Told
from khabar.reconcile.tracks import tracks

EN = (
    "The health office of Velmora said on {day} that {past} people had been killed in the past 24 hours.\n\n"
    "{all:,} people have been killed since March 3, 2025, the office said. {press} journalists have been killed since "
    "March 3, 2025, it added."
)
AR = (
    "قالت دائرة الصحة في فيلمورا إن {past} شخصاً قتلوا خلال الساعات الـ24 الماضية.\n\n"
    "وقتل {all:,} شخصاً منذ 3 مارس 2025، بحسب الدائرة. وأضافت أن {press} صحفياً قتلوا منذ 3 مارس 2025."
)
DAYS = (("2025-05-12", "Monday", 20, 1240, 14), ("2025-05-13", "Tuesday", 16, 1256, 11),
        ("2025-05-14", "Wednesday", 31, 1281, 12), ("2025-05-15", "Thursday", 31, 1281, 12))  # fmt: skip
SOME = {"past": 20, "all": 1240, "press": 14}


def bulletin(text: str, day: str, lang: str, outlet: str = "Health Office") -> Told:
    reading = khabar.read(text, lang=lang, published=day, outlet=outlet)
    return Told(reading.report.id, f"{outlet}/{day}/{lang}", "2025-06-01T00:00:00.000000Z", reading)


def series(*langs: str) -> list[Told]:
    made = []
    for n, (day, name, past, whole, press) in enumerate(DAYS):
        lang = langs[n % len(langs)]
        made.append(bulletin((EN if lang == "en" else AR).format(
            day=name, past=past, all=whole, press=press), day, lang))  # fmt: skip
    return made


@pytest.mark.parametrize("langs", [("en",), ("ar",), ("en", "ar")])
def test_sums_periods_and_sorts_of_people_are_followed_apart(langs):
    found = {(t.scope, t.whom): [(p.low, p.step) for p in t.points] for t in tracks(series(*langs))}
    assert found == {
        ("in PT24H", None): [(20, "first"), (16, "next"), (31, "next"), (31, "next")],
        ("since 2025-03-03", None): [(1240, "first"), (1256, "update"), (1281, "update"), (1281, "repeats")],
        ("since 2025-03-03", "journalist"): [(14, "first"), (11, "revision"), (12, "update"), (12, "repeats")],
    }
    assert conflicts(series(*langs)) == ()


@pytest.mark.parametrize(
    ("lang", "other", "disagrees"),
    [
        ("en", "The Osteva Post: 16 people were killed in the past 24 hours in Velmora.", True),
        ("en", "The Osteva Post: 16 people were killed during the past day in Velmora.", True),
        ("en", "The Osteva Post: at least 16 people were killed in the past 24 hours in Velmora.", False),
        ("en", "The Osteva Post: 16 people were killed in the past 48 hours in Velmora.", False),
        ("en", "The Osteva Post: 310 people have been killed since May 1, 2025 in Velmora.", False),
        ("en", "The Osteva Post: 6 women have been killed since March 3, 2025.", False),
        ("ar", "قتل 16 شخصاً خلال الساعات الـ24 الماضية في فيلمورا.", True),
        ("ar", "قتل 16 شخصاً على الأقل خلال الساعات الـ24 الماضية في فيلمورا.", False),
        ("ar", "قتل 16 شخصاً خلال الساعات الـ48 الماضية في فيلمورا.", False),
        ("ar", "قتل 310 أشخاص منذ 1 مايو 2025 في فيلمورا.", False),
        ("ar", "قتلت 6 نساء منذ 3 مارس 2025.", False),
    ],
)
def test_only_like_is_held_against_like(lang, other, disagrees):
    whole = bulletin((EN if lang == "en" else AR).format(day="Monday", **SOME), "2025-05-12", lang)
    paper = bulletin(other, "2025-05-12", lang, "The Osteva Post")
    assert bool([c for c in conflicts([whole, paper]) if c.kind == "value"]) is disagrees


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "{} more people were killed in Velmora, the health office said.", "2025-05-1{}"),
        ("ar", "قتل {} أشخاص جدد في فيلمورا، بحسب دائرة الصحة.", "2025-05-1{}"),
    ],
)
def test_what_is_new_each_day_is_neither_an_update_nor_a_revision(lang, text, day):
    reports = [bulletin(text.format(many), day.format(n), lang) for n, many in enumerate((9, 5, 7), 2)]
    (track,) = [t for t in tracks(reports) if t.measure == "people killed"]
    assert (track.scope, [p.step for p in track.points]) == ("new", ["first", "next", "next"])
