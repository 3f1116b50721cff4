"""The desk and its verbs as a user meets them: books that balance, answers, judgements, a record looked after."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import khabar
from khabar.desk import Books, open_desk
from khabar.errors import BadSetting
from khabar.settings import Settings, load
from khabar.sources.item import Taken

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
KHABAR = (sys.executable, "-c", "from khabar.cli import main; main()")


def run(*arguments: str | Path, where: Path) -> tuple[int, str, str]:
    done = subprocess.run([*KHABAR, *map(str, arguments)], cwd=where, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with a record of the examples in it."""
    where = tmp_path_factory.mktemp("desk")
    code, out, err = run("add", EXAMPLES / "reports.jsonl", where=where)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "seen 8 = stored 8 + known 0 + refused 0"
    return where


def test_what_is_added_twice_is_known(kept):
    code, out, _ = run("add", EXAMPLES / "reports.jsonl", where=kept)
    assert code == 0
    assert out.splitlines()[-1] == "seen 8 = stored 0 + known 8 + refused 0"


def test_the_books_balance_and_a_bad_report_ends_nothing(tmp_path):
    lines = [json.dumps({"id": f"r{n}", "text": f"The army said it had left town number {n}."}) for n in range(20)]
    lines[3], lines[11] = "{", json.dumps({"text": "Bonjour", "lang": "fr"})
    (tmp_path / "many.jsonl").write_text("\n".join([*lines, lines[0], ""]), "utf-8")
    code, out, err = run("add", "many.jsonl", "missing.txt", "--json", where=tmp_path)
    *told, last = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert last == {"books": {"seen": 22, "stored": 18, "known": 1, "refused": 3, "reread": 0}}
    assert [line["outcome"] for line in told].count("refused") == 3
    assert "many.jsonl:4: it is not JSON" in err
    with pytest.raises(ValueError, match="balance"):
        Books(seen=2, stored=1)


def test_what_no_database_can_hold_is_refused(tmp_path):
    report = khabar.Report("The army said it had left.", "en", "half", title="\ud800")
    with khabar.open(str(tmp_path / "k.db")) as desk:
        (line,) = desk.take_in([Taken(report)])
    assert (line.outcome, line.reason) == ("refused", "its title holds a character that cannot be kept")


def test_claims_are_asked_for_by_what_they_say(kept):
    def ask(*flags):
        code, out, err = run("claims", "--json", *flags, where=kept)
        assert (code, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    everything = ask("--limit", "1000")
    assert {claim["kind"] for claim in everything} == {"saying", "figure", "event"}
    for flags, holds in (
        (("--kind", "event", "--type", "ASSAULT"), lambda c: c["type"] == "ASSAULT"),
        (("--stance", "denied"), lambda c: c["stance"] == "denied"),
        (("--voice", "minist"), lambda c: "minist" in c["voice"].lower()),
        (("--place", "Port Selim"), lambda c: "Port Selim" in c["place"]),
    ):
        found = ask(*flags)
        assert all(map(holds, found)), flags
        assert found == [c for c in everything if c in found]
    assert ask("--since", "2100-01-01") == []


def test_show_search_and_people_see_the_same(kept):
    code, out, _ = run("search", '"Port Selim"', "--json", where=kept)
    hit = json.loads(out.splitlines()[0])
    report = khabar.open(str(kept / "khabar.db")).show(hit["report"])
    assert code == 0
    assert {report.text[a:b].title() for a, b in hit["spans"]} == {"Port Selim"}
    assert {hit["snippet"][a:b].title() for a, b in hit["marks"]} == {"Port Selim"}
    code, out, _ = run("show", hit["report"][7:19], where=kept)
    assert code == 0
    assert hit["report"][7:19] in out
    assert "  edition " in out
    code, out, _ = run("show", hit["report"][7:19], "--json", where=kept)
    assert json.loads(out)["report"]["id"] == hit["report"]
    assert run("show", "beef" * 4, where=kept)[0] == 3


def test_judging_takes_effect_and_the_past_stays(tmp_path):
    run("add", EXAMPLES / "reports.jsonl", where=tmp_path)
    claim = json.loads(run("claims", "--kind", "event", "--json", "--limit", "1", where=tmp_path)[1])
    moment = claim["known"]
    code, _, err = run("correct", claim["report"], claim["id"], "type", "VOTE", "--why", "misread", where=tmp_path)
    assert (code, err) == (0, "")
    assert run("correct", claim["report"], claim["id"], "colour", "red", "--why", "x", where=tmp_path)[0] == 2
    assert run("retract", claim["report"], "--why", "withdrawn", "--by", "desk", where=tmp_path)[0] == 0

    def now(*flags):
        out = run("claims", "--report", claim["report"], "--json", *flags, where=tmp_path)[1]
        return next(c for line in out.splitlines() if (c := json.loads(line))["id"] == claim["id"])

    assert (now()["type"], now()["corrected"], now()["retracted"]) == ("VOTE", True, True)
    assert now("--as-of", moment) == claim
    assert run("backup", "k.jsonl.gz", where=tmp_path)[1] == "26 entries in k.jsonl.gz\n"
    assert run("redact", claim["report"], "--why", "asked", "--yes", where=tmp_path)[0] == 0
    assert run("show", claim["report"], "--json", where=tmp_path)[0] == 3
    assert run("restore", "k.jsonl.gz", where=tmp_path)[0] == 0
    assert claim["report"] not in run("reports", "--json", where=tmp_path)[1]
    assert run("restore", "k.jsonl.gz", "--store", "other.db", where=tmp_path)[1] == "26 new entries from k.jsonl.gz\n"
    assert run("check", "--store", "other.db", where=tmp_path)[0] == 0
    assert run("db", "upgrade", where=tmp_path)[1] == "schema 0005 -> 0005\n"


def test_damage_is_found_and_never_made_worse(kept, tmp_path):
    source = sqlite3.connect(kept / "khabar.db")
    source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    source.close()
    whole = (kept / "khabar.db").read_bytes()
    chance = random.Random(3)
    desk = open_desk(str(kept / "khabar.db"), "x", create=False)
    before = "".join(desk.record.dump()), desk.claims(limit=10_000)
    desk.close()
    missed = 0
    for n in range(60):
        data = bytearray(whole)
        at = chance.randrange(len(data) // 4096) * 4096
        if n % 3:
            data[at + chance.randrange(4096)] ^= 1 << chance.randrange(8)
        else:
            data[at : at + 4096] = chance.randbytes(4096)
        path = tmp_path / f"{n}.db"
        path.write_bytes(data)
        try:
            desk = open_desk(str(path), "x", create=False, read_only=True)
        except khabar.StoreFault:
            continue
        checked = desk.check()
        if not checked.faults:
            try:
                missed += ("".join(desk.record.dump()), desk.claims(limit=10_000)) != before
            except khabar.StoreFault:
                missed += 1
        desk.close()
        assert path.read_bytes() == bytes(data)
    assert missed == 0


def test_two_writers_and_readers_at_once(tmp_path):
    store = str(tmp_path / "k.db")
    khabar.open(store).close()
    lines = [json.dumps({"id": f"r{n}", "text": f"The army said it had left town number {n}."}) for n in range(120)]
    for name, part in (("a", lines[:80]), ("b", lines[40:])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(part), "utf-8")
    writers = [
        subprocess.Popen([*KHABAR, "add", f"{name}.jsonl", "--store", store], cwd=tmp_path, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
        for name in "ab"
    ]  # fmt: skip

    def read(_):
        with khabar.open(store, create=False) as desk:
            while any(writer.poll() is None for writer in writers):
                for report in desk.reports(limit=50):
                    assert desk.reading(report.id)["report"]["id"] == report.id
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(read, range(4)))
    for writer in writers:
        out, err = writer.communicate()
        assert (writer.returncode, err) == (0, b""), out
    with khabar.open(store) as desk:
        assert len(desk.reports()) == 120
        assert desk.check().faults == ()


def test_one_and_two_processes_in_any_order_keep_the_same(tmp_path):
    lines = [json.dumps({"id": f"r{n}", "text": f"The army said on Monday it left town {n}."}) for n in range(60)]
    dumps = set()
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        (tmp_path / "r.jsonl").write_text("\n".join([*lines, ""]), "utf-8")
        clock = datetime(2031, 5, 13, tzinfo=UTC)
        with open_desk(str(tmp_path / f"{seed}.db"), "1", batch=seed * 7 + 1, clock=lambda clock=clock: clock) as desk:
            assert desk.add(str(tmp_path / "r.jsonl")).seen == 60
            dumps.add("".join(sorted(line for line in desk.record.dump())))
    assert len(dumps) == 1


def test_reading_needs_no_database():
    code = "import sys; from khabar.cli import main; main(['read', '-'], standalone_mode=False)"
    probe = f"import sys\ntry:\n    exec({code!r})\nexcept SystemExit:\n    pass\nprint('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], input=b"The army said it left.", capture_output=True, check=True
    )
    assert done.stdout.split()[-1] == b"False"


def test_settings_come_from_flag_environment_file_and_default(tmp_path):
    assert load({}, {}, tmp_path) == Settings()
    (tmp_path / "khabar.toml").write_text('store = "toml.db"\nauthor = "desk"\n', "utf-8")
    (tmp_path / "secret").write_text("postgresql://u:p@h/k\n", "utf-8")
    assert load({}, {}, tmp_path).store == "toml.db"
    assert load({}, {"KHABAR_STORE_FILE": str(tmp_path / "secret")}, tmp_path).store == "postgresql://u:p@h/k"
    assert load({"store": "flag.db"}, {"KHABAR_STORE": "env.db"}, tmp_path) == Settings("flag.db", "desk")
    with pytest.raises(BadSetting, match="busy"):
        load({}, {"KHABAR_BUSY": "soon"}, tmp_path)
    (tmp_path / "khabar.toml").write_text('stoer = "x"\n', "utf-8")
    with pytest.raises(BadSetting, match="stoer"):
        load({}, {}, tmp_path)


def test_a_better_reader_reads_everything_anew_and_overwrites_nothing(tmp_path):
    day = datetime(2031, 5, 13, tzinfo=UTC)
    store = str(tmp_path / "k.db")
    with open_desk(store, "1", clock=lambda: day) as desk:
        assert desk.add(str(EXAMPLES / "reports.jsonl")).stored == 8
        gone, *rest = (report.id for report in desk.reports())
        desk.redact(report=gone, why="asked")
        before = {key: desk.reading(key) for key in rest}
        editions = {key: desk.show(key).editions for key in rest}
    with open_desk(store, "2", batch=3, clock=lambda: day + timedelta(days=1)) as desk:
        some = list(desk.reread(rest[:2]))
        assert [line.outcome for line in some] == ["reread", "reread"]
        assert sorted(line.outcome for line in desk.reread()) == ["known"] * 2 + ["reread"] * 5
        assert {line.outcome for line in desk.reread()} == {"known"}
        for key in rest:
            assert desk.show(key).readers == ("1", "2")
            assert desk.show(key).editions == editions[key]
            assert desk.reading(key) == before[key], "the same rules read the same"
            assert desk.show(key, as_of="2031-05-13").readers == ("1",)
        assert desk.check().faults == ()
        with pytest.raises(khabar.StoreFault):
            list(desk.reread([gone[:3]]))


def test_what_is_redacted_stays_so_when_it_is_read_anew(tmp_path):
    store = str(tmp_path / "k.db")
    (tmp_path / "a.txt").write_text("Salem Haddar said on Monday that he would leave. Salem Haddar denied it.", "utf-8")
    with open_desk(store, "1") as desk:
        desk.add(str(tmp_path / "a.txt"))
        desk.redact(person="Salem Haddar", why="asked")
    with open_desk(store, "2") as desk:
        assert [line.outcome for line in desk.reread()] == ["reread"]
        assert "Haddar" not in "".join(desk.record.dump())
        assert desk.check().faults == ()


def test_the_verb_rereads_and_prints_its_books(kept):
    code, out, _ = run("reread", where=kept)
    assert code == 0
    assert out.splitlines()[-1] == "seen 8 = stored 0 + known 8 + refused 0"
    assert run("reread", "0000", where=kept)[0] == 3


def test_feeds_are_a_list_wherever_they_are_set(tmp_path):
    (tmp_path / "khabar.toml").write_text('feeds = ["https://a.example/f", "https://b.example/f"]', "utf-8")
    both = ("https://a.example/f", "https://b.example/f")
    assert load({}, {}, tmp_path).feeds == both
    assert load({}, {"KHABAR_FEEDS": f" {both[1]}\n{both[0]} "}, tmp_path).feeds == both[::-1]
    for wrong in ("feeds = 1", "feeds = [1]", 'feeds = {a = "b"}'):
        (tmp_path / "khabar.toml").write_text(wrong, "utf-8")
        with pytest.raises(BadSetting, match="list of strings"):
            load({}, {}, tmp_path)
