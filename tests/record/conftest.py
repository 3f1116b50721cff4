"""What the record's tests share: both stores, and reports with their readings."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from made import arrival
from postgres import server

from debian import lent
from khabar.record.record import Arrival
from khabar.record.store import open_store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAY = "2031-05-1{}T00:00:00.000000Z"
number = itertools.count()


@pytest.fixture(scope="session")
def postgres():
    """The URL of a PostgreSQL server; skipped, and said loudly, where there can be none."""
    yield from lent(server(), "PostgreSQL is not tested")


@pytest.fixture
def fresh(request, tmp_path):
    """Return a function that names a new empty store of a kind."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return str(tmp_path / f"k{next(number)}.db")
        import psycopg

        server_, name = request.getfixturevalue("postgres"), f"k{next(number)}"
        with psycopg.connect(f"{server_}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"{server_}/{name}"

    return make


@pytest.fixture
def new(fresh):
    """Return a function that opens a new empty record of a kind; all are closed in the end."""
    made = []

    def make(kind: str = "sqlite"):
        made.append(open_store(fresh(kind), create=True))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, new):
    """An empty record, in each of the two stores."""
    return new(request.param)


@pytest.fixture(scope="session", name="arrival")
def the_arrival():
    """Return the function that makes a report with its reading."""
    return arrival


@pytest.fixture(scope="session")
def arrivals() -> tuple[Arrival, ...]:
    """The eight examples, read."""
    made = sorted(EXAMPLES.glob("*.txt"))
    return tuple(
        arrival(path.read_text("utf-8"), path.name, published="2031-05-12", outlet=path.stem[3:]) for path in made
    )
