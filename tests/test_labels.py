"""Labels: numbers side by side add up as they do apart, and a row that need not be searched holds no name."""

from __future__ import annotations

import random

from khabar.reading.names.labels import LABELS, best, linked, packed, unpacked

LARGE = 100_000


def _row(chance: random.Random, most: int = LARGE) -> list[int]:
    return [chance.randint(-most, most) for _ in LABELS]


def test_numbers_side_by_side_add_up():
    chance = random.Random(5)
    for _ in range(200):
        rows = [_row(chance) for _ in range(6)]
        assert unpacked(sum(map(packed, rows))) == tuple(map(sum, zip(*rows, strict=True)))


def test_a_row_that_need_not_be_searched_holds_no_name():
    chance = random.Random(7)
    passed = 0
    for _ in range(3000):
        links = linked([_row(chance, 900) for _ in LABELS])
        rows = [_row(chance, 1500) for _ in range(chance.randint(1, 4))]
        for row in rows:
            row[0] += 1500
        if all(map(links.plain, map(packed, rows))):
            passed += 1
            for closed in (False, True):
                assert not any(best(rows, links, closed=closed))
    assert passed > 50


def test_a_name_that_outweighs_its_links_is_found():
    links = linked([[0] * len(LABELS) for _ in LABELS])
    person, inside, none = ([0] * len(LABELS) for _ in range(3))
    person[1], inside[2], none[0] = 5, 5, 5
    assert not links.plain(packed(person))
    assert best([none, person, inside, none], links) == [0, 1, 2, 0]
