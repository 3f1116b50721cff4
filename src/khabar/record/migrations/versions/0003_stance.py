"""What a saying does, and how sure a claim is."""

from __future__ import annotations

from alembic import op

from khabar.record.migrations import ddl

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Go forward."""
    ddl(op.get_bind(), revision)
