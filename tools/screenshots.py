"""Takes the pictures of docs/pages from the demonstration, in the tests' browser.

PYTHONPATH=tests:tests/web python tools/screenshots.py docs/pages
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from chromium import browser, serving

from khabar.demo.crisis import crisis
from khabar.desk import open_desk
from khabar.web.app import application
from khabar.web.desks import Desks

WIDE, NARROW = (1280, 900), (390, 780)
PICTURES = (
    ("front-ar", "/ar/", WIDE, "light"),
    ("front-en", "/en/", WIDE, "light"),
    ("front-ar-narrow", "/ar/", NARROW, "light"),
    ("story-ar", "/ar/story/{key}", WIDE, "light"),
    ("story-en-dark", "/en/story/{key}", WIDE, "dark"),
    ("report-ar", "/ar/report/{key}#f2", WIDE, "light"),
    ("report-ar-narrow", "/ar/report/{key}", NARROW, "dark"),
    ("claim-en", "/en/report/{key}/claim/f2", WIDE, "light"),
    ("commitments-ar", "/ar/commitments?on=2025-05-21", WIDE, "light"),
    ("search-en", "/en/search?q=market", WIDE, "light"),
    ("compare-ar", "/ar/compare?first={key}&second={copy}", WIDE, "light"),
    ("paste-en-narrow", "/en/paste", NARROW, "light"),
)


def main() -> None:
    """Write the pictures into a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        path = f"{place}/demo.db"
        with open_desk(path, "demo") as desk:
            ids = {line.source: line.report or "" for line in desk.take_in(crisis())}
        key, copy = (ids[source].removeprefix("sha256:")[:12] for source in ("demo/m01", "demo/m03"))
        with browser() as chrome, serving(application(Desks(path, "demo"))) as address:
            for name, at, (width, height), scheme in PICTURES:
                tab = chrome.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                tab.goto(address + at.format(key=key, copy=copy))
                tab.evaluate("document.fonts.ready")
                tab.wait_for_timeout(400)
                how = {"format": "webp", "quality": 80}
                taken = tab.context.new_cdp_session(tab).send("Page.captureScreenshot", how)["data"]
                (folder / f"{name}.webp").write_bytes(base64.b64decode(taken))
                tab.close()


main()
