"""Reports from Parquet files, one a row; needs pyarrow, the extra "parquet"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from khabar.errors import RefusedReport
from khabar.sources.item import Given, Item
from khabar.sources.packing import RATIO, within
from khabar.sources.rows import FIELDS, row, wanted

BATCH = 64  # rows unpacked at once


def reports(stream: BinaryIO, name: str, given: Given, limit: int) -> Iterator[Item]:
    """Yield one report or refusal a row, numbered from 1; raises RefusedReport where the file cannot be opened."""
    try:
        import pyarrow as pa  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415
        from pyarrow import parquet  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415
    except ImportError as fault:
        raise RefusedReport(name, "Parquet files need pyarrow: install khabar[parquet]") from fault
    number = 0
    try:
        file = parquet.ParquetFile(stream)
        there = wanted(given, file.schema_arrow.names)
        _check_size(file, there, name)
        for batch in file.iter_batches(batch_size=BATCH, columns=there):
            for data in batch.to_pylist():
                number += 1
                raw = "\x1f".join(f"{key}={data[key]}" for key in sorted(data)).encode("utf-8", "replace")
                yield row(data, f"{name}:{number}", given, limit, raw, "application/vnd.apache.parquet")
    except (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError) as fault:
        why = str(fault).partition("\n")[0][:120]
        raise RefusedReport(name, f"it cannot be read as Parquet after row {number:,} ({why})") from fault


def _check_size(file: object, columns: list[str], name: str) -> None:
    """Refuse what has no report in it, or would unpack beyond bounds."""
    if not columns:
        raise RefusedReport(name, f"it has no column for any of {', '.join(FIELDS)}; name them with --map")
    meta = file.metadata  # type: ignore[attr-defined]  # pyarrow has no types
    for group in range(meta.num_row_groups):
        chunks = [meta.row_group(group).column(i) for i in range(meta.num_columns)]
        chosen = [c for c in chunks if c.path_in_schema.partition(".")[0] in columns]
        if not within(sum(c.total_uncompressed_size for c in chosen), sum(c.total_compressed_size for c in chosen)):
            raise RefusedReport(name, f"row group {group + 1} unpacks to over {RATIO} times its size")
