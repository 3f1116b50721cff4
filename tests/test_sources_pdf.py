"""PDF files: text in the order it is read; what is broken or painted backwards is refused."""

from __future__ import annotations

import io
import random
import sys

import pytest

from khabar.sources import pdf as source
from khabar.sources.files import of_stream
from khabar.sources.item import Given, Item, Refused, Taken, sha256
from pdfs import pdf

ARABIC = ("قال الوزير سالم يوم الاثنين إن القرار خطأ كبير.", "وأضاف أن 14 شخصا أصيبوا في الحريق.")
ENGLISH = ("The army said on Monday that it had left the town.", "It gave no number.")


def read(data: bytes) -> list[Item]:
    return list(of_stream(io.BytesIO(data), "a.pdf", Given(published="2031-05-12")))


@pytest.mark.parametrize("lines", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_a_pdf_is_read_in_the_order_of_its_words(lines):
    pytest.importorskip("qalam")
    data = pdf(*lines)
    (taken,) = read(data)
    assert taken.report.text == "\n".join(lines)
    assert taken.report.published == "2031-05-12"
    assert taken.origin.sha256 == sha256(data)
    assert [remark.code for remark in taken.remarks] == ["from-pdf"]


def test_a_pdf_that_gives_arabic_backwards_is_refused():
    pytest.importorskip("qalam")
    (refused,) = read(pdf(*ARABIC, painted=False))
    assert "painted" in refused.reason


def test_a_broken_pdf_is_refused():
    pytest.importorskip("qalam")
    for data in (b"", b"%PDF-1.7\n%\xe2\xe3", b"hello", pdf(*ARABIC)[:-400]):
        (refused,) = read(data)
        assert "PDF" in refused.reason


def test_damage_anywhere_does_no_harm():
    pytest.importorskip("qalam")
    whole, chance = pdf(*ARABIC), random.Random(4)
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 16))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (item,) = read(bytes(data))
        assert isinstance(item, Taken | Refused)


def test_a_library_that_falls_over_ends_one_file(monkeypatch):
    class Panic(BaseException):
        pass

    def fall(_):
        raise Panic("index out of bounds")

    monkeypatch.setitem(sys.modules, "qalam", type("Library", (), {"extract_text": staticmethod(fall)}))
    (refused,) = read(b"x")
    assert "index out of bounds" in refused.reason


def test_a_pdf_has_a_largest_size(monkeypatch):
    pytest.importorskip("qalam")
    monkeypatch.setattr(source, "DOCUMENT", 10)
    (refused,) = read(pdf(*ARABIC))
    assert "more than 10 bytes" in refused.reason


def test_arabic_painted_backwards_is_noticed():
    words = "قال الوزير في بيان إن الحكومة لن تقبل من هذا القرار شيئا على ما هو عليه الآن " * 4
    assert not source.backwards(words)
    assert source.backwards(words[::-1])
    assert not source.backwards(" ".join(ENGLISH) * 9)
