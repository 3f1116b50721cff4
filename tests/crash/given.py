"""The reports that crash tests write, read once and kept in files: what reading loads, no writer has to carry.

python given.py FOLDER
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable
from pathlib import Path

from khabar.record.record import Arrival

NOW = "2031-05-13T00:00:00.000000Z"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SHORT, FEW = 200, 8  # characters of the reports that a point writes, so that it is quick, and how many they are
PARAGRAPH = 40  # characters of the shortest
LARGE, TIMES = 3, 16  # long reports, and how often each has an example in it


def keep(folder: Path) -> None:
    """Read some of the examples and keep them as `few` and `many` short reports and as `large` ones."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "record"))
    from made import arrival

    def read(texts: Iterable[str]) -> list[Arrival]:
        return [arrival(text, f"p{n}", published="2031-05-12") for n, text in enumerate(texts)]

    whole = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.en.txt"))]
    many = read(part for text in whole for part in text.split("\n\n") if len(part) > PARAGRAPH)
    few = [one for one in many if len(one.report.text) > SHORT][:FEW]
    large = read("\n\n".join([text] * TIMES) for text in whole[:LARGE])
    for name, made in (("few", few), ("many", many), ("large", large)):
        (folder / name).write_bytes(pickle.dumps(made))


def load(folder: str, name: str) -> list[Arrival]:
    """Return what was kept."""
    made: list[Arrival] = pickle.loads((Path(folder) / name).read_bytes())
    return made


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
