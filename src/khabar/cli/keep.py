"""khabar check, backup, restore and db: looking after the record."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from khabar.cli.desk import JSON, open_desk, options, settings, to_json
from khabar.cli.inputs import counting
from khabar.errors import StoreFault


@click.command("check")
@options(JSON)
def check(*, store: str | None, as_json: bool) -> None:
    """Look at every sha256, every span and every row; nothing is written. The exit code is 1 where a fault is found."""
    from khabar.record.record import Checked

    try:
        with open_desk(store, read_only=True) as desk:
            checked = desk.check(counting("checking"))
    except StoreFault as fault:
        if type(fault) is not StoreFault:
            raise
        checked = Checked({}, (str(fault),))
    if as_json:
        click.echo(to_json(asdict(checked)))
    else:
        for fault_ in checked.faults:
            click.echo(fault_)
        seen = ", ".join(f"{many} {kind}s" for kind, many in checked.seen.items())
        click.echo(f"{seen or 'nothing could be read'}: {len(checked.faults)} faults")
    sys.exit(1 if checked.faults else 0)


@click.command("backup")
@options(click.argument("path", type=click.Path(dir_okay=False, path_type=Path)), JSON)
def backup(path: Path, *, store: str | None, as_json: bool) -> None:
    """Write the whole record to a file of JSON Lines (.gz: compressed), of one moment, while others write."""
    with open_desk(store) as desk:
        many = desk.backup(path, counting("writing"))
    click.echo(to_json({"path": str(path), "entries": many}) if as_json else f"{many} entries in {path}")


@click.command("restore")
@options(click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path)), JSON)
def restore(path: Path, *, store: str | None, as_json: bool) -> None:
    """Add what a backup holds to the record, all or nothing. What was redacted here stays out."""
    with open_desk(store, create=True) as desk:
        many = desk.restore(path, counting("adding"))
    click.echo(to_json({"path": str(path), "new": many}) if as_json else f"{many} new entries from {path}")


@click.group("db")
def database() -> None:
    """Look after the database."""


@database.command("upgrade")
@options(JSON)
def upgrade(*, store: str | None, as_json: bool) -> None:
    """Bring the record's schema forward to this program's, wholly or not at all; makes one where there is none."""
    from khabar.reconcile.keeping import Keeper
    from khabar.record.store import upgrade_store

    named = settings(store=store)
    before, after = upgrade_store(named.store, busy=named.busy, keeper=Keeper())
    click.echo(to_json({"before": before, "after": after}) if as_json else f"schema {before or 'none'} -> {after}")
