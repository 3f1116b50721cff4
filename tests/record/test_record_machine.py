"""Whatever is added, corrected and taken back, in whatever order, every past moment answers as it did."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from khabar.record.record import Asked, Judgement, Outcome
from khabar.record.store import open_store

RELEASE = os.environ.get("KHABAR_CRASH") == "all"
PLACES = ("Rafah", "Cairo", "Osteva")
TEXTS = tuple(f"The army said on Monday that {n} soldiers were killed in Rafah." for n in range(3, 9))
_read = {}
_empty = Path(tempfile.mkdtemp(prefix="khabar-empty-")) / "k.db"


def empty(path: Path):
    """Open a new record: a copy of one that was made once."""
    if not _empty.exists():
        open_store(str(_empty), create=True).close()
        atexit.register(shutil.rmtree, _empty.parent)
    shutil.copy(_empty, path)
    return open_store(str(path))


def arrival(text, reader):
    """Reading is pure, so each report is read once for all runs."""
    from made import arrival as read

    if (text, reader) not in _read:
        _read[text, reader] = read(text, text[:9], reader=reader, published="2031-05-12")
    return _read[text, reader]


class Record(RuleBasedStateMachine):
    """The record beside a model of it: for each moment, what every claim's place was and whether it was retracted."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(prefix="khabar-machine-"))
        self.store = empty(self.folder / "k.db")
        self.clock = 0
        self.reports: dict[str, str] = {}  # id -> newest reader
        self.readings: set[tuple[str, str]] = set()
        self.places: dict[str, str] = {}  # id -> place as corrected
        self.retracted: set[str] = set()
        self.moments: dict[str, dict] = {}

    def now(self) -> str:
        self.clock += 1
        return f"2031-05-13T00:{self.clock // 60:02}:{self.clock % 60:02}.000000Z"

    def note(self, now: str) -> None:
        self.moments[now] = {
            key: (reader, self.places.get(key), key in self.retracted) for key, reader in self.reports.items()
        }

    @rule(text=st.sampled_from(TEXTS), reader=st.sampled_from("12"))
    def add(self, text, reader):
        now, made = self.now(), arrival(text, reader)
        key = made.report.id
        (outcome,) = self.store.add([made], now)
        if (key, reader) in self.readings:
            assert outcome is Outcome.KNOWN
        else:
            assert outcome is (Outcome.REREAD if key in self.reports else Outcome.STORED)
            self.readings.add((key, reader))
            self.reports[key] = reader
        self.note(now)

    @rule(which=st.integers(0, 9), place=st.sampled_from(PLACES))
    def correct(self, which, place):
        if self.reports:
            key, now = sorted(self.reports)[which % len(self.reports)], self.now()
            made = Judgement("", "correction", "w", "me", now, report=key, claim="s1", field="place", value=place)
            self.store.judge(made)
            self.places[key] = place
            self.note(now)

    @rule(which=st.integers(0, 9))
    def retract(self, which):
        if self.reports:
            key, now = sorted(self.reports)[which % len(self.reports)], self.now()
            self.store.judge(Judgement("", "retraction", "w", "me", now, report=key))
            self.retracted.add(key)
            self.note(now)

    @rule()
    def reopen(self):
        self.store.close()
        self.store = open_store(str(self.folder / "k.db"))

    @invariant()
    def every_moment_answers_as_it_did(self):
        for now in list(getattr(self, "moments", {}))[-3:]:
            answered = {
                c.report: (c.reader, c.place, c.retracted)
                for c in self.store.claims(Asked(as_of=now, kind="saying")) if c.id == "s1"
            }  # fmt: skip
            assert answered == self.moments[now]

    def teardown(self):
        if not hasattr(self, "store"):
            return
        assert self.store.check().faults == ()
        follower = empty(self.folder / "follower.db")
        follower.replay([json.loads(json.dumps(entry)) for _, entry in self.store.changes()])
        assert "".join(follower.dump()) == "".join(self.store.dump())
        follower.close()
        self.store.close()
        shutil.rmtree(self.folder)


TestRecord = Record.TestCase
TestRecord.settings = settings(
    max_examples=1000 if RELEASE else 20, stateful_step_count=50 if RELEASE else 15, deadline=None
)
