"""The verbs that watch and fetch, as they are typed."""

from __future__ import annotations

import json
from functools import partial

import pytest
from click.testing import CliRunner

from khabar import watch as watching
from khabar.cli import main
from khabar.sources import fetch as fetching
from khabar.sources.robots import Robots
from khabar.watch import Watch
from servers import LOCAL, give
from sites import Clock


@pytest.fixture
def cli(tmp_path, monkeypatch):
    """Return a function that runs a verb in this process, where the loopback may be reached."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(watching, "Watch", partial(Watch, rules=LOCAL, sleep=Clock().sleep))
    monkeypatch.setattr(fetching, "Rules", lambda: LOCAL)
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


def test_the_verb_prints_its_books(site, cli, tmp_path):
    one = site(1, 2)
    (tmp_path / "feeds.txt").write_text(f"# ours\n{one.address}/feed\n\n{one.address}/none\n", "utf-8")
    one.answers["/none"] = give(b"", 404)
    done = cli("watch", "--feeds", "feeds.txt", "--once")
    assert done.exit_code == 1
    *_, visits, books = done.stdout.splitlines()
    assert visits == "visits 2 = read 1 + unchanged 0 + failed 1 + waiting 0"
    assert books == "seen 2 = stored 2 + known 0 + refused 0"
    assert "the server answered 404" in done.stderr
    (tmp_path / "khabar.toml").write_text(f'feeds = ["{one.address}/feed"]\n', "utf-8")
    done = cli("watch", "--once", "--json")
    assert done.exit_code == 0
    assert [list(json.loads(line)) for line in done.stdout.splitlines()] == [["visit"], ["visits"], ["books"]]


@pytest.mark.parametrize("arguments", [(), ("ftp://example.org/",), ("https://example.org/feed", "--every", "1")])
def test_a_watch_of_nothing_is_wrong_usage(cli, arguments):
    assert cli("watch", *arguments).exit_code == 2


def test_a_web_address_is_fetched_only_when_asked_for(site, cli):
    one = site(1)
    done = cli("read", f"{one.address}/1")
    assert done.exit_code == 1
    assert "fetches nothing unless it is told to: --fetch" in done.stderr
    assert one.asked == []
    assert "the town of /1 in the hills" in cli("read", "--fetch", "--all", f"{one.address}/1").stdout
    done = cli("add", "--fetch", f"{one.address}/feed", f"{one.address}/1", f"{one.address}/1", "none.txt")
    assert done.stdout.splitlines()[-1] == "seen 4 = stored 2 + known 1 + refused 1"


def test_a_watch_that_is_interrupted_prints_its_books(site, cli, monkeypatch):
    one = site(1)

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "Watch", partial(Watch, rules=LOCAL, sleep=interrupted))
    done = cli("watch", f"{one.address}/feed")
    assert done.exit_code == 130
    assert done.stdout.splitlines()[-1] == "seen 1 = stored 1 + known 0 + refused 0"


def test_a_robots_file_is_asked_for_once_a_day(site, monkeypatch):
    one, moment = site(1), [1e9]
    monkeypatch.setattr("khabar.sources.robots.time.time", lambda: moment[0])
    asked = Robots(LOCAL)
    assert [asked.check(f"{one.address}/{n}") for n in range(3)] == [True, False, False]
    moment[0] += 25 * 3600
    assert asked.check(f"{one.address}/4")
    assert one.asked == ["/robots.txt"] * 2
