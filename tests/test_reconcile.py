"""Reports held against each other: what is the same, what moved, what disagrees, who is behind it; in any order."""

from __future__ import annotations

from datetime import date

import pytest
from benchmarks.copies import main as copied_often
from hypothesis import given, settings
from hypothesis import strategies as st

import khabar
from khabar.reconcile.commitments import commitments
from khabar.reconcile.conflicts import conflicts
from khabar.reconcile.identity import bones
from khabar.reconcile.reprints import compared, reprints
from khabar.reconcile.roots import copies, roots
from khabar.reconcile.shingles import prints, shingled
from khabar.reconcile.stories import stories
from khabar.reconcile.told import Told
from khabar.reconcile.tracks import tracks
from khabar.reconcile.translations import translations

FLOOD = (
    "Floods killed three people in Lastrin on Thursday, Mayor Hedda Brunsvik said. The river rose by two metres "
    "overnight and carried away a bridge, a mill and eleven houses on the eastern bank, Brunsvik said."
)
LONG = (
    "The museum of the river reopens in Zahrit on Sunday after a year of repairs, with boats, nets and maps that "
    "fishers gave, and with a hall for children; tickets are sold at the old customs house by the bridge from nine to "
    "five, and schools come in free of charge on every Tuesday of the month until the end of the autumn term."
)
OTHER = (
    "The price of wheat climbed by four percent in Osteva, the Grain Exchange said, and traders expect a poor harvest "
    "on the plains because the spring was dry and the winter was long and cold."
)


def told(text: str, name: str, day: str = "2025-05-16", outlet: str | None = None, lang: str = "en") -> Told:
    reading = khabar.read(text, lang=lang, published=day, outlet=outlet or name)
    return Told(reading.report.id, name, "2025-06-01T00:00:00.000000Z", reading)


def test_a_copy_is_found_whatever_stands_around_it():
    whole = told(FLOOD, "agency", "2025-05-16T07:00")
    inside = told(f"{OTHER} {FLOOD} {OTHER[::-1]}", "paper", "2025-05-16T09:00")
    (one,) = reprints([inside, whole])
    assert (one.first, one.second) == (whole.id, inside.id)
    assert one.share == 1
    assert max(p.words for p in one.passages) == len(shingled(FLOOD).places)
    assert one.passages[0].second.of(inside.text) == FLOOD.removesuffix(".")


def test_marks_and_letter_forms_make_no_copy_another_text():
    arabic = "قال رئيس البلدية إن النهر ارتفع مترين وجرف جسراً وطاحونة وأحد عشر بيتاً في الضفة الشرقية من المدينة القديمة"
    other = arabic.replace("إ", "ا").replace("ة", "ه").replace(" ", "، ", 3)
    assert shingled(arabic).shingles == shingled(other).shingles


def test_two_reports_on_other_things_share_nothing():
    assert reprints([told(FLOOD, "a"), told(OTHER, "b")]) == ()
    assert compared(told(FLOOD, "a"), told(OTHER, "b")) is None


def test_ten_thousand_words_in_one_report_and_none_in_another():
    assert reprints([told("word " * 10_000, "a"), told("Yes.", "b"), told("No.", "c")]) == ()


def test_many_copies_of_one_story_stay_one_and_cost_no_square():
    many = [told(f"{FLOOD} Edition {n}.", f"paper{n}", f"2025-05-16T{n // 60:02}:{n % 60:02}") for n in range(120)]
    found = reprints(many)
    assert len(found) < 400
    first = min(many, key=lambda t: t.order).id
    assert set(copies(found).values()) == {first}
    assert len(copies(found)) == 119


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_compared(a, b):
    one, other = shingled(a), shingled(b)
    assert prints(one.shingles) <= set(one.shingles)
    assert len(other.shingles) <= len(other.places)


def test_what_a_copy_says_more_surely_is_told():
    careful = told(
        f"At least 12 people were killed in Lastrin, the interior ministry said. {FLOOD}", "a", "2025-05-16T07:00"
    )
    bold = told(f"12 people were killed in Lastrin, the interior ministry said. {FLOOD}", "b", "2025-05-16T08:00")
    (one,) = reprints([careful, bold])
    assert [(d.kind, d.why) for d in one.drift] == [("bound", "it said at least 12, the copy says it flatly")]


def test_stories_are_the_same_in_any_order_and_people_outrank_rules():
    reports = [
        told(FLOOD, "a"),
        told("Mayor Hedda Brunsvik of Lastrin said the floods had killed five people.", "b", "2025-05-17"),
        told(OTHER, "c"),
    ]
    found = stories(reports)
    assert stories(reversed(reports)) == found
    assert {frozenset(s.reports) for s in found} == {frozenset(r.id for r in reports[:2]), frozenset({reports[2].id})}
    pair = tuple(sorted(r.id for r in reports[:2]))
    assert {len(s.reports) for s in stories(reports, {pair: False})} == {1}
    pair = tuple(sorted(r.id for r in reports[1:]))
    assert [len(s.reports) for s in stories(reports, {pair: True})] == [3]


def test_a_story_is_one_across_languages():
    english = told(
        "President Bashar al-Assad met Sergey Lavrov in Damascus on Monday, SANA reported.", "a", "2025-05-12"
    )
    arabic = told("التقى الرئيس بشار الأسد سيرغي لافروف في دمشق يوم الاثنين، بحسب سانا.", "b", "2025-05-12", lang="ar")
    (one,) = [s for s in stories([english, arabic, told(OTHER, "c")]) if len(s.reports) > 1]
    assert set(one.reports) == {english.id, arabic.id}
    assert "Damascus" in one.about or "Sergey Lavrov" in one.about


TOLLS = ("12", "31", "58", "55")


def _tolls() -> list[Told]:
    text = "The blast at the market of Lastrin killed {} people, Mayor Hedda Brunsvik said on {}."
    days = (("Monday", "2025-05-12"), ("Tuesday", "2025-05-13"), ("Wednesday", "2025-05-14"), ("Friday", "2025-05-16"))
    return [told(text.format(n, day), f"paper{n}", at) for n, (day, at) in zip(TOLLS, days, strict=True)]


def test_a_toll_is_followed_and_a_lower_one_is_a_revision():
    (track,) = [t for t in tracks(_tolls()) if t.measure == "people killed"]
    assert [(p.low, p.step) for p in track.points] == [(12, "first"), (31, "update"), (58, "update"), (55, "revision")]
    assert conflicts(_tolls()) == ()


@pytest.mark.parametrize(("other", "disagrees"), [("28", True), ("at least 12", False), ("about 30", False)])
def test_figures_of_one_day_disagree_where_no_number_fits_both(other, disagrees):
    text = "The blast at the market of Lastrin killed {} people, {} said on Tuesday."
    both = [
        told(text.format("31", "Mayor Hedda Brunsvik"), "a", "2025-05-13"),
        told(text.format(other, "Dr. Lubna Qattush"), "b", "2025-05-13"),
    ]
    assert bool([c for c in conflicts(both) if c.kind == "value"]) is disagrees


def _killed(*reports: Told):
    return [(t, f) for t in reports for f in t.reading.figures if f.measure == "people killed"]


def test_ten_papers_on_one_source_have_one_root():
    said = "The blast killed 31 people, Mayor Hedda Brunsvik said."
    papers = [told(f"{said} This is the paper number {n} of its town.", f"paper{n}") for n in range(10)]
    assert roots(_killed(*papers), {}).independent == 1


def test_unnamed_sources_are_never_independent_of_each_other():
    papers = [
        told("The blast killed 31 people, officials said.", "a"),
        told("Officials said 31 people were killed.", "b"),
    ]
    found = roots(_killed(*papers), {})
    assert found.independent == 1
    assert {r.kind for r in found.roots} == {"unnamed"}


def test_a_ring_of_papers_that_quote_each_other_has_no_root():
    ring = [
        told("The Lastrin Post reported that the blast had killed 31 people.", "a", outlet="The Zahrit Courier"),
        told("The Zahrit Courier reported that the blast had killed 31 people.", "b", outlet="The Lastrin Post"),
    ]
    found = roots(_killed(*ring), {})
    assert found.independent == 0
    assert "nobody is at the root" in found.why


CREDITS = {
    "en": ("The blast at the market killed 31 people.\n\n{}", "(Reuters)", "(AP)", "agencies"),
    "ar": ("قتل 31 شخصاً في انفجار بالسوق.\n\n{}", "(رويترز)", "(أ ب)", "(وكالات)"),
}


@pytest.mark.parametrize("lang", sorted(CREDITS))
class TestCredits:
    def test_papers_that_credit_one_agency_have_it_for_their_root(self, lang):
        text, one, other, _ = CREDITS[lang]
        papers = [told(text.format(one), name, lang=lang, outlet=name) for name in ("The Post", "The Courier")]
        found = roots(_killed(*papers), {})
        assert [(r.name, r.kind) for r in found.roots] == [("Reuters", "named")]
        assert found.why == "1 independent: Reuters"
        papers.append(told(text.format(other), "c", lang=lang, outlet="The Herald"))
        assert {r.name for r in roots(_killed(*papers), {}).roots if r.counts} == {"Reuters", "Associated Press"}

    def test_the_credit_of_a_copy_counts_for_what_it_copies(self, lang):
        text, one, *_ = CREDITS[lang]
        first = told(text.format(""), "a", lang=lang, outlet="The Post")
        copy = told(text.format(one), "b", lang=lang, outlet="The Courier")
        found = roots(_killed(first, copy), {copy.id: first.id})
        assert [(r.name, r.counts) for r in found.roots] == [("Reuters", True)]
        assert found.folded == (copy.id,)

    def test_agencies_that_are_not_named_or_are_two_add_nothing(self, lang):
        text, one, other, unnamed = CREDITS[lang]
        named = told(text.format(one), "a", lang=lang, outlet="The Post")
        for credit in (unnamed, f"{one} {other}"):
            found = roots(_killed(named, told(text.format(credit), "b", lang=lang, outlet="The Courier")), {})
            assert [(r.name, r.counts) for r in found.roots] == [
                ("Reuters", True),
                ("agencies that are not told apart", False),
            ]

    def test_an_agency_whose_report_is_here_stands_on_what_that_stands_on(self, lang):
        text, one, *_ = CREDITS[lang]
        says = {"en": "President Bashar al-Assad said the blast killed 31 people.",
                "ar": "قال الرئيس بشار الأسد إن الانفجار قتل 31 شخصاً."}[lang]  # fmt: skip
        agency = told(says, "a", lang=lang, outlet="Reuters")
        paper = told(text.format(one), "b", lang=lang, outlet="The Post")
        assert [r.name for r in roots(_killed(agency, paper), {}).roots] == ["Bashar al-Assad"]

    def test_a_named_source_goes_before_the_credit(self, lang):
        one = CREDITS[lang][1]
        says = {"en": "President Bashar al-Assad said the blast killed 31 people.\n\n{}",
                "ar": "قال الرئيس بشار الأسد إن الانفجار قتل 31 شخصاً.\n\n{}"}[lang]  # fmt: skip
        papers = [told(says.format(credit), credit, lang=lang, outlet=f"Paper {credit}") for credit in ("", one)]
        assert [r.name for r in roots(_killed(*papers), {}).roots] == ["Bashar al-Assad"]


def test_a_promise_is_kept_broken_or_overdue():
    promise = told("Prime Minister Lina Qasim promised to visit Damascus on Saturday.", "a", "2025-05-14")
    kept = told("Prime Minister Lina Qasim visited Damascus on Saturday.", "b", "2025-05-17")
    off = told("Prime Minister Lina Qasim cancelled her visit to Damascus.", "c", "2025-05-16")

    def state(*reports: Told, on: str) -> str:
        (one,) = [c for c in commitments(reports, date.fromisoformat(on)) if c.bound == ("Lina Qasim",)]
        return one.state

    assert state(promise, on="2025-05-14") in {"open", "due"}
    assert state(promise, on="2025-06-14") == "overdue"
    assert state(promise, kept, on="2025-06-14") == "kept"
    assert state(promise, off, on="2025-06-14") == "broken"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Suhayl Darmush", "Suhail Dramosh"),
        ("Elsbet Norqvane", "Elsbet Norkvan"),
        ("Bashar al-Assad", "Bashar Al Asad"),
    ],
)
def test_two_spellings_of_a_name_share_their_bones(one, other):
    assert sorted(bones(one).replace(" ", "")) == sorted(bones(other).replace(" ", ""))


NEWS = (
    "Mayor Hedda Brunsvik of Lastrin said 14 people were killed in Damascus on Thursday. “We have lost a bridge,” "
    "Brunsvik said. President Bashar al-Assad met Sergey Lavrov on Friday. 350 houses were destroyed in Aleppo."
)
ITS_TRANSLATION = (
    "قالت رئيسة البلدية هيدا برونسفيك إن 14 شخصاً قتلوا في دمشق يوم الخميس. والتقى الرئيس بشار الأسد سيرغي لافروف "
    "يوم الجمعة. ودمر 350 منزلاً في حلب."
)
ON_THE_SAME = (
    "دمر 350 منزلاً في حلب. وقال محافظ المدينة إن الأهالي باتوا في المدارس. وقتل 20 شخصاً في حمص يوم الأربعاء. "
    "وقال الرئيس بشار الأسد إن 14 طائرة نقلت الجرحى إلى بيروت، وشكر الصليب الأحمر على مساعدته."
)


def test_a_translation_is_told_by_its_facts_in_their_order():
    english, arabic = told(NEWS, "a", "2025-05-16"), told(ITS_TRANSLATION, "b", "2025-05-17", lang="ar")
    (one,) = translations([arabic, english])
    assert (one.first, one.second, one.kind) == (english.id, arabic.id, "translation")
    assert "stand in the same order in both" in one.why
    assert copies([one]) == {arabic.id: english.id}
    assert translations([english, told(ITS_TRANSLATION, "b", "2025-05-30", lang="ar")]) == ()


def test_another_report_on_the_same_is_no_translation():
    assert translations([told(NEWS, "a"), told(ON_THE_SAME, "b", lang="ar"), told(NEWS, "c", lang="en")]) == ()


def test_many_copies_are_one_story_with_one_root():
    assert copied_often(["--reports", "300"]) == 0


def test_a_copy_is_in_the_story_of_what_it_copies_unless_people_say_otherwise():
    first, copy = told(f"{FLOOD}", "a", "2025-05-16T07:00"), told(f"{FLOOD} Page 7.", "b", "2025-05-16T09:00")
    reports = [first, copy, told(OTHER, "c")]
    (story,) = [s for s in stories(reports) if len(s.reports) > 1]
    assert story.reports == (first.id, copy.id)
    assert story.links[0].why.endswith("of the later one stands word for word in the earlier")
    apart = {tuple(sorted((first.id, copy.id))): False}
    assert {len(s.reports) for s in stories(reports, apart)} == {1}


def test_a_report_that_carries_several_others_is_in_no_ones_story_for_that():
    pieces = [told(FLOOD, "a", "2025-05-16T07:00"), told(OTHER, "b", "2025-05-16T07:00")]
    whole = told(f"{FLOOD} {OTHER} {LONG}", "c", "2025-05-16T09:00")
    copied = [r for r in reprints([*pieces, whole]) if r.second == whole.id]
    assert len(copied) == 2
    assert max(r.of_second for r in copied) < 0.5
