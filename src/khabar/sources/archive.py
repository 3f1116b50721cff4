"""Reports from zip archives: each file as if it lay in a folder, within bounds, archives in archives one deep."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from khabar.errors import RefusedReport
from khabar.sources.item import Given, Item, Refused
from khabar.sources.packing import RATIO, Bounded, within

FILES = 100_000  # in one archive
Open = Callable[[BinaryIO, str, Given, int], Iterator[Item]]  # the last is how many archives we are inside


def reports(
    stream: BinaryIO, name: str, given: Given, opened: Open, reads: Callable[[str], bool], depth: int
) -> Iterator[Item]:
    """Yield the reports in an archive's files that `reads` says are read, by `opened`; nothing is written to disk.

    Raises RefusedReport for an archive that cannot be opened, is nested too deep or would unpack beyond bounds.
    """
    if depth > 1:
        raise RefusedReport(name, "it is an archive in an archive in an archive")
    try:
        archive = zipfile.ZipFile(stream)
        files = [f for f in archive.infolist() if not f.is_dir() and reads(f.filename)]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError, EOFError) as fault:
        raise RefusedReport(name, f"it is no zip archive, or a damaged one ({str(fault)[:60]})") from fault
    if len(files) > FILES:
        raise RefusedReport(name, f"it holds {len(files):,} files, and an archive may hold {FILES:,}")
    packed = sum({f.header_offset: f.compress_size for f in files}.values())
    if not within(sum(f.file_size for f in files), packed):
        raise RefusedReport(name, f"it would unpack to over {RATIO} times its size")
    if not files:
        raise RefusedReport(name, "there is no file in this archive that khabar reads")
    for file in sorted(files, key=lambda f: f.filename):
        where = f"{name}!/{PurePosixPath(file.filename)}"
        try:
            with archive.open(file) as inside:
                bounded = io.BufferedReader(Bounded(inside, where, file.compress_size))  # type: ignore[arg-type]
                yield from opened(bounded, where, given, depth + 1)
        except RefusedReport as refusal:
            yield Refused(refusal.source, refusal.reason)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as fault:
            yield Refused(where, f"it cannot be unpacked ({str(fault)[:80]})")
