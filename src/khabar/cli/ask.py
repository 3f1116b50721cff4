"""khabar reports, claims, show and search: what the record answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from khabar.cli.desk import AS_OF, JSON, LIMIT, OUTLET, SINCE, UNTIL, aside, open_desk, options, short, show, to_json

if TYPE_CHECKING:
    from khabar.record.record import Hit, KeptClaim, KeptReport


@click.command("reports")
@options(SINCE, UNTIL, OUTLET, LIMIT, AS_OF, JSON)
def reports(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 the fields of Asked
    """List reports, newest first."""
    with open_desk(store) as desk:
        show(desk.reports(**asked), as_json, _report)


@click.command("claims")
@options(
    click.option("--kind", type=click.Choice(["saying", "figure", "event"]), help="Only this kind."),
    click.option("--voice", help="Who speaks or acts, by part of a name in either script."),
    click.option("--root", help="Where the chain ends, by part of a name."),
    click.option("--type", help="An event's type (ASSAULT), a saying's form (direct), a figure's bound (at_least)."),
    click.option("--place", help="Where, by part of a name in either script."),
    click.option("--stance", help="An event's modality (denied, planned …), or hedged."),
    click.option("--act", help="What a saying does: say, deny, warn, promise, demand …"),
    click.option("--certainty", help="How sure: probable, possible, alleged, doubtful."),
    click.option("--report", "key", help="Only of this report, by its id."),
    SINCE, UNTIL, OUTLET, LIMIT, AS_OF, JSON,
)  # fmt: skip
def claims(*, store: str | None, as_json: bool, key: str | None, **asked: Any) -> None:  # noqa: ANN401
    """List claims. --since and --until look at an event's own time, and at the report's day where it has none."""
    with open_desk(store) as desk:
        report = desk.show(key).id if key else None
        show(desk.claims(report=report, **asked), as_json, _claim)


@click.command("show")
@options(click.argument("report"), AS_OF, JSON)
def show_report(report: str, *, store: str | None, as_json: bool, as_of: str | None) -> None:
    """Show a report by its id (which may be cut short): where it came from, what was judged, what it says."""
    with open_desk(store) as desk:
        if as_json:
            click.echo(to_json(desk.reading(report, as_of)))
            return
        kept = desk.show(report, as_of)
        click.echo(_report(kept))
        for edition in kept.editions:
            click.echo(f"  edition {edition.source or '-'} known {edition.known}")
        for other in kept.others:
            click.echo(f"  same source, other text {short(other)}")
        for one in kept.judgements:
            what = f" {one.claim or ''} {one.field or ''} {aside(one.value)}" if one.claim else ""
            click.echo(f"  {one.kind}{what} by {one.author} known {one.known}: {aside(one.why)}")
        for claim in desk.claims(report=kept.id, as_of=as_of):
            click.echo(_claim(claim))


@click.command("search")
@options(click.argument("words", nargs=-1, required=True), SINCE, UNTIL, OUTLET, LIMIT, AS_OF, JSON)
def search(words: tuple[str, ...], *, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Find reports by words, "words in a row", part*, title:word, -without; clitics need not be written."""
    with open_desk(store) as desk:
        show(desk.search(" ".join(words), **asked), as_json, _hit)


def _report(report: KeptReport) -> str:
    flags = "".join(f" [{flag}]" for flag, on in (("retracted", report.retracted), ("redacted", report.redacted)) if on)
    head = f"{click.style(short(report.id), bold=True)} {report.published or 'unknown'} {report.outlet or '-'}{flags}"
    return f"{head} {aside(report.title or report.text[:80])}"


def _claim(claim: KeptClaim) -> str:
    known = (("voice", claim.voice), ("root", claim.root), ("place", claim.place), ("time", claim.time))
    value = [f"{claim.value:g}"] if claim.value is not None else []
    flags = [flag for flag, on in (("corrected", claim.corrected), ("retracted", claim.retracted)) if on]
    said = [f"{name} {aside(one)}" for name, one in known if one]
    plain = [
        claim.kind,
        *value,
        *filter(None, (claim.unit, claim.type, claim.stance, _act(claim), claim.certainty)),
        *flags,
        *said,
    ]
    return f"{short(claim.report)} {claim.id} {' '.join(plain)} {aside(claim.words)}"


def _act(claim: KeptClaim) -> str | None:
    return claim.act if claim.act != "say" else None


def _hit(hit: Hit) -> str:
    made, at = "", 0
    for start, end in hit.marks:
        made += hit.snippet[at:start] + click.style(hit.snippet[start:end], bold=True)
        at = end
    return f"{short(hit.report)} {hit.published or 'unknown'} {aside(hit.title)}\n  {aside(made + hit.snippet[at:])}"
