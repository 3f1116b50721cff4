"""The watch: feeds are asked politely for what is new, and a watch that was killed goes on where it was."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from khabar.desk import Line, open_desk
from khabar.sources import fetch as fetching
from khabar.watch import Plan, Visited, Watch
from servers import LOCAL, give
from sites import MONDAY, Clock


@pytest.fixture
def go(tmp_path):
    """Return a function that watches feeds for a round, or as long as `most` things are told."""
    clock = Clock()

    def went(*feeds: str, most: int = 10_000, **how: object) -> list[Line | Visited]:
        with open_desk(str(tmp_path / "k.db"), "1", clock=clock) as desk:
            told = Watch(desk, Plan(feeds, **{"once": True, **how}), LOCAL, clock.sleep).go()
            return [one for _, one in zip(range(most), told, strict=False)]

    went.clock = clock
    went.store = tmp_path / "k.db"
    return went


def outcomes(told: list[Line | Visited]) -> list[str]:
    return [one.outcome for one in told]


def test_entries_are_kept_and_what_did_not_change_is_not_sent_again(site, go):
    one = site(1, 2)
    assert outcomes(go(f"{one.address}/feed")) == ["stored", "stored", "read"]
    with open_desk(str(go.store), "1") as desk:
        assert {report.source for report in desk.reports()} == {f"{one.address}/1", f"{one.address}/2"}
    go.clock.sleep(3600)
    assert outcomes(go(f"{one.address}/feed")) == ["unchanged"]
    one.numbers = (1, 2, 3)
    go.clock.sleep(3600)
    assert outcomes(go(f"{one.address}/feed")) == ["known", "known", "stored", "read"]
    assert one.asked == ["/feed"] * 3


def test_a_feed_is_not_asked_again_at_once(site, go):
    one = site(1)
    go(f"{one.address}/feed")
    (late,) = go(f"{one.address}/feed")
    assert (late.outcome, late.reason) == ("waiting", "not before 2031-05-12T08:05:00Z")
    assert one.asked == ["/feed"]


@pytest.mark.parametrize("asks", ["900", "Mon, 12 May 2031 08:15:00 GMT"])
def test_a_server_that_asks_to_be_left_alone_is(site, go, asks):
    one = site(1)
    one.answers["/feed"] = give(b"", 503, Retry_After=asks)
    moment = fetching.datetime

    class Fixed(datetime):
        @classmethod
        def now(cls, zone):
            return MONDAY.astimezone(zone)

    fetching.datetime = Fixed
    try:
        assert outcomes(go(f"{one.address}/feed", f"{one.address}/other")) == ["failed", "waiting"]
    finally:
        fetching.datetime = moment
    del one.answers["/feed"]
    go.clock.sleep(890)
    assert outcomes(go(f"{one.address}/feed", f"{one.address}/other")) == ["waiting", "waiting"]
    assert one.asked == ["/feed"]
    go.clock.sleep(11)
    assert outcomes(go(f"{one.address}/feed")) == ["stored", "read"]


def test_a_feed_that_fails_is_asked_less_and_less(site, go):
    one = site(1)
    one.answers["/feed"] = give(b"", 404)
    for pause in (600, 2400, 9600):
        assert outcomes(go(f"{one.address}/feed")) == ["failed"]
        go.clock.sleep(pause - 1)
        assert outcomes(go(f"{one.address}/feed")) == ["waiting"]
        go.clock.sleep(2)
    del one.answers["/feed"]
    assert outcomes(go(f"{one.address}/feed")) == ["stored", "read"]


def test_a_feed_that_is_gone_keeps_no_other_of_its_host_waiting(site, go):
    one = site(1)
    one.answers["/gone"] = give(b"", 410)
    feeds = (f"{one.address}/gone", f"{one.address}/feed")
    assert outcomes(go(*feeds)) == ["failed", "stored", "read"]
    go.clock.sleep(300)
    assert outcomes(go(*feeds)) == ["unchanged", "waiting"]


def test_a_host_is_given_time_between_two_requests_and_others_are_asked_meanwhile(site, go):
    one, other = site(1), site(2)
    one.answers["/second"] = give(one.feed(), Content_Type="text/xml")
    told = go(f"{one.address}/feed", f"{one.address}/second", f"{other.address}/feed", gap=30)
    assert [one.url[-5:] for one in told if isinstance(one, Visited)] == ["/feed", "/feed", "econd"]
    assert go.clock.slept == [30]


def test_feeds_are_asked_every_so_often_without_end(site, go):
    one = site(1)
    told = go(f"{one.address}/feed", once=False, every=900, most=5)
    assert outcomes(told) == ["stored", "read", "unchanged", "unchanged", "unchanged"]
    assert go.clock.slept == [900, 900, 900]


def test_what_is_no_feed_is_told_and_a_bad_entry_ends_nothing(site, go):
    one = site(1, 2)
    (failed,) = go(f"{one.address}/1")
    assert (failed.outcome, failed.reason) == ("failed", "it is no feed")
    bad = one.feed().replace(b"The army said on Monday that it had left the town of 1.", b"").replace(b"Town 1", b"")
    one.answers["/bad"] = give(bad, Content_Type="text/xml")
    assert outcomes(go(f"{one.address}/bad")) == ["refused", "stored", "read"]


def test_pages_are_fetched_once_and_again_where_their_entry_changed(site, go):
    one = site(1, 2)
    told = go(f"{one.address}/feed", pages=True)
    assert outcomes(told) == ["stored", "stored", "read", "stored", "read", "stored", "read"]
    assert one.asked == ["/feed", "/robots.txt", "/1", "/2"]
    assert go.clock.slept == [5, 5, 5], "between any two of them"
    go.clock.sleep(3600)
    one.numbers = (2, 3)
    assert outcomes(go(f"{one.address}/feed", pages=True)) == ["known", "stored", "read", "stored", "read"]
    assert one.asked[4:] == ["/feed", "/robots.txt", "/3"]
    go.clock.sleep(3600)
    changed = one.feed().replace(b"town of 3.", b"town of 3 and the bridge.")
    one.answers["/feed"] = give(changed, Content_Type="text/xml")
    assert outcomes(go(f"{one.address}/feed", pages=True)) == ["known", "stored", "read", "unchanged"]
    assert one.asked[7:] == ["/feed", "/robots.txt", "/3"]
    go.clock.sleep(3600)
    assert outcomes(go(f"{one.address}/feed", pages=True)) == ["known", "known", "read"]
    assert one.asked[10:] == ["/feed"]


def test_pages_that_cannot_be_had_are_given_up(site, go):
    one = site(1, 2)
    one.answers |= {"/1": give(b"", 404), "/2": give(b"", 500)}
    assert outcomes(go(f"{one.address}/feed", pages=True))[2:] == ["read", "failed", "failed"]
    for pause in (600, 2400):
        go.clock.sleep(pause + 1)
        assert "failed" in outcomes(go(f"{one.address}/feed", pages=True))
    go.clock.sleep(10_000)
    assert outcomes(go(f"{one.address}/feed", pages=True)) == ["unchanged"]
    assert (one.asked.count("/1"), one.asked.count("/2")) == (1, 3)


def test_a_site_may_keep_programs_from_its_pages_and_ask_for_time(site, go):
    one = site(1, 2)
    one.answers["/robots.txt"] = give(b"User-agent: khabar\nCrawl-delay: 40\nDisallow: /1\n", Content_Type="text/plain")
    told = go(f"{one.address}/feed", pages=True)
    assert outcomes(told)[2:] == ["read", "failed", "stored", "read"]
    assert "robots.txt" in told[3].reason
    assert "/1" not in one.asked
    assert "/2" in one.asked
    one.answers["/robots.txt"] = give(b"", 503)
    one.numbers = (2, 3)
    go.clock.sleep(3600)
    told = go(f"{one.address}/feed", pages=True)
    assert outcomes(told)[-1] == "failed"
    assert "its robots.txt: the server answered 503" in told[-1].reason
    assert "/3" not in one.asked


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe\x00", b"User-agent: *\nCrawl-delay: \xc2\xb2\n", b"Disallow: /\n" * 9]
)
def test_a_strange_robots_file_does_no_harm(site, go, text):
    one = site(1)
    one.answers["/robots.txt"] = give(text, Content_Type="text/plain")
    assert outcomes(go(f"{one.address}/feed", pages=True))[1:] == ["read", "stored", "read"]


@pytest.mark.parametrize(
    ("feeds", "how"), [(("file:///etc/passwd",), {}), (("http://",), {}), (("https://a",), {"every": 1})]
)
def test_a_plan_that_makes_no_sense_is_refused(feeds, how):
    with pytest.raises(ValueError, match=r"no web address|every 5 minutes"):
        Plan(feeds, **how)


SCRIPT = """
    import sys
    sys.path.insert(0, {tests!r})
    from servers import LOCAL
    from khabar.desk import open_desk
    from khabar.watch import Plan, Watch
    with open_desk("k.db", "1", batch=2) as desk:
        for told in Watch(desk, Plan(({feed!r},), gap=0.01, pages=True, once=True), LOCAL).go():
            print(told.outcome, flush=True)
"""


def test_a_watch_that_is_killed_anywhere_goes_on_where_it_was(site, tmp_path):
    one = site(*range(8))
    script = textwrap.dedent(SCRIPT).format(tests=str(Path(__file__).parent), feed=f"{one.address}/feed")
    for lines in (1, 5, 8, 9, 13, 16):
        running = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stdout=subprocess.PIPE)
        assert all(running.stdout.readline() for _ in range(lines))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        with open_desk(str(tmp_path / "k.db"), "1", clock=lambda: datetime.now(UTC) + timedelta(hours=1)) as desk:
            kept = {report.text for report in desk.reports()}
            assert desk.check().faults == ()
            told = list(
                Watch(desk, Plan((f"{one.address}/feed",), gap=0.01, pages=True, once=True), LOCAL, time.sleep).go()
            )
            assert {report.text for report in desk.reports()} >= kept
            assert len(desk.reports()) == 16
            assert "failed" not in outcomes(told)
        (tmp_path / "k.db").unlink()
        for left in tmp_path.glob("k.db-*"):
            left.unlink()
