"""The record keeps, corrects, forgets on request and answers the same in both stores."""

from __future__ import annotations

import json
import random
import sqlite3
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from khabar.errors import BadBackup, NewerStore, NoStore, NotKept, OldStore, StoreFault
from khabar.model.codec import dumps
from khabar.reading.reader import read
from khabar.record.days import instant, until
from khabar.record.record import Asked, Judgement, Outcome
from khabar.record.store import open_store, upgrade_store
from khabar.record.tables import METADATA

FIRST, SECOND, THIRD = (f"2031-05-1{n}T00:00:00.000000Z" for n in (3, 4, 5))
RAFAH = "The army said on Monday that 12 soldiers were killed in Rafah. Antony Blinken met officials in Cairo."


def dump(store) -> str:
    return "".join(store.dump())


def judged(kind, known=SECOND, **more) -> Judgement:
    return Judgement("", kind, "because", "me", known, **more)


def test_what_comes_in_is_stored_once(store, arrivals):
    assert set(store.add(arrivals, FIRST)) == {Outcome.STORED}
    before = dump(store)
    assert set(store.add(arrivals, SECOND)) == {Outcome.KNOWN}
    assert dump(store) == before
    assert store.check().faults == ()
    assert store.check().seen == {"report": 8, "edition": 8, "reading": 8, "judgement": 0}


def test_a_reading_comes_back_as_the_reader_gave_it(store, arrivals):
    store.add(arrivals, FIRST)
    for one in arrivals:
        kept = store.reading(one.report.id)
        assert json.dumps(kept, ensure_ascii=False, separators=(",", ":")) == dumps(read(one.report, one.remarks))


def test_any_order_and_either_store_gives_the_same_dump(new, arrivals):
    made = set()
    for seed, kind in enumerate(("sqlite", "sqlite", "postgresql", "postgresql")):
        shuffled = list(arrivals) * 2
        random.Random(seed).shuffle(shuffled)
        store = new(kind)
        for one in shuffled:
            store.add([one], FIRST)
        made.add(dump(store))
    assert len(made) == 1


def test_both_stores_answer_alike(new, arrivals):
    answers = []
    for kind in ("sqlite", "postgresql"):
        store = new(kind)
        store.add(arrivals, FIRST)
        asked = [Asked(), Asked(type="ASSAULT"), Asked(kind="saying", limit=7), Asked(since="2031-05-13"),
                 Asked(voice="minist"), Asked(stance="denied"), Asked(root="officials"),
                 Asked(place="selim")]  # fmt: skip
        answers.append([[list(store.claims(one)) for one in asked], list(store.reports(Asked()))])
    assert answers[0] == answers[1]
    assert all(answers[0][0][:4])


def test_the_feed_replays_into_an_equal_store(store, new, arrivals):
    store.add(arrivals, FIRST)
    claim = next(iter(store.claims(Asked(kind="event"))))
    store.judge(judged("correction", report=claim.report, claim=claim.id, field="place", value="Osteva"))
    store.judge(judged("retraction", report=arrivals[0].report.id))
    follower = new()
    follower.replay([entry for _, entry in store.changes()])
    assert dump(follower) == dump(store)
    assert list(follower.claims(Asked())) == list(store.claims(Asked()))
    assert follower.check().faults == ()


def test_the_feed_goes_on_where_it_was_left(store, arrivals):
    store.add(arrivals[:3], FIRST)
    last = max(seq for seq, _ in store.changes())
    store.add(arrivals[3:4], SECOND)
    assert [entry["entry"] for _, entry in store.changes(last)] == ["report", "edition", "reading"]


def test_a_past_day_can_be_asked_again(store, arrivals, arrival):
    report = arrival(RAFAH, "a", published="2031-05-12")
    store.add([report], FIRST)
    claim = next(iter(store.claims(Asked(kind="event"))))
    store.judge(judged("correction", SECOND, report=claim.report, claim=claim.id, field="type", value="ACCIDENT"))
    store.judge(judged("retraction", THIRD, report=claim.report))
    store.add(arrivals, THIRD)

    def types(as_of):
        asked = Asked(kind="event", report=claim.report, as_of=as_of)
        return {c.type for c in store.claims(asked) if c.id == claim.id}, {c.retracted for c in store.claims(asked)}

    assert types("2031-05-12T00:00:00.000000Z") == (set(), set())
    assert types(FIRST) == ({claim.type}, {False})
    assert types(SECOND) == ({"ACCIDENT"}, {False})
    assert types(None) == ({"ACCIDENT"}, {True})
    assert len(list(store.reports(Asked(as_of=SECOND)))) == 1
    assert store.check().faults == ()


def test_a_better_reader_adds_and_a_correction_stays(store, arrival):
    first, better = (arrival(RAFAH, "a", reader=reader) for reader in ("1", "2"))
    assert store.add([first], FIRST) == (Outcome.STORED,)
    claim = next(iter(store.claims(Asked(kind="event"))))
    store.judge(judged("correction", SECOND, report=claim.report, claim=claim.id, field="place", value="Khan Younis"))
    assert store.add([better], THIRD) == (Outcome.REREAD,)
    after = {c.id: c for c in store.claims(Asked())}
    assert {c.reader for c in after.values()} == {"2"}
    assert after[claim.id].place == "Khan Younis"
    assert {c.reader for c in store.claims(Asked(as_of=SECOND))} == {"1"}
    assert store.report(claim.report).readers == ("1", "2")
    assert store.check().faults == ()


def test_a_changed_text_at_the_same_source_is_another_edition(store, arrival):
    one, two = (arrival(f"{RAFAH} {more}", "https://example.org/a") for more in ("It left.", "It stayed."))
    store.add([one, two], FIRST)
    assert store.report(one.report.id).others == (two.report.id,)
    again = replace(one, report=replace(one.report, source="https://example.net/b", title="Another"))
    assert store.add([again], SECOND) == (Outcome.KNOWN,)
    assert [e.source for e in store.report(one.report.id).editions] == [
        "https://example.org/a",
        "https://example.net/b",
    ]
    assert len(store.report(one.report.id, FIRST).editions) == 1


def test_a_person_is_taken_out_for_good(store, new, arrival, tmp_path):
    reports = [arrival(RAFAH, "blinken.txt", title="Blinken in Cairo"),
               arrival("قال أنتوني بلينكن إن القرار خطأ. وأضاف بلينكن أن الوفد غادر.", "b"),
               arrival("The minister said that the road was open.", "c")]  # fmt: skip
    store.add(reports[:2], FIRST)
    before = {c.id for c in store.claims(Asked())}
    store.backup(tmp_path / "old.jsonl")
    store.redact(judged("redaction"), name="Antony Blinken")
    store.add(reports[2:], THIRD)
    store.add([arrival("Officials said that Antony Blinken had left. Blinken was tired.", "d")], THIRD)
    store.restore(tmp_path / "old.jsonl")
    served = dump(store) + repr([*store.reports(Asked()), *store.claims(Asked())])
    served += repr(store.search("Cairo", Asked()))
    for name in ("Blinken", "blinken", "Antony", "بلينكن", "أنتوني"):
        assert name not in served
        assert store.search(name, Asked()) == ()
    assert before <= {c.id for c in store.claims(Asked())}
    assert store.check().faults == ()
    follower = new()
    follower.replay([json.loads(line) for line in dump(store).splitlines()[1:-1]])
    assert dump(follower) == dump(store)


def test_a_report_is_taken_out_for_good(store, arrivals, tmp_path):
    store.add(arrivals, FIRST)
    gone = arrivals[0].report
    store.backup(tmp_path / "old.jsonl.gz")
    store.redact(judged("redaction", report=gone.id))
    assert store.add(arrivals[:1], THIRD) == (Outcome.REDACTED,)
    store.restore(tmp_path / "old.jsonl.gz")
    assert gone.id not in {r.id for r in store.reports(Asked())}
    assert gone.text[:60] not in dump(store)
    assert not list(store.claims(Asked(report=gone.id)))
    assert store.check().faults == ()


def test_a_backup_is_restored_in_the_other_store(new, arrivals, tmp_path):
    one, other = new("sqlite"), new("postgresql")
    one.add(arrivals, FIRST)
    one.backup(tmp_path / "k.jsonl.gz")
    assert other.restore(tmp_path / "k.jsonl.gz") == 24
    assert dump(other) == dump(one)
    assert other.check().faults == ()


@pytest.mark.parametrize(
    "harm",
    [
        lambda b: b[:-40],
        lambda b: b.replace(b'"lang":"ar"', b'"lang":"en"', 1),
        lambda b: b[: len(b) // 2],
        lambda _: b"x",
    ],
)
def test_a_broken_backup_is_refused_whole(store, arrivals, tmp_path, harm):
    store.add(arrivals[:1], FIRST)
    path = tmp_path / "k.jsonl"
    store.backup(path)
    path.write_bytes(harm(path.read_bytes()))
    before = dump(store)
    with pytest.raises(BadBackup, match=r"k\.jsonl"):
        store.restore(path)
    assert dump(store) == before


def test_a_correction_of_what_is_not_there_is_refused(store, arrivals):
    store.add(arrivals[:1], FIRST)
    report = arrivals[0].report.id
    with pytest.raises(NotKept, match="no such claim"):
        store.judge(judged("correction", report=report, claim="e999", field="type", value="AID"))
    with pytest.raises(ValueError, match="cannot be corrected"):
        store.judge(judged("correction", report=report, claim="s1", field="id", value="x"))
    with pytest.raises(NotKept, match="no such report"):
        store.judge(judged("retraction", report="sha256:0000"))


def test_schemas_that_are_not_ours_are_named(tmp_path):
    path = tmp_path / "k.db"
    with pytest.raises(NoStore, match="no record here"):
        open_store(str(path))
    assert not path.exists()
    open_store(str(path), create=True).close()
    for revision, fault in (("9999", NewerStore), ("0000", OldStore)):
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        with pytest.raises(fault, match=revision):
            open_store(str(path), create=True)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerStore):
        upgrade_store(str(path))
    (tmp_path / "no.db").write_bytes(b"this is no database at all" * 50)
    with pytest.raises(StoreFault, match="not a database"):
        open_store(str(tmp_path / "no.db"))
    with pytest.raises(StoreFault, match="SQLite file or in PostgreSQL"):
        open_store("mysql://u:secret@h/x")


def test_the_migrations_make_the_tables_as_they_are(store):
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"include_object": ours}), METADATA)
    assert differences == []


def ours(thing, name, kind, *_):
    del thing
    return kind != "table" or not name.startswith(("text_words", "head_words", "title_words", "alembic_version"))


def test_what_as_of_means():
    from datetime import datetime

    assert until("2031-05-13") == "2031-05-13T23:59:59.999999Z"
    assert until("2031-05-13T12:00+03:00") == "2031-05-13T09:00:00.000000Z"
    assert instant(datetime.fromisoformat("2031-05-13T00:00:00+00:00")) == FIRST
