"""Guard: what stands before every page and answer: whose host, whose request, how large, and the headers of safety."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from khabar.web.keys import Keys

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST = 2 * 1024 * 1024  # bytes of a request's body
PATIENCE = 30.0  # seconds in which a body comes
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Middleware: `hosts` are the names that this server answers to; without `keys` nothing can be written.

    Reading a pasted text changes nothing, so the paths in `open_paths` take a body without a key.
    """

    app: ASGIApp
    keys: Keys | None = None
    hosts: frozenset[str] = LOOPBACK
    open_paths: frozenset[str] = frozenset()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is not to be served, bound the rest, and put the headers on what goes out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope["method"], scope["path"], headers)
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
            return
        if scope["method"] in SAFE:
            await self.app(scope, receive, _with_headers(send))
            return
        body = await _body(receive)
        if isinstance(body, PlainTextResponse):
            await body(scope, receive, _with_headers(send))
            return
        await self.app(scope, _replayed(body, receive), _with_headers(send))

    def _refused(self, method: str, path: str, headers: Headers) -> PlainTextResponse | None:
        if hostname(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("this server does not go by that name\n", 421)
        if _length(headers) > LARGEST:
            return _too_large()
        if method in SAFE:
            return None
        if not same_site(headers):
            return PlainTextResponse("a page of another site sent this\n", 403)
        if path in self.open_paths or self._knows(headers):
            return None
        why = "this server only reads" if self.keys is None else "the token is missing or wrong"
        return PlainTextResponse(f"{why}\n", 403 if self.keys is None else 401)

    def _knows(self, headers: Headers) -> bool:
        """Say whether a request may write: it has the token, or comes from our own page with a cookie of ours."""
        if self.keys is None:
            return False
        if "authorization" in headers:
            return self.keys.bearer(headers["authorization"])
        own = headers.get("sec-fetch-site") == "same-origin" or headers.get("origin") is not None
        return own and self.keys.knows(headers.get("cookie", ""))


def hostname(host: str) -> str:
    """Return a Host header's name without its port, in lower case."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).casefold()


def same_site(headers: Headers) -> bool:
    """Say whether a request comes from this server's own pages, or from a program: no other page sent it."""
    fetched, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if fetched is not None and fetched not in ("same-origin", "none"):
        return False
    return origin is None or urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold()


def hosts(names: Iterable[str]) -> frozenset[str]:
    """Return the names that a server answers to: its own loopback's, and those given."""
    return LOOPBACK | {hostname(name) for name in names}


def _length(headers: Headers) -> int:
    given = headers.get("content-length", "0")
    return int(given) if given.isdigit() else LARGEST + 1


def _too_large() -> PlainTextResponse:
    return PlainTextResponse(f"the body is larger than {LARGEST:,} bytes\n", 413)


async def _body(receive: Receive) -> bytes | PlainTextResponse:
    """Return the whole body, or the refusal of one that is too large or does not come."""
    parts, size = [], 0
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await receive()
                part = message.get("body", b"")
                size += len(part)
                if size > LARGEST:
                    return _too_large()
                parts.append(part)
                if message["type"] == "http.disconnect" or not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        return PlainTextResponse("the body did not come\n", 408)


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _with_headers(send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return dressed
