"""What every test shares: where things are, how hypothesis runs, and a word about long files."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from servers import serving
from sites import Site

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "khabar"

# Slow shared machines make deadlines lie. CI tries the same examples every time, a developer's machine new ones.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def source() -> Path:
    """The package's folder."""
    return SOURCE


@pytest.fixture
def serve():
    """A function that starts a web server of ours with an answer, and returns its address."""
    with serving() as start:
        yield start


@pytest.fixture
def site(serve):
    """Return a function that opens a site with these entries."""

    def opened(*numbers: int) -> Site:
        made = Site(*numbers)
        made.address = serve(made)
        return made

    return opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the files that are two files by now, without failing."""
    for path in sorted(SOURCE.rglob("*.py")):
        if (lines := len(path.read_text("utf-8").splitlines())) > 300:
            short = path.relative_to(ROOT)
            terminalreporter.write_line(f"long: {short} has {lines} lines (over 300 is a sign of two files)")
