"""Servers of our own on the loopback, which fetching reaches where a test's rules let it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from khabar.errors import RefusedReport
from khabar.sources.fetch import Rules, fetch

LOCAL = Rules(ports=None, allowed=lambda address: address == "127.0.0.1", seconds=5)
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving() -> Iterator[Callable[..., str]]:
    """Give a function that starts a server with an answer and returns its address; all of them are stopped."""
    servers = []

    def start(answer: Answer, host: str = "127.0.0.1") -> str:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                try:
                    answer(self)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer((host, 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        servers.append(server)
        return f"http://{host}:{server.server_port}"

    try:
        yield start
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def give(data: bytes, status: int = 200, **headers: str) -> Answer:
    """Return an answer: a page, or what the headers say it is; an underscore in a name stands for a hyphen."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))} | {
            k.replace("_", "-"): v for k, v in headers.items()
        }
        for key, value in named.items():
            handler.send_header(key, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def refused(url: str, rules: Rules = LOCAL) -> str:
    """Return why an address is refused, which it must be, by its name."""
    with pytest.raises(RefusedReport) as caught:
        fetch(url, rules=rules)
    assert caught.value.source == url
    return caught.value.reason
