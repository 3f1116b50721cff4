"""RSS and Atom: entries become reports, whatever state the feed is in."""

from __future__ import annotations

import io

import pytest

from khabar.errors import RefusedReport
from khabar.model.report import Basis
from khabar.sources.feeds import reports, reports_in
from khabar.sources.item import Given, Item, Refused, Taken


def read(feed: str | bytes, **how: str) -> list[Item]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(reports_in(data, "feed.xml", Given(), 2_000_000, **how))


def rss(items: str, head: str = "", encoding: str = "utf-8") -> str:
    opened = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{head}{opened}<title>صحيفة أوستيفا</title>{items}</channel></rss>'
    )


ITEM = (
    "<item><title>حريق في سوق زهريت</title><link>https://example.org/1</link><author>بقلم سمير الحسن</author>"
    "<pubDate>{date}</pubDate>"
    "<description>&lt;p&gt;قال الوزير إن &lt;b&gt;21&lt;/b&gt; شخصا أصيبوا.&lt;/p&gt;</description>"
    "</item>"
)


def test_an_entry_is_a_report():
    (taken,) = read(rss(ITEM.format(date="Mon, 12 May 2031 08:00:00 +0300")))
    report = taken.report
    assert report.text == "قال الوزير إن 21 شخصا أصيبوا."
    assert (report.title, report.byline, report.outlet) == ("حريق في سوق زهريت", "سمير الحسن", "صحيفة أوستيفا")
    assert (report.published, report.published_basis) == ("2031-05-12T08:00:00+03:00", Basis.METADATA)
    assert report.source == taken.origin.url == "https://example.org/1"


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("الاثنين، 12 مايو 2031 08:00:00 +0300", "2031-05-12T08:00:00+03:00"),
        ("١٢ أيار ٢٠٣١", "2031-05-12"),
        ("12 ماي 2031 - 8:00", "2031-05-12"),
        ("أمس", None),
    ],
)
def test_dates_in_arabic(date, published):
    (taken,) = read(rss(ITEM.format(date=date)))
    assert taken.report.published == published
    assert any(r.code == "date-unread" for r in taken.remarks) == (published is None)


def test_links_follow_xml_base_and_html_titles_are_text():
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/"><title>x</title><entry><id>1</id>'
        '<title type="html">مقتل &lt;b&gt;9&lt;/b&gt;</title><link href="b/c"/>'
        "<updated>2031-05-12T10:00:00+03:00</updated>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>قُتل 9 أشخاص.</p></div></content>'
        "</entry></feed>"
    )
    (taken,) = read(atom)
    assert (taken.report.title, taken.report.source) == ("مقتل 9", "https://example.org/a/b/c")
    assert taken.report.text == "قُتل 9 أشخاص."


def test_a_link_is_completed_by_where_the_feed_was():
    (taken,) = read(rss("<item><title>قال الوزير</title><link>/n/1</link></item>"), url="https://example.org/feed")
    assert taken.origin.url == "https://example.org/n/1"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[", ""])
def test_a_link_that_leads_nowhere_is_none(link):
    (taken,) = read(rss(f"<item><title>قال الوزير</title><link>{link}</link></item>"))
    assert taken.origin.url is None
    assert taken.report.source == "feed.xml:1"


def test_cdata_cut_in_two_and_scripts():
    items = (
        "<item><title><![CDATA[مقتل 8 ]]]]><![CDATA[> أشخاص]]></title><content:encoded><![CDATA[<p>قُتل 8</p>"
        "<script>x</script><p style='display:none'>سر</p>]]></content:encoded></item>"
    )
    (taken,) = read(rss(items))
    assert taken.report.title == "مقتل 8 ]]> أشخاص"
    assert taken.report.text == "قُتل 8"


def test_an_entry_without_words_is_refused_by_number_and_the_rest_goes_on():
    good = ITEM.format(date="")
    first, second, third = read(rss(f"{good}<item><link>https://example.org/2</link></item>{good}"))
    assert isinstance(first, Taken)
    assert second == Refused("feed.xml:2", "the entry has neither text nor title")
    assert isinstance(third, Taken)


@pytest.mark.parametrize("bad", ["&#xD800;", "&#99999999999;", "&#x110000;"])
def test_an_entry_that_stops_the_parser_is_refused_and_the_rest_is_read(bad):
    good = ITEM.format(date="")
    items = read(rss(f"{good}<item><title>{bad}</title></item>{good}"))
    assert [type(item) for item in items] == [Taken, Refused, Taken]
    assert items[1].source == "feed.xml:2"
    assert items[0].report.outlet == "صحيفة أوستيفا"


def test_a_feed_that_is_cut_says_so():
    whole = rss(ITEM.format(date="") * 3)
    items = read(whole[: whole.rindex("<description>") + 60])
    assert items
    assert all("feed-broken" in {r.code for r in item.remarks} for item in items if isinstance(item, Taken))


def test_windows_1256_is_read_whatever_it_says():
    (taken,) = read(rss(ITEM.format(date=""), encoding="windows-1256").encode("cp1256"))
    assert taken.report.title == "حريق في سوق زهريت"
    assert taken.origin.encoding == "cp1256"
    (taken,) = read(rss(ITEM.format(date=""), encoding="utf-8").encode("cp1256"))
    assert taken.report.title == "حريق في سوق زهريت"


def test_a_small_entity_is_read():
    head = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY ka "قتل 3">]>'
    (taken,) = read(rss("<item><title>&ka;&nbsp;أشخاص</title></item>", head))
    assert taken.report.text == "قتل 3 أشخاص"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % a "x">%a;]>',
        "<!DOCTYPE rss [" + "".join(f'<!ENTITY a{i} "x">' for i in range(200)) + "]>",
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]><!-- {"&a;" * 1000} -->',
    ],
)
def test_entities_that_grow_or_reach_outside_are_refused(head):
    with pytest.raises(RefusedReport, match="entit"):
        read(rss("<item><title>&a;</title></item>", head))


@pytest.mark.parametrize("data", [b"", b"<html><body>x</body></html>", b"hello", b"{}", "قال".encode()])
def test_what_is_no_feed_is_refused(data):
    with pytest.raises(RefusedReport):
        read(data)


def test_a_name_of_a_file_or_address_is_never_opened(tmp_path):
    path = tmp_path / "secret.xml"
    path.write_text(rss(ITEM.format(date="")), "utf-8")
    for data in (str(path).encode(), b"http://127.0.0.1:9/feed"):
        with pytest.raises(RefusedReport):
            read(data)


def test_a_feed_too_large_is_refused():
    with pytest.raises(RefusedReport, match="more than"):
        list(reports(io.BytesIO(b" " * (21 << 20)), "feed.xml", Given(), 2_000_000))


def test_a_heap_of_blank_lines_costs_little():
    read(rss("\n" * 2_000_000 + ITEM.format(date="")))
