"""khabar judge, correct, retract and redact: what people judge."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from khabar.cli.desk import BY, JSON, WHY, fail, open_desk, options, short, to_json
from khabar.cli.inputs import Day
from khabar.errors import NotKept

if TYPE_CHECKING:
    from khabar.record.record import Judgement

DAY = click.option("--day", type=Day(), help="The day it was corrected or taken back.")


WORDS = {"same": True, "apart": False, "undo": None}


@click.command("judge")
@options(
    click.argument("first"), click.argument("second"),
    click.option("--same", "word", flag_value="same", help="They are about one matter."),
    click.option("--apart", "word", flag_value="apart", help="They are not."),
    click.option("--undo", "word", flag_value="undo", help="Take back what was judged; the rules decide again."),
    WHY, BY, JSON,
)  # fmt: skip
def judge(
    first: str, second: str, *, word: str | None, why: str, by: str | None, as_json: bool, store: str | None
) -> None:
    """Judge whether two reports are about one matter; it outranks all rules, and the newest word counts."""
    if word is None:
        raise click.UsageError("say --same, --apart or --undo")
    with open_desk(store) as desk:
        try:
            made = desk.judge(first, second, same=WORDS[word], why=why, by=by)
        except NotKept as fault:
            fail(str(fault))
        pair = f"{short(made.report or '')} {short(made.value or '')}"
        click.echo(to_json(asdict(made)) if as_json else f"{word} {pair} by {made.author}")


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
