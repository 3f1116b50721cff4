"""Files of rows, packed files and archives: read within bounds, refused by name, the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from khabar.sources import archive, packing
from khabar.sources.files import KIND_NAMES, kind_of, of_stream, paths, reports
from khabar.sources.item import Given, Item, Refused, Taken, sha256
from khabar.sources.rows import columns

TEXT = "قال الوزير سالم إن القرار خطأ."
ENGLISH = "The army said on Monday that it had left the town."


def read(data: bytes, name: str, given: Given | None = None, kind: str | None = None) -> list[Item]:
    return list(of_stream(io.BytesIO(data), name, given or Given(), kind))


def texts(items: list[Item]) -> list[str]:
    return [item.report.text if isinstance(item, Taken) else "refused" for item in items]


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"), ("a", "text"), ("a.HTML", "html"), ("a.xml", "feed"), ("a.warc.gz", "warc"),
        ("a.warc.wet.gz", "warc"),
        ("a.jsonl.gz", "jsonl"), ("a.parquet", "parquet"), ("a.pdf", "pdf"), ("a.zip", "zip"),
        ("a.png", None), ("a.py", None),
    ],
)  # fmt: skip
def test_a_name_tells_what_a_file_is(name, kind):
    assert kind_of(name) == kind
    assert kind is None or kind in KIND_NAMES


def test_a_folder_is_read_with_pages_and_archives(tmp_path: Path):
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>", "utf-8")
    (tmp_path / "c.zip").write_bytes(zipped({"d.txt": ENGLISH.encode()}))
    (tmp_path / "e.png").write_bytes(b"\x89PNG")
    found = [item for path in paths([str(tmp_path)]) for item in reports(path, Given())]
    assert texts(found) == [TEXT, TEXT, ENGLISH]


def test_rows_of_json_under_other_names():
    line = json.dumps({"body": TEXT, "date": "12 أيار 2031", "link": "https://example.org/1", "site": "صحيفة"})
    given = Given(columns=columns("text=body, published=date,url=link,outlet=site"))
    (taken,) = read(line.encode(), "a.jsonl", given)
    report = taken.report
    assert (report.text, report.published, report.outlet) == (TEXT, "2031-05-12", "صحيفة")
    assert report.source == taken.origin.url == "https://example.org/1"
    (taken,) = read(json.dumps({"body": TEXT, "date": "soon"}).encode(), "a.jsonl", given)
    assert taken.report.published is None
    assert [r.code for r in taken.remarks] == ["date-unread"]
    (refused,) = read(b'{"text": "x"}', "a.jsonl", given)
    assert refused == Refused("a.jsonl:1", "it has no text: the field 'body' must be a string")


@pytest.mark.parametrize("written", ["body", "words=body", "text=", "text=a,text=b", ""])
def test_a_column_map_is_checked(written):
    with pytest.raises(ValueError, match=r"FIELD=COLUMN|twice"):
        columns(written)


def test_halves_of_characters_in_a_row_do_no_harm():
    data = json.dumps({"text": TEXT, "outlet": "\ud800", "title": "a\x00b", "id": "\udc00"}).encode()
    (taken,) = read(data, "a.jsonl")
    assert taken.report.id.startswith("sha256:")
    assert taken.report.title == "ab"


def test_a_line_has_one_digest_whatever_ends_it():
    line = json.dumps({"text": TEXT}).encode()
    made = {read(line + end, "a.jsonl")[0].origin.sha256 for end in (b"", b"\n", b"\r\n")}
    assert made == {sha256(line)}


def test_gzip_is_unpacked_whatever_the_name():
    assert texts(read(gzip.compress(TEXT.encode()), "a.txt.gz")) == [TEXT]
    assert texts(read(gzip.compress(TEXT.encode()), "a.txt")) == [TEXT]
    lines = b"".join(json.dumps({"text": TEXT}).encode() + b"\n" for _ in range(50))
    assert len(read(gzip.compress(lines), "a.jsonl.gz")) == 50
    (refused,) = read(gzip.compress(TEXT.encode())[:-12], "a.txt.gz")
    assert "truncated" in refused.reason


def test_a_bomb_is_cut_at_the_limit(monkeypatch):
    bomb = gzip.compress(b"a" * (50 << 20))
    (refused,) = read(bomb, "a.txt.gz")
    assert "larger than" in refused.reason
    monkeypatch.setattr(packing, "FREE", 1 << 20)
    items = read(gzip.compress(b'{"text": "x"}\n' * (1 << 20)), "a.jsonl.gz")
    assert "unpacks" in items[-1].reason
    (refused,) = read(zipped({"a.txt": b"a" * (50 << 20)}), "a.zip")
    assert "unpack" in refused.reason


def test_an_archive_holds_what_a_folder_holds():
    inner = zipped({"c.txt": TEXT.encode(), "again.zip": zipped({"d.txt": TEXT.encode()})})
    files = {"b/x.html": f"<p>{TEXT}</p>".encode(), "a.txt": TEXT.encode(), "p.png": b"x", "n.zip": inner}
    items = read(zipped(files), "z.zip")
    assert texts(items) == [TEXT, TEXT, "refused", TEXT]
    assert [i.report.source if isinstance(i, Taken) else i.source for i in items] == [
        "z.zip!/a.txt", "z.zip!/b/x.html", "z.zip!/n.zip!/again.zip", "z.zip!/n.zip!/c.txt",
    ]  # fmt: skip
    assert "archive in an archive" in items[2].reason


def test_names_in_an_archive_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = zipped({"../../out.txt": TEXT.encode(), "/etc/x.txt": TEXT.encode(), "..\\w.txt": TEXT.encode()})
    assert texts(read(data, "z.zip")) == [TEXT] * 3
    assert not list(tmp_path.iterdir())


def test_one_bad_file_in_an_archive_is_named_and_the_rest_read():
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": ENGLISH.encode() * 9, "c.txt": TEXT.encode()}))
    at = data.index(b"b.txt") + 20
    data[at : at + 4] = b"\xff\xff\xff\xff"
    items = read(bytes(data), "z.zip")
    assert texts(items) == [TEXT, "refused", TEXT]
    assert items[1].source == "z.zip!/b.txt"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04" + bytes(40), zipped({"a.png": b"x"}), zipped({"a.txt": b"x"})[:-5]]
)
def test_what_is_no_archive_of_reports_is_refused(data):
    (refused,) = read(data, "z.zip")
    assert refused.source == "z.zip"


def test_an_archive_of_too_many_files(monkeypatch):
    monkeypatch.setattr(archive, "FILES", 2)
    (refused,) = read(zipped({f"{n}.txt": b"x" for n in range(3)}), "z.zip")
    assert "3 files" in refused.reason


def test_what_cannot_be_read_backwards_is_read_from_memory():
    class Pipe(io.RawIOBase):
        def __init__(self, data):
            self.inner = io.BytesIO(data)

        def readable(self):
            return True

        def readinto(self, into):
            return self.inner.readinto(into)

    assert texts(list(of_stream(Pipe(zipped({"a.txt": TEXT.encode()})), "-", Given(), "zip"))) == [TEXT]


def parquet(rows: dict[str, list[object]], how: str = "snappy") -> bytes:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    pq.write_table(pa.table(rows), out, row_group_size=2, compression=how)
    return out.getvalue()


def test_parquet_rows_are_reports():
    when = [date(2031, 5, 12), None, datetime(2031, 5, 12, 9, tzinfo=UTC)]
    data = parquet({"body": [TEXT, None, ENGLISH], "when": [*when[:2], date(2031, 5, 13)], "n": [1, 2, 3]})
    items = read(data, "a.parquet", Given(columns=columns("text=body,published=when,id=n")))
    assert texts(items) == [TEXT, "refused", ENGLISH]
    assert [items[0].report.published, items[2].report.published] == ["2031-05-12", "2031-05-13"]
    assert items[1].source == "a.parquet:2"
    stamped = read(parquet({"text": [TEXT], "published": [when[2]]}), "a.parquet")
    assert stamped[0].report.published == "2031-05-12T09:00:00+00:00"


def test_parquet_that_is_none_or_has_no_text():
    pytest.importorskip("pyarrow")
    for data in (b"", b"PAR1junkPAR1", parquet({"n": [1]})):
        (refused,) = read(data, "a.parquet")
        assert refused.source == "a.parquet"


def test_parquet_that_is_cut_or_would_unpack_beyond_bounds(monkeypatch):
    data = parquet({"text": [TEXT] * 9})
    (refused,) = read(data[:-20], "a.parquet")
    assert "Parquet" in refused.reason
    long = read(parquet({"text": ["a" * 4_000_000] * 2}), "a.parquet")
    assert ["longer than" in item.reason for item in long] == [True, True]
    monkeypatch.setattr(packing, "FREE", 1 << 20)
    (refused,) = read(parquet({"text": ["a" * 4_000_000] * 2}, "zstd"), "a.parquet")
    assert "unpacks to over" in refused.reason


def test_a_row_that_is_no_report_never_ends_the_file():
    rows = [TEXT if n % 20 else None for n in range(200)]
    items = read(parquet({"text": rows, "outlet": ["\u0627"] * 200}), "a.parquet")
    assert [i.source for i in items if isinstance(i, Refused)] == [f"a.parquet:{n + 1}" for n in range(0, 200, 20)]


@pytest.mark.parametrize(("library", "name"), [("pyarrow", "a.parquet"), ("qalam", "a.pdf")])
def test_an_extra_that_is_not_installed_is_named(monkeypatch, library, name):
    monkeypatch.setitem(sys.modules, library, None)
    (refused,) = read(b"x", name)
    assert "install khabar[" in refused.reason


def test_five_bad_lines_in_a_hundred_end_nothing():
    bad = (b"{", b"[1]", b'{"text": 5}', b'{"text": "\xff"}', b'{"text": NaN}', b'{"id": "x"}', b'{"a": 1, "a": 1}')
    good = json.dumps({"text": ENGLISH}).encode()
    lines = [bad[n // 20 % len(bad)] if n % 20 == 7 else good for n in range(2_000)]
    items = read(b"\n".join(lines), "a.jsonl")
    assert len(items) == 2_000
    refused = [item.source for item in items if isinstance(item, Refused)]
    assert refused == [f"a.jsonl:{n + 1}" for n in range(7, 2_000, 20)]
