"""The first schema: entries, the rows that questions are asked of, and the word index; its DDL lies beside it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Go forward."""
    connection = op.get_bind()
    ddl = Path(__file__).with_name(f"0001.{connection.dialect.name}.sql").read_text("utf-8")
    for statement in ddl.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
