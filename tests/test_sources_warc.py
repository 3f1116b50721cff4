"""Web archives: whole records are read, broken ones told by number, and nothing passes for whole that is not."""

from __future__ import annotations

import gc
import gzip
import hashlib
import io
import random
import re

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from khabar.sources import packing
from khabar.sources.frames import RECORD
from khabar.sources.item import Given, Item, Refused, Taken
from khabar.sources.warc import reports

PAGE = (
    '<html><head><meta charset="utf-8"><title>حريق</title></head><body><article>'
    + "<p>قالت البلدية إن 14 شخصا أصيبوا في حريق السوق القديم صباح اليوم.</p>" * 3
    + "</article></body></html>"
).encode()


def read(data: bytes, name: str = "a.warc") -> list[Item]:
    return list(reports(io.BytesIO(data), name, Given(), 2_000_000))


def record(number: int = 1, body: bytes = PAGE, head: str = "", kind: str = "response", more: str = "") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n".encode() + body
    return framed(block, number, kind, more)


def framed(
    block: bytes, number: int = 1, kind: str = "response", more: str = "", media: str = "application/http"
) -> bytes:
    opened = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2031-05-12T10:00:00Z\r\nContent-Type: {media}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    )
    return opened.encode() + block + b"\r\n\r\n"


def numbers(items: list[Item]) -> list[str]:
    return [i.report.source if isinstance(i, Taken) else i.source for i in items]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its buffers open
def test_what_warcio_writes_is_read():
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(3):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        url = f"https://example.org/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(PAGE), http_headers=headers))
    items = read(out.getvalue())
    del writer, headers
    gc.collect()
    assert numbers(items) == [f"https://example.org/{n}" for n in range(3)]
    assert all("14 شخصا" in i.report.text and not i.remarks for i in items)
    assert items[0].origin.seen
    assert items[0].origin.sha256.startswith("sha256:")


def test_wet_texts_are_read_and_the_rest_is_passed_over():
    text = "قال الوزير إن القرار خطأ.".encode()
    data = (
        framed(b"software: x\r\n", kind="warcinfo", media="application/warc-fields")
        + framed(text, 2, "conversion", media="text/plain")
        + framed(b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + framed(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + PAGE, 4)
        + framed(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", 5)
    )
    (taken,) = read(data)
    assert taken.report.text == "قال الوزير إن القرار خطأ."
    assert taken.report.published is None, "the day it was archived is not the day it was published"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kept", [1, 60, 200, 500, -5])
def test_a_record_cut_short_is_refused_by_its_number_and_the_next_is_read(packed, kept):
    pieces = [record(1), record(2)[:kept], record(3)]
    data = b"".join(gzip.compress(p) if packed else p for p in pieces)
    items = read(data)
    assert numbers(items) == ["https://example.org/1", "a.warc:2", "https://example.org/3"]


def test_a_file_that_ends_inside_a_record_says_so():
    for data in (record(1) + record(2)[:-300], gzip.compress(record(1)) + gzip.compress(record(2))[:-30]):
        first, *rest = read(data)
        assert isinstance(first, Taken)
        assert all(isinstance(item, Refused) for item in rest)
        assert "truncated" in " ".join(item.reason for item in rest)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (record(2).replace(b"Content-Length: ", b"Content-Length: 9"), "malformed|truncated"),
        (record(2).replace(b"Content-Length: ", b"Content-Length: -"), "malformed"),
        (record(2).replace(b"Content-Length: ", b"X: "), "malformed"),
        (record(2, more=f"X: {'x' * 70_000}\r\n"), "header"),
        (record(2).replace(b"Content-Length: ", b"Content-Length: 999999999999"), "may have"),
        (b"GARBAGE GARBAGE\n" * 99, "garbage"),
        (record(2, more="WARC-Truncated: length\r\n"), "truncated"),
        (record(2, head="Content-Length: 99999\r\n"), "truncated"),
        (record(2, head="Content-Encoding: br\r\n"), "does not unpack"),
        (record(2, gzip.compress(PAGE)[:-9], "Content-Encoding: gzip\r\n"), "truncated"),
        (record(2, gzip.compress(PAGE)[:40] + b"\x00" * 99, "Content-Encoding: gzip\r\n"), "corrupt|truncated"),
        (record(2, b"50\r\nabc", "Transfer-Encoding: chunked\r\n"), "truncated"),
        (record(2, gzip.compress(b"a" * (30 << 20)), "Content-Encoding: gzip\r\n"), "holds over"),
    ],
)
def test_a_bad_record_never_ends_the_file(bad, why):
    first, *middle, last = read(record(1) + bad + record(3))
    assert isinstance(first, Taken)
    assert last.report.source == "https://example.org/3"
    assert middle
    assert all(isinstance(item, Refused) and item.source.startswith("a.warc:2") for item in middle[:1])
    assert re.search(why, " ".join(item.reason for item in middle))


@pytest.mark.parametrize("head", ["Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n"])
def test_what_only_claims_to_be_packed_is_read(head):
    (taken,) = read(record(1, head=head))
    assert isinstance(taken, Taken)


def test_packed_and_chunked_answers_are_read():
    packed = gzip.compress(PAGE)
    chunked = b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n"
    items = read(record(1, packed, "Content-Encoding: gzip\r\n") + record(2, chunked, "Transfer-Encoding: chunked\r\n"))
    assert len({item.report.text for item in items}) == 1


def test_a_digest_that_does_not_match_is_told():
    wrong, right = "sha1:" + "A" * 32, "sha256:" + hashlib.sha256(PAGE).hexdigest()
    items = read(
        record(1, more=f"WARC-Payload-Digest: {wrong}\r\n") + record(2, more=f"WARC-Payload-Digest: {right}\r\n")
    )
    assert [[r.code for r in item.remarks] for item in items] == [["digest-mismatch"], []]


def test_garbage_between_gzip_members_is_told_and_passed():
    items = read(gzip.compress(record(1)) + b"GARBAGE GARBAGE\n" + gzip.compress(record(2)))
    assert numbers(items) == ["https://example.org/1", "a.warc:2", "https://example.org/2"]
    assert "garbage" in items[1].reason


def test_a_corrupt_member_is_never_read_in_part():
    random.seed(1)
    good = gzip.compress(record(2))
    for _ in range(40):
        bad = bytearray(good)
        bad[random.randrange(10, len(bad))] ^= 1 << random.randrange(8)
        items = read(gzip.compress(record(1)) + bytes(bad) + gzip.compress(record(3)))
        assert numbers(items)[0] == "https://example.org/1"
        assert numbers(items)[-1] == "https://example.org/3"
        assert "https://example.org/2" not in numbers(items)
        assert any(isinstance(item, Refused) for item in items)


def test_one_gzip_member_around_all_records_is_read():
    items = read(gzip.compress(b"".join(record(n) for n in range(20))))
    assert numbers(items) == [f"https://example.org/{n}" for n in range(20)]


def test_bombs_are_refused(monkeypatch):
    monkeypatch.setattr(packing, "FREE", 1 << 20)
    first, bomb, last = read(gzip.compress(record(1)) + gzip.compress(b"\0" * (20 << 20)) + gzip.compress(record(3)))
    assert isinstance(first, Taken)
    assert "unpacks" in bomb.reason
    assert last.report.source == "https://example.org/3"
    (refused,) = read(framed(b"", 1).replace(b"Content-Length: 0", b"Content-Length: %d" % (RECORD + 1)))
    assert "may have" in refused.reason


def test_a_heap_of_broken_members_ends():
    items = read((packing.MAGIC + b"x" * 20) * 3_000)
    assert len(items) <= packing.DAMAGES + 1
    assert "not read" in items[-1].reason


def test_records_that_lie_about_their_length_cost_little():
    bad = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60000000\r\n\r\n"
    items = read(bad * 20_000 + record(3))
    assert len(items) == 20_001
    assert isinstance(items[-1], Taken)


def test_books_balance_with_five_in_a_hundred_bad():
    random.seed(2)
    pieces, bad = [], 0
    for number in range(200):
        piece = record(number)
        if random.random() < 0.05:
            bad += 1
            piece = piece[: random.randrange(60, len(piece) - 10)]
        pieces.append(gzip.compress(piece))
    items = read(b"".join(pieces))
    assert sum(isinstance(i, Taken) for i in items) == 200 - bad
    assert sum(isinstance(i, Refused) for i in items) == bad


@pytest.mark.parametrize("kept", ["head", "block", "whole"])
def test_a_record_that_ends_by_chance_inside_the_next_is_not_whole(kept):
    following = record(3)
    header = following.index(b"\r\n\r\n")
    if kept == "head":
        cut = record(2).partition(b"Content-Length: ")[0] + b"Content-Length: %d\r\n\r\n" % header
    else:
        whole = record(2, PAGE * 2)
        cut = whole[: len(whole) - 4 - (header if kept == "block" else len(following))]
    items = read(record(1) + cut + following + record(4))
    assert numbers(items) == ["https://example.org/1", "a.warc:2", "https://example.org/3", "https://example.org/4"]
    assert "truncated" in items[1].reason


def test_an_archive_inside_a_record_is_no_damage():
    shown = record(1, b"<p>" + "قال الوزير إن القرار خطأ.".encode() + b"<pre>WARC/1.0\nWARC-Type: response\n</pre>")
    items = read(framed(b"see\n" + record(7) + b"above", 1, "conversion", media="text/plain") + shown + record(2))
    assert all(isinstance(item, Taken) for item in items)
    assert len(items) == 3
