"""Where each report belongs apart from what it is compared by, and where it belonged before; made anew."""

from __future__ import annotations

from alembic import op

from khabar.record.migrations import ddl

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Go forward."""
    ddl(op.get_bind(), revision)
