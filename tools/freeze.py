"""Prints the DDL of the schema as it stands, to be frozen in a migration: python tools/freeze.py sqlite|postgresql."""

from __future__ import annotations

import sys

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from khabar.record.tables import METADATA

dialect = {"sqlite": sqlite, "postgresql": postgresql}[sys.argv[1]].dialect()
for table in METADATA.sorted_tables:
    print(str(CreateTable(table).compile(dialect=dialect)).strip() + ";")
    for index in sorted(table.indexes, key=lambda index: index.name or ""):
        print(str(CreateIndex(index).compile(dialect=dialect)).strip() + ";")
