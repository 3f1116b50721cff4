"""Stores of earlier schemas: brought forward they hold all they held, are sound, and answer.

golden/ has for each schema a store, and the backup written from it then; both are of our invented reports, with a
correction, a retraction and a redaction. A release adds its own pair.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from khabar.record.record import Asked
from khabar.record.store import open_store, upgrade_store

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = sorted(path.name.partition(".")[0] for path in GOLDEN.glob("*.db.gz"))


def text_of(name: str) -> str:
    return gzip.decompress((GOLDEN / name).read_bytes()).decode()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_store_of_an_earlier_schema_is_brought_forward_whole(schema, tmp_path):
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((GOLDEN / f"{schema}.db.gz").read_bytes()))
    before, after = upgrade_store(str(path))
    assert before == schema < after
    store = open_store(str(path))
    checked = store.check()
    assert checked.faults == ()
    assert checked.seen["report"] == 3
    assert "".join(store.dump()) == text_of(f"{schema}.jsonl.gz")
    assert [hit.snippet for hit in store.search("هجوم", Asked())]
    store.close()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_backup_of_an_earlier_schema_is_restored_whole(schema, store):
    entries = text_of(f"{schema}.jsonl.gz").count("\n") - 2  # without the first line and the seal
    assert store.restore(GOLDEN / f"{schema}.jsonl.gz") == entries
    assert store.check().faults == ()
    assert "".join(store.dump()) == text_of(f"{schema}.jsonl.gz")
