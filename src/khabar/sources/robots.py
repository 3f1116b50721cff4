"""What a site asks programs to leave alone: its robots.txt, asked for once a day while a watch runs."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from khabar.errors import NotNow, RefusedReport
from khabar.sources.fetch import AGENT, Rules, fetch

DAY = 24 * 3600.0  # seconds
LONGEST = 500_000  # characters of a robots.txt that are read


@dataclass(slots=True)
class Robots:
    """The robots.txt of the sites that pages were asked of."""

    rules: Rules
    _known: dict[str, RobotFileParser] = field(default_factory=dict)

    def check(self, url: str) -> bool:
        """Raise RefusedReport where a site keeps programs from a page, NotNow where it cannot say.

        Returns whether the site had to be asked.
        """
        asked = not self._fresh(_site(url))
        if not self._of(url).can_fetch(AGENT, url):
            raise RefusedReport(url, "the site's robots.txt asks programs to leave it alone")
        return asked

    def delay(self, url: str) -> float:
        """Return the seconds between two requests that a site asks for, 0 where it does not or was not asked."""
        known = self._known.get(_site(url))
        return min(float((known and known.crawl_delay(AGENT)) or 0), 60.0)

    def _fresh(self, site: str) -> bool:
        return site in self._known and time.time() - self._known[site].mtime() < DAY

    def _of(self, url: str) -> RobotFileParser:
        site = _site(url)
        if not self._fresh(site):
            parser = RobotFileParser()
            try:
                text = fetch(f"{site}/robots.txt", rules=self.rules).data.decode("utf-8", "replace")
            except NotNow as fault:
                raise NotNow(url, f"its robots.txt: {fault.reason}", fault.after) from fault
            except RefusedReport:
                text = ""  # there is none
            with contextlib.suppress(ValueError):  # a number that is none; what stands before it holds
                parser.parse(text[:LONGEST].splitlines())
            self._known[site] = parser
        return self._known[site]


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
