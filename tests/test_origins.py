"""Whom copies come from: whom they credit at head or foot, whom they cite, who was first; or nobody."""

from __future__ import annotations

from itertools import count

import pytest

import khabar
from khabar.model.report import Report
from khabar.reconcile.origins import origins
from khabar.reconcile.reports import Held
from khabar.reconcile.reprints import reprints
from khabar.reconcile.roots import copies
from khabar.reconcile.told import Told
from khabar.text.credit import credited

EN = (
    "Floods killed three people in Lastrin on Thursday, Mayor Hedda Brunsvik said. The river rose by two metres "
    "overnight and carried away a bridge, a mill and eleven houses on the eastern bank, Brunsvik said."
)
AR = (
    "قتل ثلاثة أشخاص في فيضانات ضربت لاسترين يوم الخميس، بحسب رئيسة البلدية هيدا برونسفيك. وارتفع النهر مترين خلال "
    "الليل وجرف جسراً وطاحونة وأحد عشر بيتاً على الضفة الشرقية من المدينة القديمة."
)
NUMBER = count()


def report(text: str, outlet: str, at: str = "2025-05-16", *, lang: str = "en", byline: str | None = None) -> Told:
    reading = khabar.read(text, lang=lang, published=at, outlet=outlet, byline=byline)
    return Told(reading.report.id, f"made-up/{next(NUMBER)}", "2025-06-01T00:00:00.000000Z", reading)


def of(*reports: Told):
    (one,) = origins(Held.of(reports), copies(reprints(reports)))
    return one


@pytest.mark.parametrize(
    ("lang", "byline", "text", "names"),
    [
        ("en", None, f"LASTRIN (Reuters) - {EN}", ["Reuters"]),
        ("en", None, f"LASTRIN, May 16 (Reuters) - {EN}", ["Reuters"]),
        ("en", "By Jane Roe, AFP", EN, ["AFP"]),
        ("en", "Jane Roe and agencies", EN, [None]),
        ("en", "Staff and Reuters", EN, ["Reuters"]),
        ("en", "Reuters/AFP", EN, ["Reuters", "AFP"]),
        ("en", None, f"{EN}\n\nAgence France-Presse", ["AFP"]),
        ("en", None, f"{EN} (Reuters)", ["Reuters"]),
        ("en", "Jane Roe, Lastrin", EN, []),
        ("en", None, f"{EN} The dam held, she told Reuters.", []),
        ("en", None, f"Reuters said the dam held. {EN}", []),
        ("ar", "لاسترين - رويترز", AR, ["Reuters"]),
        ("ar", "الجريدة - (أ.ف.ب):", AR, ["AFP"]),
        ("ar", "أ ف ب (لاسترين)", AR, ["AFP"]),
        ("ar", "لاسترين ــ الفرنسية:", AR, ["AFP"]),
        ("ar", "وكالات - لاسترين", AR, [None]),
        ("ar", "لاسترين: واس، د ب أ", AR, ["Saudi Press Agency", "dpa"]),
        ("ar", None, f"لاسترين - واس\n\n{AR}", ["Saudi Press Agency"]),
        ("ar", None, f"{AR} (رويترز)", ["Reuters"]),
        ("ar", "كتب محمد بنا", AR, []),
        ("ar", "لاسترين - سالم العامري", AR, []),
        ("ar", None, f"ذكرت وكالة رويترز (رويترز) أن السد صمد. {AR}", []),
        ("ar", None, f"قال «أنسا» إن السد صمد. {AR}", []),
        ("ar", None, f"واس- لاسترين: {AR}", ["Saudi Press Agency"]),
        ("ar", "لاسترين - «رويترز»", AR, ["Reuters"]),
        ("ar", "لاسترين - وكالة الضفتين", AR, ["وكالة الضفتين"]),
        ("en", "Two Rivers News Agency", EN, ["Two Rivers News Agency"]),
        ("en", None, f"The Italian agency (ANSA) said so. {EN}", []),
        ("ar", None, f"{AR} وأبلغت برونسفيك رويترز أن السد صمد.", []),
    ],
)
def test_an_agency_is_credited_where_it_stands_alone_between_marks(lang, byline, text, names):
    found = credited(Report(text, lang, outlet="The Lastrin Post", byline=byline))
    assert [one.name for one in found] == names


def test_no_outlet_credits_itself():
    assert credited(Report(f"LASTRIN (Reuters) - {EN}", "en", outlet="رويترز")) == ()


@pytest.mark.parametrize(("lang", "text"), [("en", EN), ("ar", AR)])
class TestOrigin:
    def test_the_agency_that_most_outlets_credit(self, lang, text):
        one = of(
            report(text, "a", lang=lang, byline="Reuters"),
            report(text, "b", lang=lang, byline="Reuters"),
            report(text, "c", "2025-05-15", lang=lang, byline="AFP"),
            report(text, "d", "2025-05-15", lang=lang),
        )
        assert (one.name, one.kind) == ("Reuters", "credited")
        assert 0.6 < one.score < 0.7
        assert one.why == "it comes from Reuters, 2 of 4 outlets crediting it; some name AFP"

    def test_the_agency_whose_own_report_is_here(self, lang, text):
        agency = report(text, "Reuters", "2025-05-16T07:00", lang=lang)
        one = of(report(f"{text} {text[:30]}", "b", "2025-05-16T08:00", lang=lang, byline="Reuters"), agency)
        assert (one.name, one.kind, one.score) == ("Reuters", "printed", 1.0)
        assert one.why == "Reuters printed it, 1 of 1 other outlet crediting it"

    def test_the_first_printer_where_nobody_is_named(self, lang, text):
        one = of(report(text, "a", "2025-05-17", lang=lang), report(text, "b", "2025-05-16", lang=lang))
        assert (one.name, one.kind, one.score) == ("b", "first", 0.5)
        assert one.why == "nobody is credited; b printed it on 2025-05-16, before 1 other outlet"

    def test_nobody_where_the_days_do_not_tell(self, lang, text):
        one = of(report(text, "a", "2025-05-16", lang=lang), report(text, "b", "2025-05-16T08:00", lang=lang))
        assert (one.name, one.kind, one.score) == (None, "unknown", 0.0)
        assert "at one time as far as is known" in one.why

    def test_nobody_where_two_are_named_alike(self, lang, text):
        one = of(report(text, "a", lang=lang, byline="Reuters"), report(text, "b", lang=lang, byline="AFP"))
        assert (one.name, one.kind) == (None, "unknown")
        assert one.why in {f"as many of them name {x} as {y}" for x, y in (("AFP", "Reuters"), ("Reuters", "AFP"))}

    def test_the_one_named_earlier_where_two_are_named_as_often(self, lang, text):
        early = report(text, "b", "2025-05-15", lang=lang, byline="AFP")
        assert of(report(text, "a", lang=lang, byline="Reuters"), early).name == "AFP"


@pytest.mark.parametrize(
    ("lang", "byline", "text", "said"),
    [
        ("en", "Agencies", EN, "Haaretz reported on Thursday that the dam had held. "),
        ("ar", "وكالات", AR, "ذكرت صحيفة هآرتس يوم الخميس أن السد صمد. "),
    ],
)
def test_a_paper_that_is_cited_where_none_is_credited(lang, byline, text, said):
    plain = report(text, "a", lang=lang, byline=byline)
    one = of(plain, report(f"{said}{text}", "b", lang=lang))
    assert (one.name, one.kind, one.score) == ("Haaretz", "cited", 0.7)
    unnamed = of(plain, report(f"{text} {text[:30]}", "b", "2025-05-17", lang=lang))
    assert (unnamed.name, unnamed.why) == (None, "they credit agencies and do not say which")


def test_an_unlisted_agency_counts_by_its_outlet_or_by_two_that_name_it():
    slug = f"LASTRIN, May 16 (VPB) - {EN}"
    once = of(report(slug, "a"), report(EN, "b"))
    assert once.name is None
    assert of(report(slug, "a"), report(slug, "b"), report(EN, "c")).name == "VPB"
    printed = of(report(slug, "Velmora Press Bureau", "2025-05-16T06:00"), report(slug, "b", "2025-05-16T07:00"))
    assert (printed.name, printed.kind) == ("Velmora Press Bureau", "printed")


def test_a_paper_is_no_origin_for_being_named_in_its_own_byline_place():
    one = of(
        report(AR, "x", "2025-05-16", lang="ar", byline="الجزيرة - سالم:"),
        report(AR, "y", "2025-05-17", lang="ar"),
    )
    assert (one.name, one.kind) == ("x", "first")


def test_the_same_reports_have_one_origin_in_any_order():
    reports = [report(EN, "a", byline="Reuters"), report(f"{EN} Page 3.", "b"), report(EN, "c", "2025-05-14")]
    found = copies(reprints(reports))
    assert origins(Held.of(reports), found) == origins(Held.of(reversed(reports)), found)
