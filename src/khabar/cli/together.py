"""khabar stories, story, timeline, reprints, compare, track, tracks, conflicts, roots, commitments, feed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from khabar.cli import groups as lines
from khabar.cli.desk import AS_OF, JSON, OUTLET, SINCE, UNTIL, aside, fail, open_desk, options, short, to_json
from khabar.cli.inputs import Day, Since
from khabar.errors import NotKept
from khabar.reconcile.origins import origins

if TYPE_CHECKING:
    from khabar.desk import Desk

SCOPE = (SINCE, UNTIL, OUTLET, AS_OF, JSON)
STORY = click.argument("story")


@contextmanager
def asking(store: str | None) -> Iterator[Desk]:
    """Open the desk; what the record does not keep is told, with the exit code 1."""
    with open_desk(store) as desk:
        try:
            yield desk
        except NotKept as fault:
            fail(str(fault))


@click.command("stories")
@options(*SCOPE)
def stories(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 the fields of Asked
    """List the stories that the record tells, the newest first."""
    with asking(store) as desk:
        held = desk.together(**asked)
        for story in held.stories:
            click.echo(to_json(lines.named(held, asdict(story))) if as_json else lines.story(story))


@click.command("story")
@options(STORY, *SCOPE)
def story(story: str, *, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Show one story by the id of any report in it: what happened, which figures moved, what disagrees."""
    with asking(store) as desk:
        held = desk.together(**asked)
        found = held.story(story)
        happened, moved, disagree = held.happenings(found), held.tracks(found), held.conflicts(found)
        if as_json:
            groups: dict[str, tuple[Any, ...]] = {"happenings": happened, "tracks": moved, "conflicts": disagree}
            made = {"story": asdict(found), **{name: [asdict(one) for one in group] for name, group in groups.items()}}
            click.echo(to_json(lines.named(held, made)))
            return
        click.echo(lines.story(found))
        for link in found.links:
            click.echo(f"  {short(link.first)} and {short(link.second)}: {aside(link.why)}")
        told = [h for h in happened if len({m.report for m in h.mentions}) > 1]
        for line in (*map(lines.happening, told), *map(lines.track, moved), *map(lines.conflict, disagree)):
            click.echo(line)


@click.command("timeline")
@options(STORY, *SCOPE)
def timeline(story: str, *, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """List what happened, was said, planned, denied or called off in a story, day by day, and who says so."""
    with asking(store) as desk:
        held = desk.together(**asked)
        for one in held.timeline(held.story(story)):
            click.echo(to_json(lines.named(held, asdict(one))) if as_json else lines.line(one))


@click.command("reprints")
@options(click.option("--pairs", is_flag=True, help="One pair a line: both sources, both ids, share; by tabs."), *SCOPE)
def reprints(*, store: str | None, as_json: bool, pairs: bool, **asked: Any) -> None:  # noqa: ANN401
    """List which reports carry another's words, and how much of them; then whom the words of each group come from."""
    with asking(store) as desk:
        held = desk.together(**asked)
        found = () if pairs else origins(held.reports, held.copied)
        of = {key: one for one in found for key in one.reports}
        for one in held.reprints:
            if as_json:
                made = asdict(of[one.second]) if of.get(one.first, one) is of.get(one.second) else None
                click.echo(to_json(lines.named(held, {**asdict(one), "origin": made})))
            elif pairs:
                sources = (held.reports[key].source for key in (one.first, one.second))
                click.echo("\t".join((*sources, one.first, one.second, f"{one.share:.3f}")))
            else:
                click.echo(lines.reprint(held, one))
        for group in () if as_json else found:
            click.echo(lines.origin(group))


@click.command("tracks")
@options(SINCE, UNTIL, OUTLET, AS_OF, JSON)
def tracks(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """List the figures that several reports give, story by story, as they moved."""
    _each(store, asked, as_json, lambda held, story: held.tracks(story), lines.track)


@click.command("track")
@options(STORY, click.argument("measure"), *SCOPE)
def track(story: str, measure: str, *, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Show the figures of one MEASURE in a story, by part of its name (killed), as they moved."""
    with asking(store) as desk:
        held = desk.together(**asked)
        for one in held.track(held.story(story), measure):
            click.echo(to_json(lines.named(held, asdict(one))) if as_json else lines.track(one))


@click.command("conflicts")
@options(SINCE, UNTIL, OUTLET, AS_OF, JSON)
def conflicts(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """List claims that cannot both be true as they stand, story by story."""
    _each(store, asked, as_json, lambda held, story: held.conflicts(story), lines.conflict)


@click.command("commitments")
@options(click.option("--on", type=Day(), help="As it stands on this day (today)."), *SCOPE)
def commitments(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """List what was said to come: whose it is, when it falls due, what became of it."""
    with asking(store) as desk:
        held = desk.together(**asked)
        for one in held.commitments():
            click.echo(to_json(lines.named(held, asdict(one))) if as_json else lines.commitment(one))


@click.command("roots")
@options(click.argument("claim"), SINCE, UNTIL, OUTLET, AS_OF, JSON)
def roots(claim: str, *, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Count the independent roots of a claim, REPORT#e3 or REPORT#f2, over all reports that make it."""
    with asking(store) as desk:
        held = desk.together(**asked)
        found = held.roots(claim)
        if as_json:
            click.echo(to_json(lines.named(held, asdict(found))))
            return
        click.echo(f"{click.style(str(found.independent), bold=True)} {aside(found.why)}")
        for root in found.roots:
            mark = "+" if root.counts else "-"
            click.echo(f"  {mark} {root.kind} {aside(root.name)}: {root.why}; {' '.join(map(short, root.reports))}")


@click.command("compare")
@options(click.argument("first"), click.argument("second"), AS_OF, JSON)
def compare(first: str, second: str, *, store: str | None, as_json: bool, as_of: str | None) -> None:
    """Show what two reports share, word by word."""
    with asking(store) as desk:
        held = desk.together(as_of=as_of)
        one = held.compare(first, second)
        if one is None:
            click.echo("null" if as_json else "they share no passage")
            return
        click.echo(to_json(lines.named(held, asdict(one))) if as_json else lines.reprint(held, one))
        text = held.reports[one.second].text
        for passage in () if as_json else one.passages:
            click.echo(f"  {passage.words} words {aside(passage.second.of(text))}")


@click.command("feed")
@options(
    click.argument("since", type=Since()), click.option("--on", type=Day(), help="As promises stand on this day."),
    AS_OF, JSON,
)  # fmt: skip
def feed(since: int | str, *, store: str | None, on: str | None, as_of: str | None, as_json: bool) -> None:
    """List what is new SINCE a day, an instant, or the cursor that ended the last answer.

    New reports, judgements and claims; stories, tracks, conflicts and commitments that are new or changed.
    """
    with asking(store) as desk:
        told = desk.feed(since, as_of, on=on)
        for new in told.items:
            click.echo(to_json(lines.named(told, asdict(new))) if as_json else lines.new(new))
        click.echo(to_json({"kind": "cursor", "cursor": told.cursor}) if as_json else f"cursor {told.cursor}")


def _each(store: str | None, asked: dict[str, Any], as_json: bool, find: Any, line: Any) -> None:  # noqa: ANN401, FBT001 passed on
    with asking(store) as desk:
        held = desk.together(**asked)
        for found in held.stories:
            for one in find(held, found):
                click.echo(to_json(lines.named(held, asdict(one))) if as_json else line(one))
