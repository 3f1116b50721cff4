"""The first schema: entries, the rows that questions are asked of, and the word index; its DDL lies beside it."""

from __future__ import annotations

from alembic import op

from khabar.record.migrations import ddl

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Go forward."""
    ddl(op.get_bind(), revision)
