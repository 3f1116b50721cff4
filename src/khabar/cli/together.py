"""khabar stories, story, reprints, tracks, conflicts, roots, commitments, compare, judge: reports held together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from khabar.cli.desk import AS_OF, BY, JSON, OUTLET, SINCE, UNTIL, WHY, aside, fail, open_desk, options, short, to_json
from khabar.cli.inputs import Day
from khabar.errors import NotKept

if TYPE_CHECKING:
    from khabar.model.groups import Commitment, Conflict, Happening, Mention, Reprint, Story, Track
    from khabar.views.together import Together

SCOPE = (SINCE, UNTIL, OUTLET, AS_OF, JSON)
STORY = click.argument("story")


@click.command("stories")
@options(*SCOPE)
def stories(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 the fields of Asked
    """List the stories that the record tells, the newest first."""
    with open_desk(store) as desk:
        held = desk.together(**asked)
        for story in held.stories:
            click.echo(to_json(_named(held, asdict(story))) if as_json else _story(story))


@click.command("story")
@options(STORY, *SCOPE)
def story(story: str, *, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Show one story by the id of any report in it: what happened, which figures moved, what disagrees."""
    with open_desk(store) as desk:
        held = desk.together(**asked)
        try:
            found = held.story(story)
        except NotKept as fault:
            fail(str(fault))
        happened, moved, disagree = held.happenings(found), held.tracks(found), held.conflicts(found)
        if as_json:
            groups = {"happenings": happened, "tracks": moved, "conflicts": disagree}
            made = {"story": asdict(found), **{name: _plain(group) for name, group in groups.items()}}
            click.echo(to_json(_named(held, made)))
            return
        click.echo(_story(found))
        for link in found.links:
            click.echo(f"  {short(link.first)} and {short(link.second)}: {aside(link.why)}")
        told = [h for h in happened if len({m.report for m in h.mentions}) > 1]
        for line in (*map(_happening, told), *map(_track, moved), *map(_conflict, disagree)):
            click.echo(line)


@click.command("reprints")
@options(click.option("--pairs", is_flag=True, help="One pair a line: both sources, both ids, share; by tabs."), *SCOPE)
def reprints(*, store: str | None, as_json: bool, pairs: bool, **asked: Any) -> None:  # noqa: ANN401
    """List which reports carry another's words, and how much of them."""
    with open_desk(store) as desk:
        held = desk.together(**asked)
        for one in held.reprints:
            if as_json:
                click.echo(to_json(_named(held, asdict(one))))
            elif pairs:
                sources = (held.reports[key].source for key in (one.first, one.second))
                click.echo("\t".join((*sources, one.first, one.second, f"{one.share:.3f}")))
            else:
                click.echo(_reprint(held, one))


@click.command("tracks")
@options(SINCE, UNTIL, OUTLET, AS_OF, JSON)
def tracks(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """List the figures that several reports give, story by story, as they moved."""
    _each(store, asked, as_json, lambda held, story: held.tracks(story), _track)


@click.command("conflicts")
@options(SINCE, UNTIL, OUTLET, AS_OF, JSON)
def conflicts(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """List claims that cannot both be true as they stand, story by story."""
    _each(store, asked, as_json, lambda held, story: held.conflicts(story), _conflict)


@click.command("commitments")
@options(click.option("--on", type=Day(), help="As it stands on this day (today)."), *SCOPE)
def commitments(*, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """List what was said to come: whose it is, when it falls due, what became of it."""
    with open_desk(store) as desk:
        held = desk.together(**asked)
        for one in held.commitments():
            click.echo(to_json(_named(held, asdict(one))) if as_json else _commitment(one))


@click.command("roots")
@options(click.argument("claim"), SINCE, UNTIL, OUTLET, AS_OF, JSON)
def roots(claim: str, *, store: str | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Count the independent roots of a claim, REPORT#e3 or REPORT#f2, over all reports that make it."""
    with open_desk(store) as desk:
        held = desk.together(**asked)
        try:
            found = held.roots(claim)
        except NotKept as fault:
            fail(str(fault))
        if as_json:
            click.echo(to_json(_named(held, asdict(found))))
            return
        click.echo(f"{click.style(str(found.independent), bold=True)} {aside(found.why)}")
        for root in found.roots:
            mark = "+" if root.counts else "-"
            click.echo(f"  {mark} {root.kind} {aside(root.name)}: {root.why}; {' '.join(map(short, root.reports))}")


@click.command("compare")
@options(click.argument("first"), click.argument("second"), AS_OF, JSON)
def compare(first: str, second: str, *, store: str | None, as_json: bool, as_of: str | None) -> None:
    """Show what two reports share, word by word."""
    with open_desk(store) as desk:
        held = desk.together(as_of=as_of)
        try:
            one = held.compared(first, second)
        except NotKept as fault:
            fail(str(fault))
        if one is None:
            click.echo("null" if as_json else "they share no passage")
            return
        click.echo(to_json(_named(held, asdict(one))) if as_json else _reprint(held, one))
        text = held.reports[one.second].text
        for passage in () if as_json else one.passages:
            click.echo(f"  {passage.words} words {aside(passage.second.of(text))}")


@click.command("judge")
@options(
    click.argument("first"), click.argument("second"),
    click.option("--same/--apart", required=True, help="One matter, or not."), WHY, BY,
)  # fmt: skip
def judge(first: str, second: str, *, store: str | None, same: bool, why: str, by: str | None) -> None:
    """Judge whether two reports are about one matter; it outranks all rules, and the newest word counts."""
    with open_desk(store) as desk:
        try:
            made = desk.judge(first, second, same=same, why=why, by=by)
        except NotKept as fault:
            fail(str(fault))
        click.echo(f"{made.kind} {short(made.report or '')} {short(made.value or '')} by {made.author}")


def _each(store: str | None, asked: dict[str, Any], as_json: bool, find: Any, line: Any) -> None:  # noqa: ANN401, FBT001 passed on
    with open_desk(store) as desk:
        held = desk.together(**asked)
        for found in held.stories:
            for one in find(held, found):
                click.echo(to_json(_named(held, asdict(one))) if as_json else line(one))


def _plain(group: Iterable[Any]) -> list[dict[str, Any]]:
    return [asdict(one) for one in group]


def _named(held: Together, data: dict[str, Any]) -> dict[str, Any]:
    """Add the sources of the reports that an answer names."""
    ids = sorted({key for key in _strings(data) if key in held.reports})
    return {**data, "sources": {key: held.reports[key].source for key in ids}}


def _strings(data: Any) -> list[str]:  # noqa: ANN401 JSON
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [s for value in data.values() for s in _strings(value)]
    if isinstance(data, (list, tuple)):
        return [s for value in data for s in _strings(value)]
    return []


def _story(story: Story) -> str:
    head = f"{click.style(short(story.id), bold=True)} {len(story.reports)} reports {aside(story.title)}"
    return f"{head}\n  about {aside(', '.join(story.about))}"


def _reprint(held: Together, one: Reprint) -> str:
    first, second = (held.reports[key] for key in (one.first, one.second))
    head = f"{short(one.second)} {second.outlet or '-'} < {short(one.first)} {first.outlet or '-'}: {one.why}"
    return "\n".join((head, *(f"  lost {d.kind} #{d.first} > #{d.second}: {aside(d.why)}" for d in one.drift)))


def _happening(one: Happening) -> str:
    who = ", ".join(one.actors) or "-"
    whom = ", ".join(one.recipients)
    where = f" in {', '.join(one.places)}" if one.places else ""
    head = f"{one.type} {one.state} {aside(who)}{f' > {aside(whom)}' if whom else ''}{where} {' '.join(one.days)}"
    return f"{click.style(head.strip(), bold=True)}: {len({m.report for m in one.mentions})} reports ({one.why})"


def _track(one: Track) -> str:
    head = click.style(f"{one.measure}{' (new)' if one.scope == 'new' else ''}", bold=True)
    points = [f"  {_who(p.mention)} {p.mention.said}, {p.step} {aside(p.mention.words)}" for p in one.points]
    return "\n".join((head, *points))


def _conflict(one: Conflict) -> str:
    head = f"{click.style(one.kind, bold=True)} {aside(one.why)}"
    return "\n".join((head, *(f"  {_who(m)} {aside(m.words)}" for m in (one.first, one.second))))


def _commitment(one: Commitment) -> str:
    head = f"{click.style(one.state, bold=True)} {one.due or 'no day'} {aside(', '.join(one.bound) or '-')}"
    return f"{head}: {aside(one.mention.words)} {_who(one.mention)}; {one.why}"


def _who(m: Mention) -> str:
    through = f" by {aside(m.root)}" if m.root else ""
    return f"{short(m.report)}#{m.claim} {(m.published or 'unknown')[:10]} {m.outlet or '-'}{through}"
