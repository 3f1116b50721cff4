"""What the tests of the pages share: the demonstration's record, and a client of the pages over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import browser, serving
from starlette.testclient import TestClient

from debian import lent
from khabar.demo.crisis import crisis
from khabar.desk import open_desk
from khabar.web.app import application
from khabar.web.desks import Desks


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("web") / "demo.db"
    with open_desk(str(path), "tests") as desk:
        assert all(line.outcome == "stored" for line in desk.take_in(crisis()))
    return path


@pytest.fixture(scope="session")
def page(store):
    with TestClient(application(Desks(str(store), "tests")), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def chrome():
    """A browser; skipped, and said loudly, where there can be none."""
    yield from lent(browser(), "the pages are not looked at")


@pytest.fixture(scope="module")
def site(store):
    """The address of a server of the demonstration's record."""
    with serving(application(Desks(str(store), "tests"))) as address:
        yield address
