"""What a watch remembers of the web, in both stores, and the store of before it was remembered."""

from __future__ import annotations

from sqlalchemy import select

from khabar.record import tables as t
from khabar.record.engine import connect, store_url, transaction
from khabar.record.migrations import upgrade
from khabar.record.store import open_store, upgrade_store
from khabar.record.visits import Visit

FEED, PAGE, OTHER = (f"https://example.org/{name}" for name in ("feed", "page", "other"))
NOON = "2031-05-12T12:00:00.000000Z"


def test_a_feed_and_its_pages_are_remembered(store):
    assert store.visits((FEED,)) == ()
    feed = Visit(FEED, None, '"1"', "Mon, 12 May 2031 08:00:00 GMT", NOON)
    store.visited(feed, pages=(PAGE, OTHER, PAGE))
    assert store.visits((FEED,)) == (feed, Visit(PAGE, FEED), Visit(OTHER, FEED))
    assert store.visits((OTHER,)) == (Visit(OTHER),), "a feed of its own"
    late = Visit(PAGE, FEED, asked=NOON, due=NOON, fails=1)
    store.visited(late)
    store.visited(Visit(OTHER, FEED, asked=NOON), over=True)
    store.visited(feed, pages=(PAGE, OTHER))
    assert store.visits((FEED,)) == (feed, late)
    store.visited(feed, pages=(PAGE, OTHER), again=(OTHER,))
    assert store.visits((FEED,)) == (feed, late, Visit(OTHER, FEED, asked=NOON))


def test_a_page_that_was_read_is_remembered_by_a_hash(store):
    store.visited(Visit(FEED), pages=(PAGE,))
    store.visited(Visit(PAGE, FEED, asked=NOON), over=True)
    with store.engine.connect() as connection:
        rows = connection.execute(select(t.visits)).mappings().all()
    assert PAGE not in "".join(str(dict(row)) for row in rows)


def test_visits_are_no_part_of_what_is_known(store):
    before = list(store.dump())
    store.visited(Visit(FEED), pages=(PAGE,))
    assert list(store.dump()) == before
    assert store.check().faults == ()


def test_a_store_of_the_first_schema_is_brought_forward(fresh, arrivals):
    for kind in ("sqlite", "postgresql"):
        name = fresh(kind)
        engine = connect(store_url(name), busy=5)
        with transaction(engine, write=True) as connection:
            upgrade(connection, "0001")
        engine.dispose()
        assert upgrade_store(name) == ("0001", "0005")
        store = open_store(name)
        assert len(store.add(arrivals[:2], NOON)) == 2
        store.visited(Visit(FEED))
        assert store.check().faults == ()
        store.close()
