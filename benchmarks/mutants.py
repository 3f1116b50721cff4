"""Mutants: pages, feeds, archives and lines of JSON of our own, damaged in a way that a number alone decides."""

from __future__ import annotations

import json
import random

MOST = 200_000  # bytes of a mutant
SAID = "قال الوزير سالم الهدار إن 21 شخصا أصيبوا في حريق السوق القديم يوم الاثنين، وأضاف: «سنحقق في الأمر»."
TOLD = "The mayor, Lena Costas, said on Monday that at least 21 people were hurt. “We will look into it,” she added."
PAGE = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>حريق في سوق زهريت</title>'
    '<meta property="og:site_name" content="صحيفة أوستيفا"><meta name="author" content="بقلم سمير الحسن">'
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-12T21:15:00+03:00",'
    '"author":{"name":"سمير الحسن"},"publisher":[{"name":"أوستيفا"}]}</script></head>'
    f"<body><nav><a href=/>الرئيسية</a></nav><article><h1>حريق</h1><time>12 أيار 2031</time><p>{SAID}</p>"
    f"<table><tr><td>12</td><td>30</td></tr></table><ul><li>{SAID}</ul><p style='display:none'>x</p>"
    f"<p>{TOLD}<sup>2</sup> <q>نعم</q><br>{SAID}</article><footer>© 2031</footer></body></html>"
)
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>صحيفة أوستيفا</title><language>ar</language>"
    + "".join(
        f"<item><title>خبر {n}</title><link>https://example.org/{n}</link><guid>{n}</guid><author>سمير</author>"
        f"<pubDate>{day}</pubDate><description>&lt;p&gt;{SAID}&lt;/p&gt;</description>"
        f"<content:encoded><![CDATA[<p>{SAID}</p><p>{TOLD}</p>]]></content:encoded></item>"
        for n, day in enumerate(("Mon, 12 May 2031 08:00:00 +0300", "١٢ أيار ٢٠٣١", "أمس"))
    )
    + "</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/"><title type="html">Osteva</title>'
    f'<entry><title type="html">&lt;b&gt;Fire&lt;/b&gt;</title><link href="b"/><updated>2031-05-12T08:00:00Z</updated>'
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TOLD}</p></div></content></entry></feed>'
)
ROWS = (
    {"id": "a", "text": SAID, "published": "2031-05-12", "outlet": "أوستيفا"},
    {"url": "https://example.org/2", "text": TOLD, "title": "Fire", "byline": "By Sam Hassan", "lang": "en"},
)
TRAPS = (
    *(trap.encode("utf-8", "surrogatepass") for trap in (
        "\u202e", "\u2067", "\u200f", "\u200b", "\ufeff", "\x00", "\ud800", "ﷺ", "ـ" * 50, "“", "»", "«" * 50, '"',
        "٬", "9" * 5000, "\u0301" * 200, "\u2028", "\x85", "😀", "%", "\r\n", "\n\n", "قال ", "لم ", "&#xD800;",
        "&#0;", "&#1114112;", "&amp;", "<!--", "-->", "<![CDATA[", "]]>", "<div>" * 300, "<b><i>" * 50, "</p>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<?xml encoding='utf-16'?>", "<base href='x:'>", "<table><tr><td>" * 30,
        '<meta charset="utf-7">', '{"a":', "[" * 200, "[" * 20_000, "\\ud83d", "\\u0000", "NaN", "1e999", "null,",
        "0" * 5000,
        "WARC/1.0\r\n", "Content-Length: 99999999\r\n", "Content-Length: -1\r\n", "Content-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked\r\n", "\r\n\r\n", "HTTP/1.1 200 OK\r\n", "ffffffff\r\n",
    )),
    *(b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"\x1f\x8b\x08", b"\x1f\x8b\x08" * 40, b"\xff" * 300),
)  # fmt: skip
ENCODINGS = ("cp1256", "utf-16", "utf-16-le", "iso8859-6", "utf-7")


def record(number: int, page: str = PAGE, media: str = "text/html; charset=utf-8") -> bytes:
    """Return a record of a web archive."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2031-05-12T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def row(data: dict[str, str]) -> bytes:
    """Return a line of JSON."""
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


SEEDS: dict[str, tuple[bytes, ...]] = {
    "html": (PAGE.encode(), f"<p>{TOLD}<p>{TOLD}".encode(), f"<html><body>{SAID}<br><br>{SAID}".encode("cp1256")),
    "feed": (RSS.encode(), ATOM.encode()),
    "warc": (record(2), record(3, RSS, "application/rss+xml"), record(4, TOLD, "text/plain")),
    "jsonl": (b"".join(map(row, ROWS)), row(ROWS[0])),
}
# What stands before a mutant and after it in one file; both must be read whatever the mutant is.
AROUND = {
    "html": (b"", b""),
    "feed": (b"", b""),
    "warc": (record(1), b"\r\n\r\n" + record(9)),
    "jsonl": (row(ROWS[0] | {"id": "first"}), b"\n" + row(ROWS[1] | {"url": "last"})),
}


def mutant(kind: str, number: int) -> bytes:
    """Return a file with damage in it, the same for the same number on any machine."""
    before, after = AROUND[kind]
    return before + damaged(random.Random(f"{kind} {number}"), SEEDS[kind]) + after  # noqa: S311  damage, no secret


def damaged(chance: random.Random, seeds: tuple[bytes, ...]) -> bytes:
    """Return one of the seeds after one to sixteen changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 8, 200)))
        _change(data, start, end, chance, seeds)
    return bytes(data[:MOST])


def _change(data: bytearray, start: int, end: int, chance: random.Random, seeds: tuple[bytes, ...]) -> None:
    what = chance.randrange(9)
    if what == 0:
        data[start:end] = chance.randbytes(end - start)
    elif what == 1:
        del data[start:end]
    elif what == 2:
        data[start:start] = data[start:end] * chance.choice((2, 10, 100))
    elif what == 3:
        data[start:start] = chance.choice(TRAPS)
    elif what == 4:
        del data[start:]
    elif what == 5:
        other = chance.choice(seeds)
        at = chance.randrange(len(other))
        data[start:end] = other[at : at + 500]
    elif what == 6:
        data[start:start] = chance.choice(TRAPS) * chance.choice((1, 3, 50))
    elif what == 7 and len(data) > 1:
        data[start:end] = bytes(data[start:end])[::-1]
    else:
        try:
            data[:] = bytes(data).decode().encode(chance.choice(ENCODINGS))
        except UnicodeError:
            data[start:end] = b""
