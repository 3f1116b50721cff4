"""Whatever order reports come in, by one process or two, the record is the same; a backup is of one moment."""

from __future__ import annotations

import json
import multiprocessing

from benchmarks.articles import invented
from benchmarks.order import dump, fill

from khabar.record.store import open_store

MANY = 120


def test_any_order_by_one_process_or_two_makes_the_same_record(tmp_path):
    items = list(invented(MANY))
    assert len({dump(tmp_path, items, seed, processes) for seed in (1, 2) for processes in (1, 2)}) == 1


def test_a_backup_made_while_others_write_is_whole(tmp_path):
    store, items = str(tmp_path / "k.db"), list(invented(MANY))
    record = open_store(store, create=True)
    writer = multiprocessing.get_context("spawn").Process(target=fill, args=(store, items))
    writer.start()
    sizes = []
    while writer.is_alive() or len(sizes) < 2:
        path = tmp_path / f"b{len(sizes)}.jsonl"
        kept = {entry["id"] for _, entry in record.changes() if entry["entry"] == "report"}
        record.backup(path)
        copy = open_store(str(tmp_path / f"b{len(sizes)}.db"), create=True)
        copy.restore(path)
        assert copy.check().faults == ()
        restored = {entry["id"] for _, entry in copy.changes() if entry["entry"] == "report"}
        read = {entry["report"] for _, entry in copy.changes() if entry["entry"] == "reading"}
        assert kept <= restored == read
        sizes.append(len(restored))
        copy.close()
    writer.join()
    assert writer.exitcode == 0
    assert sizes == sorted(sizes)
    record.backup(tmp_path / "last.jsonl")
    lines = (tmp_path / "last.jsonl").read_text("utf-8").splitlines()
    assert sum(json.loads(line).get("entry") == "report" for line in lines) == MANY
    record.close()
