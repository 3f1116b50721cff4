"""Fetching reaches public addresses only, stays within bounds, and asks again only for what is new."""

from __future__ import annotations

import gzip
import ssl
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from khabar.errors import NotNow, RefusedReport
from khabar.sources import fetch as fetching
from khabar.sources.fetch import Fetched, Rules, fetch, reports
from khabar.sources.item import Given, Refused
from servers import LOCAL, give, refused

BODY = "<p>قال الوزير سالم إن القرار خطأ كبير جدا.</p>" * 4
PAGE = f"<html><head><title>حريق</title></head><body>{BODY}</body></html>".encode()


def test_a_page_is_fetched_and_read(serve):
    url = serve(give(PAGE, ETag='"1"', Last_Modified="Mon, 12 May 2031 08:00:00 GMT")) + "/a?b=ج"
    got = fetch(url, rules=LOCAL)
    assert (got.data, got.media, got.charset, got.etag) == (PAGE, "text/html", "utf-8", '"1"')
    assert got.modified == "Mon, 12 May 2031 08:00:00 GMT"
    (taken,) = reports(got, Given())
    assert "سالم" in taken.report.text
    assert taken.origin.url == url
    assert taken.origin.seen == got.seen


def test_a_feed_and_a_text_are_read():
    item = "<item><title>قال الوزير</title><link>/1</link></item>"
    feed = f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>"
    (taken,) = reports(Fetched("a", "https://example.org/f", feed.encode(), "text/html"), Given())
    assert taken.origin.url == "https://example.org/1"
    (taken,) = reports(
        Fetched("a", "https://example.org/t", "قال الوزير".encode("cp1256"), "text/plain", "cp1256"), Given()
    )
    assert (taken.report.text, taken.report.source) == ("قال الوزير", "https://example.org/t")
    (no,) = reports(Fetched("a", "https://example.org/p", b"\x89PNG", "image/png"), Given())
    assert no == Refused("a", "it is image/png: no page, feed or text")


def test_what_did_not_change_is_not_sent_again(serve):
    def answer(handler):
        same = handler.headers["If-None-Match"] == '"1"' and handler.headers["If-Modified-Since"] == "x"
        (give(b"", 304) if same else give(PAGE))(handler)

    url = serve(answer)
    assert not fetch(url, rules=LOCAL).unchanged
    got = fetch(url, etag='"1"', modified="x", rules=LOCAL)
    assert got.unchanged
    assert got.data == b""


def test_redirects_are_followed_to_a_limit(serve):
    def answer(handler):
        step = int(handler.path[1:])
        (give(PAGE) if step == 3 else give(b"", 302, Location=f"/{step + 1}"))(handler)

    url = serve(answer)
    assert fetch(f"{url}/0", rules=LOCAL).url == f"{url}/3"
    assert "redirects" in refused(f"{url}/4")


def test_a_redirect_inside_is_refused_before_it_is_connected_to(serve):
    reached = []
    inside = serve(lambda h: reached.append(h.path), host="127.0.0.2")
    url = serve(give(b"", 302, Location=f"{inside}/secret"))
    assert "no public address" in refused(url)
    assert not reached


@pytest.mark.parametrize(
    "there", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "http://u:p@127.0.0.1/", "//"]
)
def test_a_redirect_to_another_kind_of_address_is_refused(serve, there):
    assert refused(serve(give(b"", 302, Location=there)))


def test_a_name_that_changes_its_address_is_connected_to_where_it_was_checked(serve):
    reached, asked = [], []
    inside = serve(lambda h: (reached.append(h.path), give(PAGE)(h)), host="127.0.0.2")
    port = int(inside.rpartition(":")[2])

    def rebinding(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1" if len(asked) == 1 else "127.0.0.2"]

    rules = replace(LOCAL, look_up=rebinding)
    assert "could not be fetched" in refused(f"http://rebind.example:{port}/", rules)
    assert asked == ["rebind.example"]
    assert not reached
    assert "no public address" in refused(f"http://rebind.example:{port}/", rules)
    assert not reached


def test_a_name_with_one_private_address_among_its_own_is_refused():
    rules = replace(LOCAL, look_up=lambda *_: ["127.0.0.1", "10.0.0.1"])
    assert "10.0.0.1" in refused("http://both.example/", rules)


def test_the_host_asked_for_is_the_name_and_tls_checks_it(serve):
    hosts = []
    url = serve(lambda h: (hosts.append(h.headers["Host"]), give(PAGE)(h)))
    port = int(url.rpartition(":")[2])
    names, name = [], "أخبار.example".encode("idna").decode()

    class Context:
        def wrap_socket(self, sock, server_hostname):
            names.append(server_hostname)
            return sock

    rules = replace(LOCAL, look_up=lambda *_: ["127.0.0.1"], context=Context)
    fetch(f"https://أخبار.example:{port}/", rules=rules)
    assert names == [name]
    assert hosts == [f"{name}:{port}"]


def test_tls_is_verified(serve):
    url = serve(give(PAGE))
    assert "could not be fetched" in refused(url.replace("http:", "https:"))
    context = Rules().context()
    assert context.check_hostname
    assert context.verify_mode == ssl.CERT_REQUIRED


def test_what_is_too_large_or_cut_short_is_refused(serve):
    small = replace(LOCAL, most=10_000)
    assert "more than" in refused(serve(give(b"x" * 20_000)), small)
    bomb = gzip.compress(b"a" * (30 << 20))
    assert "holds over" in refused(serve(give(bomb, Content_Encoding="gzip")))
    assert "truncated" in refused(serve(give(PAGE, Content_Length=str(len(PAGE) + 50), Connection="close")))
    cut = gzip.compress(PAGE)[:-10]
    assert "truncated" in refused(serve(give(cut, Content_Encoding="gzip")))
    assert refused(serve(give(b"50\r\nabc", Transfer_Encoding="chunked", Connection="close")))
    assert "404" in refused(serve(give(b"", 404)))


@pytest.mark.parametrize(
    ("written", "after"),
    [("120", 120), ("Mon, 12 May 2031 08:02:00 GMT", 120), ("Mon, 12 May 2030 08:00:00 GMT", 0), ("soon", None),
     ("", None), ("-5", None), ("9" * 400, 999999999), ("²", None)],
)  # fmt: skip
def test_when_a_server_wants_to_be_asked_again(written, after):
    assert fetching._after(written, datetime(2031, 5, 12, 8, tzinfo=UTC)) == after


def test_what_may_be_had_another_time_says_so(serve):
    with pytest.raises(NotNow, match="503") as caught:
        fetch(serve(give(b"", 503, Retry_After="7")), rules=LOCAL)
    assert caught.value.after == 7
    with pytest.raises(NotNow, match="refused"):
        fetch("http://127.0.0.1:9/", rules=LOCAL)
    with pytest.raises(RefusedReport, match="410") as gone:
        fetch(serve(give(b"", 410)), rules=LOCAL)
    assert not isinstance(gone.value, NotNow)


def test_packed_pages_are_unpacked(serve):
    assert fetch(serve(give(gzip.compress(PAGE), Content_Encoding="gzip")), rules=LOCAL).data == PAGE


@pytest.mark.parametrize("where", ["head", "body", "never"])
def test_a_server_that_drips_is_left_when_the_time_is_over(serve, where):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"" if where == "head" else b"Content-Length: 9999\r\n\r\n"))
        while where != "never":
            handler.wfile.write(b"X")
            handler.wfile.flush()
            time.sleep(0.05)
        time.sleep(3)

    begun = time.monotonic()
    assert "over 0.5 seconds" in refused(serve(drip), replace(LOCAL, seconds=0.5))
    assert time.monotonic() - begun < 2


def test_a_look_up_that_hangs_is_left():
    rules = replace(LOCAL, seconds=0.2, look_up=lambda *_: time.sleep(2) or [])
    assert "0.2 seconds" in refused("http://slow.example/", rules)


def test_a_name_without_an_address():
    assert "no address" in refused("http://none.example/", replace(LOCAL, look_up=lambda *_: []))
