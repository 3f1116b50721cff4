"""Own names: what a user lists is found in both scripts, and outranks the package's world data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.lang.own import Own, parsed, written
from khabar.sources.actors import actors
from khabar.sources.item import Refused

CSV = """name,name_ar,kind,country,also,title,lat,lon
Mirta Kolvani,ميرتا كولفاني,person,XK,M. Kolvani,Minister,,
Cairo,القاهرة,place,US,,,37.01,-89.18
Broken,,alien,,,,,
Nowhere,,place,,,,95,0
"""
ENTITIES = (
    {"id": "x1", "schema": "Organization", "properties": {"name": ["Halden Relief", "إغاثة هالدن"], "country": ["no"]}},
    {"id": "x2", "schema": "Vessel", "properties": {"name": ["Sea"]}},
)
DICTIONARY = """# a dictionary
NORTHMOOR_FRONT_ [NMRREB]
+NORTHMOOR_LIBERATION_FRONT  # since 2031
ORIN_FELD_
\t[NMRGOV 20300101-20310101]
NO_CODE_
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.csv").write_text(CSV, "utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps(e) for e in ENTITIES) + "\n{\n", "utf-8")
    (tmp_path / "c.txt").write_text(DICTIONARY, "utf-8")
    return tmp_path


def run(*arguments: str, where: Path) -> tuple[int, str, str]:
    command = [sys.executable, "-c", "from khabar.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=where, capture_output=True, check=False, env=dict(os.environ))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_each_kind_of_file_gives_actors_and_refusals_with_their_line(files):
    table = list(actors(files / "a.csv"))
    assert table[0] == Own("person", ("Mirta Kolvani", "M. Kolvani"), ("ميرتا كولفاني",), "XK", "Minister")
    assert [r.source.rpartition(":")[2] for r in table if isinstance(r, Refused)] == ["4", "5"]
    entities = list(actors(files / "b.jsonl"))
    assert entities[0] == Own("organisation", ("Halden Relief",), ("إغاثة هالدن",), "NO", id="x1")
    assert [r.source.rpartition(":")[2] for r in entities if isinstance(r, Refused)] == ["2", "3"]
    front, feld, codeless = actors(files / "c.txt")
    assert front == Own("organisation", ("Northmoor Front", "Northmoor Liberation Front"), id="NMRREB")
    assert feld == Own("person", ("Orin Feld",), id="NMRGOV")
    assert isinstance(codeless, Refused)


def test_what_is_written_is_read_again():
    rows = [Own("place", ("Zarqun",), ("زرقون",), "SY", lat=34.5, lon=38.1), Own("group", ar=("جبهة الشمال",), id="n")]
    assert list(parsed(written(rows))) == rows
    with pytest.raises(ValueError, match="line 2"):
        list(parsed("head\nplace\tSY\n"))


def test_own_names_are_found_in_both_scripts_and_outrank_the_world(files):
    code, out, err = run("world", "add", "a.csv", "b.jsonl", "c.txt", where=files)
    assert code == 1, "some were refused"
    assert out == "5 added, 5 refused, 5 in khabar-world.tsv\n"
    assert "the kind 'alien' is none of" in err
    (files / "ar.txt").write_text("قالت ميرتا كولفاني إن القاهرة آمنة.", "utf-8")
    (files / "en.txt").write_text("Mirta Kolvani said on Monday that Cairo was safe.", "utf-8")
    _, out, _ = run("read", "ar.txt", "en.txt", "--json", where=files)
    for line in out.splitlines():
        reading = json.loads(line)
        assert [(v["name"], v["country"]) for v in reading["voices"]] == [("Mirta Kolvani", "XK")]
        assert [(p["name"], p["country"], p["lat"]) for p in reading["places"]] == [("Cairo", "US", 37.01)]


def test_a_report_is_read_anew_when_own_names_change(files):
    (files / "en.txt").write_text("Mirta Kolvani said that Vienna was safe.", "utf-8")
    assert run("add", "en.txt", where=files)[1].endswith("seen 1 = stored 1 + known 0 + refused 0\n")
    run("world", "add", "a.csv", where=files)
    assert "1 of them read anew" in run("add", "en.txt", where=files)[1]


def test_a_broken_file_of_own_names_is_told_in_one_line(files):
    (files / "khabar-world.tsv").write_text("kind\nalien\n", "utf-8")
    (files / "en.txt").write_text("Mirta Kolvani said that Vienna was safe.", "utf-8")
    code, _, err = run("read", "en.txt", where=files)
    assert (code, err) == (3, "khabar: khabar-world.tsv: line 2 has 1 cells, not 10\n")
