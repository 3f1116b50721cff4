"""Visits: what a watcher remembers of the web, so that it asks again only for what is new and goes on where it was.

They are no part of what the record knows: no dump, backup or feed tells of them. Of a page that was read the record
keeps a hash of its address only, enough not to ask for it twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from khabar.record.tables import visits


@dataclass(frozen=True, slots=True)
class Visit:
    """A feed, a page that the feed at the address `feed` links to, or a host that is left alone for a while.

    `asked` is the instant at which it was last asked for, `due` one before which it is not asked again, `fails` how
    often in a row it could not be had; `etag` and `modified` are what the server calls the version that was read.
    """

    url: str
    feed: str | None = None
    etag: str | None = None
    modified: str | None = None
    asked: str | None = None
    due: str | None = None
    fails: int = 0


def remembered(connection: Connection, feeds: Iterable[str]) -> tuple[Visit, ...]:
    """Return what is known of these feeds, and the pages they link to that are still to be asked for."""
    named = {_key(url): url for url in feeds}
    c = visits.c
    asked = select(visits).where(c.url.is_not(None), or_(c.key.in_(named), c.feed.in_(named))).order_by(c.n)
    return tuple(
        Visit(r["url"], named.get(r["feed"]), r["etag"], r["modified"], r["asked"], r["due"], r["fails"])
        for r in connection.execute(asked).mappings()
    )


def remember(
    connection: Connection, visit: Visit, *, over: bool = False, pages: Iterable[str] = (), again: Iterable[str] = ()
) -> None:
    """Note a visit, and the pages a feed links to: those that are new, and those in `again` whatever was noted.

    A page that is `over` is not asked for again, and its address is forgotten.
    """
    told = {name: getattr(visit, name) for name in ("etag", "modified", "asked", "due", "fails")}
    _put(connection, visit.url, {"feed": visit.feed and _key(visit.feed), "url": None if over else visit.url, **told})
    renewed = set(again)
    wanted = {_key(url): url for url in pages}
    for key, url in wanted.items():
        if url in renewed or connection.scalar(select(visits.c.key).where(visits.c.key == key)) is None:
            _put(connection, url, {"feed": _key(visit.url), "url": url, "due": None, "fails": 0})


def _put(connection: Connection, url: str, values: dict[str, object]) -> None:
    key = _key(url)
    changed = connection.execute(visits.update().where(visits.c.key == key).values(**values))
    if not changed.rowcount:
        connection.execute(visits.insert().values(key=key, **{"fails": 0, **values}))


def _key(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
