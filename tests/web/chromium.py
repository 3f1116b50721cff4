"""A browser of the tests' own: Debian's Chromium, driven by Playwright, and a server for it to look at."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from debian import fetched

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FONTS = "fonts-noto-core"  # for letters that the pages' own fonts do not hold


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser. Raises NotHere."""
    program = fetched("Chromium", find, "chromium", FONTS)
    with sync_playwright() as player:
        alone = ["--no-sandbox"] if not os.geteuid() else []  # root may not have Chromium's sandbox
        started = player.chromium.launch(executable_path=program, args=[*alone, "--disable-gpu"])
        try:
            yield started
        finally:
            started.close()


def find() -> str | None:
    """The browser's program on PATH."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def serving(application) -> Iterator[str]:
    """Serve an application on the loopback; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
