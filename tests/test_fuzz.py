"""Damaged files of each kind go the whole way to a reading: nothing falls over, and good records beside bad are read.

`python -m benchmarks.fuzz` runs all 10,000 of a kind; these are the first of them, and those that found a fault.
"""

from __future__ import annotations

import os
import time

import pytest
from benchmarks import fuzz
from benchmarks.fuzz import faults, run
from benchmarks.mutants import SEEDS, mutant

from khabar.sources.item import Taken

FIRST = 120
# Mutants whose record ended by chance where the header of the next one does, which went with it.
FOUND = {"warc": (335, 1142, 1725, 2113, 2982, 5980, 6274, 7258, 7379, 8639, 9473, 9959)}


@pytest.mark.parametrize("kind", SEEDS)
def test_mutants_do_no_harm(kind):
    told = list(run(kind, 0, FIRST))
    assert [number for number, *_ in told] == list(range(FIRST))
    assert [(number, fault) for number, _, fault, *_ in told if fault] == []
    assert sum(taken for *_, taken, _ in told) > FIRST / 2
    assert sum(refused for *_, refused in told) > 0


@pytest.mark.parametrize(("kind", "number"), [(kind, n) for kind, found in FOUND.items() for n in found])
def test_what_was_found_stays_mended(kind, number):
    assert faults(kind, number)[0] == ""


def test_mutants_are_the_same_everywhere():
    assert mutant("html", 7) == mutant("html", 7) != mutant("html", 8)


def test_a_fault_is_seen(monkeypatch):
    monkeypatch.setattr("benchmarks.fuzz.mutant", lambda *_: b'{"text": "The army said it had left."}')
    fault, items = faults("jsonl", 0)
    assert fault == "lost beside a bad record: first, last"
    assert isinstance(items[0], Taken)

    def fall(*_):
        raise ValueError("no")

    monkeypatch.setattr("benchmarks.fuzz.read", fall)
    assert faults("jsonl", 0)[0] == "ValueError: no"


def struck(kind, first, end, out):
    """Do as a worker does, but hang on the second mutant and die on the fourth."""
    for number in range(first, end):
        if number == 1:
            time.sleep(60)
        if number == 3:
            os._exit(9)
        out.send((number, 0.0, "", len(kind), 0))


def test_what_hangs_and_what_dies_is_told_and_passed(monkeypatch):
    monkeypatch.setattr(fuzz, "HANGS", 10.0)
    told = [(number, why) for number, _, why, *_ in run("html", 0, 6, struck)]
    assert told == [(0, ""), (1, "it hangs"), (2, ""), (3, "the process died"), (4, ""), (5, "")]
