"""Keys: who may judge: programs send the token, browsers a cookie that they got for it."""

from __future__ import annotations

import hmac
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from secrets import token_bytes

COOKIE = "khabar"
LASTS = 12 * 3600  # seconds that a cookie is good for, while the server runs
TRIES, PER = 10, 60.0  # wrong tokens in so many seconds, after which nobody's is looked at


@dataclass(slots=True)
class Keys:
    """Knows the token, which is never sent back; a cookie is when it ends, signed as only this server can."""

    token: str
    clock: Callable[[], float] = time.time
    _secret: bytes = field(default_factory=lambda: token_bytes(32), repr=False)
    _wrong: deque[float] = field(default_factory=deque)

    def opens(self, given: str) -> bool:
        """Say whether this is the token; after too many that were not, for a while nothing is."""
        now = self.clock()
        while self._wrong and self._wrong[0] < now - PER:
            self._wrong.popleft()
        if len(self._wrong) >= TRIES:
            return False
        right = hmac.compare_digest(given.strip().encode(), self.token.encode())
        if not right:
            self._wrong.append(now)
        return right

    def bearer(self, header: str) -> bool:
        """Say whether an Authorization header carries the token."""
        kind, _, given = header.partition(" ")
        return kind.casefold() == "bearer" and self.opens(given)

    def cookie(self) -> str:
        """Return a cookie's value for somebody who gave the token."""
        ends = str(int(self.clock()) + LASTS)
        return f"{ends}.{self._signed(ends)}"

    def knows(self, header: str) -> bool:
        """Say whether a Cookie header holds a cookie of ours that is still good."""
        try:
            jar = SimpleCookie(header)
        except CookieError:
            return False
        ends, _, signed = (jar[COOKIE].value if COOKIE in jar else "").partition(".")
        good = hmac.compare_digest(signed.encode(), self._signed(ends).encode())
        return good and ends.isdecimal() and self.clock() < int(ends)

    def _signed(self, ends: str) -> str:
        return hmac.digest(self._secret, f"{ends} {self.token}".encode(), "sha256").hex()
