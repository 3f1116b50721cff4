"""The schema from release to release: each migration is frozen once released."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema forward inside the connection's transaction: wholly or not at all."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def ddl(connection: Connection, revision: str) -> None:
    """Run the statements that lie beside a revision for this kind of database."""
    written = Path(__file__).with_name("versions") / f"{revision}.{connection.dialect.name}.sql"
    for statement in written.read_text("utf-8").split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
