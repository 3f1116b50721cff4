"""Fetches pages and feeds for those who ask for it: only public addresses, only so much, only so long.

The address that is checked is the address connected to, at every redirect: a name is looked up once a hop and the
socket is opened to what was found, so that an answer that changes in between (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from khabar.errors import NotNow, RefusedReport
from khabar.sources import feeds, html
from khabar.sources.dates import moment
from khabar.sources.files import LARGEST, of_text
from khabar.sources.item import Given, Item, Refused
from khabar.sources.packing import CHUNK, unpacked
from khabar.sources.public import is_public

AGENT = "khabar (+https://pypi.org/project/khabar)"
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/xml, text/plain;q=0.5"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # answers that another day may be others
DEFAULT_PORTS = {"http": 80, "https": 443}
SAFE = "/%:@!$&'()*+,;=~-._?"  # not quoted in a path or query
FEED_SIGNS = (b"<rss", b"<feed", b"<rdf:RDF")


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a name; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Rules:
    """What fetching may do: seconds in all, bytes received and unpacked, redirects, ports, and which addresses."""

    seconds: float = 30.0
    most: int = html.PAGE
    redirects: int = 5
    ports: frozenset[int] | None = frozenset({80, 443, 8080})  # None: any
    allowed: Callable[[str], bool] = is_public
    look_up: Callable[[str, int], list[str]] = look_up
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: its bytes unpacked, what they are, and what to ask with next time.

    `url` is where they came from after redirects, `asked` what was asked for; `unchanged` says that the server has
    nothing newer than what `etag` or `modified` of an earlier answer stand for, and `data` is empty.
    """

    asked: str
    url: str
    data: bytes = b""
    media: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    seen: str = ""
    unchanged: bool = False


@dataclass(slots=True)
class _Clock:
    """Ends a fetch when its time is over by shutting the socket it reads from, whatever the server does meanwhile."""

    seconds: float
    over: bool = False
    _sock: socket.socket | None = None
    _timer: threading.Timer = field(init=False)

    def __post_init__(self) -> None:
        self._timer = threading.Timer(self.seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, sock: socket.socket) -> None:
        self._sock = sock
        if self.over:
            self._end()

    def stop(self) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.over = True
        if self._sock is not None:
            try:
                socket.socket.shutdown(self._sock, socket.SHUT_RDWR)
            except OSError:
                return  # it is closed already


def fetch(url: str, *, etag: str | None = None, modified: str | None = None, rules: Rules | None = None) -> Fetched:
    """Fetch a URL; with `etag` or `modified` only if it changed.

    Raises RefusedReport saying what kept it from that; NotNow where it may be had another time.
    """
    rules = rules or Rules()
    clock = _Clock(rules.seconds)
    wanted = {"If-None-Match": etag, "If-Modified-Since": modified}
    at = url.strip()
    try:
        for _ in range(rules.redirects + 1):
            parts = _checked(at, url, rules)
            same = parts.netloc == urlsplit(url.strip()).netloc
            answer = _answer(parts, url, {k: v for k, v in wanted.items() if v and same}, rules, clock)
            if isinstance(answer, Fetched):
                return answer
            at = urljoin(at, answer)
    except (OSError, HTTPException, ValueError) as fault:
        why = f"it took over {rules.seconds:g} seconds" if clock.over else str(fault)[:100] or type(fault).__name__
        raise NotNow(url, f"it could not be fetched ({why})") from fault
    finally:
        clock.stop()
    raise RefusedReport(url, f"it leads on and on: over {rules.redirects} redirects")


def fetched_reports(url: str, given: Given, rules: Rules | None = None) -> Iterator[Item]:
    """Fetch a URL and yield the reports in it; what cannot be had is refused."""
    try:
        got = fetch(url, rules=rules)
    except RefusedReport as refusal:
        yield Refused(url, refusal.reason)
        return
    yield from reports(got, given)


def reports(fetched: Fetched, given: Given) -> Iterator[Item]:
    """Yield the reports in what was fetched: a page, a text, or a feed's entries."""
    media, data = fetched.media, fetched.data
    try:
        if media in ("text/html", "application/xhtml+xml") and not is_feed(data):
            known = {"url": fetched.url, "charset": fetched.charset, "seen": fetched.seen}
            yield html.page(data, fetched.asked, given, LARGEST, **known)
        elif is_feed(data):
            yield from feeds.reports_in(data, fetched.asked, given, LARGEST, url=fetched.url, charset=fetched.charset)
        elif media == "text/plain":
            yield of_text(data, fetched.asked, given, charset=fetched.charset, url=fetched.url, seen=fetched.seen)
        else:
            yield Refused(fetched.asked, f"it is {media or 'of no stated kind'}: no page, feed or text")
    except RefusedReport as refusal:
        yield Refused(refusal.source, refusal.reason)


def is_feed(data: bytes) -> bool:
    """Say whether bytes begin as a feed does, whatever the server calls them."""
    return any(sign in data[:1024].replace(b"\x00", b"") for sign in FEED_SIGNS)


def _checked(at: str, url: str, rules: Rules) -> SplitResult:
    """Return the parts of a URL that may be fetched; raises RefusedReport for the others."""
    parts = urlsplit(at)
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise RefusedReport(url, f"only http and https addresses are fetched, and this is {at[:60]!r}")
    if parts.username is not None or parts.password is not None:
        raise RefusedReport(url, "addresses with a user name in them are not fetched")
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    if rules.ports is not None and port not in rules.ports:
        raise RefusedReport(url, f"port {port} is not fetched from, only {', '.join(map(str, sorted(rules.ports)))}")
    return parts


def _answer(parts: SplitResult, url: str, wanted: dict[str, str], rules: Rules, clock: _Clock) -> Fetched | str:
    """Ask one server once; return what it gave, or where it says to go."""
    host = _ascii(parts.hostname or "")
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    sock = _connected(host, port, url, rules, clock)
    connection = HTTPConnection(host, port)
    try:
        if parts.scheme == "https":
            sock = rules.context().wrap_socket(sock, server_hostname=host)
            clock.watch(sock)
        connection.sock = sock
        target = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
        connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
        named = f"[{host}]" if ":" in host else host
        connection.putheader("Host", named if port == DEFAULT_PORTS[parts.scheme] else f"{named}:{port}")
        head = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", "Connection": "close", **wanted}
        for name, value in head.items():
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as response:
            if response.status in REDIRECTS and (there := response.getheader("Location")):
                return there
            return _taken(response, parts.geturl(), url, rules, clock)
    finally:
        connection.close()
        sock.close()


def _connected(host: str, port: int, url: str, rules: Rules, clock: _Clock) -> socket.socket:
    """Return a socket to the first address of a name that answers, all of which must be allowed."""
    found = _looked_up(host, port, rules)
    for address in found:
        if not rules.allowed(address):
            raise RefusedReport(url, f"{host} is at {address}, which is no public address")
    fault: OSError = OSError(f"{host} has no address")
    for address in found:
        sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        sock.settimeout(rules.seconds)
        clock.watch(sock)
        try:
            sock.connect((address, port))
        except OSError as refused:
            sock.close()
            fault = refused
        else:
            return sock
    raise fault


def _looked_up(host: str, port: int, rules: Rules) -> list[str]:
    """Look a name up within the time there is: the system's own look-up knows no limit."""
    answers: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(rules.look_up(host, port))
        except Exception as fault:  # noqa: BLE001  it is raised again where it is waited for
            answers.put(fault)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=rules.seconds)
    except Empty:
        raise TimeoutError(f"{host} could not be looked up in {rules.seconds:g} seconds") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _taken(response: HTTPResponse, at: str, url: str, rules: Rules, clock: _Clock) -> Fetched:
    etag, modified = response.getheader("ETag"), response.getheader("Last-Modified")
    seen = datetime.now(UTC).isoformat(timespec="seconds")
    if response.status == 304:
        return Fetched(url, at, etag=etag, modified=modified, seen=seen, unchanged=True)
    if response.status != 200:
        told = f"the server answered {response.status} {response.reason[:60]}".strip()
        if response.status in PASSING:
            raise NotNow(url, told, _after(response.getheader("Retry-After") or "", datetime.now(UTC)))
        raise RefusedReport(url, told)
    data = bytearray()
    while chunk := response.read(CHUNK):
        data += chunk
        if len(data) > rules.most:
            raise RefusedReport(url, f"it has more than {rules.most:,} bytes")
    if clock.over:
        raise TimeoutError
    if response.length:
        raise RefusedReport(url, f"truncated: {response.length:,} bytes that were announced did not come")
    whole = unpacked(bytes(data), response.getheader("Content-Encoding") or "", url, rules.most)
    media = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    return Fetched(url, at, whole, media, response.headers.get_content_charset(), etag, modified, seen)


def _after(written: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, as a number or a date; None where it says neither."""
    if written.strip().isascii() and written.strip().isdecimal():
        return float(written.strip()[:9])
    when = moment(written)
    if when is None:
        return None
    until = datetime.fromisoformat(when)
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")
