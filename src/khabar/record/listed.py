"""Listed: what lists of reports and judgements show, without the reports' texts and readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from khabar.record import queries
from khabar.record import tables as t
from khabar.record.record import Judgement


def outlets(connection: Connection, reports: Iterable[str]) -> Mapping[str, str | None]:
    """Return the outlets of reports by their ids."""
    asked = select(t.reports.c.id, t.reports.c.outlet).where(t.reports.c.id.in_(list(reports)))
    return {key: outlet for key, outlet in connection.execute(asked)}  # noqa: C416 rows are no tuples


def judgements(connection: Connection, most: int) -> tuple[Judgement, ...]:
    """Return what was judged last, the newest first."""
    asked = select(t.judgements).order_by(t.judgements.c.n.desc()).limit(most)
    return tuple(map(queries.judgement, connection.execute(asked).mappings()))
