"""The stories that a record keeps: whatever came in, went, was judged or read anew, they are those of a rebuild."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import pytest
from made import arrival

from khabar.demo.crisis import crisis
from khabar.errors import StoreFault
from khabar.reading.reader import read
from khabar.reconcile.keeping import Keeper
from khabar.reconcile.sketch import sketch
from khabar.reconcile.stories import stories
from khabar.reconcile.told import Told
from khabar.record.record import Arrival, Judgement
from khabar.record.store import open_store

NOW = "2031-05-13T00:00:00.000000Z"
LATER = "2031-05-14T00:00:00.000000Z"


@pytest.fixture(scope="session")
def reports() -> list[Arrival]:
    return [Arrival(t.report, read(t.report, t.remarks), "1", t.remarks) for t in crisis()]


@pytest.fixture
def kept(store):
    return replace(store, keeper=Keeper())


def groups(store) -> set[frozenset[str]]:
    """Return the stories that the tables tell of, people's judgements apart."""
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT story, id FROM placed k JOIN reports r ON r.n = k.n").all()
    return {frozenset(key for story, key in rows if story == first) for first, _ in rows}


def rebuilt(reports, judged=None) -> set[frozenset[str]]:
    told = [Told(one.report.id, "", "", one.reading) for one in reports]
    return {frozenset(story.reports) for story in stories(told, judged)}


def judgement(kind: str, now: str = LATER, **more: str) -> Judgement:
    return Judgement("", kind, "w", "me", now, **more)


@pytest.mark.parametrize("seed", range(2))
def test_reports_that_come_in_one_by_one_in_any_order_stand_as_in_a_rebuild(kept, reports, seed):
    mixed = list(reports)
    random.Random(seed).shuffle(mixed)
    for at in range(0, len(mixed), 3):
        kept.add(mixed[at : at + 3], NOW)
    assert groups(kept) == rebuilt(reports)
    assert kept.check().faults == ()


def test_what_is_taken_back_redacted_or_judged_moves_the_others(kept, reports):
    kept.add(reports, NOW)
    whole = max(groups(kept), key=len)
    first, second, third, *_ = (one for one in reports if one.report.id in whole)
    kept.judge(judgement("retraction", report=first.report.id))
    rest = [one for one in reports if one is not first]
    assert groups(kept) == rebuilt(rest)
    kept.redact(judgement("redaction", report=second.report.id))
    rest = [one for one in rest if one is not second]
    assert groups(kept) == rebuilt(rest)
    pair = tuple(sorted((third.report.id, max(whole - {x.report.id for x in (first, second, third)}))))
    kept.judge(judgement("apart", report=pair[0], value=pair[1]))
    assert groups(kept) == rebuilt(rest, {pair: False})
    kept.judge(judgement("open", "2031-05-15T00:00:00.000000Z", report=pair[0], value=pair[1]))
    assert groups(kept) == rebuilt(rest)
    assert kept.check().faults == ()


def test_a_person_who_is_redacted_is_in_no_sketch(kept, reports):
    kept.add(reports, NOW)
    name = next(v.name for v in reports[0].reading.voices if v.named and v.kind.value == "person")
    kept.redact(judgement("redaction"), name)
    with kept.engine.connect() as connection:
        shown = connection.exec_driver_sql("SELECT names FROM sketches").scalars().all()
    assert shown
    assert not any(f'"voice {name}"' in one for one in shown)
    assert kept.check().faults == ()


def test_a_new_reading_makes_a_new_sketch(kept):
    old, new = (
        arrival("The army said on Monday that 12 soldiers left Osteva for the villages of the north.", "a", reader=n)
        for n in "12"
    )
    other = arrival("Mayor Hedda Brunsvik said on Monday that 14 houses burned in Lastrin.", "b").reading
    kept.add([old], NOW)
    kept.add([replace(new, reading=replace(other, report=old.reading.report))], LATER)
    with kept.engine.connect() as connection:
        (shown,) = connection.exec_driver_sql("SELECT names FROM sketches").scalars().all()
    assert "Hedda Brunsvik" in shown
    assert "Osteva" not in shown
    assert kept.check().faults == ()


def test_what_was_written_without_a_keeper_or_restored_is_caught_up_with(kept, new, reports, tmp_path):
    replace(kept, keeper=None).add(reports[:20], NOW)
    assert groups(kept) == set()
    kept.add(reports[20:], LATER)
    assert groups(kept) == rebuilt(reports)
    kept.backup(tmp_path / "b.jsonl")
    other = replace(new(), keeper=Keeper())
    other.restore(tmp_path / "b.jsonl")
    assert groups(other) == groups(kept)
    assert other.check().faults == ()


def test_the_check_tells_of_a_story_that_is_not_as_a_rebuild_has_it(new, reports):
    store = replace(new(), keeper=Keeper())
    store.add(reports, NOW)
    path = store.engine.url.database.removeprefix("file:").partition("?")[0]
    for damage in (
        "UPDATE placed SET story = n WHERE n = (SELECT max(n) FROM placed WHERE story <> n)",
        "DELETE FROM likes WHERE n = (SELECT max(n) FROM likes)",
        "DELETE FROM prints WHERE n = 5",
        "UPDATE sketches SET title = 'x' WHERE n = 3",
    ):
        with sqlite3.connect(path) as connection:
            connection.execute(damage)
        assert len([f for f in store.check().faults if f.startswith("report sha256:")]) >= 1, damage
        with sqlite3.connect(path) as connection:
            for table in ("moves", "placed", "sketches", "likes", "prints", "marks", "joined"):
                connection.execute(f"DELETE FROM {table}")
        store.add(reports[:1], LATER)
        assert store.check().faults == ()


def test_a_report_and_its_story_are_written_together_or_not_at_all(new, reports):
    class Failing(Keeper):
        def join(self, connection):
            super().join(connection)
            raise StoreFault("k", "cut off")

    store = replace(new(), keeper=Failing())
    with pytest.raises(StoreFault):
        store.add(reports[:3], NOW)
    assert not store.has(reports[0].report.id, "1")
    assert groups(store) == set()


def test_a_sketch_comes_back_as_it_went_in(kept, reports):
    from khabar.reconcile.kept import Kept

    kept.add(reports, NOW)
    with kept.engine.connect() as connection:
        shelf = Kept(connection)
        for one in reports:
            at = shelf.at(one.report.id)
            assert shelf.sketch(at[1]) == sketch(Told(one.report.id, "", "", one.reading))


def test_a_record_without_the_tables_of_stories_is_brought_forward_with_them(tmp_path):
    import gzip
    from pathlib import Path

    from khabar.record.store import upgrade_store

    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "golden" / "0003.db.gz").read_bytes()))
    assert upgrade_store(str(path), keeper=Keeper())[0] == "0003"
    store = open_store(str(path), keeper=Keeper())
    assert len(groups(store)) >= 1
    assert store.check().faults == ()
    store.close()
