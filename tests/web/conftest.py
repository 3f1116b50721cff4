"""What the tests of the pages share: the demonstration's record, and a client of the pages over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

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
