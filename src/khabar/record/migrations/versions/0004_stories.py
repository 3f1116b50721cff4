"""To which story each report belongs, and by what others are found that belong to it."""

from __future__ import annotations

from alembic import op

from khabar.record.migrations import ddl

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Go forward."""
    ddl(op.get_bind(), revision)
