"""A site with a feed and its pages, and a clock that stands still: what tests of watching need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

from servers import give

SAID = "The army said on Monday that it had left the town of {}."
MONDAY = datetime(2031, 5, 12, 8, tzinfo=UTC)


class Site:
    """A site with a feed of entries and a page for each, which notes what was asked of it."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = numbers
        self.asked: list[str] = []
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.address = ""

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        if handler.path in self.answers:
            self.answers[handler.path](handler)
        elif handler.path == "/feed":
            tag = f'"{self.numbers}"'
            same = handler.headers["If-None-Match"] == tag
            data = b"" if same else self.feed()
            give(data, 304 if same else 200, ETag=tag, Content_Type="application/rss+xml")(handler)
        elif handler.path == "/robots.txt":
            give(b"", 404)(handler)
        else:
            name = f"{handler.path} in the hills"
            data = f"<html><body><article><p>{SAID.format(name)}</p></article></body></html>".encode()
            same = handler.headers["If-None-Match"] == handler.path
            give(b"" if same else data, 304 if same else 200, ETag=handler.path)(handler)

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>Town {n}</title><link>{self.address}/{n}</link>"
            f"<description>{SAID.format(n)}</description></item>"
            for n in self.numbers
        )
        return f"<rss version='2.0'><channel><title>The Osteva Post</title>{items}</channel></rss>".encode()


class Clock:
    """A clock that stands still but for sleeping."""

    def __init__(self) -> None:
        self.time, self.slept = MONDAY, []

    def __call__(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += timedelta(seconds=seconds)
