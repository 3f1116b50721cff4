"""khabar correct, retract and redact: what people judge."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from khabar.cli.desk import BY, JSON, WHY, open_desk, options, short, to_json
from khabar.cli.inputs import Day

if TYPE_CHECKING:
    from khabar.record.record import Judgement

DAY = click.option("--day", type=Day(), help="The day it was corrected or taken back.")


@click.command("correct")
@options(
    click.argument("report"), click.argument("claim"), click.argument("field"), click.argument("value"), WHY, BY, DAY,
    JSON,
)  # fmt: skip
def correct(  # noqa: PLR0913 a verb's options
    report: str, claim: str, field: str, value: str, *, why: str, by: str | None, day: str | None, as_json: bool,
    store: str | None,
) -> None:  # fmt: skip
    """Correct a FIELD of a CLAIM of a REPORT; the claim as it was read stays in the record."""
    with open_desk(store) as desk:
        try:
            made = desk.correct(report, claim, field, value, why=why, by=by, day=day)
        except ValueError as fault:
            raise click.UsageError(str(fault)) from fault
        _told(made, as_json)


@click.command("retract")
@options(click.argument("report"), click.argument("claim", required=False), WHY, BY, DAY, JSON)
def retract(
    report: str, claim: str | None, *, why: str, by: str | None, day: str | None, as_json: bool, store: str | None
) -> None:
    """Note that a REPORT, or a CLAIM of it, was taken back by its source."""
    with open_desk(store) as desk:
        _told(desk.retract(report, claim, why=why, by=by, day=day), as_json)


@click.command("redact")
@options(
    click.argument("report", required=False),
    click.option("--person", help="Take this person out of every report, in whatever script."),
    WHY, BY, click.option("--yes", is_flag=True, help="Do not ask."), JSON,
)  # fmt: skip
def redact(
    report: str | None, *, person: str | None, why: str, by: str | None, yes: bool, as_json: bool, store: str | None
) -> None:
    """Take a REPORT or a person out of everything served, for good; it cannot be undone."""
    if (report is None) == (person is None):
        raise click.UsageError("name a REPORT or a --person")
    if not yes:
        click.confirm("This cannot be undone. Go on?", abort=True, err=True)
    with open_desk(store) as desk:
        _told(desk.redact(report=report, person=person, why=why, by=by), as_json)


def _told(made: Judgement, as_json: bool) -> None:  # noqa: FBT001 as given
    click.echo(to_json(asdict(made)) if as_json else f"{made.kind} {short(made.id)} known {made.known}")
