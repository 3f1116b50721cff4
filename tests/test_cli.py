"""The commands as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
KHABAR = (sys.executable, "-c", "from khabar.cli import main; main()")


def run(*arguments: str | Path, given: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run([*KHABAR, *map(str, arguments)], input=given, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_a_folder_is_read_file_by_file_in_order():
    code, out, err = run("read", EXAMPLES, "--json")
    readings = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert len(readings) == 16, "eight texts, and the same eight as lines of JSON"
    names = [Path(r["report"]["source"]).name for r in readings]
    assert names[:8] == sorted(p.name for p in EXAMPLES.glob("*.txt"))


def test_a_page_for_people_shows_head_claims_and_chain():
    code, out, _ = run(
        "read", EXAMPLES / "02-osteva-post.en.txt", "--published", "2031-05-12", "--outlet", "The Osteva Post"
    )
    assert code == 0
    assert out.startswith("report ")
    assert "  outlet The Osteva Post" in out
    assert "\nsaying " in out
    assert "\nfigure " in out
    assert "\nevent " in out
    assert "\x1b[" not in out, "colours are for a terminal"


def test_explain_names_the_rule_and_the_words():
    code, out, _ = run("explain", EXAMPLES / "02-osteva-post.en.txt", "--claim", "s1")
    assert code == 0
    assert out.startswith("s1\nsaying ")
    assert "because the rule " in out


def test_explain_tells_what_was_considered_and_left_alone():
    said = "قال الوزير في نفسه إن القرار خطأ.".encode()
    code, out, _ = run("explain", "-", given=said)
    assert code == 0
    assert "left alone \u2068قال\u2069: no saying: " in out


def test_json_lines_keep_their_order_and_bad_ones_their_place():
    good = json.dumps({"id": "a", "text": "The army said it had left."}).encode()
    lines = b"\n".join([good, b"{", b'{"id": "c"}', b"", b'{"text": "Bonjour", "lang": "fr"}', good]) + b"\n"
    code, out, err = run("read", "-", "--json", "--input", "jsonl", given=lines)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [a["report"]["source"] for a in answers] == ["a", "-:2", "-:3", "-:5", "a"]
    assert ["refused" in a for a in answers] == [False, True, True, True, False]
    assert "-:2: it is not JSON" in err
    assert "does not read the language 'fr'" in err


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"   \n\n", "no text"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04" + bytes(40), "zip"),
        (bytes(range(256)) * 20, "text"),
        ("Это предложение написано по-русски, и его никто не прочтёт.".encode(), "language"),
    ],
)
def test_what_is_no_report_is_refused_by_name_and_the_rest_goes_on(tmp_path, data, why):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text("The army said on Monday that it had left the town.", "utf-8")
    code, out, err = run("read", bad, tmp_path / "missing.txt", good)
    assert code == 1
    assert f"{bad}: " in err
    assert why in err
    assert "missing.txt: there is no such file" in err
    assert f"report {good}" in out
    assert "Traceback" not in err


def test_a_wrong_day_is_a_usage_error():
    code, _, err = run("read", EXAMPLES / "02-osteva-post.en.txt", "--published", "yesterday")
    assert code == 2
    assert "not an ISO 8601 date" in err


def test_a_report_from_standard_input():
    code, out, _ = run("read", "-", "--json", "--lang", "ar", given="قال الوزير إن القرار خطأ.".encode())
    assert code == 0
    assert json.loads(out)["report"]["source"] == "-"
