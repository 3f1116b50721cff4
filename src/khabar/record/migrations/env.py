"""Alembic's door: runs migrations on the connection that `upgrade` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from khabar.record.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True,
    transactional_ddl=True,
)  # fmt: skip
context.run_migrations()
