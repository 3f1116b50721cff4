"""How groups of reports are printed: lines for people, and the sources of the reports that JSON names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from khabar.cli.desk import aside, short

if TYPE_CHECKING:
    from khabar.model.groups import Commitment, Conflict, Happening, Line, Mention, Origin, Reprint, Story, Track
    from khabar.record.record import Judgement
    from khabar.views.news import Came, New, News
    from khabar.views.together import Together

ID = "sha256:"
LONG = 200  # characters of a line's words that people are shown


def named(held: Together | News, data: dict[str, Any]) -> dict[str, Any]:
    """Add the sources of the reports that an answer names."""
    ids = sorted({key for key in _strings(data) if key.startswith(ID)})
    return {**data, "sources": {key: source for key in ids if (source := held.source(key)) is not None}}


def _strings(data: Any) -> list[str]:  # noqa: ANN401 JSON
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [s for value in data.values() for s in _strings(value)]
    if isinstance(data, (list, tuple)):
        return [s for value in data for s in _strings(value)]
    return []


def story(story: Story) -> str:
    """Return a story."""
    head = f"{click.style(short(story.id), bold=True)} {len(story.reports)} reports {aside(story.title)}"
    return f"{head}\n  about {aside(', '.join(story.about))}"


def reprint(held: Together, one: Reprint) -> str:
    """Return a reprint with the doubts it lost."""
    first, second = (held.reports[key] for key in (one.first, one.second))
    head = f"{short(one.second)} {second.outlet or '-'} < {short(one.first)} {first.outlet or '-'}: {one.why}"
    return "\n".join((head, *(f"  lost {d.kind} #{d.first} > #{d.second}: {aside(d.why)}" for d in one.drift)))


def origin(one: Origin) -> str:
    """Return whom the words of a group of copies come from."""
    head = click.style(f"origin {aside(one.name or 'unknown')}", bold=True)
    return f"{head} {one.kind} {one.score:.2f}: {aside(one.why)} {' '.join(map(short, one.reports))}"


def happening(one: Happening) -> str:
    """Return a happening."""
    who = ", ".join(one.actors) or "-"
    whom = ", ".join(one.recipients)
    where = f" in {', '.join(one.places)}" if one.places else ""
    head = f"{one.type} {one.state} {aside(who)}{f' > {aside(whom)}' if whom else ''}{where} {' '.join(one.days)}"
    return f"{click.style(head.strip(), bold=True)}: {len({m.report for m in one.mentions})} reports ({one.why})"


def track(one: Track) -> str:
    """Return a track, a figure a line."""
    scope = f" ({one.scope})" if one.scope != "total" else ""
    head = click.style(f"{one.measure}{f', {one.whom}' if one.whom else ''}{scope}", bold=True)
    points = [f"  {_who(p.mention)} {p.mention.said}, {p.step} {aside(p.mention.words)}" for p in one.points]
    return "\n".join((head, *points))


def conflict(one: Conflict) -> str:
    """Return a conflict with both wordings."""
    head = f"{click.style(one.kind, bold=True)} {aside(one.why)}"
    return "\n".join((head, *(f"  {_who(m)} {aside(m.words)}" for m in (one.first, one.second))))


def commitment(one: Commitment) -> str:
    """Return a commitment."""
    head = f"{click.style(one.state, bold=True)} {one.due or 'no day'} {aside(', '.join(one.bound) or '-')}"
    return f"{head}: {aside(one.mention.words)} {_who(one.mention)}; {one.why}"


def _who(m: Mention) -> str:
    through = f" by {aside(m.root)}" if m.root else ""
    return f"{short(m.report)}#{m.claim} {(m.published or 'unknown')[:10]} {m.outlet or '-'}{through}"


def line(one: Line) -> str:
    """Return a line of a timeline."""
    words = one.words if len(one.words) <= LONG else one.words[:LONG].rsplit(" ", 1)[0] + " …"
    due = f" for {one.due}" if one.due else ""
    head = f"{one.day or 'no day':10} {click.style(one.kind, bold=True)}{due} {aside(', '.join(one.by))}"
    return f"{head}: {aside(words)} {' '.join(map(short, one.reports))}"


def new(one: New) -> str:
    """Return a thing that is new, with what it is before it."""
    made: str = SHOWN[one.kind](one.of)
    return f"{one.what} {one.kind} {made}"


def _came(one: Came) -> str:
    return f"{short(one.report)} {one.published or 'unknown'} {one.outlet or '-'} {aside(one.title or one.source)}"


def _judged(one: Judgement) -> str:
    what = " ".join(map(short, filter(None, (one.report, one.claim, one.value if one.kind in PAIRED else None))))
    return f"{one.kind} {what} by {one.author}: {aside(one.why)}"


def _claim(one: Mention) -> str:
    return f"{_who(one)} {one.said} {aside(one.words)}"


PAIRED = frozenset({"same", "apart", "open"})  # names: kinds of judgement whose value is another report
SHOWN: dict[str, Callable[[Any], str]] = {
    "report": _came, "judgement": _judged, "claim": _claim, "story": story, "track": track, "conflict": conflict,
    "commitment": commitment,
}  # fmt: skip
