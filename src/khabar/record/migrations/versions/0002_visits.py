"""What `khabar watch` remembers of the feeds and pages it asked for."""

from __future__ import annotations

from alembic import op

from khabar.record.migrations import ddl

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go forward."""
    ddl(op.get_bind(), revision)
