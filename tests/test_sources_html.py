"""Web pages: the article as its reader sees it, and what the page says of itself."""

from __future__ import annotations

import hashlib

import pytest

from khabar.errors import RefusedReport
from khabar.model.report import Basis
from khabar.sources import html as pages
from khabar.sources.dates import agreed, moment, said
from khabar.sources.html import fragment, page
from khabar.sources.imprint import unlabelled
from khabar.sources.item import Given, Taken

BODY = (
    "<p>قال الوزير سالم الحربي إن 21 شخصا أصيبوا في حريق سوق زهريت القديم.</p>"
    "<p>وأضاف الوزير في مؤتمر صحفي أن فرق الإطفاء سيطرت على الحريق بعد ثلاث ساعات.</p>"
    "<p>وأفاد شهود عيان بأن النيران امتدت إلى المحال المجاورة قبل وصول سيارات الإسعاف.</p>"
)


def read(body: str = BODY, head: str = "", url: str | None = None, lang: str = "ar") -> Taken:
    markup = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return page(markup.encode(), "page.html", Given(), 2_000_000, url=url)


def article(body: str) -> str:
    return read(f"<article>{body}{BODY}</article>").report.text.split("\n")[0]


def codes(taken: Taken) -> set[str]:
    return {remark.code for remark in taken.remarks}


def test_json_ld_gives_title_byline_outlet_and_the_moment_with_its_zone():
    data = """{"@context": "https://schema.org", "@graph": [
      {"@type": "WebSite", "name": "x"},
      {"@type": ["NewsArticle"], "headline": "حريق في سوق زهريت",
       "author": [{"@type": "Person", "name": "كتبت: ليلى سعد"}],
       "publisher": {"@type": "Organization", "name": "صحيفة أوستيفا"},
       "datePublished": "2031-05-12T21:15:00+03:00"}]}"""
    script = f'<script type="application/ld+json">{data}</script>'
    taken = read(
        head=script + '<link rel="canonical" href="/a/1">',
        url="https://example.org/a?x=1",
    )
    report = taken.report
    assert (report.title, report.byline, report.outlet) == ("حريق في سوق زهريت", "ليلى سعد", "صحيفة أوستيفا")
    assert (report.published, report.published_basis) == ("2031-05-12T21:15:00+03:00", Basis.METADATA)
    assert report.source == "https://example.org/a?x=1"
    assert taken.origin.url == "https://example.org/a/1"
    assert report.text.startswith("قال الوزير سالم الحربي")


def test_meta_elements_where_there_is_no_json_ld():
    head = (
        '<meta property="og:title" content="A fire &amp; its end"><meta name="author" content="By Jane Roe">'
        '<meta property="og:site_name" content="The Osteva Post">'
        '<meta property="article:published_time" content="2031-05-12T08:00:00Z">'
    )
    body = "<article>" + "<p>The mayor said on Monday that 21 people were hurt in the fire at the old market.</p>" * 3
    report = read(body, head, lang="en").report
    assert (report.title, report.byline, report.outlet) == ("A fire & its end", "Jane Roe", "The Osteva Post")
    assert (report.published, report.published_basis) == ("2031-05-12T08:00:00+00:00", Basis.METADATA)
    assert report.lang == "en"


def test_two_dates_that_differ_are_told():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-05-12"}</script>'
        '<meta property="article:published_time" content="2031-05-14">'
    )
    taken = read(head=head)
    assert taken.report.published == "2031-05-12"
    assert "dates-differ" in codes(taken)


@pytest.mark.parametrize(
    "data",
    ["{", "[" * 100_000, '{"@type": 5}', '{"@type": "NewsArticle", "author": {"name": [1]}, "headline": 3}', "1e999"],
)
def test_broken_json_ld_says_nothing(data):
    report = read(head=f'<title>عنوان</title><script type="application/ld+json">{data}</script>').report
    assert (report.title, report.published, report.byline) == ("عنوان", None, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الاثنين 12 أيار 2031", "2031-05-12"),
        ("نشر في: ١٢ ماي ٢٠٣١ - 21:15", "2031-05-12"),
        ("آخر تحديث 12 مايو/أيار 2031", "2031-05-12"),
        ("12/05/2031", None),  # or the 5th of December
        ("مايو 2031", None),
    ],
)
def test_a_bare_page_is_dated_by_the_line_beside_its_article(line, day):
    report = read(f"<table><tr><td><h1>حريق في السوق</h1><br>{line}<br>{BODY}</td></tr></table>").report
    assert report.published == day
    assert report.published_basis == (Basis.INFERRED if day else Basis.UNKNOWN)


def test_two_days_beside_the_article_are_no_day():
    report = read(f"<h1>حريق</h1><p>12 مايو 2031</p>{BODY}<p>13 مايو 2031</p>").report
    assert report.published is None


def test_a_number_in_the_text_is_no_date():
    report = read(f"<article>{BODY}<p>وألقت الطائرات قنابل زنة 2000 رطل على المدينة.</p></article>").report
    assert report.published is None


@pytest.mark.parametrize("tag", ["span", "b", "a", "i", "time", "bdi", "font", "strong", "u"])
def test_a_number_cut_by_a_tag_is_one_number(tag):
    assert article(f"<p>قتل 1<{tag}>20</{tag}>0 شخص في الهجوم على المدينة.</p>").startswith("قتل 1200 شخص")


def test_what_stands_apart_stays_apart():
    assert article("<p>نزح 5<br>6 عائلات من المدينة.</p>") == "نزح 5"
    assert article("<p>قتل 1,200<sup>1</sup> شخص في الهجوم.</p>").startswith("قتل 1,200 1 شخص")
    text = read(
        f"<article>{BODY}<table><tr><td>12</td><td>30</td></tr><tr><td>9</td><td>41</td></tr></table>"
    ).report.text
    assert "1230" not in text
    assert "941" not in text
    assert "---" not in text


def test_quotations_captions_and_times_are_kept():
    assert article("<p>قال الوزير <q>لن نقبل</q> في بيان مكتوب.</p>").startswith("قال الوزير “لن نقبل”")
    text = read(
        f"<article>{BODY}<figure><img src=x><figcaption>قتل 7 أشخاص</figcaption></figure></article>"
    ).report.text
    assert "قتل 7 أشخاص" in text


@pytest.mark.parametrize(
    "hidden",
    [
        'style="display: none"', "hidden", 'style="color:#FFF;background:white"', 'style="font-size:0px"',
        'style="position:absolute; left:-9999px"', 'style="visibility:hidden !important"',
        'style="color: rgb(255, 255, 255); background-color: #ffffff"', 'style="opacity:0"',
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_not_read_and_is_told(hidden):
    taken = read(f"<article><!-- 700 قتيل -->{BODY}<p {hidden}>استقال رئيس البلدية اليوم.</p></article>")
    assert "استقال" not in taken.report.text
    assert "700" not in taken.report.text
    assert "hidden-text" in codes(taken)


def test_scripts_are_never_text():
    taken = read(f"<article>{BODY}<script>قتل 99</script><svg><text>قتل 98</text></svg><style>قتل 97</style></article>")
    assert "قتل 9" not in taken.report.text
    assert "hidden-text" not in codes(taken)


@pytest.mark.parametrize("depth", [250, 260, 5_000, 100_000])
def test_deep_nesting_loses_nothing(depth):
    taken = read("<div>" * depth + BODY + "</div>" * depth)
    assert "21 شخصا" in taken.report.text
    assert "سيارات الإسعاف" in taken.report.text


def test_an_article_of_few_of_the_pages_words_is_told(monkeypatch):
    monkeypatch.setattr(pages, "_main", lambda *_: "قال الوزير سالم إن القرار خطأ")
    assert "text-lost" in codes(read(f"<article>{BODY * 30}</article>"))
    assert "text-lost" not in codes(read(f"<article>{BODY}</article>"))


@pytest.mark.parametrize(
    ("encoding", "declared"), [("cp1256", ""), ("cp1256", "windows-1256"), ("cp1256", "iso-8859-1"), ("utf-8", "x")]
)
def test_pages_in_old_encodings(encoding, declared):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    data = f"<html><head>{meta}</head><body><article>{BODY}</article></body></html>".encode(encoding)
    taken = page(data, "page.html", Given(), 2_000_000)
    assert "سالم الحربي" in taken.report.text
    assert taken.origin.encoding == encoding
    assert taken.origin.sha256 == "sha256:" + hashlib.sha256(data).hexdigest()


def test_what_the_user_says_fills_in_and_the_outlet_he_names_wins():
    data = f"<html><body><article>{BODY}</article></body></html>".encode()
    report = page(data, "page.html", Given(published="2031-05-12", outlet="صحيفة"), 2_000_000).report
    assert (report.published, report.published_basis, report.outlet) == ("2031-05-12", Basis.GIVEN, "صحيفة")


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"%PDF-1.4", b"<html><body><script>x</script></body></html>", b"\x00" * 99]
)
def test_a_page_without_text_is_refused(data):
    with pytest.raises(RefusedReport):
        page(data, "page.html", Given(), 2_000_000)


def test_a_page_too_large_is_refused():
    with pytest.raises(RefusedReport, match="more than"):
        page(b"<p>x" * (6 << 20), "page.html", Given(), 2_000_000)


def test_a_fragment_keeps_its_paragraphs():
    text, remarks = fragment("<p>مقتل <b>9</b></p><p>غدا<br>اليوم</p><p hidden>سر</p>")
    assert text == "مقتل 9\n\nغدا\nاليوم"
    assert [r.code for r in remarks] == ["hidden-text"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2031-05-12T21:15:00+0300", "2031-05-12T21:15:00+03:00"),
        ("2031-05-12T21:15:00Z", "2031-05-12T21:15:00+00:00"),
        ("2031-05-12 21:15", "2031-05-12T21:15:00"),
        ("Mon, 12 May 2031 21:15:00 +0300", "2031-05-12T21:15:00+03:00"),
        ("2031-05-12", "2031-05-12"),
        ("0001-01-01T00:00:00", None),
        ("soon", None),
        ("9" * 400, None),
    ],
)
def test_moments(written, read_as):
    assert moment(written) == read_as


def test_days_as_people_write_them():
    assert said("الاثنين، 01 أبريل 2024 10:00:00 +0300") == "2024-04-01T10:00:00+03:00"
    assert said("22 رمضان 1445 هـ") == "2024-04-01"
    assert said("Published April 1, 2024 at 10:00 am") == "2024-04-01"
    assert said("من 1 أبريل 2024 إلى 3 أبريل 2024") is None
    assert agreed(["x", "1 أبريل 2024", "1 April 2024 10:00 GMT"]) == "2024-04-01T10:00:00+00:00"
    assert agreed([]) is None


@pytest.mark.parametrize(
    ("byline", "name"),
    [("بقلم سمير الحسن", "سمير الحسن"), ("كتب: سمير", "سمير"), ("By Jane Roe", "Jane Roe"), ("كتبي", "كتبي")],
)
def test_labels_are_no_part_of_a_name(byline, name):
    assert unlabelled(byline) == name
